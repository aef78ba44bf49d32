package strictyaml

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// Leaf is one thing that a document says: the path to it, and its value on one
// line of ASCII.
type Leaf struct{ Path, Value string }

// Leaves takes the document apart into all that it says, without how it is
// written: keys sorted at every level, no comments, spaces, quoting or line
// breaks, and numbers in one spelling, so that 1.50 and 15e-1 are the same. The
// order of keys does not count, and neither does that of a list whose items are
// maps with an "id", by which they are called: claims.no-lift.type. Any other
// list is one leaf, unless there are maps in it. It is empty for a document that
// could not be parsed.
//
// The leaves are hashed, so their form must never change.
func (d *Document) Leaves() []Leaf {
	if d.root == nil {
		return nil
	}
	return d.root.leaves("", nil)
}

// Plain is the value as [Document.Leaves] writes it; empty when it is absent.
func (v Value) Plain() string {
	if v.node == nil {
		return ""
	}
	return string(v.node.appendPlain(nil))
}

func (n *node) leaves(path string, all []Leaf) []Leaf {
	switch {
	case n.kind == Mapping && len(n.entries) > 0:
		for _, e := range sortedEntries(n) {
			all = e.value.leaves(join(path, e.key.text), all)
		}
	case n.kind == List && slices.ContainsFunc(n.items, func(i *node) bool { return i.kind == Mapping }):
		return n.itemLeaves(path, all)
	default:
		all = append(all, Leaf{path, string(n.appendPlain(nil))})
	}
	return all
}

// itemLeaves calls the items of a list by their ids or, where one of them has
// none of its own, by their places.
func (n *node) itemLeaves(path string, all []Leaf) []Leaf {
	named := map[string]*node{}
	for _, item := range n.items {
		if id := item.id(); id != "" {
			named[id] = item
		}
	}
	if len(named) < len(n.items) {
		for i, item := range n.items {
			all = item.leaves(fmt.Sprintf("%s[%d]", path, i), all)
		}
		return all
	}
	ids := make([]string, 0, len(named))
	for _, item := range n.items {
		ids = append(ids, item.id())
	}
	slices.Sort(ids)
	for _, id := range ids {
		all = named[id].leaves(join(path, id), all)
	}
	return all
}

// id is the text under the key "id", empty where there is none.
func (n *node) id() string {
	for _, e := range n.entries {
		if e.key.text == "id" && e.value.kind == Text {
			return e.value.text
		}
	}
	return ""
}

func sortedEntries(n *node) []entry {
	return slices.SortedStableFunc(slices.Values(n.entries), func(a, b entry) int {
		return cmp.Compare(a.key.text, b.key.text)
	})
}

func (n *node) appendPlain(b []byte) []byte {
	switch {
	case n.kind == List:
		b = append(b, '[')
		for i, item := range n.items {
			if i > 0 {
				b = append(b, ", "...)
			}
			b = item.appendPlain(b)
		}
		return append(b, ']')
	case n.kind == Number:
		return append(b, plainNumber(n.text)...)
	}
	return n.appendCanonical(b)
}

// plainNumber gives the spellings of one number one form. A whole number keeps
// all of its digits, whatever fits 64 bits of floating point.
func plainNumber(text string) string {
	text = strings.TrimPrefix(text, "+")
	if whole.MatchString(text) {
		if text == "-0" {
			return "0"
		}
		return text
	}
	x, err := strconv.ParseFloat(text, 64)
	if err != nil || !float.MatchString(text) {
		return text // no number that a reading accepts
	}
	if x == 0 {
		return "0"
	}
	return strconv.FormatFloat(x, 'g', -1, 64)
}
