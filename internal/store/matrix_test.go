package store

import (
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/yardstick-lab/yardstick/internal/catalogue"
	"github.com/yardstick-lab/yardstick/internal/claim"
	"github.com/yardstick-lab/yardstick/internal/result"
)

// crossed is a matrix of one claim under two scorers, with a row that nobody asks.
func crossed(verdict claim.Verdict) *result.Matrix {
	effect, share := 3., .03
	return &result.Matrix{
		Scorers: []result.MatrixScorer{{Name: "volume", Asked: 1}, {Name: "snp"}},
		Rows: []result.MatrixRow{
			{Row: catalogue.Row{ID: "S1", Group: "S", Says: "it's said"}, Marks: []result.Mark{result.AsSaid, result.Unasked}, Claims: []result.MatrixClaim{{
				Experiment: "likes-only", ID: "a", Says: "it goes", Type: "increases", Cells: []result.Cell{
					{State: result.Judged, Verdict: verdict, Effect: &effect, Unit: "points", Interval: &[2]float64{1, 5}, Share: &share, N: 6, Link: "./matrix/likes-only/index.html"},
					{State: result.NotAsked, Reason: "needs follower counts"},
				},
			}}},
			{Row: catalogue.Row{ID: "S2", Group: "S", Says: "more is said"}},
		},
	}
}

// The matrix takes the place of the one before, and leaves the runs alone.
func TestMatrix(t *testing.T) {
	path := filepath.Join(t.TempDir(), "yardstick.duckdb")
	saved(t, path, Run{Result: finding("likes-only")})
	check := func(query string, want ...string) {
		t.Helper()
		if d := cmp.Diff(want, tableOf(t, path, query)); d != "" {
			t.Errorf("%s: -want +got\n%s", query, d)
		}
	}
	for _, verdict := range []claim.Verdict{claim.Refuted, claim.Supported, claim.Supported} {
		if err := SaveMatrix(t.Context(), path, crossed(verdict)); err != nil {
			t.Fatal(err)
		}
	}
	check("FROM claims_matrix",
		"S1|it's said|likes-only|a|volume|SUPPORTED|true|3|points|0.03|false|<nil>|<nil>|./matrix/likes-only/index.html",
		"S1|it's said|likes-only|a|snp|not asked|true|<nil>|<nil>|<nil>|false|<nil>|needs follower counts|<nil>",
		"S2|more is said|<nil>|<nil>|<nil>|not tested|<nil>|<nil>|<nil>|<nil>|<nil>|<nil>|<nil>|<nil>")
	check("FROM yardsticks", "volume|1|1|0|0|0|0|0", "snp|0|0|0|0|0|0|0")
	check("SELECT count(*) FROM matrices", "1")
	check("SELECT experiment FROM runs", "likes-only")
}
