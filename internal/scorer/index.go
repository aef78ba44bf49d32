package scorer

import (
	"cmp"
	"slices"
	"sort"

	"github.com/yardstick-lab/yardstick/internal/activity"
)

// Index orders the events of a trace in the ways that scoring needs. It depends
// on the trace alone, so that all scorers share one. It is read-only.
type Index struct {
	Trace *activity.Trace
	First activity.Day // day of the first event
	Days  int          // days from the first to the last event, both included

	dayStart  []int32  // events of day First+i are dayStart[i]..dayStart[i+1]
	byActor   []int32  // the events of each day, by actor
	pair      []int32  // event → pair
	actor     []uint32 // pair → actor; pairs are sorted by owner, network, actor
	cellStart []int32  // pairs of cell c are cellStart[c]..cellStart[c+1]
	standing  []int32  // events that change lists, followers or links, in order
}

// NewIndex builds the index of a trace in a few linear passes.
func NewIndex(t *activity.Trace) *Index {
	ix := NewLinearIndex(t)
	ix.groupByActor()
	ix.pairUp()
	return ix
}

// NewLinearIndex builds as much of an index as linear engines need (see
// [Engine.Linear]), in one pass. It is of no use for replaying deltas.
func NewLinearIndex(t *activity.Trace) *Index {
	ix := &Index{Trace: t}
	first, last, ok := t.Days()
	if ok {
		ix.First, ix.Days = first, int(last-first)+1
	}
	ix.splitDays()
	for i, k := range t.Action {
		if standingAction(k) {
			ix.standing = append(ix.standing, int32(i))
		}
	}
	return ix
}

// Last returns the day of the last event.
func (ix *Index) Last() activity.Day { return ix.First + activity.Day(ix.Days) - 1 }

// cell numbers an owner on a network.
func (ix *Index) cell(owner activity.Account, n activity.Network) int {
	return int(owner)*len(ix.Trace.Networks) + int(n)
}

func (ix *Index) cells() int { return len(ix.Trace.Accounts) * len(ix.Trace.Networks) }

// dayEvents returns the range of events of a day.
func (ix *Index) dayEvents(d activity.Day) (from, to int32) {
	i := int(d - ix.First)
	if i < 0 || i >= ix.Days {
		return 0, 0
	}
	return ix.dayStart[i], ix.dayStart[i+1]
}

func (ix *Index) splitDays() {
	ix.dayStart = make([]int32, ix.Days+1)
	for i := range ix.dayStart {
		from, _ := ix.Trace.Between(ix.First+activity.Day(i), ix.First+activity.Day(i))
		ix.dayStart[i] = int32(from)
	}
}

// groupByActor orders each day's events by actor, and an actor's as they came.
// A day is sorted at a time, so that the counters stay in the cache.
func (ix *Index) groupByActor() {
	actors := ix.Trace.Actor
	ix.byActor = identity(len(actors))
	place := make([]int32, len(ix.Trace.Accounts)+1)
	for i := range ix.Days {
		from, to := ix.dayStart[i], ix.dayStart[i+1]
		day := ix.byActor[from:to]
		if len(day)*sparse < len(place) {
			slices.SortFunc(day, func(a, b int32) int { return cmp.Or(cmp.Compare(actors[a], actors[b]), cmp.Compare(a, b)) })
			continue
		}
		clear(place)
		for _, a := range actors[from:to] {
			place[a+1]++
		}
		sumUp(place)
		for e := from; e < to; e++ {
			a := actors[e]
			day[place[a]] = e
			place[a]++
		}
	}
}

// sparse is how many times fewer events than accounts a day must have for
// comparing to be cheaper than counting (ours, measured).
const sparse = 16

// pairUp numbers the pairs (owner, network, actor) and finds each cell's: the
// events are counted into order by actor, then by cell.
func (ix *Index) pairUp() {
	t, networks := ix.Trace, uint32(len(ix.Trace.Networks))
	cell := make([]uint32, t.Len())
	for e, owner := range t.Owner {
		cell[e] = uint32(owner)*networks + uint32(t.Network[e])
	}
	order := countingSort(countingSort(nil, t.Actor, len(t.Accounts)), cell, ix.cells())
	ix.pair = make([]int32, t.Len())
	ix.cellStart = make([]int32, ix.cells()+1)
	last, pair, actor := -1, int32(-1), activity.Account(0)
	for _, e := range order {
		c, a := int(cell[e]), t.Actor[e]
		if c != last || a != actor {
			pair, actor = pair+1, a
			ix.actor = append(ix.actor, uint32(a))
			for last < c {
				last++
				ix.cellStart[last] = pair
			}
		}
		ix.pair[e] = pair
	}
	for last < ix.cells() {
		last++
		ix.cellStart[last] = pair + 1
	}
}

// actsOf returns the events of an actor on a day, in their order.
func (ix *Index) actsOf(a activity.Account, d activity.Day) []int32 {
	from, to := ix.dayEvents(d)
	day := ix.byActor[from:to]
	lo := sort.Search(len(day), func(i int) bool { return ix.Trace.Actor[day[i]] >= a })
	hi := lo
	for hi < len(day) && ix.Trace.Actor[day[hi]] == a {
		hi++
	}
	return day[lo:hi]
}

func identity(n int) []int32 {
	order := make([]int32, n)
	for i := range order {
		order[i] = int32(i)
	}
	return order
}

// countingSort returns the events in order of their key, which lies in [0, n);
// events of equal keys keep their order. nil stands for all events in their own
// order.
func countingSort[K ~uint32](events []int32, keys []K, n int) []int32 {
	place := make([]int32, n+1)
	for _, k := range keys {
		place[k+1]++
	}
	sumUp(place)
	sorted := make([]int32, len(keys))
	if events == nil {
		for e, k := range keys {
			sorted[place[k]] = int32(e)
			place[k]++
		}
		return sorted
	}
	for _, e := range events {
		k := keys[e]
		sorted[place[k]] = e
		place[k]++
	}
	return sorted
}

// sumUp turns counts into places: each entry becomes the sum of those up to it.
func sumUp(counts []int32) {
	sum := int32(0)
	for i, n := range counts {
		sum += n
		counts[i] = sum
	}
}
