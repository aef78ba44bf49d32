package calibration

import (
	"math"
	"slices"
	"testing"

	"github.com/yardstick-lab/yardstick/internal/seed"
)

func near(t *testing.T, what string, got, want, within float64) {
	t.Helper()
	if !(math.Abs(got-want) <= within) {
		t.Errorf("%s is %.4g, want %.4g within %.2g", what, got, want, within)
	}
}

func TestKS(t *testing.T) {
	check := func(a, b []float64, want float64) {
		t.Helper()
		near(t, "KS", KS(Of(a), Of(b)), want, 1e-12)
		near(t, "KS, turned", KS(Of(b), Of(a)), want, 1e-12)
	}
	check([]float64{1, 2, 3}, []float64{3, 2, 1}, 0)
	check([]float64{1, 2}, []float64{3, 4}, 1)
	check([]float64{1, 2, 3, 4}, []float64{3, 4, 5, 6}, 0.5)
	check([]float64{0, 0, 0, 1}, []float64{0, 1, 1, 1}, 0.5) // with ties
}

// Thinning is exact: three tosses of a coin.
func TestThinned(t *testing.T) {
	d := Of([]float64{3}).thinned(0.5)
	if !slices.Equal(d.Values, []float64{0, 1, 2, 3}) {
		t.Fatalf("values %v", d.Values)
	}
	for i, want := range []float64{1. / 8, 3. / 8, 3. / 8, 1. / 8} {
		near(t, "share", d.Shares[i], want, 1e-12)
	}
	wide := Of([]float64{0, 7, 5000, 20_990}).thinned(0.013)
	sum := 0.0
	for _, p := range wide.Shares {
		sum += p
	}
	near(t, "all shares", sum, 1, 1e-9)
	near(t, "mean", wide.Mean(), 0.013*Of([]float64{0, 7, 5000, 20_990}).Mean(), 1e-6)
	near(t, "mean of the positive", Of([]float64{0, 0, 1, 3}).positive().Mean(), 2, 1e-12)
}

// Counts that differ in scale only are alike after thinning: Poisson counts of
// log-normal rates.
func TestAlike(t *testing.T) {
	draw := func(scale float64, number uint64) Distribution {
		s, all := seed.New(number).Stream(), make([]float64, 4000)
		for i := range all {
			all[i] = float64(s.Poisson(scale * math.Exp(1.2*s.Normal())))
		}
		return Of(all)
	}
	small, large := draw(0.5, 1), draw(40, 2)
	if KS(small, large) < 0.5 {
		t.Error("the test's counts are on one scale already")
	}
	a, b := alike(small, large, false)
	near(t, "mean", a.Mean(), b.Mean(), 1e-6)
	near(t, "KS", KS(a, b), 0, 0.035) // 0.03 is a sample's own at 5 %
	a, b = alike(large.positive(), small.positive(), true)
	near(t, "mean of the active", a.Mean(), b.Mean(), 1e-6)
	near(t, "KS of the active", KS(a, b), 0, 0.04)
}
