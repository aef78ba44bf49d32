package inference_test

import (
	"math"
	"testing"

	"github.com/yardstick-lab/yardstick/internal/inference"
)

// brute counts the flips one by one.
func brute(d []float64, null float64) float64 {
	observed := 0.0
	for _, v := range d {
		observed += v - null
	}
	count := 0
	for mask := range 1 << len(d) {
		sum := 0.0
		for i, v := range d {
			if mask>>i&1 == 1 {
				sum -= v - null
			} else {
				sum += v - null
			}
		}
		if sum >= observed-1e-9 {
			count++
		}
	}
	return float64(count) / float64(int(1)<<len(d))
}

func TestFlipsCountEveryFlip(t *testing.T) {
	d := differences(control, treated)
	check := func(d []float64, null float64) {
		t.Helper()
		f := inference.Flips{Differences: d}
		if got, want := f.Greater(null), brute(d, null); got != want {
			t.Errorf("greater than %v: got %v, want %v", null, got, want)
		}
		turned := make([]float64, len(d))
		for i, v := range d {
			turned[i] = -v
		}
		if got, want := f.Less(null), brute(turned, -null); got != want {
			t.Errorf("less than %v: got %v, want %v", null, got, want)
		}
	}
	check(d, 0)
	check(d, .3)
	check(d, .5)
	check(d, -.2)
	check([]float64{1, 2, 3, 4, 5, 6}, 0)
	check([]float64{1}, 0)
	check([]float64{0, 0, 0}, 0)
}

func TestSixFlipsGoNoLower(t *testing.T) {
	f := inference.Flips{Differences: []float64{1, 2, 3, 4, 5, 6}}
	if got := f.TwoSided(0); got != 2./64 {
		t.Errorf("two-sided: got %v, want 2/64", got)
	}
	if got := f.Greater(0); got != 1./64 {
		t.Errorf("one-sided: got %v, want 1/64", got)
	}
}

func TestFlipsSeePaperTies(t *testing.T) {
	// .1+.2 and .3 differ in the last bit; on paper their flips tie.
	d := []float64{.1, .2, -.3}
	if got := (inference.Flips{Differences: d}).Greater(0); got != brute([]float64{1, 2, -3}, 0) {
		t.Errorf("got %v, want the p of 1 2 -3", got)
	}
}

func TestDrawnFlips(t *testing.T) {
	long := append(differences(control, treated), differences(control, treated)...)
	f := inference.Flips{Differences: long, Seed: 7}
	if a, b := f.Greater(.3), f.Greater(.3); a != b {
		t.Errorf("p changes between two runs: %v, %v", a, b)
	}
	other := inference.Flips{Differences: long, Seed: 8}
	if f.Greater(.3) == other.Greater(.3) {
		t.Error("the seed changes nothing")
	}
	// The twelve pairs twice over have 2^24 flips: the draws must
	// find it within five standard errors.
	want := exactByConvolution(long, .3)
	if got, se := f.Greater(.3), math.Sqrt(want*(1-want)/9999); math.Abs(got-want) > 5*se {
		t.Errorf("drawn p %v is far from the exact %v", got, want)
	}
	strong := make([]float64, 40)
	for i := range strong {
		strong[i] = 1 + float64(i)/100
	}
	if got := (inference.Flips{Differences: strong}).Greater(0); got != 1./10000 {
		t.Errorf("the smallest drawn p: got %v, want 1/10000", got)
	}
	if got := (inference.Flips{Differences: strong}).Less(0); got != 1 {
		t.Errorf("the largest drawn p: got %v, want 1", got)
	}
}

// exactByConvolution is the one-sided p by adding one coin at a time over sums
// in twentieths, another road to the same number.
func exactByConvolution(d []float64, null float64) float64 {
	dist, observed := map[int]float64{0: 1}, 0
	for _, v := range d {
		step := int(math.Round((v - null) * 20))
		observed += step
		next := make(map[int]float64, 2*len(dist))
		for sum, p := range dist {
			next[sum+step] += p / 2
			next[sum-step] += p / 2
		}
		dist = next
	}
	p := 0.0
	for sum, share := range dist {
		if sum >= observed {
			p += share
		}
	}
	return p
}

func TestApproximateFlipsComeClose(t *testing.T) {
	d := differences(control, treated)
	a := inference.ApproximateFlips{Sample: describe(t, d)}
	if got, want := a.Greater(.2), (inference.Flips{Differences: d}).Greater(.2); math.Abs(got-want) > .02 {
		t.Errorf("got %v, the exact p is %v", got, want)
	}
	if sum := a.Greater(.2) + a.Less(.2); math.Abs(sum-1) > 1e-14 {
		t.Errorf("the sides add up to %v", sum)
	}
}
