package strictyaml

import (
	"fmt"
	"testing"
)

// reading is a way to read the value of the key a.
type reading func(Value) any

func TestReadings(t *testing.T) {
	check := func(in string, read reading, want any) {
		t.Helper()
		d := Parse("x.yaml", []byte(in))
		got := read(d.Map().Required("a"))
		if err := d.Problems().Err(); err != nil {
			t.Errorf("%q: %v", in, err)
		}
		if got != want {
			t.Errorf("%q: got %v, want %v", in, got, want)
		}
	}
	check("a: 7", readInt, 7)
	check("a: -1 # c", readInt, -1)
	check("a: +1", readInt, 1)
	check("a: 0", readInt, 0)
	check("a: 9223372036854775807", readInt, 9223372036854775807)
	check("a: 20", readTo20, 20)
	check("a: 1", readTo20, 1)
	check("a: 5", readFrom5, 5)

	check("a: 7", readFloat, 7.0)
	check("a: 0.5", readFloat, 0.5)
	check("a: -0.5", readFloat, -0.5)
	check("a: +1", readFloat, 1.0)
	check("a: 1e-9", readFloat, 1e-9)
	check("a: 1.5E+3", readFloat, 1500.0)
	check("a: 0e-999", readFloat, 0.0)
	check("a: 1", readShare, 1.0)

	check("a: true", readBool, true)
	check("a: false", readBool, false)

	check("a: likes", readText, "likes")
	check("a: '7'", readText, "7")
	check(`a: "true"`, readText, "true")
	check("a: ''", readText, "")
	check("a: no", readText, "no")
	check("a: 2011-03-01", readText, "2011-03-01")
	check("a: last-post", readText, "last-post")
	check("a: one\n  two\n\n  three\n", readText, "one two\nthree")
	check("a: |\n  7\n", readText, "7\n")
	check("a: <b>&'\"", readText, `<b>&'"`)
	check("a: like", readAction, "like")

	check("a: 1..20", readRange, Range{1, 20})
	check("a: 0..0", readRange, Range{0, 0})
	check("a: -7..-1", readRange, Range{-7, -1})
	check("{a: +1..+2}", readRange, Range{1, 2})

	check("a: [x, 'y', z]", readList, "[x y z]")
	check("a:\n- x\n- y\n", readList, "[x y]")
	check("a: []", readList, "[]")
	check("a: 0.1", readSourced, "0.1 ")
	check("a: {is: 0.1, source: ours}", readSourced, "0.1 ours")
	check("a: {source: 'K5, table 2', is: -3}", readSourced, "-3 K5, table 2")

	check("a: null", readNull, true)
	check("a: ~", readNull, true)
	check("a:", readNull, true)
	check("a: x", readNull, false)
	check("a: 'null'", readNull, false)
}

func readInt(v Value) any    { return v.Int() }
func readTo20(v Value) any   { return v.IntBetween(1, 20) }
func readFrom5(v Value) any  { return v.IntFrom(5) }
func readFloat(v Value) any  { return v.Float() }
func readShare(v Value) any  { return v.FloatBetween(0, 1) }
func readWeight(v Value) any { return v.FloatFrom(0) }
func readBool(v Value) any   { return v.Bool() }
func readText(v Value) any   { return v.Text() }
func readRange(v Value) any  { return v.Range() }
func readNull(v Value) any   { return v.IsNull() }
func readMap(v Value) any    { return len(v.Map().Entries()) }

func readAction(v Value) any { return v.OneOf("action", []string{"comment", "like", "mention"}) }

func readList(v Value) any {
	texts := []string{}
	for _, item := range v.List() {
		texts = append(texts, item.Text())
	}
	return fmt.Sprint(texts)
}

func readSourced(v Value) any {
	number, source := v.Sourced()
	return fmt.Sprint(number.Float(), " ", source)
}

