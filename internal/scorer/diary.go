package scorer

import (
	"slices"

	"github.com/yardstick-lab/yardstick/internal/activity"
)

// diary finds the events of a trace by account.
type diary struct {
	trace *activity.Trace
	start []int32 // account → its first entry in of
	of    []int32 // the events in which each account takes part, in their order
}

func newDiary(t *activity.Trace) diary {
	d := diary{trace: t}
	d.start, d.of = takers(t)
	return d
}

// takers lists, account by account, the events in which it takes part.
func takers(t *activity.Trace) (start, of []int32) {
	start = make([]int32, len(t.Accounts)+1)
	each := func(visit func(a activity.Account, e int32)) {
		for e, actor := range t.Actor {
			visit(actor, int32(e))
			if owner := t.Owner[e]; owner != actor {
				visit(owner, int32(e))
			}
		}
	}
	each(func(a activity.Account, _ int32) { start[a+1]++ })
	sumUp(start)
	of, next := make([]int32, start[len(start)-1]), slices.Clone(start)
	each(func(a activity.Account, e int32) {
		of[next[a]] = e
		next[a]++
	})
	return start, of
}

// places are those of an account's events, none for a newcomer.
func (b *diary) places(a activity.Account) []int32 {
	if int(a)+1 >= len(b.start) {
		return nil
	}
	return b.of[b.start[a]:b.start[a+1]]
}

// edits are what a delta does to the events of an account; the zero value is
// nothing.
type edits struct {
	removed []int32          // places in the trace, rising; of others too
	added   []activity.Event // in their order
}

// editsOf are those of one account; a delta of nil makes none.
func editsOf(d *activity.Delta, a activity.Account) edits {
	if d == nil {
		return edits{}
	}
	x := edits{removed: d.Removed}
	for i, actor := range d.Added.Actor {
		if actor == a || d.Added.Owner[i] == a {
			x.added = append(x.added, d.Added.At(i))
		}
	}
	return x
}

// touches reports whether a delta adds or takes away an event in which an account
// takes part.
func (b *diary) touches(d *activity.Delta, a activity.Account) bool {
	return slices.Contains(d.Added.Actor, a) || slices.Contains(d.Added.Owner, a) ||
		slices.ContainsFunc(d.Removed, func(e int32) bool { return b.trace.Actor[e] == a || b.trace.Owner[e] == a })
}

// from returns the events in which an account takes part, from a day on, in their
// order, with the edits, none of which may be of an earlier day.
func (b *diary) from(day activity.Day, a activity.Account, x edits) []activity.Event {
	places := b.places(a)
	if day != stockDay {
		first, _ := b.trace.Between(day, day)
		at, _ := slices.BinarySearch(places, int32(first))
		places = places[at:]
	}
	return merged(b.trace, places, x.removed, x.added)
}

// eventsOf returns the events of the trace, changed by a delta unless that is
// nil, in which an account takes part, in their order.
func (b *diary) eventsOf(a activity.Account, d *activity.Delta) []activity.Event {
	return b.from(stockDay, a, editsOf(d, a))
}
