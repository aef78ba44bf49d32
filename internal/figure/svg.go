package figure

import (
	"bytes"
	"encoding/xml"
	"fmt"
	"image"
	"image/color"
	"math"
	"strconv"
	"strings"

	"gonum.org/v1/plot/font"
	"gonum.org/v1/plot/vg"
)

// svgCanvas writes what is drawn as SVG. Gonum's own canvas writes fixed
// colours and sizes and mirrors the page, which a themed page cannot undo.
// Elements that look alike share a group, which keeps the text short.
type svgCanvas struct {
	width, height vg.Length
	body          bytes.Buffer
	pen           pen
	saved         []pen
	group         string // attributes of the open group, "" when none is open
}

type pen struct {
	paint paint
	width vg.Length
	dash  []vg.Length
}

var _ vg.CanvasSizer = (*svgCanvas)(nil)

func newSVGCanvas(w, h vg.Length) *svgCanvas {
	c := &svgCanvas{width: w, height: h}
	vg.Initialize(c)
	return c
}

// Size is the whole drawing's.
func (c *svgCanvas) Size() (w, h vg.Length) { return c.width, c.height }

func (c *svgCanvas) SetLineWidth(w vg.Length)               { c.pen.width = w }
func (c *svgCanvas) SetLineDash(d []vg.Length, _ vg.Length) { c.pen.dash = d }
func (c *svgCanvas) Push()                                  { c.saved = append(c.saved, c.pen) }
func (c *svgCanvas) Pop() {
	c.pen = c.saved[len(c.saved)-1]
	c.saved = c.saved[:len(c.saved)-1]
}

// SetColor takes paints only; gonum's black, set before we draw, means ink.
func (c *svgCanvas) SetColor(col color.Color) {
	p, ok := col.(paint)
	if !ok {
		p = ink
	}
	c.pen.paint = p
}

func (c *svgCanvas) Stroke(p vg.Path) {
	if c.pen.width <= 0 {
		return
	}
	attr := `fill="none" ` + c.pen.paint.attributes("stroke") + ` stroke-width="` + short(float64(c.pen.width)) + `"`
	if len(c.pen.dash) > 0 {
		attr += ` stroke-dasharray="` + dashes(c.pen.dash) + `"`
	}
	c.shape(attr, p)
}

func (c *svgCanvas) Fill(p vg.Path) { c.shape(c.pen.paint.attributes("fill"), p) }

func (c *svgCanvas) shape(attr string, p vg.Path) {
	c.in(attr)
	for _, comp := range p {
		if comp.Type == vg.ArcComp {
			c.circle(comp)
			return
		}
	}
	fmt.Fprintf(&c.body, "<path d=\"%s\"/>\n", c.steps(p))
}

func (c *svgCanvas) circle(comp vg.PathComp) {
	if math.Abs(comp.Angle) < 2*math.Pi-1e-9 {
		panic("figure: the SVG canvas draws whole circles, not arcs")
	}
	fmt.Fprintf(&c.body, "<circle cx=\"%s\" cy=\"%s\" r=\"%s\"/>\n", short(float64(comp.Pos.X)), c.y(comp.Pos.Y), short(float64(comp.Radius)))
}

func (c *svgCanvas) steps(p vg.Path) string {
	var out strings.Builder
	for _, comp := range p {
		switch comp.Type {
		case vg.MoveComp:
			out.WriteString("M" + short(float64(comp.Pos.X)) + " " + c.y(comp.Pos.Y))
		case vg.LineComp:
			out.WriteString("L" + short(float64(comp.Pos.X)) + " " + c.y(comp.Pos.Y))
		case vg.CloseComp:
			out.WriteString("Z")
		default:
			panic("figure: the SVG canvas draws lines and circles, not curves")
		}
	}
	return out.String()
}

// FillString implements [vg.Canvas]; our own text is anchored, see text.
func (c *svgCanvas) FillString(f font.Face, pt vg.Point, s string) {
	c.text(label{f, left, pt, s})
}

// label is a line of text in its place.
type label struct {
	face   font.Face
	anchor anchor
	at     vg.Point
	text   string
}

// text leaves the alignment to the reader, whose font may be another one.
func (c *svgCanvas) text(l label) {
	attr := c.pen.paint.attributes("fill") + ` font-size="` + short(float64(l.face.Font.Size)) + `"`
	if l.face.Font.Weight != 0 {
		attr += ` font-weight="bold"`
	}
	if l.anchor != left {
		attr += ` text-anchor="` + l.anchor.String() + `"`
	}
	c.in(attr)
	fmt.Fprintf(&c.body, "<text x=\"%s\" y=\"%s\">%s</text>\n", short(float64(l.at.X)), c.y(l.at.Y), escape(l.text))
}

// DrawImage, Rotate, Translate and Scale are part of [vg.Canvas].
func (c *svgCanvas) DrawImage(vg.Rectangle, image.Image) {
	panic("figure: the SVG canvas draws vectors")
}
func (c *svgCanvas) Rotate(float64)         { panic("figure: the SVG canvas draws upright") }
func (c *svgCanvas) Translate(vg.Point)     { panic("figure: the SVG canvas draws in place") }
func (c *svgCanvas) Scale(float64, float64) { panic("figure: the SVG canvas draws to scale") }

// in continues the open group or opens another.
func (c *svgCanvas) in(attr string) {
	if attr == c.group {
		return
	}
	c.out()
	c.group = attr
	c.body.WriteString("<g " + attr + ">\n")
}

func (c *svgCanvas) out() {
	if c.group != "" {
		c.body.WriteString("</g>\n")
	}
	c.group = ""
}

// y turns gonum's upward axis into SVG's downward one.
func (c *svgCanvas) y(v vg.Length) string { return short(float64(c.height - v)) }

// root is what the outermost element says of the picture.
type root struct{ id, class, title, alt string }

func (c *svgCanvas) document(r root) []byte {
	c.out()
	var out bytes.Buffer
	fmt.Fprintf(&out, `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %s %s" id="%s"`, short(float64(c.width)), short(float64(c.height)), r.id)
	if r.class != "" {
		fmt.Fprintf(&out, ` class="%s"`, r.class)
	}
	fmt.Fprintf(&out, ` role="img" aria-labelledby="%[1]s-title %[1]s-desc" font-family="%[2]s" stroke-linejoin="round">`+"\n", r.id, fontStack)
	fmt.Fprintf(&out, "<title id=\"%s-title\">%s</title>\n<desc id=\"%s-desc\">%s</desc>\n", r.id, escape(r.title), r.id, escape(r.alt))
	out.Write(c.body.Bytes())
	out.WriteString("</svg>\n")
	return out.Bytes()
}

// escape makes any text safe inside an element; characters that XML forbids
// become U+FFFD.
func escape(s string) string {
	var out bytes.Buffer
	if err := xml.EscapeText(&out, []byte(s)); err != nil {
		panic("figure: a buffer refused text: " + err.Error())
	}
	return out.String()
}

// short prints hundredths of a point, which no screen tells apart.
func short(v float64) string {
	s := strconv.FormatFloat(math.Round(v*100)/100+0, 'f', -1, 64)
	if s == "-0" {
		return "0"
	}
	return s
}

func dashes(ds []vg.Length) string {
	out := make([]string, len(ds))
	for i, d := range ds {
		out[i] = short(float64(d))
	}
	return strings.Join(out, " ")
}
