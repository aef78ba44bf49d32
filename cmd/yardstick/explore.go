package main

import (
	"context"
	"fmt"
	"strings"

	"github.com/yardstick-lab/yardstick/internal/experiment"
	"github.com/yardstick-lab/yardstick/internal/store"
)

// exploration is a call of show --by.
type exploration struct {
	name, by string
	asJSON   bool
}

// groupings define what effects can be grouped by, a line each.
func groupings() string {
	var b strings.Builder
	for _, word := range experiment.Bys() {
		by, _ := experiment.ParseBy(word)
		fmt.Fprintf(&b, "  %-8s %s\n", word, by.Says())
	}
	return b.String()
}

func (h *house) explore(ctx context.Context, x exploration) error {
	by, known := experiment.ParseBy(x.by)
	if !known {
		return usagef("effects cannot be grouped by %q%s", x.by, meant(x.by, experiment.Bys()))
	}
	p, m, err := h.recall(x.name)
	if err != nil {
		return err
	}
	var groups []experiment.Group
	err = h.onEvidence(ctx, p, m, func(ev *experiment.Evidence, _ *store.Shards) (err error) {
		groups, err = p.plan.Explore(ev, by)
		return err
	})
	if err != nil {
		return err
	}
	e := exploredEffects{
		Experiment: x.name, Scorer: p.plan.Presets[0].Name, By: x.by, Is: by.Says(),
		Exploratory: "looked for after the run; no verdict hangs on it", Groups: []exploredGroup{},
	}
	for _, g := range groups {
		e.Groups = append(e.Groups, groupOf(g))
	}
	if x.asJSON {
		return h.writeJSON(e)
	}
	h.printf("%s", e.text())
	return nil
}

// exploredEffects is what show --by prints as JSON; reports/README.md describes it.
type exploredEffects struct {
	Experiment  string          `json:"experiment"`
	Exploratory string          `json:"exploratory"`
	Scorer      string          `json:"scorer"`
	By          string          `json:"by"`
	Is          string          `json:"is"`
	Groups      []exploredGroup `json:"groups"`
}

type exploredGroup struct {
	Arm       string      `json:"arm"`
	Against   string      `json:"against"`
	Metric    *string     `json:"metric"`
	Group     string      `json:"group"`
	Units     int         `json:"units"`
	Subjects  int         `json:"subjects"`
	Estimate  float64     `json:"estimate"`
	Interval  *[2]float64 `json:"interval"`
	P         *float64    `json:"p"`
	PBH       *float64    `json:"p_bh"`
	Shares    *[3]float64 `json:"shares"`
	Quantiles []float64   `json:"quantiles"`
}

func groupOf(g experiment.Group) exploredGroup {
	x := exploredGroup{
		Arm: g.Arm, Against: g.Against, Group: g.Name, Units: g.Units, Subjects: g.Subjects,
		Estimate: g.Estimate, P: g.P, PBH: g.PBH, Quantiles: g.Quantiles,
	}
	if g.Metric != "" {
		x.Metric = &g.Metric
	}
	if g.Interval != nil {
		x.Interval = &[2]float64{g.Interval.Low, g.Interval.High}
	}
	if g.Shares != nil {
		x.Shares = &[3]float64{g.Shares.Down, g.Shares.Same, g.Shares.Up}
	}
	return x
}

// text has two lines a group, so that it fits a terminal 100 columns wide.
func (e exploredEffects) text() string {
	g := &grid{
		header: []string{stacked("ARM", "AGAINST"), strings.ToUpper(e.By), "N", stacked("EFFECT [95 %]", "SUBJECTS 5/50/95 %"), stacked("P (BH)", "DOWN/SAME/UP")},
		left:   2,
	}
	for _, x := range e.Groups {
		c := shownClaim{Estimate: &x.Estimate, Interval: x.Interval, Shares: x.Shares}
		places, name := placesFor(x.Estimate), wrapped(x.Group, 26)
		if x.Metric != nil {
			name = stacked(wrapped(*x.Metric+":", 26), name)
		}
		g.add(stacked(wrapped(x.Arm, 24), wrapped(x.Against, 24)), name, fmt.Sprint(x.Units), stacked(c.effect(places), spread(x.Quantiles, places)), stacked(chance(x.PBH), c.shares()))
	}
	foot := fmt.Sprintf("By %s: %s. Points of %s; N counts worlds, or accounts of a log; quantiles are over subjects. "+
		"Intervals are unadjusted; p's are for an effect of 0, adjusted over this list.", e.By, e.Is, e.Scorer)
	return fmt.Sprintf("%s by %s   EXPLORATORY: %s   %s\n\n%s\n%s\n", e.Experiment, e.By, e.Exploratory, e.Scorer, g, folded(foot, 100))
}

// spread shows the quantiles at 5, 50 and 95 % of those at claim.QuantileShares.
func spread(q []float64, places int) string {
	const low, middle, high = 1, 3, 5
	if len(q) <= high {
		return none
	}
	return signed(q[low], places) + " / " + signed(q[middle], places) + " / " + signed(q[high], places)
}

// chance shows a p.
func chance(p *float64) string {
	switch {
	case p == nil:
		return none
	case *p < .0001:
		return "< 0.0001"
	}
	return fixed(*p, 4)
}
