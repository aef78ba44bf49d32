package strictyaml

import (
	"fmt"
	"math"
	"regexp"
	"strconv"
	"strings"
)

// Range is a range of whole numbers, written first..last, both included.
type Range struct {
	First, Last int
}

// Len is how many numbers the range holds.
func (r Range) Len() int { return r.Last - r.First + 1 }

const (
	wholeSyntax = `[-+]?(?:0|[1-9][0-9]*)`
	floatSyntax = wholeSyntax + `(?:\.[0-9]+)?(?:[eE][-+]?[0-9]+)?`
	wantWhole   = "a whole number"
)

var (
	whole        = regexp.MustCompile(`^` + wholeSyntax + `$`)
	float        = regexp.MustCompile(`^` + floatSyntax + `$`)
	between      = regexp.MustCompile(`^(` + floatSyntax + `)\.\.(` + floatSyntax + `)$`)
	span         = regexp.MustCompile(`^(` + wholeSyntax + `)\.\.(` + wholeSyntax + `)$`)
	leadingZeros = regexp.MustCompile(`^[-+]?0[0-9_]+`)
	plainDecimal = regexp.MustCompile(`^[-+]?[0-9]+(\.[0-9]+)?$`)
)

// Int reads a whole number in plain digits: 7, -1, +1.
func (v Value) Int() int {
	return v.whole(wantWhole, math.MinInt, math.MaxInt)
}

// IntFrom reads a whole number of at least low.
func (v Value) IntFrom(low int) int {
	return v.whole(fmt.Sprintf("%s of at least %d", wantWhole, low), low, math.MaxInt)
}

// IntBetween reads a whole number from low to high, both included.
func (v Value) IntBetween(low, high int) int {
	return v.whole(fmt.Sprintf("%s from %d to %d", wantWhole, low, high), low, high)
}

func (v Value) whole(want string, low, high int) int {
	if v.node == nil {
		return 0
	}
	if v.node.kind != Number || !whole.MatchString(v.node.text) {
		v.fail(want, v.node.numberHint())
		return 0
	}
	n, err := strconv.Atoi(v.node.text)
	if err != nil {
		v.fail(want, "too large")
		return 0
	}
	if n < low || n > high {
		v.fail(want, "")
		return 0
	}
	return n
}

// Float reads a finite number: 7, -0.5, 1e-9. A number that only its rounding
// to 64 bits would make zero or infinite is refused.
func (v Value) Float() float64 {
	return v.float("a number", -math.MaxFloat64, math.MaxFloat64)
}

// FloatBetween reads a finite number from low to high, both included.
func (v Value) FloatBetween(low, high float64) float64 {
	return v.float(fmt.Sprintf("a number from %v to %v", low, high), low, high)
}

// FloatFrom reads a finite number of at least low.
func (v Value) FloatFrom(low float64) float64 {
	return v.float(fmt.Sprintf("a number of at least %v", low), low, math.MaxFloat64)
}

func (v Value) float(want string, low, high float64) float64 {
	if v.node == nil {
		return 0
	}
	if v.node.kind != Number || !float.MatchString(v.node.text) {
		v.fail(want, v.node.numberHint())
		return 0
	}
	x, err := strconv.ParseFloat(v.node.text, 64)
	mantissa, _, _ := strings.Cut(strings.ToLower(v.node.text), "e")
	switch {
	case err != nil:
		v.fail(want, "too large")
	case x == 0 && strings.ContainsAny(mantissa, "123456789"):
		v.fail(want, "too near zero")
	case x < low || x > high:
		v.fail(want, "")
	default:
		return x
	}
	return 0
}

// Range reads a range of whole numbers as 1..20, 0..0 or -7..-1.
func (v Value) Range() Range {
	const want = "a range such as 1..20"
	if v.node == nil {
		return Range{}
	}
	parts := span.FindStringSubmatch(v.node.text)
	if v.node.kind != Text || parts == nil {
		v.fail(want, "")
		return Range{}
	}
	if v.node.quoted {
		v.fail(want, "write it without quotes")
		return Range{}
	}
	first, err1 := strconv.Atoi(parts[1])
	last, err2 := strconv.Atoi(parts[2])
	switch {
	case err1 != nil || err2 != nil:
		v.fail(want, "too large")
	case first > last:
		v.fail(want, "the first is larger than the last")
	default:
		return Range{First: first, Last: last}
	}
	return Range{}
}

// Between reads a range of numbers as 0..0.4, the lower first; the two differ.
func (v Value) Between() (low, high float64) {
	const want = "a range such as 0..0.4"
	if v.node == nil {
		return 0, 0
	}
	parts := between.FindStringSubmatch(v.node.text)
	if v.node.kind != Text || parts == nil {
		v.fail(want, "")
		return 0, 0
	}
	if v.node.quoted {
		v.fail(want, "write it without quotes")
		return 0, 0
	}
	low, err1 := strconv.ParseFloat(parts[1], 64)
	high, err2 := strconv.ParseFloat(parts[2], 64)
	switch {
	case err1 != nil || err2 != nil:
		v.fail(want, "too large")
	case low >= high:
		v.fail(want, "the lower end comes first, and the two differ")
	default:
		return low, high
	}
	return 0, 0
}

// numberHint says how to write the number that was probably meant.
func (n *node) numberHint() string {
	switch {
	case n.quoted && float.MatchString(n.text):
		return "write it without quotes"
	case n.kind != Number || float.MatchString(n.text):
		return ""
	case leadingZeros.MatchString(n.text):
		return "write it without leading zeros"
	case strings.Contains(strings.ToLower(n.text), "inf"), strings.Contains(strings.ToLower(n.text), "nan"):
		return "it must be finite"
	case !plainDecimal.MatchString(n.text):
		return "write it in plain decimal digits"
	}
	return ""
}
