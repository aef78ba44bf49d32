package figure

import (
	"fmt"
	"strings"

	"gonum.org/v1/plot"
	"gonum.org/v1/plot/plotter"
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"
)

// Lines is the score over days, one line per arm, with its interval as a band.
type Lines struct {
	Head
	// Days are the whole days drawn, ascending, counted from the
	// intervention: −3 … 13.
	Days []int
	// Arms in the order of the legend.
	Arms []LineArm
	// Mark is drawn as an upright line; nil for none.
	Mark *DayMark
	// Band says what the bands are, such as "95 % interval over 20 worlds".
	Band string
}

// LineArm is one line: a mean per day, and the two edges of its band or none.
type LineArm struct {
	Label           string
	Mean, Low, High []float64
}

// DayMark is a day worth pointing at.
type DayMark struct {
	Day   int
	Label string
}

// Figure checks and draws.
func (l Lines) Figure() (Figure, error) {
	if err := l.check(); err != nil {
		return Figure{}, fmt.Errorf("lines %s: %w", l.Name, err)
	}
	f, err := newFigure(l.Head, l.rows(), l.draw)
	f.Alt = l.alt()
	return f, err
}

func (l Lines) check() error {
	if len(l.Days) == 0 || len(l.Arms) == 0 {
		return errEmpty
	}
	for i := range l.Days[1:] {
		if l.Days[i] >= l.Days[i+1] {
			return fmt.Errorf("day %d comes after day %d: want ascending days", l.Days[i+1], l.Days[i])
		}
	}
	for _, a := range l.Arms {
		if err := a.check(len(l.Days)); err != nil {
			return fmt.Errorf("arm %q: %w", a.Label, err)
		}
	}
	return nil
}

func (a LineArm) check(days int) error {
	if len(a.Mean) != days {
		return fmt.Errorf("%d means for %d days", len(a.Mean), days)
	}
	if len(a.Low) != len(a.High) || (len(a.Low) != 0 && len(a.Low) != days) {
		return fmt.Errorf("a band of %d lower and %d upper ends for %d days", len(a.Low), len(a.High), days)
	}
	for _, vs := range [][]float64{a.Mean, a.Low, a.High} {
		if err := finite("a value", vs...); err != nil {
			return err
		}
	}
	return nil
}

func (l Lines) rows() table {
	t := table{header: []string{"arm", "day", "mean", "low", "high"}}
	for _, a := range l.Arms {
		for i, day := range l.Days {
			var low, high any
			if len(a.Low) > 0 {
				low, high = a.Low[i], a.High[i]
			}
			t.add(a.Label, day, a.Mean[i], low, high)
		}
	}
	return t
}

func (l Lines) alt() string {
	var out strings.Builder
	fmt.Fprintf(&out, "Lines over the days %[2]s to %[3]s, one per arm (%[1]s).", l.Unit, whole(l.Days[0]), whole(l.Days[len(l.Days)-1]))
	shown := []int{len(l.Days) - 1}
	for i, d := range l.Days[:len(l.Days)-1] {
		if l.Mark != nil && d == l.Mark.Day {
			shown = []int{i, len(l.Days) - 1}
		}
	}
	for _, i := range shown {
		parts := make([]string, len(l.Arms))
		for j, a := range l.Arms {
			parts[j] = a.Label + " " + number(a.Mean[i])
		}
		fmt.Fprintf(&out, " On day %s: %s.", whole(l.Days[i]), strings.Join(parts, ", "))
	}
	return out.String()
}

const labelGutter vg.Length = 158 // room for the arms' names right of their lines

func (l Lines) draw(s *sheet) {
	p := panel{height: 320, yUnit: l.yUnit(), xUnit: "days since the intervention", body: l.drawBody(s)}
	if s.layout == wide {
		p.gutter = labelGutter
	} else {
		p.height = 260
		s.legend(l.keys())
	}
	if l.Mark != nil {
		p.head = s.small.leading() + 2
	}
	p.x, p.y = l.scales(s.inner() - p.gutter)
	p.yLabel = p.y.label
	s.panel(p)
}

func (l Lines) yUnit() string {
	if l.Band == "" {
		return l.Unit
	}
	return l.Unit + " (mean; band: " + l.Band + ")"
}

func (l Lines) keys() []key {
	keys := make([]key, len(l.Arms))
	for i, a := range l.Arms {
		keys[i] = key{a.Label, styleOf(i).sample}
	}
	return keys
}

