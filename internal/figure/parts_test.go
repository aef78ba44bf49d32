package figure

import (
	"fmt"
	"math"
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
	check("+3.769 −0.013 −0.005 0.000 ", 3.769, -0.0127, -0.00465, 0)
	check("+3.7690 −0.0127 −0.0002 ", 3.769, -0.0127, -0.00016)
	check("+3.7690 ≈ 0 ≈ 0 0.0000 ", 3.769, -0.00001, 8.7e-7, 0)
	check("+12346 −2.50 ", 12345.6, -2.5)
	check("+1.5e+12 ", 1.5e12)
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
