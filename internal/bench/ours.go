package bench

import (
	"context"
	"fmt"

	"github.com/yardstick-lab/yardstick/internal/activity"
	"github.com/yardstick-lab/yardstick/internal/scorer"
)

// engineOf is the engine of W1, or of the preset that W2 and W3 take as shipped.
func (w Workload) engine() (*scorer.Engine, error) {
	if w == W1 {
		return scorer.NewEngine(linear())
	}
	p, err := scorer.Load("klout-2011")
	if err != nil {
		return nil, err
	}
	return scorer.NewEngine(p)
}

// indexFor is the index that an engine needs of a trace.
func indexFor(e *scorer.Engine, t *activity.Trace) *scorer.Index {
	if e.Linear() {
		return scorer.NewLinearIndex(t)
	}
	return scorer.NewIndex(t)
}

// everyDay is the whole of what a section asks of the engine: R of every account
// on the days to keep.
func everyDay(e *scorer.Engine, ix *scorer.Index, keep scorer.Keep, visit func(day activity.Day, r []float64)) error {
	return e.Each(ix, keep, visit)
}

// allDays are the days of a made trace.
var allDays = scorer.Keep{From: FirstDay, To: FirstDay + Days - 1}

// scoreOurs is W1 and W2 by this program: index and all.
func scoreOurs(ctx context.Context, t *Trial) error {
	engine, err := t.section.Workload.engine()
	if err != nil {
		return err
	}
	trace, results := t.trace(), newGrid(Days, t.shape().Accounts)
	err = t.measure(ctx, func() error {
		var ix *scorer.Index
		if err := t.part("index", func() error { ix = indexFor(engine, trace); return nil }); err != nil {
			return err
		}
		return everyDay(engine, ix, allDays, func(day activity.Day, r []float64) {
			copy(results.day(int(day-FirstDay)), r)
		})
	})
	if err != nil {
		return fmt.Errorf("score: %w", err)
	}
	t.Measured.Check = results.check(t.shape().spots())
	t.Measured.Needs = needsOf(t.section.Workload, &trace.Columns, t.shape())
	return nil
}
