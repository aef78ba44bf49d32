package main

import (
	"context"
	"fmt"
	"math"
	"slices"
	"strings"

	"github.com/yardstick-lab/yardstick/internal/calibration"
	"github.com/yardstick-lab/yardstick/internal/figure"
	"github.com/yardstick-lab/yardstick/internal/report"
	"github.com/yardstick-lab/yardstick/internal/spec"
	"github.com/yardstick-lab/yardstick/internal/world"
)

// calibrationFolder holds the tables that the shipped worlds are calibrated on.
const calibrationFolder = "datasets/calibration"

// besideFile is the comparison as other programs read it.
const besideFile = "comparison.json"

// besideData is a world held against data.
type besideData struct {
	*house
	name     string
	evidence []calibration.Evidence
	repeat   string // the verb and what it is given
}

// page is the folder of the report.
func (b *besideData) page() string { return "world-" + b.name }

// room looks before minutes are spent: no experiment may have the same folder.
func (b *besideData) room() error {
	names, err := spec.List(b.experiments())
	if err != nil {
		return err
	}
	if slices.Contains(names, b.page()) {
		return usagef("an experiment is called %s, and reports/%[1]s is its folder: give it another name", b.page())
	}
	return nil
}

// show compares, prints and publishes.
func (b *besideData) show(ctx context.Context, s *world.Settings, asJSON bool) error {
	c, err := interruptible(ctx, func() (*calibration.Comparison, error) {
		return calibration.Compare(s, b.evidence, calibration.JudgedBy)
	})
	if err != nil {
		return asUsage(err)
	}
	if len(c.Marginals)+len(c.Facts) == 0 {
		return usagef("%s and the data have nothing in common to compare", b.name)
	}
	if err := b.publish(ctx, c); err != nil {
		return err
	}
	if asJSON {
		return b.writeJSON(b.file(c))
	}
	b.printf("%s beside data: worlds of seeds %d to %d, and of the data the half that nothing was fitted to\n\n", b.name, c.Worlds.First, c.Worlds.Last())
	for _, g := range []*grid{marginals(c), facts(c)} {
		if len(g.rows) > 0 {
			b.printf("%s\n", g)
		}
	}
	met, all := tally(c)
	b.printf("TARGETS %d of %d met, of what settings were fitted to   reports/%s/%s\n", met, all, b.page(), pageFile)
	return nil
}

// marginalHeader heads a row of [marginalRow].
var marginalHeader = []string{"DISTRIBUTION", "DATA", "FITTED", "ROWS", "HALVES", "KS", "TARGET", ""}

func marginalRow(m *calibration.Marginal) []string {
	return []string{
		m.Name(), m.Source, yes(m.Fitted), thousands(m.Observations), fixed(m.Halves, 3), fixed(m.KS, 3), target(m.Target), within(m.Target > 0, m.Met()),
	}
}

func marginals(c *calibration.Comparison) *grid {
	g := &grid{header: marginalHeader, left: 2, also: map[int]string{2: "", 7: ""}, widest: map[int]int{1: 26}}
	for i := range c.Marginals {
		g.add(marginalRow(&c.Marginals[i])...)
	}
	return g
}

// factHeader heads a row of [factRow].
var factHeader = []string{"NUMBER", "DATA", "FITTED", "THERE", "AT OUR SCALE", "HERE", "TARGET", ""}

func factRow(f *calibration.Fact) []string {
	scaled, wanted := "–", "–"
	if !math.IsNaN(f.Alike) {
		scaled = fixed(f.Alike, 3)
	}
	if f.High > 0 {
		wanted = fmt.Sprintf("%s to %s", fixed(f.Low, 2), fixed(f.High, 2))
	}
	return []string{f.Name(), f.Source, yes(f.Fitted), fixed(f.Data, 3), scaled, fixed(f.World, 3), wanted, within(f.High > 0, f.Met())}
}

func facts(c *calibration.Comparison) *grid {
	g := &grid{header: factHeader, left: 2, also: map[int]string{2: "", 7: ""}, widest: map[int]int{0: 32, 1: 26}}
	for i := range c.Facts {
		g.add(factRow(&c.Facts[i])...)
	}
	return g
}

func yes(is bool) string {
	if is {
		return "yes"
	}
	return "no"
}

func target(x float64) string {
	if x == 0 {
		return "–"
	}
	return "≤ " + fixed(x, 2)
}

func within(asked, met bool) string {
	switch {
	case !asked:
		return ""
	case met:
		return "met"
	}
	return "missed"
}

