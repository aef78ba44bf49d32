package figure

import (
	"fmt"
	"math"
	"sort"
	"strings"

	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"
)

// Sources is where a change came from: per arm, one signed bar for each action
// on each network.
type Sources struct {
	Head
	Arms []SourceArm
}

// SourceArm is one arm's change and its parts.
type SourceArm struct {
	Label string
	// Total is the whole change; the parts need not add up to it, because a
	// score is not a sum.
	Total float64
	Parts []SourcePart
}

// SourcePart is what is missing when this action on this network is left out.
type SourcePart struct {
	Action, Network string
	Value           float64
}

// mostParts is how many bars an arm gets; the table has them all (ours).
const mostParts = 10

// Figure checks and draws.
func (o Sources) Figure() (Figure, error) {
	if err := o.check(); err != nil {
		return Figure{}, fmt.Errorf("sources %s: %w", o.Name, err)
	}
	o = o.ranked()
	f, err := newFigure(o.Head, o.rows(), o.draw)
	f.Alt = o.alt()
	return f, err
}

func (o Sources) check() error {
	if len(o.Arms) == 0 {
		return errEmpty
	}
	for _, a := range o.Arms {
		if len(a.Parts) == 0 {
			return fmt.Errorf("arm %q: %w", a.Label, errEmpty)
		}
		if err := finite("the total", a.Total); err != nil {
			return fmt.Errorf("arm %q: %w", a.Label, err)
		}
		for _, p := range a.Parts {
			if err := finite(p.name(), p.Value); err != nil {
				return fmt.Errorf("arm %q: %w", a.Label, err)
			}
		}
	}
	return nil
}

func (p SourcePart) name() string { return p.Action + " on " + p.Network }

// ranked puts the largest change first, ties in the order of names, without
// touching the caller's slices.
func (o Sources) ranked() Sources {
	arms := make([]SourceArm, len(o.Arms))
	for i, a := range o.Arms {
		a.Parts = append([]SourcePart(nil), a.Parts...)
		sort.SliceStable(a.Parts, func(x, y int) bool {
			p, q := a.Parts[x], a.Parts[y]
			if math.Abs(p.Value) != math.Abs(q.Value) {
				return math.Abs(p.Value) > math.Abs(q.Value)
			}
			return p.name() < q.name()
		})
		arms[i] = a
	}
	o.Arms = arms
	return o
}

func (o Sources) rows() table {
	t := table{header: []string{"arm", "action", "network", "change"}}
	for _, a := range o.Arms {
		for _, p := range a.Parts {
			t.add(a.Label, p.Action, p.Network, p.Value)
		}
		t.add(a.Label, "all", "all", a.Total)
	}
	return t
}

func (o Sources) alt() string {
	parts := make([]string, len(o.Arms))
	n := o.numerals()
	for i, a := range o.Arms {
		p := a.Parts[0]
		parts[i] = fmt.Sprintf("“%s”: %s in all, most of it from %s (%s).", a.Label, n.signed(a.Total), p.name(), n.signed(p.Value))
		if p.Value == 0 {
			parts[i] = fmt.Sprintf("“%s”: %s in all.", a.Label, n.signed(a.Total))
		}
	}
	return fmt.Sprintf("Bars of where the change came from (%s). %s", o.Unit, strings.Join(parts, " "))
}

// numerals are those of every number in the picture.
func (o Sources) numerals() numerals {
	var shown []float64
	for _, a := range o.Arms {
		shown = append(shown, a.Total)
		for _, p := range a.shown() {
			shown = append(shown, p.Value)
		}
	}
	return alike(shown...)
}

func (o Sources) draw(s *sheet) {
	e := newExtent()
	e.take(0)
	for _, a := range o.Arms {
		for _, p := range a.Parts {
			e.take(p.Value)
		}
	}
	// Every bar carries its number, so there is no axis, only the zero line.
	s.lines(s.small, o.Unit, 2)
	n := o.numerals()
	for _, a := range o.Arms {
		s.gap(10)
		s.armHeading(a, n)
		s.bars(e.scale(0.01, 5), a.shown(), n)
		s.more(len(a.Parts) - mostParts)
	}
}

// shown is the parts that get a bar.
func (a SourceArm) shown() []SourcePart { return a.Parts[:min(len(a.Parts), mostParts)] }

// armHeading names the arm, its whole change at the right.
func (s *sheet) armHeading(a SourceArm, n numerals) {
	total := "in all " + n.signed(a.Total)
	h := s.text.bold()
	lines := h.wrap(a.Label, s.inner()-h.width(total)-columnGap, 3)
	s.add(h.tall(len(lines))+6, func(c draw.Canvas) {
		strokeLine(c, solid(grid, 1), vg.Point{X: c.Min.X, Y: c.Min.Y}, vg.Point{X: c.Max.X, Y: c.Min.Y})
		h.down(c, left, vg.Point{X: c.Min.X, Y: c.Max.Y}, lines)
		h.down(c, right, c.Max, []string{total})
	})
}

// more says how many parts have no bar.
func (s *sheet) more(n int) {
	if n > 0 {
		s.gap(2)
		s.lines(s.small, count(n, "smaller part")+": see the table", 1)
	}
}

// bars adds one line per part: name, bar, number; on a phone as well, because
// the names are short.
func (s *sheet) bars(sc scale, parts []SourcePart, n numerals) {
	nameWidth, numberWidth := vg.Length(190), vg.Length(64)
	if s.layout == phone {
		nameWidth, numberWidth = 124, 52
	}
	const height = 24
	for _, p := range parts {
		s.add(height, func(c draw.Canvas) {
			y := c.Center().Y
			s.text.centred(c, left, vg.Point{X: c.Min.X, Y: y}, s.text.elide(p.Action+" · "+p.Network, nameWidth))
			s.text.centred(c, right, vg.Point{X: c.Max.X, Y: y}, n.signed(p.Value))
			drawBar(draw.Crop(c, nameWidth+8, -numberWidth-8, 0, 0), sc, p.Value)
		})
	}
}

// drawBar starts at zero.
func drawBar(c draw.Canvas, sc scale, v float64) {
	x, _ := newPlot(sc, scale{max: 1}).Transforms(&c)
	p := blue
	if v < 0 {
		p = vermilion
	}
	lo, hi := min(x(0), x(v)), max(x(0), x(v))
	if v != 0 && hi-lo < 1.5 { // what is not nothing must be seen
		lo, hi = x(0)-0.75, x(0)+0.75
	}
	fillRect(c, p, vg.Rectangle{Min: vg.Point{X: lo, Y: c.Min.Y + 4}, Max: vg.Point{X: hi, Y: c.Max.Y - 4}})
	strokeLine(c, solid(muted, 1), vg.Point{X: x(0), Y: c.Min.Y}, vg.Point{X: x(0), Y: c.Max.Y})
}
