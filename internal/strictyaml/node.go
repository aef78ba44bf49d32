package strictyaml

import (
	"regexp"
	"slices"
)

// Kind is what a value is, as written. The zero value is invalid: it is the
// kind of an absent value.
type Kind int

// The kinds of values.
const (
	Null   Kind = iota + 1 // null, ~ or nothing at all
	Bool                   // true or false, in any of YAML's spellings
	Number                 // an unquoted scalar that some YAML reader takes for a number
	Text                   // any other scalar, and everything in quotes
	List
	Mapping
)

// node is a value with its place. Only one of text, items and entries is set,
// according to kind.
type node struct {
	kind    Kind
	text    string // of a scalar: as written when plain, the content when quoted
	quoted  bool   // in quotes or a block of text, so certainly text
	place   Place
	items   []*node
	entries []entry

	// broken is set by the first failed reading, which silences later
	// problems of the same value: they would only be its echo.
	broken bool
}

type entry struct {
	key   *node // a Text
	value *node
}

// numberLike matches all that some version of YAML, or its library, takes for
// a number, so that an unquoted 010 or 1_000 is never read as text.
var numberLike = regexp.MustCompile(`^(` +
	`[-+]?0[xX][0-9a-fA-F_]+|[-+]?0[oO][0-7_]+|[-+]?0[bB][01_]+|` +
	`[-+]?[0-9][0-9_]*(\.[0-9_]*)?([eE][-+]?[0-9]+)?|` +
	`[-+]?\.[0-9][0-9_]*([eE][-+]?[0-9]+)?|` +
	`[-+]?\.(inf|Inf|INF)|[-+]?\.(nan|NaN|NAN))$`)

var (
	nullWords = []string{"", "~", "null", "Null", "NULL"}
	boolWords = []string{"true", "True", "TRUE", "false", "False", "FALSE"}
)

// plainKind is the kind of an unquoted scalar (YAML 1.2 core schema, and the
// numbers of YAML 1.1).
func plainKind(text string) Kind {
	switch {
	case slices.Contains(nullWords, text):
		return Null
	case slices.Contains(boolWords, text):
		return Bool
	case numberLike.MatchString(text):
		return Number
	}
	return Text
}

// shownText is how many characters of a value a message repeats (ours).
const shownText = 40

// got describes the node for the second half of "wants a number, got …".
func (n *node) got() string {
	switch {
	case n.kind == List:
		return "a list"
	case n.kind == Mapping:
		return "a map"
	case n.kind == Null && n.text == "":
		return "nothing"
	case n.quoted:
		return "the quoted text " + quote(n.text)
	}
	return cut(n.text)
}
