package proof

import (
	"strings"
	"testing"

	"github.com/yardstick-lab/yardstick/internal/claim"
)

// TestHeld: every promise can be broken, and is seen to be.
func TestHeld(t *testing.T) {
	none, effect := Truth{claim.Increases, 0, 0}, Truth{claim.Increases, 0, 1}
	plan := .5
	of := func(l Limits, truth Truth) Cell { return Cell{Name: "it", Claims: []Truth{truth}, Limits: l} }
	check := func(c Cell, tally Tally, want string) {
		t.Helper()
		if tally.Experiments == 0 {
			tally.Experiments = 1000
		}
		if got := strings.Join(c.Held(tally).Failed, "; "); got != want {
			t.Errorf("%+v of %+v: got %q, want %q", tally, c.Limits, got, want)
		}
	}
	check(of(Limits{Supported: .05}, none), Tally{FalseSupported: 50}, "")
	check(of(Limits{Supported: .05}, none), Tally{FalseSupported: 70}, "")
	check(of(Limits{Supported: .05}, none), Tally{FalseSupported: 90}, "too much that is false is SUPPORTED")
	check(of(Limits{Supported: .05, AsIs: true}, none), Tally{FalseSupported: 70}, "")
	check(of(Limits{Supported: .05, AsIs: true}, none), Tally{FalseSupported: 1001, Experiments: Full}, "too much that is false is SUPPORTED")
	check(of(Limits{Supported: .05, AsIs: true}, none), Tally{FalseSupported: 1000, Experiments: Full}, "")
	check(of(Limits{Refuted: .05}, none), Tally{FalseRefuted: 90}, "too much that is true is REFUTED")
	check(of(Limits{Refuted: .05}, Truth{claim.Increases, 1, 0}), Tally{FalseRefuted: 90}, "")
	check(of(Limits{Hollow: true, Never: true}, effect), Tally{FalseSupported: 1}, "something was SUPPORTED")
	check(of(Limits{Supported: .05, Errs: true}, none), Tally{FalseSupported: 60}, "breaking the rule does not show")
	check(of(Limits{Supported: .05, Errs: true}, none), Tally{FalseSupported: 90}, "")
	check(of(Limits{Covers: true}, none), Tally{Intervals: 1000, Covered95: 950, Covered90: 900}, "")
	check(of(Limits{Covers: true}, none), Tally{Intervals: 1000, Covered95: 920, Covered90: 900}, "the 95 % intervals do not cover as often as they say")
	check(of(Limits{Covers: true}, none), Tally{Intervals: 1000, Covered95: 980, Covered90: 940},
		"the 95 % intervals do not cover as often as they say; the 90 % intervals do not cover as often as they say")
	check(of(Limits{Covers: true}, none), Tally{}, "the 95 % intervals do not cover as often as they say; the 90 % intervals do not cover as often as they say")
	check(of(Limits{Plan: &plan}, effect), Tally{FirstSupported: 500}, "")
	check(of(Limits{Plan: &plan}, effect), Tally{FirstSupported: 400}, "the power is not as planned")
	check(of(Limits{Plan: &plan, Short: .1}, effect), Tally{FirstSupported: 400}, "")
	check(of(Limits{Plan: &plan, Short: .1}, effect), Tally{FirstSupported: 600}, "the power is not as planned")
}

// TestFalsehoods: at a bound both verdicts are false, beside it one is.
func TestFalsehoods(t *testing.T) {
	check := func(truth Truth, supported, refuted bool) {
		t.Helper()
		if s, r := (Cell{}).falsehoods(truth); s != supported || r != refuted {
			t.Errorf("%s %g, effect %g: SUPPORTED false %v, REFUTED false %v; want %v, %v", truth.Type, truth.Bound, truth.Effect, s, r, supported, refuted)
		}
	}
	check(Truth{claim.Equivalent, 1, 1}, true, true)
	check(Truth{claim.Equivalent, 1, -1.1}, true, false)
	check(Truth{claim.Equivalent, 1, -.9}, false, true)
	check(Truth{claim.NotIncreases, 1, 1}, true, true)
	check(Truth{claim.NotDecreases, 1, -1}, true, true)
	check(Truth{claim.NotDecreases, 1, -2}, true, false)
	check(Truth{claim.NotDecreases, 1, 2}, false, true)
	check(Truth{claim.Ordered, 0, 0}, true, true)
	check(Truth{claim.Ordered, 0, 1}, false, true)
	check(Truth{claim.NotIncreases, 1, 2}, true, false)
	check(Truth{claim.NotIncreases, 1, -2}, false, true)
	check(Truth{claim.Increases, 0, 0}, true, true)
	check(Truth{claim.Increases, 1, .5}, true, false)
	check(Truth{claim.Increases, 1, 1.5}, false, true)
	check(Truth{claim.Decreases, 1, -1}, true, true)
	check(Truth{claim.Decreases, 1, -.5}, true, false)
	check(Truth{claim.Decreases, 1, -1.5}, false, true)
}

// TestShapes: what is planted has the mean and the spread that the bounds are
// counted in.
func TestShapes(t *testing.T) {
	check := func(name string, c Cell) {
		t.Helper()
		from, sum, squares := stream(name), 0., 0.
		const n = 100_000
		for range n {
			x := c.noise(from)
			sum, squares = sum+x, squares+x*x
		}
		if mean, variance := sum/n, squares/n; mean < -.02 || mean > .02 || variance < .9 || variance > 1.1 {
			t.Errorf("%s: mean %g, variance %g", name, mean, variance)
		}
	}
	check("normal", Cell{})
	check("25 lognormal accounts", Cell{Shape: Lognormal, Accounts: 25})
	check("25 alike accounts", Cell{Accounts: 25, Within: .1})
}
