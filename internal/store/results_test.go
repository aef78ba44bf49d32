package store

import (
	"fmt"
	"path/filepath"
	"testing"

	"github.com/yardstick-lab/yardstick/internal/claim"
	"github.com/yardstick-lab/yardstick/internal/inference"
	"github.com/yardstick-lab/yardstick/internal/metric"
	"github.com/yardstick-lab/yardstick/internal/result"
)

// finding is a small result with something in every field that is kept.
func finding(experiment string) *result.Result {
	half, p := 0.5, 0.03125
	outcome := claim.Outcome{
		Claim: claim.Claim{ID: "no-lift", Says: "it's no lift", Type: claim.NotIncreases, Estimand: claim.Contrast,
			Control: "quiet", Treated: "likes", Metric: "score", Margin: claim.Margin{Amount: claim.Points(0.5), Because: "half a point"},
			SensitiveTo: "comments-lift", Source: []string{"S7"}},
		Verdict: claim.Refuted, Path: claim.PathT, ByConstruction: []string{"S7"}, N: 2, Planned: 3,
		Estimate: &half, ControlMean: &half, TreatedMean: &half, Interval: &inference.Interval{Low: 0.25, High: 0.75}, Level: &half,
		Interval90: &inference.Interval{Low: 0.375, High: 0.625}, P: &p, PRefutes: &p, FlipP: &p, FlipPRefutes: &p, HedgesG: &half, Skew: &half,
		Margin: &half, MinEffect: &half, Observed: &half, Percentile: &half, Quantiles: []float64{-1, 0, 1},
		Shares: &claim.Shares{Down: 0.25, Same: 0.25, Up: 0.5},
		Moved:  claim.Moved{Count: 1, Greatest: claim.Move{World: "world 2", Account: "ada", Day: 3, By: -0.5}},
		Settle: 40, Reason: "it moved", Warnings: []string{"few worlds"}, Sentence: "It did lift.",
	}
	absent := claim.Outcome{Claim: claim.Claim{ID: "dip", Says: "a dip", Type: claim.Reproduces, Estimand: claim.BeforeAfter, Treated: "likes", Metric: "dip"},
		Verdict: claim.Void, Path: claim.PathPooled, Reason: "the gate residue failed", Sentence: "Nothing to judge."}
	units := []claim.Unit{{Name: "world 1", Control: 1, Treated: 1.5, Difference: 0.5, Applicable: true}, {Name: "world 2", Applicable: false}}
	return &result.Result{
		Experiment: experiment, Question: "Do likes alone lift?", Source: []string{"S7", "S8"},
		Dataset: result.Dataset{Name: "village", Says: "a village", Kind: result.Worlds, Events: 150000, Accounts: 600, Networks: []string{"facebook"}},
		Design:  result.Design{Units: []string{"world 1", "world 2"}, SubjectsPerWorld: 25, Subjects: "25 accounts", Warmup: 90, Measured: 2, FirstDay: "2011-08-01", Days: []int{-1, 0}},
		Arms:    []result.Arm{{Name: "quiet", Says: "one post"}, {Name: "likes", From: "quiet", Says: "50 likes", Added: 50}},
		Metrics: []metric.Metric{{Name: "score", Of: metric.Score}, {Name: "dip", Of: metric.Displayed, IsChange: true, Before: -1}},
		Scorers: []result.Scorer{{
			Name: "klout-2011", Says: "the engine", Low: 1, High: 100, Step: 1, SetOn: []string{"S7"},
			Summary:   claim.Summary{Verdict: claim.Void, Supported: 0, Total: 2},
			Claims:    []result.Claim{{Outcome: outcome, Units: units}, {Outcome: absent}},
			Curves:    []result.Curve{{Arm: "quiet", Mean: []float64{40, 41}, Low: []float64{39, 40}, High: []float64{41, 42}}, {Arm: "likes", Mean: []float64{40, 43}}},
			Origins:   []result.Origin{{Arm: "likes", Day: 0, Total: 0.5, Parts: []result.Part{{Action: "like", Network: "facebook", Value: 0.5}}}},
			Constants: []result.Constant{{Path: "weights.like", Source: "ours"}},
		}},
		Gates:    []claim.Gate{{Check: claim.Determinism, State: claim.Passed}, {Check: claim.Residue, State: claim.Failed, What: "an event differs"}},
		Warnings: []string{"one world is missing"},
		Manifest: result.Manifest{Experiment: experiment, Version: "0.1", Program: "aa", Spec: "bb", Dataset: "cc",
			Presets: []result.Hash{{Name: "klout-2011", SHA256: "dd"}}, Seeds: []uint64{1, 1<<64 - 1}, ScorerSeed: 7,
			Command: "yardstick run " + experiment, Libraries: []string{"duckdb v1"}, Shards: []result.Hash{{Name: "world-1", SHA256: "ee"}}},
	}
}

func BenchmarkSaveRun(b *testing.B) {
	dir := b.TempDir()
	s := opened(b, filepath.Join(dir, "shards"))
	run := Run{Result: finding("likes-only")}
	for w := range 20 {
		name := fmt.Sprint("world-", w+1)
		if _, err := s.Write(b.Context(), name, Key{}, society(fmt.Sprint("world ", w+1), 5, 6, 25, 15)); err != nil {
			b.Fatal(err)
		}
		run.Shards = append(run.Shards, s.Path(name))
	}
	path := filepath.Join(dir, "yardstick.duckdb")
	for b.Loop() {
		if err := SaveRun(b.Context(), path, run); err != nil {
			b.Fatal(err)
		}
	}
}
