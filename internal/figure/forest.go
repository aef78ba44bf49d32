package figure

import (
	"fmt"
	"strings"

	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"
)

// Forest is claims as rows: estimate, intervals, where the claim holds, verdict.
type Forest struct {
	Head
	Rows []ForestRow
}

// ForestRow is one claim; all numbers are in the figure's unit.
type ForestRow struct {
	// Label is what the claim says.
	Label    string
	Estimate float64
	// Inner is the thick interval (90 %), Outer the thin one (95 %); nil where
	// there is none, as in a census or an exact path.
	Inner, Outer *Interval
	// Margin is where the claim holds; nil when no range says so.
	Margin *Margin
	// Observed are numbers of others the claim is about.
	Observed []Observed
	Verdict  Verdict
	// Note is one more line beside the row; may be empty.
	Note string
	// ByConstruction: the verdict follows from the scorer's definition.
	ByConstruction bool
}

// Figure checks and draws.
func (f Forest) Figure() (Figure, error) {
	if err := f.check(); err != nil {
		return Figure{}, fmt.Errorf("forest %s: %w", f.Name, err)
	}
	out, err := newFigure(f.Head, f.rows(), f.draw)
	out.Alt = f.alt()
	return out, err
}

func (f Forest) check() error {
	if len(f.Rows) == 0 {
		return errEmpty
	}
	for _, r := range f.Rows {
		if err := r.check(); err != nil {
			return fmt.Errorf("row %q: %w", r.Label, err)
		}
	}
	return nil
}

func (r ForestRow) check() error {
	if r.Verdict < Supported || r.Verdict > Void {
		return fmt.Errorf("verdict %d is none", int(r.Verdict))
	}
	if err := finite("the estimate", r.Estimate); err != nil {
		return err
	}
	for _, o := range r.Observed {
		if err := finite("the number of "+o.Label, o.At); err != nil {
			return err
		}
	}
	if err := r.Inner.check("the inner interval"); err != nil {
		return err
	}
	if err := r.Outer.check("the outer interval"); err != nil {
		return err
	}
	return r.Margin.check()
}

func (f Forest) rows() table {
	t := table{header: []string{"claim", "estimate", "inner low", "inner high", "outer low", "outer high", "margin low", "margin high", "observed", "verdict", "by construction", "note"}}
	for _, r := range f.Rows {
		il, ih := r.Inner.cells()
		ol, oh := r.Outer.cells()
		ml, mh := r.Margin.cells()
		t.add(r.Label, r.Estimate, il, ih, ol, oh, ml, mh, observedText(r.Observed), r.Verdict, yes(r.ByConstruction), r.Note)
	}
	return t
}

func observedText(seen []Observed) string {
	parts := make([]string, len(seen))
	for i, o := range seen {
		parts[i] = o.Label + ": " + plus(trimmed(o.At))
	}
	return strings.Join(parts, "; ")
}

func yes(b bool) string {
	if b {
		return "yes"
	}
	return "no"
}

func (f Forest) alt() string {
	parts := make([]string, len(f.Rows))
	for i, r := range f.Rows {
		parts[i] = fmt.Sprintf("“%s”: %s, %s.", r.Label, r.effect(" to "), r.Verdict)
	}
	return fmt.Sprintf("Forest plot of %s (%s). %s", count(len(f.Rows), "claim"), f.Unit, strings.Join(parts, " "))
}

// effect is the estimate with its outer, or else its inner interval.
func (r ForestRow) effect(to string) string {
	i, n := r.interval(), r.numerals()
	if i == nil {
		return n.signed(r.Estimate)
	}
	return fmt.Sprintf("%s [%s%s%s]", n.signed(r.Estimate), n.signed(i.Low), to, n.signed(i.High))
}

func (r ForestRow) interval() *Interval {
	if r.Outer == nil {
		return r.Inner
	}
	return r.Outer
}

// numerals are those of all numbers of the row. An inner interval by itself is one
// of single subjects, who may move by whole points only.
func (r ForestRow) numerals() numerals {
	shown := []float64{r.Estimate}
	if i := r.interval(); i != nil {
		shown = append(shown, i.Low, i.High)
	}
	if r.Outer == nil && r.Inner != nil && areWhole(shown) {
		return numerals{}
	}
	var bounds []float64
	if r.Margin != nil {
		bounds = append(bounds, r.Margin.Low, r.Margin.High)
	}
	return toldApart(bounds, shown...)
}

