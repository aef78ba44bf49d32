package inference

import (
	"errors"
	"fmt"
	"math"

	"gonum.org/v1/gonum/stat"
)

// Unpaired is Welch's comparison of two samples that share no pairs.
type Unpaired struct {
	// Difference is the mean of the treated minus that of the control.
	Difference float64
	// SE is its standard error, and Pooled the spread of both samples together,
	// which divides by their sizes less 2.
	SE, Pooled float64
	// T is the statistic, Freedom its degrees of freedom (Welch and
	// Satterthwaite's, rarely whole), P the two-sided p.
	T, Freedom, P float64

	both float64 // how many values there are
}

var _ OneSided = Unpaired{}

// Greater is the one-sided p of "the difference is greater than null".
func (u Unpaired) Greater(null float64) float64 {
	return studentUpper((u.Difference-null)/u.SE, u.Freedom)
}

// Less is the one-sided p of "the difference is less than null".
func (u Unpaired) Less(null float64) float64 {
	return studentUpper((null-u.Difference)/u.SE, u.Freedom)
}

// Interval is the two-sided interval of the difference at a level in (0, 1).
func (u Unpaired) Interval(level float64) Interval {
	half := studentCritical((1-level)/2, u.Freedom) * u.SE
	return Interval{u.Difference - half, u.Difference + half}
}

// HedgesG is the difference as a share of the pooled spread, with Hedges'
// correction for all the values less 2.
func (u Unpaired) HedgesG() float64 { return u.Difference / u.Pooled * hedgesJ(u.both-2) }

// Welch compares the means of two samples without pairing them and without
// assuming equal spread. Each needs two values, and one of them a spread.
func Welch(control, treated []float64) (Unpaired, error) {
	for _, s := range []struct {
		name   string
		sample []float64
	}{{"control", control}, {"treated", treated}} {
		if err := CheckSample(s.sample); err != nil {
			return Unpaired{}, fmt.Errorf("%s: %w", s.name, err)
		}
		if len(s.sample) < 2 {
			return Unpaired{}, fmt.Errorf("%s: %d values, at least 2 are needed", s.name, len(s.sample))
		}
	}
	meanC, varC := stat.MeanVariance(control, nil)
	meanT, varT := stat.MeanVariance(treated, nil)
	nC, nT := float64(len(control)), float64(len(treated))
	sqC, sqT := varC/nC, varT/nT
	if sqC+sqT == 0 {
		return Unpaired{}, errors.New("neither sample has a spread")
	}
	u := Unpaired{Difference: meanT - meanC}
	u.SE, u.both = math.Sqrt(sqC+sqT), nC+nT
	u.Pooled = math.Sqrt(((nC-1)*varC + (nT-1)*varT) / (u.both - 2))
	u.T = u.Difference / u.SE
	// Shares of the sum rather than squares of it, which could overflow.
	shareC, shareT := sqC/(sqC+sqT), sqT/(sqC+sqT)
	u.Freedom = 1 / (shareC*shareC/(nC-1) + shareT*shareT/(nT-1))
	u.P = 2 * studentUpper(math.Abs(u.T), u.Freedom)
	return u, nil
}
