package scorer

import (
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
	byActor   []int32  // the events of each day, by actor and owner
	pair      []int32  // event → pair
	actor     []uint32 // pair → actor; pairs are sorted by owner, network, actor
	cellStart []int32  // pairs of cell c are cellStart[c]..cellStart[c+1]
	standing  []int32  // events that change lists, followers or links, in order
}

// NewIndex builds the index of a trace in a few linear passes.
func NewIndex(t *activity.Trace) *Index {
	ix := &Index{Trace: t}
	first, last, ok := t.Days()
	if ok {
		ix.First, ix.Days = first, int(last-first)+1
	}
	ix.splitDays()
	ix.groupByActor()
	ix.pairUp()
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
	at := 0
	for i := range ix.Days {
		ix.dayStart[i] = int32(at)
		end := (ix.First + activity.Day(i) + 1).Start()
		for at < ix.Trace.Len() && ix.Trace.Time[at] < end {
			at++
		}
	}
	ix.dayStart[ix.Days] = int32(at)
}

// groupByActor sorts by owner, then by actor, then by day; each pass keeps the
// order of the one before.
func (ix *Index) groupByActor() {
	t, accounts := ix.Trace, len(ix.Trace.Accounts)
	order := identity(t.Len())
	order = countingSort(order, accounts, func(e int32) int { return int(t.Owner[e]) })
	order = countingSort(order, accounts, func(e int32) int { return int(t.Actor[e]) })
	ix.byActor = countingSort(order, ix.Days, func(e int32) int { return int(activity.DayOf(t.Time[e]) - ix.First) })
}

// pairUp numbers the pairs (owner, network, actor) and finds each cell's.
func (ix *Index) pairUp() {
	t := ix.Trace
	cellOf := func(e int32) int { return ix.cell(t.Owner[e], t.Network[e]) }
	order := countingSort(identity(t.Len()), len(t.Accounts), func(e int32) int { return int(t.Actor[e]) })
	order = countingSort(order, ix.cells(), cellOf)
	ix.pair = make([]int32, t.Len())
	ix.cellStart = make([]int32, ix.cells()+1)
	lastCell := -1
	for _, e := range order {
		c, a := cellOf(e), uint32(t.Actor[e])
		if n := len(ix.actor); c != lastCell || ix.actor[n-1] != a {
			for lastCell < c {
				lastCell++
				ix.cellStart[lastCell] = int32(n)
			}
			ix.actor = append(ix.actor, a)
		}
		ix.pair[e] = int32(len(ix.actor) - 1)
	}
	for lastCell < ix.cells() {
		lastCell++
		ix.cellStart[lastCell] = int32(len(ix.actor))
	}
}

// actsOf returns the events of an actor on a day, by owner.
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

// countingSort returns the events in order of key, which lies in [0, keys);
// equal keys keep their order.
func countingSort(events []int32, keys int, key func(int32) int) []int32 {
	place := make([]int32, keys+1)
	for _, e := range events {
		place[key(e)+1]++
	}
	for k := range keys {
		place[k+1] += place[k]
	}
	sorted := make([]int32, len(events))
	for _, e := range events {
		k := key(e)
		sorted[place[k]] = e
		place[k]++
	}
	return sorted
}
