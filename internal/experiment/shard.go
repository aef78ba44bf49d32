package experiment

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strconv"

	"github.com/yardstick-lab/yardstick/internal/activity"
	"github.com/yardstick-lab/yardstick/internal/dataset"
	"github.com/yardstick-lab/yardstick/internal/intervention"
	"github.com/yardstick-lab/yardstick/internal/replay"
	"github.com/yardstick-lab/yardstick/internal/store"
)

// The facts that a shard carries besides its rows.
const (
	factEvents   = "events"       // in the trace
	factAccounts = "accounts"     // in the trace
	factNetworks = "network"      // one fact each
	factFirst    = "day 0"        // the calendar day
	factAudience = "audience of " // and a subject's name: its followers, see audiences
	factUnfit    = "unfit"        // candidates to whom some arm could not be done in full
	factProbe    = "determinism"  // where two scorings differ; empty where they do not
	factResidue  = "residue"      // what an arm changed without declaring it
	factAlike    = "arms alike"   // a pair of arms that change the same in every subject
	factChange   = "change of "   // and an arm's name: its change against the untouched activity, summed over subjects
)

// compute measures one shard. It depends on nothing but the plan; worlds may be
// nil.
func (p *Plan) compute(ctx context.Context, s shardPlan, worlds *dataset.Cache) (store.Shard, error) {
	w, err := p.ground(s, worlds)
	if err != nil {
		return store.Shard{}, err
	}
	r, err := p.record(ctx, s, w)
	return r.shard, errors.Join(err, w.Close())
}

// record is compute on a world that is there already.
func (p *Plan) record(ctx context.Context, s shardPlan, w *dataset.Kept) (*recorder, error) {
	r := &recorder{plan: p, unit: s.unit}
	err := p.on(w, s, func(st *stage) error {
		r.stage = st
		r.facts()
		r.audiences()
		r.footprints()
		r.outcomes()
		for i := range p.scorers {
			if err := ctx.Err(); err != nil {
				return err
			}
			if err := r.attempt(ctx, i, s.first); err != nil {
				return fmt.Errorf("%s: %w", s.unit, err)
			}
		}
		return nil
	})
	r.stage = nil // what it holds is not needed any more
	return r, err
}

// recorder fills a shard in a fixed order.
type recorder struct {
	plan  *Plan
	stage *stage
	unit  string
	shard store.Shard
	moved *move // that of the main scorer which went furthest, if any
}

func (r *recorder) fact(name, text string) {
	r.shard.Facts = append(r.shard.Facts, store.Fact{Unit: r.unit, Name: name, Text: text})
}

func (r *recorder) facts() {
	t := r.stage.scene.Trace
	r.fact(factEvents, strconv.Itoa(t.Len()))
	r.fact(factAccounts, strconv.Itoa(len(t.Accounts)))
	for _, n := range t.Networks {
		r.fact(factNetworks, n)
	}
	r.fact(factFirst, r.stage.scene.Zero.String())
	r.fact(factUnfit, strconv.Itoa(r.stage.unfit))
}

// footprints counts what each arm changes, checks that it declares all of it,
// and notes arms that change the same.
func (r *recorder) footprints() {
	arms := r.plan.Spec.Arms
	for i, arm := range arms {
		for _, sub := range r.stage.subjects {
			removed, added := sub.Deltas[i].Footprint()
			r.shard.Footprints = append(r.shard.Footprints, store.Footprint{
				Unit: r.unit, Arm: arm.Name, Account: r.name(sub.Account), Removed: int32(removed), Added: int32(added),
			})
			if residue := r.stage.scene.Declared(sub.Account, arm, &sub.Deltas[i]); residue != "" {
				r.fact(factResidue, residue)
			}
		}
		for j := range i {
			if alike(r.stage.subjects, i, j) {
				r.fact(factAlike, pairOf(arms[j].Name, arm.Name))
			}
		}
	}
}

// pairOf names two arms whatever their order.
func pairOf(a, b string) string { return min(a, b) + " = " + max(a, b) }

// alike reports whether two arms change the same in every subject.
func alike(subjects []intervention.Subject, i, j int) bool {
	for _, s := range subjects {
		a, b := &s.Deltas[i], &s.Deltas[j]
		if !slices.Equal(a.Removed, b.Removed) || a.Added.Len() != b.Added.Len() {
			return false
		}
		for k := range a.Added.Time {
			if a.Added.At(k) != b.Added.At(k) {
				return false
			}
		}
	}
	return true
}

