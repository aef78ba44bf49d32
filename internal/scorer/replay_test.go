package scorer_test

import (
	"slices"
	"testing"

	"github.com/yardstick-lab/yardstick/internal/activity"
	"github.com/yardstick-lab/yardstick/internal/scorer"
	"github.com/yardstick-lab/yardstick/internal/seed"
)

// drawDelta takes away and puts in a few events from a day on; some of the new
// ones are acts of newcomers or on new objects.
func drawDelta(s *seed.Stream, trace *activity.Trace, from activity.Day, days int) activity.Delta {
	d := activity.Delta{
		Accounts: []string{trace.Newcomers() + "1", trace.Newcomers() + "2"},
		Objects:  []string{"new"},
	}
	first, last := trace.Between(from, from+activity.Day(days)-1)
	for i := first; i < last; i++ {
		if s.Bernoulli(0.03) {
			d.Removed = append(d.Removed, int32(i))
		}
	}
	account := func() activity.Account { return activity.Account(s.IntN(len(trace.Accounts) + len(d.Accounts))) }
	for range s.IntN(6) {
		e := activity.Event{
			Time:    (from + activity.Day(s.IntN(days))).Start() + int64(s.IntN(int(activity.DayLength))),
			Network: activity.Network(s.IntN(len(trace.Networks))), Action: activity.Actions()[s.IntN(len(activity.Actions()))],
			Actor: account(), Owner: account(), Object: activity.Object(s.IntN(len(trace.Objects) + 1)),
		}
		if e.Action.OwnAct() || s.Bernoulli(0.1) {
			e.Owner = e.Actor
		}
		d.Added.Append(e)
	}
	d.Added.Sort()
	return d
}

// TestDeltaEqualsFullReplay compares, to the bit, the scores after a delta with
// those of the whole changed trace.
func TestDeltaEqualsFullReplay(t *testing.T) {
	moved := 0
	for round := range 150 {
		s := seed.New(2).Name("delta").Number(uint64(round)).Stream()
		trace, p := drawTrace(t, s, 10, 10, 150), drawPreset(s)
		keep := scorer.Keep{From: logStart + activity.Day(1+s.IntN(5)), To: logStart + 11}
		base := baseline(t, p, trace, keep)
		for range 10 {
			d := drawDelta(s, trace, keep.From, 4)
			changes, err := base.Replay(&d, keep.To)
			if err != nil {
				t.Fatal(err)
			}
			moved += len(changes)
			followed(t, base, &d, changes)
			if want := fullReplay(t, p, trace, d, keep, base); !slices.Equal(changes, want) {
				t.Fatalf("round %d: %d changes, a full replay has %d\nsparse %v\nfull   %v\n%+v\n%+v", round, len(changes), len(want), changes, want, d, p)
			}
		}
	}
	if moved == 0 {
		t.Error("no delta moved a score")
	}
}

// followed follows each account alone: its changes are those among everyone's.
func followed(t *testing.T, base *scorer.Baseline, d *activity.Delta, all []scorer.Change) {
	t.Helper()
	for a := range activity.Account(12) {
		mine, err := base.Follow(a, d, logStart+11)
		if err != nil {
			t.Fatal(err)
		}
		want := slices.DeleteFunc(slices.Clone(all), func(c scorer.Change) bool { return c.Account != a })
		if !slices.Equal(mine, want) {
			t.Fatalf("followed alone, account %d has %v, among all %v", a, mine, want)
		}
	}
}

func fullReplay(t *testing.T, p scorer.Preset, trace *activity.Trace, d activity.Delta, keep scorer.Keep, base *scorer.Baseline) []scorer.Change {
	t.Helper()
	changed, err := activity.Apply(trace, &d)
	if err != nil {
		t.Fatal(err)
	}
	full := baseline(t, p, changed, keep)
	var want []scorer.Change
	for day := keep.From; day <= keep.To; day++ {
		for name := range changed.Accounts {
			a := activity.Account(name)
			before := p.Scale.Score(0)
			if name < len(trace.Accounts) {
				before = base.Score(a, day)
			}
			if after := full.Score(a, day); after != before {
				want = append(want, scorer.Change{Day: day, Account: a, Score: after, Displayed: full.Displayed(a, day)})
			}
		}
	}
	return want
}
