package store

import (
	"github.com/yardstick-lab/yardstick/internal/claim"
	"github.com/yardstick-lab/yardstick/internal/inference"
	"github.com/yardstick-lab/yardstick/internal/metric"
	"github.com/yardstick-lab/yardstick/internal/result"
)

// finding is a small result with something in everything that is kept, and no
// two numbers alike that stand side by side.
func finding(experiment string) *result.Result {
	return &result.Result{
		Experiment: experiment, Question: "Do likes alone lift?", Source: []string{"S7", "S8"},
		Dataset: result.Dataset{Name: "village", Says: "a village", Kind: result.Worlds, Events: 150000, Accounts: 600, Networks: []string{"facebook"}},
		Design: result.Design{
			Units: []string{"world 1", "world 2"}, SubjectsPerWorld: 25, Subjects: "25 accounts",
			Warmup: 90, Measured: 2, FirstDay: "2011-08-01", Days: []int{-1, 0},
		},
		Arms: []result.Arm{{Name: "quiet", Says: "one post"}, {Name: "likes", From: "quiet", Says: "50 likes", Added: 50}},
		Metrics: []metric.Metric{{Name: "score", Of: metric.Score}, {Name: "dip", Of: metric.Displayed, IsChange: true, Before: -1},
			{Name: "got", Of: metric.Reactions, IsSum: true, Last: 6}},
		Scorers:  []result.Scorer{found()},
		Gates:    []claim.Gate{{Check: claim.Determinism, State: claim.Passed}, {Check: claim.Residue, State: claim.Failed, What: "an event differs"}},
		Warnings: []string{"one world is missing"}, Sensitivity: hangs(experiment),
		Manifest: result.Manifest{
			Experiment: experiment, Version: "0.1", Program: "aa", Spec: "bb", Dataset: "cc",
			Presets: []result.Hash{{Name: "klout-2011", SHA256: "dd"}}, Seeds: []uint64{1, 1<<64 - 1}, ScorerSeed: 7,
			Command: "yardstick run " + experiment, Exploratory: "not locked", Libraries: []string{"duckdb v1"}, Shards: []result.Hash{{Name: "world-1", SHA256: "ee"}},
		},
	}
}

func found() result.Scorer {
	units := []claim.Unit{{Name: "world 1", Control: 1, Treated: 1.5, Difference: 0.5, Applicable: true}, {Name: "world 2"}}
	absent := claim.Outcome{
		Claim:   claim.Claim{ID: "dip", Says: "a dip", Type: claim.Reproduces, Estimand: claim.BeforeAfter, Treated: "likes", Metric: "dip"},
		Verdict: claim.Void, Path: claim.PathPooled, Reason: "the gate residue failed", Sentence: "Nothing to judge.",
	}
	return result.Scorer{
		Name: "klout-2011", Says: "the engine", Low: 1, High: 100, Step: 1, SetOn: []string{"S7"},
		Summary:   claim.Summary{Verdict: claim.Void, Supported: 0, Total: 2},
		Claims:    []result.Claim{{Outcome: full(), Units: units}, {Outcome: absent}},
		Curves:    []result.Curve{{Arm: "quiet", Mean: []float64{40, 41}, Low: []float64{39, 40}, High: []float64{41, 42}}, {Arm: "likes", Mean: []float64{40, 43}}},
		Origins:   []result.Origin{{Arm: "likes", Day: 0, Total: 0.5, Parts: []result.Part{{Action: "like", Network: "facebook", Value: 0.5}}}},
		Statement: stated(),
		Constants: []result.Constant{{Path: "weights.like", Value: "0.1", Source: "ours"}},
	}
}

// full is an outcome with every number there is.
func full() claim.Outcome {
	at := func(x float64) *float64 { return &x }
	return claim.Outcome{
		Claim: claim.Claim{
			ID: "no-lift", Says: "it's no lift", Type: claim.NotIncreases, Estimand: claim.Contrast,
			Control: "quiet", Treated: "likes", Metric: "score", Margin: claim.Margin{Amount: claim.Points(0.5), Because: "half a point"},
			SensitiveTo: "comments-lift", Tolerance: 0.001, Source: []string{"S7"},
		},
		Verdict: claim.Refuted, Path: claim.PathT, ByConstruction: []string{"S7"}, N: 2, Planned: 3,
		Estimate: at(0.5), ControlMean: at(0.125), TreatedMean: at(0.75),
		Interval: &inference.Interval{Low: 0.25, High: 0.875}, Level: at(0.95), Interval90: &inference.Interval{Low: 0.375, High: 0.625},
		P: at(0.03125), PRefutes: at(0.25), PHolm: at(0.125), PRefutesHolm: at(0.75), Family: 4,
		FlipP: at(0.0625), FlipPRefutes: at(0.5), BootP: at(0.375), BootPRefutes: at(0.875), PageL: at(133.5),
		HedgesG: at(1.5), Skew: at(-0.5), Relative: at(0.03), Equals: at(7), Than: at(6.5),
		Doses: []claim.DoseMean{
			{Dose: claim.Dose{Arm: "quiet", Amount: 0}, Mean: 40},
			{Dose: claim.Dose{Arm: "likes", Amount: 50}, Mean: 41, Interval: &inference.Interval{Low: 40.5, High: 41.5}},
		},
		Margin: at(0.5), MinEffect: at(0.1), Observed: at(-1), Percentile: at(12.5), Quantiles: []float64{-1, 0, 1},
		Shares: &claim.Shares{Down: 0.25, Same: 0.125, Up: 0.625},
		Moved:  claim.Moved{Count: 1, Greatest: claim.Move{World: "world 2", Account: "ada", Day: 3, By: -0.5}},
		Settle: 40, Reason: "it moved", Warnings: []string{"few worlds"}, Sentence: "It did lift.",
	}
}
