package report

import (
	"math"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/yardstick-lab/yardstick/internal/catalogue"
	"github.com/yardstick-lab/yardstick/internal/claim"
	"github.com/yardstick-lab/yardstick/internal/result"
)

// cells is a matrix of one row, a claim and a cell for each of some scorers, by
// name.
func cells(all map[string]result.Cell) *result.Matrix {
	m := &result.Matrix{Groups: []catalogue.Group{{ID: "S", Says: "The essay", From: "someone"}}}
	row := result.MatrixRow{Row: catalogue.Row{ID: "S1", Group: "S", Says: "it is said"}}
	line := result.MatrixClaim{Experiment: "e", ID: "c", Says: "it goes"}
	for _, name := range []string{"one", "two"} {
		c, ok := all[name]
		if !ok {
			continue
		}
		m.Scorers, line.Cells, row.Marks = append(m.Scorers, result.MatrixScorer{Name: name}), append(line.Cells, c), append(row.Marks, result.Open)
	}
	row.Claims = append(row.Claims, line)
	m.Rows = append(m.Rows, row, result.MatrixRow{Row: catalogue.Row{ID: "S2", Group: "S", Says: "more is said"}})
	return m
}

// A cell says its verdict, its effect in points and in shares of the scale, and
// both labels; one without a verdict says why.
func TestCells(t *testing.T) {
	check := func(c result.Cell, want string) {
		t.Helper()
		html, err := Index(nil, cells(map[string]result.Cell{"one": c}))
		if err != nil {
			t.Fatal(err)
		}
		if got := words(parsed(t, string(html))); !strings.Contains(got, want) {
			t.Errorf("got %q, want %q in it", got, want)
		}
	}
	check(result.Cell{State: result.Judged, Verdict: claim.Supported, Effect: number(.5), Share: number(.005), Link: "./x"}, "It goes e one SUPPORTED +0.50 +0.50 %")
	check(result.Cell{State: result.Judged, Verdict: claim.Refuted, Effect: number(-.001), Share: number(-1e-9), ByConstruction: true, Exploratory: "not locked"},
		"REFUTED −0.001 −0.0000001 % by construction exploratory")
	check(result.Cell{State: result.Judged, Verdict: claim.Void, Effect: number(0)}, "VOID 0.00")
	check(result.Cell{State: result.Judged, Verdict: claim.Inconclusive}, "INCONCLUSIVE")
	check(result.Cell{State: result.Judged, Verdict: claim.Supported, Effect: number(2), Unit: "reactions", NoScore: true}, "SUPPORTED +2.00 reactions needs no score")
	check(result.Cell{State: result.Judged, Verdict: claim.Supported, Effect: number(2), Unit: "points"}, "SUPPORTED +2.00")
	check(result.Cell{State: result.NotAsked, Reason: "needs <b>follows</b>"}, "one not asked: needs <b>follows</b>")
	check(result.Cell{State: result.Failed, Reason: "no such dataset"}, "one failed: no such dataset")
	check(result.Cell{State: result.Failed}, "S2 more is said not tested")
}

func TestMatrixRefused(t *testing.T) {
	check := func(c result.Cell, want string) {
		t.Helper()
		if _, err := Index(nil, cells(map[string]result.Cell{"one": c})); err == nil || err.Error() != want {
			t.Errorf("got %v, want %q", err, want)
		}
	}
	check(result.Cell{}, "index: the matrix has no verdict of one on c")
	check(result.Cell{State: result.Judged}, "index: the matrix has no verdict of one on c")
	check(result.Cell{State: result.Failed, Effect: number(math.NaN())}, "index: the effect of c is NaN: want a finite number")
}

// TestControls presses what filters and sorts, in a browser, and looks at what is
// left to see.
func TestControls(t *testing.T) {
	b := openBrowser(t)
	file := filepath.Join(t.TempDir(), "index.html")
	save(t, file, []byte(index(t, villageResult(t))))
	b.show(t, file, 1280, "light")
	// The rows and the columns that can be seen, from top and from left.
	const rows = `[...document.querySelectorAll(".matrix tbody")].filter(e => e.checkVisibility()).sort((a, b) => a.getBoundingClientRect().top - b.getBoundingClientRect().top).map(e => e.id.slice(4))`
	const columns = `[...document.querySelectorAll(".matrix thead .scorer")].filter(e => e.checkVisibility()).sort((a, b) => a.getBoundingClientRect().left - b.getBoundingClientRect().left).map(e => e.textContent)`
	const lines = `[...document.querySelectorAll(".matrix .line")].filter(e => e.checkVisibility()).map(e => e.textContent.trim().slice(0, 4))`
	check := func(press, what, want string) {
		t.Helper()
		ask[bool](t, b, `(document.getElementById("`+press+`").click(), true)`)
		if got := strings.Join(ask[[]string](t, b, what), " "); got != want {
			t.Errorf("after %s: got %q, want %q", press, got, want)
		}
	}
	check("rows-tested", rows, "s7 s8 k5")
	check("group-K", rows, "k5")
	check("group-all", rows, "s7 s8 k5")
	check("sort-most", rows, "k5 s7 s8")
	check("sort-least", rows, "s7 s8 k5")
	check("verdict-supported", lines, "50 l Nor  The  Five So i As m")
	check("verdict-undecided", lines, "50 l Nor  Five")
	check("verdict-all", lines, "50 l Nor  The  Five So i As m")
	check("detail-rows", lines, "")
	byName := ask[[]string](t, b, columns)
	slices.Sort(byName)
	check("columns-name", columns, strings.Join(byName, " "))
	first := ask[string](t, b, `document.querySelector("[id^=show-]").parentElement.textContent.trim()`)
	byName = slices.DeleteFunc(byName, func(name string) bool { return name == first })
	check("show-k1", columns, strings.Join(byName, " "))
}
