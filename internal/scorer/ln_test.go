package scorer

import (
	"math"
	"testing"

	"github.com/yardstick-lab/yardstick/internal/seed"
)

func TestLn(t *testing.T) {
	check := func(x float64) {
		t.Helper()
		want := math.Log(x)
		if got := ln(x); math.IsNaN(got) || math.Abs(got-want) > 4e-16+2e-16*math.Abs(want) {
			t.Errorf("ln(%v) = %.17g, want %.17g, off by %.2g", x, got, want, got-want)
		}
	}
	for _, x := range []float64{1, 1 + 1e-15, 1 - 1e-16, 1.0000001, 2, math.E, 0.5, 1e-300, 1e300, math.MaxFloat64, math.Nextafter(2, 1)} {
		check(x)
	}
	some := []float64{1, 2, 0.7, 1e9, 1 + 1e-12}
	all := make([]float64, len(some))
	lnAll(all, some)
	for i, x := range some {
		if all[i] != ln(x) {
			t.Errorf("lnAll(%v) = %v, ln has %v", x, all[i], ln(x))
		}
	}
	s := seed.New(6).Stream()
	for range 200_000 {
		check(math.Exp(40 * (s.Float64() - 0.5)))
		check(1 + s.Float64())
	}
}

func TestLog2IsTheSameHoweverItIsCut(t *testing.T) {
	s := seed.New(12).Stream()
	for range 10_000 {
		m, k := 1+s.Float64(), s.IntN(300)
		whole := log2(m*0x1p100, k)
		for _, cut := range []struct {
			product  float64
			exponent int
		}{{m, k + 100}, {m * 0x1p40, k + 60}, {m * 0x1p-1, k + 101}} {
			var all [1]float64
			log2All(all[:], []float64{cut.product}, []int{cut.exponent})
			if got := log2(cut.product, cut.exponent); got != whole || all[0] != whole {
				t.Fatalf("log2(%g, %d) = %.17g, log2All has %.17g, want %.17g", cut.product, cut.exponent, got, all[0], whole)
			}
		}
	}
	for range 10_000 {
		x := math.Exp(40 * s.Float64())
		if got, want := log2(x, 0), math.Log2(x); math.Abs(got-want) > 1e-15*(1+want) {
			t.Fatalf("log2(%g) = %.17g, want %.17g", x, got, want)
		}
	}
	if log2(1, 0) != 0 || ln(1) != 0 || log2(1, 7) != 7 {
		t.Errorf("log2 1 = %g, ln 1 = %g, log2 2^7 = %g", log2(1, 0), ln(1), log2(1, 7))
	}
}

func BenchmarkLn(b *testing.B) {
	x, sum := 1.0, 0.0
	for b.Loop() {
		x += 0.001
		sum += ln(x)
	}
	_ = sum
}

func TestExp2AndPow(t *testing.T) {
	near := func(what string, got, want float64) {
		t.Helper()
		if math.IsNaN(got) || math.Abs(got-want) > 1e-14*want {
			t.Errorf("%s = %.17g, want %.17g", what, got, want)
		}
	}
	s := seed.New(7).Stream()
	for range 50_000 {
		x := 200 * (s.Float64() - 0.5)
		near("exp2", exp2(x), math.Exp2(x))
		x, y := 20*s.Float64(), 4*(s.Float64()-0.5)
		near("pow", pow(x, y), math.Pow(x, y))
	}
	for _, x := range []float64{0, 1, -1, 10, 0.5, -1000, 1023} {
		near("exp2", exp2(x), math.Exp2(x))
	}
	if exp2(-5000) != 0 || pow(0, 2) != 0 || pow(1, 0.3) != 1 {
		t.Errorf("at the ends: %g, %g, %g", exp2(-5000), pow(0, 2), pow(1, 0.3))
	}
}
