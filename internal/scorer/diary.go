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

// eventsOf returns the events of the trace, changed by a delta unless that is
// nil, in which an account takes part, in their order.
func (b *diary) eventsOf(a activity.Account, d *activity.Delta) []activity.Event {
	places := b.places(a)
	events := make([]activity.Event, 0, len(places))
	for _, e := range places {
		if d != nil {
			if _, gone := slices.BinarySearch(d.Removed, e); gone {
				continue
			}
		}
		events = append(events, b.trace.At(int(e)))
	}
	if d == nil {
		return events
	}
	for i := range d.Added.Time {
		if e := d.Added.At(i); e.Actor == a || e.Owner == a {
			events = append(events, e)
		}
	}
	slices.SortStableFunc(events, activity.Event.Compare)
	return events
}
