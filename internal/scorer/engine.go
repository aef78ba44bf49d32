package scorer

import (
	"fmt"

	"github.com/yardstick-lab/yardstick/internal/activity"
)

// Engine is the engagement engine with one preset. It is read-only and safe for
// concurrent use.
type Engine struct {
	preset Preset
	clock  clock
}

// NewEngine returns the engine of a preset, which must be valid and of kind
// engine.
func NewEngine(p Preset) (*Engine, error) {
	if p.Kind != KindEngine {
		return nil, fmt.Errorf("preset %s is not one of the engine", p.Name)
	}
	if problems := p.Validate(); len(problems) > 0 {
		return nil, fmt.Errorf("preset %s: %s", p.Name, problems[0])
	}
	return &Engine{preset: p, clock: newClock(&p)}, nil
}

// Keep is the days whose scores are wanted, both included; deltas may touch
// these days and none before.
type Keep struct{ From, To activity.Day }

// Len returns the number of days.
func (k Keep) Len() int { return int(k.To-k.From) + 1 }

// Has reports whether a day is among those kept.
func (k Keep) Has(d activity.Day) bool { return d >= k.From && d <= k.To }

// snapshot is everything that scoring one day used and found.
type snapshot struct {
	sums   []int64   // pair → Σ credit, fixed point
	counts []counts  // cell
	r      []float64 // cell → R(u,n); 0 where the network is not linked
	score  []float64 // account
	shown  []float64 // account → displayed
}

// Baseline is a trace scored day by day, remembered closely enough that a delta
// can be scored on top of it. It is not safe for concurrent use.
type Baseline struct {
	engine  *Engine
	ix      *Index
	table   table
	keep    Keep
	days    []snapshot     // keep.From, …
	before  []float64      // account → displayed on the day before keep.From
	credits []float64      // event → credit on its day
	seen    []activity.Day // cell → day of the first event, or of the stock
	toggled []bool         // cell → connected or disconnected by an event
	scratch scratch
}

// stockDay stands for "from the start" among the days a network was first seen;
// never stands for "not yet".
const (
	stockDay = activity.Day(-1 << 31)
	never    = activity.Day(1<<31 - 1)
)

// Baseline scores every account of the trace on the days to keep. Days before
// them are scored only where the preset feeds scores back. The error is an
// overflow of the fixed point.
func (e *Engine) Baseline(ix *Index, keep Keep) (*Baseline, error) {
	r := newRun(e, ix, keep)
	first, last := min(ix.First, keep.From), keep.To
	if ix.Days == 0 {
		first = keep.From
	}
	for d := first; d <= last; d++ {
		if err := r.day(d); err != nil {
			return nil, fmt.Errorf("preset %s on %s: %w", e.preset.Name, d, err)
		}
	}
	return r.finish(), nil
}

// Score returns the score of an account at the end of a kept day, in points.
func (b *Baseline) Score(a activity.Account, d activity.Day) float64 {
	return b.days[d-b.keep.From].score[a]
}

// Displayed returns the score as shown.
func (b *Baseline) Displayed(a activity.Account, d activity.Day) float64 {
	return b.days[d-b.keep.From].shown[a]
}

// R returns the engagement behind a score.
func (b *Baseline) R(a activity.Account, d activity.Day) float64 {
	return b.engine.engagement(b.table.gain, b.days[d-b.keep.From].r, int(a))
}

// engagement combines the R of an account's networks, cells of which lie side
// by side in r.
func (e *Engine) engagement(gain, r []float64, account int) float64 {
	powers := 0.0
	for n, g := range gain {
		if rn := r[account*len(gain)+n]; rn > 0 {
			powers += e.preset.power(g, rn)
		}
	}
	return e.preset.combine(powers)
}

// shownBefore returns the displayed scores that everyone could see on a kept
// day: those of the day before.
func (b *Baseline) shownBefore(d activity.Day) []float64 {
	if d <= b.keep.From {
		return b.before
	}
	return b.days[d-1-b.keep.From].shown
}
