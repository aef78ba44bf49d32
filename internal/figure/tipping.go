package figure

import (
	"errors"
	"fmt"
	"math"
	"slices"
	"strings"

	"gonum.org/v1/plot"
	"gonum.org/v1/plot/plotter"
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"
)

// Tipping is the effect of one claim along a constant, with its verdict at every
// value that was tried and the places where it turns.
type Tipping struct {
	Head
	// Constant names what stands along the lower axis, with its unit.
	Constant string
	// Points rise in At.
	Points []TippingPoint
	// Margin is the range of effects in which the claim holds; nil for none.
	Margin *Margin
	// Turns are the values at which the verdict turns, rising.
	Turns []float64
	// Here is the value that the constant has.
	Here float64
}

// TippingPoint is the claim at one value. A value without a verdict, at which no
// experiment could be made, is left out by the caller.
type TippingPoint struct {
	At       float64
	Estimate float64
	Outer    *Interval // nil for none
	Verdict  Verdict
}

// Figure checks and draws.
func (t Tipping) Figure() (Figure, error) {
	if err := t.check(); err != nil {
		return Figure{}, fmt.Errorf("tipping %s: %w", t.Name, err)
	}
	f, err := newFigure(t.Head, t.rows(), t.draw)
	f.Alt = t.alt()
	return f, err
}

func (t Tipping) check() error {
	if len(t.Points) == 0 {
		return errEmpty
	}
	for i, p := range t.Points {
		if err := errors.Join(finite("a value of the constant", p.At), finite("an effect", p.Estimate), p.Outer.check("an interval")); err != nil {
			return err
		}
		if i > 0 && t.Points[i-1].At >= p.At {
			return fmt.Errorf("value %v comes after %v: want rising values", p.At, t.Points[i-1].At)
		}
		if p.Verdict.String() == "" {
			return fmt.Errorf("value %v has no verdict", p.At)
		}
	}
	return errors.Join(finite("a turn", t.Turns...), finite("the constant", t.Here), t.Margin.check())
}

func (t Tipping) rows() table {
	out := table{header: []string{"constant", "verdict", "effect", "low", "high"}}
	for _, p := range t.Points {
		low, high := p.Outer.cells()
		out.add(p.At, p.Verdict.String(), p.Estimate, low, high)
	}
	return out
}

func (t Tipping) alt() string {
	first, last := t.Points[0], t.Points[len(t.Points)-1]
	text := fmt.Sprintf("The effect (%s) along %s: %s at %s, where the claim is %s, to %s at %s, where it is %s.", t.Unit, t.Constant,
		signedNumber(first.Estimate), number(first.At), first.Verdict, signedNumber(last.Estimate), number(last.At), last.Verdict)
	if len(t.Turns) == 0 {
		return text + " The verdict does not turn."
	}
	at := make([]string, len(t.Turns))
	for i, x := range t.Turns {
		at[i] = number(x)
	}
	return text + " The verdict turns at " + strings.Join(at, ", ") + "."
}

func (t Tipping) draw(s *sheet) {
	p := panel{height: 280, yUnit: t.Unit + " (95 % interval)", xUnit: t.Constant, head: 2 * (s.small.leading() + 2), body: t.drawBody(s)}
	if s.layout == phone {
		p.height = 230
	}
	s.legend(t.keys())
	p.x, p.y = t.scales(s.inner())
	p.yLabel = p.y.signed
	s.panel(p)
}

func (t Tipping) keys() []key {
	seen := map[Verdict]bool{}
	for _, p := range t.Points {
		seen[p.Verdict] = true
	}
	keys := verdictKeys(seen)
	if t.Margin != nil {
		keys = append(keys, key{"end of the range in which the claim holds", func(c draw.Canvas, at vg.Point) {
			strokeLine(c, solid(ink, 1.4), vg.Point{X: at.X - keyWidth/2, Y: at.Y}, vg.Point{X: at.X + keyWidth/2, Y: at.Y})
		}})
	}
	return keys
}

