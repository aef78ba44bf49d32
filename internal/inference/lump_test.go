package inference_test

import (
	"math"
	"slices"
	"testing"

	"github.com/yardstick-lab/yardstick/internal/inference"
)

func TestLumpOf(t *testing.T) {
	check := func(values []float64, want inference.Lump) {
		t.Helper()
		if got := inference.LumpOf(values); got != want {
			t.Errorf("%v: got %v, want %v", values, got, want)
		}
	}
	check([]float64{0, .05, 0, 0, 0, 0}, inference.Lump{Value: 0, Count: 5, Of: 6})
	check([]float64{2, 1, 2, 1, 3}, inference.Lump{Value: 1, Count: 2, Of: 5})
	check([]float64{3, 1, 3 + 1e-13, 2}, inference.Lump{Value: 3, Count: 2, Of: 4})
	check([]float64{3, 1, 2}, inference.Lump{Value: 1, Count: 1, Of: 3})
	check(nil, inference.Lump{})
}

// However far off the null is, a bootstrap-t stops at the share of the resamples
// that are of the lump alone.
func TestLeastBootstrapIsWhereTheBootstrapEnds(t *testing.T) {
	const far = 1e6
	check := func(d []float64) {
		t.Helper()
		boot, least := inference.NewBootstrap(d, 5), inference.LeastBootstrap{Sample: describe(t, d), Lump: inference.LumpOf(d)}
		near := func(side string, got, want float64) {
			t.Helper()
			if math.Abs(got-want) > 5*math.Sqrt(want*(1-want)/9999)+2e-4 {
				t.Errorf("%v, %s: the bootstrap has %v, at least %v", d, side, got, want)
			}
		}
		near("greater", boot.Greater(-far), least.Greater(-far))
		near("less", boot.Less(far), least.Less(far))
	}
	one := []float64{0, 0, 0, 0, 0, .05}
	check(one)
	check([]float64{0, 0, 0, 0, 0, -.05})
	check(slices.Repeat(one, 3))
	check([]float64{1, 1, 1, 1, 1, 1, .9, 1.3})
	check([]float64{-1, 0, 0, 0, 0, 1}) // the lump is the mean: it counts on either side
	if (inference.LeastBootstrap{Sample: describe(t, one)}).Less(far) != 0 {
		t.Error("no lump was given, and it counts")
	}
}

// Three values beside the lump get below 5 %, two do not.
func TestRuleOfThree(t *testing.T) {
	check := func(n, others int, want bool) {
		t.Helper()
		d := make([]float64, n)
		for i := range others {
			d[i] = .05
		}
		least := inference.LeastBootstrap{Sample: describe(t, d), Lump: inference.LumpOf(d)}
		if got := least.Less(1) <= .05; got != want {
			t.Errorf("%d of %d: got %v", others, n, least.Less(1))
		}
	}
	for _, n := range []int{8, 12, 20, 300} {
		check(n, 2, false)
		check(n, 3, true)
	}
}

func TestBothTakesTheLargerP(t *testing.T) {
	t1, flips := describe(t, differences(control, treated)), inference.Flips{Differences: differences(control, treated)}
	both := inference.Both{t1, flips}
	if got, want := both.Greater(.2), max(t1.Greater(.2), flips.Greater(.2)); got != want {
		t.Errorf("greater: got %v, want %v", got, want)
	}
	if got, want := both.Less(.6), max(t1.Less(.6), flips.Less(.6)); got != want {
		t.Errorf("less: got %v, want %v", got, want)
	}
}
