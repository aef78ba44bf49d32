package claim

import (
	"math"
	"strconv"
	"strings"

	"github.com/yardstick-lab/yardstick/internal/inference"
)

// The fewest decimal places a sentence shows, the most it adds to show that an
// interval has two ends, the most of all, and the number from which digits before
// the point are no more than noise (ours).
const (
	fewestPlaces = 2
	mostSpread   = 5
	mostPlaces   = 9
	mostDigits   = 1e15
)

// minus is the typographic sign, as wide as the plus beside it.
const minus = "−"

// numerals writes numbers for people, all with the same decimal places.
type numerals struct{ places int }

// apart chooses as few places as keep every number shown apart from 0 and from
// the bounds, unless it is equal to one: "+0.50, more than 0.50" is no answer.
func apart(bounds []float64, shown ...float64) numerals {
	n := numerals{fewestPlaces}
	for n.places < mostPlaces && n.confuses(append([]float64{0}, bounds...), shown) {
		n.places++
	}
	return n
}

// spread adds places, up to mostSpread, that keep the numbers shown apart from
// each other.
func (n numerals) spread(shown []float64) numerals {
	for n.places < mostSpread && n.confuses(shown, shown) {
		n.places++
	}
	return n
}

func (n numerals) confuses(bounds, shown []float64) bool {
	for _, x := range shown {
		for _, b := range bounds {
			if math.Abs(x-b) > near && n.plain(x) == n.plain(b) {
				return true
			}
		}
	}
	return false
}

// plain writes 0.50 or −0.50, and 0.00 for what rounds to it. What decimal places
// cannot show it writes with a power of ten.
func (n numerals) plain(x float64) string {
	size := strconv.FormatFloat(math.Abs(x), 'f', n.places, 64)
	if a := math.Abs(x); a >= mostDigits || n.places == mostPlaces && a > near && a < math.Pow10(-mostPlaces) {
		size = strconv.FormatFloat(a, 'e', fewestPlaces, 64)
	}
	if x < 0 && strings.Trim(size, "0.") != "" {
		return minus + size
	}
	return size
}

// signed writes +0.50, −0.50 or 0.00.
func (n numerals) signed(x float64) string {
	s := n.plain(x)
	if x > 0 && strings.Trim(s, "0.") != "" {
		return "+" + s
	}
	return s
}

// moved writes by how much something moved that was to stay where it is: however
// little that is, it is not 0.
func moved(by float64) string {
	s := apart(nil, by).signed(by)
	switch {
	case by == 0 || strings.Trim(s, "0.") != "":
		return s
	case by < 0:
		return minus + strconv.FormatFloat(-by, 'e', fewestPlaces, 64)
	}
	return "+" + strconv.FormatFloat(by, 'e', fewestPlaces, 64)
}

// short writes a number that somebody chose, as 0.5 or −1, without places it
// does not need, nor the noise of its last bits.
func short(x float64) string {
	if math.Abs(x) <= near {
		return "0"
	}
	s := strconv.FormatFloat(math.Abs(x), 'g', 6, 64)
	if a := math.Abs(x); a >= math.Pow10(-mostPlaces) && a < mostDigits { // 0.00005, not 5e-05
		rounded, _ := strconv.ParseFloat(s, 64)
		s = strconv.FormatFloat(rounded, 'f', -1, 64)
	}
	if x < 0 {
		return minus + s
	}
	return s
}

// shortSigned is short with a plus before what is more than 0.
func shortSigned(x float64) string {
	if x > near {
		return "+" + short(x)
	}
	return short(x)
}

// probability writes a p with the digits that tell it from α.
func probability(p float64) string { return strconv.FormatFloat(p, 'g', 4, 64) }

// percent writes a share as 13.9 % or 4.95 %.
func percent(share float64) string {
	places := 2
	if share >= .1 {
		places = 1
	}
	return strconv.FormatFloat(100*share, 'f', places, 64) + " %"
}

// count writes 2300 as 2,300.
func count(n int) string {
	s := strconv.Itoa(n)
	for i := len(s) - 3; i > 0; i -= 3 {
		s = s[:i] + "," + s[i:]
	}
	return s
}

// be is is or are.
func be(n int) string {
	if n == 1 {
		return "is"
	}
	return "are"
}

// settleWords ends a reason with the number of units that would settle it. Where a
// p decides, that holds of numbers that go on as they began, and is no promise.
func (h *hearing) settleWords(n int) string {
	units, provided := h.ev.Design, ""
	switch {
	case n == 0:
		return ""
	case n > inference.MostUnits:
		return "; at this estimate and spread it would take more than " + count(inference.MostUnits) + " " + units.String()
	case h.hasP():
		provided = "at this estimate and spread "
	}
	return "; " + provided + "about " + count(n) + " " + units.String() + " would settle it"
}
