package scorer_test

import (
	"math"
	"testing"

	"github.com/yardstick-lab/yardstick/internal/activity"
	"github.com/yardstick-lab/yardstick/internal/scorer"
	"github.com/yardstick-lab/yardstick/internal/seed"
)

// TestExplanationAddsUp takes drawn accounts apart: the shares add up to R.
func TestExplanationAddsUp(t *testing.T) {
	explained := 0
	for round := range 60 {
		s := seed.New(3).Name("explain").Number(uint64(round)).Stream()
		trace, p := drawTrace(t, s, 8, 8, 150), drawPreset(s)
		day := activity.Day(logStart + 7)
		b := baseline(t, p, trace, scorer.Keep{From: day, To: day})
		for a := range trace.Accounts {
			x := b.Explain(activity.Account(a), day)
			sum := 0.0
			for _, piece := range x.Pieces {
				sum += piece.Share
			}
			if math.Abs(sum-x.R) > 1e-9*max(1, x.R) {
				t.Fatalf("round %d, account %d: the shares add up to %.12f, R is %.12f\n%+v", round, a, sum, x.R, p)
			}
			if len(x.Pieces) > 0 {
				explained++
			}
		}
	}
	if explained < 100 {
		t.Errorf("only %d accounts had anything to explain", explained)
	}
}