func TestRefusedReadings(t *testing.T) {
	check := func(in string, read reading, want string) {
		t.Helper()
		d := Parse("x.yaml", []byte(in))
		read(d.Map().Required("a"))
		if got := headlines(d.Problems()); got != want {
			t.Errorf("%q:\n got %s\nwant %s", in, got, want)
		}
	}
	check("a: 1.5", readInt, "x.yaml:1:4: a: wants a whole number, got 1.5")
	check("a: 1.0", readInt, "x.yaml:1:4: a: wants a whole number, got 1.0")
	check("a: 1e3", readInt, "x.yaml:1:4: a: wants a whole number, got 1e3")
	check("a: 010", readInt, "x.yaml:1:4: a: wants a whole number, got 010 (write it without leading zeros)")
	check("a: 0x1f", readInt, "x.yaml:1:4: a: wants a whole number, got 0x1f (write it in plain decimal digits)")
	check("a: 0o17", readInt, "x.yaml:1:4: a: wants a whole number, got 0o17 (write it in plain decimal digits)")
	check("a: 1_000", readInt, "x.yaml:1:4: a: wants a whole number, got 1_000 (write it in plain decimal digits)")
	check("a: .nan", readInt, "x.yaml:1:4: a: wants a whole number, got .nan (it must be finite)")
	check("a: '7'", readInt, `x.yaml:1:4: a: wants a whole number, got the quoted text "7" (write it without quotes)`)
	check("a: likes", readInt, "x.yaml:1:4: a: wants a whole number, got likes")
	check("a: true", readInt, "x.yaml:1:4: a: wants a whole number, got true")
	check("a:", readInt, "x.yaml:1:1: a: wants a whole number, got nothing")
	check("a: null", readInt, "x.yaml:1:4: a: wants a whole number, got null")
	check("a: [1]", readInt, "x.yaml:1:4: a: wants a whole number, got a list")
	check("a: {b: 1}", readInt, "x.yaml:1:4: a: wants a whole number, got a map")
	check("a: 99999999999999999999", readInt, "x.yaml:1:4: a: wants a whole number, got 99999999999999999999 (too large)")
	check("a: 21", readTo20, "x.yaml:1:4: a: wants a whole number from 1 to 20, got 21")
	check("a: 4", readFrom5, "x.yaml:1:4: a: wants a whole number of at least 5, got 4")

	check("a: .nan", readFloat, "x.yaml:1:4: a: wants a number, got .nan (it must be finite)")
	check("a: -.inf", readFloat, "x.yaml:1:4: a: wants a number, got -.inf (it must be finite)")
	check("a: nan", readFloat, "x.yaml:1:4: a: wants a number, got nan")
	check("a: 1e999", readFloat, "x.yaml:1:4: a: wants a number, got 1e999 (too large)")
	check("a: 1e-999", readFloat, "x.yaml:1:4: a: wants a number, got 1e-999 (too near zero)")
	check("a: .5", readFloat, "x.yaml:1:4: a: wants a number, got .5 (write it in plain decimal digits)")
	check("a: 5.", readFloat, "x.yaml:1:4: a: wants a number, got 5. (write it in plain decimal digits)")
	check("a: 00.5", readFloat, "x.yaml:1:4: a: wants a number, got 00.5 (write it without leading zeros)")
	check("a: 0,5", readFloat, "x.yaml:1:4: a: wants a number, got 0,5")
	check("a: '0.5'", readFloat, `x.yaml:1:4: a: wants a number, got the quoted text "0.5" (write it without quotes)`)
	check("a: 1.1", readShare, "x.yaml:1:4: a: wants a number from 0 to 1, got 1.1")
	check("a: -1", readWeight, "x.yaml:1:4: a: wants a number of at least 0, got -1")

	check("a: yes", readBool, "x.yaml:1:4: a: wants true or false, got yes")
	check("a: off", readBool, "x.yaml:1:4: a: wants true or false, got off")
	check("a: True", readBool, "x.yaml:1:4: a: wants true or false, got True")
	check("a: 'true'", readBool, `x.yaml:1:4: a: wants true or false, got the quoted text "true"`)
	check("a: 1", readBool, "x.yaml:1:4: a: wants true or false, got 1")

	check("a: 7", readText, "x.yaml:1:4: a: wants text, got 7 (put it in quotes if it is text)")
	check("a: 010", readText, "x.yaml:1:4: a: wants text, got 010 (put it in quotes if it is text)")
	check("a: 1e3", readText, "x.yaml:1:4: a: wants text, got 1e3 (put it in quotes if it is text)")
	check("a: .NaN", readText, "x.yaml:1:4: a: wants text, got .NaN (put it in quotes if it is text)")
	check("a: true", readText, "x.yaml:1:4: a: wants text, got true (put it in quotes if it is text)")
	check("a: null", readText, "x.yaml:1:4: a: wants text, got null")
	check("a: ~", readText, "x.yaml:1:4: a: wants text, got ~")
	check("a:   # nothing", readText, "x.yaml:1:1: a: wants text, got nothing")
	check("a: [x]", readText, "x.yaml:1:4: a: wants text, got a list")
	check("a: lik", readAction, `x.yaml:1:4: a: unknown action "lik"; did you mean "like"?`)
	check("a: follow", readAction, `x.yaml:1:4: a: unknown action "follow" (known: comment, like, mention)`)
	check("a: 7", readAction, "x.yaml:1:4: a: wants text, got 7 (put it in quotes if it is text)")

	check("a: 5", readRange, "x.yaml:1:4: a: wants a range such as 1..20, got 5")
	check("a: 20..1", readRange, "x.yaml:1:4: a: wants a range such as 1..20, got 20..1 (the first is larger than the last)")
	check("a: 1...3", readRange, "x.yaml:1:4: a: wants a range such as 1..20, got 1...3")
	check("a: 01..3", readRange, "x.yaml:1:4: a: wants a range such as 1..20, got 01..3")
	check("a: '1..3'", readRange, `x.yaml:1:4: a: wants a range such as 1..20, got the quoted text "1..3" (write it without quotes)`)
	check("a: 1..99999999999999999999", readRange, "x.yaml:1:4: a: wants a range such as 1..20, got 1..99999999999999999999 (too large)")

	check("a: x", readList, "x.yaml:1:4: a: wants a list, got x")
	check("a: [x, 7, [y], z]", readList, `x.yaml:1:8: a[1]: wants text, got 7 (put it in quotes if it is text)
x.yaml:1:11: a[2]: wants text, got a list`)
	check("a: [x]", readMap, "x.yaml:1:4: a: wants a map, got a list")
	check("[x]", readInt, "x.yaml:1:1: wants a map, got a list")

	check("a: {is: x, source: 7}", readSourced, `x.yaml:1:9: a.is: wants a number, got x
x.yaml:1:20: a.source: wants text, got 7 (put it in quotes if it is text)`)
	check("a: {is: 1}", readSourced, `x.yaml:1:4: a: missing key "source"`)
	check("a: {is: 1, sources: x}", readSourced, `x.yaml:1:4: a: missing key "source"
x.yaml:1:12: a: unknown key "sources"; did you mean "source"?`)
	check("b: 1", readInt, `x.yaml:1:1: missing key "a"
x.yaml:1:1: unknown key "b" (known: a)`)
}

