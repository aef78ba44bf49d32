package scorer

import (
	"slices"

	"github.com/yardstick-lab/yardstick/internal/activity"
)

// run is the state of a full replay as it moves from day to day.
type run struct {
	*Baseline
	today    activity.Day
	baseDay  activity.Day
	sums     []int64          // pair
	own      []int64          // cell
	counts   []counts         // cell; own and linked are filled in when scored
	links    []link           // cell
	follows  []bool           // pair: the actor follows the owner
	stock    []int32          // cell: followers of the stock that are still there
	lists    map[int]*holding // cell: lists, where the preset looks at them
	standing []int32          // standing events still to come
	met      []int32          // account → the last actor's day that met it as an owner
	meeting  int32
	shown    []float64 // account → displayed yesterday
	r        []float64 // cell, of days that are not kept
	err      error
}

func newRun(e *Engine, ix *Index, keep Keep) *run {
	cells := ix.cells()
	b := &Baseline{
		engine: e, ix: ix, keep: keep, table: newTable(&e.preset, ix.Trace.Networks),
		credits: make([]float64, ix.Trace.Len()),
		seen:    slices.Repeat([]activity.Day{never}, cells), toggled: make([]bool, cells),
	}
	r := &run{
		Baseline: b, baseDay: e.clock.base(ix.First), standing: ix.standing,
		sums: make([]int64, len(ix.actor)), own: make([]int64, cells), counts: make([]counts, cells),
		links: make([]link, cells), follows: make([]bool, len(ix.actor)), stock: make([]int32, cells),
		lists: map[int]*holding{}, met: make([]int32, len(ix.Trace.Accounts)), r: make([]float64, cells),
	}
	r.shown = slices.Repeat([]float64{e.bottom()}, len(ix.Trace.Accounts))
	b.before = r.shown
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

// day takes in one whole day and, where its scores are wanted, scores it.
func (r *run) day(d activity.Day) error {
	r.today = d
	r.expire()
	r.rebase()
	from, to := r.ix.dayEvents(d)
	r.see(from, to)
	r.hold(to)
	r.weigh(from, to)
	r.countPosts(from, to, 1)
	if r.err != nil {
		return r.err
	}
	if kept := r.keep.Has(d); kept || r.engine.preset.Rep == RepScore && d >= r.ix.First {
		r.score(kept)
	}
	return nil
}

// expire takes away what leaves the window today: credits exactly as they were
// put in, and posts.
func (r *run) expire() {
	if w := r.engine.clock.window; w > 0 {
		day := r.today - activity.Day(w)
		growth := r.engine.clock.growth(day, r.baseDay)
		from, to := r.ix.dayEvents(day)
		for e := from; e < to; e++ {
			r.add(e, -1, growth)
		}
	}
	if w := r.engine.preset.Window; w > 0 {
		from, to := r.ix.dayEvents(r.today - activity.Day(w))
		r.countPosts(from, to, -1)
	}
}

// add puts the credits of an event into the sums, or takes them away.
func (r *run) add(e int32, sign int64, growth float64) {
	t := r.ix.Trace
	if c := r.credits[e]; c != 0 {
		r.sums[r.ix.pair[e]] = r.checked(r.sums[r.ix.pair[e]] + sign*fix(c, growth))
	}
	if !r.table.hasOwn {
		return
	}
	if w := r.table.own[t.Network[e]][t.Action[e]]; w != 0 {
		cell := r.ix.cell(t.Actor[e], t.Network[e])
		r.own[cell] = r.checked(r.own[cell] + sign*fix(w, growth))
	}
}

// checked notes a sum that leaves the range in which one more credit fits.
func (r *run) checked(sum int64) int64 {
	if sum > sumLimit || sum < -sumLimit {
		r.err = errOverflow
	}
	return sum
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
		growth := r.engine.clock.growth(day, base)
		from, to := r.ix.dayEvents(day)
		for e := from; e < to; e++ {
			r.add(e, 1, growth)
		}
	}
}
