package result

import (
	"slices"

	"github.com/yardstick-lab/yardstick/internal/catalogue"
	"github.com/yardstick-lab/yardstick/internal/claim"
)

// Matrix is what every scorer makes of every claim, by the rows of the catalogue.
type Matrix struct {
	Scorers []MatrixScorer
	Groups  []catalogue.Group
	Rows    []MatrixRow
}

// MatrixScorer is a column, with how many rows of the catalogue, of Asked, have
// each mark under it.
type MatrixScorer struct {
	Name  string
	Marks [Unasked + 1]int // by mark
	Asked int
}

// MatrixRow is a row of the catalogue with the claims that come from it. Marks has
// one for each scorer; a row without claims, which no experiment asks yet, has none.
// A row of no group is not of the catalogue: an experiment asks it on its own
// account.
type MatrixRow struct {
	catalogue.Row
	Claims []MatrixClaim
	Marks  []Mark
	// NoScore says that no scorer has a say in any of the claims that were judged:
	// the row counts for no column.
	NoScore bool
}

// MatrixClaim is a claim of an experiment with a cell for each scorer.
type MatrixClaim struct {
	Experiment, ID, Says, Type string
	Caution                    string // what is amiss with the run; empty where nothing is
	Cells                      []Cell
}

// State is what became of a cell. The zero value is invalid.
type State uint8

const (
	Judged   State = iota + 1 // there is a verdict
	NotAsked                  // the scorer cannot be asked, or was not
	Failed                    // the experiment came to no end
)

// String returns the state as results name it.
func (s State) String() string { return []string{"", "judged", "not asked", "failed"}[s] }

// Cell is one claim under one scorer. Reason says why there is no verdict, or why
// it is none that decides.
type Cell struct {
	State          State
	Verdict        claim.Verdict // where it was judged
	Effect         *float64      // in Unit
	Unit           string        // "points", or what else the metric is counted in
	NoScore        bool          // no scorer has a say in it: the cell is the same under each
	Interval       *[2]float64
	Share          *float64 // the effect as a share of the scale's length
	N              int      // units judged
	ByConstruction bool
	Exploratory    string // why it confirms nothing; empty where it may
	Reason         string
	Sentence       string
	Link           string // of the page that tells it, from the folder of reports
}

// Mark is what a scorer makes of a whole row. The zero value is invalid.
type Mark uint8

const (
	AsSaid  Mark = iota + 1 // every claim asked of it is SUPPORTED
	AsBuilt                 // the same, but some by construction
	InPart                  // some SUPPORTED, some REFUTED
	NotSo                   // some REFUTED, none SUPPORTED
	Mute                    // nothing REFUTED, something VOID: the scorer was not shown to see anything, or a gate failed
	Open                    // nothing REFUTED or VOID, something INCONCLUSIVE
	Unasked                 // no claim could be asked of it
)

// String returns the mark in words.
func (m Mark) String() string {
	return []string{"", "as said", "as built", "in part", "not so", "void", "open", "not asked"}[m]
}

// markOf sums up the cells of a row under one scorer. Those that were not judged
// count neither for nor against, nor do those in which the scorer has no say, beside
// others in which it has.
func markOf(cells []Cell) Mark {
	cells = withASay(cells)
	var seen [claim.Void + 1]int
	built, judged := false, 0
	for _, c := range cells {
		if c.State == Judged {
			judged++
			seen[c.Verdict]++
			built = built || c.ByConstruction
		}
	}
	switch {
	case judged == 0:
		return Unasked
	case seen[claim.Supported] == judged && built:
		return AsBuilt
	case seen[claim.Supported] == judged:
		return AsSaid
	case seen[claim.Refuted] == 0:
		return undecided(seen[claim.Void])
	case seen[claim.Supported] > 0:
		return InPart
	}
	return NotSo
}

// withASay are the cells in which the scorer has a say, or all where it has none in
// any.
func withASay(cells []Cell) []Cell {
	scored := slices.DeleteFunc(slices.Clone(cells), func(c Cell) bool { return c.NoScore })
	if len(scored) == 0 {
		return cells
	}
	return scored
}

