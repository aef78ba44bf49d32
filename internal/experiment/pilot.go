package experiment

import (
	"errors"
	"fmt"

	"github.com/yardstick-lab/yardstick/internal/claim"
	"github.com/yardstick-lab/yardstick/internal/dataset"
	"github.com/yardstick-lab/yardstick/internal/scorer"
	"github.com/yardstick-lab/yardstick/internal/spec"
)

// Pilot is the same plan on so many other worlds, of seeds that no spec may have:
// what is learnt from them is no evidence in the run. A log has no other worlds,
// and there are only so many seeds: that is an error.
func (p *Plan) Pilot(worlds int) (*Plan, error) {
	if p.Dataset.Kind == dataset.KindLog {
		return nil, errors.New("a captured log is one world: it has no pilot")
	}
	if worlds > spec.LastPilotSeed-spec.FirstPilotSeed+1 {
		return nil, fmt.Errorf("no %d worlds are kept for a pilot", worlds)
	}
	in, e := p.Inputs, *p.Spec
	e.Seeds.Worlds = nil
	for i := range worlds {
		e.Seeds.Worlds = append(e.Seeds.Worlds, spec.FirstPilotSeed+uint64(i))
	}
	in.Spec = &e
	return NewPlan(in)
}

// Units are the units of every claim under every scorer, by the names of both.
type Units func(scorer, claim string) []claim.Unit

// Units gathers the units of every claim out of the shards, without judging them.
func (p *Plan) Units(ev *Evidence) Units {
	c, all := p.gather(ev), map[[2]string][]claim.Unit{}
	for i, preset := range p.Presets {
		for _, cl := range p.Spec.Claims {
			all[[2]string{preset.Name, cl.ID}] = c.contest(cl, i).evidence(nil).Units
		}
	}
	return func(scorer, claim string) []claim.Unit { return all[[2]string{scorer, claim}] }
}

// Foretell says for every scorer what the run would likely make of every claim,
// from the units of a pilot. A log's claims are decided on all of its accounts, so
// there is nothing to foresee: nil.
func (p *Plan) Foretell(pilot Units) ([][]claim.Foresight, error) {
	if p.Dataset.Kind == dataset.KindLog {
		return nil, nil
	}
	all := make([][]claim.Foresight, len(p.Presets))
	for i, preset := range p.Presets {
		units := make([][]claim.Unit, len(p.Spec.Claims))
		for k, c := range p.Spec.Claims {
			units[k] = pilot(preset.Name, c.ID)
		}
		var err error
		all[i], err = claim.Foresee(p.Spec.Claims, units, claim.Prospect{
			Scale: p.scale(preset), Units: len(p.shards), Subjects: p.Spec.Subjects.Sample,
		})
		if err != nil {
			return nil, fmt.Errorf("foreseeing %s under %s: %w", p.Spec.Name, preset.Name, err)
		}
	}
	return all, nil
}

// scale is a scorer's scale, with points referring to that of the main scorer.
func (p *Plan) scale(preset scorer.Preset) claim.Scale {
	return claim.Scale{Length: preset.Scale.Length(), Step: preset.Scale.Step, Reference: p.Presets[0].Scale.Length()}
}
