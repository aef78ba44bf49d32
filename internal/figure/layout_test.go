package figure

import (
	"encoding/xml"
	"fmt"
	"strconv"
	"strings"
	"testing"

	"gonum.org/v1/plot/vg"
)

// box is where a text stands, as measured in the bundled font.
type box struct {
	text                     string
	left, right, top, bottom float64
}

// texts reads every text element of an SVG with the group it stands in.
func texts(t *testing.T, svg []byte) (boxes []box, width, height float64) {
	t.Helper()
	d := xml.NewDecoder(strings.NewReader(string(svg)))
	var group map[string]string
	var at map[string]string
	for {
		tok, err := d.Token()
		if tok == nil {
			break
		}
		if err != nil {
			t.Fatal(err)
		}
		switch e := tok.(type) {
		case xml.StartElement:
			switch e.Name.Local {
			case "svg":
				v := strings.Fields(attrs(e)["viewBox"])
				width, height = atof(t, v[2]), atof(t, v[3])
			case "g":
				group = attrs(e)
			case "text":
				at = attrs(e)
			}
		case xml.CharData:
			if at != nil {
				boxes = append(boxes, measured(t, group, at, string(e)))
			}
		case xml.EndElement:
			at = nil
		}
	}
	return boxes, width, height
}

func attrs(e xml.StartElement) map[string]string {
	out := map[string]string{}
	for _, a := range e.Attr {
		out[a.Name.Local] = a.Value
	}
	return out
}

func atof(t *testing.T, s string) float64 {
	t.Helper()
	v, err := strconv.ParseFloat(s, 64)
	if err != nil {
		t.Fatal(err)
	}
	return v
}

func measured(t *testing.T, group, at map[string]string, s string) box {
	size := atof(t, group["font-size"])
	h := newHand(vg.Length(size), ink)
	if group["font-weight"] == "bold" {
		h = h.bold()
	}
	w, x, y := float64(h.width(s)), atof(t, at["x"]), atof(t, at["y"])
	switch group["text-anchor"] {
	case "middle":
		x -= w / 2
	case "end":
		x -= w
	}
	return box{s, x, x + w, y - 0.75*size, y + 0.2*size}
}

func (b box) meets(o box) bool {
	const slack = 0.5
	return b.left < o.right-slack && o.left < b.right-slack && b.top < o.bottom-slack && o.top < b.bottom-slack
}

// extremes are the samples that strain the layout.
func extremes() map[string]interface{ Figure() (Figure, error) } {
	endless := strings.Repeat("x", 300)
	lines := sampleLines(6)
	for i := range lines.Arms {
		lines.Arms[i].Label = fmt.Sprintf("%d %s %s", i, long, endless)
	}
	lines.Title, lines.Subtitle, lines.Unit, lines.Mark.Label = long+" "+long, long+" "+long+" "+long, long, long
	one := sampleLines(1)
	one.Days, one.Mark = one.Days[:1], &DayMark{-5, "now"}
	one.Arms[0] = LineArm{Label: "only", Mean: []float64{40}}
	forest := sampleForest(12)
	forest.Rows[4].Label, forest.Rows[4].Observed = endless, []Observed{{long, -1}, {"b", -1}, {endless, 400}}
	forest.Rows[5].Estimate = -123456.789
	dots := sampleDots(12)
	dots.Rows[3].Note, dots.Rows[2].Label = long, endless
	sources := sampleSources()
	sources.Arms[1].Label = long
	sources.Arms[1].Parts[0].Action, sources.Arms[1].Parts[1].Value = endless, -123456.7
	for i := range 20 {
		sources.Arms[2].Parts = append(sources.Arms[2].Parts, SourcePart{"a", fmt.Sprint(i), 0.01})
	}
	scorers := sampleScorers(8, 12)
	scorers.Columns[3], scorers.Rows[2].Label = endless, endless
	big := -123456.0
	scorers.Rows[1].Cells[0] = Cell{Verdict: Refuted, Effect: &big, ByConstruction: true}
	census := sampleCensus()
	census.Marks = []Observed{{"low end", 0.49}, {long, 0.5}, {endless, 3}}
	facets := sampleFacets(7)
	facets.Facets[1].Label, facets.Facets[1].Note, facets.Facets[2].Label = long, long, endless
	facets.Unit, facets.Across, facets.Course, facets.Spots = long, endless, long, endless
	return map[string]interface{ Figure() (Figure, error) }{
		"facets": sampleFacets(1), "facets long": facets,
		"lines": sampleLines(6), "lines long": lines, "lines one": one, "lines many": sampleLines(14),
		"tipping": sampleTipping(), "forest": sampleForest(7), "forest long": forest, "dots": sampleDots(7), "dots long": dots,
		"sources": sampleSources(), "sources long": sources, "scorers": sampleScorers(5, 7), "scorers long": scorers,
		"scorers one": sampleScorers(1, 1), "histogram": sampleHistogram(), "overlay": sampleOverlay(), "rates": sampleRates(), "census": sampleCensus(), "census long": census,
	}
}

// No text may leave the sheet or meet another text, at either width.
func TestTextHasRoom(t *testing.T) {
	for name, sample := range extremes() {
		f := build(t, sample)
		for _, l := range []layout{wide, phone} {
			boxes, w, h := texts(t, f.svg(l, ""))
			if len(boxes) < 5 {
				t.Errorf("%s, %v: only %d texts were found", name, l, len(boxes))
			}
			for i, b := range boxes {
				if b.left < -0.5 || b.right > w+0.5 || b.top < 0 || b.bottom > h {
					t.Errorf("%s, %v: %q leaves the sheet of %v × %v: %+v", name, l, b.text, w, h, b)
				}
				for _, o := range boxes[:i] {
					if b.meets(o) {
						t.Errorf("%s, %v: %q and %q overlap", name, l, b.text, o.text)
					}
				}
			}
		}
	}
}

// A reader on a phone gets no text below 12 pixels.
func TestPhoneTextSize(t *testing.T) {
	for name, sample := range extremes() {
		svg := string(build(t, sample).svg(phone, ""))
		for _, part := range strings.Split(svg, `font-size="`)[1:] {
			if size := atof(t, part[:strings.IndexByte(part, '"')]); size < 12 {
				t.Errorf("%s: text of %v pixels", name, size)
			}
		}
	}
}
