package strictyaml

import "strings"

// Document is one parsed file and the problems found in it so far. It is not
// safe for use by several goroutines.
type Document struct {
	file     string
	lines    []string
	root     *node // nil when the file could not be parsed
	problems Problems
	maps     []*Map // as opened, for the unknown keys
	opened   map[*node]*Map
}

// Parse reads one YAML document; file is the name that problems carry. The
// document returned is never nil: when the file cannot be parsed its root is
// absent, every reading of it is silent, and Problems says why.
func Parse(file string, data []byte) *Document {
	d := &Document{file: file, opened: map[*node]*Map{}}
	text := normalised(data)
	d.lines = strings.Split(text, "\n")
	if d.admit(data, text) {
		d.parse(text)
	}
	return d
}

// File is the name given to Parse.
func (d *Document) File() string { return d.file }

// Root is the top value; absent when the file could not be parsed.
func (d *Document) Root() Value { return Value{doc: d, node: d.root} }

// Map is the top value read as a map, which most files are.
func (d *Document) Map() *Map { return d.Root().Map() }

// Problems returns all problems found so far, sorted by place: of the syntax,
// of the readings, of the caller's own, and the keys of opened maps that
// nobody asked for. Call it when everything has been read.
func (d *Document) Problems() Problems {
	before := len(d.problems)
	for _, m := range d.maps {
		m.unknownKeys()
	}
	found := d.problems.Sorted()
	// The unknown keys are found anew each time: more may be asked for later.
	d.problems = d.problems[:before]
	return found
}

// openMap returns the one Map of a node, so that keys asked for in several
// readings add up.
func (d *Document) openMap(v Value) *Map {
	m := d.opened[v.node]
	if m == nil {
		m = &Map{value: v}
		d.opened[v.node] = m
		d.maps = append(d.maps, m)
	}
	return m
}

// add completes a problem with the file, the place and its line, and keeps it.
func (d *Document) add(at Place, p Problem) {
	p.File, p.Line, p.Column = d.file, at.Line, at.Column
	if at.Line >= 1 && at.Line <= len(d.lines) {
		p.source = d.lines[at.Line-1]
	}
	d.problems = append(d.problems, p)
}
