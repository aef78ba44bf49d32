package strictyaml

import (
	"fmt"
	"strings"
	"testing"
)

// headlines are the problems without excerpts, one a line.
func headlines(ps Problems) string {
	var lines []string
	for _, p := range ps {
		lines = append(lines, p.Headline())
	}
	return strings.Join(lines, "\n")
}

func TestWhatCannotBeParsed(t *testing.T) {
	check := func(in, want string) {
		t.Helper()
		d := Parse("x.yaml", []byte(in))
		if got := headlines(d.Problems()); got != want {
			t.Errorf("%q:\n got %s\nwant %s", in, got, want)
		}
		if d.Root().Present() {
			t.Errorf("%q: there is a root to read beside the problems", in)
		}
		if d.Canonical() != nil {
			t.Errorf("%q: there is a canonical form beside the problems", in)
		}
	}
	const done = "this stands after a value that is already complete"
	const pair = `a "key: value" belongs here`

	check("", "x.yaml:1:1: the file is empty")
	check(" \n\n", "x.yaml:1:1: the file is empty")
	check("# only this\n", "x.yaml:1:1: the file is empty")
	check("---\n", "x.yaml:1:1: the file is empty")

	check("a: 1\n---\nb: 2\n", "x.yaml:2:1: a second document; a file holds one")
	check("a: 1\n...\nb: 2\n", "x.yaml:3:1: a second document; a file holds one")
	check("---\n---\n", "x.yaml:2:1: a second document; a file holds one")

	check("a: 1\nb: 2\na: 3\n", `x.yaml:3:1: the key "a" stands here twice; first on line 1`)
	check("m: {n: {a: 1, b: 2, 'a': 3}}\n", `x.yaml:1:21: m.n: the key "a" stands here twice; first on line 1`)
	check("a: 1\na: 2\nb: 1\nb: 2\n", `x.yaml:2:1: the key "a" stands here twice; first on line 1
x.yaml:4:1: the key "b" stands here twice; first on line 3`)

	check("\ta: 1\n", `x.yaml:1:1: a tab character; use spaces (in double quotes, \t)`)
	check("a:\n  b: \"x\ty\"\nc:\td\n", `x.yaml:2:8: a tab character; use spaces (in double quotes, \t)
x.yaml:3:3: a tab character; use spaces (in double quotes, \t)`)
	check("a: é\xff\n", "x.yaml:1:5: a byte that is not UTF-8")
	check("a: b\rc: d\n", "x.yaml:1:5: a carriage return without a line feed")
	check("a: b\x1b[31m\n", "x.yaml:1:5: the character U+001B, which may not stand in a file as it is")
	check("a: b\x00\n", "x.yaml:1:5: the character U+0000, which may not stand in a file as it is")

	check("a: &x 1\nb: *x\n", `x.yaml:1:4: an anchor (&); write the value out where it is meant
x.yaml:2:4: an alias (*); write the value out where it is meant`)
	check("a:\n  <<: {b: 1}\n", "x.yaml:2:3: a merge key (<<); write the keys out where they are meant")
	check("a: !!str 7\n", "x.yaml:1:4: a tag (!); values are read as they are written")
	check("a: {b: !x y}\n", "x.yaml:1:8: a tag (!); values are read as they are written")
	check("? a\n: b\n", `x.yaml:1:1: a complex key (?); keys are plain words, as "key: value"`)
	check("%YAML 1.2\n---\na: 1\n", `x.yaml:1:1: a directive (%); files are plain YAML 1.2
x.yaml:2:1: a second document; a file holds one`)

	check("a: [1, 2\nb: 3\n", `x.yaml:2:1: a comma or "]" is missing before this`)
	check("a: [1, 2\n", `x.yaml:1:4: this "[" is never closed`)
	check("a: {b: 1\n", `x.yaml:1:4: this "{" is never closed`)
	check("a: ]\n", `x.yaml:1:4: this "]" closes nothing`)
	check("a: {b: 1} c\n", "x.yaml:1:11: "+done)
	check("a: {b: 1}}\n", "x.yaml:1:10: "+done)
	check("a: 'b' c\n", "x.yaml:1:8: "+done)
	check("a: \"x\"b\n", "x.yaml:1:7: "+done)
	check("- a\nb: c\n", "x.yaml:2:1: "+done)
	check("a: 'x\n", "x.yaml:1:4: this quote is never closed")
	check("a: 5   \nb: \"x\n", "x.yaml:2:4: this quote is never closed")
	check("a: b: c\n", `x.yaml:1:4: a second "key: value" where a value belongs; check the indentation, or put the text in quotes`)
	check("a: {b: 1, , c: 2}\n", "x.yaml:1:11: "+pair)
	check("a: {b 1, c}\n", `x.yaml:1:5: a: the key "b 1" has no value; write "b 1: value"
x.yaml:1:10: a: the key "c" has no value; write "c: value"`)
	check("a: {b:1}\n", "x.yaml:1:6: a: a space is missing after this colon")
	check("a: [,]\n", "x.yaml:1:5: not YAML: expected sequence element, but found ','")
	check("a: @b\n", "x.yaml:1:4: not YAML: '@' is a reserved character")
	check("a: b\n}\n", "x.yaml:2:1: "+pair)
	check("a: -\nb: x\n", "x.yaml:1:4: a list with dashes starts on its own line")
	check("a: }\n", `x.yaml:1:4: a: text that starts with "}" must stand in quotes`)
	check("a: x\n  - y\n", "x.yaml:1:4: a: a list follows this value; put it in quotes if all of it is text")
	check("b: 2\na:1\n", "x.yaml:2:1: "+pair)
	check("a: {b: - c}\n", "x.yaml:1:8: a.b: inside brackets a list is written [a, b]")
	check("a: |00\n  x\n", "x.yaml:1:4: a: a block of text starts with |, got |00")
	check("|\n x\n:\n", "x.yaml:1:1: a key and its colon stand on one line")
	check("a: {\"b\"\n  : c}\n", "x.yaml:1:5: a: a key and its colon stand on one line")
	check("a: ?", `x.yaml:1:4: a: text that starts with "?" must stand in quotes`)
	check("7: a\n~: b\ntrue: c\n", `x.yaml:1:1: a key must be text, got 7 (put it in quotes if it is text)
x.yaml:2:1: a key must be text, got ~ (put it in quotes if it is text)
x.yaml:3:1: a key must be text, got true (put it in quotes if it is text)`)

	check("a: \"\\xZZ\"\n", "x.yaml:1:4: "+unreadable)
	check("a: \"\\uDFFF\"\n", "x.yaml:1:4: a: an escape that is no character")
	check("a:\n    b: 1\n  c: 2\n", "x.yaml:3:3: "+done)
	check("a:\n  - 1\n - 2\n", "x.yaml:3:2: "+done)
}

