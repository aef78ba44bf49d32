package experiment

import (
	"context"

	"github.com/yardstick-lab/yardstick/internal/lock"
	"github.com/yardstick-lab/yardstick/internal/result"
	"github.com/yardstick-lab/yardstick/internal/world"
)

// Sensing is how a sensitivity is worked out. The zero value of a field leaves
// it out.
type Sensing struct {
	// Anchors are the settings of the worlds on which scales were anchored.
	Anchors *world.Settings
	// Progress is told how many experiments were made of those known to be
	// needed; by one goroutine at a time.
	Progress func(done, total int)
}

// Sensitivity finds what the verdicts under the main scorer hang on: where they
// flip along the constants that the spec names, which constants of ours decide
// one, and what the actions of its arms are worth in each other. Every probe is
// judged as a run is, on all worlds and subjects.
func (p *Plan) Sensitivity(ctx context.Context, b Bench, s Sensing) (*result.Sensitivity, error) {
	q := newProber(p, b, s)
	out := &result.Sensitivity{
		Schema: result.Schema, Experiment: p.Spec.Name, Scorer: p.Presets[0].Name, Inputs: p.Hashes(),
		Anchors: q.anchoring(), Rates: []result.Rate{},
	}
	var err error
	if err = q.ask(ctx, []point{{}}); err != nil {
		return nil, err
	}
	for i := range p.Spec.Claims {
		out.Claims = append(out.Claims, q.answers[point{}].standing(i))
	}
	if out.Ours, err = q.perturbed(ctx); err != nil {
		return nil, err
	}
	if out.Tippings, err = q.tippings(ctx); err != nil {
		return nil, err
	}
	for _, swap := range p.Swaps() {
		rate, err := p.Exchange(ctx, b, swap)
		if err != nil {
			return nil, err
		}
		out.Rates = append(out.Rates, *rate)
	}
	return out, nil
}

func newProber(p *Plan, b Bench, s Sensing) *prober {
	return &prober{plan: p, bench: b, anchors: s.Anchors, progress: s.Progress, answers: map[point]answer{}}
}

// anchoring says what becomes of the scale when the half-life is varied.
func (p *prober) anchoring() string {
	if p.anchorable() {
		return "anchored anew for every half-life, on the worlds that it was anchored on"
	}
	return "left as it is for every half-life"
}

// Hashes are those of the inputs that a sensitivity is a function of.
func (p *Plan) Hashes() result.Inputs {
	return result.Inputs{
		Program: p.Program, Spec: lock.SpecHash(p.Spec.Leaves), Dataset: p.Dataset.Hash, Preset: PresetHash(p.Presets[0]),
	}
}
