package main

import (
	"bytes"
	"context"
	"fmt"
	"path/filepath"
	"regexp"
	"slices"
	"strings"

	"github.com/yardstick-lab/yardstick/internal/figure"
	"github.com/yardstick-lab/yardstick/internal/judgment"
	"github.com/yardstick-lab/yardstick/internal/report"
	"github.com/yardstick-lab/yardstick/internal/spec"
)

// judgeFile is the JSON beside a page of judgments.
const judgeFile = "judge.json"

var notInFolders = regexp.MustCompile(`[^a-z0-9]+`)

// folderOfJudge names the folder of the page after the file of pairs.
func folderOfJudge(pairs string) string {
	name := strings.TrimSuffix(filepath.Base(pairs), filepath.Ext(pairs))
	name = strings.Trim(notInFolders.ReplaceAllString(strings.ToLower(name), "-"), "-")
	if name == "" {
		name = "pairs"
	}
	return "judge-" + name
}

// roomForJudge names the folder that the page goes into; "" outside of a house,
// which has no reports.
func (j *judging) roomForJudge() (string, error) {
	if j.enter() != nil {
		return "", nil
	}
	names, err := spec.List(j.experiments())
	if err != nil {
		return "", err
	}
	folder := folderOfJudge(j.pairs)
	if slices.Contains(names, folder) {
		return "", usagef("an experiment is called %s, and reports/%s is its folder: give it or the file of pairs another name", folder, folder)
	}
	return folder, nil
}

// publishJudged writes the page, its figures and the numbers.
func (j *judging) publishJudged(ctx context.Context, folder string, found *judged) error {
	figures, err := judgeFigures(found)
	if err != nil {
		return fmt.Errorf("drawing: %w", err)
	}
	page, err := report.SheetPage(j.sheet(folder, found, figures))
	if err != nil {
		return err
	}
	var data bytes.Buffer
	if err := writeIndented(&data, found.file()); err != nil {
		return err
	}
	if err := j.draw(ctx, folder, figures); err != nil {
		return err
	}
	if err := writeBytes(j.reports(folder, judgeFile), data.Bytes()); err != nil {
		return err
	}
	return writeBytes(j.reports(folder, pageFile), page)
}

// sheet is the page.
func (j *judging) sheet(folder string, found *judged, figures []figure.Figure) report.Sheet {
	s := report.Sheet{
		Name: folder, Title: "Which scorer agrees with people?", Answer: "none", Rest: "can be told from a coin: all choices are alike.",
		Figures: figures, Repeat: j.repeat(),
		Says: []string{
			"People were shown two accounts and said which is the more influential one. A measure is asked the same of their counts. A measure of counts knows neither who acted nor when; scorers that look at that are not asked here.",
			"The AUC is how often, of a pair in which one account was chosen and a pair in which the other was, the measure puts the first further ahead in the first. It is 0.5 for a coin and 1 for whoever always agrees. What was fitted to these very pairs, as a scorer may be, looks a little better here than it is.",
		},
		Facts: []report.Fact{{Label: "Pairs", Text: thousands(found.pairs)}, {Label: "People with one another", Text: found.ceiling()}, {Label: "Every number", Text: judgeFile}},
	}
	switch all := found.ranked(); {
	case len(all) > 0 && all[0].All.Interval.Low > .5:
		s.Good, s.Answer, s.Rest = true, all[0].Name, bestOf(all)
	case len(all) > 0:
		s.Rest = fmt.Sprintf("is shown to do better than a coin. The best is %s, with an AUC of %s.", all[0].Name, area(all[0].All))
	}
	s.Sections = []report.SheetSection{found.measures()}
	if f := found.fitted; f != nil {
		s.Sections = append(s.Sections, fittedSection(f))
	}
	if left := found.notAsked(); len(left.Rows) > 0 {
		s.Sections = append(s.Sections, left)
	}
	return s
}