func TestLimits(t *testing.T) {
	check := func(in, want string) {
		t.Helper()
		if got := headlines(Parse("x.yaml", []byte(in)).Problems()); got != want {
			t.Errorf("%.20q…:\n got %s\nwant %s", in, got, want)
		}
	}
	deep := func(n int) string { return "a: " + strings.Repeat("[", n) + strings.Repeat("]", n) }
	check(deep(63), "")
	check(deep(64), "x.yaml:1:67: nested too deeply: at most 64 levels")
	check(deep(20_000), "x.yaml:1:67: nested too deeply: at most 64 levels")
	check(strings.Repeat("- ", 64)+"x", "")
	check(strings.Repeat("- ", 65)+"x", "x.yaml:1:129: nested too deeply: at most 64 levels")
	check(strings.Repeat("- ", 20_000)+"x", "x.yaml:1:129: nested too deeply: at most 64 levels")
	var stairs strings.Builder
	for i := range 65 {
		fmt.Fprintf(&stairs, "%sa:\n", strings.Repeat(" ", i))
	}
	check(stairs.String(), "x.yaml:65:65: nested too deeply: at most 64 levels")
	check("a: 1\n"+strings.Repeat("# x\n", 1<<18), "x.yaml:1:1: the file is too large: 1048581 bytes, at most 1048576 are read")
	check(strings.Repeat("- 1\n", 30_000), "x.yaml:1:1: the file holds too much: more than 50000 words and marks")
	check("a: |+\n"+strings.Repeat("\n", 200), "x.yaml:102:1: more than 100 blank lines in a row")
	check("a: "+strings.Repeat("x", 900_000), "")
}

// what renders a document's tree with the place of every key and value.
func what(n *node) string {
	at := fmt.Sprintf("@%d:%d", n.place.Line, n.place.Column)
	switch n.kind {
	case List:
		var items []string
		for _, i := range n.items {
			items = append(items, what(i))
		}
		return at + "[" + strings.Join(items, " ") + "]"
	case Mapping:
		var entries []string
		for _, e := range n.entries {
			entries = append(entries, what(e.key)+":"+what(e.value))
		}
		return at + "{" + strings.Join(entries, " ") + "}"
	}
	return fmt.Sprintf("%q%s", n.text, at)
}

