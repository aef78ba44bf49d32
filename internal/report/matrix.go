package report

import (
	"cmp"
	"fmt"
	"html/template"
	"math"
	"slices"
	"strings"

	"github.com/yardstick-lab/yardstick/internal/claim"
	"github.com/yardstick-lab/yardstick/internal/metric"
	"github.com/yardstick-lab/yardstick/internal/result"
)

// matrixView is the claims matrix as the index tells it. Columns stand in the
// order of the rows that they explain; other orders are rules of the stylesheet,
// since the page runs no script.
type matrixView struct {
	Lead    string
	Columns []columnView
	Groups  []groupView
	Rows    []rowView
	Rules   template.CSS
}

type columnView struct {
	Name, Class string
	Explains    string // "3"
	Of          string // "of 10 rows"
	Rest        string // what became of the others
}

type groupView struct{ ID, Says, From, Count string }

type rowView struct {
	ID, Anchor, Group, Says string
	Tested                  bool
	Behaving                string
	Marks                   []markView
	Lines                   []lineView
}

// markView is what a scorer makes of a row, as a sign, a word and a class.
type markView struct{ Scorer, Column, Class, Sign, Word string }

type lineView struct {
	Says, Experiment, Caution string
	Cells                     []cellView
}

type cellView struct {
	Scorer, Column, Class string
	Verdict               *verdictView // nil where it was not judged
	State, Reason         string
	Effect, Share         string
	Built, Exploratory    bool
	NoScore               bool // the cell is the same under every scorer
	Sentence, Link        string
}

// markSigns are the classes and signs of the marks, which those of verdicts lend
// them.
var markSigns = map[result.Mark][2]string{
	result.AsSaid: {"supported", "supported"}, result.AsBuilt: {"built", "supported"}, result.InPart: {"part", "part"},
	result.NotSo: {"refuted", "refuted"}, result.Mute: {"void", "void"}, result.Open: {"inconclusive", "inconclusive"}, result.Unasked: {"unasked", "none"},
}

func viewMatrix(m *result.Matrix) *matrixView {
	order := explaining(m)
	v := &matrixView{}
	for place, i := range order {
		v.Columns = append(v.Columns, viewColumn(m.Scorers[i], place))
	}
	many := map[string]int{}
	for _, r := range m.Rows {
		many[r.Group]++
		v.Rows = append(v.Rows, viewRow(m, r, order))
	}
	for _, g := range m.Groups {
		v.Groups = append(v.Groups, groupView{g.ID, g.Says, g.From, count(many[g.ID])})
	}
	if n := many[""]; n > 0 {
		v.Groups = append(v.Groups, groupView{own, "Own questions", "Claims of experiments that come from no row of the catalogue; they count for no column", count(n)})
	}
	v.Lead, v.Rules = lead(m, order), rules(m, order)
	return v
}

// own is the group of rows that are not of the catalogue.
const own = "O"

// explaining lists the scorers by the rows that they explain, the best first;
// rows explained by construction only part those that are equal.
func explaining(m *result.Matrix) []int {
	order := make([]int, len(m.Scorers))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int {
		x, y := m.Scorers[a], m.Scorers[b]
		return cmp.Or(cmp.Compare(y.Marks[result.AsSaid], x.Marks[result.AsSaid]), cmp.Compare(y.Marks[result.AsBuilt], x.Marks[result.AsBuilt]),
			cmp.Compare(y.Marks[result.InPart], x.Marks[result.InPart]), cmp.Compare(x.Name, y.Name))
	})
	return order
}

func columnClass(place int) string { return fmt.Sprint("k", place+1) }

func viewColumn(s result.MatrixScorer, place int) columnView {
	v := columnView{Name: s.Name, Class: columnClass(place), Explains: count(s.Marks[result.AsSaid]), Of: "of " + counted(s.Asked, "row")}
	var rest []string
	for mark := result.AsBuilt; mark <= result.Unasked; mark++ {
		if n := s.Marks[mark]; n > 0 {
			rest = append(rest, count(n)+"\u00a0"+strings.ReplaceAll(mark.String(), " ", "\u00a0"))
		}
	}
	v.Rest = strings.Join(rest, ", ")
	return v
}

func viewRow(m *result.Matrix, r result.MatrixRow, order []int) rowView {
	v := rowView{ID: r.ID, Anchor: "row-" + strings.ToLower(r.ID), Group: cmp.Or(r.Group, own), Says: r.Says, Tested: len(r.Claims) > 0}
	if !v.Tested {
		return v
	}
	v.Behaving = behavingOf(m, r)
	for place, i := range order {
		sign := markSigns[r.Marks[i]]
		v.Marks = append(v.Marks, markView{m.Scorers[i].Name, columnClass(place), sign[0], sign[1], r.Marks[i].String()})
	}
	for _, c := range r.Claims {
		line := lineView{Says: capital(cmp.Or(strings.TrimSpace(c.Says), c.ID)), Experiment: c.Experiment, Caution: c.Caution}
		for place, i := range order {
			line.Cells = append(line.Cells, viewMatrixCell(m.Scorers[i].Name, place, c.Cells[i]))
		}
		v.Lines = append(v.Lines, line)
	}
	return v
}

// asked counts the scorers that a row could be asked of.
func asked(r result.MatrixRow) int {
	n := 0
	for _, mark := range r.Marks {
		if mark != result.Unasked {
			n++
		}
	}
	return n
}