// repeat is the command that makes the same page.
func (j *judging) repeat() string {
	words := []string{typed, "judge", plain(j.pairs)}
	if len(j.scorers) > 0 {
		words = append(words, "--scorers", strings.Join(j.scorers, ","))
	}
	if j.fit {
		words = append(words, "--fit")
	}
	return strings.Join(words, " ")
}

// ceiling says how often people agree with one another.
func (found *judged) ceiling() string {
	a := found.agreed
	if a.Twice == 0 {
		return "no two people saw the same two"
	}
	return fmt.Sprintf("agree in %.1f %% (%s of %s)", 100*a.Share(), thousands(a.Same), thousands(a.Twice))
}

// bestOf says how the best measure does, and which others do as well.
func bestOf(all []judgment.Trial) string {
	best := all[0]
	text := "agrees best with people: AUC " + area(best.All)
	if s := best.Sure; s != nil {
		text += fmt.Sprintf(", and of two accounts it puts first the one they chose in %.1f %%", 100*s.Right)
	}
	var near []string
	for _, t := range all[1:] {
		if t.All.Value >= best.All.Interval.Low && best.All.SD > 0 {
			near = append(near, t.Name)
		}
	}
	if len(near) > 0 {
		text += ". Within its interval lie also: " + strings.Join(near, ", ")
	}
	return text + "."
}

// measures is the table of those that were asked, the best first.
func (found *judged) measures() report.SheetSection {
	s := report.SheetSection{
		Title: "Every measure", Header: []string{"Measure", "AUC [95 %]", "Right, % [95 %]"},
		Says: []string{
			"Right is how often people chose the account that the measure puts first. Then follows the AUC by how many times more followers one of the two has: the more alike the two, the harder to tell.",
			"Off is how far apart sure and right are in the figure of calibration, in percentage points; beside it what chance alone would make of it.",
		},
	}
	for i := range judgment.Ratios {
		s.Header = append(s.Header, "AUC, "+ratioName(i))
	}
	s.Header = append(s.Header, "Off by", "Off by chance")
	for _, t := range found.ranked() {
		row := []string{t.Name, area(t.All), none}
		for _, a := range t.Ratios {
			row = append(row, bareArea(a))
		}
		row = append(row, none, none)
		if c := t.Sure; c != nil {
			row[2] = fmt.Sprintf("%.1f [%.1f, %.1f]", 100*c.Right, 100*c.Interval.Low, 100*c.Interval.High)
			row[len(row)-2], row[len(row)-1] = fixed(100*c.Off, 1), fixed(100*c.Chance, 1)
		}
		s.Rows = append(s.Rows, row)
	}
	return s
}

func fittedSection(f *judgment.Fitted) report.SheetSection {
	s := report.SheetSection{
		Title: "Fitted weights", Header: []string{"Of", "Weight"},
		Says: []string{
			"What people’s choices give to each count, on differences of ln(1 + count), none below 0. A weight of 1 says that e times as many (2.7 times) multiply the odds of being chosen by e.",
			fmt.Sprintf("AUC %s on these pairs, %s on pairs not seen in fitting, %s on people not seen.", area(f.Train), area(f.Folds.All), bareArea(f.Disjoint)),
		},
	}
	for _, w := range []struct {
		of string
		is float64
	}{{"reactions received", f.Terms.U}, {"own acts", f.Terms.O}, {"lists", f.Terms.L}, {"followers", f.Terms.F}} {
		s.Rows = append(s.Rows, []string{w.of, fixed(w.is, 4)})
	}
	return s
}

// notAsked is the table of scorers that could not be.
func (found *judged) notAsked() report.SheetSection {
	s := report.SheetSection{Title: "Not asked", Header: []string{"Scorer", "Why"}}
	for _, t := range found.trials {
		if t.Why != "" {
			s.Rows = append(s.Rows, []string{t.Name, t.Why})
		}
	}
	return s
}
