package experiment

import (
	"testing"

	"github.com/yardstick-lab/yardstick/internal/result"
)

func TestHolds(t *testing.T) {
	check := func(of, verdict string, flips []result.Flip, want string) {
		t.Helper()
		w := wording{subject: of + " is", Tipping: result.Tipping{
			Constant: of, Value: 0.15, Probes: []result.Probe{{At: 0, Verdict: "VOID"}, {At: 0.15, Verdict: verdict}}, Flips: flips,
		}}
		if got := w.holds(); got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
	at := func(all ...float64) (flips []result.Flip) {
		for _, x := range all {
			flips = append(flips, result.Flip{Low: x, High: x})
		}
		return flips
	}
	const returns = "world.ripples.returns"
	check(returns, "SUPPORTED", at(.12), "Holds while at least 12 % of those spoken to return the visit")
	check(returns, "SUPPORTED", at(.05, .12), "Holds while at least 12 % of those spoken to return the visit")
	check(returns, "REFUTED", at(.2, .3), "Is refuted while less than 20 % of those spoken to return the visit")
	check(returns, "INCONCLUSIVE", at(.1, .2), "Is INCONCLUSIVE while between 10 % and 20 % of those spoken to return the visit")
	check(returns, "SUPPORTED", nil, "")
	check(returns, "SUPPORTED", []result.Flip{{Low: 0, High: .0001}}, "Holds while any of those spoken to return the visit")
	check("scorer.b.F", "SUPPORTED", []result.Flip{{Low: .1012, High: .1014}}, "Holds while scorer.b.F is at least 0.101")
	check("scorer.b.F", "SUPPORTED", []result.Flip{{Low: .1314, High: .1356}}, "Holds while scorer.b.F is at least 0.13")
	check("world.ripples.specific", "SUPPORTED", at(.1), "Holds while a message meant for one person is answered at least 0.1 times as often as a generic one")
	check("scorer.half_life", "REFUTED", at(.1), "Is refuted while scorer.half_life is at least 0.1")
}

// TestHoldsBesideNothing: a flip beside 0, or beside the end of the range, is told
// as one at it.
func TestHoldsBesideNothing(t *testing.T) {
	flip, between := result.Flip{Low: 0, High: .0001}, [2]float64{0, 2}
	check := func(of, subject string, value float64, want string) {
		t.Helper()
		w := wording{subject: subject, Tipping: result.Tipping{
			Constant: of, Value: value, Probes: []result.Probe{{At: value, Verdict: "SUPPORTED"}}, Flips: []result.Flip{flip}, Between: between,
		}}
		if got := w.holds(); got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
	check("world.ripples.returns", "", 0, "Holds while none of those spoken to return the visit")
	check("scorer.weights.twitter.endorse", "a +K counts", 0, "Holds while a +K counts nothing")
	check("scorer.weights.twitter.endorse", "a +K counts", 1, "Holds while a +K counts anything at all")
	check("world.ripples.reads", "", 1, "Holds while members of a list react at all")
	check("scorer.b.F", "the weight b.F of followers is", 0, "Holds while the weight b.F of followers is 0")
	check("scorer.b.F", "the weight b.F of followers is", 1, "Holds while the weight b.F of followers is more than 0")
	flip, between = result.Flip{Low: 1, High: 1.02}, [2]float64{1, 5}
	check("world.ripples.specific", "", 2, "Holds while a message meant for one person is answered more than 1 times as often as a generic one")
}
