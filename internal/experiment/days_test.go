package experiment_test

import (
	"context"
	"path/filepath"
	"reflect"
	"slices"
	"testing"

	"github.com/yardstick-lab/yardstick/internal/claim"
	"github.com/yardstick-lab/yardstick/internal/experiment"
)

// TestDaysObserved asks a scorer of the graph beside another, where it is observed
// on the days that claims need, and alone, where it is on all.
func TestDaysObserved(t *testing.T) {
	in := small(t, "volume", "pagerank")
	in.Spec.Seeds.Worlds = in.Spec.Seeds.Worlds[:1]
	check := func(scorer string, want ...int) {
		t.Helper()
		ev, err := plan(t, in).Run(context.Background(), experiment.Bench{Shards: open(t, filepath.Join(t.TempDir(), "shards")), Workers: 1})
		must(t, err)
		if got := observedOn(ev, scorer); !slices.Equal(got, want) {
			t.Errorf("%s was observed on %v, want %v", scorer, got, want)
		}
	}
	measured := []int{0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13}
	check("volume", append([]int{-7, -6, -5, -4, -3, -2, -1}, measured...)...)
	check("pagerank", -1, 0, 1)
	in.Spec.Claims[0].Type = claim.Invariant
	check("pagerank", append([]int{-1}, measured...)...)
	in.Spec.Metrics, in.Spec.Claims = nil, nil
	check("pagerank", 13)
}

// TestFewerDaysFindTheSame holds what claims find on the days they need against
// what they find where all are observed.
func TestFewerDaysFindTheSame(t *testing.T) {
	_, beside := run(t, plan(t, small(t, "volume", "pagerank")), filepath.Join(t.TempDir(), "shards"), 2)
	_, alone := run(t, plan(t, small(t, "pagerank")), filepath.Join(t.TempDir(), "shards"), 2)
	for i, c := range beside.Scorers[1].Claims {
		if of := alone.Scorers[0].Claims[i]; !reflect.DeepEqual(c.Units, of.Units) {
			t.Errorf("%s: on some days %+v, on all %+v", c.Claim.ID, c.Units, of.Units)
		}
	}
	if some, all := len(beside.Scorers[1].Curves), len(alone.Scorers[0].Curves); some != 0 || all == 0 {
		t.Errorf("%d curves of some days, %d of all", some, all)
	}
}

// observedOn are the days of a scorer's rows in the first shard, rising.
func observedOn(ev *experiment.Evidence, scorer string) []int {
	var days []int
	for _, o := range ev.Stored[0].Shard.Observations {
		if o.Scorer == scorer {
			days = append(days, int(o.Day))
		}
	}
	slices.Sort(days)
	return slices.Compact(days)
}
