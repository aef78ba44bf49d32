package experiment

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/yardstick-lab/yardstick/internal/replay"
	"github.com/yardstick-lab/yardstick/internal/result"
	"github.com/yardstick-lab/yardstick/internal/scorer"
	"github.com/yardstick-lab/yardstick/internal/store"
)

// factExcused and a scorer's name: why it could not be asked.
const factExcused = "not asked "

// Excusing returns the plan with a scorer that cannot be asked left out of a
// shard, with the reason, where it would else end the run. The main scorer is not
// excused: the points that claims speak of are its own.
func (p *Plan) Excusing() *Plan {
	q := *p
	q.excusing = true
	return &q
}

// attempt records what one scorer says of the subjects. A scorer that is excused
// leaves nothing but the reason.
func (r *recorder) attempt(ctx context.Context, i int, probe bool) error {
	rows, outcomes, facts := len(r.shard.Observations), len(r.shard.Outcomes), len(r.shard.Facts)
	err := r.scorer(i, probe)
	if err == nil || ctx.Err() != nil || i == 0 || !r.plan.excusing {
		return err
	}
	r.shard.Observations, r.shard.Outcomes, r.shard.Facts = r.shard.Observations[:rows], r.shard.Outcomes[:outcomes], r.shard.Facts[:facts]
	name := r.plan.Presets[i].Name
	r.fact(factExcused+name, strings.TrimPrefix(err.Error(), "scorer "+name+" "))
	return nil
}

// Lasting reports whether the reason for which a scorer was not asked is what the
// data lack. Any other may be gone the next time, and is worth another attempt.
func Lasting(why string) bool {
	return strings.Contains(why, scorer.ErrNoFollowers.Error()) || strings.Contains(why, scorer.ErrNoFollows.Error())
}

// lasts reports whether nothing in a shard is worth another attempt.
func lasts(s store.Shard) bool {
	return !slices.ContainsFunc(s.Facts, func(f store.Fact) bool { return strings.HasPrefix(f.Name, factExcused) && !Lasting(f.Text) })
}

// Asked splits an excusing plan's scorers: the plan and the evidence of those that
// every shard could ask, and the others with the first reason, in the order of the
// plan.
func (p *Plan) Asked(ev *Evidence) (*Plan, *Evidence, []result.Excuse) {
	why := map[string]string{}
	for i, s := range ev.Stored {
		for _, f := range s.Shard.Facts {
			if name, ok := strings.CutPrefix(f.Name, factExcused); ok && why[name] == "" {
				why[name] = p.reason(i, f.Text)
			}
		}
	}
	if len(why) == 0 {
		return p, ev, nil
	}
	q, excused := *p, []result.Excuse(nil)
	q.Presets, q.scorers = []scorer.Preset(nil), []replay.Scorer(nil)
	for i, preset := range p.Presets {
		if text := why[preset.Name]; text != "" {
			excused = append(excused, result.Excuse{Scorer: preset.Name, Preset: PresetHash(preset), Why: text})
			continue
		}
		q.Presets, q.scorers = append(q.Presets, preset), append(q.scorers, p.scorers[i])
	}
	rest := &Evidence{Reused: ev.Reused, statement: ev.statement}
	for i, s := range ev.Stored {
		s.Shard = without(s.Shard, why, p.shards[i].first)
		rest.Stored = append(rest.Stored, s)
	}
	return &q, rest, excused
}

// reason names the shard, unless every shard would say the same.
func (p *Plan) reason(shard int, text string) string {
	if shard == 0 {
		return text
	}
	return fmt.Sprintf("%s: %s", p.shards[shard].unit, text)
}

// without takes scorers out of a shard. The first shard has a probe of each that
// it could ask.
func without(s store.Shard, names map[string]string, first bool) store.Shard {
	probes := len(names)
	for _, f := range s.Facts {
		if strings.HasPrefix(f.Name, factExcused) {
			probes--
		}
	}
	s.Observations = slices.DeleteFunc(slices.Clone(s.Observations), func(o store.Observation) bool { return names[o.Scorer] != "" })
	s.Outcomes = slices.DeleteFunc(slices.Clone(s.Outcomes), func(o store.Outcome) bool { return names[o.Scorer] != "" })
	s.Facts = slices.DeleteFunc(slices.Clone(s.Facts), func(f store.Fact) bool {
		surplus := first && probes > 0 && f.Name == factProbe && f.Text == ""
		if surplus {
			probes--
		}
		return surplus
	})
	return s
}
