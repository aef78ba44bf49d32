package scorer

import (
	"cmp"
	"slices"

	"github.com/yardstick-lab/yardstick/internal/activity"
)

// stateOf returns the lists, followers and link of a cell at the end of a kept
// day, in the changed trace.
func (v *variant) stateOf(cell int, day activity.Day) state {
	if c := v.scratch.find(cell); c != nil && c.states != nil {
		return c.states[day-v.keep.From]
	}
	return v.stateBefore(cell, day)
}

// stateBefore returns what stateOf is in the baseline.
func (v *variant) stateBefore(cell int, day activity.Day) state {
	snap := &v.days[day-v.keep.From]
	if cell >= len(snap.counts) {
		return state{}
	}
	c := snap.counts[cell]
	return state{c.lists, c.followers, c.linked, v.seen[cell] <= day}
}

// scored reports whether an account is scored by the end of a day: from its first
// event in the changed trace on, or from the stock.
func (v *variant) scored(a activity.Account, day activity.Day) bool {
	if int(a) < len(v.since) && v.since[a] == stockDay {
		return true
	}
	for n := range v.table.gain {
		if v.stateOf(v.ix.cell(a, activity.Network(n)), day).seen {
			return true
		}
	}
	return false
}

// touch is an event that the delta adds or takes away, as far as a cell's state has
// to do with it.
type touch struct {
	cell  int
	place int32 // see addedPlace
	moves bool  // the state may be another for it
}

// restate finds the cells whose lists, followers or link the delta may change, of
// those that anybody asks about, and follows their whole history anew.
func (v *variant) restate() {
	touches := v.scratch.touches[:0]
	for _, i := range v.delta.Removed {
		touches = v.touchesOf(touches, v.ix.Trace.At(int(i)), i)
	}
	for i := range v.delta.Added.Time {
		touches = v.touchesOf(touches, v.delta.Added.At(i), addedPlace(i))
	}
	v.scratch.touches = touches
	slices.SortFunc(touches, func(a, b touch) int { return cmp.Or(cmp.Compare(a.cell, b.cell), cmp.Compare(b.place, a.place)) })
	for len(touches) > 0 {
		n, moves := 0, false
		for n < len(touches) && touches[n].cell == touches[0].cell {
			moves = moves || touches[n].moves
			n++
		}
		if moves {
			v.follow(touches[:n])
		}
		touches = touches[n:]
	}
}

// touchesOf appends what an event is to the cells of its actor and owner.
func (v *variant) touchesOf(touches []touch, e activity.Event, place int32) []touch {
	holds, switches := v.table.counted.holds(e), e.Action == activity.Connect || e.Action == activity.Disconnect
	if v.asked(e.Owner) {
		touches = v.touchOf(touches, v.ix.cell(e.Owner, e.Network), place, holds || switches && e.Actor == e.Owner)
	}
	if e.Actor != e.Owner && v.asked(e.Actor) {
		touches = v.touchOf(touches, v.ix.cell(e.Actor, e.Network), place, switches)
	}
	return touches
}

func (v *variant) touchOf(touches []touch, cell int, place int32, changes bool) []touch {
	if !changes && v.linkedAnyway(cell, true) {
		return touches
	}
	return append(touches, touch{cell, place, changes || !v.linkedAnyway(cell, place >= 0)})
}

// asked reports whether anybody asks what an account holds: for its own score, or
// for the weight of its acts.
func (v *variant) asked(a activity.Account) bool {
	return v.engine.preset.Rep == RepFollowers || v.matters(a, v.fork)
}

// linkedAnyway reports whether one event more or less leaves a cell's link as it
// is: the network was there before the delta and is never switched by hand.
func (v *variant) linkedAnyway(cell int, removed bool) bool {
	if cell >= len(v.seen) || v.toggled[cell] {
		return false
	}
	return v.seen[cell] < v.fork || !removed && v.seen[cell] == v.fork
}

// follow works out a cell's state on every kept day from the events of the
// changed trace, given the delta's part in it, and notes it if it differs anywhere
// from the baseline.
func (v *variant) follow(touches []touch) {
	cell := touches[0].cell
	a, n := activity.Account(cell/len(v.table.gain)), activity.Network(cell%len(v.table.gain))
	h, l := newHolding(v.ix.Stock.Of(a, n)), unseen
	if v.ix.Stock.Of(a, n).Linked || v.linkedAnyway(cell, true) {
		l = linked
	}
	v.scratch.met.clear()
	at, events, differs := history{a, h, &l}, v.eventsOf(a, n, touches), false
	states := v.scratch.days(v.keep.Len())
	for i := range states {
		day := v.keep.From + activity.Day(i)
		for len(events) > 0 && events[0].Day() <= day {
			v.step(events[0], at)
			events = events[1:]
		}
		states[i] = state{h.lists.count, h.followers.count, l == linked, l != unseen}
		differs = differs || day >= v.fork && states[i] != v.stateBefore(cell, day)
	}
	if differs {
		v.scratch.of(cell).states = states
	}
}

// history is what an account holds on a network, and its link, as events go by.
type history struct {
	account activity.Account
	*holding
	*link
}

// step follows one event that the account takes part in.
func (v *variant) step(e activity.Event, h history) {
	h.see()
	if e.Actor == h.account {
		h.obey(e.Action)
	}
	if e.Owner == h.account && v.table.counted.holds(e) {
		if isFollow(e.Action) {
			met := &v.scratch.met // a table in place of a map: followers may be very many
			met.put(e.Actor, h.followers.change(met.has(e.Actor), e.Action == activity.Follow))
		} else {
			h.apply(e, v.table.counted)
		}
	}
}

// eventsOf returns the events of the changed trace in which an account takes
// part on a network, in their order: all of them or, where the link is beyond
// doubt, those that change what it holds.
func (v *variant) eventsOf(a activity.Account, n activity.Network, touches []touch) []activity.Event {
	added := v.scratch.events[:0]
	for _, p := range touches {
		if p.place < 0 {
			added = append(added, v.delta.Added.At(int(-1-p.place)))
		}
	}
	v.scratch.events = added
	return merged(v.ix.Trace, v.places(a, n), v.delta.Removed, added)
}

// places are those of an account's events on a network in the trace: only of those
// that change what it holds, where the link is beyond doubt; else of those from the
// fork on, as it had none before unless it was switched by hand.
func (v *variant) places(a activity.Account, n activity.Network) []int32 {
	cell := v.ix.cell(a, n)
	switch {
	case cell >= len(v.seen):
		return nil
	case v.linkedAnyway(cell, true):
		return v.standing().on(cell)
	case !v.toggled[cell]:
		return v.takenFrom(v.fork, a, n)
	}
	var places []int32
	t := v.ix.Trace
	for i, network := range t.Network {
		if network == n && (t.Actor[i] == a || t.Owner[i] == a) {
			places = append(places, int32(i))
		}
	}
	return places
}
