package scorer

import (
	"fmt"
	"slices"

	"github.com/yardstick-lab/yardstick/internal/activity"
)

// run is the state of a full replay as it moves from day to day. A slot is where
// credits are summed: a pair, or a cell for plain engines.
type run struct {
	engine *Engine
	frame  *Frame
	tape   Tape
	table  table
	keep   Keep

	today   activity.Day
	baseDay activity.Day
	sums    []int64          // slot
	own     []int64          // cell
	counts  []counts         // cell; posts, own and linked are filled in when remembered
	links   []link           // cell
	posts   []int32          // cell → own posts within the window
	held    []float64        // cell → counts.held
	seen    []activity.Day   // cell → day of the first event, or of the stock
	toggled []bool           // cell → connected or disconnected by an event
	since   []activity.Day   // account → day from which it is scored: of its first event, or of the stock
	follows []bool           // pair: the actor follows the owner
	stock   []int32          // cell: followers of the stock that are still there
	lists   map[int]*holding // cell: lists, where the preset looks at them
	met     []int32          // account → the last actor's day that met it as an owner
	meeting int32
	fixed   []int64   // network and action → weight in fixed point, of flat engines
	slots   []int32   // of a day's events, where they are cells
	r       []float64 // cell → part of R today
	u       []float64 // cell → U today; nil where nobody asks
	engaged []float64 // account → R today
	score   []float64 // account → score today
	shown   []float64 // account → displayed, as everyone can see it
	before  []float64 // account → shown on the day before those kept
	batch   batch
	marking *marking // nil without hindsight
	err     error
}

func newRun(e *Engine, f *Frame, tape Tape) *run {
	cells := f.cells()
	r := &run{
		engine: e, frame: f, tape: tape, table: newTable(&e.preset, f.Networks), baseDay: e.clock.base(f.First),
		sums: make([]int64, cells), own: make([]int64, cells), posts: make([]int32, cells), counts: make([]counts, cells), links: make([]link, cells),
		seen: slices.Repeat([]activity.Day{never}, cells), toggled: make([]bool, cells),
		since: slices.Repeat([]activity.Day{never}, f.Accounts), stock: make([]int32, cells), lists: map[int]*holding{}, met: make([]int32, f.Accounts),
		fixed: make([]int64, len(f.Networks)<<actionBits), r: make([]float64, cells), engaged: make([]float64, f.Accounts),
		score: make([]float64, f.Accounts), shown: slices.Repeat([]float64{e.bottom()}, f.Accounts),
	}
	if !e.plain {
		r.sums, r.held = make([]int64, f.pairs()), make([]float64, cells)
	}
	if r.table.counted.followers {
		r.follows = make([]bool, f.pairs())
	}
	r.before = slices.Clone(r.shown)
	for _, h := range f.Stock.Holdings {
		r.start(f.cell(h.Account, h.Network), h)
	}
	return r
}

// start gives a cell what the stock states.
func (r *run) start(c int, h activity.Holding) {
	r.counts[c].lists, r.counts[c].followers, r.stock[c] = h.Lists, h.Followers, h.Followers
	r.holds(c)
	if r.table.counted.lists {
		r.lists[c] = newHolding(h)
	}
	r.since[h.Account] = stockDay
	if h.Linked {
		r.links[c], r.seen[c] = linked, stockDay
	}
}

// holds brings what a cell's lists and followers come to up to date.
func (r *run) holds(c int) {
	r.counts[c].hold(r.engine.preset.B)
	if r.held != nil {
		r.held[c] = r.counts[c].held
	}
}

// bottom is what an account that was never scored counts as: the bottom of the
// scale, as it is.
func (e *Engine) bottom() float64 { return e.preset.Scale.Bottom() }

// through takes in all days up to the last one kept and calls after at the end
// of each of those kept.
func (r *run) through(keep Keep, after func(activity.Day)) error {
	r.keep = keep
	first := keep.From
	if r.frame.Days > 0 {
		first = min(first, r.frame.First)
	}
	for d := first; d <= keep.To; d++ {
		err := r.day(d)
		if err == nil {
			err = r.err
		}
		if err != nil {
			return fmt.Errorf("preset %s on %s: %w", r.engine.preset.Name, d, err)
		}
		if keep.Has(d) {
			after(d)
		}
	}
	return nil
}

// day takes in one whole day and, where R is wanted, evaluates it.
func (r *run) day(d activity.Day) error {
	r.today = d
	if err := r.expire(); err != nil {
		return err
	}
	if err := r.rebase(); err != nil {
		return err
	}
	today, err := r.tape.Day(d)
	if err != nil {
		return err
	}
	r.follow(&today)
	r.weigh(&today)
	r.mark()
	if err := r.tape.Weighed(d, today); err != nil {
		return err
	}
	if fed := r.engine.preset.Rep == RepScore && d >= r.frame.First; fed || r.keep.Has(d) {
		r.evaluate()
		r.show(fed)
	}
	return nil
}

// expire takes away what leaves the window today: credits exactly as they were
// put in, and posts.
func (r *run) expire() error {
	if w := r.engine.clock.window; w > 0 {
		if err := r.put(r.today-activity.Day(w), -1); err != nil {
			return err
		}
		r.unmark(r.today - activity.Day(w))
	}
	if w := r.engine.preset.Window; w > 0 {
		gone, err := r.tape.Day(r.today - activity.Day(w))
		if err != nil {
			return err
		}
		r.countPosts(&gone, -1)
	}
	return nil
}

// rebase expresses the sums in the unit of a new base day: all credits still in
// the window are added anew, so no rounding is carried along.
func (r *run) rebase() error {
	base := r.engine.clock.base(r.today)
	if base == r.baseDay {
		return nil
	}
	r.baseDay = base
	clear(r.sums)
	clear(r.own)
	first := r.frame.First
	if w := r.engine.clock.window; w > 0 {
		first = max(first, r.today-activity.Day(w)+1)
	}
	for day := first; day < r.today; day++ {
		if err := r.put(day, 1); err != nil {
			return err
		}
	}
	r.remark(first)
	return nil
}

// put adds the credits of a day gone by, or takes them away.
func (r *run) put(day activity.Day, sign int64) error {
	if day < r.frame.First || day > r.frame.Last() {
		return nil
	}
	p, err := r.tape.Day(day)
	if err != nil {
		return err
	}
	r.add(move{&p, sign, r.engine.clock.growth(day, r.baseDay)})
	return nil
}
