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

// restate finds the cells whose lists, followers or link the delta may change,
// and follows their whole history anew.
func (v *variant) restate() {
	var cells []int
	for _, i := range v.delta.Removed {
		cells = v.mayRestate(cells, v.ix.Trace.At(int(i)), true)
	}
	for i := range v.delta.Added.Time {
		cells = v.mayRestate(cells, v.delta.Added.At(i), false)
	}
	slices.Sort(cells)
	for _, c := range slices.Compact(cells) {
		if v.asked(activity.Account(c / len(v.table.gain))) {
			v.follow(c)
		}
	}
}

// asked reports whether anybody asks what an account holds: for its own score, or
// for the weight of its acts.
func (v *variant) asked(a activity.Account) bool {
	return v.engine.preset.Rep == RepFollowers || v.matters(a, v.fork)
}

// mayRestate adds the cells whose state an event may have a part in.
func (v *variant) mayRestate(cells []int, e activity.Event, removed bool) []int {
	actor, owner := v.ix.cell(e.Actor, e.Network), v.ix.cell(e.Owner, e.Network)
	for _, c := range []int{actor, owner} {
		if !v.linkedAnyway(c, removed) || standingAction(e.Action) && c == owner {
			cells = append(cells, c)
		}
	}
	if standingAction(e.Action) {
		cells = append(cells, actor)
	}
	return cells
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
// changed trace, and notes it if it differs anywhere from the baseline.
func (v *variant) follow(cell int) {
	t := v.ix.Trace
	a, n := activity.Account(cell/len(v.table.gain)), activity.Network(cell%len(v.table.gain))
	stock := t.Stock.Of(a, n)
	h, l := newHolding(stock), unseen
	surely := v.linkedAnyway(cell, true)
	if stock.Linked || surely {
		l = linked
	}
	states := make([]state, v.keep.Len())
	events := v.eventsOf(a, n, surely)
	differs := false
	for i := range states {
		day := v.keep.From + activity.Day(i)
		for len(events) > 0 && events[0].Day() <= day {
			v.step(events[0], history{a, h, &l})
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
	if e.Owner == h.account {
		h.apply(e, v.table.counted)
	}
}

// eventsOf returns the events of the changed trace in which an account takes
// part on a network, in their order: all of them or, where the link is beyond
// doubt, those that change lists, followers and links.
func (v *variant) eventsOf(a activity.Account, n activity.Network, surely bool) []activity.Event {
	var events []activity.Event
	if int(a) < len(v.ix.Trace.Accounts) {
		events = v.kept(a, n, surely)
	}
	for _, e := range v.addedBy(a) {
		if e.Network == n {
			events = append(events, e.Event)
		}
	}
	for _, e := range v.addedOn(a) {
		if e.Network == n && e.Actor != a { // the others are among those by the account
			events = append(events, e)
		}
	}
	slices.SortFunc(events, activity.Event.Compare)
	return events
}

// addedOn returns the delta's new events on an account's work. They are sorted
// once, as there may be as many accounts as events.
func (v *variant) addedOn(a activity.Account) []activity.Event {
	byOwner := func(e activity.Event, a activity.Account) int { return cmp.Compare(e.Owner, a) }
	if v.owned == nil {
		for _, e := range v.added {
			v.owned = append(v.owned, e.Event)
		}
		slices.SortFunc(v.owned, func(e, f activity.Event) int { return byOwner(e, f.Owner) })
	}
	from, _ := slices.BinarySearchFunc(v.owned, a, byOwner)
	to, _ := slices.BinarySearchFunc(v.owned[from:], a+1, byOwner)
	return v.owned[from : from+to]
}

// kept returns the events of the trace that the delta leaves and that an account
// takes part in on a network: only those that change what it holds, where the link
// is beyond doubt; else those from the fork on, as it had none before unless it was
// switched by hand.
func (v *variant) kept(a activity.Account, n activity.Network, standing bool) []activity.Event {
	t := v.ix.Trace
	var events []activity.Event
	take := func(i int) {
		// The columns are looked at one by one: nearly all events are somebody else's.
		if (t.Actor[i] == a || t.Owner[i] == a) && t.Network[i] == n && !v.removed[int32(i)] {
			events = append(events, t.At(i))
		}
	}
	if standing {
		for _, i := range v.ix.standings.on(v.ix.cell(a, n)) {
			take(int(i))
		}
		return events
	}
	from := 0
	if !v.toggled[v.ix.cell(a, n)] {
		from, _ = t.Between(v.fork, v.fork)
	}
	for i := from; i < t.Len(); i++ {
		take(i)
	}
	return events
}
