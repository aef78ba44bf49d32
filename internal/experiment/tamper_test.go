package experiment_test

import (
	"context"
	"math"
	"slices"
	"strings"
	"testing"

	"github.com/yardstick-lab/yardstick/internal/experiment"
	"github.com/yardstick-lab/yardstick/internal/result"
	"github.com/yardstick-lab/yardstick/internal/store"
)

// judged runs a plan, lets tamper have its way with every shard, and judges.
func judged(t *testing.T, in experiment.Inputs, tamper func(number int, s *store.Shard)) *result.Result {
	t.Helper()
	p := plan(t, in)
	ev, err := p.Run(context.Background(), experiment.Bench{Shards: open(t, t.TempDir()), Workers: 2})
	must(t, err)
	for i := range ev.Stored {
		tamper(i, &ev.Stored[i].Shard)
	}
	r, err := p.Result(ev, experiment.Setting{})
	must(t, err)
	return r
}

// TestBeforeAfterWithoutAFootprint takes the footprint of an arm away in one
// world: its before–after is not applicable there, others are.
func TestBeforeAfterWithoutAFootprint(t *testing.T) {
	r := judged(t, small(t, "klout-2011"), func(number int, s *store.Shard) {
		for i := range s.Footprints {
			if f := &s.Footprints[i]; number == 0 && f.Arm == "likes" {
				f.Removed, f.Added = 0, 0
			}
		}
	})
	for _, c := range r.Main().Claims {
		if c.Claim.ID != "the-dip" {
			continue
		}
		for i, u := range c.Units {
			if u.Applicable != (i > 0) {
				t.Errorf("%s: applicable %v", u.Name, u.Applicable)
			}
		}
		if len(c.Units) != 6 {
			t.Errorf("%d units", len(c.Units))
		}
	}
}

// TestOriginsTotal holds an arm's change against the curves: what it differs by
// from the untouched arm.
func TestOriginsTotal(t *testing.T) {
	r := judged(t, small(t, "klout-2011"), func(int, *store.Shard) {})
	curve := func(arm string) []float64 {
		i := slices.IndexFunc(r.Main().Curves, func(c result.Curve) bool { return c.Arm == arm })
		return r.Main().Curves[i].Mean
	}
	for _, o := range r.Main().Origins {
		at := slices.Index(r.Design.Days, o.Day)
		if want := curve(o.Arm)[at] - curve("usual")[at]; math.Abs(o.Total-want) > 1e-9 || want == 0 {
			t.Errorf("%s changes by %g, its curve by %g", o.Arm, o.Total, want)
		}
	}
}

// TestUnfitInALog adds up what the shards of a log passed over.
func TestUnfitInALog(t *testing.T) {
	shards := 0
	r := judged(t, load(t, "likes-only-github", "followers"), func(_ int, s *store.Shard) {
		shards++
		for i := range s.Facts {
			if s.Facts[i].Name == "unfit" {
				s.Facts[i].Text = "2"
			}
		}
	})
	want := "in the log, 18 accounts"
	if shards != 9 || !slices.ContainsFunc(r.Warnings, func(w string) bool { return strings.HasPrefix(w, want) }) {
		t.Errorf("%d shards, warnings %q, want %s", shards, r.Warnings, want)
	}
}
