package figure

import (
	"fmt"
	"sort"
	"strings"

	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"
)

// Dots is one dot per world (or subject): the paired differences of each row.
type Dots struct {
	Head
	Rows []DotRow
}

// DotRow is one claim's differences; numbers in the figure's unit.
type DotRow struct {
	Label string
	// Noun names what a dot is, such as "world" or "subject".
	Noun string
	// Points in any order; keys name them in the table.
	Points   []Dot
	Mean     float64
	Margin   *Margin    // where the claim holds; nil for none
	Observed []Observed // numbers of others
	// Note is written below the mean, such as "0 % down, 30 % same, 70 % up".
	Note string
}

// Dot is one world's difference.
type Dot struct {
	Key   string
	Value float64
}

// mostDots is how many dots a row shows one by one; more are drawn as columns
// whose height is their number. 120 is what fits a phone's strip (ours).
const mostDots = 120

// Figure checks and draws.
func (d Dots) Figure() (Figure, error) {
	if err := d.check(); err != nil {
		return Figure{}, fmt.Errorf("dots %s: %w", d.Name, err)
	}
	f, err := newFigure(d.Head, d.rows(), d.draw)
	f.Alt = d.alt()
	return f, err
}

func (d Dots) check() error {
	if len(d.Rows) == 0 {
		return errEmpty
	}
	for _, r := range d.Rows {
		if err := r.check(); err != nil {
			return fmt.Errorf("row %q: %w", r.Label, err)
		}
	}
	return nil
}

func (r DotRow) check() error {
	if len(r.Points) == 0 {
		return errEmpty
	}
	for _, p := range r.Points {
		if err := finite("the difference of "+p.Key, p.Value); err != nil {
			return err
		}
	}
	for _, o := range r.Observed {
		if err := finite("the number of "+o.Label, o.At); err != nil {
			return err
		}
	}
	if err := finite("the mean", r.Mean); err != nil {
		return err
	}
	return r.Margin.check()
}

// rows keeps the caller's order of points, and appends mean and observed.
func (d Dots) rows() table {
	t := table{header: []string{"claim", "of", "name", "difference"}}
	for _, r := range d.Rows {
		for _, p := range r.Points {
			t.add(r.Label, r.Noun, p.Key, p.Value)
		}
		t.add(r.Label, "mean", "", r.Mean)
		for _, o := range r.Observed {
			t.add(r.Label, "reported", o.Label, o.At)
		}
	}
	return t
}

func (d Dots) alt() string {
	parts := make([]string, len(d.Rows))
	for i, r := range d.Rows {
		vs := r.sorted()
		n := toldApart(nil, vs[0], vs[len(vs)-1], r.Mean)
		parts[i] = fmt.Sprintf("“%s”: %s from %s to %s, mean %s.", r.Label, count(len(vs), r.Noun),
			n.signed(vs[0]), n.signed(vs[len(vs)-1]), n.signed(r.Mean))
		if len(r.Observed) > 0 {
			parts[i] += " Drawn in: " + observedText(r.Observed) + "."
		}
	}
	return fmt.Sprintf("Differences one by one (%s). %s", d.Unit, strings.Join(parts, " "))
}

func (r DotRow) sorted() []float64 {
	vs := make([]float64, len(r.Points))
	for i, p := range r.Points {
		vs[i] = p.Value
	}
	sort.Float64s(vs)
	return vs
}

const dotStrip vg.Length = 54

func (d Dots) draw(s *sheet) {
	ch := chart{unit: d.Unit, labelWidth: 206, noteWidth: 192}
	ch.x = d.extent().scale(0.05, marksWide(s.axisWidth(ch)))
	for _, r := range d.Rows {
		notes := []string{"mean " + toldApart(nil, r.Mean).signed(r.Mean), count(len(r.Points), r.Noun)}
		if r.Note != "" {
			notes = append(notes, r.Note)
		}
		ch.rows = append(ch.rows, row{label: r.Label, notes: notes, strip: dotStrip + s.observedRoom(r.Observed), mark: r.mark(s)})
	}
	s.legend(d.keys())
	s.rows(ch)
	s.axis(ch)
}

