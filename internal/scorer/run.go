package scorer

import (
	"fmt"
	"slices"

	"github.com/yardstick-lab/yardstick/internal/activity"
)

// run is the state of a full replay as it moves from day to day. A slot is where
// credits are summed: a pair, or a cell for plain engines.
type run struct {
	*Baseline
	today    activity.Day
	baseDay  activity.Day
	sums     []int64          // slot
	own      []int64          // cell
	counts   []counts         // cell; own and linked are filled in when remembered
	links    []link           // cell
	follows  []bool           // pair: the actor follows the owner
	stock    []int32          // cell: followers of the stock that are still there
	lists    map[int]*holding // cell: lists, where the preset looks at them
	standing []int32          // standing events still to come
	met      []int32          // account → the last actor's day that met it as an owner
	meeting  int32
	fixed    []int64   // network and action → weight in fixed point, of flat engines
	r        []float64 // cell → part of R today
	engaged  []float64 // account → R today
	score    []float64 // account → score today
	shown    []float64 // account → displayed, as everyone can see it
	err      error
}

func newRun(e *Engine, ix *Index, keep Keep) *run {
	cells, accounts := ix.cells(), len(ix.Trace.Accounts)
	b := &Baseline{
		engine: e, ix: ix, keep: keep, table: newTable(&e.preset, ix.Trace.Networks),
		seen: slices.Repeat([]activity.Day{never}, cells), toggled: make([]bool, cells),
	}
	if !e.flat {
		b.credits = make([]float64, ix.Trace.Len())
	}
	r := &run{
		Baseline: b, baseDay: e.clock.base(ix.First), standing: ix.standing,
		sums: make([]int64, cells), own: make([]int64, cells), counts: make([]counts, cells),
		links: make([]link, cells), follows: make([]bool, len(ix.actor)), stock: make([]int32, cells),
		lists: map[int]*holding{}, met: make([]int32, accounts), fixed: make([]int64, len(ix.Trace.Networks)<<actionBits),
		r: make([]float64, cells), engaged: make([]float64, accounts),
		score: make([]float64, accounts), shown: slices.Repeat([]float64{e.bottom()}, accounts),
	}
	if !e.plain {
		r.sums = make([]int64, len(ix.actor))
	}
	b.before = slices.Clone(r.shown)
	for _, h := range ix.Trace.Stock.Holdings {
		r.start(ix.cell(h.Account, h.Network), h)
	}
	return r
}

// start gives a cell what the stock states.
func (r *run) start(c int, h activity.Holding) {
	r.counts[c].lists, r.counts[c].followers, r.stock[c] = h.Lists, h.Followers, h.Followers
	r.lists[c] = newHolding(h)
	if h.Linked {
		r.links[c], r.seen[c] = linked, stockDay
	}
}

// bottom is what an account that was never scored shows.
func (e *Engine) bottom() float64 { return e.preset.Scale.Displayed(e.preset.Scale.Bottom()) }

// through takes in the days from first to the last one kept and calls after at
// the end of each.
func (r *run) through(first activity.Day, after func(activity.Day)) error {
	for d := first; d <= r.keep.To; d++ {
		r.day(d)
		if r.err != nil {
			return fmt.Errorf("preset %s on %s: %w", r.engine.preset.Name, d, r.err)
		}
		after(d)
	}
	return nil
}

// day takes in one whole day and, where R is wanted, evaluates it.
func (r *run) day(d activity.Day) {
	r.today = d
	r.expire()
	r.rebase()
	from, to := r.ix.dayEvents(d)
	r.see(from, to)
	r.hold(to)
	r.weigh(from, to)
	r.countPosts(from, to, 1)
	if fed := r.engine.preset.Rep == RepScore && d >= r.ix.First; fed || r.keep.Has(d) {
		r.evaluate()
		r.show(fed)
	}
}

// expire takes away what leaves the window today: credits exactly as they were
// put in, and posts.
func (r *run) expire() {
	if w := r.engine.clock.window; w > 0 {
		r.add(r.today-activity.Day(w), -1)
	}
	if w := r.engine.preset.Window; w > 0 {
		from, to := r.ix.dayEvents(r.today - activity.Day(w))
		r.countPosts(from, to, -1)
	}
}

// rebase expresses the sums in the unit of a new base day: all credits still in
// the window are added anew, so no rounding is carried along.
func (r *run) rebase() {
	base := r.engine.clock.base(r.today)
	if base == r.baseDay {
		return
	}
	r.baseDay = base
	clear(r.sums)
	clear(r.own)
	first := r.ix.First
	if w := r.engine.clock.window; w > 0 {
		first = max(first, r.today-activity.Day(w)+1)
	}
	for day := first; day < r.today; day++ {
		r.add(day, 1)
	}
}

// add puts the credits of a day into the sums, or takes them away.
func (r *run) add(day activity.Day, sign int64) {
	s := r.stretchOf(day, sign)
	if s.from == s.to {
		return
	}
	if r.engine.flat {
		r.addFlat(s)
	} else {
		r.addCredits(s)
	}
	if r.table.hasOwn {
		r.addOwn(s)
	}
}
