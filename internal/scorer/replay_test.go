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

// TestDeltaEqualsFullReplay compares, to the bit, the scores after each of ten
// thousand deltas with those of the whole changed trace, under drawn presets and
// those that ship. A delta that fails is shrunk before it is shown.
func TestDeltaEqualsFullReplay(t *testing.T) {
	rounds, moved := 1000, 0
	if testing.Short() {
		rounds = 100
	}
	for round := range rounds {
		s := seed.New(2).Name("delta").Number(uint64(round)).Stream()
		trace, p := drawTrace(t, s, 10, 10, 150), drawPreset(s)
		if names := scorer.Shipped(); round%4 == 0 {
			p = shipped(t, names[round/4%len(names)])
		}
		keep := scorer.Keep{From: logStart + activity.Day(1+s.IntN(5)), To: logStart + 11}
		c := comparison{t, p, trace, keep, baseline(t, p, trace, keep)}
		for range 10 {
			d := drawDelta(s, trace, keep.From, 4)
			sparse, full := c.both(&d)
			if moved += len(full); !slices.Equal(sparse, full) {
				least := c.shrink(d)
				sparse, full = c.both(&least)
				t.Fatalf("round %d: shrunk to %+v\nsparse %v\nfull   %v\n%+v", round, least, sparse, full, p)
			}
			c.follow(&d, full, activity.Account(s.IntN(12)))
		}
	}
	if moved == 0 {
		t.Error("no delta moved a score")
	}
}

// shipped returns a preset that ships with the program; in place of those of
// other kinds, which have no engine, the default.
func shipped(t *testing.T, name string) scorer.Preset {
	t.Helper()
	if p, err := scorer.Load(name); err == nil && p.Kind != scorer.KindEngine {
		name = "klout-2011"
	}
	p, err := scorer.Load(name)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// comparison is one trace under one preset, to be changed by many deltas.
type comparison struct {
	t      *testing.T
	preset scorer.Preset
	trace  *activity.Trace
	keep   scorer.Keep
	base   *scorer.Baseline
}

// both returns the changes by a sparse and by a full replay.
func (c comparison) both(d *activity.Delta) (sparse, full []scorer.Change) {
	c.t.Helper()
	sparse, err := c.base.Replay(d, c.keep.To)
	if err != nil {
		c.t.Fatal(err)
	}
	return sparse, fullReplay(c.t, c.preset, c.trace, *d, c.keep, c.base)
}

// follow follows one account alone: its changes are those among everyone's.
func (c comparison) follow(d *activity.Delta, all []scorer.Change, a activity.Account) {
	c.t.Helper()
	mine, err := c.base.Follow(a, d, c.keep.To)
	if err != nil {
		c.t.Fatal(err)
	}
	want := slices.DeleteFunc(slices.Clone(all), func(c scorer.Change) bool { return c.Account != a })
	if !slices.Equal(mine, want) {
		c.t.Fatalf("followed alone, account %d has %v, among all %v\n%+v\n%+v", a, mine, want, *d, c.preset)
	}
}

// shrink leaves one event after the other out of a delta, as long as the two
// replays still differ.
func (c comparison) shrink(d activity.Delta) activity.Delta {
	for smaller := true; smaller; {
		smaller = false
		for i := range len(d.Removed) + d.Added.Len() {
			less := without(d, i)
			if sparse, full := c.both(&less); !slices.Equal(sparse, full) {
				d, smaller = less, true
				break
			}
		}
	}
	return d
}

// without is the delta without its event number i, the removed ones first.
func without(d activity.Delta, i int) activity.Delta {
	less := activity.Delta{Accounts: d.Accounts, Objects: d.Objects}
	for k, e := range d.Removed {
		if k != i {
			less.Removed = append(less.Removed, e)
		}
	}
	for k := range d.Added.Time {
		if len(d.Removed)+k != i {
			less.Added.Append(d.Added.At(k))
		}
	}
	return less
}

// TestShrink shrinks a delta against a baseline that is another trace's, so that
// everything fails: one event is left.
func TestShrink(t *testing.T) {
	s := seed.New(10).Stream()
	trace, other, p := drawTrace(t, s, 10, 10, 150), drawTrace(t, s, 10, 10, 150), shipped(t, "klout-2011")
	keep := scorer.Keep{From: logStart + 2, To: logStart + 11}
	c := comparison{t, p, trace, keep, baseline(t, p, other, keep)}
	d := drawDelta(s, trace, keep.From, 4)
	d.Removed = nil
	if least := c.shrink(d); len(least.Removed)+least.Added.Len() > 1 || d.Added.Len() < 2 {
		t.Errorf("shrunk %d events to %+v", d.Added.Len(), least)
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
