package inference

import (
	"math"
	"sort"

	"gonum.org/v1/gonum/stat/distuv"
)

// MostUnits is the largest number of units SmallestN looks at: a question that
// needs more is not settled by more of the same (ours).
const MostUnits = 10_000

// SmallestN is the smallest n of at least from for which met holds, and false
// where MostUnits are not enough. met must stay true once it is, as any rule
// does that asks a narrowing interval about a fixed mean and spread.
func SmallestN(from int, met func(n int) bool) (int, bool) {
	if from > MostUnits {
		return 0, false
	}
	n := from + sort.Search(MostUnits-from+1, func(i int) bool { return met(from + i) })
	return n, n <= MostUnits
}

// ApproximateFlips foresees the sign-flip test of a sample of this mean and
// spread by the normal limit of the sum of flipped differences, whose variance
// is their sum of squares. For planning only.
type ApproximateFlips struct {
	// Sample is the sample as it is, or as Paired.At supposes it.
	Sample Paired
}

var _ OneSided = ApproximateFlips{}

// Greater is the one-sided p of "the centre is greater than null".
func (a ApproximateFlips) Greater(null float64) float64 { return distuv.UnitNormal.Survival(a.z(null)) }

// Less is the one-sided p of "the centre is less than null".
func (a ApproximateFlips) Less(null float64) float64 { return distuv.UnitNormal.Survival(-a.z(null)) }

func (a ApproximateFlips) z(null float64) float64 {
	n, off := float64(a.Sample.N), a.Sample.Mean-null
	squares := n*off*off + (n-1)*a.Sample.SD*a.Sample.SD
	return n * off / math.Sqrt(squares)
}

// ApproximateBootstrap foresees the bootstrap-t of a sample of this mean, spread
// and skew by the first term of t's Edgeworth expansion, which is what a
// bootstrap-t corrects for (Hall 1992, §3.3). For planning only.
type ApproximateBootstrap struct {
	// Sample is the sample as it is, or as Paired.At supposes it.
	Sample Paired
}

var _ OneSided = ApproximateBootstrap{}

// Greater is the one-sided p of "the mean is greater than null".
func (a ApproximateBootstrap) Greater(null float64) float64 { return 1 - a.Less(null) }

// Less is the one-sided p of "the mean is less than null".
func (a ApproximateBootstrap) Less(null float64) float64 {
	t := a.Sample.T(null)
	term := a.Sample.Skew * (2*t*t + 1) / (6 * math.Sqrt(float64(a.Sample.N)))
	return min(1, max(0, distuv.UnitNormal.CDF(t)+term*distuv.UnitNormal.Prob(t)))
}
