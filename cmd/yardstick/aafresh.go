package main

import (
	"context"
	"errors"
	"fmt"
	"math"
	"os"
	"slices"

	"github.com/yardstick-lab/yardstick/internal/claim"
	"github.com/yardstick-lab/yardstick/internal/experiment"
	"github.com/yardstick-lab/yardstick/internal/inference"
	"github.com/yardstick-lab/yardstick/internal/intervention"
	"github.com/yardstick-lab/yardstick/internal/proof"
	"github.com/yardstick-lab/yardstick/internal/spec"
	"github.com/yardstick-lab/yardstick/internal/store"
)

// divided scores two sets of new worlds, untouched, and compares them by every
// metric that the experiment compares arms by.
func (a *nothing) divided(ctx context.Context) (found proof.AA, left []string, err error) {
	in, err := a.untouched()
	if err != nil {
		return found, nil, err
	}
	samples, err := a.scored(ctx, in)
	if err != nil {
		return found, nil, err
	}
	worlds := in.Spec.Seeds.Worlds
	n := len(worlds) / 2
	left = []string{fmt.Sprintf("new worlds %d..%d against %d..%d, untouched, under %s", worlds[0], worlds[n-1], worlds[n], worlds[2*n-1], in.Presets[0].Name)}
	fit := slices.DeleteFunc(samples, func(s proof.Sample) bool {
		constant := slices.Max(s.Values)-slices.Min(s.Values) <= inference.Same
		if constant {
			left = append(left, fmt.Sprintf("%s is left out: it is %g in every world, so no test can err", s.Name, s.Values[0]))
		}
		return constant
	})
	if len(fit) == 0 {
		return found, nil, usagef("%s has no metric that differs between worlds: nothing could be compared", a.name)
	}
	found, err = proof.Divide(fit, a.comparisons, in.Spec.Seeds.Scorer)
	return found, left, err
}

// untouched is the experiment with two arms that change nothing, over twice as
// many worlds that come after its own, under its main scorer.
func (a *nothing) untouched() (in experiment.Inputs, err error) {
	if in, err = a.resolve(a.name, nil); err != nil {
		return in, err
	}
	if in.Program, err = a.program(); err != nil {
		return in, err
	}
	if in.Spec.Kind != spec.World {
		return in, usagef("%s is on a captured log: there are no other worlds to compare it with", a.name)
	}
	last, n := slices.Max(in.Spec.Seeds.Worlds), max(len(in.Spec.Seeds.Worlds), 2)
	if last > math.MaxInt64 {
		return in, usagef("%s has a world of seed %d: there is no room above it for new ones", a.name, last)
	}
	e := *in.Spec
	e.Scorers, in.Presets = e.Scorers[:1], in.Presets[:1]
	e.Arms = []intervention.Arm{{Name: "untouched"}, {Name: "untouched too"}}
	e.Seeds.Worlds = make([]uint64, 2*n)
	for i := range e.Seeds.Worlds {
		e.Seeds.Worlds[i] = last + 1 + uint64(i)
	}
	e.Claims = perMetric(in.Spec.Claims, e.Arms)
	if len(e.Claims) == 0 {
		return in, usagef("%s compares no arms, so there is no metric to compare worlds by", a.name)
	}
	in.Spec = &e
	return in, nil
}

// perMetric is a contrast of two arms for every metric that the claims contrast
// arms by.
func perMetric(claims []claim.Claim, arms []intervention.Arm) []claim.Claim {
	var all []claim.Claim
	for _, c := range claims {
		known := slices.ContainsFunc(all, func(k claim.Claim) bool { return k.Metric == c.Metric })
		if c.Estimand == claim.Contrast && !known {
			all = append(all, claim.Claim{
				ID: c.Metric, Type: claim.Increases, Estimand: claim.Contrast, Control: arms[0].Name, Treated: arms[1].Name, Metric: c.Metric, Of: c.Of,
			})
		}
	}
	return all
}

// scored runs the experiment in a folder of its own, and returns the mean of each
// metric in every world.
func (a *nothing) scored(ctx context.Context, in experiment.Inputs) (samples []proof.Sample, err error) {
	plan, err := experiment.NewPlan(in)
	if err != nil {
		return nil, err
	}
	dir, err := os.MkdirTemp("", "yardstick-aa-")
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, os.RemoveAll(dir)) }()
	shards, err := store.OpenShards(dir)
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, shards.Close()) }()
	p := &prepared{inputs: in, plan: plan}
	bar := a.progress(p)
	ev, err := plan.Run(ctx, experiment.Bench{Shards: shards, Workers: a.workers, Progress: bar.step})
	bar.end(err)
	if err != nil {
		return nil, err
	}
	r, err := plan.Result(ev, p.setting())
	if err != nil {
		return nil, err
	}
	for _, c := range r.Main().Claims {
		s := proof.Sample{Name: c.Claim.ID}
		for _, u := range c.Units {
			s.Values = append(s.Values, u.Control)
		}
		samples = append(samples, s)
	}
	return samples, nil
}
