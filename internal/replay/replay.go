// Package replay drives a trace and its deltas through a scorer and yields what
// was observed of the subjects.
//
// The baseline of a trace is scored once. Every subject is then treated alone:
// one delta, one replay on top of the baseline, and one reading a day.
package replay

import (
	"fmt"
	"math"
	"slices"

	"github.com/yardstick-lab/yardstick/internal/activity"
	"github.com/yardstick-lab/yardstick/internal/scorer"
)

// Scorer scores a whole trace, day by day.
type Scorer interface {
	// Baseline scores the trace and remembers the days to keep.
	Baseline(ix *scorer.Index, keep scorer.Keep) (Baseline, error)
}

// Baseline is a scored trace on which deltas are replayed. It need not be safe
// for concurrent use.
type Baseline interface {
	// Score and Displayed are the account's at the end of a kept day, in points.
	Score(a activity.Account, d activity.Day) float64
	Displayed(a activity.Account, d activity.Day) float64
	// Follow returns the scores of one account that the delta moves, by day, on
	// the days kept up to through.
	Follow(a activity.Account, d *activity.Delta, through activity.Day) ([]scorer.Change, error)
}

// Daily is a baseline to which each day of a changed trace costs as much as any
// other, or each request, so that it is better asked for the days that matter alone
// and for all accounts at once.
type Daily interface {
	Baseline
	// FollowOn is Follow of each of some accounts, on some of the days kept; both
	// rise.
	FollowOn(of []activity.Account, d *activity.Delta, days []activity.Day) ([][]scorer.Change, error)
}

// ByDay reports whether the baselines of a scorer are [Daily].
func ByDay(s Scorer) bool {
	_, is := s.(graph)
	return is
}

var (
	_ Baseline = (*scorer.Baseline)(nil)
	_ Baseline = scorer.Constant{}
	_ Baseline = (*scorer.Counted)(nil)
	_ Daily    = (*scorer.Ranked)(nil)
	_ Baseline = (*scorer.Pointed)(nil)
)

// New returns the scorer of a preset.
func New(p scorer.Preset) (Scorer, error) {
	switch p.Kind {
	case scorer.KindConstant:
		return constant{scorer.Constant{Scale: p.Scale}}, nil
	case scorer.KindHIndex, scorer.KindSNP, scorer.KindRate:
		c, err := scorer.NewCounting(p)
		return counting{c}, err
	case scorer.KindExternal:
		return nil, fmt.Errorf("scorer %s is a program of its own, and cannot be asked here", p.Name)
	case scorer.KindPageRank, scorer.KindTunkRank:
		g, err := scorer.NewGraph(p)
		return graph{g}, err
	case scorer.KindPoints:
		g, err := scorer.NewPoints(p)
		return points{g}, err
	}
	e, err := scorer.NewEngine(p)
	if err != nil {
		return nil, err
	}
	return engine{e}, nil
}

type engine struct{ *scorer.Engine }

func (e engine) Baseline(ix *scorer.Index, keep scorer.Keep) (Baseline, error) {
	return e.Engine.Baseline(ix, keep)
}

type counting struct{ *scorer.Counting }

func (c counting) Baseline(ix *scorer.Index, keep scorer.Keep) (Baseline, error) {
	return c.Counting.Baseline(ix, keep)
}

type graph struct{ *scorer.Graph }

func (g graph) Baseline(ix *scorer.Index, keep scorer.Keep) (Baseline, error) {
	return g.Graph.Baseline(ix, keep)
}

type points struct{ *scorer.Points }

func (p points) Baseline(ix *scorer.Index, keep scorer.Keep) (Baseline, error) {
	return p.Points.Baseline(ix, keep)
}

type constant struct{ scorer.Constant }

func (c constant) Baseline(*scorer.Index, scorer.Keep) (Baseline, error) { return c.Constant, nil }

// Reading is what was observed of one account at the end of one day, in points.
type Reading struct{ Score, Displayed float64 }

// Observe treats one account alone and returns a reading for each of some days
// kept, at least one, which rise.
func Observe(b Baseline, a activity.Account, d *activity.Delta, days []activity.Day) ([]Reading, error) {
	all, err := ObserveEach(b, []activity.Account{a}, d, days)
	if err != nil {
		return nil, err
	}
	return all[0], nil
}

// ObserveEach treats one account alone and returns readings as Observe does, of each
// of some accounts, which rise.
func ObserveEach(b Baseline, of []activity.Account, d *activity.Delta, days []activity.Day) ([][]Reading, error) {
	changes, err := follow(b, of, d, days)
	if err != nil {
		return nil, err
	}
	all := make([][]Reading, len(of))
	for k, a := range of {
		all[k] = make([]Reading, len(days))
		for i, day := range days {
			all[k][i] = Reading{b.Score(a, day), b.Displayed(a, day)}
		}
		for _, c := range changes[k] {
			if i, wanted := slices.BinarySearch(days, c.Day); wanted {
				all[k][i] = Reading{c.Score, c.Displayed}
			}
		}
	}
	return all, nil
}

// follow returns the scores of each account that a delta moves on some days, and
// maybe on others.
func follow(b Baseline, of []activity.Account, d *activity.Delta, days []activity.Day) (each [][]scorer.Change, err error) {
	if daily, is := b.(Daily); is {
		return daily.FollowOn(of, d, days)
	}
	each = make([][]scorer.Change, len(of))
	for k, a := range of {
		if each[k], err = b.Follow(a, d, days[len(days)-1]); err != nil {
			return nil, err
		}
	}
	return each, nil
}

// Probe compares two baselines of the same trace to the bit and says where they
// differ, or "".
func Probe(one, two Baseline, accounts int, keep scorer.Keep) string {
	for day := keep.From; day <= keep.To; day++ {
		for i := range accounts {
			a := activity.Account(i)
			if math.Float64bits(one.Score(a, day)) != math.Float64bits(two.Score(a, day)) {
				return fmt.Sprintf("scored twice, account number %d has %g and %g points on %s", i, one.Score(a, day), two.Score(a, day), day)
			}
		}
	}
	return ""
}
