package replay_test

import (
	"math"
	"testing"

	"github.com/yardstick-lab/yardstick/internal/activity"
	"github.com/yardstick-lab/yardstick/internal/replay"
	"github.com/yardstick-lab/yardstick/internal/scorer"
)

// TestStatementAddsUp takes the scores of a subject apart under scorers of every
// kind: the parts are the score, without the likes of a quiet day and with them.
func TestStatementAddsUp(t *testing.T) {
	w := village(t, 3)
	s := scene(t, w)
	sub := subjects(t, s, w, 1)[0]
	keep := scorer.Keep{From: w.FirstMeasured, To: w.FirstMeasured + 1}
	for _, name := range []string{"klout-2011", "likes-only", "volume", "followers", "kred-2012", "h-index", "snp", "pagerank"} {
		one := shipped(t, name)
		base, err := one.Baseline(scorer.NewIndex(w.Trace), keep)
		if err != nil {
			t.Fatal(err)
		}
		bottom := base.Score(sub.Account, keep.To)
		if p, err := scorer.Load(name); err == nil {
			bottom = p.Scale.Bottom()
		}
		moment := replay.Moment{Trace: w.Trace, Account: sub.Account, Day: keep.To, Bottom: bottom}
		explained, ok := replay.Explained(base, sub.Account, keep.To)
		st, err := replay.StatementOf(one, explained, &sub.Deltas[0], moment)
		if err != nil || !ok {
			t.Fatalf("%s: %t, %v", name, ok, err)
		}
		readings, err := replay.Observe(base, sub.Account, &sub.Deltas[0], keep.Days())
		if err != nil {
			t.Fatal(err)
		}
		if st.Before != base.Score(sub.Account, keep.To) || math.Abs(st.After-readings[1].Score) > 1e-9 { // a rank is as near as its tolerance
			t.Errorf("%s: from %g to %g, observed from %g to %g", name, st.Before, st.After, base.Score(sub.Account, keep.To), readings[1].Score)
		}
		before, after := bottom, bottom
		for _, e := range st.Entries {
			before, after = before+e.Before, after+e.After
			if (e.Event.Network == "") != (e.Role == scorer.AlikeForAll) {
				t.Errorf("%s: %s is on network %q", name, e.Role, e.Event.Network)
			}
			if e.State == replay.PutIn && e.Before != 0 || e.State == replay.TakenOut && e.After != 0 {
				t.Errorf("%s: %s, and it counts %g before and %g after: %+v", name, e.State, e.Before, e.After, e.Event)
			}
		}
		if math.Abs(before-st.Before) > 1e-9 || math.Abs(after-st.After) > 1e-9 {
			t.Errorf("%s: the parts add up to %g and %g, the scores are %g and %g", name, before, after, st.Before, st.After)
		}
	}
}

// TestStatementNamesWhatDidIt finds the fifty likes, and the reactions that went
// with the rest of the day.
func TestStatementNamesWhatDidIt(t *testing.T) {
	w := village(t, 3)
	s := scene(t, w)
	sub := subjects(t, s, w, 1)[0]
	day := w.FirstMeasured
	one := shipped(t, "likes-only")
	base, err := one.Baseline(scorer.NewIndex(w.Trace), scorer.Keep{From: day, To: day})
	if err != nil {
		t.Fatal(err)
	}
	explained, _ := replay.Explained(base, sub.Account, day)
	st, err := replay.StatementOf(one, explained, &sub.Deltas[0], replay.Moment{Trace: w.Trace, Account: sub.Account, Day: day})
	if err != nil {
		t.Fatal(err)
	}
	put := 0
	for i, e := range st.Entries {
		if e.State == replay.PutIn {
			put++
		}
		if e.Event.Action != activity.Like || e.Event.Owner != w.Trace.Accounts[sub.Account] || e.Role != scorer.Reaction || e.Count != 1 {
			t.Errorf("under a scorer of likes counts %+v", e)
		}
		if i > 0 && math.Abs(e.Change()) > math.Abs(st.Entries[i-1].Change()) {
			t.Errorf("entry %d changes by %g, after %g", i, e.Change(), st.Entries[i-1].Change())
		}
	}
	if put != 50 {
		t.Errorf("%d likes were put in, and 50 were", put)
	}
	constant := shipped(t, "constant")
	base, err = constant.Baseline(scorer.NewIndex(w.Trace), scorer.Keep{From: day, To: day})
	if err != nil {
		t.Fatal(err)
	}
	if _, ok := replay.Explained(base, sub.Account, day); ok {
		t.Error("constant says what counts")
	}
}
