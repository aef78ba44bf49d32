package claim_test

import (
	"fmt"
	"math"
	"strings"
	"testing"

	"github.com/yardstick-lab/yardstick/internal/claim"
	"github.com/yardstick-lab/yardstick/internal/inference"
)

// foreseen foresees one claim alone, over n worlds of 25 subjects.
func foreseen(t *testing.T, c claim.Claim, pilot []float64, n int) claim.Foresight {
	t.Helper()
	all, err := claim.Foresee([]claim.Claim{c}, [][]claim.Unit{worlds(pilot).Units}, claim.Prospect{Scale: klout.Scale, Units: n, Subjects: 25})
	if err != nil {
		t.Fatal(err)
	}
	return all[0]
}

func said(x *float64) string {
	if x == nil {
		return "–"
	}
	return fmt.Sprintf("%.3f", *x)
}

// The margins are shares of a spread of 1, so that the numbers are those of the
// published table of TOST's power.
func TestForesee(t *testing.T) {
	check := func(kind claim.Type, bound, mean, sd float64, n int, want string) {
		t.Helper()
		f := foreseen(t, of(kind, bound), spread(6, mean, sd), n)
		got := fmt.Sprintf("supposed %s power %s decides %s detectable %s needed %d/%d short %v",
			said(f.Supposed), said(f.Power), said(f.Decides), said(f.Detectable), f.Needed80, f.Needed90, f.Short)
		if got != want {
			t.Errorf("%s %v, pilot %v ± %v, %d worlds:\n got %s\nwant %s", kind, bound, mean, sd, n, got, want)
		}
	}
	check(claim.Equivalent, .5, 0, 1, 20, "supposed 0.000 power 0.393 decides 0.394 detectable 0.679 needed 36/45 short true")
	check(claim.Equivalent, .5, 0, 1, 50, "supposed 0.000 power 0.934 decides 0.934 detectable 0.420 needed 36/45 short false")
	check(claim.Equivalent, .75, 0, 1, 12, "supposed 0.000 power 0.572 decides 0.572 detectable 0.903 needed 17/21 short true")
	// One side at .05 is a lighter test than two.
	check(claim.NotIncreases, .5, 0, 1, 20, "supposed 0.000 power 0.695 decides 0.695 detectable 0.577 needed 27/36 short true")
	check(claim.Increases, 0, .5, 1, 20, "supposed 0.500 power 0.564 decides 0.565 detectable 0.660 needed 34/44 short true")
	check(claim.Increases, .5, 1, 1, 20, "supposed 1.000 power 0.564 decides 0.565 detectable 1.160 needed 34/44 short true")
	check(claim.Decreases, .5, -1, 1, 20, "supposed -1.000 power 0.564 decides 0.565 detectable -1.160 needed 34/44 short true")
	// What the pilot contradicts no number of worlds supports, but enough refute.
	check(claim.Increases, .5, -3, 1, 20, "supposed -3.000 power 0.000 decides 1.000 detectable 1.160 needed 0/0 short false")
	// Fewer than six worlds decide nothing.
	check(claim.Equivalent, 5, 0, 1, 5, "supposed 0.000 power 0.000 decides 0.000 detectable – needed 6/6 short true")
	check(claim.Equivalent, .5, .25, 0, 20, "supposed – power – decides – detectable – needed 6/6 short false")
	check(claim.Invariant, 0, 0, 0, 20, "supposed – power – decides – detectable – needed 0/0 short false")
	check(claim.Invariant, 0, 0, 0, 5, "supposed – power – decides – detectable – needed 0/0 short true")
	check(claim.Reproduces, -1, 0, 1, 3, "supposed – power – decides – detectable – needed 4/4 short true")
}

