package figure

import (
	"errors"
	"fmt"
	"strings"

	"gonum.org/v1/plot"
	"gonum.org/v1/plot/plotter"
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"
)

// Facets is the same small panel for each of several, with the diagonal on which
// both axes are equal: curves that would cover one another in one panel stand side
// by side, and one of them is repeated in all.
type Facets struct {
	Head
	// Across names the lower axis; Unit of the head is what rises.
	Across string
	// Low and High end the lower axis. The other one has at least the same ends.
	Low, High float64
	Facets    []Facet
	// Of says what a facet is of, as "scorer", and Columns name what lies across and
	// what rises, in tables.
	Of      string
	Columns [2]string
	// Diagonal, Course and Spots say what the diagonal, a facet's curve and its
	// spots are, in the legend; empty where there is none.
	Diagonal, Course, Spots string
	// Repeated is the place of the facet whose curve is drawn in all others too; −1
	// for none.
	Repeated int
}

// Facet is one panel: a curve, or spots with their intervals, or both.
type Facet struct {
	// Label heads it, Note stands below that.
	Label, Note string
	Curve       []FacetPoint
	Spots       []Spot
}

// FacetPoint is a point of a curve.
type FacetPoint struct{ X, Y float64 }

// Spot is a point that was measured, with the interval of Y.
type Spot struct {
	FacetPoint
	Interval Interval
}

// Figure checks and draws.
func (f Facets) Figure() (Figure, error) {
	if err := f.check(); err != nil {
		return Figure{}, fmt.Errorf("facets %s: %w", f.Name, err)
	}
	fig, err := newFigure(f.Head, f.rows(), f.draw)
	fig.Alt = f.alt()
	return fig, err
}

func (f Facets) check() error {
	if len(f.Facets) == 0 {
		return errEmpty
	}
	if err := finite("an end of the axis", f.Low, f.High); err != nil {
		return err
	}
	if f.Low >= f.High {
		return fmt.Errorf("the axis runs from %v to %v: want the lower end first", f.Low, f.High)
	}
	if f.Repeated < -1 || f.Repeated >= len(f.Facets) {
		return fmt.Errorf("facet %d is to be repeated, of %d", f.Repeated, len(f.Facets))
	}
	for _, facet := range f.Facets {
		if err := facet.check(); err != nil {
			return fmt.Errorf("facet %q: %w", facet.Label, err)
		}
	}
	return nil
}

func (f Facet) check() error {
	if len(f.Curve)+len(f.Spots) == 0 {
		return errEmpty
	}
	for _, p := range f.Curve {
		if err := finite("a point of the curve", p.X, p.Y); err != nil {
			return err
		}
	}
	for _, s := range f.Spots {
		if err := errors.Join(finite("a spot", s.X, s.Y), s.Interval.check("the interval")); err != nil {
			return err
		}
	}
	return nil
}

func (f Facets) rows() table {
	t := table{header: []string{f.Of, f.Columns[0], f.Columns[1], "low", "high"}}
	for _, facet := range f.Facets {
		for _, p := range facet.Curve {
			t.add(facet.Label, p.X, p.Y, nil, nil)
		}
		for _, s := range facet.Spots {
			t.add(facet.Label, s.X, s.Y, s.Interval.Low, s.Interval.High)
		}
	}
	return t
}

func (f Facets) alt() string {
	parts := make([]string, len(f.Facets))
	for i, facet := range f.Facets {
		parts[i] = facet.Label + " (" + facet.Note + ")"
	}
	return fmt.Sprintf("A panel for each %s: %s. Across: %s. Up: %s.", f.Of, strings.Join(parts, ", "), f.Across, f.Unit)
}

// The gap between panels, and what half of the last mark's label takes right of
// one (ours).
const (
	facetGap vg.Length = 14
	facetRim vg.Length = 12
)

func (f Facets) columns(l layout) int {
	most := 3
	if l == phone {
		most = 2
	}
	return min(most, len(f.Facets))
}

func (f Facets) draw(s *sheet) {
	s.legend(f.keys())
	if f.Unit != "" {
		s.lines(s.small, "Up: "+f.Unit, 2)
	}
	s.lines(s.small, "Across: "+f.Across, 2)
	s.gap(6)
	columns := f.columns(s.layout)
	width := (s.inner() - facetGap*vg.Length(columns-1)) / vg.Length(columns)
	if columns == 1 {
		width = min(width, 360)
	}
	for at := 0; at < len(f.Facets); at += columns {
		f.line(s, at, min(len(f.Facets), at+columns), width)
	}
}

