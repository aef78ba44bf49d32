package experiment_test

import (
	"math"
	"testing"

	"github.com/yardstick-lab/yardstick/internal/claim"
	"github.com/yardstick-lab/yardstick/internal/experiment"
	"github.com/yardstick-lab/yardstick/internal/result"
)

// asked runs an experiment with other claims than its own.
func asked(t *testing.T, in experiment.Inputs, claims ...claim.Claim) []result.Claim {
	t.Helper()
	in.Spec.Claims = claims
	_, r := run(t, plan(t, in), t.TempDir(), 2)
	return r.Main().Claims
}

var risingDoses = claim.Claim{
	ID: "order", Type: claim.Ordered, Estimand: claim.Contrast, Metric: "score", Control: "quiet", Treated: "comments",
	Doses: []claim.Dose{{Arm: "quiet", Amount: 0}, {Arm: "likes", Amount: 1}, {Arm: "comments", Amount: 2}},
}

// A world's doses are the means of its arms, and the first and the last are its
// control and its treated.
func TestDosesOfWorlds(t *testing.T) {
	c := asked(t, small(t, "klout-2011"), risingDoses)[0]
	if c.Verdict != claim.Supported || c.Path != claim.PathTrend || len(c.Doses) != 3 {
		t.Fatalf("got %s on path %s: %s", c.Verdict, c.Path, c.Sentence)
	}
	for _, u := range c.Units {
		if len(u.Doses) != 3 || u.Doses[0] != u.Control || u.Doses[2] != u.Treated || !(u.Doses[0] < u.Doses[1] && u.Doses[1] < u.Doses[2]) {
			t.Errorf("%s: got %+v", u.Name, u)
		}
	}
	down := risingDoses
	down.Doses = []claim.Dose{{Arm: "comments", Amount: 0}, {Arm: "likes", Amount: 1}, {Arm: "quiet", Amount: 2}}
	down.Control, down.Treated = "comments", "quiet"
	if c := asked(t, small(t, "klout-2011"), down)[0]; c.Verdict != claim.Refuted {
		t.Errorf("turned over: got %s: %s", c.Verdict, c.Sentence)
	}
	if c := asked(t, small(t, "constant"), risingDoses)[0]; c.Verdict != claim.Refuted || c.Path != claim.PathExact {
		t.Errorf("under a constant: got %s on path %s", c.Verdict, c.Path)
	}
}

// The accounts of a log have doses each.
func TestDosesOfALog(t *testing.T) {
	order := risingDoses
	order.Control = "usual"
	order.Doses = []claim.Dose{{Arm: "usual"}, {Arm: "likes", Amount: 1}, {Arm: "comments", Amount: 2}}
	c := asked(t, load(t, "likes-only-github", "volume"), order)[0]
	if c.Path != claim.PathCensus || len(c.Doses) != 3 || c.Doses[1].Interval != nil || c.P != nil {
		t.Errorf("got %s on path %s, doses %+v", c.Verdict, c.Path, c.Doses)
	}
}

func TestExactlyOfWorlds(t *testing.T) {
	number := func(x float64) *float64 { return &x }
	level := claim.Claim{ID: "stands", Type: claim.Exactly, Estimand: claim.Level, Treated: "likes", Metric: "score", Equals: number(50.5)}
	moves := claim.Claim{ID: "moves", Type: claim.Exactly, Estimand: claim.Contrast, Treated: "likes", Control: "quiet", Metric: "score", Equals: number(3)}
	claims := asked(t, small(t, "constant"), level, moves)
	stands, moved := claims[0], claims[1]
	if stands.Verdict != claim.Supported || stands.Shares != nil || stands.Moved.Count != 0 || *stands.Estimate != 50.5 {
		t.Errorf("a level: got %s: %s", stands.Verdict, stands.Sentence)
	}
	if moved.Verdict != claim.Refuted || moved.Moved.Count != 6 || math.Abs(moved.Moved.Greatest.By+3) > 1e-9 || moved.Moved.Greatest.Day != 0 {
		t.Errorf("a move of nothing: got %s, %+v", moved.Verdict, moved.Moved)
	}
}
