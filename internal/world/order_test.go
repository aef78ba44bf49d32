package world

import (
	"slices"
	"testing"

	"github.com/yardstick-lab/yardstick/internal/activity"
	"github.com/yardstick-lab/yardstick/internal/seed"
)

// TestInOrder holds the order of a day to that of one sort, also where events
// crowd an instant.
func TestInOrder(t *testing.T) {
	const begin = 15_000 * activity.DayLength
	check := func(events int, within activity.Time) {
		t.Helper()
		s := seed.New(uint64(events)).Name("order").Stream()
		today := make([]activity.Event, events)
		for i := range today {
			today[i] = activity.Event{Time: begin + activity.Time(s.IntN(int(within))), Actor: activity.Account(s.IntN(5))}
		}
		want := slices.Clone(today)
		slices.SortFunc(want, activity.Event.Compare)
		if got := inOrder(today, nil, begin); !slices.Equal(got, want) {
			t.Errorf("%d events within %d microseconds are out of order", events, within)
		}
	}
	check(0, 1)
	check(1, activity.DayLength)
	check(1_000, activity.DayLength)
	check(1_000, activity.DayLength/100) // slots that hold too many to insert
	check(mostInserted, 2)
	check(500, 3)
}
