package figure

import (
	"strings"

	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"
)

// row is one line of a chart of rows: a label, a strip on the shared axis, and
// what is said of it.
type row struct {
	label   string
	verdict Verdict // drawn as a sign before the notes; 0 for none
	notes   []string
	strip   vg.Length // the height its marks need
	mark    func(c draw.Canvas, x func(float64) vg.Length)
}

// chart is rows over one axis.
type chart struct {
	rows       []row
	x          scale
	unit       string
	labelWidth vg.Length // of the columns in the wide layout
	noteWidth  vg.Length
	unsigned   bool // marks of the axis carry no plus
}

const (
	columnGap vg.Length = 18
	rowGap    vg.Length = 14
	signWidth vg.Length = 2*signRadius + 6
)

// marksWide is how many round marks suit an axis of this width.
func marksWide(w vg.Length) int { return int(w / 46) }

// axisWidth is that of the strips.
func (s *sheet) axisWidth(ch chart) vg.Length {
	if s.layout == phone {
		return s.inner() - 2*s.overhang()
	}
	return s.inner() - ch.labelWidth - ch.noteWidth - 2*columnGap
}

// strips is the part of an area that lies on the axis.
func (s *sheet) strips(c draw.Canvas, ch chart) draw.Canvas {
	if s.layout == phone {
		return draw.Crop(c, s.overhang(), -s.overhang(), 0, 0)
	}
	return draw.Crop(c, ch.labelWidth+columnGap, -ch.noteWidth-columnGap, 0, 0)
}

// rows adds the rows, a line between them, without the axis.
func (s *sheet) rows(ch chart) {
	for _, r := range ch.rows {
		if s.layout == phone {
			s.tallRow(ch, r)
		} else {
			s.wideRow(ch, r)
		}
	}
}

// axis adds the shared axis below the rows.
func (s *sheet) axis(ch chart) {
	s.add(s.axisHeight(), func(c draw.Canvas) {
		a := s.strips(c, ch)
		a.Min.Y = a.Max.Y
		label := ch.x.signed
		if ch.unsigned {
			label = ch.x.label
		}
		s.drawX(a, ch.x, ch.unit, label)
	})
}

// wideRow stands label, strip and notes side by side.
func (s *sheet) wideRow(ch chart, r row) {
	label := s.text.wrap(r.label, ch.labelWidth, 5)
	notes := s.noteLines(r, ch.noteWidth)
	height := max(s.text.tall(len(label)), s.text.tall(len(notes)), r.strip) + rowGap
	s.add(height, func(c draw.Canvas) {
		s.rule(c)
		mid := c.Center().Y
		s.text.down(c, left, vg.Point{X: c.Min.X, Y: mid + s.text.tall(len(label))/2}, label)
		s.drawStrip(s.strips(c, ch), ch, r)
		s.drawNotes(c, vg.Point{X: c.Max.X - ch.noteWidth, Y: mid + s.text.tall(len(notes))/2}, r, notes)
	})
}

// noteLines fits the notes to a column, the sign's room taken off.
func (s *sheet) noteLines(r row, width vg.Length) []string {
	if r.verdict != 0 {
		width -= signWidth
	}
	var out []string
	for i, n := range r.notes {
		h := s.text
		if i == 0 {
			h = h.bold()
		}
		out = append(out, h.wrap(n, width, 2)...)
	}
	return out
}

// drawNotes writes the first line bold, after the sign.
func (s *sheet) drawNotes(c draw.Canvas, top vg.Point, r row, notes []string) {
	if r.verdict != 0 {
		r.verdict.sign(c, vg.Point{X: top.X + signRadius, Y: top.Y - s.text.leading()/2})
		top.X += signWidth
	}
	for i, n := range notes {
		h := s.text
		if i == 0 {
			h = h.bold()
		}
		top.Y = h.down(c, left, top, []string{n})
	}
}

// tallRow stands label, notes and strip below one another.
func (s *sheet) tallRow(ch chart, r row) {
	label := s.text.wrap(r.label, s.inner(), 6)
	note := s.flowing(r)
	text := s.text.tall(len(label)) + note.height
	s.add(rowGap+text+4+r.strip, func(c draw.Canvas) {
		s.rule(c)
		top := vg.Point{X: c.Min.X, Y: c.Max.Y - rowGap/2}
		top.Y = s.text.down(c, left, top, label)
		note.draw(draw.Crop(c, 0, 0, 0, top.Y-c.Max.Y))
		c.Max.Y = top.Y - note.height - 2
		s.drawStrip(s.strips(c, ch), ch, r)
	})
}

