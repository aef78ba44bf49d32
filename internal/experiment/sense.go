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
	// Stands are the claims under the main scorer as a run of the plan judged them.
	// Without them they are judged once more.
	Stands []result.Claim
}

// Sweep finds where the verdicts under the main scorer flip along the constants
// that the spec names, to [SweepTolerance]. Every probe is judged as a run is, on
// all worlds and subjects, as far as the claim it is made for needs it.
func (p *Plan) Sweep(ctx context.Context, b Bench, s Sensing) (*result.Sensitivity, error) {
	q := newProber(p, b, s)
	q.coarse = true
	return q.sweep(ctx)
}

// Sensitivity finds all that the verdicts under the main scorer hang on: beside
// what a sweep finds, more finely, which constants of ours decide one, and what the
// actions of its arms are worth in each other.
func (p *Plan) Sensitivity(ctx context.Context, b Bench, s Sensing) (*result.Sensitivity, error) {
	q := newProber(p, b, s)
	out, err := q.sweep(ctx)
	if err != nil {
		return nil, err
	}
	if out.Ours, err = q.perturbed(ctx); err != nil {
		return nil, err
	}
	out.Rates = []result.Rate{}
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
	q := &prober{plan: p, bench: b, anchors: s.Anchors, progress: s.Progress, answers: map[point]answer{}}
	if s.Stands != nil {
		q.answers[point{}] = answer{claims: s.Stands, scored: true}
	}
	return q
}

func (p *prober) sweep(ctx context.Context) (*result.Sensitivity, error) {
	plan := p.plan
	out := &result.Sensitivity{
		Schema: result.Schema, Experiment: plan.Spec.Name, Scorer: plan.Presets[0].Name, Inputs: plan.Hashes(), Anchors: p.anchoring(),
	}
	err := p.ask(ctx, []question{{}})
	if err != nil {
		return nil, err
	}
	for i := range plan.Spec.Claims {
		out.Claims = append(out.Claims, p.at(point{}).standing(i))
	}
	out.Tippings, err = p.tippings(ctx)
	return out, err
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
