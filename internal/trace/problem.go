package trace

import (
	"fmt"
	"strings"

	"github.com/yardstick-lab/yardstick/internal/strictyaml"
)

// shownProblems is how many problems of a file are told; the rest is counted
// (ours: a screenful).
const shownProblems = 20

// Problem is one thing wrong with a file.
type Problem struct {
	File   string
	Line   int    // from 1; 0 when the file as a whole is meant
	Column int    // from 1, in characters; 0 when the line as a whole is meant
	Row    int    // from 1, in place of a line where a file has rows; else 0
	Text   string // lower case, no full stop
}

// String writes the problem as file:line:column: text, or file: row n: text.
func (p Problem) String() string {
	switch {
	case p.Row > 0:
		return fmt.Sprintf("%s: row %d: %s", p.File, p.Row, p.Text)
	case p.Line == 0:
		return fmt.Sprintf("%s: %s", p.File, p.Text)
	case p.Column == 0:
		return fmt.Sprintf("%s:%d: %s", p.File, p.Line, p.Text)
	}
	return fmt.Sprintf("%s:%d:%d: %s", p.File, p.Line, p.Column, p.Text)
}

// Problems is everything wrong with a file: the first ones in order of place,
// and how many More there are. As an error it is bad input, never the machine's
// fault.
type Problems struct {
	First []Problem
	More  int
}

var _ error = (*Problems)(nil)

// Error writes one problem a line.
func (ps *Problems) Error() string {
	lines := make([]string, 0, len(ps.First)+1)
	for _, p := range ps.First {
		lines = append(lines, p.String())
	}
	if ps.More > 0 {
		lines = append(lines, fmt.Sprintf("and %d more", ps.More))
	}
	return strings.Join(lines, "\n")
}

// full reports whether a further problem is only counted, and counts it.
func (ps *Problems) full() bool {
	if len(ps.First) < shownProblems {
		return false
	}
	ps.More++
	return true
}

func (ps *Problems) count() int { return len(ps.First) + ps.More }

// meant is the end of a message about an unknown word, where it will be shown.
func (ps *Problems) meant(word string, known []string) string {
	if ps.count() >= shownProblems {
		return ""
	}
	if near := strictyaml.Suggest(word, known); near != "" {
		return fmt.Sprintf("; did you mean %q?", near)
	}
	return fmt.Sprintf(" (known: %s)", strings.Join(known, ", "))
}

func (ps *Problems) err() error {
	if len(ps.First) == 0 {
		return nil
	}
	return ps
}

// shownText is how many characters of a field a problem repeats (ours).
const shownText = 40

// quote puts a field in double quotes for a message, cut and made printable.
func quote[S string | []byte](field S) string {
	runes := []rune(string(field[:min(len(field), 4*shownText)]))
	if len(runes) > shownText {
		runes = append(runes[:shownText:shownText], '…')
	}
	return fmt.Sprintf("%q", string(runes))
}
