package main

import (
	"context"

	"github.com/yardstick-lab/yardstick/internal/experiment"
	"github.com/yardstick-lab/yardstick/internal/result"
)

// sweep adds to what a run found where its verdicts flip along the constants that
// the spec names, unless that is known for the same inputs.
func (r *running) sweep(ctx context.Context, p *prepared, f *found) error {
	if f.result.Sensitivity != nil || len(p.spec().Tipping) == 0 {
		return nil
	}
	how := experiment.Sensing{Stands: f.result.Main().Claims}
	found, err := r.counted(p, how, func(how experiment.Sensing) (*result.Sensitivity, error) {
		return p.plan.Sweep(ctx, experiment.Bench{Workers: r.workers, Worlds: r.worlds()}, how)
	})
	if err != nil {
		return err
	}
	if _, err := r.noteDown(found, p); err != nil {
		return err
	}
	f.result.Outdated = ""
	f.result.Hang(found)
	f.files, err = filesOf(f.result)
	return err
}

// checkSweep refuses what a sweep would not be about.
func (r *running) checkSweep() error {
	switch {
	case !r.sweeps:
		return nil
	case r.quick:
		return usagef("--quick gives no verdict, so there is none to sweep")
	case len(r.scorers) > 0:
		return usagef("--sweep asks what the spec asks, of its own scorers: leave out --scorer")
	}
	return nil
}
