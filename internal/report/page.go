package report

import (
	"bytes"
	"embed"
	"fmt"
	"html/template"
	"strings"

	"github.com/yardstick-lab/yardstick/internal/figure"
	"github.com/yardstick-lab/yardstick/internal/result"
)

//go:embed templates
var files embed.FS

var templates = template.Must(template.ParseFS(files, "templates/*.html"))

// style is what every page carries: the figures' colours and rules first, so
// that ours may lean on them.
func style() template.CSS {
	return template.CSS(figure.CSS + sheetNamed("style.css"))
}

// sheetNamed is an embedded stylesheet.
func sheetNamed(name string) string {
	ours, err := files.ReadFile("templates/" + name)
	if err != nil {
		panic("report: the stylesheet is embedded: " + err.Error())
	}
	return string(ours)
}

// pageView is all that page.html says.
type pageView struct {
	Style                template.CSS
	Experiment, Question string
	Exploratory          string // why the run confirms nothing; empty for one of what was locked
	Answer               answerView
	Facts                []pair
	Warnings             []string
	Claims               []claimView
	Census               bool
	Reading              []string
	Design               string
	Activity             string
	Arms                 []armView
	Metrics              []pair
	Figures              []figureView
	Statement            *statementView
	Scorers              []scorerView
	ScorersFigure        *figureView
	Behaving, Comparing  string
	HasConstants         bool
	Hangs                *hangsView
	Outdated             string // see result.Result
	World                *oursView
	Gates                []gateView
	Controls             []controlView
	Limits               []string
	Glossary             []pair
	Repeat               repeatView
	Index                string // the way to the index of reports
	Every                bool   // the run asked every scorer, see [MatrixPage]
}

// figureView is one figure with its numbers.
type figureView struct {
	Number  int
	Anchor  string
	Title   string
	Caption string
	Drawing template.HTML
	Header  []string
	Rows    [][]string
}

// Page returns a run's index.html: one file without script, which loads
// nothing. The figures are those of [Figures], in any selection. A result with
// a number that is none, or without a verdict, is an error.
func Page(r *result.Result, figures []figure.Figure) ([]byte, error) {
	return pageIn(r, figures, place{index: "../index.html"})
}

// ApartPage returns the page of a run that lies a folder deeper, since it asked
// other scorers than its experiment does.
func ApartPage(r *result.Result, figures []figure.Figure) ([]byte, error) {
	return pageIn(r, figures, place{index: "../../index.html"})
}

// MatrixPage returns the page of a run of every scorer, which lies a folder
// deeper and has no files of figures beside it.
func MatrixPage(r *result.Result, figures []figure.Figure) ([]byte, error) {
	return pageIn(r, figures, place{"../../index.html", true})
}

// place is where a page lies: its way to the index, and whether it is the one of
// every scorer.
type place struct {
	index string
	every bool
}

func pageIn(r *result.Result, figures []figure.Figure, at place) ([]byte, error) {
	if err := check(r); err != nil {
		return nil, fmt.Errorf("report of %s: %w", r.Experiment, err)
	}
	v := viewPage(r)
	v.Index, v.Every = at.index, at.every
	for i, f := range figures {
		view := viewFigure(r, f)
		view.Number = i + 1
		switch {
		case f.Name == figureScorers:
			v.ScorersFigure = &view
			continue
		case strings.HasPrefix(f.Name, figureTipping) && v.Hangs != nil:
			v.Hangs.Figures = append(v.Hangs.Figures, view)
			continue
		}
		v.Figures = append(v.Figures, view)
	}
	return render("page.html", v)
}

func render(name string, view any) ([]byte, error) {
	var b bytes.Buffer
	if err := templates.ExecuteTemplate(&b, name, view); err != nil {
		return nil, fmt.Errorf("report: %w", err)
	}
	return b.Bytes(), nil
}

func viewPage(r *result.Result) pageView {
	v := pageView{
		Style: style(), Experiment: r.Experiment, Question: r.Question, Exploratory: r.Manifest.Exploratory, Answer: viewAnswer(r), Facts: facts(r),
		Warnings: warnings(r, r.Warnings), Claims: viewClaims(r), Census: r.Dataset.Kind == result.Log, Reading: reading(r),
		Design: design(r), Activity: r.Dataset.Says, Arms: viewArms(r), Metrics: viewMetrics(r),
		Scorers: viewScorers(r), Behaving: behaving(r), Comparing: unitsOfScorers(r),
		Gates: viewGates(r), Controls: viewControls(r), Limits: limits(r), Glossary: glossary(r.Dataset.Kind),
		Repeat: viewRepeat(r), World: viewWorld(r), Hangs: viewHangs(r), Outdated: r.Outdated, Statement: viewStatement(r),
	}
	if v.Question == "" {
		v.Question = r.Experiment
	}
	v.HasConstants = v.World != nil
	for _, s := range v.Scorers {
		v.HasConstants = v.HasConstants || len(s.Ours.Constants) > 0
	}
	return v
}

func viewFigure(r *result.Result, f figure.Figure) figureView {
	header, rows := f.Table()
	for _, row := range rows {
		for i, cell := range row {
			if cell == "" {
				row[i] = none
			}
		}
	}
	return figureView{
		Anchor: "figure-" + f.Name, Title: f.Title, Caption: tied(caption(r, f.Name)),
		// The one markup that is not ours: package figure escapes every text in it.
		Drawing: template.HTML(f.Inline()), Header: header, Rows: rows,
	}
}

// caption says how to read the figure, beyond what is written in it.
func caption(r *result.Result, name string) string {
	switch {
	case name == figureScores:
		return "Bands overlap because worlds differ from one another, not because arms do: compare the lines, and read the effects in the next figure."
	case strings.HasPrefix(name, figureClaims) && r.Dataset.Kind == result.Log:
		return "A diamond is the mean over all eligible accounts. Nothing was sampled, so it has no interval."
	case strings.HasPrefix(name, figureClaims):
		return "Thick bars are 90 % intervals, thin ones 95 %; for a number that one person saw, the thick bar is the middle 90 % of the subjects. Claims that something rises or falls are decided by the thin bar, claims that nothing much happens by the thick one. None is adjusted for the number of claims."
	case strings.HasPrefix(name, figureWorlds):
		return "How far worlds agree. A claim that holds on average may fail in some worlds, and the other way round."
	case name == figureOrigins:
		return "The parts need not add up to the whole: a score is not a sum."
	case name == figureScorers:
		return "A claim that holds under one scorer and fails under another says that the answer depends on the yardstick."
	}
	return numberedCaption(name)
}

// numberedCaption is that of figures of which there may be several.
func numberedCaption(name string) string {
	switch {
	case strings.HasPrefix(name, figureAccounts):
		return "Every eligible account of the log, treated alone. The claim is about their mean; single accounts may lie on either side."
	case strings.HasPrefix(name, figureDoses):
		return "Bars overlap because worlds differ from one another: the verdict is about the order of the doses within each world."
	case strings.HasPrefix(name, figureTipping):
		return "All else is as it is. The grey band is the 95 % interval, unadjusted, and the upright lines are the value that the constant has and those at which the verdict turns."
	}
	return ""
}
