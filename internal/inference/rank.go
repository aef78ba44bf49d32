package inference

import (
	"cmp"
	"errors"
	"fmt"
	"math"
	"slices"
)

// Ranks are the ranks of a sample, 1 for the smallest; values within Same of
// their neighbour in rank share the mean of their ranks (midranks).
func Ranks(sample []float64) []float64 {
	order := make([]int, len(sample))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(sample[a], sample[b]) })
	ranks := make([]float64, len(sample))
	for first := 0; first < len(order); {
		last := first
		for last+1 < len(order) && sample[order[last+1]]-sample[order[last]] <= Same {
			last++
		}
		for _, i := range order[first : last+1] {
			ranks[i] = float64(first+last)/2 + 1
		}
		first = last + 1
	}
	return ranks
}

// KendallTau is Kendall's τ-b of two rankings of the same units, given by their
// values: 1 for the same order, -1 for the opposite one, ties taken into account
// (Kendall 1945). Pairs that are out of order are counted by sorting (Knight 1966),
// so a million units are no matter. Where either has all units tied there is no
// order to compare: that is an error, as are fewer than two units and unequal numbers
// of them.
func KendallTau(a, b []float64) (float64, error) {
	if err := checkRankings(a, b); err != nil {
		return 0, err
	}
	both := make([][2]float64, len(a))
	ra, rb := Ranks(a), Ranks(b)
	for i := range both {
		both[i] = [2]float64{ra[i], rb[i]}
	}
	slices.SortFunc(both, func(x, y [2]float64) int { return cmp.Or(cmp.Compare(x[0], y[0]), cmp.Compare(x[1], y[1])) })
	tiedA, tiedBoth := alikePairs(both, func(x [2]float64) float64 { return x[0] }), alikePairs(both, func(x [2]float64) [2]float64 { return x })
	order := make([]float64, len(both))
	for i, x := range both {
		order[i] = x[1]
	}
	against := inversions(order, make([]float64, len(order)))
	tiedB := alikePairs(order, func(x float64) float64 { return x })
	pairs := len(a) * (len(a) - 1) / 2
	if tiedA == pairs || tiedB == pairs {
		return 0, errors.New("all units are tied: there is no order to compare")
	}
	agree := pairs - tiedA - tiedB + tiedBoth - 2*against
	return float64(agree) / math.Sqrt(float64(pairs-tiedA)) / math.Sqrt(float64(pairs-tiedB)), nil
}

// alikePairs counts the pairs that are alike in what of says, which is sorted.
func alikePairs[T any, K comparable](sorted []T, of func(T) K) int {
	pairs, run := 0, 0
	for i := range sorted {
		if i > 0 && of(sorted[i]) == of(sorted[i-1]) {
			run++
			pairs += run
			continue
		}
		run = 0
	}
	return pairs
}

// inversions sorts by merging, and counts the pairs that stood the wrong way round.
func inversions(order, spare []float64) int {
	if len(order) < 2 {
		return 0
	}
	half := len(order) / 2
	left, right := order[:half], order[half:]
	n := inversions(left, spare[:half]) + inversions(right, spare[half:])
	copy(spare, order)
	left, right = spare[:half], spare[half:]
	for i := range order {
		if len(right) == 0 || len(left) > 0 && left[0] <= right[0] {
			order[i], left = left[0], left[1:]
			continue
		}
		order[i], right = right[0], right[1:]
		n += len(left)
	}
	return n
}

func checkRankings(a, b []float64) error {
	if len(a) != len(b) {
		return fmt.Errorf("%d and %d values do not rank the same units", len(a), len(b))
	}
	if len(a) < 2 {
		return fmt.Errorf("%d units cannot be ranked, at least 2 are needed", len(a))
	}
	return errors.Join(CheckSample(a), CheckSample(b))
}

// TopOverlap is the share of the k units of the highest values that two rankings
// have in common, 1 for the same. Units that tie for the last of the k places share
// what is left of them, so that no order given decides. It is an error to ask for
// less than one place or more than there are units.
func TopOverlap(a, b []float64, k int) (float64, error) {
	if err := checkRankings(a, b); err != nil {
		return 0, err
	}
	if k < 1 || k > len(a) {
		return 0, fmt.Errorf("the top %d of %d units", k, len(a))
	}
	inA, inB := places(a, k), places(b, k)
	common := 0.0
	for i := range inA {
		common += math.Min(inA[i], inB[i])
	}
	return common / float64(k), nil
}

// places is how much of one of the top k places each unit has.
func places(sample []float64, k int) []float64 {
	ranks := Ranks(sample)
	last := slices.Sorted(slices.Values(ranks))[len(ranks)-k]
	above, level := 0, 0
	for _, r := range ranks {
		switch {
		case r > last:
			above++
		case r == last:
			level++
		}
	}
	share := make([]float64, len(ranks))
	for i, r := range ranks {
		switch {
		case r > last:
			share[i] = 1
		case r == last:
			share[i] = float64(k-above) / float64(level)
		}
	}
	return share
}
