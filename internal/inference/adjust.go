package inference

import (
	"cmp"
	"math"
	"slices"
)

// Holm adjusts a family of p's so that the chance of any false rejection
// stays at α (Holm 1979). The answer keeps the order given.
func Holm(p []float64) []float64 {
	m := float64(len(p))
	worst := 0.0
	return adjusted(p, byP(p), func(rank int, p float64) float64 {
		worst = math.Max(worst, (m-float64(rank))*p)
		return worst
	})
}

// BH adjusts a list of p's so that the expected share of false ones among
// those rejected stays at α (Benjamini & Hochberg 1995; independent or
// positively dependent p's). The answer keeps the order given.
func BH(p []float64) []float64 { return stepUp(p, 1) }

// BY is BH for p's that may hang together in any way (Benjamini & Yekutieli
// 2001). The answer keeps the order given.
func BY(p []float64) []float64 {
	harmonic := 0.0
	for i := range p {
		harmonic += 1 / float64(i+1)
	}
	return stepUp(p, harmonic)
}

// stepUp walks from the largest p down; rank there still counts from the
// smallest.
func stepUp(p []float64, factor float64) []float64 {
	order := byP(p)
	slices.Reverse(order)
	m, best := float64(len(p)), 1.0
	return adjusted(p, order, func(step int, p float64) float64 {
		best = math.Min(best, factor*m/(m-float64(step))*p)
		return best
	})
}

// adjusted applies next along order and puts each answer, at most 1, back in
// its p's place.
func adjusted(p []float64, order []int, next func(rank int, p float64) float64) []float64 {
	out := make([]float64, len(p))
	for rank, i := range order {
		out[i] = math.Min(1, next(rank, p[i]))
	}
	return out
}

// byP lists the places of p from the smallest p to the largest.
func byP(p []float64) []int {
	order := make([]int, len(p))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(p[a], p[b]) })
	return order
}
