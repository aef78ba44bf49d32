package main

import (
	"context"
	"errors"
	"io/fs"
	"os"

	"github.com/spf13/cobra"
	"github.com/yardstick-lab/yardstick/internal/dataset"
	"github.com/yardstick-lab/yardstick/internal/store"
)

// planned is what a run would do.
type planned struct {
	Experiment string   `json:"experiment"`
	Dataset    string   `json:"dataset"`
	Worlds     int      `json:"worlds"`
	Subjects   string   `json:"subjects"`
	Arms       int      `json:"arms"`
	Claims     int      `json:"claims"`
	Scorers    []string `json:"scorers"`
	Shards     int      `json:"shards"`
	Replays    int      `json:"replays"`
	Events     int      `json:"events_a_world"` // that the world's settings mean to make; 0 of a log
	Memory     int64    `json:"memory_bytes"`   // an estimate of the peak
	Reused     int      `json:"shards_reused"`
	Why        *string  `json:"why"` // the first shard that is computed is: new, torn, spec, data, scorer, program or seed
	// Seconds are those that the run would take here, as the pilot's did.
	Seconds *float64 `json:"wall_seconds"`
	Pilot   *pilot   `json:"pilot"`
	// Foreseen is what the pilot lets expect of every claim.
	Foreseen []foreseenScorer `json:"foreseen"`
	Warnings []string         `json:"warnings"`
}

// planning is a call of the verb plan.
type planning struct {
	*house
	scorers []string
	pilot   int
	fromRun string
	asJSON  bool
}

func planVerb(h *house) *cobra.Command {
	x := &planning{house: h}
	c := &cobra.Command{
		Use: "plan NAME", Short: "Say what a run would do, and whether it could decide its claims",
		Long: "Says what a run would do and what it would use again, and runs a pilot on a few worlds of other seeds, which are no evidence in the run: " +
			"for each claim the chance that the run supports it, the smallest effect that it would find, and the worlds that it takes for a chance of 80 and of 90 %. " +
			"Chances are at the strictest step of Holm's correction, and those of t; sign flips have to agree as well, which takes up to a fifth off a chance over six worlds, " +
			"and little over twelve",
		Example: "  yardstick plan likes-only\n  yardstick plan likes-only --from-run likes-only\n  yardstick plan likes-only --pilot 0",
		Args:    takes("the name of an experiment"), ValidArgsFunction: h.completeExperiments,
		RunE: func(c *cobra.Command, args []string) error {
			if err := x.check(c.Flags().Changed("pilot")); err != nil {
				return err
			}
			return x.plan(c.Context(), args[0])
		},
	}
	f := c.Flags()
	f.StringArrayVar(&x.scorers, "scorer", nil, "a `scorer` in place of the spec's; may be repeated")
	f.IntVar(&x.pilot, "pilot", pilotWorlds, "how many `worlds` the pilot has; 0 for none")
	f.StringVar(&x.fromRun, "from-run", "", "foresee from the last run of the experiment `NAME` in place of a pilot")
	f.BoolVar(&x.asJSON, "json", false, "print JSON")
	complete(c, "scorer", h.completeScorers)
	complete(c, "from-run", h.completeExperiments)
	return c
}

func (h *planning) plan(ctx context.Context, name string) error {
	p, err := h.prepare(name, h.scorers)
	if err != nil {
		return err
	}
	e := p.spec()
	d := planned{
		Experiment: e.Name, Dataset: e.Dataset, Worlds: len(e.Seeds.Worlds), Subjects: e.Subjects.Says(), Arms: len(e.Arms),
		Claims: len(e.Claims), Foreseen: []foreseenScorer{}, Warnings: []string{}, Scorers: scorerNames(p.inputs.Presets), Shards: p.plan.Shards(), Replays: p.plan.Replays(),
	}
	if p.inputs.Dataset.Kind == dataset.KindWorld {
		d.Events = p.inputs.Dataset.World.Budget.Events
	}
	d.Memory = p.plan.Memory(h.processors)
	if err := h.foresee(ctx, &d, p); err != nil {
		return err
	}
	if err := h.foretell(ctx, &d, p); err != nil {
		return err
	}
	if h.asJSON {
		return h.writeJSON(d)
	}
	h.printPlan(d, p)
	return nil
}

// foresee says what a run would use again. A folder of shards that is not there
// is not made.
func (h *house) foresee(ctx context.Context, d *planned, p *prepared) error {
	dir, fresh := h.reports(p.dir, shardFolder), "new"
	switch _, err := os.Stat(dir); {
	case errors.Is(err, fs.ErrNotExist):
		d.Why = &fresh
		return nil
	case err != nil:
		return err
	}
	shards, err := store.OpenShards(dir)
	if err != nil {
		return err
	}
	steps, err := p.plan.Foresee(ctx, shards)
	for _, s := range steps {
		if s.Why == "" {
			d.Reused++
		} else if d.Why == nil {
			d.Why = &s.Why
		}
	}
	return errors.Join(err, shards.Close())
}

func (h *planning) printPlan(d planned, p *prepared) {
	g := grid{header: []string{d.Experiment, ""}, left: 2}
	g.add("dataset", d.Dataset)
	g.add("subjects", d.Subjects)
	g.add("arms, claims", thousands(d.Arms)+", "+thousands(d.Claims))
	g.add("scorers", orNone(d.Scorers))
	g.add("shards", thousands(d.Shards)+" ("+p.units()+")")
	if d.Events > 0 {
		g.add("events", "about "+thousands(d.Events)+" a world, made and forgotten world by world")
	}
	g.add("replays", thousands(d.Replays))
	g.add("memory", "about "+thousands(int(d.Memory>>20))+" MB")
	g.add("used again", d.reuse())
	if d.Seconds != nil {
		g.add("time", d.time())
	}
	h.printf("%s", &g)
	h.printForesight(d)
}

// reuse says in words what a run would use again.
func (d planned) reuse() string {
	all := thousands(d.Reused) + " of " + plural(d.Shards, "shard")
	switch {
	case d.Why == nil:
		return all
	case *d.Why == "new":
		return all + "; the others are new"
	case *d.Why == "torn":
		return all + "; a file is torn"
	}
	return all + "; the " + *d.Why + " has changed since"
}
