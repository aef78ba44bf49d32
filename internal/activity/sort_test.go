package activity

import (
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestSort sorts columns of which some are in order already, with repeats and
// equal times, and compares with a sort of the events.
func TestSort(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	for _, ordered := range []int{0, 1, 7, 40, 49, 50} {
		events := make([]Event, 50)
		for i := range events {
			events[i] = Event{
				Time: Time(r.IntN(20)), Network: Network(r.IntN(2)), Action: Like, Actor: Account(r.IntN(3)), Owner: Account(r.IntN(3)), Object: Object(r.IntN(2)),
			}
		}
		slices.SortFunc(events[:ordered], Event.Compare)
		var c Columns
		for _, e := range events {
			c.Append(e)
		}
		c.Sort()
		slices.SortFunc(events, Event.Compare)
		for i, e := range events {
			if diff := cmp.Diff(e, c.At(i)); diff != "" {
				t.Fatalf("%d in order: event %d (-want +got)\n%s", ordered, i, diff)
			}
		}
	}
}
