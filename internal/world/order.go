package world

import (
	"slices"

	"github.com/yardstick-lab/yardstick/internal/activity"
)

// perSlot is how many events of a day share a slot: slots are told apart by
// counting, the events of one by comparison (ours).
const perSlot = 16

// inOrder returns the events of the day that begins at an instant in their total
// order, in room where it suffices. It is several times as fast as one sort over
// all.
func inOrder(today, room []activity.Event, begin activity.Time) []activity.Event {
	slots := activity.Time(1 + len(today)/perSlot)
	place := func(e *activity.Event) int { return int((e.Time - begin) * slots / activity.DayLength) }
	start := make([]int32, slots+1)
	for i := range today {
		start[place(&today[i])+1]++
	}
	for i := 1; i < len(start); i++ {
		start[i] += start[i-1]
	}
	next := append([]int32{}, start...)
	sorted := slices.Grow(room[:0], len(today))[:len(today)]
	for i := range today {
		at := &next[place(&today[i])]
		sorted[*at] = today[i]
		*at++
	}
	for i := 1; i < len(start); i++ {
		slices.SortFunc(sorted[start[i-1]:start[i]], activity.Event.Compare)
	}
	return sorted
}
