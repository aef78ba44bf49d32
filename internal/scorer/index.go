package scorer

import (
	"cmp"
	"slices"

	"github.com/yardstick-lab/yardstick/internal/activity"
)

// Frame is what scoring knows of a log besides its events: who and where, from
// when to when, and which pairs of accounts ever meet. It is read-only.
type Frame struct {
	Networks []string
	Accounts int
	Stock    activity.Stock
	First    activity.Day // day of the first event
	Days     int          // days from the first to the last event, both included

	// Actor is the actors of the pairs (owner, network, actor): those of a cell lie
	// side by side, in order, where Pairs says. Linear engines do without pairs, and
	// without Actor all do whose tape brings the pair of every event.
	Actor  []uint32
	layout layout
}

// Last returns the day of the last event.
func (f *Frame) Last() activity.Day { return f.First + activity.Day(f.Days) - 1 }

// cell numbers an owner on a network.
func (f *Frame) cell(owner activity.Account, n activity.Network) int {
	return int(owner)*len(f.Networks) + int(n)
}

func (f *Frame) cells() int { return f.Accounts * len(f.Networks) }

// pairs is how many there are.
func (f *Frame) pairs() int {
	if len(f.layout.start) == 0 {
		return 0
	}
	return int(f.layout.start[len(f.layout.start)-1])
}

// Index orders the events of a trace in the ways that scoring needs. It depends
// on the trace alone, so that all scorers share one. It is read-only.
type Index struct {
	Frame
	Trace *activity.Trace

	dayStart []int32 // events of day First+i are dayStart[i]..dayStart[i+1]
	byActor  []int32 // the events of each day, by actor; counted from the day's first
	pair     []int32 // event → pair
}

// NewIndex builds the index of a trace in a few linear passes.
func NewIndex(t *activity.Trace) *Index {
	ix := NewLinearIndex(t)
	ix.groupByActor()
	ix.pairUp()
	return ix
}

// NewLinearIndex builds as much of an index as linear engines need (see
// [Engine.Linear]). It is of no use for replaying deltas.
func NewLinearIndex(t *activity.Trace) *Index {
	ix := &Index{Trace: t, Frame: Frame{Networks: t.Networks, Accounts: len(t.Accounts), Stock: t.Stock}}
	if first, last, ok := t.Days(); ok {
		ix.First, ix.Days = first, int(last-first)+1
	}
	ix.dayStart = make([]int32, ix.Days+1)
	for i := range ix.dayStart {
		from, _ := t.Between(ix.First+activity.Day(i), ix.First+activity.Day(i))
		ix.dayStart[i] = int32(from)
	}
	return ix
}

// dayEvents returns the range of events of a day.
func (ix *Index) dayEvents(d activity.Day) (from, to int32) {
	i := int(d - ix.First)
	if i < 0 || i >= ix.Days {
		return 0, 0
	}
	return ix.dayStart[i], ix.dayStart[i+1]
}

// groupByActor orders each day's events by actor, and an actor's as they came.
func (ix *Index) groupByActor() {
	ix.byActor = make([]int32, ix.Trace.Len())
	place := make([]int32, ix.Accounts+1)
	for i := range ix.Days {
		from, to := ix.dayStart[i], ix.dayStart[i+1]
		groupByActor(ix.byActor[from:to], ix.Trace.Actor[from:to], place)
	}
}

// groupByActor fills order with the places of a day's events, by actor. place is
// room for a counter per account and one more: a day at a time, the counters stay
// in the cache.
func groupByActor(order []int32, actors []activity.Account, place []int32) {
	if len(order)*sparse < len(place) {
		for i := range order {
			order[i] = int32(i)
		}
		slices.SortFunc(order, func(a, b int32) int { return cmp.Or(cmp.Compare(actors[a], actors[b]), cmp.Compare(a, b)) })
		return
	}
	clear(place)
	for _, a := range actors {
		place[a+1]++
	}
	sumUp(place)
	for i, a := range actors {
		order[place[a]] = int32(i)
		place[a]++
	}
}

// sparse is how many times fewer events than accounts a day must have for
// comparing to be cheaper than counting (ours, measured).
const sparse = 16

// sumUp turns counts into places: each entry becomes the sum of those up to it.
func sumUp(counts []int32) {
	sum := int32(0)
	for i, n := range counts {
		sum += n
		counts[i] = sum
	}
}
