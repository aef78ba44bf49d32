package main

import (
	"fmt"
	"math"

	"github.com/yardstick-lab/yardstick/internal/claim"
	"github.com/yardstick-lab/yardstick/internal/result"
	"github.com/yardstick-lab/yardstick/internal/spec"
)

// answer is what a try found.
type answer struct {
	Sentence    string         `json:"try"`
	Says        string         `json:"says"`
	Exploratory string         `json:"exploratory"`
	Dataset     string         `json:"dataset"`
	Network     string         `json:"network"`
	Scorers     []answerScorer `json:"scorers"`
	Spec        string         `json:"spec"`

	census bool
}

// answerScorer is what it found under one scorer, in points of its scale. There
// is no verdict among it: nothing was claimed.
type answerScorer struct {
	Scorer   string      `json:"scorer"`
	Sentence string      `json:"sentence"`
	Control  *float64    `json:"control_mean"`
	Treated  *float64    `json:"treated_mean"`
	Estimate *float64    `json:"estimate"`
	Interval *[2]float64 `json:"interval"`
	Level    *float64    `json:"level"`
	Shares   *[3]float64 `json:"shares"`
	N        int         `json:"n"`
	Path     string      `json:"path"`
}

func answerOf(t *spec.Trial, res *result.Result) *answer {
	a := &answer{
		Sentence: t.Phrase, Says: t.Says(), Exploratory: "a question of the moment, not locked", Dataset: t.Dataset, Network: t.Network,
		Spec: string(t.Spec()), census: t.Kind == spec.Log,
	}
	for _, s := range res.Scorers {
		o := s.Claims[0].Outcome
		as := answerScorer{
			Scorer: s.Name, Control: o.ControlMean, Treated: o.TreatedMean, Estimate: o.Estimate, Level: o.Level, N: o.N, Path: o.Path.String(),
		}
		if o.Interval != nil {
			as.Interval = &[2]float64{o.Interval.Low, o.Interval.High}
		}
		if o.Shares != nil {
			as.Shares = &[3]float64{o.Shares.Down, o.Shares.Same, o.Shares.Up}
		}
		as.Sentence = fmt.Sprintf("%s: under %s that %s.", capital(a.Says), s.Name, a.found(o))
		a.Scorers = append(a.Scorers, as)
	}
	return a
}

// found says what happened to the score.
func (a *answer) found(o claim.Outcome) string {
	switch {
	case o.Estimate == nil:
		return "changed nothing that could be measured"
	case o.Verdict == claim.Void:
		return "cannot be told, because a check of the run failed: " + o.Reason
	case a.census:
		return fmt.Sprintf("%s on average over the %s eligible accounts in this log", moved(*o.Estimate), thousands(o.N))
	}
	return inWorlds(o)
}

// inWorlds says what happened in a sample of worlds.
func inWorlds(o claim.Outcome) string {
	in := "in all " + plural(o.N, "world")
	if o.N < o.Planned {
		in = fmt.Sprintf("in the %d of %s in which it changed an event", o.N, plural(o.Planned, "world"))
	}
	if o.Path == claim.PathExact && *o.Estimate == 0 {
		return fmt.Sprintf("left the score where it was %s; at most %s of such worlds could see it move (one-sided 95 %%)",
			in, percent(1-math.Pow(.05, 1/float64(o.N))))
	}
	if o.Path == claim.PathExact || o.Interval == nil {
		return moved(*o.Estimate) + " " + in
	}
	low, high := o.Interval.Low, o.Interval.High
	places := placesFor(low, high)
	text := fmt.Sprintf("%s (95 %%: %s to %s, %s)", moved(*o.Estimate), signed(low, places), signed(high, places), plural(o.N, "world"))
	if low <= 0 && high >= 0 {
		text += ", which does not tell whether it goes up or down"
	}
	return text
}

func moved(points float64) string {
	if points == 0 {
		return "left the score where it was"
	}
	return fmt.Sprintf("moved the score by %s points", signed(points, placesFor(points)))
}
