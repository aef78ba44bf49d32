package scorer

import (
	"cmp"
	"math"
	"slices"

	"github.com/yardstick-lab/yardstick/internal/activity"
)

// weigh notes every credit of the day that differs from the baseline's.
func (v *variant) weigh(day activity.Day) {
	for _, a := range v.touched(day) {
		if v.sway == nil || v.matters(a, day) || v.turns(a, day-1) {
			v.weighActor(a, day)
		}
	}
}

// touched returns the actors whose acts of a day may count differently, rising.
func (v *variant) touched(day activity.Day) []activity.Account {
	var actors []activity.Account
	for _, e := range v.delta.Removed {
		if activity.DayOf(v.ix.Trace.Time[e]) == day {
			actors = append(actors, v.ix.Trace.Actor[e])
		}
	}
	for i, at := range v.delta.Added.Time {
		if activity.DayOf(at) == day {
			actors = append(actors, v.delta.Added.Actor[i])
		}
	}
	switch v.engine.preset.Rep {
	case RepScore:
		for a := range v.shown {
			actors = append(actors, a)
		}
	case RepFollowers:
		for _, c := range v.scratch.changes[:v.scratch.used] {
			if c.states != nil {
				actors = append(actors, activity.Account(c.cell/len(v.table.gain)))
			}
		}
	}
	slices.Sort(actors)
	return slices.Compact(actors)
}

// act is one event of an actor's changed day; place is addedPlace of an added one.
type act struct {
	activity.Event
	place int32
}

// weighActor credits the changed day of an actor and notes the differences.
func (v *variant) weighActor(a activity.Account, day activity.Day) {
	acts := v.actsOf(a, day)
	sel := v.engine.sel(v.owners(acts))
	for _, e := range acts {
		now, before := 0.0, 0.0
		if w := v.weighs(e.Event); w != 0 {
			now = credit(w, sel, v.rep(a, e.Network, day))
		}
		if e.place >= 0 {
			before = v.creditOf(int(e.place))
		} else {
			v.comes(e.Event, day, 1)
		}
		v.differ(e.Event, day, before, now)
		if before != now {
			v.markDiffer(e, before, now)
		}
	}
	for _, i := range v.ix.actsOf(a, day) {
		if v.removed[i] {
			v.comes(v.ix.Trace.At(int(i)), day, -1)
			v.differ(v.ix.Trace.At(int(i)), day, v.creditOf(int(i)), 0)
		}
	}
}

func (v *variant) actsOf(a activity.Account, day activity.Day) []act {
	acts := v.acts[:0]
	for _, i := range v.ix.actsOf(a, day) {
		if !v.removed[i] {
			acts = append(acts, act{v.ix.Trace.At(int(i)), i})
		}
	}
	for _, e := range v.addedBy(a) {
		if e.Day() == day {
			acts = append(acts, e)
		}
	}
	v.acts = acts
	return acts
}

// addedBy returns the delta's new events by an actor.
func (v *variant) addedBy(a activity.Account) []act {
	byActor := func(e act, a activity.Account) int { return cmp.Compare(e.Actor, a) }
	from, _ := slices.BinarySearchFunc(v.added, a, byActor)
	to, _ := slices.BinarySearchFunc(v.added[from:], a+1, byActor)
	return v.added[from : from+to]
}

func (v *variant) weighs(e activity.Event) float64 {
	return v.engine.weighs(&v.table, e.Actor, e.Owner, e.Network, e.Action)
}

// owners counts the distinct owners among acts that weigh.
func (v *variant) owners(acts []act) int {
	var owners []activity.Account
	for _, e := range acts {
		if v.weighs(e.Event) != 0 {
			owners = append(owners, e.Owner)
		}
	}
	slices.Sort(owners)
	return len(slices.Compact(owners))
}

func (v *variant) rep(a activity.Account, n activity.Network, day activity.Day) float64 {
	switch v.engine.preset.Rep {
	case RepScore:
		return v.engine.repByScore(v.shownYesterday(a, day))
	case RepFollowers:
		return v.engine.repByFollowers(v.stateOf(v.ix.cell(a, n), day).followers)
	}
	return 1
}

func (v *variant) shownYesterday(a activity.Account, day activity.Day) float64 {
	if shown, ok := v.shown[a]; ok {
		return shown
	}
	if before := v.shownBefore(day); int(a) < len(before) {
		return before[a]
	}
	return v.engine.bottom()
}

// differ notes that an event's credit is no longer what it was.
func (v *variant) differ(e activity.Event, day activity.Day, before, now float64) {
	if before == now || !v.matters(e.Owner, day) {
		return
	}
	c := v.scratch.of(v.ix.cell(e.Owner, e.Network))
	c.moved += math.Abs(now - before)
	if before != 0 {
		c.credit(amount{actor: e.Actor, day: day, sign: -1, credit: before})
	}
	if now != 0 {
		c.credit(amount{actor: e.Actor, day: day, sign: 1, credit: now})
	}
}

// comes notes what an added (sign 1) or removed (sign −1) event does to the
// actor's own cell.
func (v *variant) comes(e activity.Event, day activity.Day, sign int32) {
	if !v.matters(e.Actor, day) {
		return
	}
	cell := v.ix.cell(e.Actor, e.Network)
	if e.Action == activity.Post {
		c := v.scratch.of(cell)
		c.posts = append(c.posts, amount{day: day, sign: sign})
	}
	if !v.table.hasOwn {
		return
	}
	if w := v.table.own[e.Network][e.Action]; w != 0 {
		c := v.scratch.of(cell)
		c.own = append(c.own, amount{day: day, sign: sign, credit: w})
	}
}
