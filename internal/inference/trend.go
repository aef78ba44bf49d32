package inference

import (
	"errors"
	"fmt"
	"math"

	"gonum.org/v1/gonum/stat/distuv"
)

const (
	// leastDoses are needed for a trend: two doses are a difference.
	leastDoses = 3
	// The sizes of table for which p is counted out, after Page (1963) and as
	// SciPy chooses: at most mostDoses doses and manyUnits units, of the latter
	// manyUnitsThree where there are no more than three doses.
	mostDoses, manyUnits, manyUnitsThree = 8, 12, 20
)

// Trend is Page's L test for a trend over ordered doses.
type Trend struct {
	// Doses and Units are the size of the table.
	Doses, Units int
	// L is the statistic: the sum over doses of their place times their sum
	// of ranks within units, ties by midranks. Under no trend L is Expected.
	L, Expected float64
	// P is the one-sided p of "the values rise with the dose".
	P float64
	// Exact says that P was counted over all permutations of ranks; else it
	// is the normal limit's. Neither is adjusted for ties, which makes the
	// exact one larger than it need be.
	Exact bool
}

// Page tests whether values rise with the dose (Page 1963): doses[j][i] is unit
// i's value at dose j, in the order in which they are said to rise. At least 3
// doses and 2 units are needed, every dose with as many; a value that is no
// number is an error that names the dose and its place. Values within Same of
// their neighbour in rank count as tied.
func Page(doses [][]float64) (Trend, error) {
	if err := checkTable(doses); err != nil {
		return Trend{}, err
	}
	k, n := len(doses), len(doses[0])
	t := Trend{Doses: k, Units: n, Exact: k <= mostDoses && (n <= manyUnits || k == leastDoses && n <= manyUnitsThree)}
	row := make([]float64, k)
	for i := range n {
		for j := range doses {
			row[j] = doses[j][i]
		}
		t.L += PageOf(row)
	}
	kf, nf := float64(k), float64(n)
	t.Expected = nf * kf * (kf + 1) * (kf + 1) / 4
	if t.Exact {
		t.P = pageUpper(k, n, int(t.L))
		return t, nil
	}
	t.P = t.At(n)
	return t, nil
}

// PageOf is what one unit adds to L: its values in the order of the doses, ranked.
func PageOf(row []float64) float64 {
	l := 0.0
	for j, rank := range Ranks(row) {
		l += float64(j+1) * rank
	}
	return l
}

func checkTable(doses [][]float64) error {
	if len(doses) < leastDoses {
		return fmt.Errorf("%d doses, a trend needs at least %d", len(doses), leastDoses)
	}
	for j, column := range doses {
		if err := CheckSample(column); err != nil {
			return fmt.Errorf("dose %d: %w", j+1, err)
		}
		if len(column) != len(doses[0]) {
			return fmt.Errorf("dose %d has %d values, the first has %d", j+1, len(column), len(doses[0]))
		}
	}
	if len(doses[0]) < 2 {
		return errors.New("a trend needs at least 2 units")
	}
	return nil
}

// pageUpper is P(L ≥ l) where each of n units has its k ranks in any order
// alike (the recursion of Odeh 1977): the distribution of one unit, folded n
// times. Every term is positive, so no digits are lost.
func pageUpper(k, n, l int) float64 {
	one := pageOfOne(k)
	all := []float64{1}
	for range n {
		next := make([]float64, len(all)+len(one)-1)
		for i, p := range all {
			for j, q := range one {
				next[i+j] += p * q
			}
		}
		all = next
	}
	least := n * k * (k + 1) * (k + 2) / 6
	p := 0.0
	for i := len(all) - 1; i >= max(0, l-least); i-- {
		p += all[i] // the smallest first
	}
	return math.Min(p, 1)
}

// pageOfOne is the distribution of Σ place·rank of one unit, from the least
// value on: places take ranks one after another, by the set of ranks taken.
func pageOfOne(k int) []float64 {
	least, most := k*(k+1)*(k+2)/6, k*(k+1)*(2*k+1)/6
	ways := make([][]float64, 1<<k) // by set of ranks taken, then by the sum so far
	ways[0] = []float64{1}
	for set := range ways {
		place := 1
		for rest := set; rest > 0; rest &= rest - 1 {
			place++
		}
		for rank := 1; rank <= k; rank++ {
			if to := set | 1<<(rank-1); to != set {
				ways[to] = addShifted(ways[to], ways[set], place*rank)
			}
		}
	}
	counts := ways[len(ways)-1][least : most+1]
	total := 0.0
	for _, c := range counts {
		total += c
	}
	for i := range counts {
		counts[i] /= total
	}
	return counts
}

// addShifted adds what is at i in from to what is at i+by in to.
func addShifted(to, from []float64, by int) []float64 {
	if short := len(from) + by - len(to); short > 0 {
		to = append(to, make([]float64, short)...)
	}
	for i, v := range from {
		to[i+by] += v
	}
	return to
}

// At foresees the P of n units that rank the doses as these do, by the normal
// limit: a guess about more units, never evidence.
func (t Trend) At(n int) float64 {
	k, nf := float64(t.Doses), float64(n)
	off := (t.L - t.Expected) / float64(t.Units) * nf
	return distuv.UnitNormal.Survival(off / math.Sqrt(nf*pageVariance(k)))
}

// pageVariance is the variance of one unit's part of L under no trend.
func pageVariance(k float64) float64 { return k * k * (k + 1) * (k*k - 1) / 144 }