func (d Dots) extent() extent {
	e := newExtent()
	e.take(0)
	for _, r := range d.Rows {
		e.take(r.sorted()...)
		e.take(r.Mean)
		if r.Margin != nil {
			e.take(r.Margin.Low, r.Margin.High)
		}
		for _, o := range r.Observed {
			e.take(o.At)
		}
	}
	return e
}

func (r DotRow) mark(s *sheet) func(draw.Canvas, func(float64) vg.Length) {
	return func(c draw.Canvas, x func(float64) vg.Length) {
		drawMargin(c, x, r.Margin)
		mid := c.Min.Y + dotStrip/2
		xs := make([]vg.Length, len(r.Points))
		for i, v := range r.sorted() {
			xs[i] = x(v)
		}
		meanMark(c, vg.Point{X: x(r.Mean), Y: mid}, dotStrip/2)
		if len(xs) > mostDots {
			drawColumns(c, xs, mid)
		} else {
			drawSwarm(c, xs, mid)
		}
		s.drawObserved(c, x, r.Observed, mid)
	}
}

// drawSwarm takes the largest discs with which the swarm stays in its strip,
// and squeezes what even the smallest cannot hold.
func drawSwarm(c draw.Canvas, xs []vg.Length, mid vg.Length) {
	const half = dotStrip/2 - 5
	var at []vg.Point
	var reach, r vg.Length
	for r = 4.5; r >= 2; r -= 0.5 {
		if at, reach = swarm(xs, r); reach+r <= half {
			break
		}
	}
	r = max(r, 2)
	squeeze := min(1, (half-r)/max(reach, 1))
	for _, p := range at {
		fillCircle(c, blue.fade(0.78), vg.Point{X: p.X, Y: mid + p.Y*squeeze}, r)
	}
}

// drawColumns heaps what lies within one column's width upon its first dot, so
// that whole numbers stand exactly where they are.
func drawColumns(c draw.Canvas, xs []vg.Length, mid vg.Length) {
	const width = 6
	var at []vg.Length
	var counts []int
	most := 0
	for i, x := range xs {
		if i == 0 || x-at[len(at)-1] >= width {
			at, counts = append(at, x), append(counts, 0)
		}
		counts[len(counts)-1]++
		most = max(most, counts[len(counts)-1])
	}
	for i, n := range counts {
		half := max(1, vg.Length(n)/vg.Length(most)*(dotStrip/2-6))
		fillRect(c, blue.fade(0.78), vg.Rectangle{Min: vg.Point{X: at[i] - width/2 + 0.5, Y: mid - half}, Max: vg.Point{X: at[i] + width/2 - 0.5, Y: mid + half}})
	}
}

func (d Dots) keys() []key {
	var columns, margin, seen bool
	noun := ""
	for _, r := range d.Rows {
		many := len(r.Points) > mostDots
		columns = columns || many
		if !many && noun == "" {
			noun = r.Noun
		}
		margin, seen = margin || r.Margin != nil, seen || len(r.Observed) > 0
	}
	dot := key{"one " + noun, func(c draw.Canvas, at vg.Point) { fillCircle(c, blue.fade(0.78), at, 4.5) }}
	column := key{"many: as high as they are", func(c draw.Canvas, at vg.Point) {
		for i, h := range []vg.Length{3, 7, 5} {
			x := at.X + vg.Length(i-1)*5
			fillRect(c, blue.fade(0.78), vg.Rectangle{Min: vg.Point{X: x - 2, Y: at.Y - h}, Max: vg.Point{X: x + 2, Y: at.Y + h}})
		}
	}}
	mean := key{"mean", func(c draw.Canvas, at vg.Point) { meanMark(c, at, 8) }}
	return chosen([]bool{noun != "", columns, true, margin, seen}, []key{dot, column, mean, marginKey, observedKey})
}
