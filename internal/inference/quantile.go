package inference

import (
	"math"
	"slices"
)

// Quantile is the type-7 quantile of a sample (Hyndman & Fan 1996; the default
// of R and NumPy) at share q of [0, 1]. The sample need not be sorted and is
// left as it is. It panics where the sample is empty or q is no share.
func Quantile(sample []float64, q float64) float64 {
	return Quantiles(sample, q)[0]
}

// Quantiles are the type-7 quantiles of a sample at each of the shares given.
// It panics where the sample is empty or one of them is no share.
func Quantiles(sample []float64, shares ...float64) []float64 {
	if len(sample) == 0 {
		panic("inference: an empty sample has no quantile")
	}
	sorted := slices.Sorted(slices.Values(sample))
	out := make([]float64, len(shares))
	for i, q := range shares {
		if !(q >= 0 && q <= 1) {
			panic("inference: a quantile is asked for at a share of 0 to 1")
		}
		out[i] = type7(sorted, q)
	}
	return out
}

func type7(sorted []float64, q float64) float64 {
	place := q * float64(len(sorted)-1)
	below := int(math.Floor(place))
	if below+1 >= len(sorted) {
		return sorted[len(sorted)-1]
	}
	return sorted[below] + (place-float64(below))*(sorted[below+1]-sorted[below])
}

// Percentile is the place of x in a sample, in per cent: the share below it
// plus half the share equal to it (within Same), so that a value most of the
// sample shares lies in its middle. It panics where the sample is empty.
func Percentile(sample []float64, x float64) float64 {
	if len(sample) == 0 {
		panic("inference: an empty sample has no percentile")
	}
	halves := 0
	for _, v := range sample {
		switch {
		case math.Abs(v-x) <= Same:
			halves++
		case v < x:
			halves += 2
		}
	}
	return 50 * float64(halves) / float64(len(sample))
}
