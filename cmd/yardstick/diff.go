package main

import (
	"context"
	"fmt"
	"slices"

	"github.com/spf13/cobra"
	"github.com/yardstick-lab/yardstick/internal/activity"
	"github.com/yardstick-lab/yardstick/internal/dataset"
	"github.com/yardstick-lab/yardstick/internal/inference"
	"github.com/yardstick-lab/yardstick/internal/replay"
	"github.com/yardstick-lab/yardstick/internal/scorer"
	"github.com/yardstick-lab/yardstick/internal/world"
)

// differing is a call of the verb diff.
type differing struct {
	*house
	one, two     string
	data         string
	seed         uint64
	most         int
	accept, gate string
	asJSON       bool
}

func diffVerb(h *house) *cobra.Command {
	d := &differing{house: h}
	c := &cobra.Command{
		Use: "diff ONE TWO", Short: "Say where two scorers differ: ranks, who moves most and why, verdicts",
		Long: "Scores every account of a dataset with two scorers, by name or file, at the end of the warm-up of a world or of the last day of a log, " +
			"and says how alike the ranks are, who moves by most places and what made the difference, and which claims of the experiments that were run have another verdict. " +
			"--accept writes the differences down; with --gate FILE the program exits 10 if there are others by now",
		Example: "  yardstick diff klout-2011 klout-2012\n" +
			"  yardstick diff old.yaml new.yaml --dataset github-2015-01-01 --accept accepted.json\n" +
			"  yardstick diff old.yaml new.yaml --dataset github-2015-01-01 --gate accepted.json",
		Args: cobra.ExactArgs(2), ValidArgsFunction: h.completeScorers,
		RunE: func(c *cobra.Command, args []string) error {
			d.one, d.two = args[0], args[1]
			return d.diff(c.Context())
		},
	}
	f := c.Flags()
	f.StringVar(&d.data, "dataset", anchorWorld, "the `dataset` whose accounts are scored")
	f.Uint64Var(&d.seed, "seed", 1, "of a world, its `seed`")
	f.IntVar(&d.most, "most", 10, "how many movers to print")
	f.StringVar(&d.accept, "accept", "", "write the differences to this `file`")
	f.StringVar(&d.gate, "gate", "", "exit 10 on differences that this `file` does not hold")
	f.BoolVar(&d.asJSON, "json", false, "print JSON")
	complete(c, "dataset", h.completeDatasets)
	return c
}

func (d *differing) diff(ctx context.Context) error {
	if d.most < 0 || d.accept != "" && d.gate != "" {
		return usagef("--most takes a number of at least 0, and --accept and --gate do not go together")
	}
	var presets [2]scorer.Preset
	for i, name := range []string{d.one, d.two} {
		var err error
		if presets[i], err = d.named(name); err != nil {
			return err
		}
	}
	if err := d.enter(); err != nil {
		return err
	}
	s, err := d.stage()
	if err != nil {
		return err
	}
	found, err := interruptible(ctx, func() (*difference, error) { return d.compare(presets, s) })
	if err != nil {
		return err
	}
	if found.Verdicts, err = d.otherVerdicts(found.One, found.Two); err != nil {
		return err
	}
	return d.tell(found)
}

// tell prints what was found, after what was accepted is written or read.
func (d *differing) tell(found *difference) (err error) {
	switch {
	case d.accept != "":
		err = d.writeAccepted(found)
	case d.gate != "":
		found.New, err = d.unaccepted(found)
	}
	if err != nil {
		return err
	}
	if d.asJSON {
		err = d.writeJSON(found)
	} else {
		d.print(found)
	}
	if err == nil && len(found.New) > 0 {
		err = &closed{exitRefuted}
	}
	return err
}

// ground is what both scorers are tried on.
type ground struct {
	trace *activity.Trace
	day   activity.Day
	who   []activity.Account
}

