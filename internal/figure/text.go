package figure

import (
	"strings"
	"unicode/utf8"

	xfont "golang.org/x/image/font"
	"gonum.org/v1/plot/font"
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"
)

// fontStack names fonts of the same widths as the bundled one, so that what was
// measured here fits there.
const fontStack = `'Liberation Sans', Arial, Helvetica, sans-serif`

// anchor says which end of a text its point is.
type anchor int

const (
	left anchor = 1 + iota
	middle
	right
)

// String is the word SVG uses.
func (a anchor) String() string {
	switch a {
	case middle:
		return "middle"
	case right:
		return "end"
	default:
		return "start"
	}
}

// hand is a way of writing: a face and a paint.
type hand struct {
	face  font.Face
	paint paint
}

func newHand(size vg.Length, p paint) hand {
	return hand{sans(size, xfont.WeightNormal), p}
}

// bold is the same hand, pressing harder.
func (h hand) bold() hand {
	h.face = sans(h.face.Font.Size, xfont.WeightBold)
	return h
}

func (h hand) in(p paint) hand {
	h.paint = p
	return h
}

func sans(size vg.Length, w xfont.Weight) font.Face {
	return font.DefaultCache.Lookup(font.Font{Typeface: "Liberation", Variant: "Sans", Weight: w}, size)
}

// leading is the distance of two baselines.
func (h hand) leading() vg.Length { return h.face.Font.Size * 1.32 }

func (h hand) width(s string) vg.Length { return h.face.Width(s) }

// write puts one line at a baseline.
func (h hand) write(c draw.Canvas, a anchor, pt vg.Point, s string) {
	if s == "" {
		return
	}
	c.SetColor(h.paint)
	if svg, ok := c.Canvas.(*svgCanvas); ok {
		svg.text(label{h.face, a, pt, s})
		return
	}
	switch a {
	case middle:
		pt.X -= h.width(s) / 2
	case right:
		pt.X -= h.width(s)
	}
	c.FillString(h.face, pt, s)
}

// centred writes one line whose capitals are centred on pt.
func (h hand) centred(c draw.Canvas, a anchor, pt vg.Point, s string) {
	// 0.72 em is the height of Liberation Sans's capitals and digits.
	pt.Y -= h.face.Font.Size * 0.36
	h.write(c, a, pt, s)
}

// down writes lines from the top edge and returns the edge below them.
func (h hand) down(c draw.Canvas, a anchor, top vg.Point, lines []string) vg.Length {
	for _, l := range lines {
		h.write(c, a, vg.Point{X: top.X, Y: top.Y - h.face.Font.Size*0.93}, l)
		top.Y -= h.leading()
	}
	return top.Y
}

// tall is the height that n lines take.
func (h hand) tall(n int) vg.Length { return vg.Length(n) * h.leading() }

// wrap breaks a text into at most most lines of the given width; what does not
// fit ends in "…". A word wider than a line is broken.
func (h hand) wrap(s string, width vg.Length, most int) []string {
	var lines []string
	line := ""
	for _, word := range h.pieces(s, width) {
		longer := strings.TrimPrefix(line+" "+word, " ")
		if line != "" && h.width(longer) > width {
			lines = append(lines, line)
			longer = word
		}
		line = longer
	}
	if line != "" {
		lines = append(lines, line)
	}
	if len(lines) > most {
		lines = append(lines[:most-1:most-1], h.elide(lines[most-1]+"…", width))
	}
	return lines
}

// pieces are the words, those too wide cut into parts that fit.
func (h hand) pieces(s string, width vg.Length) []string {
	var out []string
	for _, word := range strings.Fields(s) {
		for h.width(word) > width && utf8.RuneCountInString(word) > 1 {
			n := h.fits(word, width)
			out = append(out, word[:n])
			word = word[n:]
		}
		out = append(out, word)
	}
	return out
}

// fits counts the bytes of the longest start of s within the width, at least
// one rune.
func (h hand) fits(s string, width vg.Length) int {
	_, n := utf8.DecodeRuneInString(s)
	for i := range s {
		if i > n && h.width(s[:i]) > width {
			return n
		}
		n = max(n, i)
	}
	return n
}

// elide shortens one line to the width, ending in "…" where something is lost.
func (h hand) elide(s string, width vg.Length) string {
	s = strings.Join(strings.Fields(s), " ")
	if h.width(s) <= width {
		return s
	}
	for s != "" {
		_, n := utf8.DecodeLastRuneInString(s)
		s = s[:len(s)-n]
		if short := strings.TrimRight(s, " …") + "…"; h.width(short) <= width {
			return short
		}
	}
	return ""
}
