package inference

import (
	"math"
	"slices"
)

// BinomialBand is the central range of how many of n tries succeed when each
// does with chance p of (0, 1): the quantiles at (1-level)/2 and (1+level)/2. It
// panics unless n > 0.
func BinomialBand(n int, p, level float64) (low, high int) {
	if n <= 0 || !(p > 0 && p < 1) {
		panic("inference: a band needs n > 0 tries and a chance between 0 and 1")
	}
	tail := (1 - level) / 2
	low, high = -1, n
	below, all := 0.0, logFactorial(n)
	for k := range n + 1 {
		below += math.Exp(all - logFactorial(k) - logFactorial(n-k) + float64(k)*math.Log(p) + float64(n-k)*math.Log1p(-p))
		if low < 0 && below >= tail {
			low = k
		}
		if below >= 1-tail {
			return low, k
		}
	}
	return max(low, 0), high
}

func logFactorial(n int) float64 {
	l, _ := math.Lgamma(float64(n) + 1)
	return l
}

// Uniform is the test of Kolmogorov and Smirnov that a sample of shares comes
// from all of [0, 1] alike: the greatest distance between its distribution and
// the diagonal, and the p of one as great (its limit with Stephens' correction
// for small samples, 1970; good from five values on). It panics where the sample
// is empty.
func Uniform(shares []float64) (distance, p float64) {
	if len(shares) == 0 {
		panic("inference: an empty sample is neither uniform nor not")
	}
	sorted := slices.Sorted(slices.Values(shares))
	n := float64(len(sorted))
	for i, u := range sorted {
		distance = max(distance, u-float64(i)/n, float64(i+1)/n-u)
	}
	return distance, kolmogorov(distance * (math.Sqrt(n) + .12 + .11/math.Sqrt(n)))
}

// kolmogorov is the chance that the limit of √n times the distance exceeds x
// (Kolmogorov 1933). The series alternates; below .2 it is 1 to twelve places.
func kolmogorov(x float64) float64 {
	if x < .2 {
		return 1
	}
	sum, sign := 0.0, 1.0
	for k := 1.0; k <= 100; k++ {
		term := math.Exp(-2 * k * k * x * x)
		sum += sign * term
		if term < 1e-17 {
			break
		}
		sign = -sign
	}
	return min(1, max(0, 2*sum))
}
