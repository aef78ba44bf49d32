package figure

import (
	"fmt"
	"math"
	"sort"

	"gonum.org/v1/plot"
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"
)

// Histogram is a distribution as bars, beside a reference as an outline.
type Histogram struct {
	Head
	// Edges are the ends of the classes, ascending; one more than Shares.
	Edges []float64
	// Shares per class, each 0..1 of the whole, named Label.
	Shares []float64
	Label  string
	// Reference are the shares of something else in the same classes, named
	// ReferenceLabel; empty for none.
	Reference      []float64
	ReferenceLabel string
	// Noun names who is counted, such as "account".
	Noun string
	// Marks are upright lines, such as the ends of a margin.
	Marks []Observed
}

// Bins counts values into about n classes of one round width around them and returns
// what [Histogram] wants; nil for no values. A value on an edge counts above
// it, the largest below. The values must be finite.
func Bins(values []float64, n int) (edges, shares []float64) {
	if len(values) == 0 {
		return nil, nil
	}
	e := newExtent()
	e.take(values...)
	step := e.scale(0, n).step
	first := math.Floor(e.min / step)
	last := max(math.Floor(e.max/step)+1, first+1)
	for i := first; i <= last; i++ {
		edges = append(edges, i*step)
	}
	counts := make([]int, len(edges)-1)
	for _, v := range values {
		i := sort.Search(len(edges), func(k int) bool { return edges[k] > v }) - 1
		counts[min(max(i, 0), len(counts)-1)]++
	}
	for _, c := range counts {
		shares = append(shares, float64(c)/float64(len(values)))
	}
	return edges, shares
}

// Figure checks and draws.
func (h Histogram) Figure() (Figure, error) {
	if err := h.check(); err != nil {
		return Figure{}, fmt.Errorf("histogram %s: %w", h.Name, err)
	}
	f, err := newFigure(h.Head, h.rows(), h.draw)
	f.Alt = h.alt()
	return f, err
}

func (h Histogram) check() error {
	if len(h.Shares) == 0 {
		return errEmpty
	}
	if len(h.Edges) != len(h.Shares)+1 {
		return fmt.Errorf("%d edges for %d classes", len(h.Edges), len(h.Shares))
	}
	if len(h.Reference) != 0 && len(h.Reference) != len(h.Shares) {
		return fmt.Errorf("%d reference shares for %d classes", len(h.Reference), len(h.Shares))
	}
	if err := finite("an edge", h.Edges...); err != nil {
		return err
	}
	for i, v := range h.Edges[1:] {
		if v <= h.Edges[i] {
			return fmt.Errorf("edge %v comes after %v: want ascending edges", v, h.Edges[i])
		}
	}
	return h.checkShares()
}

func (h Histogram) checkShares() error {
	for _, vs := range [][]float64{h.Shares, h.Reference} {
		for _, v := range vs {
			if !(v >= 0 && v <= 1) {
				return fmt.Errorf("a share is %v: want 0 to 1", v)
			}
		}
	}
	for _, m := range h.Marks {
		if err := finite("the mark "+m.Label, m.At); err != nil {
			return err
		}
	}
	return nil
}

func (h Histogram) rows() table {
	t := table{header: []string{"from", "to", "share"}}
	if len(h.Reference) > 0 {
		t.header = append(t.header, "share of "+h.ReferenceLabel)
	}
	for i, v := range h.Shares {
		cells := []any{h.Edges[i], h.Edges[i+1], v}
		if len(h.Reference) > 0 {
			cells = append(cells, h.Reference[i])
		}
		t.add(cells...)
	}
	return t
}

func (h Histogram) alt() string {
	top := 0
	for i, v := range h.Shares {
		if v > h.Shares[top] {
			top = i
		}
	}
	out := fmt.Sprintf("Histogram of %s (%s): from %s to %s, the fullest class is %s to %s with %s of the %ss.", h.Label, h.Unit,
		trimmed(h.Edges[0]), trimmed(h.Edges[len(h.Edges)-1]), trimmed(h.Edges[top]), trimmed(h.Edges[top+1]), percent(h.Shares[top]), h.Noun)
	if len(h.Reference) > 0 {
		out += fmt.Sprintf(" For comparison, %s: %s there.", h.ReferenceLabel, percent(h.Reference[top]))
	}
	if len(h.Marks) > 0 {
		out += " Marked: " + observedText(h.Marks) + "."
	}
	return out
}

