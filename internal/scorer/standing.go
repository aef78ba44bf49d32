package scorer

import (
	"slices"

	"github.com/yardstick-lab/yardstick/internal/activity"
)

// standings finds the events that change what a cell holds (its followers, the
// lists that its owner is on) or whether it is linked.
type standings struct {
	start []int32 // cell → its first entry in of
	of    []int32 // the events of each cell, in their order
}

func newStandings(ix *Index) *standings {
	t, s := ix.Trace, &standings{start: make([]int32, ix.cells()+1)}
	var events []int32
	var cells []uint32
	for i, k := range t.Action {
		if standingAction(k) {
			c := ix.cell(t.Owner[i], t.Network[i])
			events, cells = append(events, int32(i)), append(cells, uint32(c))
			s.start[c+1]++
		}
	}
	sumUp(s.start)
	s.of = countingSort(nil, cells, ix.cells())
	for i, at := range s.of {
		s.of[i] = events[at]
	}
	return s
}

// on are the places of a cell's, none for a newcomer's.
func (s *standings) on(cell int) []int32 {
	if cell+1 >= len(s.start) {
		return nil
	}
	return s.of[s.start[cell]:s.start[cell+1]]
}

// merged returns the events at some places of a trace, but for those removed, and
// others that are added, in their order, in which all three come.
func merged(t *activity.Trace, places, removed []int32, added []activity.Event) []activity.Event {
	events := make([]activity.Event, 0, len(places)+len(added))
	for _, p := range places {
		if _, gone := slices.BinarySearch(removed, p); gone {
			continue
		}
		e := t.At(int(p))
		for len(added) > 0 && added[0].Compare(e) < 0 {
			events, added = append(events, added[0]), added[1:]
		}
		events = append(events, e)
	}
	return append(events, added...)
}
