package strictyaml

import (
	"bytes"
	"strings"
	"testing"
)

// FuzzParse: no input makes the parser panic; every place lies in the file;
// and the canonical form is itself YAML with the same canonical form, which
// fails when the library drops or moves something.
func FuzzParse(f *testing.F) {
	for _, seed := range []string{
		"", "a: 1\nb: {c: [x, 'y', \"z\\u0041\"]}\n", "- 1\n- a: b\n  c: d\n", "a: |\n  x\n  y\nb: >-\n  z\n",
		"a: &x 1\nb: *x\n", "<<: 1\n", "? a\n: b\n", "a: !t x\n", "%YAML 1.2\n---\na\n...\n", "---\na\n---\nb\n",
		"a: 'x''y'\nb: \"one\n  two\"\n", "\uFEFFa: b # c\r\n", "a:\n- - - x\n", "{a: {b: , c}}", "a: b\n c\n\n d\n", "a: .nan\nb: 010\n",
	} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		d := Parse("x.yaml", data)
		ps := d.Problems()
		if d.root == nil && len(ps) == 0 {
			t.Fatal("no root and no problem")
		}
		for _, p := range ps {
			inside(t, d, Place{p.Line, p.Column})
			_ = p.String()
		}
		if d.root == nil {
			return
		}
		walk(d.root, func(n *node) { inside(t, d, n.place) })
		canonical := d.Canonical()
		again := Parse("canonical", canonical)
		if ps := again.Problems(); len(ps) > 0 && !strings.Contains(ps[0].Text, "holds too much") {
			t.Fatalf("canonical form %q: %v", canonical, ps)
		}
		if again.root != nil && !bytes.Equal(again.Canonical(), canonical) {
			t.Fatalf("canonical form %q\nreads as         %q", canonical, again.Canonical())
		}
	})
}

func walk(n *node, visit func(*node)) {
	visit(n)
	for _, item := range n.items {
		walk(item, visit)
	}
	for _, e := range n.entries {
		walk(e.key, visit)
		walk(e.value, visit)
	}
}

func inside(t *testing.T, d *Document, p Place) {
	t.Helper()
	if p.Line < 1 || p.Line > len(d.lines) || p.Column < 1 || p.Column > len([]rune(d.lines[p.Line-1]))+1 {
		t.Fatalf("place %v is outside the file of %d lines", p, len(d.lines))
	}
}
