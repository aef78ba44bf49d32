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

// TestExplainOtherKinds: the shares add up to R, and nothing but what counts has
// one.
func TestExplainOtherKinds(t *testing.T) {
	pieces := map[string]int{}
	for round := range 30 {
		s := seed.New(8).Name("explain").Number(uint64(round)).Stream()
		trace := drawTrace(t, s, 12, 10, 250)
		for _, name := range otherKinds {
			p, log := settingsOf(t, name, s), trace
			if p.Kind == scorer.KindTunkRank {
				log = withoutFollowers(trace)
			}
			day := activity.Day(logStart + 4 + s.IntN(6))
			b := other(t, p, log, scorer.Keep{From: logStart, To: logStart + 11}).(interface {
				Explain(a activity.Account, d activity.Day) scorer.Explanation
			})
			for a := range activity.Account(len(log.Accounts)) {
				x := b.Explain(a, day)
				sum, whole := 0.0, x.R
				for _, piece := range x.Pieces {
					sum += piece.Share
					if piece.Event >= 0 && log.At(piece.Event).Day() > day {
						t.Fatalf("%s, round %d: an event of a later day counts", name, round)
					}
				}
				pieces[name] += len(x.Pieces)
				if math.Abs(sum-whole) > 1e-9*(1+whole) {
					t.Fatalf("%s, round %d: the shares of account %d on %s add up to %g, R is %g", name, round, a, day, sum, whole)
				}
			}
		}
	}
	for _, name := range otherKinds {
		if pieces[name] == 0 {
			t.Errorf("%s explains nothing", name)
		}
	}
}
