package figure

import (
	"math"
	"slices"
	"strconv"
	"strings"
)

// scale is an axis: its range and the distance of its marks.
type scale struct {
	min, max, step float64
}

// extent gathers the numbers that must lie within an axis.
type extent struct{ min, max float64 }

func newExtent() extent { return extent{math.Inf(1), math.Inf(-1)} }

// take widens the extent; infinities, the open ends of margins, do not count.
func (e *extent) take(vs ...float64) {
	for _, v := range vs {
		if !math.IsInf(v, 0) {
			e.min, e.max = math.Min(e.min, v), math.Max(e.max, v)
		}
	}
}

// scale leaves a rim of the given share on both sides and puts about n round
// marks (1, 2 or 5 times a power of ten). A single value gets one unit around.
func (e extent) scale(rim float64, n int) scale {
	lo, hi := e.min, e.max
	if hi-lo <= 1e-9*math.Max(1, math.Max(math.Abs(lo), math.Abs(hi))) {
		lo, hi = lo-1, hi+1
	}
	pad := (hi - lo) * rim
	s := scale{min: lo - pad, max: hi + pad}
	s.step = roundStep((s.max - s.min) / float64(max(n, 2)))
	return s
}

// roundStep is the smallest round distance that is not below the raw one.
func roundStep(raw float64) float64 {
	power := math.Pow(10, math.Floor(math.Log10(raw)))
	for _, f := range []float64{1, 2, 5} {
		if raw <= f*power*(1+1e-9) {
			return f * power
		}
	}
	return 10 * power
}

// ticks are the multiples of the step within the range.
func (s scale) ticks() []float64 {
	var out []float64
	for i := math.Ceil(s.min/s.step - 1e-9); i*s.step <= s.max+s.step*1e-9; i++ {
		out = append(out, i*s.step)
	}
	return out
}

// decimals is what the step needs.
func (s scale) decimals() int {
	return max(0, int(math.Ceil(-math.Log10(s.step)-1e-9)))
}

// label is a mark's text.
func (s scale) label(v float64) string {
	if v == 0 {
		return "0"
	}
	if math.Abs(v) >= 1e7 || s.step < 1e-5 {
		return tidy(strconv.FormatFloat(v, 'g', 3, 64))
	}
	return tidy(strconv.FormatFloat(v, 'f', s.decimals(), 64))
}

// signed is label with a plus.
func (s scale) signed(v float64) string { return plus(s.label(v)) }

// number is a value for reading: two decimals, fewer where it is large, two
// digits where two decimals would hide it.
func number(v float64) string {
	switch a := math.Abs(v); {
	case a != 0 && a < 0.01:
		return tidy(strconv.FormatFloat(v, 'g', 2, 64))
	case a < 1000:
		return tidy(strconv.FormatFloat(v, 'f', 2, 64))
	case a < 1e7:
		return tidy(strconv.FormatFloat(v, 'f', 0, 64))
	default:
		return tidy(strconv.FormatFloat(v, 'g', 3, 64))
	}
}

// numerals writes numbers that are read beside one another, all with the same
// places.
type numerals struct{ places int }

// The fewest and the most places of numbers beside one another, since more would
// be wider than the bars they belong to; and the most that an estimate gets to be
// told from the ends of its interval, and from nothing (ours).
const (
	fewestPlaces = 2
	mostPlaces   = 4
	mostApart    = 5
	mostOfSmall  = 9
)

// alike takes as few places as keep what is not nothing from reading like
// nothing, for as long as there is room.
func alike(vs ...float64) numerals {
	n := numerals{fewestPlaces}
	for _, v := range vs {
		for n.places < mostPlaces && v != 0 && n.hides(v) {
			n.places++
		}
	}
	return n
}

// toldApart takes as few places as keep an estimate, the ends of its interval and
// what they are held against from reading like one another or like nothing.
func toldApart(bounds []float64, vs ...float64) numerals {
	n := numerals{fewestPlaces}
	for n.places < mostOfSmall && n.confuses(append(bounds, 0), vs) {
		n.places++
	}
	for n.places < mostApart && n.confuses(vs, vs) {
		n.places++
	}
	return n
}

func (n numerals) confuses(bounds, vs []float64) bool {
	for _, v := range vs {
		for _, b := range bounds {
			if math.Abs(v-b) > 1e-12 && n.plain(v) == n.plain(b) {
				return true
			}
		}
	}
	return false
}

// plain is the number with all its places.
func (n numerals) plain(v float64) string { return tidy(strconv.FormatFloat(v, 'f', n.places, 64)) }

// areWhole reports whether the numbers have no places to show.
func areWhole(vs []float64) bool {
	return !slices.ContainsFunc(vs, func(v float64) bool { return v != math.Trunc(v) })
}

// hides reports whether v reads like 0.
func (n numerals) hides(v float64) bool {
	return strings.Trim(n.plain(v), "−0.") == ""
}

// text is the number; one that is not nothing and has no place left is ≈ 0.
func (n numerals) text(v float64) string {
	switch {
	case v != 0 && n.hides(v):
		return "≈ 0"
	case v == 0 && n.places > fewestPlaces:
		return "0"
	case math.Abs(v) >= 1000:
		return number(v)
	}
	return n.plain(v)
}

// signed is text with a plus.
func (n numerals) signed(v float64) string {
	if s := n.text(v); v > 0 && s != "≈ 0" {
		return plus(s)
	}
	return n.text(v)
}

// whole is a whole number with a real minus sign.
func whole(n int) string { return tidy(strconv.Itoa(n)) }

// trimmed is number without the zeros that say nothing.
func trimmed(v float64) string {
	s := number(v)
	if !strings.Contains(s, ".") || strings.Contains(s, "e") {
		return s
	}
	return strings.TrimRight(strings.TrimRight(s, "0"), ".")
}

// signedNumber is number with a plus.
func signedNumber(v float64) string { return plus(number(v)) }

// tidy writes a real minus sign and no negative zero.
func tidy(s string) string {
	if strings.Trim(s, "-0.") == "" {
		return strings.TrimPrefix(s, "-")
	}
	return strings.ReplaceAll(s, "-", "−")
}

func plus(s string) string {
	if strings.HasPrefix(s, "−") || strings.Trim(s, "0.") == "" {
		return s
	}
	return "+" + s
}
