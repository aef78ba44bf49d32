package strictyaml

import (
	"fmt"
	"regexp"
	"strings"

	"github.com/goccy/go-yaml/ast"
	"github.com/goccy/go-yaml/token"
)

// builder turns the library's tree into nodes.
type builder struct {
	doc   *Document
	seen  *tracker
	used  map[*token.Token]bool // content that has found its node
	doubt bool                  // something was refused, so there is no tree
}

// slot is where a value belongs: the path to it, the place of the key or dash
// it hangs on (which is where a missing value is reported), and whether it
// stands inside brackets, where indentation has no meaning.
type slot struct {
	path  string
	place Place
	flow  bool
	dash  bool
}

func (b *builder) refuse(at Place, path, text string) {
	b.doc.add(at, Problem{Path: path, Text: text})
	b.doubt = true
}

func (b *builder) value(n ast.Node, in slot) *node {
	switch n := n.(type) {
	case *ast.MappingNode:
		return b.mapping(n, in)
	case *ast.SequenceNode:
		return b.list(n, in)
	case *ast.LiteralNode:
		return b.block(n, in)
	case *ast.NullNode, *ast.BoolNode, *ast.IntegerNode, *ast.FloatNode, *ast.StringNode, *ast.InfinityNode, *ast.NanNode:
		return b.scalar(n.GetToken(), in)
	}
	at := b.seen.placeOf(n.GetToken())
	b.refuse(at, in.path, unreadable)
	return &node{kind: Null, place: at}
}

// blockHeader is what may stand after | and >: chomping and indentation.
var blockHeader = regexp.MustCompile(`^[|>]([1-9]?[-+]?|[-+][1-9])$`)

// block reads a block of text, written with | or >.
func (b *builder) block(n *ast.LiteralNode, in slot) *node {
	b.used[n.Value.GetToken()] = true
	at := b.seen.placeOf(n.Start)
	if !blockHeader.MatchString(n.Start.Value) {
		b.refuse(at, in.path, fmt.Sprintf("a block of text starts with %s, got %s", n.Start.Value[:1], cut(n.Start.Value)))
	}
	return &node{kind: Text, quoted: true, text: n.Value.Value, place: at}
}

func (b *builder) scalar(tk *token.Token, in slot) *node {
	if _, written := b.seen.spans[tk]; !written || tk.Type == token.ImplicitNullType {
		return &node{kind: Null, place: in.place}
	}
	b.used[tk] = true
	at := b.seen.placeOf(tk)
	b.checkDeeper(at, in)
	n := &node{text: tk.Value, place: at}
	switch tk.Type {
	case token.SingleQuoteType, token.DoubleQuoteType:
		n.kind, n.quoted = Text, true
		if b.seen.invents(tk) {
			b.refuse(at, in.path, "an escape that is no character")
		}
		return n
	}
	written := b.seen.written(tk)
	if !strings.Contains(written, "\n") {
		n.text = written
	}
	n.kind = plainKind(n.text)
	b.checkPlain(written, at, in)
	return n
}

var dashedLine = regexp.MustCompile(`\n *- `)

// checkPlain refuses unquoted text that the library takes but YAML does not,
// and a list below a finished value, which YAML takes for more of its text.
func (b *builder) checkPlain(written string, at Place, in slot) {
	switch {
	case written == "?", written != "" && strings.ContainsRune(",[]{}#&*!|>'\"%@`", rune(written[0])):
		b.refuse(at, in.path, fmt.Sprintf("text that starts with %q must stand in quotes", written[:1]))
	case dashedLine.MatchString(written):
		b.refuse(at, in.path, "a list follows this value; put it in quotes if all of it is text")
	}
}

// checkDeeper refuses a value on a later line that is indented no deeper than
// what it hangs on.
func (b *builder) checkDeeper(at Place, in slot) {
	if !in.flow && at.Line > in.place.Line && at.Column <= in.place.Column && in.place != (Place{}) {
		b.refuse(at, in.path, "indent this deeper than what it belongs to")
	}
}

func (b *builder) list(n *ast.SequenceNode, in slot) *node {
	out := &node{kind: List, place: b.seen.placeOf(n.Start)}
	if in.flow && !n.IsFlowStyle {
		b.refuse(out.place, in.path, "inside brackets a list is written [a, b]")
	}
	if !n.IsFlowStyle && !in.dash {
		in.place.Column-- // dashes may stand right below the key they belong to
	}
	b.checkDeeper(out.place, in)
	for i, v := range n.Values {
		inner := slot{path: fmt.Sprintf("%s[%d]", in.path, i), place: out.place, flow: in.flow || n.IsFlowStyle, dash: true}
		if !n.IsFlowStyle {
			inner.place = b.seen.placeOf(n.Entries[i].Start)
			b.checkAligned(inner.place, out.place, inner)
		}
		out.items = append(out.items, b.value(v, inner))
	}
	return out
}

func (b *builder) mapping(n *ast.MappingNode, in slot) *node {
	out := &node{kind: Mapping, place: b.seen.placeOf(n.Start)}
	if !n.IsFlowStyle && len(n.Values) > 0 {
		out.place = b.seen.placeOf(n.Values[0].Key.GetToken())
	}
	b.checkDeeper(out.place, in)
	first := map[string]Place{}
	for _, mv := range n.Values {
		key := b.key(mv, in)
		if !n.IsFlowStyle {
			b.checkAligned(key.place, out.place, in)
		}
		if at, twice := first[key.text]; twice {
			b.refuse(key.place, in.path, fmt.Sprintf("the key %s stands here twice; first on line %d", quote(key.text), at.Line))
		} else {
			first[key.text] = key.place
		}
		inner := slot{path: join(in.path, key.text), place: key.place, flow: in.flow || n.IsFlowStyle}
		out.entries = append(out.entries, entry{key: key, value: b.value(mv.Value, inner)})
	}
	return out
}

// checkAligned refuses keys or dashes of one collection at several columns.
func (b *builder) checkAligned(at, first Place, in slot) {
	if !in.flow && at.Column != first.Column {
		b.refuse(at, in.path, fmt.Sprintf("this stands at column %d, its neighbours at column %d", at.Column, first.Column))
	}
}

// key reads a key and checks how it is written.
func (b *builder) key(mv *ast.MappingValueNode, in slot) *node {
	key := b.value(mv.Key, slot{path: in.path, flow: true})
	switch {
	case key.kind != Text:
		b.refuse(key.place, in.path, fmt.Sprintf("a key must be text, got %s (put it in quotes if it is text)", key.got()))
	case mv.Start == nil || mv.Start.Type != token.MappingValueType:
		b.refuse(key.place, in.path, fmt.Sprintf("the key %s has no value; write %s", quote(key.text), quote(cut(key.text)+": value")))
	case b.seen.placeOf(mv.Start).Line != key.place.Line:
		b.refuse(key.place, in.path, "a key and its colon stand on one line")
	case !key.quoted && !b.seen.followedByBlank(mv.Start) && !b.emptyInFlow(mv):
		// {a:1} is the key "a:1" to some readers; {"a":1} is JSON and clear.
		b.refuse(b.seen.placeOf(mv.Start), in.path, "a space is missing after this colon")
	}
	return key
}

// emptyInFlow tells {a:} and {a:, b: 1}, where nothing follows the colon.
func (b *builder) emptyInFlow(mv *ast.MappingValueNode) bool {
	_, isNull := mv.Value.(*ast.NullNode)
	if !isNull {
		return false
	}
	_, written := b.seen.spans[mv.Value.GetToken()]
	return !written
}
