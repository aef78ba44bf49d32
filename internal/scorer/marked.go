package scorer

import (
	"cmp"
	"slices"

	"github.com/yardstick-lab/yardstick/internal/activity"
)

// marking is a full replay's way through the marks of its trace.
type marking struct {
	*marked
	memory memory
	due    []int32 // places in all, by the day from which they count
	counts []bool  // place in all → in the sums
}

// newMarking returns nil for an engine without hindsight.
func newMarking(r *run, m memory) *marking {
	if !r.engine.preset.Hindsight() {
		return nil
	}
	k := &marking{marked: newMarked(r.engine, &r.table, m.ix.Trace), memory: m}
	k.counts, k.due = make([]bool, len(k.all)), make([]int32, len(k.all))
	for i := range k.due {
		k.due[i] = int32(i)
	}
	slices.SortStableFunc(k.due, func(a, b int32) int { return cmp.Compare(k.all[a].from, k.all[b].from) })
	return k
}

// mark puts in the marks that count from today on.
func (r *run) mark() {
	k := r.marking
	if k == nil {
		return
	}
	for len(k.due) > 0 && k.all[k.due[0]].from <= r.today {
		i := k.due[0]
		k.due = k.due[1:]
		if k.counts[i] = r.engine.clock.inWindow(k.day(i), r.today); k.counts[i] {
			r.putMark(i, 1)
		}
	}
}

// unmark takes out the marks on a day's acts, which leave the window.
func (r *run) unmark(day activity.Day) {
	for i := range r.marksOn(day) {
		if r.marking.counts[i] {
			r.marking.counts[i] = false
			r.putMark(i, -1)
		}
	}
}

// remark puts in the marks that count already, after the sums were cleared.
func (r *run) remark(first activity.Day) {
	for day := first; day < r.today; day++ {
		for i := range r.marksOn(day) {
			if r.marking.counts[i] {
				r.putMark(i, 1)
			}
		}
	}
}

// marksOn visits the marks on the acts of a day.
func (r *run) marksOn(day activity.Day) func(func(int32) bool) {
	return func(yield func(int32) bool) {
		if r.marking == nil {
			return
		}
		from, to := r.marking.memory.ix.dayEvents(day)
		i, _ := slices.BinarySearchFunc(r.marking.all, from, func(m markOn, p int32) int { return cmp.Compare(m.place, p) })
		for ; i < len(r.marking.all) && r.marking.all[i].place < to && yield(int32(i)); i++ {
		}
	}
}

func (k *marking) day(i int32) activity.Day { return k.memory.ix.Trace.At(int(k.all[i].place)).Day() }

// putMark adds what a mark comes to, or takes it away.
func (r *run) putMark(i int32, sign int64) {
	k := r.marking.all[i]
	e := r.marking.memory.ix.Trace.At(int(k.place))
	c := r.engine.weighs(&r.table, e.Actor, e.Owner, e.Network, e.Action)
	if r.marking.memory.credits != nil {
		c = r.marking.memory.credits[k.place]
	}
	slot := r.frame.cell(e.Owner, e.Network)
	if !r.engine.plain {
		slot = int(r.marking.memory.ix.pair[k.place])
	}
	r.sums[slot] += sign * fix(k.of(c), r.engine.clock.growth(e.Day(), r.baseDay))
	r.note(beyond(r.sums[slot]))
}

// of is what a mark makes of a credit.
func (m mark) of(credit float64) float64 { return float64(credit * m.factor) }

// remark finds the marks of the changed trace in the groups that the delta
// touches, and notes what differs on acts of the trace as they were credited there.
func (v *variant) remark() {
	if v.marked == nil {
		return
	}
	var touched []grouped
	note := func(e activity.Event, place int32) {
		for _, g := range v.marked.groupsOf(nil, e) {
			touched = append(touched, grouped{g, place})
		}
	}
	for _, i := range v.delta.Removed {
		note(v.ix.Trace.At(int(i)), i)
	}
	for i := range v.delta.Added.Time {
		note(v.delta.Added.At(i), addedPlace(i))
	}
	slices.SortStableFunc(touched, func(a, b grouped) int { return a.group.compare(b.group) })
	v.marks = map[int32][]mark{}
	for len(touched) > 0 {
		n := 1
		for n < len(touched) && touched[n].group == touched[0].group {
			n++
		}
		v.remarkGroup(touched[0].group, touched[:n])
		touched = touched[n:]
	}
}

// remarkGroup is remark for one group, given those of its events that the delta
// adds, or takes away.
func (v *variant) remarkGroup(g group, touched []grouped) {
	from, _ := slices.BinarySearchFunc(v.marked.entries, g, func(e grouped, g group) int { return e.group.compare(g) })
	var events []act
	for _, p := range v.marked.places(g, from) {
		e := act{v.ix.Trace.At(int(p.place)), p.place}
		if _, gone := slices.BinarySearch(v.delta.Removed, p.place); !gone {
			events = append(events, e)
		} else if g.bears(e.Event) {
			v.markAnew(e, nil)
		}
	}
	for _, p := range touched {
		if p.place < 0 {
			events = append(events, act{v.delta.Added.At(int(-1 - p.place)), p.place})
		}
	}
	slices.SortStableFunc(events, func(a, b act) int { return a.Event.Compare(b.Event) })
	for i, marks := range v.marked.marks(g, events) {
		if e := events[i]; e.place < 0 {
			v.marks[e.place] = append(v.marks[e.place], marks...)
		} else if g.bears(e.Event) {
			v.markAnew(e, marks)
		}
	}
}

// markAnew gives an act of the trace other marks than it has there.
func (v *variant) markAnew(e act, marks []mark) {
	was := v.marked.of(e.place)
	if len(was) == 0 && len(marks) == 0 {
		return
	}
	v.marks[e.place] = marks
	credit := v.creditOf(int(e.place))
	for _, m := range was {
		v.differBy(e, m.mark, -credit)
	}
	for _, m := range marks {
		v.differBy(e, m, credit)
	}
}

// markDiffer follows the marks of an act, as they are in the changed trace, where
// its credit is no longer what it was.
func (v *variant) markDiffer(e act, before, now float64) {
	if v.marked == nil {
		return
	}
	marks, known := v.marks[e.place]
	if !known && e.place >= 0 {
		for _, m := range v.marked.of(e.place) {
			marks = append(marks, m.mark)
		}
	}
	for _, m := range marks {
		v.differBy(e, m, -before)
		v.differBy(e, m, now)
	}
}

// differBy notes what a mark makes of a credit, less than 0 for what goes.
func (v *variant) differBy(e act, m mark, credit float64) {
	amt := amount{actor: e.Actor, day: e.Day(), wait: int32(m.from - e.Day()), sign: 1, credit: m.of(credit)}
	if amt.credit == 0 || !v.matters(e.Owner, m.from) {
		return
	}
	c := v.scratch.of(v.ix.cell(e.Owner, e.Network))
	v.moves(c, amt.credit, e.Day())
	c.credit(amt)
}

// addedPlace stands for the place of an act that a delta adds.
func addedPlace(i int) int32 { return -1 - int32(i) }

// marksAt is by how much the credit of an event of the trace is multiplied on top at
// the end of a day.
func (b *Baseline) marksAt(e int, day activity.Day) float64 {
	sum := 0.0
	if b.marked != nil {
		for _, m := range b.marked.of(int32(e)) {
			if m.from <= day {
				sum += m.factor
			}
		}
	}
	return sum
}