func (r *recorder) name(a activity.Account) string { return r.stage.scene.Trace.Accounts[a] }

// scorer records what one scorer says of every subject in every arm.
func (r *recorder) scorer(i int, probe bool) error {
	base, err := r.plan.scorers[i].Baseline(r.stage.index, r.stage.keep)
	if err != nil {
		return err
	}
	if probe {
		if err := r.probe(i, base); err != nil {
			return err
		}
	}
	if err := r.ranks(i, base); err != nil {
		return err
	}
	if err := r.received(i, base); err != nil {
		return err
	}
	most, err := r.observeAll(i, base)
	if err != nil || i != 0 || r.plan.lean {
		return err
	}
	if err := r.origins(base); err != nil {
		return err
	}
	return r.farthest(base, most)
}

// observeAll records every subject in every arm, and returns where a score lies
// furthest from the untouched one.
func (r *recorder) observeAll(i int, base replay.Baseline) (most farthest, err error) {
	days := r.plan.days()[i]
	on := r.stage.on(days)
	for j, arm := range r.plan.Spec.Arms {
		for k, sub := range r.stage.subjects {
			readings, err := replay.Observe(base, sub.Account, &sub.Deltas[j], on)
			if err != nil {
				return most, err
			}
			r.observe(seen{i, arm.Name, sub.Account}, days, readings)
			most.look(base, farthest{arm: j, subject: k}, sub.Account, on, readings)
		}
	}
	return most, nil
}

func (r *recorder) probe(i int, base replay.Baseline) error {
	again, err := r.plan.scorers[i].Baseline(r.stage.index, r.stage.keep)
	if err != nil {
		return err
	}
	what := replay.Probe(base, again, len(r.stage.scene.Trace.Accounts), r.stage.keep)
	if what != "" {
		what = r.plan.Presets[i].Name + ": " + what
		if r.plan.Presets[i].External != nil {
			what += "; " + itsFault
		}
	}
	r.fact(factProbe, what)
	return nil
}

// seen is what was observed: an account in an arm, by a scorer.
type seen struct {
	scorer  int
	arm     string
	account activity.Account
}

func (r *recorder) observe(s seen, days []int, readings []replay.Reading) {
	for k, reading := range readings {
		r.shard.Observations = append(r.shard.Observations, store.Observation{
			Scorer: r.plan.Presets[s.scorer].Name, Unit: r.unit, Arm: s.arm, Account: r.name(s.account),
			Day: int32(days[k]), Score: reading.Score, Displayed: reading.Displayed,
		})
	}
}

// origins records where each arm's change came from, on the last day that the
// arm touches. Those days are measured, so the scores of the main scorer on them
// have just been observed.
func (r *recorder) origins(base replay.Baseline) error {
	t := r.stage.scene.Trace
	for j, arm := range r.plan.Spec.Arms {
		days, touched := arm.Days()
		if !touched {
			continue
		}
		change := 0.0
		for k, sub := range r.stage.subjects {
			seen := replay.Seen{Account: sub.Account, Day: r.stage.scene.Zero + activity.Day(days.Last), Score: r.seen(j, k, days.Last)}
			total, parts, err := replay.Origins(base, t, &sub.Deltas[j], seen)
			if err != nil {
				return err
			}
			change += total
			for _, part := range parts {
				r.shard.Origins = append(r.shard.Origins, store.Origin{
					Scorer: r.plan.Presets[0].Name, Unit: r.unit, Arm: arm.Name, Day: int32(days.Last),
					Action: part.Action.String(), Network: t.Networks[part.Network], Account: r.name(sub.Account), Value: part.Value,
				})
			}
		}
		r.fact(factChange+arm.Name, strconv.FormatFloat(change, 'g', -1, 64))
	}
	return nil
}

// seen is the score under the main scorer, whose observations come first and are of
// all days kept.
func (r *recorder) seen(arm, subject, day int) float64 {
	days := len(r.plan.keep.days())
	return r.shard.Observations[(arm*len(r.stage.subjects)+subject)*days+day-r.plan.keep.First].Score
}
