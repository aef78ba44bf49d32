package figure

import (
	"fmt"
	"strings"

	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"
)

// Scorers is every claim on every scorer: a cell each with verdict and effect.
type Scorers struct {
	Head
	// Columns are the scorers' names, the main one first.
	Columns []string
	Rows    []ScorerRow
}

// ScorerRow is one claim with a cell per column.
type ScorerRow struct {
	Label string
	Cells []Cell
}

// Cell is one claim on one scorer.
type Cell struct {
	Verdict Verdict
	// Effect in the figure's unit; nil where there is none.
	Effect *float64
	// ByConstruction: the verdict follows from the scorer's definition.
	ByConstruction bool
}

// Figure checks and draws.
func (m Scorers) Figure() (Figure, error) {
	if err := m.check(); err != nil {
		return Figure{}, fmt.Errorf("scorers %s: %w", m.Name, err)
	}
	f, err := newFigure(m.Head, m.rows(), m.draw)
	f.Alt = m.alt()
	return f, err
}

func (m Scorers) check() error {
	if len(m.Columns) == 0 || len(m.Rows) == 0 {
		return errEmpty
	}
	for _, r := range m.Rows {
		if len(r.Cells) != len(m.Columns) {
			return fmt.Errorf("row %q: %d cells for %d scorers", r.Label, len(r.Cells), len(m.Columns))
		}
		for i, c := range r.Cells {
			if err := c.check(); err != nil {
				return fmt.Errorf("row %q, scorer %q: %w", r.Label, m.Columns[i], err)
			}
		}
	}
	return nil
}

func (k Cell) check() error {
	if k.Verdict < Supported || k.Verdict > NotTested {
		return fmt.Errorf("verdict %d is none", int(k.Verdict))
	}
	if k.Effect == nil {
		return nil
	}
	return finite("the effect", *k.Effect)
}

func (m Scorers) rows() table {
	t := table{header: []string{"claim", "scorer", "verdict", "effect", "by construction"}}
	for _, r := range m.Rows {
		for i, c := range r.Cells {
			t.add(r.Label, m.Columns[i], c.Verdict, c.Effect, yes(c.ByConstruction))
		}
	}
	return t
}

func (m Scorers) alt() string {
	parts := make([]string, len(m.Rows))
	for i, r := range m.Rows {
		cells := make([]string, len(r.Cells))
		for j, c := range r.Cells {
			cells[j] = m.Columns[j] + " " + c.Verdict.String()
		}
		parts[i] = fmt.Sprintf("“%s”: %s.", r.Label, strings.Join(cells, ", "))
	}
	return fmt.Sprintf("Table of %s by %s. %s", count(len(m.Rows), "claim"), count(len(m.Columns), "scorer"), strings.Join(parts, " "))
}

// The measures of a cell (ours): sign and an effect of six characters fit the
// least width.
const (
	cellLeast  vg.Length = 82
	cellPhone  vg.Length = 71
	cellHeight vg.Length = 34
	cellGap    vg.Length = 4
	cellLabel  vg.Length = 250 // the column of claims
)

func (m Scorers) draw(s *sheet) {
	s.legend(m.keys())
	s.lines(s.small, m.Unit, 2)
	s.gap(4)
	width := (s.inner() - cellLabel - columnGap) / vg.Length(len(m.Columns))
	beside := s.layout == wide && width >= cellLeast
	if beside {
		m.header(s, min(width, 130))
	}
	for _, r := range m.Rows {
		if beside {
			m.wideRow(s, r, min(width, 130))
		} else {
			m.tallRow(s, r)
		}
	}
}

// header names the columns above their cells.
func (m Scorers) header(s *sheet, width vg.Length) {
	h := s.small.in(ink).bold()
	names := make([][]string, len(m.Columns))
	most := 0
	for i, n := range m.Columns {
		names[i] = h.wrap(n, width-8, 3)
		most = max(most, len(names[i]))
	}
	s.add(h.tall(most)+6, func(c draw.Canvas) {
		for i, lines := range names {
			x := c.Min.X + cellLabel + columnGap + (vg.Length(i)+0.5)*width
			h.down(c, middle, vg.Point{X: x, Y: c.Min.Y + 6 + h.tall(len(lines))}, lines)
		}
	})
}

