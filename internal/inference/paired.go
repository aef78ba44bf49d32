package inference

import (
	"math"
	"slices"

	"gonum.org/v1/gonum/stat"
)

// Same is how near differences count as the same number, and a constant
// difference as equal to a margin (ours: far above rounding, far below
// anything shown).
const Same = 1e-12

// Interval is a closed range of the quantity estimated.
type Interval struct {
	Low, High float64
}

// Inside reports whether the whole interval lies in [low, high].
func (i Interval) Inside(low, high float64) bool { return i.Low >= low && i.High <= high }

// Holds reports whether x lies in the interval, ends included.
func (i Interval) Holds(x float64) bool { return i.Low <= x && x <= i.High }

// Paired is what the paired differences (treated minus control, one per unit)
// come to. The zero value is no sample; make one with Describe.
type Paired struct {
	// N is the number of differences.
	N int
	// Mean, SD and SE are in the units of the differences. SD divides by
	// N-1; SD and SE are 0 where the differences are constant.
	Mean, SD, SE float64
	// Skew is the sample skewness with the small-sample factor (Fisher and
	// Pearson's adjusted coefficient, as R's e1071 type 2); 0 where N < 3
	// or the differences are constant.
	Skew float64
	// Constant says that every difference is the same number within Same:
	// there is then neither t nor p. A single difference is constant.
	Constant bool
}

// Describe summarises paired differences.
//
// An empty sample is ErrEmpty; a value that is no number, or too large, is an
// error that names its place.
func Describe(d []float64) (Paired, error) {
	if len(d) == 0 {
		return Paired{}, ErrEmpty
	}
	if err := CheckSample(d); err != nil {
		return Paired{}, err
	}
	if low, high := slices.Min(d), slices.Max(d); high-low <= Same {
		return Paired{N: len(d), Mean: settled(low, high), Constant: true}, nil
	}
	p := Paired{N: len(d)}
	p.Mean, p.SD = stat.MeanStdDev(d, nil)
	p.SE = p.SD / math.Sqrt(float64(p.N))
	if p.N > 2 {
		p.Skew = stat.Skew(d, nil)
	}
	return p, nil
}

// settled is the number that a constant sample consists of: its middle, and
// plain 0 where rounding alone keeps it from 0.
func settled(low, high float64) float64 {
	c := low + (high-low)/2
	if math.Abs(c) <= Same {
		return 0
	}
	return c
}

// At is the same sample as it would look with n differences of the same mean
// and spread: a guess about more units, never evidence.
func (p Paired) At(n int) Paired {
	p.N, p.SE = n, p.SD/math.Sqrt(float64(n))
	return p
}

// T is the t statistic of the mean against null, with N-1 degrees of freedom.
// It panics where the differences are constant.
func (p Paired) T(null float64) float64 {
	if p.Constant || p.N < 2 {
		panic("inference: constant differences have no t; ask Constant first")
	}
	return (p.Mean - null) / p.SE
}

// Greater is the one-sided p of "the mean is greater than null".
// It panics where the differences are constant.
func (p Paired) Greater(null float64) float64 { return studentUpper(p.T(null), p.freedom()) }

// Less is the one-sided p of "the mean is less than null".
// It panics where the differences are constant.
func (p Paired) Less(null float64) float64 { return studentUpper(-p.T(null), p.freedom()) }

// TwoSided is the p of "the mean is not null".
// It panics where the differences are constant.
func (p Paired) TwoSided(null float64) float64 {
	return 2 * studentUpper(math.Abs(p.T(null)), p.freedom())
}

// Interval is the two-sided t interval of the mean at a level in (0, 1).
// Constant differences have no spread: their interval is [c, c].
func (p Paired) Interval(level float64) Interval {
	if p.Constant {
		return Interval{p.Mean, p.Mean}
	}
	half := studentCritical((1-level)/2, p.freedom()) * p.SE
	return Interval{p.Mean - half, p.Mean + half}
}

func (p Paired) freedom() float64 { return float64(p.N - 1) }
