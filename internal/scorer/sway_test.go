package scorer_test

import (
	"slices"
	"testing"

	"github.com/yardstick-lab/yardstick/internal/activity"
	"github.com/yardstick-lab/yardstick/internal/scorer"
	"github.com/yardstick-lab/yardstick/internal/seed"
)

// TestFollowInSparseLogs follows each account alone, up to any day, through logs so
// sparse that most have no sway over it, under scores that feed back and turn easily.
func TestFollowInSparseLogs(t *testing.T) {
	rounds, moved := 150, 0
	if testing.Short() {
		rounds = 15
	}
	for round := range rounds {
		s := seed.New(3).Name("sparse").Number(uint64(round)).Stream()
		trace, p := drawTrace(t, s, 40, 14, 40+s.IntN(400)), drawPreset(s)
		if round%2 == 0 {
			p = shipped(t, "klout-2012")
		}
		p.Rep, p.Scale.Step = scorer.RepScore, 0.01
		keep := scorer.Keep{From: logStart + activity.Day(1+s.IntN(5)), To: logStart + 13}
		c := comparison{t, p, trace, keep, baseline(t, p, trace, keep)}
		for range 4 {
			d := drawDelta(s, trace, keep.From, 4)
			_, full := c.both(&d)
			for a := range activity.Account(len(trace.Accounts) + len(d.Accounts)) {
				through := keep.From + activity.Day(s.IntN(keep.Len()))
				mine, err := c.base.Follow(a, &d, through)
				if err != nil {
					t.Fatal(err)
				}
				want := slices.DeleteFunc(slices.Clone(full), func(c scorer.Change) bool { return c.Account != a || c.Day > through })
				if moved += len(want); !slices.Equal(mine, want) {
					t.Fatalf("round %d: followed alone up to %s, account %d has %v, among all %v\n%+v\n%+v", round, through, a, mine, want, d, p)
				}
			}
		}
	}
	if moved == 0 {
		t.Error("no delta moved a score")
	}
}