func TestKeys(t *testing.T) {
	const in = "name: x\ncuont: 1\narms:\n  usual: {}\n  likes: {add: lik, 'by me': 1, \"a.b\": 2}\n"
	d := Parse("x.yaml", []byte(in))
	m := d.Map()
	m.Required("name").Text()
	m.Optional("count").Int()
	for _, e := range m.Required("arms").Map().Entries() {
		if e.Name == "usual" {
			e.Key.Problemf("%q is no good name", e.Name)
		}
		for _, inner := range e.Value.Map().Entries() {
			inner.Value.Text()
		}
	}
	m.Optional("question").Problemf("say what is asked")
	const want = `x.yaml:1:1: question: say what is asked
x.yaml:2:1: unknown key "cuont"; did you mean "count"?
x.yaml:4:3: arms.usual: "usual" is no good name
x.yaml:5:30: arms.likes."by me": wants text, got 1 (put it in quotes if it is text)
x.yaml:5:40: arms.likes."a.b": wants text, got 2 (put it in quotes if it is text)`
	if got := headlines(d.Problems()); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
	// Asking again, in any order, adds up: no key is unknown to one reading
	// because another one asked for it.
	d.Map().Optional("cuont").Int()
	if got, want := len(d.Problems()), 4; got != want {
		t.Errorf("after asking for the odd key: %d problems, want %d", got, want)
	}
}

// A value is complained about once, and what hangs on a broken or absent one
// is silent.
func TestSilence(t *testing.T) {
	d := Parse("x.yaml", []byte("a: 7\nm: x\n"))
	a := d.Map().Required("a")
	a.Text()
	a.Text()
	a.Problemf("an echo")
	inner := d.Map().Required("m").Map().Required("deep").Map()
	inner.Required("deeper").Int()
	inner.Optional("b").Problemf("an echo")
	if n := len(inner.Entries()) + len(inner.Optional("l").List()); n != 0 || a.OK() {
		t.Errorf("%d values in nothing; a is OK: %v", n, a.OK())
	}
	const want = `x.yaml:1:4: a: wants text, got 7 (put it in quotes if it is text)
x.yaml:2:4: m: wants a map, got x`
	if got := headlines(d.Problems()); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

func TestCanonical(t *testing.T) {
	check := func(in, want string) {
		t.Helper()
		d := Parse("x.yaml", []byte(in))
		if got := string(d.Canonical()); got != want || d.Problems() != nil {
			t.Errorf("%q:\n got %s\nwant %s\n%v", in, got, want, d.Problems())
		}
	}
	const spec = `{"arms":{"b":{"add":"like"},"usual":{}},"days":[1,-0.50,"1..2"],"name":"x y"}`
	check("name: x y\narms: {usual: {}, b: {add: like}}\ndays: [1, -0.50, 1..2]\n", spec)
	check("# c\r\ndays:\r\n  -   1\r\n  - -0.50 # c\r\n  - '1..2'\r\narms:\r\n  b:\r\n    add: \"like\"\r\n  usual: {   }\r\n\r\nname: >-\r\n  x\r\n  y\r\n", spec)
	check("a: 7\nb: '7'\nc: true\nd: 'true'\ne: ~\nf:\ng: null\nh: 'null'\n",
		`{"a":7,"b":"7","c":true,"d":"true","e":null,"f":null,"g":null,"h":"null"}`)
	check("a: \"é\\t\\\"\\\\\"\nb: é\n", `{"a":"\u00e9\t\"\\","b":"\u00e9"}`)
	check("a: |\n  x\n  y\n", `{"a":"x\ny\n"}`)
	check("x", `"x"`)
}