// scales keeps days whole.
func (l Lines) scales(width vg.Length) (x, y scale) {
	days, values := newExtent(), newExtent()
	days.take(float64(l.Days[0]), float64(l.Days[len(l.Days)-1]))
	for _, a := range l.Arms {
		values.take(a.Mean...)
		values.take(a.Low...)
		values.take(a.High...)
	}
	x = days.scale(0.03, int(width/34))
	x.step = max(x.step, 1)
	return x, values.scale(0.06, 6)
}

func (l Lines) drawBody(s *sheet) func(draw.Canvas, *plot.Plot) {
	return func(c draw.Canvas, p *plot.Plot) {
		for i, a := range l.Arms {
			l.drawBand(c, p, a, styleOf(i).paint.fade(0.16))
		}
		l.drawMark(s, c, p)
		for i, a := range l.Arms {
			l.drawLine(c, p, a, styleOf(i))
		}
		if s.layout == wide {
			l.drawNames(s, c, p)
		}
	}
}

func (l Lines) points(vs []float64) plotter.XYs {
	pts := make(plotter.XYs, len(vs))
	for i, v := range vs {
		pts[i] = plotter.XY{X: float64(l.Days[i]), Y: v}
	}
	return pts
}

func (l Lines) drawBand(c draw.Canvas, p *plot.Plot, a LineArm, fill paint) {
	if len(a.Low) == 0 {
		return
	}
	outline := l.points(a.High)
	low := l.points(a.Low)
	for i := len(low) - 1; i >= 0; i-- {
		outline = append(outline, low[i])
	}
	(&plotter.Polygon{XYs: []plotter.XYs{outline}, Color: fill}).Plot(c, p)
}

func (l Lines) drawLine(c draw.Canvas, p *plot.Plot, a LineArm, sty armStyle) {
	pts := l.points(a.Mean)
	(&plotter.Line{XYs: pts, LineStyle: sty.line}).Plot(c, p)
	x, y := p.Transforms(&c)
	for _, pt := range pts {
		sty.mark(c, vg.Point{X: x(pt.X), Y: y(pt.Y)})
	}
}

func (l Lines) drawMark(s *sheet, c draw.Canvas, p *plot.Plot) {
	if l.Mark == nil {
		return
	}
	tx, _ := p.Transforms(&c)
	x := tx(float64(l.Mark.Day))
	strokeLine(c, dashed(muted, 1.2), vg.Point{X: x, Y: c.Min.Y}, vg.Point{X: x, Y: c.Max.Y})
	text := s.small.elide(l.Mark.Label, c.Max.X-c.Min.X)
	half := s.small.width(text) / 2
	at := min(max(x, c.Min.X+half), c.Max.X-half)
	s.small.down(c, middle, vg.Point{X: at, Y: c.Max.Y + s.small.leading() + 2}, []string{text})
}

// drawNames writes each arm's name right of its line's end, pushed apart where
// they would overlap, with a thin leader to where the line ends.
func (l Lines) drawNames(s *sheet, c draw.Canvas, p *plot.Plot) {
	_, ty := p.Transforms(&c)
	names := make([][]string, len(l.Arms))
	want, tall := make([]vg.Length, len(l.Arms)), make([]vg.Length, len(l.Arms))
	for i, a := range l.Arms {
		names[i] = s.small.wrap(a.Label, labelGutter-46, 3)
		want[i] = ty(a.Mean[len(a.Mean)-1])
		tall[i] = s.small.tall(len(names[i])) + 4
	}
	room := vg.Rectangle{Min: vg.Point{Y: c.Min.Y - 20}, Max: vg.Point{Y: c.Max.Y + 10}}
	at := spread(want, tall, room)
	for i := range l.Arms {
		sty := styleOf(i)
		strokeLine(c, solid(sty.paint.fade(0.7), 1), vg.Point{X: c.Max.X - 2, Y: want[i]}, vg.Point{X: c.Max.X + 18, Y: at[i]}, vg.Point{X: c.Max.X + 24, Y: at[i]})
		sty.mark(c, vg.Point{X: c.Max.X + 30, Y: at[i]})
		top := vg.Point{X: c.Max.X + 40, Y: at[i] + s.small.tall(len(names[i]))/2}
		s.small.in(ink).down(c, left, top, names[i])
	}
}
