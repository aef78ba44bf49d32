package scorer

import (
	"fmt"
	"maps"
	"slices"

	"github.com/yardstick-lab/yardstick/internal/activity"
)

// Engine is the engagement engine with one preset. It is read-only and safe for
// concurrent use.
type Engine struct {
	preset Preset
	clock  clock
	// flat: a credit is its weight, the same for every actor on every day.
	flat bool
	// plain: φ is the identity, so that a cell needs one sum and not its pairs'.
	plain bool
	// product: R is b_U Σ_n ln(1+U_n), one logarithm of a product over networks.
	product bool
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
	terms := p.B
	terms.U = 0
	e := &Engine{preset: p, clock: newClock(&p), flat: p.Rep == RepNone && p.Beta == 0, plain: p.Phi == Identity}
	e.product = e.plain && terms == Terms{} && p.P == 1 && !slices.ContainsFunc(slices.Collect(maps.Values(p.G)), func(g float64) bool { return g != 1 })
	return e, nil
}

// Linear reports whether the engine can do with a [NewLinearIndex].
func (e *Engine) Linear() bool {
	return e.plain && e.preset.Beta == 0 && !newCounted(&e.preset).followers
}

// Keep is the days whose scores are wanted, both included; deltas may touch
// these days and none before.
type Keep struct{ From, To activity.Day }

// Len returns the number of days.
func (k Keep) Len() int { return int(k.To-k.From) + 1 }

// Days lists them.
func (k Keep) Days() []activity.Day {
	days := make([]activity.Day, 0, max(0, k.Len()))
	for d := k.From; d <= k.To; d++ {
		days = append(days, d)
	}
	return days
}

// Has reports whether a day is among those kept.
func (k Keep) Has(d activity.Day) bool { return d >= k.From && d <= k.To }

// snapshot is everything that scoring one day used and found.
type snapshot struct {
	sums   []int64   // slot → Σ credit, fixed point
	counts []counts  // cell
	r      []float64 // cell → its part of R, see Engine.part; 0 where the network is not linked
	u      []float64 // cell → U; nil for plain engines
	score  []float64 // account
	shown  []float64 // account → displayed
	room   []float64 // account → Scale.room; nil where scores do not feed back
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
	credits []float64      // event → credit on its day; nil where it is the weight
	marked  *marked        // nil without hindsight
	seen    []activity.Day // cell → day of the first event, or of the stock
	toggled []bool         // cell → connected or disconnected by an event
	since   []activity.Day // account → day from which it is scored
	recent  recent
	sways   map[span]*sway
	stands  *standings // nil before the first delta that asks
	scratch scratch
}

// standing finds what changes standings once, and only where deltas are replayed.
func (b *Baseline) standing() *standings {
	if b.stands == nil {
		b.stands = newStandings(b.ix)
	}
	return b.stands
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
	b := &Baseline{engine: e, ix: ix, keep: keep}
	if !e.flat {
		b.credits = make([]float64, ix.Trace.Len())
	}
	r := newRun(e, &ix.Frame, memory{ix, b.credits})
	if r.marking = newMarking(r, memory{ix, b.credits}); r.marking != nil {
		b.marked = r.marking.marked
	}
	if !e.plain {
		r.u = make([]float64, ix.cells())
	}
	if err := r.through(keep, func(activity.Day) { b.days = append(b.days, r.remember()) }); err != nil {
		return nil, err
	}
	b.table, b.seen, b.toggled, b.since, b.before = r.table, r.seen, r.toggled, r.since, r.before
	b.sways, b.scratch = map[span]*sway{}, newScratch(ix.Accounts, len(ix.Networks))
	return b, nil
}

// Visit is handed a day's results: R of every account. The slice is the engine's
// own and good until it returns.
type Visit func(day activity.Day, r []float64)

// Each finds R of every account on each of the days to keep, and keeps nothing.
func (e *Engine) Each(ix *Index, keep Keep, visit Visit) error {
	var credits []float64
	if !e.flat {
		credits = make([]float64, ix.Trace.Len())
	}
	if e.preset.Hindsight() {
		r := newRun(e, &ix.Frame, memory{ix, credits})
		r.marking = newMarking(r, memory{ix, credits})
		return r.through(keep, func(d activity.Day) { visit(d, r.engaged) })
	}
	return e.EachOf(&ix.Frame, memory{ix, credits}, keep, visit)
}

// EachOf is Each for a log that comes on a tape. Besides an overflow, the error
// can be the tape's, or that hindsight needs the whole log.
func (e *Engine) EachOf(f *Frame, tape Tape, keep Keep, visit Visit) error {
	if e.preset.Hindsight() {
		return fmt.Errorf("preset %s looks back at acts in the light of others, which needs the whole log", e.preset.Name)
	}
	if e.product && e.flat {
		return newLinear(e, f, tape).through(keep, visit)
	}
	r := newRun(e, f, tape)
	return r.through(keep, func(d activity.Day) { visit(d, r.engaged) })
}

// Score puts R on the preset's scale.
func (e *Engine) Score(r float64) float64 { return e.preset.Scale.Score(r) }

// Displayed rounds a score to the scale's step.
func (e *Engine) Displayed(score float64) float64 { return e.preset.Scale.Displayed(score) }

// Flat reports whether a credit is its weight, so that a tape need not hold
// credits.
func (e *Engine) Flat() bool { return e.flat }

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

// engagement combines the parts of an account's networks, cells of which lie
// side by side in r.
func (e *Engine) engagement(gain, r []float64, account int) float64 {
	parts := r[account*len(gain):][:len(gain)]
	if e.product {
		return e.preset.product(parts)
	}
	powers := 0.0
	for n, g := range gain {
		if rn := parts[n]; rn > 0 {
			powers += e.preset.power(g, rn)
		}
	}
	return e.preset.combine(powers)
}

// part is what a cell has in R, ready for engagement: R(u,n) or, where R is the
// logarithm of a product, U.
func (e *Engine) part(t *tally, c counts, unfix float64) float64 {
	if e.product {
		return max(0, t.sum)
	}
	return e.preset.engaged(t, c, unfix)
}

// shownBefore returns the displayed scores that everyone could see on a kept
// day: those of the day before.
func (b *Baseline) shownBefore(d activity.Day) []float64 {
	if d <= b.keep.From {
		return b.before
	}
	return b.days[d-1-b.keep.From].shown
}