func TestPlaces(t *testing.T) {
	check := func(in, want string) {
		t.Helper()
		d := Parse("x.yaml", []byte(in))
		if ps := d.Problems(); ps != nil {
			t.Errorf("%q: %v", in, ps)
			return
		}
		if got := what(d.root); got != want {
			t.Errorf("%q:\n got %s\nwant %s", in, got, want)
		}
	}
	check("a: 1\nb:\n  c: x\n", `@1:1{"a"@1:1:"1"@1:4 "b"@2:1:@3:3{"c"@3:3:"x"@3:6}}`)
	check("m: {a: 1,  b : [x, y ,z]}\n", `@1:1{"m"@1:1:@1:4{"a"@1:5:"1"@1:8 "b"@1:12:@1:16["x"@1:17 "y"@1:20 "z"@1:23]}}`)
	check("m: {a: 1,\n  b: 2,\n  c: [x,\n  y]}\n", `@1:1{"m"@1:1:@1:4{"a"@1:5:"1"@1:8 "b"@2:3:"2"@2:6 "c"@3:3:@3:6["x"@3:7 "y"@4:3]}}`)
	check("é: ü   # c\nb:  ñ  \n", `@1:1{"é"@1:1:"ü"@1:4 "b"@2:1:"ñ"@2:5}`)
	check("# c\n- 1\n# c\n-   x: 1   \n    y: 2 # c\n", `@2:1["1"@2:3 @4:5{"x"@4:5:"1"@4:8 "y"@5:5:"2"@5:8}]`)
	check("a:\n- 1\n- 2\n", `@1:1{"a"@1:1:@2:1["1"@2:3 "2"@3:3]}`)
	check("a: one\n  two\n  three\nb: 2\n", `@1:1{"a"@1:1:"one two three"@1:4 "b"@4:1:"2"@4:4}`)
	check("a: |\n  one\n   two # no comment\nb: >- # c\n  x\n  y\nc: 3\n",
		`@1:1{"a"@1:1:"one\n two # no comment\n"@1:4 "b"@4:1:"x y"@4:4 "c"@7:1:"3"@7:4}`)
	check("a: \"w\\u0041\\t\"\nb: 'it''s'\n", `@1:1{"a"@1:1:"wA\t"@1:4 "b"@2:1:"it's"@2:4}`)
	check("a: {b: \"w\\x41\", c: 'x''y', d: z}\n", `@1:1{"a"@1:1:@1:4{"b"@1:5:"wA"@1:8 "c"@1:17:"x'y"@1:20 "d"@1:28:"z"@1:31}}`)
	check("a: \"one\n  two\"\nb: 1\n", `@1:1{"a"@1:1:"one two"@1:4 "b"@3:1:"1"@3:4}`)
	check("a:\nb: ~\nc: null\nd: {e: , f:}\n", `@1:1{"a"@1:1:""@1:1 "b"@2:1:"~"@2:4 "c"@3:1:"null"@3:4 "d"@4:1:@4:4{"e"@4:5:""@4:5 "f"@4:10:""@4:10}}`)
	check("-\n- 1\n", `@1:1[""@1:1 "1"@2:3]`)
	check("a: 1\r\nb: {c: d}\r\ne: 'x'\r\nf: \"y\"  \r\ng: |\r\n  z\r\n", `@1:1{"a"@1:1:"1"@1:4 "b"@2:1:@2:4{"c"@2:5:"d"@2:8} "e"@3:1:"x"@3:4 "f"@4:1:"y"@4:4 "g"@5:1:"z\n"@5:4}`)
	check("\uFEFFa: 1\n", `@1:1{"a"@1:1:"1"@1:4}`)
	check("---\na: 1\n...\n", `@2:1{"a"@2:1:"1"@2:4}`)
	check("a: {u: http://x/y, r: 1..20, d: -1, e: +1}\n", `@1:1{"a"@1:1:@1:4{"u"@1:5:"http://x/y"@1:8 "r"@1:20:"1..20"@1:23 "d"@1:30:"-1"@1:33 "e"@1:37:"+1"@1:40}}`)
	check("a: b 'c' x#y\n", `@1:1{"a"@1:1:"b 'c' x#y"@1:4}`)
	check("x\n", `"x"@1:1`)
	check("{}\n", `@1:1{}`)
	check("{\"a\":1,\"b\":{\"c\":[\"\"]}}", `@1:1{"a"@1:2:"1"@1:6 "b"@1:8:@1:12{"c"@1:13:@1:17[""@1:18]}}`)
	check("a: []", `@1:1{"a"@1:1:@1:4[]}`)
}
