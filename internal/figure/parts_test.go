package figure

import (
	"fmt"
	"math"
	"strings"
	"testing"

	"gonum.org/v1/plot/vg"
)

func TestNumbersForReading(t *testing.T) {
	check := func(got, want string) {
		t.Helper()
		if got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
	check(signedNumber(0.9), "+0.90")
	check(signedNumber(-1), "−1.00")
	check(signedNumber(0), "0.00")
	check(signedNumber(math.Copysign(0, -1)), "0.00")
	check(signedNumber(-0.0042), "−0.0042")
	check(signedNumber(12345.6), "+12346")
	check(number(-3e-9), "−3e−09")
	check(number(1.5e12), "1.5e+12")
	check(plus(trimmed(1)), "+1")
	check(plus(trimmed(-1)), "−1")
	check(plus(trimmed(0.50)), "+0.5")
	check(trimmed(100), "100")
	check(whole(-3), "−3")
}

// TestNumbersBesideOneAnother have the same places, and none reads like nothing
// that is not nothing.
func TestNumbersBesideOneAnother(t *testing.T) {
	check := func(want string, vs ...float64) {
		t.Helper()
		n, got := alike(vs...), ""
		for _, v := range vs {
			got += n.signed(v) + " "
		}
		if got != want {
			t.Errorf("%v: %q, want %q", vs, got, want)
		}
	}
	check("+3.77 −0.01 0.00 ", 3.769, -0.0127, 0)
	check("+3.769 −0.013 −0.005 0 ", 3.769, -0.0127, -0.00465, 0)
	check("+3.7690 −0.0127 −0.0002 ", 3.769, -0.0127, -0.00016)
	check("+3.7690 ≈ 0 ≈ 0 0 ", 3.769, -0.00001, 8.7e-7, 0)
	check("+12346 −2.50 ", 12345.6, -2.5)
	check("+1.5e+12 ", 1.5e12)
}

// An estimate and the ends of its interval have the same places, as many as part
// them from one another, from where the claim holds, and from nothing.
func TestEffectsOfRows(t *testing.T) {
	check := func(want string, r ForestRow) {
		t.Helper()
		if got := r.effect(", "); got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
	outer := func(low, high float64) *Interval { return &Interval{low, high} }
	check("+0.77 [+0.70, +0.85]", ForestRow{Estimate: .771, Outer: outer(.699, .853)})
	check("+0.014 [+0.004, +0.024]", ForestRow{Estimate: .0137, Outer: outer(.0037, .0237)})
	check("+0.052 [+0.047, +0.057]", ForestRow{Estimate: .052, Outer: outer(.047, .057)})
	check("−0.000003 [−0.000024, +0.000018]", ForestRow{Estimate: -.000003, Outer: outer(-.000024, .000018)})
	check("+0.4998 [+0.3000, +0.7000]", ForestRow{Estimate: .4998, Outer: outer(.3, .7), Margin: &Margin{math.Inf(-1), .5}})
	check("0.00 [0.00, 0.00]", ForestRow{Outer: outer(0, 0)})
	check("+1 [0, +2]", ForestRow{Estimate: 1, Inner: outer(0, 2)})
	check("+2.50", ForestRow{Estimate: 2.5})
}

// Days of the week stand under their names, whole numbers under whole marks.
func TestNamedValues(t *testing.T) {
	days := Steps{"logs", []float64{0, 1, 2}, []float64{.2, .6, 1}}
	o := Overlay{Head: Head{Name: "n", Title: "t", Unit: "weekday"}, Data: days, Other: days, Linear: true, Noun: "post"}
	check := func(want, not string) {
		t.Helper()
		f := build(t, o)
		if svg := string(f.Inline()); !strings.Contains(svg, want) || strings.Contains(svg, not) {
			t.Errorf("want %s and not %s in %s", want, not, svg)
		}
	}
	check(">1</text>", ">0.5</text>")
	o.Named = []string{"Mon", "Tue", "Wed"}
	check(">Tue</text>", ">1</text>")
	if f := build(t, o); !strings.Contains(f.Alt, "at or below Tue") || !strings.Contains(string(f.CSV()), "logs,Wed,1") {
		t.Errorf("the names are not told: %s\n%s", f.Alt, f.CSV())
	}
}

func TestTicks(t *testing.T) {
	check := func(lo, hi float64, n int, want string) {
		t.Helper()
		s := extent{lo, hi}.scale(0, n)
		got := ""
		for _, v := range s.ticks() {
			got += s.signed(v) + " "
		}
		if got != want {
			t.Errorf("%v to %v in about %d: %q, want %q", lo, hi, n, got, want)
		}
	}
	check(-2, 3.2, 6, "−2 −1 0 +1 +2 +3 ")
	check(0, 1, 5, "0 +0.2 +0.4 +0.6 +0.8 +1.0 ")
	check(0, 0.3, 3, "0 +0.1 +0.2 +0.3 ")
	check(40, 40, 4, "+39.0 +39.5 +40.0 +40.5 +41.0 ")
	check(-1e15, 1e15, 2, "−1e+15 0 +1e+15 ")
}

func TestWrap(t *testing.T) {
	h := newHand(13, ink)
	check := func(in string, width vg.Length, most int, want string) {
		t.Helper()
		lines := h.wrap(in, width, most)
		if got := fmt.Sprintf("%q", lines); got != want {
			t.Errorf("%q in %v: %s, want %s", in, width, got, want)
		}
		for _, l := range lines {
			if w := h.width(l); w > width {
				t.Errorf("%q in %v: a line is %v wide", in, width, w)
			}
		}
	}
	check("one two", 200, 3, `["one two"]`)
	check("one two", 30, 3, `["one" "two"]`)
	check("one two three four", 40, 2, `["one" "two…"]`)
	check("  spaces\nand\tlines ", 200, 3, `["spaces and lines"]`)
	check("iiiiiiiiiiiiiiiiiiii", 30, 2, `["iiiiiiiiii" "iiiiiiiiii"]`)
	check("iiiiiiiiiiiiiiiiiiiii", 30, 2, `["iiiiiiiiii" "iiiii…"]`)
	check("日本語", 14, 2, `["日" "…"]`)
	check("", 100, 2, `[]`)
}

func TestSpreadKeepsApart(t *testing.T) {
	check := func(want []vg.Length, bottom, top vg.Length, out string) {
		t.Helper()
		tall := make([]vg.Length, len(want))
		for i := range tall {
			tall[i] = 10
		}
		if got := fmt.Sprint(spread(want, tall, vg.Rectangle{Min: vg.Point{Y: bottom}, Max: vg.Point{Y: top}})); got != out {
			t.Errorf("%v between %v and %v: %s, want %s", want, bottom, top, got, out)
		}
	}
	check([]vg.Length{50, 20}, 0, 100, "[50 20]")
	check([]vg.Length{50, 50}, 0, 100, "[55 45]")
	check([]vg.Length{48, 50, 52}, 0, 100, "[40 50 60]")
	check([]vg.Length{100, 100}, 0, 100, "[95 85]")
	check([]vg.Length{0, 0, 12}, 0, 100, "[15 5 25]")
}

func TestSwarmKeepsApart(t *testing.T) {
	xs := []vg.Length{0, 0, 0, 1, 3, 3, 8, 20, 20}
	at, reach := swarm(xs, 2)
	for i := range xs {
		if at[i].Y > reach || -at[i].Y > reach || at[i].X != xs[i] {
			t.Errorf("dot %d at %v: want x %v and a reach of %v", i, at[i], xs[i], reach)
		}
		for j := range i {
			if d := math.Hypot(float64(at[i].X-at[j].X), float64(at[i].Y-at[j].Y)); d < 4-1e-3 {
				t.Errorf("dots %d and %d are %v apart, want 4", j, i, d)
			}
		}
	}
	if at[0].Y != 0 || at[1].Y != 4 || at[2].Y != -4 || at[7].Y != 0 {
		t.Errorf("places %v: want the first in the middle, then above, then below", at)
	}
}

func TestBins(t *testing.T) {
	check := func(vs []float64, n int, want string) {
		t.Helper()
		edges, shares := Bins(vs, n)
		if got := fmt.Sprint(edges, shares); got != want {
			t.Errorf("%v: %s, want %s", vs, got, want)
		}
	}
	check([]float64{0, 0.5, 1, 3.9}, 4, "[0 1 2 3 4] [0.5 0.25 0 0.25]")
	check([]float64{0, 1}, 1, "[0 0.5 1 1.5] [0.5 0 0.5]")
	check([]float64{-1.5, -0.5}, 2, "[-1.5 -1 -0.5 0] [0.5 0 0.5]")
	check([]float64{7, 7}, 2, "[7 8] [1]")
	check(nil, 3, "[] []")
}

func BenchmarkSVG(b *testing.B) {
	for name, s := range map[string]interface{ Figure() (Figure, error) }{"lines": sampleLines(6), "forest": sampleForest(7), "dots": sampleDots(7)} {
		f := build(b, s)
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				f.SVG()
			}
		})
	}
}

func BenchmarkPNG(b *testing.B) {
	for name, s := range map[string]interface{ Figure() (Figure, error) }{"lines": sampleLines(6), "forest": sampleForest(7), "dots": sampleDots(7)} {
		f := build(b, s)
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				if _, err := f.PNG(); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
