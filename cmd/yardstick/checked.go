package main

import (
	"fmt"

	"github.com/yardstick-lab/yardstick/internal/property"
	"github.com/yardstick-lab/yardstick/internal/scorer"
)

// shownRows is how many events of a counterexample are printed (ours: a screen).
// The files of --save hold all.
const shownRows = 40

// print shows the properties in a table, then what contradicts them.
func (x *checking) print(p scorer.Preset, found []property.Finding) {
	g := grid{header: []string{"PROPERTY", "ROW", "VERDICT", "SAYS", "CASES"}, left: 4, widest: map[int]int{3: 42}}
	counts := map[property.Verdict]int{}
	for _, f := range found {
		says := f.Property.Says
		if f.Why != "" {
			says += " (" + f.Why + ")"
		}
		g.add(f.Property.Name, or(textOrNil(f.Property.Row)), f.Verdict.String(), says, fmt.Sprintf("%d/%d/%d", f.Violated, f.Told, f.Cases))
		counts[f.Verdict]++
	}
	x.printf("%s\ncases: violated / in which the scorer saw what the sentence is about / tried\n", &g)
	for _, f := range found {
		if f.Example != nil {
			x.printExample(p, f)
		}
	}
	x.printf("\nCHECK %s: %d hold, %d violated, %d do not apply\n", plain(p.Name), counts[property.Holds], counts[property.Violated], counts[property.DoesNotApply])
}

// printExample shows the smallest counterexample of a property.
func (x *checking) printExample(p scorer.Preset, f property.Finding) {
	e := f.Example
	x.printf("\n%s (%s) is violated:\n%s\n\n", f.Property.Name, or(textOrNil(f.Property.Row)), exampleSentence(e))
	x.printf("%s", exampleGrid(e.Rows))
	if hidden := len(e.Rows) - shownRows; hidden > 0 {
		x.printf("… and %s; --save writes all\n", plural(hidden, "more event"))
	}
	if x.folder == "" {
		return
	}
	x.printf("\n")
	for i, who := range e.Who {
		explained := ""
		if p.Kind != scorer.KindExternal {
			explained = " --explain " + who
		}
		x.printf("%s score %s %s --days %s%s\n", typed, plain(x.savedAs(f, i)), x.byScorer(p.Name), e.Day, explained)
	}
}

// byScorer is the flag that names the scorer of this call to score.
func (x *checking) byScorer(name string) string {
	if x.scorer == name {
		return "--scorer " + name
	}
	return "--preset " + plain(x.scorer)
}

func exampleSentence(e *property.Example) string {
	what, one, two := "scores", fixed(e.Scores[0], 6), fixed(e.Scores[1], 6)
	if e.Ranks {
		what, one, two = "has below it", plural(int(e.Scores[0]), "account"), plural(int(e.Scores[1]), "account")
	}
	other := ""
	if e.Who[0] != e.Who[1] {
		other = ", there called " + e.Who[1] + ","
	}
	return fmt.Sprintf("on %s %s %s %s before, and%s %s after", e.Day, e.Who[0], what, one, other, two)
}

func exampleGrid(rows []property.Row) *grid {
	g := &grid{header: []string{"TIME", "NETWORK", "ACTION", "ACTOR", "OWNER", "OBJECT", "IN"}, left: 7}
	for i, r := range rows {
		if i == shownRows {
			break
		}
		g.add(instant(r.Time), r.Network, r.Action.String(), r.Actor, r.Owner, or(textOrNil(r.Object)), r.In.String())
	}
	return g
}

// checkedFile is what came of a check, as JSON.
type checkedFile struct {
	Scorer     string        `json:"scorer"`
	Properties []checkedLine `json:"properties"`
}

type checkedLine struct {
	Name     string       `json:"property"`
	Row      *string      `json:"row"`
	Says     string       `json:"says"`
	Verdict  string       `json:"verdict"`
	Why      *string      `json:"why"`
	Cases    int          `json:"cases"`
	Seen     int          `json:"cases_seen"`
	Violated int          `json:"cases_violated"`
	Example  *exampleFile `json:"counterexample"`
}

// exampleFile is a counterexample. Scores are before and after, or ranks where
// the order of accounts is compared.
type exampleFile struct {
	Accounts [2]string     `json:"accounts"`
	Day      string        `json:"day"`
	Scores   [2]float64    `json:"scores"`
	Ranks    bool          `json:"scores_are_ranks"`
	Events   []exampleLine `json:"events"`
}

type exampleLine struct {
	In      string  `json:"in"`
	Time    string  `json:"time"`
	Network string  `json:"network"`
	Action  string  `json:"action"`
	Actor   string  `json:"actor"`
	Owner   string  `json:"owner"`
	Object  *string `json:"object"`
}

func checkedFileOf(name string, found []property.Finding) checkedFile {
	file := checkedFile{Scorer: name, Properties: []checkedLine{}}
	for _, f := range found {
		line := checkedLine{
			f.Property.Name, textOrNil(f.Property.Row), f.Property.Says, f.Verdict.String(), textOrNil(f.Why), f.Cases, f.Told, f.Violated, nil,
		}
		if f.Example != nil {
			line.Example = exampleFileOf(f.Example)
		}
		file.Properties = append(file.Properties, line)
	}
	return file
}

func exampleFileOf(e *property.Example) *exampleFile {
	x := &exampleFile{e.Who, e.Day.String(), e.Scores, e.Ranks, []exampleLine{}}
	for _, r := range e.Rows {
		x.Events = append(x.Events, exampleLine{r.In.String(), instant(r.Time), r.Network, r.Action.String(), r.Actor, r.Owner, textOrNil(r.Object)})
	}
	return x
}
