package inference_test

import (
	"math"
	"testing"

	"github.com/yardstick-lab/yardstick/internal/inference"
)

func TestBinomialBand(t *testing.T) {
	check := func(n int, p, level float64, low, high int) {
		t.Helper()
		if l, h := inference.BinomialBand(n, p, level); l != low || h != high {
			t.Errorf("%d tries at %g, %g: got %d..%d, want %d..%d", n, p, level, l, h, low, high)
		}
	}
	check(200, .05, .99, 3, 19)
	check(1, .5, .99, 0, 1)
	check(10, .5, .95, 2, 8) // by hand: P(X ≤ 1) = 11/1024, P(X ≤ 2) = 56/1024
	check(20000, .05, .99, 921, 1080)
}

func TestUniform(t *testing.T) {
	check := func(shares []float64, distance, p, near float64) {
		t.Helper()
		d, got := inference.Uniform(shares)
		if math.Abs(d-distance) > 1e-12 || math.Abs(got-p) > near {
			t.Errorf("%v: got %v, p %v, want %v, p %v", shares, d, got, distance, p)
		}
	}
	// evenly is n shares in the middles of n classes, moved down by some.
	evenly := func(n int, moved float64) []float64 {
		all := make([]float64, n)
		for i := range all {
			all[i] = max(0, (float64(i)+.5)/float64(n)-moved)
		}
		return all
	}
	check(evenly(100, 0), .005, 1, 1e-9)
	check([]float64{.5}, .5, .84, .01)
	// The table of the limit: 5 % lies beyond 1.3581, 1 % beyond 1.6276.
	for critical, p := range map[float64]float64{1.3581: .05, 1.6276: .01} {
		distance := critical / (20 + .12 + .11/20)
		check(evenly(400, distance-.5/400), distance, p, 1e-5)
	}
}
