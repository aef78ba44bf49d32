package inference

import (
	"math"

	"gonum.org/v1/gonum/integrate/quad"
	"gonum.org/v1/gonum/stat/distuv"
)

// Foreseen is a paired t test that has not been made yet: N differences, normal
// about a true mean, with a true spread SD. Its methods are chances, over such
// samples, that the test will show something at level alpha of (0, 0.5). They
// panic unless N ≥ 2 and SD > 0.
type Foreseen struct {
	N  int
	SD float64
}

// Greater is the chance that "the mean is greater than null" is shown where the
// true mean is truth.
func (f Foreseen) Greater(null, truth, alpha float64) float64 {
	return noncentralUpper(f.critical(alpha), f.freedom(), f.ses(truth-null))
}

// Less is the chance that "the mean is less than null" is shown where the true
// mean is truth.
func (f Foreseen) Less(null, truth, alpha float64) float64 { return f.Greater(-null, -truth, alpha) }

// Within is the chance that both one-sided tests of ±margin succeed at alpha each,
// where the true mean is truth: exactly, by integrating over the spread seen, as
// Owen's Q does (Phillips 1990).
func (f Foreseen) Within(margin, truth, alpha float64) float64 {
	t, up, down := f.critical(alpha), f.ses(margin-truth), f.ses(-margin-truth)
	widest := f.ses(margin) / t // a wider spread leaves no room within the margin
	if !(widest > 0) {
		return 0
	}
	return overSpread(f.freedom(), widest, func(s float64) float64 { return normalBelow(up-t*s) - normalBelow(down+t*s) })
}

// Beyond is the chance that "the mean lies outside ±margin" is shown, each side
// tested at alpha, where the true mean is truth.
func (f Foreseen) Beyond(margin, truth, alpha float64) float64 {
	return f.Greater(margin, truth, alpha) + f.Less(-margin, truth, alpha)
}

// ses turns an amount into true standard errors.
func (f Foreseen) ses(amount float64) float64 { return amount / f.SD * math.Sqrt(float64(f.N)) }

func (f Foreseen) freedom() float64 { return float64(f.N - 1) }

func (f Foreseen) critical(alpha float64) float64 {
	if f.N < 2 || !(f.SD > 0) || !(alpha > 0 && alpha < .5) {
		panic("inference: a t test is foreseen of two differences or more, with a spread, at a level between 0 and a half")
	}
	return studentCritical(alpha, f.freedom())
}

// noncentralUpper is P(T > t) for the noncentral t with nu degrees of freedom and
// noncentrality delta. T is (Z + delta)/s, with s the root of a χ² over its
// degrees of freedom (Johnson, Kotz & Balakrishnan 1995, ch. 31), so the chance
// given s is normal and is averaged over s.
func noncentralUpper(t, nu, delta float64) float64 {
	return overSpread(nu, math.Inf(1), func(s float64) float64 { return normalBelow(delta - t*s) })
}

// normalBelow is P(Z < z), accurate in either tail.
func normalBelow(z float64) float64 { return .5 * math.Erfc(-z/math.Sqrt2) }

const (
	// reach is how far from 1 the spread is followed, in units of 1/√nu: beyond
	// lie less than exp(-reach²/2) of it, 3e-18 (ours).
	reach = 9
	// panels of nodes each cut the integral; half as many give the same twelve
	// digits from two differences to ten thousand (ours).
	panels, nodes = 32, 16
)

// overSpread averages what(s) over the spread s of a sample as a share of the true
// one, the root of a χ² with nu degrees of freedom over nu, from 0 up to widest.
func overSpread(nu, widest float64, what func(s float64) float64) float64 {
	low, high := math.Max(0, 1-reach/math.Sqrt(nu)), math.Min(widest, 1+reach/math.Sqrt(nu))
	if high <= low {
		return 0
	}
	lgamma, _ := math.Lgamma(nu / 2)
	constant := math.Ln2 + nu/2*math.Log(nu/2) - lgamma
	weighed := func(s float64) float64 {
		return what(s) * math.Exp(constant+(nu-1)*math.Log(s)-nu/2*s*s)
	}
	sum, width := 0.0, (high-low)/panels
	for i := range panels {
		from := low + float64(i)*width
		sum += quad.Fixed(weighed, from, from+width, nodes, quad.Legendre{}, 0)
	}
	return math.Min(1, math.Max(0, sum))
}

// ForeseenTrend is Page's test of a table that is not there yet. Of a unit it is
// supposed that what it adds to L has this mean and spread; see PageOf.
type ForeseenTrend struct {
	Doses, Units int
	Mean, SD     float64
}

// Rises is the chance that a trend is shown at level alpha, by the normal limit of
// the statistic.
func (f ForeseenTrend) Rises(alpha float64) float64 {
	k, n := float64(f.Doses), float64(f.Units)
	above := n*(f.Mean-k*(k+1)*(k+1)/4) - distuv.UnitNormal.Quantile(1-alpha)*math.Sqrt(n*pageVariance(k))
	switch {
	case f.SD > 0:
		return normalBelow(above / f.SD / math.Sqrt(n))
	case above >= 0:
		return 1
	}
	return 0
}

// SpreadFactors are how many times the spread seen in n differences the true one
// may be, at a level in (0, 1), where they are normal (by the χ² of n-1 degrees of
// freedom). It panics where n is less than 2.
func SpreadFactors(n int, level float64) Interval {
	if n < 2 {
		panic("inference: one difference has no spread")
	}
	nu := float64(n - 1)
	chi := distuv.ChiSquared{K: nu}
	return Interval{math.Sqrt(nu / chi.Quantile(1-(1-level)/2)), math.Sqrt(nu / chi.Quantile((1-level)/2))}
}

// SmallestAmount is the smallest amount above 0 at which power reaches target, to
// twelve digits; power must not fall as the amount grows. The search starts at
// about, any positive amount, and gives up, with false, where 2⁶⁰ of it are not
// enough.
func SmallestAmount(about, target float64, power func(amount float64) float64) (float64, bool) {
	low, high := 0.0, about
	for doublings := 0; power(high) < target; doublings++ {
		if doublings == 60 {
			return 0, false
		}
		low, high = high, 2*high
	}
	for high-low > 1e-12*high {
		if middle := low + (high-low)/2; power(middle) < target {
			low = middle
		} else {
			high = middle
		}
	}
	return high, true
}