// tally counts the targets of what settings were fitted to.
func tally(c *calibration.Comparison) (met, all int) {
	count := func(asked, is bool) {
		if asked {
			all++
		}
		if asked && is {
			met++
		}
	}
	for i := range c.Marginals {
		m := &c.Marginals[i]
		count(m.Target > 0 && m.Fitted, m.Met())
	}
	for i := range c.Facts {
		f := &c.Facts[i]
		count(f.High > 0 && f.Fitted, f.Met())
	}
	return met, all
}

// publish writes the page, the figures and the numbers.
func (b *besideData) publish(ctx context.Context, c *calibration.Comparison) error {
	var figures []figure.Figure
	for i := range c.Marginals {
		fig, err := b.figure(i, &c.Marginals[i])
		if err != nil {
			return fmt.Errorf("drawing: %w", err)
		}
		figures = append(figures, fig)
	}
	page, err := report.SheetPage(b.sheet(c, figures))
	if err != nil {
		return err
	}
	data, err := b.json(c)
	if err != nil {
		return err
	}
	if err := b.draw(ctx, b.page(), figures); err != nil {
		return err
	}
	if err := writeBytes(b.reports(b.page(), besideFile), data); err != nil {
		return err
	}
	return writeBytes(b.reports(b.page(), pageFile), page)
}

func (b *besideData) figure(i int, m *calibration.Marginal) (figure.Figure, error) {
	o := figure.Overlay{
		Head: figure.Head{
			Name: fmt.Sprintf("marginal-%d", i+1), Title: capitalised(m.Name()),
			Subtitle: fmt.Sprintf("Kolmogorov–Smirnov distance %s; the data’s own halves differ by %s.", fixed(m.KS, 3), fixed(m.Halves, 3)),
			Unit:     m.Unit(),
		},
		Noun: m.Noun(), Linear: m.Stat == calibration.Hours || m.Stat == calibration.Weekdays,
	}
	if m.Stat == calibration.Weekdays {
		o.Named = []string{"Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"}
	}
	o.Data.Label, o.Other.Label = m.Source, b.name
	o.Data.Values, o.Data.Shares = m.Data.Steps()
	o.Other.Values, o.Other.Shares = m.World.Steps()
	return o.Figure()
}

func (b *besideData) sheet(c *calibration.Comparison, figures []figure.Figure) report.Sheet {
	met, all := tally(c)
	s := report.Sheet{
		Name: b.page(), Title: fmt.Sprintf("How like data is the world %s?", b.name), Good: met == all,
		Answer: fmt.Sprintf("%d of %d targets met", met, all), Rest: "of what its settings were fitted to.", Figures: figures, Repeat: typed + " " + b.repeat,
		Says: []string{
			"Half of each table was fitted on, and the world is held against the other half: in which half a row falls was drawn by its number. A distance between the world and the data can hardly be smaller than that between the halves.",
			"Counts are compared at one scale: of the larger ones each unit is kept with the probability that makes the means equal, which is what the same posts would have drawn from a smaller audience. Of activity, those who were active at that scale are compared.",
			"No setting was turned to meet a target that another one answers to; what is missed is missed.",
		},
		Facts: []report.Fact{
			{Label: "Worlds", Text: fmt.Sprintf("seeds %d to %d", c.Worlds.First, c.Worlds.Last())}, {Label: "Every number", Text: besideFile},
		},
	}
	s.Sections = besideSections(c)
	return s
}

// besideSections are the tables, without those that hold nothing.
func besideSections(c *calibration.Comparison) []report.SheetSection {
	distributions := report.SheetSection{Title: "Distributions", Header: titles(marginalHeader), Says: []string{"KS is the largest difference between the shares at or below a value; Halves, that between the two halves of the data."}}
	for i := range c.Marginals {
		distributions.Rows = append(distributions.Rows, marginalRow(&c.Marginals[i]))
	}
	numbers := report.SheetSection{Title: "Numbers", Header: titles(factHeader), Says: []string{"At our scale is the data’s number after its counts were thinned to the world’s: small counts hide how alike two ranks are."}}
	for i := range c.Facts {
		numbers.Rows = append(numbers.Rows, factRow(&c.Facts[i]))
	}
	return slices.DeleteFunc([]report.SheetSection{distributions, numbers}, func(s report.SheetSection) bool { return len(s.Rows) == 0 })
}

// titles are a terminal's headings as a page has them.
func titles(header []string) []string {
	out := make([]string, len(header))
	for i, h := range header {
		switch {
		case h == "KS":
			out[i] = h
		case h == "":
			out[i] = "Outcome"
		default:
			out[i] = h[:1] + strings.ToLower(h[1:])
		}
	}
	return out
}
