package figure

import (
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"
)

func fillRect(c draw.Canvas, p paint, r vg.Rectangle) {
	c.SetColor(p)
	c.Fill(r.Path())
}

func strokeLine(c draw.Canvas, sty draw.LineStyle, pts ...vg.Point) {
	c.StrokeLines(sty, pts)
}

// solid is an unbroken line.
func solid(p paint, width vg.Length) draw.LineStyle {
	return draw.LineStyle{Color: p, Width: width}
}

// dashed is a broken one, for what is a reference and not data.
func dashed(p paint, width vg.Length) draw.LineStyle {
	return draw.LineStyle{Color: p, Width: width, Dashes: []vg.Length{5, 4}}
}

func fillCircle(c draw.Canvas, p paint, at vg.Point, r vg.Length) {
	c.DrawGlyph(draw.GlyphStyle{Color: p, Radius: r, Shape: draw.CircleGlyph{}}, at)
}

// fillPolygon closes the outline by itself.
func fillPolygon(c draw.Canvas, p paint, pts ...vg.Point) { c.FillPolygon(p, pts) }

// diamond stands on its tip.
func diamond(at vg.Point, r vg.Length) []vg.Point {
	return []vg.Point{{X: at.X - r, Y: at.Y}, {X: at.X, Y: at.Y + r}, {X: at.X + r, Y: at.Y}, {X: at.X, Y: at.Y - r}}
}

// observedMark is a number somebody else saw: a hollow diamond, unlike all that
// this program computed.
func observedMark(c draw.Canvas, at vg.Point) {
	pts := diamond(at, 6)
	fillPolygon(c, paper, pts...)
	strokeLine(c, solid(purple, 2), append(pts, pts[0])...)
}

// estimateMark is an upright stroke: a disc would hide a short interval.
func estimateMark(c draw.Canvas, p paint, at vg.Point) {
	strokeLine(c, solid(p, 2.5), vg.Point{X: at.X, Y: at.Y - 8}, vg.Point{X: at.X, Y: at.Y + 8})
}

// meanMark is a line between two wedges; drawn below the dots it is still seen
// at both ends.
func meanMark(c draw.Canvas, at vg.Point, half vg.Length) {
	strokeLine(c, solid(ink, 1.4), vg.Point{X: at.X, Y: at.Y - half}, vg.Point{X: at.X, Y: at.Y + half})
	for _, up := range []vg.Length{1, -1} {
		y := at.Y + up*half
		fillPolygon(c, ink, vg.Point{X: at.X - 4.5, Y: y}, vg.Point{X: at.X + 4.5, Y: y}, vg.Point{X: at.X, Y: y - up*5.5})
	}
}

// armStyle is how an arm looks: colour, shape, full or hollow; after six arms
// the line breaks into dashes.
type armStyle struct {
	paint  paint
	line   draw.LineStyle
	shape  draw.GlyphDrawer
	hollow bool
}

var armShapes = []draw.GlyphDrawer{draw.CircleGlyph{}, draw.BoxGlyph{}, draw.PyramidGlyph{}}

// styleOf is the style of the i-th arm.
func styleOf(i int) armStyle {
	p := armPalette[i%len(armPalette)]
	s := armStyle{paint: p, line: solid(p, 2), shape: armShapes[i%len(armShapes)]}
	s.hollow = i/len(armShapes)%2 == 1
	if i >= len(armPalette) {
		s.line.Dashes = []vg.Length{7, 3}
	}
	return s
}

// mark draws the arm's shape, also where the canvas is narrower.
func (s armStyle) mark(c draw.Canvas, at vg.Point) {
	fill := func(p paint, r vg.Length) {
		c.SetColor(p)
		s.shape.DrawGlyph(&c, draw.GlyphStyle{Color: p, Radius: r}, at)
	}
	fill(s.paint, 3.6)
	if s.hollow {
		fill(paper, 2)
	}
}

// sample draws a short piece of the arm's line for a legend.
func (s armStyle) sample(c draw.Canvas, at vg.Point) {
	half := keyWidth / 2
	strokeLine(c, s.line, vg.Point{X: at.X - half, Y: at.Y}, vg.Point{X: at.X + half, Y: at.Y})
	s.mark(c, at)
}
