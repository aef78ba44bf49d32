package main

import (
	"context"
	"errors"
	"io/fs"
	"os"

	"github.com/spf13/cobra"
	"github.com/yardstick-lab/yardstick/internal/dataset"
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
	AtHand     int      `json:"shards_at_hand"`
	Changed    *string  `json:"changed"` // what the shards at hand do not fit any more
}

func planVerb(h *house) *cobra.Command {
	var asJSON bool
	var scorers []string
	c := &cobra.Command{
		Use: "plan NAME", Short: "Say what a run would do, and what it would use again",
		Args: takes("the name of an experiment"), ValidArgsFunction: h.completeExperiments,
		RunE: func(c *cobra.Command, args []string) error { return h.planRun(c.Context(), args[0], scorers, asJSON) },
	}
	c.Flags().StringArrayVar(&scorers, "scorer", nil, "a `scorer` in place of the spec's; may be repeated")
	c.Flags().BoolVar(&asJSON, "json", false, "print JSON")
	complete(c, "scorer", completeScorers)
	return c
}

func (h *house) planRun(ctx context.Context, name string, scorers []string, asJSON bool) error {
	p, err := h.prepare(name, scorers)
	if err != nil {
		return err
	}
	e := p.spec()
	d := planned{
		Experiment: e.Name, Dataset: e.Dataset, Worlds: len(e.Seeds.Worlds), Subjects: e.Subjects.Says(), Arms: len(e.Arms),
		Claims: len(e.Claims), Scorers: scorerNames(p.inputs.Presets), Shards: p.plan.Shards(), Replays: p.plan.Replays(),
	}
	if p.inputs.Dataset.Kind == dataset.KindWorld {
		d.Events = p.inputs.Dataset.World.Budget.Events
	}
	if err := h.foresee(&d, p); err != nil {
		return err
	}
	if err := ctx.Err(); err != nil {
		return err
	}
	if asJSON {
		return h.writeJSON(d)
	}
	h.printPlan(d, p)
	return nil
}

// foresee says what a run would use again: the shards that the last run left, if
// nothing that they hang on has changed since.
func (h *house) foresee(d *planned, p *prepared) error {
	m, err := h.manifest(d.Experiment)
	if errors.Is(err, errNotRun) {
		return nil
	}
	if err != nil {
		return err
	}
	for _, s := range m.Shards {
		switch _, err := os.Stat(h.reports(d.Experiment, "shards", s.Name+".parquet")); {
		case err == nil:
			d.AtHand++
		case !errors.Is(err, fs.ErrNotExist):
			return err
		}
	}
	in := p.inputs
	if what := m.changed(in); what != "" {
		d.Changed = &what
	} else if m.Program != in.Program {
		what = "program"
		d.Changed = &what
	}
	return nil
}

func (h *house) printPlan(d planned, p *prepared) {
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
	g.add("used again", d.reuse())
	h.printf("%s", &g)
}

// reuse says in words what a run would use again.
func (d planned) reuse() string {
	switch {
	case d.AtHand == 0:
		return "nothing: there are no shards of an earlier run"
	case d.Changed == nil:
		return thousands(d.AtHand) + " of " + plural(d.Shards, "shard")
	case *d.Changed == "spec":
		return "the spec has changed since the last run; its " + plural(d.AtHand, "shard") + " are used again if only claims or words did"
	}
	return "nothing: the " + *d.Changed + " has changed since the last run"
}
