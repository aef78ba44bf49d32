package main

import (
	"context"
	"fmt"
	"slices"

	"github.com/spf13/cobra"
	"github.com/yardstick-lab/yardstick/internal/activity"
	"github.com/yardstick-lab/yardstick/internal/experiment"
	"github.com/yardstick-lab/yardstick/internal/result"
	"github.com/yardstick-lab/yardstick/internal/spec"
)

// exchanging is a call of the verb exchange.
type exchanging struct {
	*house
	network string
	workers int
	asJSON  bool
}

func exchangeVerb(h *house) *cobra.Command {
	x := &exchanging{house: h}
	c := &cobra.Command{
		Use: "exchange NAME ACTION ACTION", Short: "Say how many of one action move the score as some of another do",
		Long: "Says how many acts of the second action move the score as the acts of the first do that an arm of the experiment adds: the same worlds, subjects, " +
			"post and day, under the main scorer. The number is found world by world; between whole numbers it is taken in proportion",
		Example: "  yardstick exchange likes-only like comment\n  yardstick exchange likes-only like reshare --network twitter",
		Args:    takes("the name of an experiment", "an action", "another action"),
		ValidArgsFunction: func(c *cobra.Command, args []string, word string) ([]string, cobra.ShellCompDirective) {
			if len(args) == 0 {
				return h.completeExperiments(c, args, word)
			}
			return spec.Reactions(), cobra.ShellCompDirectiveNoFileComp
		},
		RunE: func(c *cobra.Command, args []string) error { return x.exchange(c.Context(), args) },
	}
	f := c.Flags()
	f.StringVar(&x.network, "network", "", "the `network` of the subjects, in place of the spec's")
	f.IntVar(&x.workers, "workers", h.processors, "how `many` worlds are worked on at once; changes no result")
	f.BoolVar(&x.asJSON, "json", false, "print JSON")
	return c
}

func (x *exchanging) exchange(ctx context.Context, args []string) error {
	if x.workers < 1 {
		return usagef("--workers %d: at least one has to work", x.workers)
	}
	give, err := reaction(args[1])
	if err != nil {
		return err
	}
	other, err := reaction(args[2])
	if err != nil {
		return err
	}
	if give == other {
		return usagef("a %s is worth a %s: name two actions", args[1], args[2])
	}
	p, err := x.planned(args[0])
	if err != nil {
		return err
	}
	bench := experiment.Bench{Workers: x.workers, Worlds: x.worlds()}
	r, err := p.Exchange(ctx, bench, experiment.Swap{Give: give, For: other})
	if err != nil {
		return err
	}
	stands, err := x.heldThere(args[0])
	if err != nil {
		return err
	}
	scorer := p.Presets[0].Name
	if x.asJSON {
		return x.writeJSON(exchanged{args[0], textOrNil(stands.why), scorer, r})
	}
	x.printf("%s   %s   %s\n%s", args[0], plain(stands.label()), scorer, rateText(r))
	return nil
}

// exchanged is what exchange prints with --json: a rate as sensitivity.json has it,
// and what it is of.
type exchanged struct {
	Experiment  string  `json:"experiment"`
	Exploratory *string `json:"exploratory"`
	Scorer      string  `json:"scorer"`
	*result.Rate
}

// heldThere is how the experiment on this network stands to its lock.
func (x *exchanging) heldThere(name string) (standing, error) {
	e, err := x.load(name)
	if err != nil {
		return standing{}, err
	}
	stands, err := x.held(name, nil)
	if was := e.Subjects.Network; stands.why == "" && x.network != "" && x.network != was {
		stands.why = fmt.Sprintf("on %s, locked on %s", x.network, was)
	}
	return stands, err
}

// reaction reads an action that an arm can add.
func reaction(name string) (activity.Action, error) {
	k, ok := activity.ParseAction(name)
	if !ok || !slices.Contains(spec.Reactions(), name) {
		return k, usagef("%q is no action that an arm can add%s", name, meant(name, spec.Reactions()))
	}
	return k, nil
}

// planned plans the experiment under its main scorer alone, on another network
// if one was named.
func (x *exchanging) planned(name string) (*experiment.Plan, error) {
	in, err := x.resolve(name, nil)
	if err != nil {
		return nil, err
	}
	in.Presets = in.Presets[:1]
	if in.Program, err = x.program(); err != nil {
		return nil, err
	}
	if x.network != "" {
		known, err := x.reader()
		if err != nil {
			return nil, err
		}
		if names := known.networks(in.Spec.Dataset); len(names) > 0 && !slices.Contains(names, x.network) {
			return nil, usagef("%s has no network %q%s", in.Spec.Dataset, x.network, meant(x.network, names))
		}
		in.Spec.Subjects.Network = x.network
	}
	return experiment.NewPlan(in)
}
