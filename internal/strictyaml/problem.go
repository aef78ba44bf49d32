package strictyaml

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
)

// Place is a position in a file: line and column, both counted from 1, the
// column in characters (not bytes).
type Place struct {
	Line, Column int
}

// Problem is one thing wrong in a file.
type Problem struct {
	File       string // the name given to Parse
	Line       int    // from 1
	Column     int    // from 1, in characters
	Path       string // such as arms.likes.add.action or claims[0].id; empty at the top
	Text       string // what is wrong: lower case, no full stop
	Suggestion string // the word probably meant; empty when none is near

	source string // the line the problem stands on, for the excerpt
}

// Headline is the problem on one line, without its excerpt:
// file:line:column: path: text; did you mean "word"?
func (p Problem) Headline() string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s:%d:%d: ", p.File, p.Line, p.Column)
	if p.Path != "" {
		b.WriteString(p.Path + ": ")
	}
	b.WriteString(p.Text)
	if p.Suggestion != "" {
		fmt.Fprintf(&b, "; did you mean %q?", p.Suggestion)
	}
	return b.String()
}

// String is the headline followed by the source line and a caret under the
// column, where there is a line to show.
func (p Problem) String() string {
	if strings.TrimSpace(p.source) == "" {
		return p.Headline()
	}
	return p.Headline() + "\n" + excerpt(p.source, p.Column)
}

// Problems is all that is wrong in a file, as one error.
type Problems []Problem

var _ error = Problems(nil)

// Error renders every problem with its excerpt, one after the other.
func (ps Problems) Error() string {
	texts := make([]string, len(ps))
	for i, p := range ps {
		texts[i] = p.String()
	}
	return strings.Join(texts, "\n")
}

// Err is nil when there are no problems. Return it, not the slice: an empty
// slice in an error variable would count as an error.
func (ps Problems) Err() error {
	if len(ps) == 0 {
		return nil
	}
	return ps
}

// Sorted returns the problems by file, place and text, each once.
func (ps Problems) Sorted() Problems {
	sorted := slices.Clone(ps)
	slices.SortStableFunc(sorted, func(a, b Problem) int {
		return cmp.Or(
			cmp.Compare(a.File, b.File),
			cmp.Compare(a.Line, b.Line),
			cmp.Compare(a.Column, b.Column),
			cmp.Compare(a.Path, b.Path),
			cmp.Compare(a.Text, b.Text),
		)
	})
	return slices.Compact(sorted)
}
