package report

import (
	"fmt"
	"slices"

	"github.com/yardstick-lab/yardstick/internal/figure"
	"github.com/yardstick-lab/yardstick/internal/result"
)

// The names of the figures, which are also the stems of their files. Figures
// of accounts, of doses and of tipping points are numbered: accounts-1, doses-2.
const (
	figureScores   = "scores"
	figureClaims   = "claims"
	figureWorlds   = "worlds"
	figureAccounts = "accounts-"
	figureDoses    = "doses-"
	figureOrigins  = "origins"
	figureScorers  = "scorers"
	figureTipping  = "tipping-"
)

// drawing is anything that package figure can draw.
type drawing interface {
	Figure() (figure.Figure, error)
}

// Figures draws all that the result has numbers for, in the order of the page:
// scores over days, the claims with their intervals, every world by itself (of
// a log: a histogram of the accounts per claim), doses, where the change came from,
// the claims on all scorers, and claims along a constant. Where no claim needs a
// score, the scores are left out. A number that is none is
// an error.
func Figures(r *result.Result) ([]figure.Figure, error) {
	if err := check(r); err != nil {
		return nil, fmt.Errorf("figures of %s: %w", r.Experiment, err)
	}
	var drawings []drawing
	aboutScores := isAboutScores(r.Main().Claims)
	if r.Dataset.Kind == result.Worlds && aboutScores {
		drawings = append(drawings, scoreLines(r)...)
	}
	drawings = append(drawings, claimForest(r)...)
	if r.Dataset.Kind == result.Log {
		drawings = append(drawings, accountHistograms(r)...)
	} else {
		drawings = append(drawings, worldDots(r)...)
	}
	drawings = append(drawings, doseResponses(r)...)
	if aboutScores {
		drawings = append(drawings, origins(r)...)
	}
	drawings = append(drawings, scorerTable(r)...)
	drawings = append(drawings, tippings(r)...)
	var figures []figure.Figure
	for _, d := range drawings {
		f, err := d.Figure()
		if err != nil {
			return nil, fmt.Errorf("figures of %s: %w", r.Experiment, err)
		}
		figures = append(figures, f)
	}
	return figures, nil
}

// isAboutScores reports whether a scorer has a say in any claim, or nothing is
// claimed.
func isAboutScores(claims []result.Claim) bool {
	return len(claims) == 0 || needNoScore(claims) < len(claims)
}

// scoreLines needs at least two days: one day is no course.
func scoreLines(r *result.Result) []drawing {
	main := r.Main()
	if len(main.Curves) == 0 || len(r.Design.Days) < 2 {
		return nil
	}
	worlds := counted(len(r.Design.Units), "world")
	l := figure.Lines{
		Head: figure.Head{
			Name: figureScores, Title: "The score over the days, arm by arm",
			Subtitle: "Mean over " + worlds + " of their subjects' mean. The arms share their worlds, so they differ more surely than the bands suggest.",
			Unit:     "points of " + main.Name,
		},
		Days: r.Design.Days,
	}
	if len(main.Curves[0].Low) > 0 {
		l.Band = "95 % interval over " + worlds
	}
	if slices.Contains(r.Design.Days, 0) {
		l.Mark = &figure.DayMark{Day: 0, Label: "day 0"}
	}
	for _, c := range main.Curves {
		l.Arms = append(l.Arms, figure.LineArm{Label: c.Arm, Mean: c.Mean, Low: c.Low, High: c.High})
	}
	return []drawing{l}
}

// origins leaves out arms of which no part is known.
func origins(r *result.Result) []drawing {
	main := r.Main()
	o := figure.Sources{Head: figure.Head{
		Name: figureOrigins, Title: "Where the change came from",
		Subtitle: "Each bar: what is missing from the change when this action on this network is left out of it and the rest is replayed.",
		Unit:     "points of " + main.Name + ", against the untouched activity",
	}}
	for _, from := range main.Origins {
		if len(from.Parts) == 0 {
			continue
		}
		arm := figure.SourceArm{Label: fmt.Sprintf("%s, day %s", from.Arm, count(from.Day)), Total: from.Total}
		for _, p := range from.Parts {
			arm.Parts = append(arm.Parts, figure.SourcePart(p))
		}
		o.Arms = append(o.Arms, arm)
	}
	if len(o.Arms) == 0 {
		return nil
	}
	return []drawing{o}
}

// scorerTable compares in points where all scales are equally long, else in
// shares of each scale.
func scorerTable(r *result.Result) []drawing {
	main := r.Main()
	if len(r.Scorers) < 2 || len(main.Claims) == 0 {
		return nil
	}
	t := figure.Scorers{Head: figure.Head{
		Name: figureScorers, Title: "The same claims on every scorer",
		Subtitle: "Activity, subjects and interventions are the same for all; only the scorer differs. In each cell its verdict and the effect.",
	}}
	inShares := !sameScales(r.Scorers)
	t.Unit = unitOfAll(main.Claims, inShares)
	for _, s := range r.Scorers {
		t.Columns = append(t.Columns, s.Name)
	}
	for _, c := range main.Claims {
		row := figure.ScorerRow{Label: says(c)}
		if !c.Claim.InPoints() {
			row.Label += " (" + axis(r, c) + ")"
		}
		for i := range r.Scorers {
			row.Cells = append(row.Cells, cellOf(&r.Scorers[i], c.Claim.ID, inShares))
		}
		t.Rows = append(t.Rows, row)
	}
	return []drawing{t}
}

// unitOfAll is what the effects of claims are told in.
func unitOfAll(claims []result.Claim, inShares bool) string {
	unit := "effect in points of each scorer's scale"
	if inShares {
		unit = "effect in % of each scorer's scale"
	}
	switch inPoints(claims) {
	case len(claims):
		return unit
	case 0:
		return "in the unit that the claim names"
	}
	return unit + "; what is counted in something else says so"
}

func sameScales(scorers []result.Scorer) bool {
	return !slices.ContainsFunc(scorers, func(s result.Scorer) bool {
		return s.High-s.Low != scorers[0].High-scorers[0].Low
	})
}

func cellOf(s *result.Scorer, id string, inShares bool) figure.Cell {
	c := claimOf(s, id)
	if c == nil {
		return figure.Cell{Verdict: figure.NotTested}
	}
	cell := figure.Cell{Verdict: drawn[c.Verdict], ByConstruction: len(c.ByConstruction) > 0}
	if length := s.High - s.Low; c.Estimate != nil && isDrawn(*c) {
		effect := *c.Estimate
		if inShares && length > 0 && c.Claim.InPoints() {
			effect *= 100 / length
		}
		cell.Effect = &effect
	}
	return cell
}

// claimOf is the scorer's claim of that name, or nil.
func claimOf(s *result.Scorer, id string) *result.Claim {
	i := slices.IndexFunc(s.Claims, func(c result.Claim) bool { return c.Claim.ID == id })
	if i < 0 {
		return nil
	}
	return &s.Claims[i]
}