// flowing sets the notes as running text: sign, the first note bold, the others
// after it where they fit on its line, else below.
func (s *sheet) flowing(r row) block {
	var indent vg.Length
	if r.verdict != 0 {
		indent = signWidth
	}
	width := s.inner() - indent
	lead := s.text.bold().elide(r.notes[0], width)
	after := s.text.bold().width(lead) + 8
	rest := s.text.wrap(strings.Join(r.notes[1:], " · "), width, 3)
	beside := len(rest) == 1 && after+s.text.width(rest[0]) <= width
	lines := 1 + len(rest)
	if beside {
		lines = 1
	}
	return block{s.text.tall(lines), func(c draw.Canvas) {
		top := vg.Point{X: c.Min.X + indent, Y: c.Max.Y}
		if r.verdict != 0 {
			r.verdict.sign(c, vg.Point{X: c.Min.X + signRadius, Y: top.Y - s.text.leading()/2})
		}
		below := s.text.bold().down(c, left, top, []string{lead})
		if beside {
			s.text.down(c, left, vg.Point{X: top.X + after, Y: top.Y}, rest)
			return
		}
		s.text.down(c, left, vg.Point{X: top.X, Y: below}, rest)
	}}
}

// rule divides a row from what is above it.
func (s *sheet) rule(c draw.Canvas) {
	strokeLine(c, solid(grid, 1), vg.Point{X: c.Min.X, Y: c.Max.Y}, c.Max)
}

// drawStrip draws grid, zero and marks; the marks get a strip of the height
// they asked for, in the middle.
func (s *sheet) drawStrip(c draw.Canvas, ch chart, r row) {
	x, _ := newPlot(ch.x, scale{max: 1}).Transforms(&c)
	for _, v := range ch.x.ticks() {
		sty := solid(grid, 1)
		if v == 0 {
			sty = solid(muted, 1)
		}
		strokeLine(c, sty, vg.Point{X: x(v), Y: c.Min.Y}, vg.Point{X: x(v), Y: c.Max.Y})
	}
	spare := (c.Max.Y - c.Min.Y - r.strip) / 2
	r.mark(draw.Crop(c, 0, 0, spare, -spare), x)
}

// drawMargin shades where the claim holds.
func drawMargin(c draw.Canvas, x func(float64) vg.Length, m *Margin) {
	if m == nil {
		return
	}
	lo, hi := max(x(m.Low), c.Min.X), min(x(m.High), c.Max.X)
	if hi-lo < 2 { // an exact margin still has to be seen
		lo, hi = lo-1, hi+1
	}
	fillRect(c, ink.fade(0.10), vg.Rectangle{Min: vg.Point{X: lo, Y: c.Min.Y}, Max: vg.Point{X: hi, Y: c.Max.Y}})
	for _, edge := range []vg.Length{lo, hi} {
		if edge > c.Min.X && edge < c.Max.X {
			strokeLine(c, solid(ink.fade(0.45), 1), vg.Point{X: edge, Y: c.Min.Y}, vg.Point{X: edge, Y: c.Max.Y})
		}
	}
}

// marginKey explains the shading.
var marginKey = key{"the claim holds here", func(c draw.Canvas, at vg.Point) {
	fillRect(c, ink.fade(0.10), vg.Rectangle{Min: vg.Point{X: at.X - 12, Y: at.Y - 7}, Max: vg.Point{X: at.X + 12, Y: at.Y + 7}})
	strokeLine(c, solid(ink.fade(0.45), 1), vg.Point{X: at.X + 12, Y: at.Y - 7}, vg.Point{X: at.X + 12, Y: at.Y + 7})
}}

// observedRoom is the height that labels of observed numbers need.
func (s *sheet) observedRoom(seen []Observed) vg.Length {
	return vg.Length(len(seen)) * s.small.leading()
}

// drawObserved labels each number on a line of its own at the top of c and
// marks it at the height y.
func (s *sheet) drawObserved(c draw.Canvas, x func(float64) vg.Length, seen []Observed, y vg.Length) {
	top := c.Max.Y
	for _, o := range seen {
		text := s.small.in(ink).elide(o.Label+": "+plus(trimmed(o.At)), c.Max.X-c.Min.X)
		half := s.small.width(text) / 2
		at := min(max(x(o.At), c.Min.X+half), c.Max.X-half)
		next := s.small.in(ink).down(c, middle, vg.Point{X: at, Y: top}, []string{text})
		strokeLine(c, solid(purple, 1), vg.Point{X: x(o.At), Y: next + 1}, vg.Point{X: x(o.At), Y: y})
		observedMark(c, vg.Point{X: x(o.At), Y: y})
		top = next
	}
}

var observedKey = key{"reported by others", observedMark}
