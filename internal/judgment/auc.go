package judgment

import (
	"cmp"
	"slices"

	"github.com/yardstick-lab/yardstick/internal/inference"
	"github.com/yardstick-lab/yardstick/internal/seed"
)

// AUC is the area under the curve of a predictor: the chance that of two pairs,
// one in which A was chosen and one in which B was, it ranks the first higher. 0.5
// is a coin.
type AUC struct {
	Value float64
	// Interval is the middle 95 % of resampled pairs, SD their standard deviation.
	Interval inference.Interval
	SD       float64
	Pairs    int
	// Known is false where all choices are alike: there is no such chance then.
	Known bool
}

// resamples is how many times pairs are drawn anew for the interval (ours).
const resamples = 2000

// aucOf finds the area of a predictor, given its value and the choice for each
// pair.
func aucOf(value []float64, chose []bool, key seed.Key) AUC {
	a := bare(value, chose)
	if !a.Known {
		return a
	}
	r, s, drawn, weight := ranking(value), key.Stream(), make([]float64, 0, resamples), make([]int32, len(value))
	for range resamples {
		clear(weight)
		for range value {
			weight[s.IntN(len(value))]++
		}
		if x, ok := r.area(chose, weight); ok {
			drawn = append(drawn, x)
		}
	}
	if d, err := inference.Describe(drawn); err == nil {
		ends := inference.Quantiles(drawn, .025, .975)
		a.Interval, a.SD = inference.Interval{Low: ends[0], High: ends[1]}, d.SD
	}
	return a
}

// bare is aucOf without an interval.
func bare(value []float64, chose []bool) AUC {
	a := AUC{Pairs: len(value)}
	a.Value, a.Known = ranking(value).area(chose, slices.Repeat([]int32{1}, len(value)))
	return a
}

// ranks are the pairs in the order of a predictor, with the ends of its ties.
type ranks struct {
	order []int
	ends  []int // places in order behind each group of equal values
}

func ranking(value []float64) ranks {
	r := ranks{order: make([]int, len(value))}
	for i := range r.order {
		r.order[i] = i
	}
	slices.SortFunc(r.order, func(a, b int) int { return cmp.Or(cmp.Compare(value[a], value[b]), cmp.Compare(a, b)) })
	for i := range r.order {
		if i+1 == len(r.order) || value[r.order[i+1]] != value[r.order[i]] {
			r.ends = append(r.ends, i+1)
		}
	}
	return r
}

// area counts, by whole weights, how often a pair with A chosen stands above one
// with B chosen, ties for half (Mann and Whitney's U); false without both.
func (r ranks) area(chose []bool, weight []int32) (float64, bool) {
	below, above, twice, at := int64(0), int64(0), int64(0), 0
	for _, end := range r.ends {
		a, b := int64(0), int64(0)
		for ; at < end; at++ {
			if i := r.order[at]; chose[i] {
				a += int64(weight[i])
			} else {
				b += int64(weight[i])
			}
		}
		twice += a * (2*below + b)
		below, above = below+b, above+a
	}
	if below == 0 || above == 0 {
		return 0, false
	}
	return float64(twice) / float64(2*below*above), true
}
