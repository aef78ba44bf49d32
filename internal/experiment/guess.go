package experiment

import (
	"math"

	"github.com/yardstick-lab/yardstick/internal/claim"
	"github.com/yardstick-lab/yardstick/internal/inference"
	"github.com/yardstick-lab/yardstick/internal/result"
)

// gallop is how many times as far as the last step a search goes on where it
// guessed wrong (ours).
const gallop = 4

// within are values to try between two neighbours at which verdicts differ: on both
// sides of where an end of the interval should cross a bound of the claim, so that
// a good guess is the last. Where there is nothing to guess by, or the guess was
// just wrong, it is one value that lies ever further from the last one tried, or
// from the low end of the range, at most halfway. A guess only says where to look: a
// turn lies between two verdicts.
func (s *search) within(i int) []float64 {
	a, b := s.tried[i-1], s.tried[i]
	if s.now.whole {
		return []float64{math.Floor(a + (b-a)/2)}
	}
	if s.guessed(i) {
		return []float64{s.further(i)}
	}
	var at []float64
	for _, x := range s.crossings(a, b) {
		side := 0.45 * s.tolerance(x, x)
		for _, y := range []float64{x - side, x + side} {
			if a < y && y < b {
				at = append(at, y)
			}
		}
	}
	if len(at) == 0 {
		at = append(at, s.further(i))
	}
	return at
}

// guessed reports whether an end of a step is one of two values that a guess lies
// between.
func (s *search) guessed(i int) bool {
	before, after := s.beside(i)
	return min(before, after) <= s.tolerance(s.tried[i-1], s.tried[i])
}

// beside are the lengths of the steps before and after one, without end where there
// are none.
func (s *search) beside(i int) (before, after float64) {
	before, after = math.Inf(1), math.Inf(1)
	if i > 1 {
		before = s.tried[i-1] - s.tried[i-2]
	}
	if i+1 < len(s.tried) {
		after = s.tried[i+1] - s.tried[i]
	}
	return before, after
}

// further is the value to try next in a step without a guess.
func (s *search) further(i int) float64 {
	a, b := s.tried[i-1], s.tried[i]
	before, after := s.beside(i)
	half := (b - a) / 2
	switch {
	case i == 1 && s.tolerance(a, a) < half && !s.guessed(i): // it may take anything at all
		return a + s.tolerance(a, a)
	case before < after && gallop*before < half:
		return a + gallop*before
	case after < before && gallop*after < half:
		return b - gallop*after
	}
	return a + half
}

// crossings are where an end of the interval that decides one of the two verdicts
// would cross its bound, were it a straight line between two values.
func (s *search) crossings(a, b float64) []float64 {
	from, to := s.at(point{s.asked.Of, a}).claims[s.claim], s.at(point{s.asked.Of, b}).claims[s.claim]
	i, k := decisive(from), decisive(to)
	if i == nil || k == nil {
		return nil
	}
	var at []float64
	for _, l := range linesOf(from) {
		start, end := i.Low, k.Low
		if l.high {
			start, end = i.High, k.High
		}
		decides := from.Verdict == l.verdict || to.Verdict == l.verdict
		if decides && (start < l.bound) != (end < l.bound) {
			share := (l.bound - start) / (end - start)
			at = append(at, a+float64((b-a)*share))
		}
	}
	return at
}

// line is what an end of the interval, the low one or the high one, has to be on
// the right side of for a verdict.
type line struct {
	verdict claim.Verdict
	high    bool
	bound   float64
}

// linesOf are those of a claim; none where it is decided otherwise.
func linesOf(c result.Claim) []line {
	above := func(x float64) []line { return []line{{claim.Supported, false, x}, {claim.Refuted, true, x}} }
	below := func(x float64) []line { return []line{{claim.Supported, true, x}, {claim.Refuted, false, x}} }
	switch c.Claim.Type {
	case claim.Increases:
		return above(orNothing(c.MinEffect))
	case claim.Decreases:
		return below(-orNothing(c.MinEffect))
	case claim.Exceeds:
		return above(orNothing(c.Than))
	case claim.NotIncreases:
		return below(orNothing(c.Margin))
	case claim.NotDecreases:
		return above(-orNothing(c.Margin))
	case claim.Equivalent:
		m := orNothing(c.Margin)
		return []line{{claim.Supported, false, -m}, {claim.Supported, true, m}, {claim.Refuted, false, m}, {claim.Refuted, true, -m}}
	}
	return nil
}

// decisive is the interval whose ends come nearest to deciding a claim.
func decisive(c result.Claim) *inference.Interval {
	switch c.Claim.Type {
	case claim.Increases, claim.Decreases, claim.Exceeds:
		return c.Interval
	}
	return c.Interval90
}

func orNothing(x *float64) float64 {
	if x == nil {
		return 0
	}
	return *x
}