func (m Scorers) wideRow(s *sheet, r ScorerRow, width vg.Length) {
	label := s.text.wrap(r.Label, cellLabel, 4)
	height := max(s.text.tall(len(label)), cellHeight) + 8
	s.add(height, func(c draw.Canvas) {
		s.rule(c)
		mid := c.Center().Y
		s.text.down(c, left, vg.Point{X: c.Min.X, Y: mid + s.text.tall(len(label))/2}, label)
		for i, cell := range r.Cells {
			x := c.Min.X + cellLabel + columnGap + vg.Length(i)*width
			cell.draw(s, c, vg.Rectangle{Min: vg.Point{X: x + cellGap/2, Y: mid - cellHeight/2}, Max: vg.Point{X: x + width - cellGap/2, Y: mid + cellHeight/2}})
		}
	})
}

// tallRow names the scorer above each cell and breaks the line of cells where
// they do not fit.
func (m Scorers) tallRow(s *sheet, r ScorerRow) {
	label := s.text.wrap(r.Label, s.inner(), 6)
	lines := ceilDiv(len(r.Cells), int(s.inner()/cellPhone))
	perLine := ceilDiv(len(r.Cells), lines)
	width := s.inner() / vg.Length(perLine)
	name := s.small.tall(1) + 2
	step := name + cellHeight + 6
	s.add(s.text.tall(len(label))+14+vg.Length(lines)*step, func(c draw.Canvas) {
		s.rule(c)
		top := s.text.down(c, left, vg.Point{X: c.Min.X, Y: c.Max.Y - 5}, label) - 3
		for i, cell := range r.Cells {
			x := c.Min.X + vg.Length(i%perLine)*width
			y := top - vg.Length(i/perLine)*step
			s.small.down(c, middle, vg.Point{X: x + width/2, Y: y}, []string{s.small.elide(m.Columns[i], width-6)})
			cell.draw(s, c, vg.Rectangle{Min: vg.Point{X: x + cellGap/2, Y: y - name - cellHeight}, Max: vg.Point{X: x + width - cellGap/2, Y: y - name}})
		}
	})
}

// ceilDiv rounds up; both are positive.
func ceilDiv(a, b int) int { return (a + b - 1) / b }

// draw tints the cell, and centres sign and effect in it.
func (k Cell) draw(s *sheet, c draw.Canvas, r vg.Rectangle) {
	sc := draw.Canvas{Canvas: c.Canvas, Rectangle: r}
	mid := sc.Center()
	if k.Verdict == NotTested {
		s.small.centred(sc, middle, mid, s.small.elide(k.Verdict.String(), r.Size().X))
		return
	}
	fillRect(sc, k.Verdict.paint().fade(0.15), r)
	strokeLine(sc, solid(k.Verdict.paint(), 3), vg.Point{X: r.Min.X + 1.5, Y: r.Min.Y}, vg.Point{X: r.Min.X + 1.5, Y: r.Max.Y})
	h := s.small.in(ink)
	text := h.elide(k.text(), r.Size().X-signWidth-4)
	total := signWidth + h.width(text)
	x := mid.X + 1.5 - total/2
	k.Verdict.sign(sc, vg.Point{X: x + signRadius, Y: mid.Y})
	h.centred(sc, left, vg.Point{X: x + signWidth, Y: mid.Y}, text)
}

// text is the effect in two decimals, ≈ 0 where they hide it; the table has it in
// full.
func (k Cell) text() string {
	out := ""
	if k.Effect != nil {
		out = numerals{fewestPlaces}.signed(*k.Effect)
	}
	if k.ByConstruction {
		out += "°"
	}
	if out == "" {
		return k.Verdict.String()
	}
	return out
}

func (m Scorers) keys() []key {
	seen := map[Verdict]bool{}
	construction := false
	for _, r := range m.Rows {
		for _, c := range r.Cells {
			seen[c.Verdict] = true
			construction = construction || c.ByConstruction
		}
	}
	delete(seen, NotTested) // it is written in the cell
	keys := verdictKeys(seen)
	if construction {
		keys = append(keys, key{"by construction", func(c draw.Canvas, at vg.Point) {
			newHand(15, ink).bold().centred(c, middle, at, "°")
		}})
	}
	return keys
}
