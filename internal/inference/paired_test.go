package inference_test

import (
	"errors"
	"math"
	"strings"
	"testing"

	"github.com/yardstick-lab/yardstick/internal/inference"
)

func TestDescribeRefusesWhatIsNoNumber(t *testing.T) {
	check := func(d []float64, want string) {
		t.Helper()
		if _, err := inference.Describe(d); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("describe %v: got %v, want %q", d, err, want)
		}
	}
	check([]float64{1, math.NaN()}, "value 2 is not a number")
	check([]float64{math.Inf(-1), 1}, "value 1 is infinite")
	check([]float64{1, 2, 1e200}, "value 3 is 1e+200: too large")
	if _, err := inference.Describe(nil); !errors.Is(err, inference.ErrEmpty) {
		t.Errorf("describe nothing: got %v", err)
	}
}

func TestConstantDifferencesHaveNoT(t *testing.T) {
	check := func(d []float64, constant bool, mean float64) {
		t.Helper()
		p := describe(t, d)
		if p.Constant != constant || p.Constant && p.Mean != mean {
			t.Errorf("describe %v: got %+v, want constant %v at %v", d, p, constant, mean)
		}
		if p.Constant && p.Interval(.95) != (inference.Interval{Low: mean, High: mean}) {
			t.Errorf("interval of %v: got %v", d, p.Interval(.95))
		}
	}
	check([]float64{0, 0, 0}, true, 0)
	check([]float64{.5, .5, .5}, true, .5)
	check([]float64{7}, true, 7)
	check([]float64{1e-13, 2e-13, 1e-13}, true, 0)
	check([]float64{math.Copysign(0, -1)}, true, 0)
	check([]float64{0, 1e-11}, false, 0)
	check([]float64{1, 2}, false, 0)
	if p := describe(t, []float64{math.Copysign(0, -1), 0}); math.Signbit(p.Mean) {
		t.Error("a constant nothing came out as negative zero")
	}
	defer func() {
		if recover() == nil {
			t.Error("a t of constant differences did not panic")
		}
	}()
	describe(t, []float64{2, 2}).Greater(0)
}

func TestSkew(t *testing.T) {
	check := func(d []float64, want float64) {
		t.Helper()
		if got := describe(t, d).Skew; math.Abs(got-want) > 1e-12 {
			t.Errorf("skew of %v: got %v, want %v", d, got, want)
		}
	}
	check([]float64{1, 2, 3}, 0)
	check([]float64{1, 2}, 0)
	// By hand: deviations -1 -1 -1 3, sum of cubes 24, s² = 4, factor 4/(3·2).
	check([]float64{0, 0, 0, 4}, 4./6*24/8)
	check([]float64{0, 0, 0, -4}, -2)
}

func TestOneSidedPsMirror(t *testing.T) {
	d := differences(control, treated)
	p := describe(t, d)
	swapped := describe(t, differences(treated, control))
	check := func(name string, in, want float64) {
		t.Helper()
		if math.Abs(in-want) > 1e-14 {
			t.Errorf("%s: got %v, want %v", name, in, want)
		}
	}
	check("swapping the arms swaps the sides", p.Greater(.2), swapped.Less(-.2))
	check("the sides add up", p.Greater(.3)+p.Less(.3), 1)
	check("adding a constant shifts the null", p.Less(.5), describe(t, shift(d, 2)).Less(2.5))
	check("no null value moves p past one half", p.Greater(p.Mean), .5)
	ci := p.Interval(.95)
	check("the 95 % interval ends where p is .025, low", p.Greater(ci.Low), .025)
	check("the 95 % interval ends where p is .025, high", p.Less(ci.High), .025)
}

func shift(d []float64, by float64) []float64 {
	out := make([]float64, len(d))
	for i, v := range d {
		out[i] = v + by
	}
	return out
}

// The mistake of other tools: the smaller of the two p's calls a difference
// of 0.9 margins "equivalent", because it surely is above the lower one.
func TestEquivalenceNeedsBothSides(t *testing.T) {
	p := describe(t, differences(control, treated))
	e := inference.TOST(p, .4)
	if e.Above > .05 || e.Below < .05 {
		t.Fatalf("the case no longer separates the sides: %+v", e)
	}
	if e.P != e.Below {
		t.Errorf("TOST p: got %v, want the larger, %v", e.P, e.Below)
	}
	if wider := inference.TOST(p, .8); wider.P >= e.P {
		t.Errorf("a wider margin made p larger: %v after %v", wider.P, e.P)
	}
	if got, want := inference.Beyond(p, .1), p.Greater(.1); got != want {
		t.Errorf("beyond .1: got %v, want %v", got, want)
	}
	down := describe(t, differences(treated, control))
	if got, want := inference.Beyond(down, .1), down.Less(-.1); got != want {
		t.Errorf("beyond -.1: got %v, want %v", got, want)
	}
}

func TestAtKeepsMeanAndSpread(t *testing.T) {
	p := describe(t, differences(control, treated)).At(48)
	if p.N != 48 || math.Abs(p.SE-.0949149007/2) > 5e-11 || math.Abs(p.Mean-.3916666667) > 5e-11 {
		t.Errorf("at 48: got %+v", p)
	}
}

// Two samples of four and six small numbers, by hand: means 2.5 and 6, variances
// 5/3 and 18/5, so the error is √(5/12 + 3/5) and the pooled variance 23/8.
func TestWelchByHand(t *testing.T) {
	u, err := inference.Welch([]float64{1, 2, 3, 4}, []float64{4, 4, 5, 7, 8, 8})
	if err != nil {
		t.Fatal(err)
	}
	check := func(name string, in, want float64) {
		t.Helper()
		if math.Abs(in-want) > 1e-14 {
			t.Errorf("%s: got %v, want %v", name, in, want)
		}
	}
	check("difference", u.Difference, 3.5)
	check("error", u.SE, math.Sqrt(61./60))
	check("t", u.T, 3.5/math.Sqrt(61./60))
	check("freedom", u.Freedom, (61.*61/3600)/(25./144/3+9./25/5))
	check("pooled spread", u.Pooled, math.Sqrt(23./8))
	// J of 8 degrees of freedom is Γ(4)/(√4·Γ(3.5)).
	check("Hedges", u.HedgesG(), 3.5/math.Sqrt(23./8)*6/2/math.Gamma(3.5))
}

func TestWelchRefuses(t *testing.T) {
	check := func(control, treated []float64, want string) {
		t.Helper()
		if _, err := inference.Welch(control, treated); err == nil || err.Error() != want {
			t.Errorf("got %v, want %q", err, want)
		}
	}
	check([]float64{1}, []float64{1, 2}, "control: 1 values, at least 2 are needed")
	check([]float64{1, 2}, []float64{1, math.NaN()}, "treated: value 2 is not a number")
	check([]float64{1, 1}, []float64{2, 2}, "neither sample has a spread")
}
