package strictyaml

import (
	"fmt"
	"strconv"
	"strings"
	"unicode"
)

// Value is one value of a document, or the absence of one, with its place and
// path. Reading an absent value yields the zero value and no problem: whoever
// wanted it has already said so with Required.
type Value struct {
	doc    *Document
	node   *node // nil when absent
	parent *node // where an absent value would have been; nil when unknown
	path   string
}

// Present says whether the value is written in the file (null is).
func (v Value) Present() bool { return v.node != nil }

// Kind is what the value is, as written; zero when it is absent.
func (v Value) Kind() Kind {
	if v.node == nil {
		return 0
	}
	return v.node.kind
}

// IsNull says whether the value is written as null, ~ or nothing. Callers that
// allow null ask this first; every other reading refuses it.
func (v Value) IsNull() bool { return v.Kind() == Null }

// OK says whether the value is present and no reading of it has failed, so
// that checks across several values can be left out when one is broken.
func (v Value) OK() bool { return v.node != nil && !v.node.broken }

// Path is the way to the value from the top, such as arms.likes.add.action.
func (v Value) Path() string { return v.path }

// Place is where the value starts; for an absent one, where the map starts
// that lacks it; zero when even that is unknown.
func (v Value) Place() Place {
	switch {
	case v.node != nil:
		return v.node.place
	case v.parent != nil:
		return v.parent.place
	}
	return Place{}
}

// Problemf records a problem of the caller's own at the value, unless a
// reading of it has already failed.
func (v Value) Problemf(format string, args ...any) {
	v.record(Problem{Text: fmt.Sprintf(format, args...)})
}

// Unknown records that word, read from the value, is no known one: what is its
// noun ("action"), among are the known words.
func (v Value) Unknown(what, word string, among []string) {
	v.record(unknown(what, word, among))
}

// List reads a list.
func (v Value) List() []Value {
	if !v.is(List, "a list") {
		return nil
	}
	items := make([]Value, len(v.node.items))
	for i, n := range v.node.items {
		items[i] = Value{doc: v.doc, node: n, path: v.path + "[" + strconv.Itoa(i) + "]"}
	}
	return items
}

// Map reads a map. When the value is not one, the map returned is empty and
// silent.
func (v Value) Map() *Map {
	if !v.is(Mapping, "a map") {
		return &Map{}
	}
	return v.doc.openMap(v)
}

// is checks the kind and records what was wanted when it is another.
func (v Value) is(kind Kind, want string) bool {
	if v.node != nil && v.node.kind == kind {
		return true
	}
	v.fail(want, "")
	return false
}

// fail records that the value is not what was wanted, with a hint in brackets.
func (v Value) fail(want, hint string) {
	if v.node == nil {
		return
	}
	text := "wants " + want + ", got " + v.node.got()
	if hint != "" {
		text += " (" + hint + ")"
	}
	v.record(Problem{Text: text})
	v.node.broken = true
}

// record completes the problem with the value's place and path.
func (v Value) record(p Problem) {
	place := v.Place()
	if place == (Place{}) || v.node != nil && v.node.broken {
		return
	}
	p.Path = v.path
	v.doc.add(place, p)
}

// unknown words the problem of a word outside a closed list.
func unknown(what, word string, among []string) Problem {
	p := Problem{Text: "unknown " + what + " " + quote(word), Suggestion: Suggest(word, among)}
	if p.Suggestion == "" && len(among) > 0 {
		p.Text += " (known: " + strings.Join(among, ", ") + ")"
	}
	return p
}

// join appends a key to a path, quoted where it would be misread.
func join(path, key string) string {
	odd := func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r) && !strings.ContainsRune("-_+", r)
	}
	if key == "" || strings.ContainsFunc(key, odd) {
		key = quote(key)
	}
	if path == "" {
		return key
	}
	return path + "." + key
}

// quote puts a text in double quotes for a message, cut and made printable.
func quote(text string) string { return strconv.Quote(cut(text)) }

func cut(text string) string {
	runes := []rune(text)
	if len(runes) <= shownText {
		return text
	}
	return string(runes[:shownText]) + "…"
}