// behavingOf says which scorers behave as a row says.
func behavingOf(m *result.Matrix, r result.MatrixRow) string {
	asked, names := asked(r), m.Behaving(r)
	switch {
	case asked == 0:
		return "could be asked of no scorer"
	case r.NoScore:
		return fmt.Sprintf("%s; it needs no score, so it counts for no scorer", r.Marks[0])
	case len(names) == 0:
		return fmt.Sprintf("as said under none of %d", asked)
	case len(names) == asked:
		return fmt.Sprintf("as said under all %d", asked)
	case len(names) <= 3:
		return fmt.Sprintf("as said under %d of %d: %s", len(names), asked, strings.Join(names, ", "))
	}
	return fmt.Sprintf("as said under %d of %d", len(names), asked)
}

func viewMatrixCell(scorer string, place int, c result.Cell) cellView {
	v := cellView{Scorer: scorer, Column: columnClass(place), Class: "unasked", State: c.State.String(), Reason: c.Reason, Link: c.Link}
	if c.State != result.Judged {
		return v
	}
	verdict := viewVerdict(c.Verdict)
	v.Verdict, v.Class = &verdict, verdict.Class
	v.NoScore = c.NoScore
	v.Built, v.Exploratory, v.Sentence = c.ByConstruction, c.Exploratory != "", tied(capital(c.Sentence))
	if c.Effect != nil {
		v.Effect = plus(shortly(*c.Effect))
		if c.Unit != "" && c.Unit != metric.Score.Unit().Axis {
			v.Effect += " " + c.Unit
		}
	}
	if c.Share != nil {
		v.Share = plus(shortly(*c.Share*100)) + "\u00a0%"
	}
	return v
}

// shortly writes a number with two places, or more where it would else read
// like 0.
func shortly(x float64) string {
	if x != 0 && math.Abs(x) < 5e-9 {
		return minus(fmt.Sprintf("%.0e", x))
	}
	return apart(nil, x).plain(x)
}

// lead says in a sentence or two what there is to see.
func lead(m *result.Matrix, order []int) string {
	tested, all := m.Tested()
	verb := "are"
	if tested == 1 {
		verb = "is"
	}
	text := fmt.Sprintf("Of %s that people made about influence scores, %d %s tested here, under %s.", counted(all, "statement"), tested, verb, counted(len(m.Scorers), "scorer"))
	if len(order) == 0 || m.Scorers[order[0]].Marks[result.AsSaid] == 0 {
		return text
	}
	most := m.Scorers[order[0]].Marks[result.AsSaid]
	var names []string
	for _, i := range order {
		if m.Scorers[i].Marks[result.AsSaid] == most {
			names = append(names, m.Scorers[i].Name)
		}
	}
	if !slices.ContainsFunc(m.Rows, func(r result.MatrixRow) bool { return asked(r) > 0 && !r.NoScore && len(m.Behaving(r)) == asked(r) }) {
		text += " None goes as said under every one of them: the answer depends on the yardstick."
	}
	return fmt.Sprintf("%s The most rows, %s, go as said under %s.", text, count(most), listed(names))
}

// rules are the orders and the choice of columns, as rules that hang on the
// controls above the table.
func rules(m *result.Matrix, order []int) template.CSS {
	var b strings.Builder
	names := slices.Clone(order)
	slices.SortFunc(names, func(a, b int) int { return cmp.Compare(m.Scorers[a].Name, m.Scorers[b].Name) })
	for place, i := range order {
		class := columnClass(place)
		fmt.Fprintf(&b, "main:has(#columns-name:checked) .%s{order:%d}\n", class, slices.Index(names, i)+1)
		fmt.Fprintf(&b, "main:has(#show-%s:not(:checked)) .matrix .%s{display:none}\n", class, class)
	}
	for i := range m.Rows {
		fmt.Fprintf(&b, "main:has(#sort-most:checked) .matrix tbody:nth-of-type(%d){order:%d}\n", i+1, agreement(m.Rows[i], false))
		fmt.Fprintf(&b, "main:has(#sort-least:checked) .matrix tbody:nth-of-type(%d){order:%d}\n", i+1, agreement(m.Rows[i], true))
	}
	return template.CSS(b.String())
}

// agreement orders a row by the share, in thousandths, of the scorers asked under
// which it went as said. What is not tested comes last.
func agreement(r result.MatrixRow, least bool) int {
	asked, said := asked(r), 0
	for _, mark := range r.Marks {
		if mark == result.AsSaid || mark == result.AsBuilt {
			said++
		}
	}
	switch {
	case asked == 0:
		return 2000
	case least:
		return said * 1000 / asked
	}
	return 1000 - said*1000/asked
}

// checkMatrix refuses a matrix with a number that is none, or a cell without a
// verdict or a state.
func checkMatrix(m *result.Matrix) error {
	for _, r := range m.Rows {
		for _, c := range r.Claims {
			for i, cell := range c.Cells {
				if cell.State == 0 || cell.State == result.Judged && (cell.Verdict < claim.Supported || cell.Verdict > claim.Void) {
					return fmt.Errorf("the matrix has no verdict of %s on %s", m.Scorers[i].Name, c.ID)
				}
				if err := finite("the effect of "+c.ID, cell.Effect, cell.Share); err != nil {
					return err
				}
			}
		}
	}
	return nil
}
