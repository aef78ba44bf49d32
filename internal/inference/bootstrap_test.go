package inference_test

import (
	"math"
	"testing"

	"github.com/yardstick-lab/yardstick/internal/inference"
)

// exactBootstrap counts all nⁿ resamples of a short sample, with t's by the book.
func exactBootstrap(d []float64, null float64) (greater, less float64) {
	mean, se := meanSE(d)
	observed := (mean - null) / se
	all := 1
	for range d {
		all *= len(d)
	}
	for code := range all {
		again := make([]float64, len(d))
		for i := range again {
			again[i] = d[code%len(d)]
			code /= len(d)
		}
		m, s := meanSE(again)
		t := (m - mean) / s
		if s < 1e-9 {
			t = math.Inf(int(math.Copysign(1, m-mean)))
		}
		if t >= observed-1e-9 {
			greater++
		}
		if t <= observed+1e-9 {
			less++
		}
	}
	return greater / float64(all), less / float64(all)
}

func meanSE(d []float64) (mean, se float64) {
	n := float64(len(d))
	for _, v := range d {
		mean += v / n
	}
	for _, v := range d {
		se += (v - mean) * (v - mean)
	}
	return mean, math.Sqrt(se / (n - 1) / n)
}

// Of six skewed differences there are 46,656 resamples: the drawn p must lie
// within five standard errors of the share of all.
func TestBootstrapFindsTheExactShare(t *testing.T) {
	check := func(d []float64, null float64) {
		t.Helper()
		greater, less := exactBootstrap(d, null)
		b := inference.NewBootstrap(d, 11)
		near := func(side string, in, want float64) {
			t.Helper()
			if math.Abs(in-want) > 5*math.Sqrt(want*(1-want)/9999)+1e-4 {
				t.Errorf("%v, %s than %v: got %v, want %v", d, side, null, in, want)
			}
		}
		near("greater", b.Greater(null), greater)
		near("less", b.Less(null), less)
	}
	skewed := []float64{.1, .2, .25, .3, .9, 4}
	check(skewed, 0)
	check(skewed, .5)
	check(skewed, 2)
	check([]float64{-.1, -.2, -.25, -.3, -.9, -4}, -.5)
	// Every third resample of these has no spread.
	check([]float64{0, 0, 0, 0, 0, 1}, 0)
	check([]float64{0, 0, 0, 0, 0, 1}, .4)
}

func TestBootstrapManners(t *testing.T) {
	d := differences(control, treated)
	b, again, other := inference.NewBootstrap(d, 7), inference.NewBootstrap(d, 7), inference.NewBootstrap(d, 8)
	if b.Greater(.3) != again.Greater(.3) || b.Less(.3) != again.Less(.3) {
		t.Error("p changes between two runs")
	}
	if b.Greater(.3) == other.Greater(.3) {
		t.Error("the seed changes nothing")
	}
	if got := b.Greater(-100); got != 1./10000 {
		t.Errorf("the smallest p: got %v, want 1/10000", got)
	}
	if got := b.Less(-100); got != 1 {
		t.Errorf("the largest p: got %v, want 1", got)
	}
	// Close to symmetric differences: the bootstrap says what Student says.
	if got, want := b.Greater(.2), describe(t, d).Greater(.2); math.Abs(got-want) > .02 {
		t.Errorf("greater than .2: got %v, Student has %v", got, want)
	}
	if low := b.Interval(.95).Low; math.Abs(b.Greater(low)-.025) > 2e-4 {
		t.Errorf("the interval ends at %v, where p is %v", low, b.Greater(low))
	}
	if high := b.Interval(.95).High; math.Abs(b.Less(high)-.025) > 2e-4 {
		t.Errorf("the interval ends at %v, where p is %v", high, b.Less(high))
	}
	defer func() {
		if recover() == nil {
			t.Error("constant differences did not panic")
		}
	}()
	inference.NewBootstrap([]float64{2, 2, 2}, 7)
}

// A resample of the sample's own mean, without a spread, counts on both sides.
func TestBootstrapOfNoSpreadCountsAgainst(t *testing.T) {
	b := inference.NewBootstrap([]float64{-1, 0, 1}, 3)
	// 1 of 27 resamples is 0 0 0, 1 more on either side is ±1 throughout.
	want := 2. / 27
	for _, got := range []float64{b.Greater(-1000), b.Less(1000)} {
		if math.Abs(got-want) > 5*math.Sqrt(want/9999) {
			t.Errorf("got %v, want about %v", got, want)
		}
	}
}

func BenchmarkBootstrap(b *testing.B) {
	d := append(differences(control, treated), 1, 2, 3, .5, .6, .7, .8, .9)
	for b.Loop() {
		inference.NewBootstrap(d, 7)
	}
}
