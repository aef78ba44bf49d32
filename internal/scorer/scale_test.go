package scorer

import (
	"math"
	"testing"

	"github.com/yardstick-lab/yardstick/internal/seed"
)

// TestRoom says that an R within its room is shown the same, and that the room is
// as large as can be where the scale has no steps of its own.
func TestRoom(t *testing.T) {
	steep := Scale{Anchors: []Anchor{{0, 1}, {1, 20}, {1.5, 20}, {4, 65}, {10, 100}}, Step: 1}
	coarse := Scale{Anchors: []Anchor{{0, 0}, {2, 1000}}, Step: 250}
	s := seed.New(3).Stream()
	for range 20_000 {
		for _, scale := range []Scale{steep, coarse} {
			r := 12*s.Float64() - 0.5
			shown := scale.Displayed(scale.Score(r))
			room := scale.room(r, shown)
			if room < 0 || math.IsNaN(room) {
				t.Fatalf("room of %g is %g", r, room)
			}
			for _, x := range []float64{r - room*s.Float64(), r + room*s.Float64()} {
				if room < 100 && scale.Displayed(scale.Score(x)) != shown {
					t.Fatalf("%g shows %g, and %g, within its room of %g, shows %g", r, shown, x, room, scale.Displayed(scale.Score(x)))
				}
			}
		}
	}
	check := func(r, shown, want float64) {
		t.Helper()
		if got := coarse.room(r, shown); math.Abs(got-want) > 1e-8 {
			t.Errorf("room of %g shown as %g is %g, want %g", r, shown, got, want)
		}
	}
	check(0.5, 250, 0.25)
	check(0.4, 250, 0.15)
	check(0.5, 500, 0) // not what is shown
	check(0.25, 0, 0)  // on the edge
	check(1.9, 1000, 0.15)
	check(3, 1000, 1.25)
}
