package inference

import (
	"math"

	"gonum.org/v1/gonum/mathext"
)

// ClopperPearson is the exact two-sided interval of a share of which k of n
// were seen, at a level in (0, 1). It panics unless 0 ≤ k ≤ n and n > 0.
func ClopperPearson(k, n int, level float64) Interval {
	if k < 0 || n <= 0 || k > n {
		panic("inference: a share needs 0 ≤ k ≤ n and n > 0")
	}
	tail := (1 - level) / 2
	hits, misses := float64(k), float64(n-k)
	share := Interval{0, 1}
	if k > 0 {
		share.Low = betaQuantile(tail, hits, misses+1)
	}
	if k < n {
		// From the other end, so that the small tail is never 1 minus itself.
		share.High = 1 - betaQuantile(tail, misses, hits+1)
	}
	return share
}

// MostWhereNone is the one-sided 95 % upper bound of a share of which 0 of n
// were seen: 1 - 0.05^(1/n), the exact form of the rule of three.
// It panics unless n > 0.
func MostWhereNone(n int) float64 {
	if n <= 0 {
		panic("inference: a share needs n > 0")
	}
	return -math.Expm1(math.Log(0.05) / float64(n))
}

// betaQuantile is the x with I_x(a, b) = p, gonum's inverse carried to the
// last digits by Newton's steps.
func betaQuantile(p, a, b float64) float64 {
	x := mathext.InvRegIncBeta(a, b, p)
	for range 3 {
		density := math.Exp((a-1)*math.Log(x) + (b-1)*math.Log1p(-x) - mathext.Lbeta(a, b))
		next := x - (mathext.RegIncBeta(a, b, x)-p)/density
		if !(next > 0 && next < 1) {
			break
		}
		x = next
	}
	return x
}