// count writes "1 claim", "2 claims".
func count(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return fmt.Sprintf("%d %ss", n, noun)
}

func (f Forest) draw(s *sheet) {
	ch := chart{unit: f.Unit, labelWidth: 232, noteWidth: 176}
	ch.x = f.extent().scale(0.05, marksWide(s.axisWidth(ch)))
	for _, r := range f.Rows {
		ch.rows = append(ch.rows, row{label: r.Label, verdict: r.Verdict, notes: r.notes(), strip: 26 + s.observedRoom(r.Observed), mark: r.mark(s)})
	}
	s.legend(f.keys())
	s.rows(ch)
	s.axis(ch)
}

func (f Forest) extent() extent {
	e := newExtent()
	e.take(0)
	for _, r := range f.Rows {
		e.take(r.Estimate)
		for _, i := range []*Interval{r.Inner, r.Outer} {
			if i != nil {
				e.take(i.Low, i.High)
			}
		}
		if r.Margin != nil {
			e.take(r.Margin.Low, r.Margin.High)
		}
		for _, o := range r.Observed {
			e.take(o.At)
		}
	}
	return e
}

func (r ForestRow) notes() []string {
	notes := []string{r.Verdict.String(), r.effect(", ")}
	if r.Note != "" {
		notes = append(notes, r.Note)
	}
	if r.ByConstruction {
		notes = append(notes, "by construction")
	}
	return notes
}

func (r ForestRow) mark(s *sheet) func(draw.Canvas, func(float64) vg.Length) {
	return func(c draw.Canvas, x func(float64) vg.Length) {
		drawMargin(c, x, r.Margin)
		y := c.Min.Y + 13
		p := r.Verdict.paint()
		r.drawInterval(c, x, y)
		if r.Inner == nil && r.Outer == nil {
			fillPolygon(c, p, diamond(vg.Point{X: x(r.Estimate), Y: y}, 6.5)...)
		} else {
			estimateMark(c, p, vg.Point{X: x(r.Estimate), Y: y})
		}
		s.drawObserved(c, x, r.Observed, y)
	}
}

func (r ForestRow) drawInterval(c draw.Canvas, x func(float64) vg.Length, y vg.Length) {
	for _, part := range []struct {
		at    *Interval
		width vg.Length
	}{{r.Outer, 1.6}, {r.Inner, 5}} {
		if part.at != nil {
			strokeLine(c, solid(r.Verdict.paint(), part.width), vg.Point{X: x(part.at.Low), Y: y}, vg.Point{X: x(part.at.High), Y: y})
		}
	}
}

// keys explains only what occurs.
func (f Forest) keys() []key {
	var interval, point, margin, seen bool
	verdicts := map[Verdict]bool{}
	for _, r := range f.Rows {
		some := r.Inner != nil || r.Outer != nil
		interval, point = interval || some, point || !some
		margin, seen = margin || r.Margin != nil, seen || len(r.Observed) > 0
		verdicts[r.Verdict] = true
	}
	keys := chosen([]bool{interval, point, margin, seen}, []key{intervalKey, pointKey, marginKey, observedKey})
	return append(keys, verdictKeys(verdicts)...)
}

// chosen keeps the keys whose sight occurs.
func chosen(occurs []bool, keys []key) []key {
	var out []key
	for i, k := range keys {
		if occurs[i] {
			out = append(out, k)
		}
	}
	return out
}

var intervalKey = key{"90 % (thick) and 95 % interval", func(c draw.Canvas, at vg.Point) {
	strokeLine(c, solid(ink, 1.6), vg.Point{X: at.X - 13, Y: at.Y}, vg.Point{X: at.X + 13, Y: at.Y})
	strokeLine(c, solid(ink, 5), vg.Point{X: at.X - 8, Y: at.Y}, vg.Point{X: at.X + 8, Y: at.Y})
	estimateMark(c, ink, at)
}}

var pointKey = key{"no interval: nothing was sampled", func(c draw.Canvas, at vg.Point) {
	fillPolygon(c, ink, diamond(at, 6.5)...)
}}
