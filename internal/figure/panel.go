package figure

import (
	"gonum.org/v1/plot"
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"
)

// panel is a plotting area with two axes: round marks, a light grid, the unit
// of y above its marks and that of x below.
type panel struct {
	height       vg.Length // of the data area
	x, y         scale
	xUnit, yUnit string
	yLabel       func(float64) string
	xLabel       func(float64) string // nil for the scale's own
	head, gutter vg.Length            // room above and right of the data, drawn on by body
	body         func(c draw.Canvas, p *plot.Plot)
}

// panel adds the area; body's canvas is the data area alone.
func (s *sheet) panel(p panel) {
	h := s.small
	if p.yUnit != "" {
		s.lines(h, p.yUnit, 2)
		s.gap(4)
	}
	foot := s.axisHeight()
	s.add(p.head+p.height+foot, func(c draw.Canvas) {
		c.Min.Y += foot
		c.Max.Y -= p.head
		c.Min.X += p.leftWidth(h)
		c.Max.X -= max(p.gutter, s.overhang())
		plt := newPlot(p.x, p.y)
		p.drawY(c, plt, h)
		label := p.x.label
		if p.xLabel != nil {
			label = p.xLabel
		}
		s.drawX(c, p.x, p.xUnit, label)
		p.body(c, plt)
	})
}

// overhang is the room for half a mark's label beyond the last mark.
func (s *sheet) overhang() vg.Length { return 14 }

func (p panel) leftWidth(h hand) vg.Length {
	var w vg.Length
	for _, v := range p.y.ticks() {
		w = max(w, h.width(p.yLabel(v)))
	}
	return w + 8
}

func (p panel) drawY(c draw.Canvas, plt *plot.Plot, h hand) {
	_, y := plt.Transforms(&c)
	for _, v := range p.y.ticks() {
		strokeLine(c, solid(grid, 1), vg.Point{X: c.Min.X, Y: y(v)}, vg.Point{X: c.Max.X, Y: y(v)})
		h.centred(c, right, vg.Point{X: c.Min.X - 8, Y: y(v)}, p.yLabel(v))
	}
}

// newPlot holds the two scales; we draw its axes ourselves, because gonum pads
// an axis by what stands on it and rows could no longer be lined up.
func newPlot(x, y scale) *plot.Plot {
	p := plot.New()
	p.X.Min, p.X.Max = x.min, x.max
	p.Y.Min, p.Y.Max = y.min, y.max
	return p
}

// axisHeight is the room of marks, their labels and the unit.
func (s *sheet) axisHeight() vg.Length { return 8 + 2*s.small.leading() + 2 }

// drawX draws the lower axis below c.
func (s *sheet) drawX(c draw.Canvas, x scale, unit string, label func(float64) string) {
	tx, _ := newPlot(x, scale{max: 1}).Transforms(&c)
	y := c.Min.Y
	strokeLine(c, solid(muted, 1), vg.Point{X: c.Min.X, Y: y}, vg.Point{X: c.Max.X, Y: y})
	for _, v := range x.ticks() {
		strokeLine(c, solid(muted, 1), vg.Point{X: tx(v), Y: y}, vg.Point{X: tx(v), Y: y - 4})
		s.small.down(c, middle, vg.Point{X: tx(v), Y: y - 7}, []string{label(v)})
	}
	unit = s.small.elide(unit, s.inner())
	// Centred under the axis unless that would leave the sheet.
	half := s.small.width(unit) / 2
	at := max(c.Center().X, s.edge+half)
	at = min(at, s.width-s.edge-half)
	s.small.down(c, middle, vg.Point{X: at, Y: y - 7 - s.small.leading()}, []string{unit})
}
