package main

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/yardstick-lab/yardstick/internal/figure"
	"github.com/yardstick-lab/yardstick/internal/judgment"
)

// ranked are the measures that tell something, the best first.
func (found *judged) ranked() []judgment.Trial {
	var all []judgment.Trial
	if found.fitted != nil {
		all = append(all, found.fitted.Folds)
	}
	for _, t := range found.trials {
		if t.Why == "" {
			all = append(all, t)
		}
	}
	all = slices.DeleteFunc(all, func(t judgment.Trial) bool { return !t.All.Known })
	slices.SortStableFunc(all, func(a, b judgment.Trial) int { return -cmp.Compare(a.All.Value, b.All.Value) })
	return all
}

// panel is measures that say the same of every pair, as followers and their
// logarithm do; one stands for all.
type panel struct {
	judgment.Trial
	names []string
}

func (p panel) label() string { return strings.Join(p.names, ", ") }

func panels(all []judgment.Trial) []panel {
	var out []panel
	for _, t := range all {
		i := slices.IndexFunc(out, func(p panel) bool { return p.says(t) })
		if i < 0 {
			i = len(out)
			out = append(out, panel{Trial: t})
		}
		out[i].names = append(out[i].names, t.Name)
	}
	return out
}

// says reports whether the two look the same in both figures.
func (p panel) says(t judgment.Trial) bool {
	if !slices.Equal(p.Curve, t.Curve) || (p.Sure == nil) != (t.Sure == nil) {
		return false
	}
	return t.Sure == nil || slices.Equal(p.Sure.Bins, t.Sure.Bins)
}

// judgeFigures draws the characteristics and how sure the measures are.
func judgeFigures(found *judged) ([]figure.Figure, error) {
	roc := figure.Facets{
		Head: figure.Head{
			Name: "roc", Title: "Hits and false alarms at every bar (ROC)",
			Subtitle: "Call A the more influential one where it leads by more than some bar, and lower the bar: the more of the pairs in which people chose A are caught, the more of those in which they chose B are caught by mistake. The area below the curve is the AUC.",
			Unit:     "pairs in which A was chosen, caught, %",
		},
		Across: "pairs in which B was chosen, caught by mistake, %", High: 100,
		Of: "measure", Columns: [2]string{"B chosen, %", "A chosen, %"}, Course: "the measure of the panel", Diagonal: "a coin",
	}
	sure := figure.Facets{
		Head: figure.Head{
			Name: "calibration", Title: "How sure, and how often right (calibration)",
			Subtitle: "How sure a measure is that people choose the account it puts first, beside how often they do. It is as sure as a logistic fit to other pairs makes it. Bars are 95 % intervals.",
			Unit:     "pairs in which people chose it, %",
		},
		Across: "how sure the measure is, %", Low: 50, High: 100, Of: "measure", Columns: [2]string{"sure, %", "right, %"},
		Spots: "pairs of which it is about as sure, and their interval", Diagonal: "as sure as right", Repeated: -1,
	}
	for _, p := range panels(found.ranked()) {
		roc.Facets = append(roc.Facets, rocOf(p))
		if p.Sure != nil {
			sure.Facets = append(sure.Facets, sureOf(p))
		}
	}
	var figures []figure.Figure
	for _, f := range []figure.Facets{roc, sure} {
		if len(f.Facets) == 0 {
			continue
		}
		fig, err := f.Figure()
		if err != nil {
			return nil, err
		}
		figures = append(figures, fig)
	}
	return figures, nil
}

func rocOf(p panel) figure.Facet {
	f := figure.Facet{Label: p.label(), Note: "AUC " + area(p.All), Curve: []figure.FacetPoint{{}}}
	for _, at := range p.Curve {
		f.Curve = append(f.Curve, figure.FacetPoint{X: 100 * at.B, Y: 100 * at.A})
	}
	return f
}

func sureOf(p panel) figure.Facet {
	f := figure.Facet{Label: p.label(), Note: fmt.Sprintf("off by %.1f, by chance %.1f", 100*p.Sure.Off, 100*p.Sure.Chance)}
	for _, b := range p.Sure.Bins {
		f.Spots = append(f.Spots, figure.Spot{
			FacetPoint: figure.FacetPoint{X: 100 * b.Sure, Y: 100 * b.Right},
			Interval:   figure.Interval{Low: 100 * b.Interval.Low, High: 100 * b.Interval.High},
		})
	}
	return f
}