func percent(v float64) string { return trimmed(v*100) + " %" }

func (h Histogram) draw(s *sheet) {
	if len(h.Reference) > 0 {
		s.legend(h.keys())
	}
	x, y := newExtent(), newExtent()
	x.take(h.Edges...)
	for _, m := range h.Marks {
		x.take(m.At)
	}
	y.take(0)
	y.take(h.Shares...)
	y.take(h.Reference...)
	p := panel{height: 280, xUnit: h.Unit, yUnit: "share of the " + h.Noun + "s"}
	if s.layout == phone {
		p.height = 220
	}
	p.head = s.observedRoom(h.Marks)
	p.x = x.scale(0.02, marksWide(s.inner()))
	p.y = y.scale(0, 5)
	p.y.min, p.y.max = 0, p.y.max*1.04
	p.yLabel = func(v float64) string { return percent(v) }
	p.body = h.drawBody(s)
	s.panel(p)
}

func (h Histogram) drawBody(s *sheet) func(draw.Canvas, *plot.Plot) {
	return func(c draw.Canvas, p *plot.Plot) {
		x, y := p.Transforms(&c)
		for i, v := range h.Shares {
			if v > 0 {
				lo, hi := x(h.Edges[i])+0.5, max(x(h.Edges[i+1])-0.5, x(h.Edges[i])+1)
				fillRect(c, blue.fade(0.75), vg.Rectangle{Min: vg.Point{X: lo, Y: c.Min.Y}, Max: vg.Point{X: hi, Y: max(y(v), c.Min.Y+1)}})
			}
		}
		if len(h.Reference) > 0 {
			strokeLine(c, referenceLine, h.outline(x, y)...)
		}
		h.drawMarks(s, c, x)
	}
}

var referenceLine = solid(ink, 1.8)

// outline walks over the reference's classes in steps.
func (h Histogram) outline(x, y func(float64) vg.Length) []vg.Point {
	pts := []vg.Point{{X: x(h.Edges[0]), Y: y(0)}}
	for i, v := range h.Reference {
		pts = append(pts, vg.Point{X: x(h.Edges[i]), Y: y(v)}, vg.Point{X: x(h.Edges[i+1]), Y: y(v)})
	}
	return append(pts, vg.Point{X: x(h.Edges[len(h.Edges)-1]), Y: y(0)})
}

// drawMarks labels each mark on a line of its own above the data.
func (h Histogram) drawMarks(s *sheet, c draw.Canvas, x func(float64) vg.Length) {
	for i, m := range h.Marks {
		top := c.Max.Y + vg.Length(len(h.Marks)-i)*s.small.leading()
		text := s.small.in(ink).elide(m.Label, c.Max.X-c.Min.X)
		half := s.small.width(text) / 2
		at := min(max(x(m.At), c.Min.X+half), c.Max.X-half)
		s.small.in(ink).down(c, middle, vg.Point{X: at, Y: top}, []string{text})
		strokeLine(c, dashed(vermilion, 1.6), vg.Point{X: x(m.At), Y: c.Min.Y}, vg.Point{X: x(m.At), Y: top - s.small.leading()})
	}
}

func (h Histogram) keys() []key {
	bars := key{h.Label, func(c draw.Canvas, at vg.Point) {
		fillRect(c, blue.fade(0.75), vg.Rectangle{Min: vg.Point{X: at.X - 9, Y: at.Y - 6}, Max: vg.Point{X: at.X + 9, Y: at.Y + 6}})
	}}
	reference := key{h.ReferenceLabel, func(c draw.Canvas, at vg.Point) {
		strokeLine(c, referenceLine, vg.Point{X: at.X - 12, Y: at.Y - 4}, vg.Point{X: at.X, Y: at.Y - 4}, vg.Point{X: at.X, Y: at.Y + 4}, vg.Point{X: at.X + 12, Y: at.Y + 4})
	}}
	return []key{bars, reference}
}
