package main

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/yardstick-lab/yardstick/internal/figure"
	"github.com/yardstick-lab/yardstick/internal/proof"
	"github.com/yardstick-lab/yardstick/internal/report"
	"github.com/yardstick-lab/yardstick/internal/spec"
)

const (
	proofFolder = "proof"
	proofFile   = "proof.json"
)

// roomForProof looks before minutes are spent: the page needs a house, in which no
// experiment has the same folder.
func (p *proving) roomForProof() error {
	if err := p.enter(); err != nil {
		return err
	}
	names, err := spec.List(p.experiments())
	if err != nil {
		return err
	}
	if slices.Contains(names, proofFolder) {
		return usagef("an experiment is called %s, and reports/%s is its folder: give it another name, or ask for --quick, which writes nothing", proofFolder, proofFolder)
	}
	return nil
}

// publishProof writes the page, its figure and the counts.
func (p *proving) publishProof(ctx context.Context, r proof.Report) error {
	fig, err := proofFigure(r)
	if err != nil {
		return fmt.Errorf("drawing: %w", err)
	}
	page, err := report.SheetPage(proofSheet(r, fig))
	if err != nil {
		return err
	}
	data, err := r.JSON()
	if err != nil {
		return err
	}
	if err := p.draw(ctx, proofFolder, []figure.Figure{fig}); err != nil {
		return err
	}
	if err := writeBytes(p.reports(proofFolder, proofFile), data); err != nil {
		return err
	}
	return writeBytes(p.reports(proofFolder, pageFile), page)
}

// proofFigure draws the rates of false verdicts that something was promised of.
func proofFigure(r proof.Report) (figure.Figure, error) {
	f := figure.Rates{Head: figure.Head{
		Name: "errors", Title: "How often false verdicts come out SUPPORTED",
		Subtitle: fmt.Sprintf("Share of %s experiments a row, with its %g %% interval, beside what was promised.", thousands(r.Experiments), 100*proof.Confidence),
		Unit:     "% of experiments",
	}}
	for _, c := range r.Findings {
		if c.Supported == nil || c.Cell.Limits.Errs {
			continue
		}
		row := figure.RateRow{
			Label: c.Cell.Name, Rate: 100 * c.Supported.Share, Kept: len(c.Failed) == 0,
			Interval: figure.Interval{Low: 100 * c.Supported.Interval.Low, High: 100 * c.Supported.Interval.High},
		}
		if most := c.Cell.Limits.Supported; most > 0 {
			row.Most = &figure.Margin{High: 100 * most}
		}
		f.Rows = append(f.Rows, row)
	}
	return f.Figure()
}

// groupSays is what a reader has to know before a group's table.
var groupSays = map[string]string{
	"false verdicts": "Effects lie where a verdict would be wrong. At a bound both are: an effect of just the margin is neither short of it nor beyond, so SUPPORTED and REFUTED both count as false there. " +
		"Promised is the level of the type: 2.5 % for increases and decreases, an end of a 95 % interval; 5 % for equivalent, not_increases, not_decreases and ordered, an end of a 90 % one.",
	"power": "Effects are as the claim says. Planned is what the plan of an experiment computes from the t test alone. The verdict also needs the sign flips to agree: with six worlds only the most extreme of 64 choices of signs reaches 2.5 %, " +
		"so there the power falls short of the plan; from twelve worlds on, by less than three points.",
	"families of claims": "An experiment of several claims errs if any of them does, and is held to the level of a single one.",
	"heavy skew": "Differences are lognormal, with a skewness of 6. The t interval errs more often then; 10 % is allowed. Averaging the accounts of a world cures it better than any test, as the rows of 25 accounts show. " +
		"The table of broken rules has a single account in few worlds, where no test that was tried stays within 10 %.",
	"a rare world": "In a share of worlds one account of 25 moves. When none of n moved, the report says how many such worlds could: 1 − 0.05^(1/n). SUPPORTED is wrong only if the true share exceeds that bound, and then comes out in at most 5 % of experiments. " +
		"Planned is the chance that no world of n shows it. " +
		"Where a share of the worlds makes up an effect at the margin, a verdict must not call it smaller: 5 % of experiments may, and 10 % with six worlds. With a smaller share more do, as the table of broken rules shows: that none moved bounds how many would, and not how far.",
	"gates and controls":      "What must come out VOID whatever the numbers say, and what must not count: worlds without any change, verdicts asked for before all worlds are in.",
	"why the rules are there": "What happens when a rule is not kept. These must err more often than promised, or the rule would not be needed.",
}

func proofSheet(r proof.Report, fig figure.Figure) report.Sheet {
	word, where := proofVerdict(r)
	s := report.Sheet{
		Name: proofFolder, Title: "How often do the verdicts err?", Good: len(r.Failed()) == 0, Answer: word,
		Rest: where + ".", Figures: []figure.Figure{fig}, Repeat: typed + " prove",
		Says: []string{
			"Truths were planted, and experiments on them went the way from the worlds’ means to a verdict that every run goes: gates, positive controls, t intervals, sign flips, corrections for several claims. Nothing of it was rewritten for this page; it only counts.",
			"Effects and bounds are in standard deviations of the worlds’ means, and in margins where few worlds move. Of several claims, an experiment errs if any claim does.",
			fmt.Sprintf("A rate keeps its promise if its %g %% interval (Clopper–Pearson) reaches what was promised or below; under heavy skew, if the rate itself does. The interval is that wide because some two hundred rates are looked at.", 100*proof.Confidence),
		},
		Facts: []report.Fact{
			{Label: "Cells", Text: thousands(len(r.Findings))}, {Label: "Experiments a cell", Text: thousands(r.Experiments)},
			{Label: "Seed", Text: fmt.Sprint(r.Seed)}, {Label: "Every count", Text: proofFile},
		},
	}
	if !s.Good {
		s.Says = append(s.Says, r.Failed()...)
	}
	for _, group := range proof.Groups() {
		s.Sections = append(s.Sections, proofSection(r, group))
	}
	return s
}

// proofSection is the table of a group, without the columns that say nothing
// there.
func proofSection(r proof.Report, group string) report.SheetSection {
	s := report.SheetSection{Title: capitalised(group), Says: []string{groupSays[group]}}
	var rows [][]string
	for _, f := range r.Findings {
		if f.Cell.Group.String() == group {
			row := f.Row()
			rows = append(rows, append([]string{capitalised(row[1]) + ": " + row[0]}, row[2:]...))
		}
	}
	s.Rows = make([][]string, len(rows))
	for i, name := range append([]string{"planted"}, proof.Header()[2:]...) {
		if !anySaid(rows, i) {
			continue
		}
		s.Header = append(s.Header, capitalised(name))
		for j, row := range rows {
			s.Rows[j] = append(s.Rows[j], row[i])
		}
	}
	return s
}

func anySaid(rows [][]string, column int) bool {
	for _, row := range rows {
		if row[column] != none {
			return true
		}
	}
	return false
}

func capitalised(text string) string { return strings.ToUpper(text[:1]) + text[1:] }