// stage opens the dataset: a world of the seed, or a log.
func (d *differing) stage() (*ground, error) {
	data, err := d.dataset(d.data)
	if err != nil {
		return nil, err
	}
	g := &ground{}
	if data.Kind == dataset.KindWorld {
		w, err := world.Make(data.World, data.World.Span(d.seed))
		if err != nil {
			return nil, usagef("the world %s: %s", d.data, err)
		}
		g.trace, g.day = w.Trace, w.FirstMeasured-1
	} else {
		t, _, err := data.Trace()
		if err != nil {
			return nil, err
		}
		_, last, ok := t.Days()
		if !ok {
			return nil, usagef("the log %s has no events", d.data)
		}
		g.trace, g.day = t, last
	}
	for a, first := range arrivals(g.trace) {
		if first <= g.day {
			g.who = append(g.who, activity.Account(a))
		}
	}
	return g, nil
}

// difference is what the verb finds.
type difference struct {
	One      string         `json:"one"`
	Two      string         `json:"two"`
	Dataset  string         `json:"dataset"`
	Day      string         `json:"day"`
	Accounts int            `json:"accounts"`
	Tau      *float64       `json:"kendall_tau_b"` // null where one of them scores everyone alike
	Top      []topShared    `json:"top"`
	Movers   []moverFile    `json:"movers"` // who moves at all, by most places first
	Verdicts []otherVerdict `json:"verdicts"`
	New      []string       `json:"not_accepted"`
}

// topShared is the share of the accounts at the top under one that are so under
// the other.
type topShared struct {
	Percent int     `json:"percent"`
	Shared  float64 `json:"shared"`
}

type moverFile struct {
	Account string  `json:"account"`
	RankOne int     `json:"rank_one"`
	RankTwo int     `json:"rank_two"`
	One     float64 `json:"displayed_one"`
	Two     float64 `json:"displayed_two"`
	Why     string  `json:"why"` // empty where a scorer does not say
}

// compare scores everyone with both.
func (d *differing) compare(presets [2]scorer.Preset, g *ground) (*difference, error) {
	ix, keep := scorer.NewIndex(g.trace), scorer.Keep{From: g.day, To: g.day}
	var bases [2]replay.Baseline
	for i, p := range presets {
		s, err := d.opened(p)
		if err != nil {
			return nil, usagef("%s", err)
		}
		if bases[i], err = s.Baseline(ix, keep); err != nil {
			return nil, ofScorer(p, err)
		}
	}
	found := &difference{
		One: presets[0].Name, Two: presets[1].Name, Dataset: d.data, Day: g.day.String(), Accounts: len(g.who),
		Top: []topShared{}, Movers: []moverFile{}, New: []string{},
	}
	if err := found.alike(bases, g); err != nil {
		return nil, err
	}
	for i, m := range replay.Movers(bases[0], bases[1], g.who, g.day) {
		if m.By() == 0 && m.One == m.Two {
			continue
		}
		one := moverFile{g.trace.Accounts[m.Account], m.RankOne, m.RankTwo, m.One, m.Two, ""}
		if i < d.most {
			one.Why = why(bases, m.Account, g)
		}
		found.Movers = append(found.Movers, one)
	}
	return found, nil
}

// alike says how alike the two orders are.
func (found *difference) alike(bases [2]replay.Baseline, g *ground) error {
	scores := [2][]float64{}
	for i, b := range bases {
		for _, a := range g.who {
			scores[i] = append(scores[i], b.Score(a, g.day))
		}
	}
	varied := func(x []float64) bool { return len(x) > 1 && slices.Min(x) != slices.Max(x) }
	if !varied(scores[0]) || !varied(scores[1]) {
		return nil
	}
	tau, err := inference.KendallTau(scores[0], scores[1])
	if err != nil {
		return fmt.Errorf("comparing ranks: %w", err)
	}
	found.Tau = &tau
	for _, percent := range []int{1, 10} {
		shared, err := inference.TopOverlap(scores[0], scores[1], max(1, len(g.who)*percent/100))
		if err != nil {
			return fmt.Errorf("comparing who is at the top: %w", err)
		}
		found.Top = append(found.Top, topShared{percent, shared})
	}
	return nil
}