func TestForeseeSaysWhy(t *testing.T) {
	check := func(kind claim.Type, bound float64, pilot []float64, want string) {
		t.Helper()
		if got := foreseen(t, of(kind, bound), pilot, 20).Note; got != want {
			t.Errorf("%s of %v: got %q, want %q", kind, pilot, got, want)
		}
	}
	check(claim.Increases, 0, spread(6, 1, 1), "")
	check(claim.Increases, 2, spread(6, 1, 1), "the pilot's mean is not what the claim says")
	check(claim.Increases, 0, []float64{1, 1, 1, 1, 1, 9}, "the pilot's differences are skewed, so these chances are rough")
	check(claim.Increases, 0, []float64{1}, "the intervention changed something in fewer than two worlds of the pilot, which have no spread")
	check(claim.Increases, 0, same(6, .25), "every world of the pilot gave exactly +0.25: no spread, so no p; that would come out SUPPORTED")
	check(claim.Equivalent, .1, same(6, .25), "every world of the pilot gave exactly +0.25: no spread, so no p; that would come out REFUTED")
	check(claim.Invariant, 0, same(6, 0), "decided without a p; 20 worlds in which none moved bound the share of worlds that could at 13.9 %")
	check(claim.Reproduces, -1, same(6, 0), "the number is held against 500 subjects, at least 100 are needed")
	check(claim.Increases, 0, nil, "the pilot has no worlds for this claim")
	_, err := claim.Foresee([]claim.Claim{of(claim.Increases, 0)}, [][]claim.Unit{worlds([]float64{1, math.NaN()}).Units}, claim.Prospect{})
	if err == nil || !strings.Contains(err.Error(), `claim "it": world 2: control, treated, difference: value 2 is not a number`) {
		t.Errorf("a pilot without numbers: got %v", err)
	}
}

// Where the intervention changes something in half of the worlds, twice as many
// are needed.
func TestForeseeCountsApplicableWorlds(t *testing.T) {
	pilot := worlds(append(spread(6, 0, 1), same(6, 0)...)).Units
	for i := 6; i < 12; i++ {
		pilot[i].Applicable = false
	}
	all, err := claim.Foresee([]claim.Claim{of(claim.Equivalent, .5)}, [][]claim.Unit{pilot}, claim.Prospect{Scale: klout.Scale, Units: 40})
	if err != nil {
		t.Fatal(err)
	}
	want := foreseen(t, of(claim.Equivalent, .5), spread(6, 0, 1), 20)
	if f := all[0]; math.Abs(*f.Power-*want.Power) > 1e-12 || f.Needed80 != 2*want.Needed80 ||
		f.Note != "the intervention changed something in 6 of the pilot's 12 worlds" {
		t.Errorf("got power %v, %d worlds, %q", *f.Power, f.Needed80, f.Note)
	}
}

// Four claims share α at Holm's first step; one without a spread takes no part.
func TestForeseeSharesAlpha(t *testing.T) {
	claims, pilot := []claim.Claim{of(claim.Increases, 0)}, [][]claim.Unit{worlds(same(6, 1)).Units}
	for range 4 {
		claims, pilot = append(claims, of(claim.Equivalent, .75)), append(pilot, worlds(spread(6, 0, 1)).Units)
	}
	all, err := claim.Foresee(claims, pilot, claim.Prospect{Scale: klout.Scale, Units: 20})
	if err != nil {
		t.Fatal(err)
	}
	f := all[4]
	if want := (inference.Foreseen{N: 20, SD: 1}).Within(.75, 0, .0125); *f.Strictest != .0125 || math.Abs(*f.Power-want) > 1e-9 {
		t.Errorf("at %v the power is %v, want %v", *f.Strictest, *f.Power, want)
	}
	if want := (inference.Foreseen{N: 20, SD: 1}).Within(.75, 0, .05); math.Abs(*f.Alone-want) > 1e-9 {
		t.Errorf("alone the power is %v, want %v", *f.Alone, want)
	}
}

func TestForeseeTrend(t *testing.T) {
	check := func(ev claim.Evidence, n int, want string) {
		t.Helper()
		all, err := claim.Foresee([]claim.Claim{of(claim.Ordered, 0)}, [][]claim.Unit{ev.Units}, claim.Prospect{Scale: klout.Scale, Units: n})
		if err != nil {
			t.Fatal(err)
		}
		f := all[0]
		if got := fmt.Sprintf("power %s needed %d/%d short %v %s", said(f.Power), f.Needed80, f.Needed90, f.Short, f.Note); got != want {
			t.Errorf("%d worlds:\n got %s\nwant %s", n, got, want)
		}
	}
	// Every world rises at every step, or every other one at the second.
	check(dosed(spread(6, 2, .5), spread(6, 2, .5)), 20, "power 1.000 needed 6/6 short false ")
	check(dosed(spread(6, 2, .5), spread(6, 0, .5)), 5, "power 0.000 needed 6/6 short true ")
	// The last of two opposite orders falls as often as the first rises.
	check(dosed(spread(6, 0, 1), spread(6, 0, 1)), 20, "power 0.144 needed 0/0 short true the pilot's doses do not rise as the claim says")
	check(dosed(spread(6, -2, .5), spread(6, -2, .5)), 20, "power 0.000 needed 0/0 short true the pilot's doses do not rise as the claim says")
	check(worlds(spread(6, 2, .5)), 20, "power – needed 0/0 short false nothing is known of the doses between the first and the last")
}
