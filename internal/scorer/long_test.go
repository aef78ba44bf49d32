package scorer_test

import (
	"fmt"
	"math"
	"testing"

	"github.com/yardstick-lab/yardstick/internal/activity"
	"github.com/yardstick-lab/yardstick/internal/scorer"
	"github.com/yardstick-lab/yardstick/internal/seed"
)

// TestYearsAndDaysBefore1970 crosses many base days, expiries and the epoch.
func TestYearsAndDaysBefore1970(t *testing.T) {
	for round, start := range []int{-200, 15_000} {
		s := seed.New(4).Name("long").Number(uint64(round)).Stream()
		var b activity.Builder
		for range 900 {
			if err := b.Add(drawEvent(s, 6, start+s.IntN(700))); err != nil {
				t.Fatal(err)
			}
		}
		trace, err := b.Build()
		if err != nil {
			t.Fatal(err)
		}
		for range 4 {
			p := drawPreset(s)
			day := activity.Day(start + 690)
			keep := scorer.Keep{From: day, To: day + 30}
			engine := baseline(t, p, trace, keep)
			for name, days := range plain(trace, p, keep) {
				a, _ := trace.AccountNamed(name)
				for d, want := range days {
					if got := engine.Score(a, activity.Day(d)); math.Abs(got-want.Score) > 1e-7 {
						t.Fatalf("start %d, %s on day %d: %.12f, plain %.12f\n%+v", start, name, d-start, got, want.Score, p)
					}
				}
			}
		}
	}
}

// TestRenamingAccounts may move the last bits and no more.
func TestRenamingAccounts(t *testing.T) {
	for round := range 20 {
		s := seed.New(5).Name("rename").Number(uint64(round)).Stream()
		trace, p := drawTrace(t, s, 12, 8, 200), drawPreset(s)
		p.Scale.Step = 1e-6 // so that a displayed score cannot turn on a last bit
		keep := scorer.Keep{From: logStart + 7, To: logStart + 7}
		rename := func(name string) string { return fmt.Sprintf("%c%s", 'z'-rune(name[2]-'0'), name) }
		var b activity.Builder
		for i := range trace.Time {
			e := trace.At(i)
			if err := b.Add(activity.Named{
				Time: e.Time, Network: trace.Networks[e.Network], Action: e.Action, Actor: rename(trace.Accounts[e.Actor]),
				Owner: rename(trace.Accounts[e.Owner]), Object: trace.Objects[e.Object],
			}); err != nil {
				t.Fatal(err)
			}
		}
		for _, h := range trace.Stock.Holdings {
			if err := b.Hold(rename(trace.Accounts[h.Account]), trace.Networks[h.Network], h); err != nil {
				t.Fatal(err)
			}
		}
		renamed, err := b.Build()
		if err != nil {
			t.Fatal(err)
		}
		one, two := baseline(t, p, trace, keep), baseline(t, p, renamed, keep)
		for i, name := range trace.Accounts {
			j, ok := renamed.AccountNamed(rename(name))
			if d := one.Score(activity.Account(i), keep.From) - two.Score(j, keep.From); !ok || math.Abs(d) > 1e-5 {
				t.Fatalf("round %d: %s scores %g more than as %s\n%+v", round, name, d, rename(name), p)
			}
		}
	}
}

// TestConstant says the same of everyone.
func TestConstant(t *testing.T) {
	c := scorer.Constant{Scale: scorer.Scale{Anchors: []scorer.Anchor{{R: 0, Score: 1}, {R: 1, Score: 100}}, Step: 1}}
	if c.Score(1, 2) != c.Score(3, 4) || c.Displayed(0, 0) != 50 {
		t.Errorf("%g, %g, shown %g", c.Score(1, 2), c.Score(3, 4), c.Displayed(0, 0))
	}
}
