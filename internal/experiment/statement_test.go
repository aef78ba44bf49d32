package experiment_test

import (
	"math"
	"reflect"
	"testing"

	"github.com/yardstick-lab/yardstick/internal/experiment"
	"github.com/yardstick-lab/yardstick/internal/result"
	"github.com/yardstick-lab/yardstick/internal/store"
)

// TestStatementIsOfWhoMovedMost compares the statement with everything that was
// observed.
func TestStatementIsOfWhoMovedMost(t *testing.T) {
	p := plan(t, small(t, "klout-2011", "constant"))
	ev, _ := run(t, p, t.TempDir(), 2)
	must(t, p.State(t.Context(), ev, nil))
	r, err := p.Result(ev, experiment.Setting{})
	must(t, err)
	st := r.Scorers[0].Statement
	if st == nil || r.Scorers[1].Statement != nil {
		t.Fatalf("statements %v and %v: want one, of the main scorer", st, r.Scorers[1].Statement)
	}
	most, found := 0.0, false
	for o, by := range moves(ev) {
		most = max(most, math.Abs(by))
		if o.Unit == st.Unit && o.Account == st.Account && o.Arm == st.Arm && int(o.Day) == st.Day {
			found = math.Abs(by-st.By()) < 1e-9 && o.Score == st.After
		}
	}
	if !found || math.Abs(math.Abs(st.By())-most) > 1e-9 {
		t.Errorf("the statement is of %s in %s, who moved by %g; the greatest move is %g", st.Account, st.Unit, st.By(), most)
	}
	addsUp(t, st)
	statedWhileOpen(t, st)
}

// statedWhileOpen runs the same with the statement made as the worlds are measured,
// in whatever order: it is the one made of a world opened again.
func statedWhileOpen(t *testing.T, want *result.Statement) {
	t.Helper()
	for _, workers := range []int{1, 2, 8} {
		p := plan(t, small(t, "klout-2011", "constant"))
		ev, err := p.Run(t.Context(), experiment.Bench{Shards: open(t, t.TempDir()), Workers: workers, State: true})
		must(t, err)
		r, err := p.Result(ev, experiment.Setting{})
		must(t, err)
		if got := r.Scorers[0].Statement; !reflect.DeepEqual(got, want) {
			t.Errorf("%d workers state %+v, want %+v", workers, got, want)
		}
	}
}

// moves are the observations of the main scorer, each with how far it lies from
// that in the arm that changes nothing.
func moves(ev *experiment.Evidence) map[store.Observation]float64 {
	type place struct {
		unit, account string
		day           int32
	}
	untouched, all := map[place]float64{}, map[store.Observation]float64{}
	for _, s := range ev.Stored {
		for _, o := range s.Shard.Observations {
			if o.Scorer == "klout-2011" && o.Arm == "usual" {
				untouched[place{o.Unit, o.Account, o.Day}] = o.Score
			}
		}
	}
	for _, s := range ev.Stored {
		for _, o := range s.Shard.Observations {
			if o.Scorer == "klout-2011" {
				all[o] = o.Score - untouched[place{o.Unit, o.Account, o.Day}]
			}
		}
	}
	return all
}

func addsUp(t *testing.T, st *result.Statement) {
	t.Helper()
	before, after := st.Bottom, st.Bottom
	for _, g := range st.Groups {
		before, after = before+g.Before, after+g.After
	}
	if math.Abs(before-st.Before) > 1e-9 || math.Abs(after-st.After) > 1e-9 {
		t.Errorf("the groups add up to %g and %g, the scores are %g and %g", before, after, st.Before, st.After)
	}
	if len(st.Events) != 12 {
		t.Errorf("%d events, want 12", len(st.Events))
	}
	for i, e := range st.Events[1:] {
		if math.Abs(e.By()) > math.Abs(st.Events[i].By()) {
			t.Errorf("event %d changes by %g, after %g", i+2, e.By(), st.Events[i].By())
		}
	}
}
