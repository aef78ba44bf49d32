package inference

import (
	"math"
	"slices"
)

// Lump is the number that more values of a sample are, within Same, than are any
// other: nothing, mostly, where few of many units moved. The zero value is of no
// sample.
type Lump struct {
	// Value is the number, the least of several that are as common.
	Value float64
	// Count of the Of values of the sample are it.
	Count, Of int
}

// LumpOf finds the lump of finite numbers; of an empty sample it is the zero Lump.
func LumpOf(values []float64) Lump {
	sorted := slices.Sorted(slices.Values(values))
	lump, from := Lump{Of: len(sorted)}, 0
	for i, v := range sorted {
		if v-sorted[from] > Same {
			from = i
		}
		if i-from+1 > lump.Count {
			lump.Value, lump.Count = sorted[from], i-from+1
		}
	}
	return lump
}

// LeastBootstrap is the least that the p's of a bootstrap-t come to for a lump,
// wherever the null is: the share of the resamples that are of the lump alone. They
// have no spread and so lie infinitely far from the mean, on the side of it that the
// lump is on. What they say is that the units could as well have missed all that is
// not the lump, and how far that goes. To get below 5 % takes three values beside
// the lump, the rule of three.
type LeastBootstrap struct {
	// Sample is the sample as it is, or as Paired.At supposes it.
	Sample Paired
	// Lump is that of the sample as it is.
	Lump Lump
}

var _ OneSided = LeastBootstrap{}

// Greater is the least p of "the mean is greater than null", whatever null is.
func (l LeastBootstrap) Greater(float64) float64 { return l.alone(l.Lump.Value >= l.Sample.Mean-Same) }

// Less is the least p of "the mean is less than null", whatever null is.
func (l LeastBootstrap) Less(float64) float64 { return l.alone(l.Lump.Value <= l.Sample.Mean+Same) }

func (l LeastBootstrap) alone(counts bool) float64 {
	if !counts || l.Lump.Of == 0 {
		return 0
	}
	return math.Pow(float64(l.Lump.Count)/float64(l.Lump.Of), float64(l.Sample.N))
}
