package figure

import (
	"fmt"
	"strings"

	"gonum.org/v1/plot"
	"gonum.org/v1/plot/plotter"
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"
)

// Response is a quantity along rising doses: a mean with its interval at each.
type Response struct {
	Head
	// DoseUnit names the axis of the doses.
	DoseUnit string
	// Points are the doses, ascending.
	Points []DosePoint
	// Band says what the intervals are, such as "95 % interval over 20 worlds";
	// empty where there are none.
	Band string
}

// DosePoint is one dose.
type DosePoint struct {
	// Label is the arm's name.
	Label      string
	Dose, Mean float64
	// Interval is that of the mean; nil for none.
	Interval *Interval
}

// Figure checks and draws.
func (r Response) Figure() (Figure, error) {
	if err := r.check(); err != nil {
		return Figure{}, fmt.Errorf("response %s: %w", r.Name, err)
	}
	f, err := newFigure(r.Head, r.rows(), r.draw)
	f.Alt = r.alt()
	return f, err
}

func (r Response) check() error {
	if len(r.Points) == 0 {
		return errEmpty
	}
	for i, p := range r.Points {
		if err := finite("a number", p.Dose, p.Mean); err != nil {
			return fmt.Errorf("dose %q: %w", p.Label, err)
		}
		if err := p.Interval.check("the interval"); err != nil {
			return fmt.Errorf("dose %q: %w", p.Label, err)
		}
		if i > 0 && p.Dose <= r.Points[i-1].Dose {
			return fmt.Errorf("dose %q comes after %q: want rising doses", p.Label, r.Points[i-1].Label)
		}
	}
	return nil
}

func (r Response) rows() table {
	t := table{header: []string{"arm", "dose", "mean", "low", "high"}}
	for _, p := range r.Points {
		low, high := p.Interval.cells()
		t.add(p.Label, p.Dose, p.Mean, low, high)
	}
	return t
}

func (r Response) alt() string {
	parts := make([]string, len(r.Points))
	for i, p := range r.Points {
		parts[i] = fmt.Sprintf("%s (%s) %s", p.Label, trimmed(p.Dose), number(p.Mean))
	}
	return fmt.Sprintf("Dose by dose (%s): %s.", r.Unit, strings.Join(parts, ", "))
}

func (r Response) draw(s *sheet) {
	p := panel{height: 260, yUnit: r.Unit, xUnit: r.DoseUnit, body: r.drawBody(s), head: s.small.leading() + 4}
	if r.Band != "" {
		p.yUnit += " (mean; bar: " + r.Band + ")"
	}
	doses, values := newExtent(), newExtent()
	for _, pt := range r.Points {
		doses.take(pt.Dose)
		values.take(pt.Mean)
		if i := pt.Interval; i != nil {
			values.take(i.Low, i.High)
		}
	}
	p.x, p.y = doses.scale(0.08, int(s.inner()/64)), values.scale(0.1, 6)
	p.yLabel = p.y.label
	s.panel(p)
}

// drawBody draws the line thin and the intervals strong: what was measured are
// the doses, not what lies between them.
func (r Response) drawBody(s *sheet) func(draw.Canvas, *plot.Plot) {
	return func(c draw.Canvas, p *plot.Plot) {
		line := make(plotter.XYs, len(r.Points))
		for i, pt := range r.Points {
			line[i] = plotter.XY{X: pt.Dose, Y: pt.Mean}
		}
		(&plotter.Line{XYs: line, LineStyle: solid(blue.fade(0.5), 1.4)}).Plot(c, p)
		x, y := p.Transforms(&c)
		free := c.Min.X - s.edge
		for _, pt := range r.Points {
			at := vg.Point{X: x(pt.Dose), Y: y(pt.Mean)}
			if i := pt.Interval; i != nil {
				strokeLine(c, solid(blue, 4), vg.Point{X: at.X, Y: y(i.Low)}, vg.Point{X: at.X, Y: y(i.High)})
			}
			fillPolygon(c, blue, diamond(at, 6.5)...)
			free = s.nameAbove(c, pt.Label, at.X, free)
		}
	}
}

// nameAbove writes a name above the data area, if it fits right of what is free,
// and returns what is free then. Names that do not fit are in the table.
func (s *sheet) nameAbove(c draw.Canvas, name string, x, free vg.Length) vg.Length {
	text := s.small.elide(name, (c.Max.X-c.Min.X)/3)
	width := s.small.width(text)
	at := min(max(x, c.Min.X+width/2), c.Max.X-width/2)
	if at-width/2 < free {
		return free
	}
	s.small.down(c, middle, vg.Point{X: at, Y: c.Max.Y + s.small.leading() + 4}, []string{text})
	return at + width/2 + 8
}
