package bench

import (
	"testing"
	"time"
)

// small measures a section that no choice lists.
func small(t *testing.T, w Workload, s Shape, who string) Measured {
	t.Helper()
	for _, doer := range doers[w] {
		if doer.name != who {
			continue
		}
		now := time.Unix(0, 0)
		outside := Outside{Folder: t.TempDir(), Now: func() time.Time { now = now.Add(time.Hour); return now }}
		trial := &Trial{Outside: outside, section: Section{w, s, who}}
		if err := doer.run(t.Context(), trial); err != nil {
			t.Fatalf("%s: %v", who, err)
		}
		return trial.Measured
	}
	t.Fatalf("nobody called %s does %s", who, w)
	return Measured{}
}

// TestAgree holds everyone who does a workload to the same results.
func TestAgree(t *testing.T) {
	check := func(w Workload, s Shape, others ...string) {
		t.Helper()
		want := small(t, w, s, ours).Check
		if want.Sum < 1 {
			t.Errorf("%s: the results sum up to %g", w, want.Sum)
		}
		for _, who := range others {
			got := small(t, w, s, who)
			if got.Skipped != "" {
				t.Logf("%s %s: %s", w, who, got.Skipped)
			} else if differs := got.Check.differs(want); differs != "" {
				t.Errorf("%s %s: %s", w, who, differs)
			}
		}
	}
	one := Shape{Events: 40_000, Accounts: 500, Seed: 3}
	check(W1, one, "structs", "maps", "duckdb-1", "duckdb-pivot-1", "numpy", "pandas", "polars")
	check(W2, one, "structs", "duckdb-1")
	check(W3, Shape{Events: armsAWorld * armEvents, Accounts: armAccounts, Seed: 1}, ours+"-full") // DuckDB takes seconds
}

// TestReadersAgree holds the readers to one log.
func TestReadersAgree(t *testing.T) {
	one := Shape{Events: 40_000, Accounts: 500, Seed: 3}
	want := small(t, R1, one, "csv").Check
	if want.Sum != 40_000 {
		t.Errorf("%g events were read", want.Sum)
	}
	for _, who := range []string{"arrow-mapped", "arrow-copied", "parquet", "duckdb-1", "duckdb-scan-1"} {
		if differs := small(t, R1, one, who).Check.differs(want); differs != "" {
			t.Errorf("%s: %s", who, differs)
		}
	}
}
