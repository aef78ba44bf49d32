package strictyaml

import (
	"strings"
	"testing"
)

func TestLeaves(t *testing.T) {
	check := func(in, want string) {
		t.Helper()
		d := Parse("x.yaml", []byte(in))
		var lines []string
		for _, l := range d.Leaves() {
			lines = append(lines, l.Path+" "+l.Value)
		}
		if got := strings.Join(lines, "\n"); got != want || d.Problems() != nil {
			t.Errorf("%q:\n got %s\nwant %s\n%v", in, got, want, d.Problems())
		}
	}
	const spec = "arms.b.add \"like\"\narms.usual {}\ndays [1, -0.5, \"1..2\"]\nname \"x y\""
	check("name: x y\narms: {usual: {}, b: {add: like}}\ndays: [1, -0.50, 1..2]\n", spec)
	check("# c\r\ndays: [+1, -5.0e-1, '1..2']\r\narms:\r\n  b:\r\n    add: \"like\"\r\n  usual: {   }\r\nname: >-\r\n  x\r\n  y\r\n", spec)
	check("c:\n  - {id: b, n: 1}\n  - {n: 2, id: a}\n", "c.a.id \"a\"\nc.a.n 2\nc.b.id \"b\"\nc.b.n 1")
	check("c:\n  - {id: b}\n  - {id: b}\n", "c[0].id \"b\"\nc[1].id \"b\"")
	check("c:\n  - {id: b}\n  - 7\n", "c[0].id \"b\"\nc[1] 7")
	check("a b: {c.d: é}\n", `"a b"."c.d" "\u00e9"`)
	check("a: '7'\nb: 7\nc: true\nd: ~\n", "a \"7\"\nb 7\nc true\nd null")
	check("x", ` "x"`)
	check("a: 1000\nb: 1e3\nc: 1000.0\nd: -0\ne: -0.0\nf: 12345678901234567890\ng: 1e-9\nh: 0.000000001\n",
		"a 1000\nb 1000\nc 1000\nd 0\ne 0\nf 12345678901234567890\ng 1e-09\nh 1e-09")
}

// What cannot be parsed says nothing, and so does what is not there.
func TestNoLeaves(t *testing.T) {
	d := Parse("x.yaml", []byte("a: [1\n"))
	if got := d.Leaves(); got != nil || d.Map().Optional("a").Plain() != "" {
		t.Errorf("of a broken file: %v", got)
	}
}
