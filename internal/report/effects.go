package report

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"github.com/yardstick-lab/yardstick/internal/claim"
	"github.com/yardstick-lab/yardstick/internal/figure"
	"github.com/yardstick-lab/yardstick/internal/result"
)

var drawn = map[claim.Verdict]figure.Verdict{
	claim.Supported: figure.Supported, claim.Refuted: figure.Refuted,
	claim.Inconclusive: figure.Inconclusive, claim.Void: figure.Void,
}

// claimForest draws a figure for each unit. It leaves out claims without an
// estimate; the table of claims has them.
func claimForest(r *result.Result) []drawing {
	var shown []result.Claim
	for _, c := range r.Main().Claims {
		if c.Estimate != nil && isDrawn(c) {
			shown = append(shown, c)
		}
	}
	var all []drawing
	for i, claims := range byUnit(r, shown) {
		f := figure.Forest{Head: figure.Head{
			Name: nth(figureClaims, i), Title: "What was claimed, and what was found" + ofWhat(claims[0]),
			Subtitle: "A claim holds where its interval lies within the shaded range, and is refuted where the interval lies outside.",
			Unit:     effectAxis(r, claims[0]),
		}}
		if r.Dataset.Kind == result.Log {
			f.Subtitle = "A claim holds where the mean over all accounts of the log lies within the shaded range."
		}
		for _, c := range claims {
			f.Rows = append(f.Rows, forestRow(r, c))
		}
		all = append(all, f)
	}
	return all
}

func forestRow(r *result.Result, c result.Claim) figure.ForestRow {
	row := figure.ForestRow{
		Label: says(c), Estimate: *c.Estimate, Margin: holdsWithin(c), Observed: observed(r, c),
		Verdict: drawn[c.Verdict], ByConstruction: len(c.ByConstruction) > 0,
	}
	if i := c.Interval90; i != nil {
		row.Inner = &figure.Interval{Low: i.Low, High: i.High}
	}
	if i := c.Interval; i != nil {
		row.Outer = &figure.Interval{Low: i.Low, High: i.High}
	}
	if c.Path == claim.PathPooled {
		row.Inner, row.Outer = row.Outer, nil // the middle 90 % of the subjects, and no interval of a mean
	}
	return row
}

// holdsWithin is the range of effects in which the claim holds, or nil where
// no range of the mean says so.
func holdsWithin(c result.Claim) *figure.Margin {
	low, high := math.Inf(-1), math.Inf(1)
	switch least := orZero(c.MinEffect); c.Claim.Type {
	case claim.Equivalent:
		return &figure.Margin{Low: 0 - orZero(c.Margin), High: orZero(c.Margin)}
	case claim.NotIncreases:
		return &figure.Margin{Low: low, High: orZero(c.Margin)}
	case claim.NotDecreases:
		return &figure.Margin{Low: 0 - orZero(c.Margin), High: high}
	case claim.Exactly:
		return &figure.Margin{Low: orZero(c.Equals), High: orZero(c.Equals)}
	case claim.Ordered:
		return &figure.Margin{Low: 0, High: high}
	case claim.Increases:
		return &figure.Margin{Low: least, High: high}
	case claim.Exceeds:
		return &figure.Margin{Low: orZero(c.Than), High: high}
	case claim.Decreases:
		return &figure.Margin{Low: low, High: 0 - least}
	}
	return nil
}

func orZero(x *float64) float64 {
	if x == nil {
		return 0
	}
	return *x
}

// observed is the number the claim is about, under the name of who saw it.
func observed(r *result.Result, c result.Claim) []figure.Observed {
	if c.Observed == nil {
		return nil
	}
	return []figure.Observed{{Label: observer(r, c), At: *c.Observed}}
}

// observer is the source essay where a row of it is named: its rows begin with
// S.
func observer(r *result.Result, c result.Claim) string {
	for _, row := range slices.Concat(c.Claim.Source, r.Source) {
		if strings.HasPrefix(row, "S") {
			return "the essay"
		}
	}
	return "reported"
}

// worldDots has a dot for each applicable world, in a figure for each unit.
func worldDots(r *result.Result) []drawing {
	var all []drawing
	for _, claims := range byUnit(r, r.Main().Claims) {
		if d, ok := dots(r, claims); ok {
			d.Name = nth(figureWorlds, len(all))
			all = append(all, d)
		}
	}
	return all
}

func dots(r *result.Result, claims []result.Claim) (figure.Dots, bool) {
	d := figure.Dots{Head: figure.Head{
		Title: "Every world by itself" + ofWhat(claims[0]), Subtitle: "Each dot is one world: the mean difference of its subjects.",
		Unit: "difference in " + axis(r, claims[0]),
	}}
	if !isEffect(claims[0]) {
		d.Subtitle, d.Unit = "Each dot is one world.", axis(r, claims[0])
	}
	pooled := false
	for _, c := range claims {
		if row, ok := dotRow(r, c); ok {
			d.Rows = append(d.Rows, row)
			pooled = pooled || c.Path == claim.PathPooled
		}
	}
	if pooled {
		d.Subtitle += " A number that one person saw (the hollow diamond) is held against single subjects, not against means of worlds: there the shaded range is the middle 90 % of the subjects."
	}
	return d, len(d.Rows) > 0
}

func dotRow(r *result.Result, c result.Claim) (figure.DotRow, bool) {
	row := figure.DotRow{Label: says(c), Noun: "world", Margin: holdsWithin(c), Observed: observed(r, c)}
	sum := 0.0
	for _, u := range c.Units {
		if u.Applicable {
			row.Points = append(row.Points, figure.Dot{Key: u.Name, Value: u.Difference})
			sum += u.Difference
		}
	}
	if len(row.Points) == 0 || !isDrawn(c) {
		return row, false
	}
	row.Mean = sum / float64(len(row.Points))
	if s := c.Shares; s != nil {
		row.Note = sharesText(*s)
	}
	if i := c.Interval; i != nil && c.Path == claim.PathPooled {
		row.Margin = &figure.Margin{Low: i.Low, High: i.High}
		row.Note = fmt.Sprintf("middle 90 %% of %s: %s", counted(c.N, "subject"), heldAgainst(c).interval(*i))
	}
	return row, true
}

func sharesText(s claim.Shares) string {
	return fmt.Sprintf("%s down, %s same, %s up", percent(s.Down), percent(s.Same), percent(s.Up))
}
