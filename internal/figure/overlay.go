package figure

import (
	"errors"
	"fmt"
	"math"
	"strings"

	"gonum.org/v1/plot"
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"
)

// Overlay is two distributions over one another, each as the share that lies at
// or below a value: where the lines are far apart, the distributions are.
type Overlay struct {
	Head
	// Data is drawn as the reference, Other over it.
	Data, Other Steps
	// Linear asks for even steps of the axis; else they are powers of ten, and
	// values of 0 stand at its left end.
	Linear bool
	// Named are the names of the values 0, 1, 2 …, which then are all there are; nil
	// where values are numbers.
	Named []string
	// Noun names what the shares are of, such as "post".
	Noun string
}

// Steps is a distribution: Shares[i] of it, 0..1 and rising, lie at or below
// Values[i], which rise too.
type Steps struct {
	Label          string
	Values, Shares []float64
}

// Figure checks and draws.
func (o Overlay) Figure() (Figure, error) {
	for _, s := range o.both() {
		if err := errors.Join(s.check(), o.checkNames(s)); err != nil {
			return Figure{}, fmt.Errorf("overlay %s: %q: %w", o.Name, s.Label, err)
		}
	}
	f, err := newFigure(o.Head, o.rows(), o.draw)
	f.Alt = o.alt()
	return f, err
}

func (o Overlay) both() [2]Steps { return [2]Steps{o.Data, o.Other} }

// checkNames refuses a value that has no name where values have one.
func (o Overlay) checkNames(s Steps) error {
	if o.Named == nil {
		return nil
	}
	if !o.Linear {
		return errors.New("values with names need even steps")
	}
	for _, v := range s.Values {
		if v != math.Trunc(v) || v < 0 || int(v) >= len(o.Named) {
			return fmt.Errorf("the value %v is none of the %d that have a name", v, len(o.Named))
		}
	}
	return nil
}

func (s Steps) check() error {
	if len(s.Values) == 0 {
		return errEmpty
	}
	if len(s.Shares) != len(s.Values) {
		return fmt.Errorf("%d shares for %d values", len(s.Shares), len(s.Values))
	}
	if err := finite("a value", s.Values...); err != nil {
		return err
	}
	last := 0.0
	for i, share := range s.Shares {
		if !(last <= share && share <= 1) {
			return fmt.Errorf("the share %v comes after %v: want shares that rise, 0 to 1", share, last)
		}
		if s.Values[i] < 0 || i > 0 && s.Values[i] <= s.Values[i-1] {
			return fmt.Errorf("the value %v: want values that rise, from 0 on", s.Values[i])
		}
		last = share
	}
	return nil
}

func (o Overlay) rows() table {
	t := table{header: []string{"of", "value", "share at or below"}}
	for _, s := range o.both() {
		for i, v := range s.Values {
			t.add(s.Label, o.cell(v), s.Shares[i])
		}
	}
	return t
}

func (o Overlay) alt() string {
	parts := make([]string, 2)
	for i, s := range o.both() {
		parts[i] = fmt.Sprintf("%s: half of the %ss at or below %s, nine tenths at or below %s", s.Label, o.Noun, o.told(s.reaching(0.5)), o.told(s.reaching(0.9)))
	}
	return fmt.Sprintf("Two distributions of %s. %s.", o.Unit, strings.Join(parts, "; "))
}

// cell is a value in the table, by its name where it has one.
func (o Overlay) cell(v float64) any {
	if o.Named != nil {
		return o.told(v)
	}
	return v
}

// told is a value in words.
func (o Overlay) told(v float64) string {
	if o.Named != nil {
		return o.Named[int(v)]
	}
	return number(v)
}

// whole reports whether no value lies between two whole ones.
func (o Overlay) whole() bool { return areWhole(o.Data.Values) && areWhole(o.Other.Values) }

// reaching is the first value at which the share is reached.
func (s Steps) reaching(share float64) float64 {
	for i, at := range s.Shares {
		if at >= share {
			return s.Values[i]
		}
	}
	return s.Values[len(s.Values)-1]
}

func (o Overlay) draw(s *sheet) {
	s.legend(o.keys())
	x := newExtent()
	for _, d := range o.both() {
		for _, v := range d.Values {
			x.take(o.at(v))
		}
	}
	p := panel{height: 280, xUnit: o.Unit, yUnit: "share of the " + o.Noun + "s at or below"}
	if s.layout == phone {
		p.height = 220
	}
	p.x = x.scale(0.02, marksWide(s.inner()))
	if !o.Linear || o.whole() {
		p.x.step = math.Max(1, math.Ceil(p.x.step))
	}
	switch {
	case o.Named != nil:
		p.x.step, p.xLabel = 1, o.told
	case !o.Linear:
		p.xLabel = power
	}
	p.y = scale{0, 1.02, 0.2}
	p.yLabel = func(v float64) string { return percent(v) }
	p.body = func(c draw.Canvas, plt *plot.Plot) {
		tx, ty := plt.Transforms(&c)
		for i, d := range o.both() {
			strokeLine(c, overlayLines[i], o.outline(d, c.Min.X, tx, ty)...)
		}
	}
	s.panel(p)
}

// overlayLines are those of the data and of what is drawn over it.
var overlayLines = [2]draw.LineStyle{referenceLine, dashed(blue, 2.2)}

// least is where values of 0, and all below it, stand on an axis of powers of ten
// (ours): counts begin at 1, delays at a few hundredths of a minute.
const least = 0.01

// at is the place of a value on the axis.
func (o Overlay) at(v float64) float64 {
	if o.Linear {
		return v
	}
	if v == 0 {
		return o.lowest()
	}
	return math.Log10(math.Max(v, least))
}

// lowest is where 0 stands: a bit left of the least value above it.
func (o Overlay) lowest() float64 {
	low := math.Inf(1)
	for _, s := range o.both() {
		for _, v := range s.Values {
			if v > 0 {
				low = math.Min(low, v)
			}
		}
	}
	if math.IsInf(low, 1) {
		return 0
	}
	return math.Log10(math.Max(low, least)) - 0.3
}

// power writes a mark on an axis of powers of ten.
func power(v float64) string { return trimmed(math.Pow(10, math.Round(v))) }

// outline rises at each value.
func (o Overlay) outline(d Steps, left vg.Length, tx, ty func(float64) vg.Length) []vg.Point {
	pts := []vg.Point{{X: left, Y: ty(0)}}
	for i, v := range d.Values {
		x := tx(o.at(v))
		pts = append(pts, vg.Point{X: x, Y: pts[len(pts)-1].Y}, vg.Point{X: x, Y: ty(d.Shares[i])})
	}
	return pts
}

func (o Overlay) keys() []key {
	var keys []key
	for i, d := range o.both() {
		keys = append(keys, key{d.Label, func(c draw.Canvas, at vg.Point) {
			strokeLine(c, overlayLines[i], vg.Point{X: at.X - 12, Y: at.Y}, vg.Point{X: at.X + 12, Y: at.Y})
		}})
	}
	return keys
}
