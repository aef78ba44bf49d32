package report

import (
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"

	"github.com/yardstick-lab/yardstick/internal/claim"
	"github.com/yardstick-lab/yardstick/internal/inference"
	"github.com/yardstick-lab/yardstick/internal/result"
)

// none stands for a number that does not exist.
const none = "–"

// The fewest decimal places shown, the most that an effect lends to the means it
// is the difference of, the most added to show that an interval has two ends, and
// the most of all (ours).
const (
	fewestPlaces = 2
	mostOfMeans  = 4
	mostSpread   = 5
	mostPlaces   = 9
)

// numerals writes numbers that are read together with the same places.
type numerals struct{ places int }

// apart takes as few places as keep each number shown from reading like 0 or
// like a bound it does not equal: "+0.50, more than 0.50" explains nothing.
func apart(bounds []float64, shown ...float64) numerals {
	n := numerals{fewestPlaces}
	for n.places < mostPlaces && n.confuses(append([]float64{0}, bounds...), shown) {
		n.places++
	}
	return n
}

// spread adds places, up to mostSpread, that keep the numbers shown apart from
// each other, as the sentences of package claim do: "+0.05 [+0.05, +0.06]" is no
// interval.
func (n numerals) spread(shown []float64) numerals {
	for n.places < mostSpread && n.confuses(shown, shown) {
		n.places++
	}
	return n
}

// ofMeans are the numerals of the means of two arms whose difference is written in
// n: as many places, so that it can be found in them, where those are few.
func (n numerals) ofMeans() numerals {
	if n.places > mostOfMeans {
		return numerals{fewestPlaces}
	}
	return n
}

func (n numerals) confuses(bounds, shown []float64) bool {
	for _, x := range shown {
		for _, b := range bounds {
			if math.Abs(x-b) > inference.Same && n.plain(x) == n.plain(b) {
				return true
			}
		}
	}
	return false
}

// plain writes 0.50 or −0.50, and 0.00 for what rounds to it.
func (n numerals) plain(x float64) string { return minus(strconv.FormatFloat(x, 'f', n.places, 64)) }

// signed is plain with a plus before what is more than 0.
func (n numerals) signed(x float64) string { return plus(n.plain(x)) }

// interval keeps its ends on one line.
func (n numerals) interval(i inference.Interval) string { return ranged(i, n.signed) }

// ranged writes both ends of an interval.
func ranged(i inference.Interval, write func(float64) string) string {
	return "[" + write(i.Low) + ",\u00a0" + write(i.High) + "]"
}

// minus sets a typographic minus, and none before a zero.
func minus(s string) string {
	if strings.Trim(s, "-0.") == "" {
		return strings.TrimPrefix(s, "-")
	}
	return strings.Replace(s, "-", "−", 1)
}

func plus(s string) string {
	if strings.HasPrefix(s, "−") || strings.Trim(s, "0.") == "" {
		return s
	}
	return "+" + s
}

// short writes a number that somebody chose, as 0.5 or −1.
func short(x float64) string { return minus(strconv.FormatFloat(x, 'g', 6, 64)) }

// maybe writes a number that may not exist.
func maybe(x *float64, write func(float64) string) string {
	if x == nil {
		return none
	}
	return write(*x)
}

// probability writes "p = 0.012" or "p < 0.001", with more places where three
// would make it look like a level that decides.
func probability(p float64) string {
	switch {
	case p < .001:
		return "p < 0.001"
	case p > .999:
		return "p > 0.999"
	}
	places := 3
	for places < 6 && looksLikeLevel(p, places) {
		places++
	}
	return "p = " + strconv.FormatFloat(p, 'f', places, 64)
}

func looksLikeLevel(p float64, places int) bool {
	for _, level := range []float64{.025, .05} {
		if p != level && strconv.FormatFloat(p, 'f', places, 64) == strconv.FormatFloat(level, 'f', places, 64) {
			return true
		}
	}
	return false
}

// percent writes a share of 1 as 30 % or 30.4 %, and never a few as none or
// almost all as all.
func percent(share float64) string {
	switch {
	case share > 0 && share < .0005:
		return "< 0.1\u00a0%"
	case share < 1 && share > .9995:
		return "> 99.9\u00a0%"
	}
	return strings.TrimSuffix(strconv.FormatFloat(share*100, 'f', 1, 64), ".0") + "\u00a0%"
}

// count writes 2300 as 2,300.
func count(n int) string {
	s := strconv.Itoa(n)
	for i := len(s) - 3; i > 0 && s[i-1] != '-'; i -= 3 {
		s = s[:i] + "," + s[i:]
	}
	return minus(s)
}

// rounded keeps three digits of what is only about so many.
func rounded(n int) int {
	unit := 1
	for n/unit >= 1000 {
		unit *= 10
	}
	return (n + unit/2) / unit * unit
}

// counted writes "1 claim" or "2,300 claims".
func counted(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return count(n) + " " + noun + "s"
}

// events is a mean number of events, whole where it is.
func events(x float64) string {
	whole, tenth, _ := strings.Cut(strconv.FormatFloat(x, 'f', 1, 64), ".")
	if n, err := strconv.Atoi(whole); err == nil {
		whole = count(n)
	}
	return strings.TrimSuffix(whole+"."+tenth, ".0")
}

// seedRanges writes 1, 2, 3, 7 as "1 to 3, 7".
func seedRanges(seeds []uint64) string {
	var parts []string
	for i := 0; i < len(seeds); {
		end := i
		for end+1 < len(seeds) && seeds[end+1] == seeds[end]+1 {
			end++
		}
		part := strconv.FormatUint(seeds[i], 10)
		if end > i {
			part = fmt.Sprintf("%d to %d", seeds[i], seeds[end])
		}
		parts = append(parts, part)
		i = end + 1
	}
	return strings.Join(parts, ", ")
}

// listed joins words as "a, b and c".
func listed(words []string) string {
	if len(words) < 2 {
		return strings.Join(words, "")
	}
	last := len(words) - 1
	return strings.Join(words[:last], ", ") + " and " + words[last]
}

// heldAgainst are the numerals of a claim's estimate and intervals, kept apart
// from what they are held against and from one another. The 90 % interval is told
// beside the others where there is a margin.
func heldAgainst(c result.Claim) numerals {
	bounds := []float64{}
	for _, b := range []*float64{c.Margin, c.MinEffect, c.Than} {
		if b != nil {
			bounds = append(bounds, *b, -*b)
		}
	}
	var shown []float64
	if c.Estimate != nil {
		shown = append(shown, *c.Estimate)
	}
	if i := c.Interval; i != nil {
		shown = append(shown, i.Low, i.High)
	}
	if i := c.Interval90; i != nil && c.Margin != nil {
		shown = append(shown, i.Low, i.High)
	}
	if c.Path == claim.PathPooled && areWhole(shown) {
		return numerals{}
	}
	return apart(bounds, shown...).spread(shown)
}

// areWhole reports whether the numbers have no places to show, as changes of
// displayed scores have none.
func areWhole(xs []float64) bool {
	return !slices.ContainsFunc(xs, func(x float64) bool { return x != math.Trunc(x) })
}
