package main

import (
	"context"
	"errors"

	"github.com/spf13/cobra"
	"github.com/yardstick-lab/yardstick/internal/dataset"
	"github.com/yardstick-lab/yardstick/internal/experiment"
	"github.com/yardstick-lab/yardstick/internal/result"
	"github.com/yardstick-lab/yardstick/internal/store"
)

// running is a call of the verb run.
type running struct {
	*house
	name    string
	scorers []string
	workers int
	asJSON  bool
	locked  bool
}

func runVerb(h *house) *cobra.Command {
	r := &running{house: h}
	c := &cobra.Command{
		Use: "run NAME", Short: "Answer the question of a spec, and write the report",
		Long: "Answers the question of a spec, and writes the report to reports/NAME/index.html. What an earlier run found is used again where it still holds. " +
			"There is one report an experiment: a run with --scorer puts its report, and its rows in the database, in the place of those that were there, " +
			"whatever their scorers were",
		Example: "  yardstick run likes-only\n  yardstick run likes-only --scorer constant",
		Args:    takes("the name of an experiment"), ValidArgsFunction: h.completeExperiments,
		RunE: func(c *cobra.Command, args []string) error {
			r.name = args[0]
			return r.run(c.Context())
		},
	}
	f := c.Flags()
	f.StringArrayVar(&r.scorers, "scorer", nil, "a `scorer` in place of the spec's; may be repeated, the first is the main one")
	f.IntVar(&r.workers, "workers", h.processors, "how `many` shards are computed at once; changes no result")
	f.BoolVar(&r.asJSON, "json", false, "print verdict.json")
	f.BoolVar(&r.locked, "locked", false, "exit with 3, before any work, where the run would be EXPLORATORY")
	complete(c, "scorer", completeScorers)
	return c
}

// cacheLimit bounds reports/.cache, which is safe to delete (ours: some eighty
// worlds of the size of village).
const cacheLimit = 1 << 30

func (r *running) run(ctx context.Context) error {
	if r.workers < 1 {
		return usagef("--workers %d: at least one has to work", r.workers)
	}
	p, err := r.prepare(r.name, r.scorers)
	if err != nil {
		return err
	}
	if r.locked && p.stands.why != "" {
		return &unlocked{r.name, p.stands.why}
	}
	made, err := r.rooms(p.spec().Name)
	if err != nil {
		return err
	}
	found, err := r.measure(ctx, p)
	var design *experiment.DesignError
	if errors.As(err, &design) {
		made.leave()
	}
	if err == nil {
		err = r.publish(ctx, found)
	}
	if errors.Is(err, context.Canceled) {
		return resumable{err}
	}
	if err != nil {
		return err
	}
	return r.print(found.files, r.asJSON)
}

// found is what a run found, with the shards that it rests on.
type found struct {
	result *result.Result
	shards []string // paths, in the order of the plan
	files  files
}

// measure brings the evidence together and judges it.
func (r *running) measure(ctx context.Context, p *prepared) (f *found, err error) {
	shards, err := store.OpenShards(r.reports(p.spec().Name, shardFolder))
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, shards.Close()) }()
	bar := r.progress(p)
	ev, err := p.plan.Run(ctx, experiment.Bench{
		Shards: shards, Workers: r.workers, Progress: bar.step,
		Worlds: &dataset.Cache{Dir: r.reports(cacheFolder), Limit: cacheLimit},
	})
	bar.end(err)
	if err != nil {
		return nil, err
	}
	return r.judge(p, ev, shards)
}

// judge makes a result of evidence, and the files that hold it.
func (h *house) judge(p *prepared, ev *experiment.Evidence, shards *store.Shards) (*found, error) {
	res, err := p.plan.Result(ev, p.setting())
	if err != nil {
		return nil, err
	}
	f := &found{result: res}
	for _, s := range res.Manifest.Shards {
		f.shards = append(f.shards, shards.Path(s.Name))
	}
	f.files, err = filesOf(res)
	return f, err
}
