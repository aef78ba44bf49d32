package figure

import (
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"
)

// sheet is one picture being laid out: blocks below one another, whose heights
// are known before the first line is drawn.
type sheet struct {
	layout layout
	width  vg.Length
	edge   vg.Length // the empty rim
	blocks []block

	title, text, small hand
}

// block is a part of the full width; it draws within the area it is given.
type block struct {
	height vg.Length
	draw   func(draw.Canvas)
}

// newSheet chooses the measures of a layout, all ours: what is read at arm's
// length on a screen is 13 pixels, and nowhere less than 12.
func newSheet(l layout) *sheet {
	s := &sheet{layout: l, width: wideWidth, edge: 16, title: newHand(17, ink).bold()}
	if l == phone {
		s.width, s.edge, s.title = phoneWidth, 2, newHand(15, ink).bold()
	}
	s.text, s.small = newHand(13, ink), newHand(12, muted)
	return s
}

// inner is the width between the rims.
func (s *sheet) inner() vg.Length { return s.width - 2*s.edge }

func (s *sheet) add(height vg.Length, d func(draw.Canvas)) {
	s.blocks = append(s.blocks, block{height, d})
}

func (s *sheet) gap(height vg.Length) { s.add(height, func(draw.Canvas) {}) }

// lines adds a paragraph.
func (s *sheet) lines(h hand, text string, most int) {
	lines := h.wrap(text, s.inner(), most)
	s.add(h.tall(len(lines)), func(c draw.Canvas) {
		h.down(c, left, vg.Point{X: c.Min.X, Y: c.Max.Y}, lines)
	})
}

// heading adds what every figure starts with.
func (s *sheet) heading(title, subtitle string) {
	s.lines(s.title, title, 3)
	if subtitle != "" {
		s.gap(2)
		s.lines(s.small, subtitle, 5)
	}
	s.gap(10)
}

// rim above and below; a phone's page has its own.
func (s *sheet) rim() vg.Length { return min(s.edge, 14) }

func (s *sheet) height() vg.Length {
	h := 2 * s.rim()
	for _, b := range s.blocks {
		h += b.height
	}
	return h
}

func (s *sheet) draw(c draw.Canvas) {
	fillRect(c, paper, c.Rectangle)
	top := c.Max.Y - s.rim()
	for _, b := range s.blocks {
		area := vg.Rectangle{Min: vg.Point{X: c.Min.X + s.edge, Y: top - b.height}, Max: vg.Point{X: c.Max.X - s.edge, Y: top}}
		b.draw(draw.Canvas{Canvas: c.Canvas, Rectangle: area})
		top -= b.height
	}
}

// key explains one mark: drawn around the middle of a box of keyWidth.
type key struct {
	label string
	draw  func(c draw.Canvas, at vg.Point)
}

const (
	keyWidth vg.Length = 26
	keyGap   vg.Length = 16
)

// legend adds keys, as many a line as fit.
func (s *sheet) legend(keys []key) {
	if len(keys) == 0 {
		return
	}
	h := s.small.in(ink)
	places, rows := s.flow(h, keys)
	step := h.leading() + 4
	s.add(vg.Length(rows)*step, func(c draw.Canvas) {
		for i, k := range keys {
			at := vg.Point{X: c.Min.X + places[i].X, Y: c.Max.Y - (places[i].Y+0.5)*step}
			k.draw(c, vg.Point{X: at.X + keyWidth/2, Y: at.Y})
			h.centred(c, left, vg.Point{X: at.X + keyWidth + 5, Y: at.Y}, h.elide(k.label, s.inner()-keyWidth-5))
		}
	})
	s.gap(8)
}

// flow returns for each key its x and its line.
func (s *sheet) flow(h hand, keys []key) (places []vg.Point, rows int) {
	var x, line vg.Length
	for _, k := range keys {
		w := keyWidth + 5 + min(h.width(k.label), s.inner()-keyWidth-5)
		if x > 0 && x+w > s.inner() {
			x, line = 0, line+1
		}
		places = append(places, vg.Point{X: x, Y: line})
		x += w + keyGap
	}
	return places, int(line) + 1
}
