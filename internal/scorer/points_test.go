package scorer_test

import (
	"math"
	"slices"
	"strings"
	"testing"

	"github.com/yardstick-lab/yardstick/internal/activity"
	"github.com/yardstick-lab/yardstick/internal/scorer"
	"github.com/yardstick-lab/yardstick/internal/seed"
)

// TestPointsOfDeltas compares, to the bit, what deltas do with the whole changed
// trace, for everyone: whoever becomes the day's top moves all the others.
func TestPointsOfDeltas(t *testing.T) {
	moved, bystanders := 0, 0
	for round := range 150 {
		s := seed.New(9).Name("points").Number(uint64(round)).Stream()
		trace, p := drawTrace(t, s, 9, 10, 80), settingsOf(t, "kred-2012", s)
		keep := scorer.Keep{From: logStart + activity.Day(1+s.IntN(5)), To: logStart + 11}
		base := other(t, p, trace, keep)
		for range 5 {
			d := drawDelta(s, trace, keep.From, 4)
			changed, err := activity.Apply(trace, &d)
			if err != nil {
				t.Fatal(err)
			}
			full := other(t, p, changed, keep)
			for a := range activity.Account(len(changed.Accounts)) {
				changes, err := base.Follow(a, &d, keep.To)
				if err != nil {
					t.Fatal(err)
				}
				for day := keep.From; day <= keep.To; day++ {
					got := base.Score(a, day)
					if i := slices.IndexFunc(changes, func(c scorer.Change) bool { return c.Day == day }); i >= 0 {
						got = changes[i].Score
						moved++
						if !touches(trace, &d, a) {
							bystanders++
						}
					}
					if want := full.Score(a, day); math.Float64bits(got) != math.Float64bits(want) {
						t.Fatalf("round %d: account %d on %s scores %v after the delta, %v in the changed trace\n%+v", round, a, day, got, want, d)
					}
				}
			}
		}
	}
	if moved == 0 || bystanders == 0 {
		t.Errorf("%d scores moved, %d of them of bystanders", moved, bystanders)
	}
}

// touches reports whether a delta has an event of an account.
func touches(trace *activity.Trace, d *activity.Delta, a activity.Account) bool {
	for _, e := range d.Removed {
		if trace.Actor[e] == a || trace.Owner[e] == a {
			return true
		}
	}
	return slices.Contains(d.Added.Actor, a) || slices.Contains(d.Added.Owner, a)
}

// TestStatement holds the activity statements of drawn logs: shares that add up to
// R, points that add up to the account's, and outreach that never falls.
func TestStatement(t *testing.T) {
	reached := 0
	for round := range 30 {
		s := seed.New(10).Name("statement").Number(uint64(round)).Stream()
		trace, p := drawTrace(t, s, 9, 10, 600), settingsOf(t, "kred-2012", s)
		keep := scorer.Keep{From: logStart, To: logStart + 9}
		b := other(t, p, trace, keep).(*scorer.Pointed)
		outreach := make([]float64, len(trace.Accounts))
		for day := keep.From; day <= keep.To; day++ {
			want := cutLog{trace, day, math.MinInt32, map[[2]int]bool{}}.plainOutreach(p)
			for a := range activity.Account(len(trace.Accounts)) {
				x := b.Explain(a, day)
				share, points := 0.0, 0.0
				for _, piece := range x.Pieces {
					share, points = share+piece.Share, points+piece.Points
				}
				if math.Abs(share-x.R) > 1e-12 || points != x.Balance.Points || points > x.Balance.Top {
					t.Fatalf("account %d on %s: shares of %g for R %g, points of %g for %g, top %g", a, day, share, x.R, points, x.Balance.Points, x.Balance.Top)
				}
				if x.Balance.Outreach != want[a] || x.Balance.Outreach < outreach[a] {
					t.Fatalf("account %d on %s: outreach %g, plainly %g, the day before %g", a, day, x.Balance.Outreach, want[a], outreach[a])
				}
				outreach[a] = x.Balance.Outreach
				if level := x.Balance.Level; level > 0 && outreach[a] < p.Levels[level-1] || level < len(p.Levels) && outreach[a] >= p.Levels[level] {
					t.Fatalf("outreach %g is said to reach level %d", outreach[a], level)
				}
				reached = max(reached, x.Balance.Level)
			}
		}
	}
	if reached != 2 {
		t.Errorf("the highest level reached is %d", reached)
	}
}

func TestPointsSettings(t *testing.T) {
	check := func(text, want string) {
		t.Helper()
		_, err := scorer.Decode("p.yaml", []byte("name: x\nkind: points\nscale: {anchors: [[0, 1], [1, 100]]}\n"+text))
		if err == nil || !strings.HasPrefix(err.Error(), want+"\n") {
			t.Errorf("%q\n got %v\nwant %s", text, err, want)
		}
	}
	check(`weights: {"*": {like: -1}}`, `p.yaml:4:23: weights."*".like: must not be negative: points are kept`)
	check(`weights: {"*": {like: 500}}`, `p.yaml:4:23: weights."*".like: is beyond 1000, with the multiplier`)
	check("rep_multiplier: -1", "p.yaml:4:17: rep_multiplier: must not be negative")
	check("rep_threshold: -1", "p.yaml:4:16: rep_threshold: must not be negative")
	check("levels: [100, 100]", "p.yaml:4:15: levels[1]: must be above 0, and above the level before")
	check("window: 90", "p.yaml:4:9: window: is no setting of kind points")
}