func (t Tipping) scales(width vg.Length) (x, y scale) {
	along, effects := newExtent(), newExtent()
	along.take(t.Here)
	effects.take(0)
	for _, p := range t.Points {
		along.take(p.At)
		effects.take(p.Estimate)
		if p.Outer != nil {
			effects.take(p.Outer.Low, p.Outer.High)
		}
	}
	if t.Margin != nil {
		effects.take(t.Margin.Low, t.Margin.High)
	}
	x = along.scale(0.04, int(width/70))
	if along.max-along.min < 1 { // a single value gets one unit around, which may be far too much
		span := max(along.max-along.min, 1e-9*max(1, math.Abs(along.max)))
		x = extent{along.min - span*0.04, along.max + span*0.04}.scale(0, int(width/70))
	}
	return x, effects.scale(0.08, 6)
}

// turnLabel stands above a turn, unless the last one's stands there.
const turnLabel = "the verdict turns"

func (t Tipping) drawBody(s *sheet) func(draw.Canvas, *plot.Plot) {
	return func(c draw.Canvas, p *plot.Plot) {
		x, y := p.Transforms(&c)
		t.drawMargin(c, y)
		named := vg.Length(math.Inf(-1))
		for _, turn := range t.Turns {
			label := ""
			if x(turn)-named > s.small.width(turnLabel) {
				label, named = turnLabel, x(turn)
			}
			t.upright(s, c, x(turn), label, 1)
		}
		t.upright(s, c, x(t.Here), "as it is", 0)
		t.drawCourse(c, p)
		for _, pt := range t.apart(x) {
			pt.Verdict.sign(c, vg.Point{X: x(pt.At), Y: y(pt.Estimate)})
		}
	}
}

func (t Tipping) drawMargin(c draw.Canvas, y func(float64) vg.Length) {
	if t.Margin == nil {
		return
	}
	for _, end := range []float64{t.Margin.Low, t.Margin.High} {
		if !math.IsInf(end, 0) {
			strokeLine(c, solid(ink, 1.4), vg.Point{X: c.Min.X, Y: y(end)}, vg.Point{X: c.Max.X, Y: y(end)})
		}
	}
}

// upright marks a value; its label stands above the data, on the given line.
func (t Tipping) upright(s *sheet, c draw.Canvas, x vg.Length, label string, line int) {
	strokeLine(c, dashed(muted, 1.2), vg.Point{X: x, Y: c.Min.Y}, vg.Point{X: x, Y: c.Max.Y})
	text := s.small.elide(label, c.Max.X-c.Min.X)
	half := s.small.width(text) / 2
	at := min(max(x, c.Min.X+half), c.Max.X-half)
	s.small.down(c, middle, vg.Point{X: at, Y: c.Max.Y + vg.Length(line+1)*(s.small.leading()+1)}, []string{text})
}

// drawCourse draws the effect as a line and its intervals as a band.
func (t Tipping) drawCourse(c draw.Canvas, p *plot.Plot) {
	var course, high, low plotter.XYs
	for _, pt := range t.Points {
		course = append(course, plotter.XY{X: pt.At, Y: pt.Estimate})
		if pt.Outer != nil {
			high = append(high, plotter.XY{X: pt.At, Y: pt.Outer.High})
			low = append(low, plotter.XY{X: pt.At, Y: pt.Outer.Low})
		}
	}
	slices.Reverse(low)
	if len(high) > 1 {
		(&plotter.Polygon{XYs: []plotter.XYs{append(high, low...)}, Color: muted.fade(0.22)}).Plot(c, p)
	}
	(&plotter.Line{XYs: course, LineStyle: solid(muted, 1.6)}).Plot(c, p)
}

// apart leaves out signs that would cover each other, as those of a search that
// closes in on a turn do: all stand in the table.
func (t Tipping) apart(x func(float64) vg.Length) []TippingPoint {
	var shown []TippingPoint
	for i, p := range t.Points {
		free := !slices.ContainsFunc(shown, func(o TippingPoint) bool { return math.Abs(float64(x(o.At)-x(p.At))) < 2*float64(signRadius)+1 })
		if i == 0 || free {
			shown = append(shown, p)
		}
	}
	return shown
}
