package replay_test

import (
	"errors"
	"math"
	"strings"
	"testing"

	"github.com/yardstick-lab/yardstick/internal/activity"
	"github.com/yardstick-lab/yardstick/internal/replay"
	"github.com/yardstick-lab/yardstick/internal/scorer"
)

// TestObserveEqualsTheChangedTrace treats subjects of a village and scores the
// whole changed trace beside it, to the bit.
func TestObserveEqualsTheChangedTrace(t *testing.T) {
	w := village(t, 3)
	s := scene(t, w)
	keep := scorer.Keep{From: w.FirstMeasured - 1, To: w.FirstMeasured + 4}
	for _, name := range []string{"klout-2011", "volume", "kred-2012", "constant"} {
		base, err := shipped(t, name).Baseline(scorer.NewIndex(w.Trace), keep)
		if err != nil {
			t.Fatal(err)
		}
		for _, sub := range subjects(t, s, w, 2) {
			readings, err := replay.Observe(base, sub.Account, &sub.Deltas[0], keep.Days())
			if err != nil {
				t.Fatal(err)
			}
			changed, err := activity.Apply(w.Trace, &sub.Deltas[0])
			if err != nil {
				t.Fatal(err)
			}
			full, err := shipped(t, name).Baseline(scorer.NewIndex(changed), keep)
			if err != nil {
				t.Fatal(err)
			}
			for i, r := range readings {
				day := keep.From + activity.Day(i)
				if math.Float64bits(r.Score) != math.Float64bits(full.Score(sub.Account, day)) || r.Displayed != full.Displayed(sub.Account, day) {
					t.Errorf("%s, account %d on %s: %v, the changed trace has %v", name, sub.Account, day, r.Score, full.Score(sub.Account, day))
				}
			}
		}
	}
}

// TestOrigins leaves the likes out of a quiet day with likes: the part is what
// they brought, and the day before is untouched.
func TestOrigins(t *testing.T) {
	w := village(t, 3)
	s := scene(t, w)
	sub := subjects(t, s, w, 1)[0]
	keep := scorer.Keep{From: w.FirstMeasured - 1, To: w.FirstMeasured}
	base, err := shipped(t, "likes-only").Baseline(scorer.NewIndex(w.Trace), keep)
	if err != nil {
		t.Fatal(err)
	}
	readings, err := replay.Observe(base, sub.Account, &sub.Deltas[0], keep.Days())
	if err != nil {
		t.Fatal(err)
	}
	total, parts, err := replay.Origins(base, w.Trace, &sub.Deltas[0], replay.Seen{Account: sub.Account, Day: keep.To, Score: readings[1].Score})
	if err != nil {
		t.Fatal(err)
	}
	likes := 0.0
	for _, p := range parts {
		switch {
		case p.Action == activity.Like && w.Trace.Networks[p.Network] == "facebook":
			likes = p.Value
		case p.Action != activity.Like && p.Value != 0:
			t.Errorf("%s counts %g under a scorer of likes", p.Action, p.Value)
		}
	}
	if likes <= 0 || total == 0 || total >= likes {
		t.Errorf("fifty likes brought %g of %g", likes, total)
	}
	untouched := replay.Seen{Account: sub.Account, Day: keep.To, Score: base.Score(sub.Account, keep.To)}
	if none, parts, err := replay.Origins(base, w.Trace, &activity.Delta{}, untouched); none != 0 || parts != nil || err != nil {
		t.Errorf("an empty delta: %g, %v, %v", none, parts, err)
	}
}

// TestProbe finds one bit.
func TestProbe(t *testing.T) {
	keep := scorer.Keep{From: 0, To: 1}
	if what := replay.Probe(fixed(1), fixed(1), 2, keep); what != "" {
		t.Errorf("equal baselines differ: %s", what)
	}
	if what := replay.Probe(fixed(1), fixed(math.Nextafter(1, 2)), 2, keep); !strings.Contains(what, "account number 0") {
		t.Errorf("a bit went unseen: %q", what)
	}
}

// fixed is a baseline on which everyone scores the same.
type fixed float64

func (f fixed) Score(activity.Account, activity.Day) float64     { return float64(f) }
func (f fixed) Displayed(activity.Account, activity.Day) float64 { return float64(f) }
func (f fixed) Follow(activity.Account, *activity.Delta, activity.Day) ([]scorer.Change, error) {
	return nil, nil
}

// TestWhatOneDoesWithAListIsSeenByNoScorer deletes notifications and finds lists
// by hand: no score of anybody's moves by a bit, under any scorer that ships.
func TestWhatOneDoesWithAListIsSeenByNoScorer(t *testing.T) {
	w := village(t, 3)
	sub := subjects(t, scene(t, w), w, 1)[0]
	keep := scorer.Keep{From: w.FirstMeasured - 1, To: w.FirstMeasured + 4}
	var private activity.Delta
	for i, k := range []activity.Action{activity.Dismiss, activity.Open} {
		private.Added.Append(activity.Event{Time: w.FirstMeasured.Start() + activity.Time(i), Action: k, Actor: sub.Account, Owner: sub.Account, Object: 1})
	}
	for _, name := range scorer.Shipped() {
		base, err := shipped(t, name).Baseline(scorer.NewIndex(w.Trace), keep)
		if errors.Is(err, scorer.ErrNoFollows) {
			continue // it refuses a stock of followers without names
		}
		if err != nil {
			t.Fatal(err)
		}
		if changes, err := base.Follow(sub.Account, &private, keep.To); err != nil || len(changes) > 0 {
			t.Errorf("%s: %v, %v", name, changes, err)
		}
	}
}
