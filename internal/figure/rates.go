package figure

import (
	"fmt"
	"math"
	"strings"

	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"
)

// Rates is how often something happened, in rows, beside how often it may.
type Rates struct {
	Head
	Rows []RateRow
}

// RateRow is one rate; all numbers are in per cent.
type RateRow struct {
	Label    string
	Rate     float64
	Interval Interval
	// Most is the range that was promised, nil for no promise.
	Most *Margin
	// Kept says that the promise is kept.
	Kept bool
}

// Figure checks and draws.
func (r Rates) Figure() (Figure, error) {
	if err := r.check(); err != nil {
		return Figure{}, fmt.Errorf("rates %s: %w", r.Name, err)
	}
	f, err := newFigure(r.Head, r.rows(), r.draw)
	f.Alt = r.alt()
	return f, err
}

func (r Rates) check() error {
	if len(r.Rows) == 0 {
		return errEmpty
	}
	for _, row := range r.Rows {
		err := finite("the rate", row.Rate)
		if err == nil {
			err = row.Interval.check("the interval")
		}
		if err == nil {
			err = row.Most.check()
		}
		if err != nil {
			return fmt.Errorf("row %q: %w", row.Label, err)
		}
	}
	return nil
}

func (r Rates) rows() table {
	t := table{header: []string{"of", "rate", "low", "high", "promised low", "promised high", "kept"}}
	for _, row := range r.Rows {
		low, high := row.Most.cells()
		t.add(row.Label, row.Rate, row.Interval.Low, row.Interval.High, low, high, yes(row.Kept))
	}
	return t
}

func (r Rates) alt() string {
	var parts []string
	for _, row := range r.Rows {
		if !row.Kept {
			parts = append(parts, fmt.Sprintf("“%s”: %s", row.Label, row.note()))
		}
	}
	if len(parts) == 0 {
		parts = []string{"none"}
	}
	return fmt.Sprintf("Rates of %s (%s). Outside what was promised: %s.", count(len(r.Rows), "row"), r.Unit, strings.Join(parts, "; "))
}

// note is the rate with its interval.
func (r RateRow) note() string {
	return fmt.Sprintf("%s [%s, %s]", rate(r.Rate), rate(r.Interval.Low), rate(r.Interval.High))
}

// rate is a number of per cent, of which a thousandth is nothing.
func rate(percent float64) string {
	return number(math.Round(1000*percent) / 1000)
}

func (r Rates) draw(s *sheet) {
	ch := chart{unit: r.Unit, labelWidth: 290, noteWidth: 128, unsigned: true}
	e := newExtent()
	e.take(0)
	for _, row := range r.Rows {
		e.take(row.Interval.Low, row.Interval.High)
		if row.Most != nil {
			e.take(row.Most.Low, row.Most.High)
		}
	}
	ch.x = e.scale(0.03, marksWide(s.axisWidth(ch)))
	for _, row := range r.Rows {
		ch.rows = append(ch.rows, row.row())
	}
	s.legend(rateKeys)
	s.rows(ch)
	s.axis(ch)
}

func (r RateRow) row() row {
	notes := []string{r.note()}
	if !r.Kept {
		notes = append(notes, "not kept")
	}
	return row{label: r.Label, notes: notes, strip: 22, mark: func(c draw.Canvas, x func(float64) vg.Length) {
		drawMargin(c, x, r.Most)
		y, p := c.Center().Y, blue
		if !r.Kept {
			p = vermilion
		}
		strokeLine(c, solid(p, 5), vg.Point{X: x(r.Interval.Low), Y: y}, vg.Point{X: x(r.Interval.High), Y: y})
		estimateMark(c, p, vg.Point{X: x(r.Rate), Y: y})
	}}
}

var rateKeys = []key{
	{"rate with its interval", func(c draw.Canvas, at vg.Point) {
		strokeLine(c, solid(blue, 5), vg.Point{X: at.X - 10, Y: at.Y}, vg.Point{X: at.X + 10, Y: at.Y})
		estimateMark(c, blue, at)
	}},
	{"what was promised", marginKey.draw},
}
