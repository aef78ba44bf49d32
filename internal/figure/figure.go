package figure

import (
	"bytes"
	"fmt"
	"image/png"
	"regexp"
	"strings"

	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"
	"gonum.org/v1/plot/vg/vgimg"
)

// Head is what every figure has.
type Head struct {
	// Name is the stem of the file names and of the ids inside the SVG: lower
	// case letters, digits and hyphens, starting with a letter.
	Name string
	// Title says what is seen, in one line where possible.
	Title string
	// Subtitle says how to read it; may be empty.
	Subtitle string
	// Unit names what the axis measures, such as "points of score".
	Unit string
}

// Figure is one picture, checked and ready to be written in every form.
type Figure struct {
	// Name is the stem of its file names.
	Name string
	// Title is the heading also drawn in the picture.
	Title string
	// Alt tells in sentences what the picture shows.
	Alt string

	subtitle string
	table    table
	body     func(*sheet)
}

// layout is the width a figure is laid out for.
type layout int

const (
	wide  layout = 1 + iota // a page, a file, paper
	phone                   // one hand
)

// String names the layout in classes and ids.
func (l layout) String() string {
	if l == phone {
		return "phone"
	}
	return "wide"
}

// Widths in points, which are CSS pixels in an SVG. A phone of 390 pixels has
// about 360 left between its margins (ours).
const (
	wideWidth  vg.Length = 760
	phoneWidth vg.Length = 360
)

// pngDPI makes a point two pixels.
const pngDPI = 144

var validName = regexp.MustCompile(`^[a-z][a-z0-9-]*$`)

// newFigure checks the head and joins the parts.
func newFigure(h Head, t table, body func(*sheet)) (Figure, error) {
	if !validName.MatchString(h.Name) {
		return Figure{}, fmt.Errorf("figure name %q: want lower case letters, digits and hyphens, a letter first", h.Name)
	}
	if strings.TrimSpace(h.Title) == "" {
		return Figure{}, fmt.Errorf("figure %s: it has no title", h.Name)
	}
	return Figure{Name: h.Name, Title: h.Title, subtitle: h.Subtitle, table: t, body: body}, nil
}

// SVG returns the wide picture as a document that also stands alone: it scales
// to the room it gets, and its colours follow the variables of [CSS] where a
// page defines them.
func (f Figure) SVG() []byte { return f.svg(wide, "") }

// Inline returns the wide and the phone picture, one after the other, for a
// page that includes [CSS], which shows the one that fits.
func (f Figure) Inline() []byte {
	return append(f.svg(wide, "figure-"), f.svg(phone, "figure-")...)
}

func (f Figure) svg(l layout, class string) []byte {
	s := f.lay(l)
	c := newSVGCanvas(s.width, s.height())
	s.draw(draw.New(c))
	top := root{id: "fig-" + f.Name + "-" + l.String(), title: f.Title, alt: f.Alt}
	if class != "" {
		top.class = class + l.String()
	}
	return c.document(top)
}

// PNG returns the wide picture at two pixels per point, in the light theme.
func (f Figure) PNG() ([]byte, error) {
	s := f.lay(wide)
	c := vgimg.NewWith(vgimg.UseWH(s.width, s.height()), vgimg.UseDPI(pngDPI), vgimg.UseBackgroundColor(paper))
	s.draw(draw.New(c))
	var out bytes.Buffer
	fast := png.Encoder{CompressionLevel: png.BestSpeed} // three percent larger, in two thirds of the time
	if err := fast.Encode(&out, c.Image()); err != nil {
		return nil, fmt.Errorf("figure %s as png: %w", f.Name, err)
	}
	return out.Bytes(), nil
}

// CSV returns every number drawn, in full precision, with a header line.
func (f Figure) CSV() []byte { return f.table.csv() }

// Table returns the same rows as CSV, rounded for reading. Cells are plain
// text, not escaped.
func (f Figure) Table() (header []string, rows [][]string) { return f.table.text() }

// lay stacks the blocks for one width.
func (f Figure) lay(l layout) *sheet {
	s := newSheet(l)
	s.heading(f.Title, f.subtitle)
	f.body(s)
	return s
}
