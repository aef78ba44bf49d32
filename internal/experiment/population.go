package experiment

import (
	"cmp"
	"fmt"
	"slices"

	"github.com/yardstick-lab/yardstick/internal/activity"
	"github.com/yardstick-lab/yardstick/internal/intervention"
	"github.com/yardstick-lab/yardstick/internal/replay"
	"github.com/yardstick-lab/yardstick/internal/scorer"
	"github.com/yardstick-lab/yardstick/internal/world"
)

// The seeds whose worlds anchor a scale. No experiment may use them.
const (
	FirstAnchorSeed = 1001
	LastAnchorSeed  = 1020
)

// settled is how many rounds anchoring may take (ours: five are usual).
const settled = 50

// Anchors returns the anchors of a preset: its R over the accounts of the anchor
// seeds' worlds with at least one reaction by someone else, on the last day of
// the warm-up, mapped to the quantiles of a real population. Where scores feed
// back into R, it is repeated with the anchors found until they stay, or come
// round: of a round, a few accounts on the edge of a displayed point, the lowest
// are taken.
func Anchors(settings *world.Settings, preset scorer.Preset, like scorer.Population) ([]scorer.Anchor, error) {
	var worlds []populace
	for seed := uint64(FirstAnchorSeed); seed <= LastAnchorSeed; seed++ {
		w, err := world.Make(settings, settings.Span(seed))
		if err != nil {
			return nil, err
		}
		worlds = append(worlds, newPopulace(w))
	}
	found := [][]scorer.Anchor{preset.Scale.Anchors}
	for range settled {
		var r []float64
		for _, w := range worlds {
			b, err := w.baseline(preset)
			if err != nil {
				return nil, err
			}
			for _, a := range w.reacted {
				r = append(r, b.R(a, w.day))
			}
		}
		preset.Scale.Anchors = scorer.AnchorsFor(r, like)
		if i := slices.IndexFunc(found, func(a []scorer.Anchor) bool { return slices.Equal(a, preset.Scale.Anchors) }); i >= 0 {
			return slices.MinFunc(found[i:], compareAnchors), nil
		}
		found = append(found, preset.Scale.Anchors)
	}
	return nil, fmt.Errorf("the anchors of %s do not settle", preset.Name)
}

func compareAnchors(a, b []scorer.Anchor) int {
	return slices.CompareFunc(a, b, func(x, y scorer.Anchor) int { return cmp.Compare(x.R, y.R) })
}

// Scores returns the scores of a world's accounts with at least one reaction, on
// the last day of the warm-up.
func Scores(w *world.World, preset scorer.Preset) ([]float64, error) {
	people := newPopulace(w)
	b, err := people.baseline(preset)
	if err != nil {
		return nil, err
	}
	var scores []float64
	for _, a := range people.reacted {
		scores = append(scores, b.Score(a, people.day))
	}
	return scores, nil
}

// populace is a world ready to be scored on the last day of its warm-up, with
// the accounts that somebody reacted to by then, on any network.
type populace struct {
	index   *scorer.Index
	day     activity.Day
	reacted []activity.Account
}

func newPopulace(w *world.World) populace {
	p := populace{index: scorer.NewIndex(w.Trace), day: w.FirstMeasured - 1}
	seen := make([]bool, len(w.Trace.Accounts))
	for n := range w.Trace.Networks {
		s := intervention.Scene{Setting: intervention.Setting{Trace: w.Trace, Network: activity.Network(n)}}
		for _, a := range s.Candidates(intervention.Having{ReactionsAtLeast: 1, From: w.First(), To: p.day}) {
			seen[a] = true
		}
	}
	for a, ok := range seen {
		if ok {
			p.reacted = append(p.reacted, activity.Account(a))
		}
	}
	return p
}

// engaged is a baseline that tells the quantity behind its scores, as those of
// all scorers do but of the constant one.
type engaged interface {
	replay.Baseline
	R(a activity.Account, d activity.Day) float64
}

func (p populace) baseline(preset scorer.Preset) (engaged, error) {
	s, err := replay.New(preset)
	if err != nil {
		return nil, err
	}
	b, err := s.Baseline(p.index, scorer.Keep{From: p.day, To: p.day})
	if err != nil {
		return nil, err
	}
	e, ok := b.(engaged)
	if !ok {
		return nil, fmt.Errorf("scorer %s has nothing behind its scores", preset.Name)
	}
	return e, nil
}
