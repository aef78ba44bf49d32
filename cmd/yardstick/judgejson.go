package main

import (
	"math"

	"github.com/yardstick-lab/yardstick/internal/judgment"
)

// aucFile is an area as JSON; value and interval are null where it is not known.
type aucFile struct {
	AUC      *float64    `json:"auc"`
	Interval *[2]float64 `json:"interval"`
	SD       *float64    `json:"sd"`
	Pairs    int         `json:"pairs"`
}

func fileOf(a judgment.AUC) aucFile {
	f := aucFile{Pairs: a.Pairs}
	if a.Known {
		f.AUC = &a.Value
	}
	if a.Known && a.SD > 0 && !math.IsNaN(a.SD) {
		f.Interval, f.SD = &[2]float64{a.Interval.Low, a.Interval.High}, &a.SD
	}
	return f
}

type trialFile struct {
	Name string `json:"name"`
	aucFile
	Why    *string      `json:"why_not"`
	Ratios []bandFile   `json:"by_follower_ratio"`
	ROC    [][2]float64 `json:"roc"`
	Sure   *sureFile    `json:"calibration"`
}

// sureFile is how sure a measure is and how often right, in shares.
type sureFile struct {
	Right    float64    `json:"right"`
	Interval [2]float64 `json:"interval"`
	Ordered  int        `json:"ordered"`
	Off      float64    `json:"off"`
	Chance   float64    `json:"off_by_chance"`
	Bins     []binFile  `json:"bins"`
}

type binFile struct {
	Pairs    int        `json:"pairs"`
	Sure     float64    `json:"sure"`
	Right    float64    `json:"right"`
	Interval [2]float64 `json:"interval"`
}

type bandFile struct {
	From float64 `json:"ratio_from"`
	aucFile
}

type judgedFile struct {
	Pairs  int         `json:"pairs"`
	Twice  int         `json:"judged_twice"`
	Same   int         `json:"judged_alike"`
	Trials []trialFile `json:"measures"`
	Fitted *fittedFile `json:"fitted"`
}

// fittedTrial is how the weights do where they were not fitted.
type fittedTrial struct {
	aucFile
	ROC  [][2]float64 `json:"roc"`
	Sure *sureFile    `json:"calibration"`
}

type fittedFile struct {
	Reactions float64     `json:"reactions"`
	Own       float64     `json:"own_acts"`
	Lists     float64     `json:"lists"`
	Followers float64     `json:"followers"`
	Train     aucFile     `json:"on_these_pairs"`
	Folds     fittedTrial `json:"on_unseen_pairs"`
	Disjoint  aucFile     `json:"on_unseen_people"`
}

func (found *judged) file() judgedFile {
	f := judgedFile{Pairs: found.pairs, Twice: found.agreed.Twice, Same: found.agreed.Same}
	for _, t := range found.trials {
		trial := trialOf(t)
		if t.Why != "" {
			trial.Pairs = found.pairs
		}
		f.Trials = append(f.Trials, trial)
	}
	if t := found.fitted; t != nil {
		unseen := trialOf(t.Folds)
		f.Fitted = &fittedFile{t.Terms.U, t.Terms.O, t.Terms.L, t.Terms.F, fileOf(t.Train), fittedTrial{unseen.aucFile, unseen.ROC, unseen.Sure}, fileOf(t.Disjoint)}
	}
	return f
}

func trialOf(t judgment.Trial) trialFile {
	f := trialFile{Name: t.Name, aucFile: fileOf(t.All), Ratios: []bandFile{}, ROC: [][2]float64{}}
	if t.Why != "" {
		f.Why = &t.Why
	}
	for i, a := range t.Ratios {
		f.Ratios = append(f.Ratios, bandFile{judgment.Ratios[i], fileOf(a)})
	}
	for _, p := range t.Curve {
		f.ROC = append(f.ROC, [2]float64{p.B, p.A})
	}
	if s := t.Sure; s != nil {
		f.Sure = &sureFile{s.Right, [2]float64{s.Interval.Low, s.Interval.High}, s.Ordered, s.Off, s.Chance, []binFile{}}
		for _, b := range s.Bins {
			f.Sure.Bins = append(f.Sure.Bins, binFile{b.Pairs, b.Sure, b.Right, [2]float64{b.Interval.Low, b.Interval.High}})
		}
	}
	return f
}
