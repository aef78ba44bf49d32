package calibration

import (
	"math"
	"slices"
)

// Distribution is one of a sample, or of what a sample would be after thinning:
// the probability of each value, ascending.
type Distribution struct {
	Values, Shares []float64
}

// Of returns the distribution of a sample.
func Of(sample []float64) Distribution {
	sorted := slices.Sorted(slices.Values(sample))
	var d Distribution
	for i, x := range sorted {
		if i == 0 || x != sorted[i-1] {
			d.Values, d.Shares = append(d.Values, x), append(d.Shares, 0)
		}
		d.Shares[len(d.Shares)-1]++
	}
	for i := range d.Shares {
		d.Shares[i] /= float64(len(sorted))
	}
	return d
}

// Mean returns the mean value; 0 for no values.
func (d Distribution) Mean() float64 {
	mean := 0.0
	for i, x := range d.Values {
		mean += x * d.Shares[i]
	}
	return mean
}

// merge visits the values of both distributions in order, with the share of each
// that lies at or below the value and the share of a at it.
func merge(a, b Distribution, visit func(x, belowA, belowB, atA float64)) {
	i, j, fa, fb := 0, 0, 0.0, 0.0
	for i < len(a.Values) || j < len(b.Values) {
		x, at := math.Inf(1), 0.0
		if i < len(a.Values) {
			x = a.Values[i]
		}
		if j < len(b.Values) {
			x = min(x, b.Values[j])
		}
		if i < len(a.Values) && a.Values[i] == x {
			at = a.Shares[i]
			fa += at
			i++
		}
		if j < len(b.Values) && b.Values[j] == x {
			fb += b.Shares[j]
			j++
		}
		visit(x, fa, fb, at)
	}
}

// KS returns the Kolmogorov–Smirnov distance: the largest difference between the
// shares at or below a value.
func KS(a, b Distribution) float64 {
	most := 0.0
	merge(a, b, func(_, fa, fb, _ float64) { most = max(most, math.Abs(fa-fb)) })
	return min(most, 1)
}

// apart is the Cramér–von Mises distance of b from the data a. Unlike KS it is
// smooth in the shares, so that a search by it finds its way.
func apart(a, b Distribution) float64 {
	sum := 0.0
	merge(a, b, func(_, fa, fb, at float64) { sum += at * (fa - fb) * (fa - fb) })
	return sum
}

// thinned keeps each unit of the counts with probability q.
func (d Distribution) thinned(q float64) Distribution {
	if q >= 1 {
		return d
	}
	var shares []float64
	for i, n := range d.Values {
		binomial(n, q, func(k int, p float64) {
			for len(shares) <= k {
				shares = append(shares, 0)
			}
			shares[k] += d.Shares[i] * p
		})
	}
	out := Distribution{Shares: shares}
	for k := range shares {
		out.Values = append(out.Values, float64(k))
	}
	return out
}

// negligible is the probability below which an end of a binomial distribution is
// left out (ours).
const negligible = 1e-13

// binomial visits the counts that n trials with probability q may give.
func binomial(n, q float64, visit func(k int, p float64)) {
	mode := math.Floor((n + 1) * q)
	all, _ := math.Lgamma(n + 1)
	kept, _ := math.Lgamma(mode + 1)
	lost, _ := math.Lgamma(n - mode + 1)
	top := math.Exp(all - kept - lost + mode*math.Log(q) + (n-mode)*math.Log1p(-q))
	odds := q / (1 - q)
	for k, p := mode, top; k >= 0 && p > negligible; k-- {
		visit(int(k), p)
		p *= k / (n - k + 1) / odds
	}
	for k, p := mode, top; k < n && p > negligible; k++ {
		p *= (n - k) / (k + 1) * odds
		visit(int(k+1), p)
	}
}

// positive is the distribution of the counts above 0.
func (d Distribution) positive() Distribution {
	if len(d.Values) == 0 || d.Values[0] > 0 {
		return d
	}
	out := Distribution{Values: d.Values[1:]}
	for _, p := range d.Shares[1:] {
		out.Shares = append(out.Shares, p/(1-d.Shares[0]))
	}
	return out
}

// alike thins the one of two distributions of counts with the larger mean so that
// the means are equal; of those who are active, with zeros left out, where active
// is asked for.
func alike(a, b Distribution, active bool) (Distribution, Distribution) {
	if a.Mean() < b.Mean() {
		b, a = alike(b, a, active)
		return a, b
	}
	if a.Mean() == 0 || b.Mean() == 0 {
		return a, b
	}
	if !active {
		return a.thinned(b.Mean() / a.Mean()), b
	}
	return a.thinned(keeping(a, b.Mean())).positive(), b
}

// keeping is the probability at which those of a who are still active have the
// given mean, above 1.
func keeping(a Distribution, mean float64) float64 {
	low, high := 1e-6, 1.0 // below it nobody is active
	for range 40 {
		middle := (low + high) / 2
		if a.thinned(middle).positive().Mean() < mean {
			low = middle
		} else {
			high = middle
		}
	}
	return high
}
