package judgment

import (
	"cmp"
	"math"
	"slices"

	"github.com/yardstick-lab/yardstick/internal/inference"
	"github.com/yardstick-lab/yardstick/internal/seed"
)

// Sureness is how sure a measure is of whom people choose, and how often it is
// right. How sure is the logistic model's chance that the account it puts first
// is chosen, fitted to other pairs than those it is asked of, five parts in turn:
// a measure in points of its own says nothing of chances before that.
type Sureness struct {
	// Right is how often the account that it puts first was chosen, Interval its
	// 95 % interval (Clopper and Pearson), of Ordered pairs; the rest it puts level.
	Right    float64
	Interval inference.Interval
	Ordered  int
	// Bins are the ordered pairs from the least sure to the surest.
	Bins []Bin
	// Off is how far sure and right are apart, averaged over the pairs by bin; Chance
	// is what that would be if every chance were true, for bins of this size.
	Off, Chance float64
}

// Bin is pairs of which a measure is about as sure.
type Bin struct {
	Pairs       int
	Sure, Right float64
	Interval    inference.Interval // of Right, as above
}

// The bins (ours): as many as leave each enough pairs to say something.
const (
	mostBins    = 10
	fewestInBin = 20
)

// sureness tells how sure a predictor is, given its value and the choice for each
// pair; nil where it puts every pair level.
func sureness(value []float64, chose []bool, key seed.Key) *Sureness {
	scale := 0.0
	for _, x := range value {
		scale += math.Abs(x) / float64(len(value))
	}
	if scale == 0 {
		return nil
	}
	rows := make([]row, len(value))
	for i, x := range value {
		rows[i][0] = x / scale
	}
	return surenessOf(inTurn(rows, chose, key), value, chose)
}

// asked is a pair of which a measure is so sure.
type asked struct {
	sure  float64
	right bool
}

// surenessOf tells it of chances: log odds, at least 0 in the direction of value.
func surenessOf(odds, value []float64, chose []bool) *Sureness {
	var all []asked
	for i, x := range value {
		if x != 0 {
			all = append(all, asked{1 / (1 + math.Exp(-math.Abs(odds[i]))), x > 0 == chose[i]})
		}
	}
	if len(all) == 0 {
		return nil
	}
	slices.SortStableFunc(all, func(a, b asked) int { return cmp.Compare(a.sure, b.sure) })
	s, whole := &Sureness{Ordered: len(all)}, binOf(all)
	s.Right, s.Interval = whole.Right, whole.Interval
	size := (len(all) + binsOf(len(all)) - 1) / binsOf(len(all))
	for at := 0; at < len(all); {
		end := min(len(all), at+size)
		for end < len(all) && all[end].sure == all[end-1].sure {
			end++
		}
		s.take(binOf(all[at:end]))
		at = end
	}
	return s
}

func binOf(pairs []asked) Bin {
	b, right := Bin{Pairs: len(pairs)}, 0
	for _, p := range pairs {
		b.Sure += p.sure / float64(len(pairs))
		if p.right {
			right++
		}
	}
	b.Right, b.Interval = float64(right)/float64(len(pairs)), inference.ClopperPearson(right, len(pairs), .95)
	return b
}

// take adds a bin.
func (s *Sureness) take(b Bin) {
	share := float64(b.Pairs) / float64(s.Ordered)
	s.Bins = append(s.Bins, b)
	s.Off += float64(share * math.Abs(b.Sure-b.Right))
	// The mean distance of a share from its truth, by the normal distribution.
	s.Chance += float64(share * math.Sqrt(2/math.Pi*b.Sure*(1-b.Sure)/float64(b.Pairs)))
}

func binsOf(pairs int) int { return min(mostBins, max(1, pairs/fewestInBin)) }