// line adds the panels from one place to another, side by side.
func (f Facets) line(s *sheet, from, to int, width vg.Length) {
	p := f.panel(width)
	foot, side := 8+s.small.leading(), width-p.leftWidth(s.small)-facetRim
	heads, lines := f.heads(s, from, to, width)
	h := s.small.in(ink).bold()
	top := h.tall(lines[0]) + s.small.tall(lines[1]) + 6
	s.add(top+side+foot+10, func(c draw.Canvas) {
		for i := range heads {
			area := c
			area.Min.X += vg.Length(i) * (width + facetGap)
			area.Max.X = area.Min.X + width
			y := h.down(area, left, vg.Point{X: area.Min.X, Y: area.Max.Y}, heads[i][0])
			s.small.down(area, left, vg.Point{X: area.Min.X, Y: y}, heads[i][1])
			area.Min.X, area.Max.X = area.Max.X-facetRim-side, area.Max.X-facetRim
			area.Max.Y -= top
			area.Min.Y = area.Max.Y - side
			f.drawPanel(s, area, from+i, p)
		}
	})
}

// heads are the wrapped label and note of each panel of a line, and the most
// lines that any has of the one and of the other.
func (f Facets) heads(s *sheet, from, to int, width vg.Length) (heads [][2][]string, lines [2]int) {
	for _, facet := range f.Facets[from:to] {
		head := [2][]string{s.small.bold().wrap(facet.Label, width, 2), s.small.wrap(facet.Note, width, 2)}
		heads = append(heads, head)
		lines = [2]int{max(lines[0], len(head[0])), max(lines[1], len(head[1]))}
	}
	return heads, lines
}

// panel has the axes that all facets share.
func (f Facets) panel(width vg.Length) panel {
	across, up := newExtent(), newExtent()
	across.take(f.Low, f.High)
	up.take(f.Low, f.High)
	for _, facet := range f.Facets {
		for _, p := range facet.Curve {
			up.take(p.Y)
		}
		for _, s := range facet.Spots {
			up.take(s.Interval.Low, s.Interval.High)
		}
	}
	p := panel{x: across.scale(0, 2), y: up.scale(0, int(width/24))}
	p.x.step = (f.High - f.Low) / 2 // both ends have a mark, whatever they are
	p.yLabel = p.y.label
	return p
}

func (f Facets) drawPanel(s *sheet, c draw.Canvas, at int, axes panel) {
	plt := newPlot(axes.x, axes.y)
	axes.drawY(c, plt, s.small)
	s.drawX(c, axes.x, "", axes.x.label)
	x, y := plt.Transforms(&c)
	strokeLine(c, dashed(muted, 1.2), vg.Point{X: x(f.Low), Y: y(f.Low)}, vg.Point{X: x(f.High), Y: y(f.High)})
	if f.Repeated >= 0 && at != f.Repeated {
		f.curve(c, plt, f.Facets[f.Repeated], solid(muted, 1.2))
	}
	facet := f.Facets[at]
	f.curve(c, plt, facet, solid(blue, 2.2))
	for _, spot := range facet.Spots {
		strokeLine(c, solid(blue, 2), vg.Point{X: x(spot.X), Y: y(spot.Interval.Low)}, vg.Point{X: x(spot.X), Y: y(spot.Interval.High)})
		fillCircle(c, blue, vg.Point{X: x(spot.X), Y: y(spot.Y)}, 3.6)
	}
}

func (f Facets) curve(c draw.Canvas, plt *plot.Plot, facet Facet, line draw.LineStyle) {
	if len(facet.Curve) < 2 {
		return
	}
	points := make(plotter.XYs, len(facet.Curve))
	for i, p := range facet.Curve {
		points[i] = plotter.XY(p)
	}
	(&plotter.Line{XYs: points, LineStyle: line}).Plot(c, plt)
}

func (f Facets) keys() []key {
	stroke := func(style draw.LineStyle) func(draw.Canvas, vg.Point) {
		return func(c draw.Canvas, at vg.Point) {
			strokeLine(c, style, vg.Point{X: at.X - keyWidth/2, Y: at.Y}, vg.Point{X: at.X + keyWidth/2, Y: at.Y})
		}
	}
	var keys []key
	if f.Course != "" {
		keys = append(keys, key{f.Course, stroke(solid(blue, 2.2))})
	}
	if f.Spots != "" {
		keys = append(keys, key{f.Spots, func(c draw.Canvas, at vg.Point) {
			strokeLine(c, solid(blue, 2), vg.Point{X: at.X, Y: at.Y - 8}, vg.Point{X: at.X, Y: at.Y + 8})
			fillCircle(c, blue, at, 3.6)
		}})
	}
	if f.Repeated >= 0 {
		keys = append(keys, key{f.Facets[f.Repeated].Label, stroke(solid(muted, 1.2))})
	}
	return append(keys, key{f.Diagonal, stroke(dashed(muted, 1.2))})
}
