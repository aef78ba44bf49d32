package scorer

import (
	"errors"
	"fmt"
	"slices"

	"github.com/yardstick-lab/yardstick/internal/activity"
)

// Graph is a scorer of the whole graph: an account's standing hangs on that of
// those who react to it or follow it. It is read-only and safe for concurrent
// use.
//
// Values are whole numbers in fixed point. Each edge adds its part, rounded by
// itself, so that the result does not hang on the order of edges or accounts. A
// day starts from the values of the day before, and a delta from those of its
// day: their last bits hang on that, and a score is exact to about 1e-7 points.
type Graph struct{ preset Preset }

// ErrNoFollows is returned where a scorer needs to know who follows whom, and the
// log shows nobody follow, or has a stock that says only how many do.
var ErrNoFollows = errors.New("needs who follows whom; this log says at most how many follow")

// NewGraph returns the scorer of a preset, which must be valid and of one of the
// kinds of the graph.
func NewGraph(p Preset) (*Graph, error) {
	if problems := p.Validate(); len(problems) > 0 {
		return nil, fmt.Errorf("preset %s: %s", p.Name, problems[0])
	}
	if p.Kind != KindPageRank && p.Kind != KindTunkRank {
		return nil, fmt.Errorf("preset %s is not one of the graph", p.Name)
	}
	return &Graph{p}, nil
}

// Ranked is a trace with the graph and the values of each kept day. It is not
// safe for concurrent use.
type Ranked struct {
	*Graph
	trace *activity.Trace
	keep  Keep
	webs  []web
	value [][]int64 // day, account
	start []int32   // with of, takers of the trace, once a delta asks for them
	of    []int32
}

// Baseline ranks the accounts of a trace on the days to keep. The error is that
// the log has no follows where they are needed, or that the iteration does not
// settle.
func (g *Graph) Baseline(ix *Index, keep Keep) (*Ranked, error) {
	if g.preset.Kind == KindTunkRank && !showsFollows(ix.Trace) {
		return nil, fmt.Errorf("scorer %s %w", g.preset.Name, ErrNoFollows)
	}
	b := &Ranked{Graph: g, trace: ix.Trace, keep: keep}
	s, value := newSpinner(&g.preset, ix), make([]int64, ix.Accounts)
	for day := min(ix.First, keep.From); day <= keep.To; day++ {
		s.day(day)
		if !keep.Has(day) {
			continue
		}
		w := s.web()
		var err error
		if value, err = g.settle(&w, value); err != nil {
			return nil, fmt.Errorf("preset %s on %s: %w", g.preset.Name, day, err)
		}
		b.webs, b.value = append(b.webs, w), append(b.value, value)
	}
	return b, nil
}

// showsFollows reports whether a log tells all who follow.
func showsFollows(t *activity.Trace) bool {
	return slices.Contains(t.Action, activity.Follow) &&
		!slices.ContainsFunc(t.Stock.Holdings, func(h activity.Holding) bool { return h.Followers > 0 })
}

// R returns the quantity behind a score.
func (b *Ranked) R(a activity.Account, d activity.Day) float64 {
	i := d - b.keep.From
	return b.behind(&b.webs[i], b.value[i], a)
}

// Score returns the score of an account at the end of a kept day, in points.
func (b *Ranked) Score(a activity.Account, d activity.Day) float64 {
	return b.preset.Scale.Score(b.R(a, d))
}

// Displayed returns the score as shown.
func (b *Ranked) Displayed(a activity.Account, d activity.Day) float64 {
	return b.preset.Scale.Displayed(b.Score(a, d))
}

// Follow returns the scores of one account that a delta moves, by day. A delta
// that leaves the graph as it is moves none.
func (b *Ranked) Follow(a activity.Account, d *activity.Delta, through activity.Day) ([]Change, error) {
	each, err := b.FollowOn([]activity.Account{a}, d, Keep{b.keep.From, min(through, b.keep.To)}.Days())
	if err != nil {
		return nil, err
	}
	return each[0], nil
}

// FollowOn is Follow of each of some accounts on some of the kept days. A day is
// found from the baseline's alone, so that others need not be.
func (b *Ranked) FollowOn(of []activity.Account, d *activity.Delta, days []activity.Day) ([][]Change, error) {
	each := make([][]Change, len(of))
	fork, ok := d.FirstDay(b.trace)
	if !ok {
		return each, nil
	}
	o := newOverlay(b, d)
	for _, day := range days {
		i := day - b.keep.From
		if day < fork {
			continue
		}
		w, differs := o.web(&b.webs[i], day)
		if !differs {
			continue
		}
		value, err := b.settle(&w, b.value[i])
		if err != nil {
			return nil, fmt.Errorf("preset %s on %s: %w", b.preset.Name, day, err)
		}
		for k, a := range of {
			score := b.preset.Scale.Score(b.behind(&w, value, a))
			if int(a) >= len(b.value[i]) || score != b.Score(a, day) {
				each[k] = append(each[k], Change{day, a, score, b.preset.Scale.Displayed(score)})
			}
		}
	}
	return each, nil
}