// undecided is the mark where nothing was REFUTED and so many are VOID.
func undecided(void int) Mark {
	if void > 0 {
		return Mute
	}
	return Open
}

// MatrixOf puts findings together, with a column for each of the scorers, in their
// order.
func MatrixOf(findings []Finding, scorers []string) *Matrix {
	m := &Matrix{}
	var rows []catalogue.Row
	m.Groups, rows = catalogue.Rows()
	for _, name := range scorers {
		m.Scorers = append(m.Scorers, MatrixScorer{Name: name})
	}
	for _, r := range rows {
		m.Rows = append(m.Rows, MatrixRow{Row: r})
	}
	for _, f := range findings {
		for i := range f.asks() {
			m.add(f, i, scorers)
		}
	}
	for i := range m.Rows {
		m.mark(&m.Rows[i])
	}
	return m
}

// add puts a claim into every row that it comes from, or into one of its
// experiment's own.
func (m *Matrix) add(f Finding, claim int, scorers []string) {
	c := f.asks()[claim]
	line := MatrixClaim{Experiment: f.Experiment, ID: c.ID, Says: c.Says, Type: c.Type, Caution: f.Caution}
	for _, s := range scorers {
		line.Cells = append(line.Cells, f.cell(s, claim))
	}
	for _, id := range c.Source {
		m.row(catalogue.Row{ID: id, Says: "Not in the catalogue"}).take(line)
	}
	if len(c.Source) == 0 {
		m.row(catalogue.Row{ID: f.Experiment, Says: f.Question}).take(line)
	}
}

// row finds a row by its ID, or appends the one given.
func (m *Matrix) row(r catalogue.Row) *MatrixRow {
	i := slices.IndexFunc(m.Rows, func(other MatrixRow) bool { return other.ID == r.ID })
	if i < 0 {
		i = len(m.Rows)
		m.Rows = append(m.Rows, MatrixRow{Row: r})
	}
	return &m.Rows[i]
}

func (r *MatrixRow) take(c MatrixClaim) { r.Claims = append(r.Claims, c) }

// mark sums up a row, and adds it to the columns if it is of the catalogue.
func (m *Matrix) mark(r *MatrixRow) {
	if len(r.Claims) == 0 {
		return
	}
	r.NoScore = needsNoScore(r.Claims)
	for i := range m.Scorers {
		var cells []Cell
		for _, c := range r.Claims {
			cells = append(cells, c.Cells[i])
		}
		mark := markOf(cells)
		r.Marks = append(r.Marks, mark)
		if r.Group == "" || r.NoScore {
			continue
		}
		m.Scorers[i].Marks[mark]++
		if mark != Unasked {
			m.Scorers[i].Asked++
		}
	}
}

// needsNoScore reports whether nothing that was judged needs a score.
func needsNoScore(claims []MatrixClaim) bool {
	judged := false
	for _, c := range claims {
		for _, cell := range c.Cells {
			if cell.State == Judged && !cell.NoScore {
				return false
			}
			judged = judged || cell.State == Judged
		}
	}
	return judged
}

// Tested counts the rows of the catalogue that some experiment asks, and all.
func (m *Matrix) Tested() (tested, all int) {
	for _, r := range m.Rows {
		if r.Group == "" {
			continue
		}
		all++
		if len(r.Claims) > 0 {
			tested++
		}
	}
	return tested, all
}

// Asks reports whether there is any claim in it.
func (m *Matrix) Asks() bool {
	return slices.ContainsFunc(m.Rows, func(r MatrixRow) bool { return len(r.Claims) > 0 })
}

// Behaving lists the scorers under which a row went as said.
func (m *Matrix) Behaving(r MatrixRow) []string {
	var names []string
	for i, mark := range r.Marks {
		if mark == AsSaid || mark == AsBuilt {
			names = append(names, m.Scorers[i].Name)
		}
	}
	return names
}
