package scorer

import (
	"slices"

	"github.com/yardstick-lab/yardstick/internal/activity"
)

// cell returns the part in R of a changed cell at the end of a day: the
// baseline's sums of that day with the changes put in, in the order of a full
// replay.
func (v *variant) cell(c *change, day activity.Day) (float64, error) {
	in := v.countsOf(c, day)
	if !in.linked {
		return 0, nil
	}
	base := v.engine.clock.base(day)
	unfix := 1 / v.engine.clock.growth(day, base)
	t, ok := v.tally(c, day, unfix)
	if !ok || beyond(in.own) {
		return 0, errOverflow
	}
	return v.engine.part(&t, in, unfix), nil
}

// tally adds up a changed cell; false where a sum does not fit.
func (v *variant) tally(c *change, day activity.Day, unfix float64) (tally, bool) {
	t, base := newTally(v.engine.preset.Phi), v.engine.clock.base(day)
	sums, credits := v.days[day-v.keep.From].sums, c.byActor()
	if v.engine.plain {
		sum := v.sum(credits, day, base)
		if c.cell < len(sums) {
			sum += sums[c.cell]
		}
		t.sum = float64(float64(sum) * unfix)
		return t, !beyond(sum)
	}
	pair, end := v.pairs(c.cell)
	for len(credits) > 0 {
		actor, n := credits[0].actor, 1
		for n < len(credits) && credits[n].actor == actor {
			n++
		}
		next := v.findActor(pair, end, actor)
		t.addAll(sums[pair:next], unfix)
		sum := v.sum(credits[:n], day, base)
		if pair = next; pair < end && v.ix.Actor[pair] == uint32(actor) {
			sum += sums[pair]
			pair++
		}
		if beyond(sum) {
			return t, false
		}
		t.add(float64(float64(sum) * unfix))
		credits = credits[n:]
	}
	t.addAll(sums[pair:end], unfix)
	return t, true
}

// findActor returns the first pair of a range whose actor is not below one.
func (v *variant) findActor(from, to int32, actor activity.Account) int32 {
	n, _ := slices.BinarySearch(v.ix.Actor[from:to], uint32(actor))
	return from + int32(n)
}

// pairs returns the range of a cell's pairs; a newcomer's cell has none.
func (v *variant) pairs(cell int) (from, to int32) {
	if cell >= v.ix.cells() {
		return 0, 0
	}
	return v.ix.Pairs(cell)
}

// sum adds up the amounts that are within the window today, in fixed point.
func (v *variant) sum(amounts []amount, today, base activity.Day) int64 {
	sum := int64(0)
	for _, a := range amounts {
		if v.engine.clock.inWindow(a.day, today) && int32(today-a.day) >= a.wait {
			sum += int64(a.sign) * fix(a.credit, v.engine.clock.growth(a.day, base))
		}
	}
	return sum
}

// countsOf returns the counts of a changed cell at the end of a day.
func (v *variant) countsOf(c *change, day activity.Day) counts {
	var in counts
	if snap := &v.days[day-v.keep.From]; c.cell < len(snap.counts) {
		in = snap.counts[c.cell]
	}
	if c.states != nil {
		s := c.states[day-v.keep.From]
		in.lists, in.followers, in.linked = s.lists, s.followers, s.linked
		in.hold(v.engine.preset.B)
	}
	for _, p := range c.posts {
		if w := v.engine.preset.Window; w == 0 || int(day-p.day) < w {
			in.posts += p.sign
		}
	}
	in.own += v.sum(c.own, day, v.engine.clock.base(day))
	return in
}
