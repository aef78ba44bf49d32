package inference_test

import (
	"math"
	"testing"

	"github.com/yardstick-lab/yardstick/internal/inference"
)

// The fixture on which R and scipy agree to the digits printed here.
var (
	control = []float64{10.2, 11.5, 9.8, 12.1, 10.9, 11.1, 9.5, 13.0, 10.4, 11.8, 12.6, 10.0}
	treated = []float64{10.6, 11.9, 9.7, 12.9, 11.2, 11.0, 10.1, 13.9, 10.9, 12.0, 13.3, 10.1}
)

func differences(control, treated []float64) []float64 {
	d := make([]float64, len(control))
	for i := range d {
		d[i] = treated[i] - control[i]
	}
	return d
}

func describe(t *testing.T, d []float64) inference.Paired {
	t.Helper()
	p, err := inference.Describe(d)
	if err != nil {
		t.Fatalf("describe %v: %v", d, err)
	}
	return p
}

func TestGoldenFixture(t *testing.T) {
	d := differences(control, treated)
	p := describe(t, d)
	flips := inference.Flips{Differences: d}
	// unit is half of the last digit printed.
	check := func(name string, in, want, unit float64) {
		t.Helper()
		if !(math.Abs(in-want) <= unit) {
			t.Errorf("%s: got %.15g, want %.15g", name, in, want)
		}
	}
	check("n", float64(p.N), 12, 0)
	check("mean", p.Mean, .3916666667, 5e-11)
	check("sd", p.SD, .3287948610, 5e-11)
	check("se", p.SE, .0949149007, 5e-11)
	check("t", p.T(0), 4.126503463456, 5e-13)
	check("p", p.TwoSided(0), .001682053939, 5e-13)
	check("95 % low", p.Interval(.95).Low, .182760378651, 5e-13)
	check("95 % high", p.Interval(.95).High, .600572954683, 5e-13)
	check("90 % low", p.Interval(.90).Low, .2212104373, 5e-11)
	check("90 % high", p.Interval(.90).High, .5621228960, 5e-11)
	check("TOST .5", inference.TOST(p, .5).P, .138976641842, 5e-13)
	check("TOST .6", inference.TOST(p, .6).P, .025264933634, 5e-13)
	check("TOST .1", inference.TOST(p, .1).P, .994697831811, 5e-13)
	check("TOST .5 above", inference.TOST(p, .5).Above, 6.87570518e-07, 5e-16)
	check("TOST .5 below", inference.TOST(p, .5).Below, .138976641842, 5e-13)
	check("no harm .2", p.Greater(-.2), 3.20276181e-05, 5e-14)
	check("sign flip", flips.TwoSided(0), 16./4096, 0)
	check("sign flip, one side", flips.Greater(0), 8./4096, 0)
	check("d_z", p.DZ(), 1.1912189427, 5e-11)
	check("Hedges", p.HedgesG(), 1.1077857416, 5e-11)

	welch, err := inference.Welch(control, treated)
	if err != nil {
		t.Fatal(err)
	}
	check("Welch difference", welch.Difference, p.Mean, 1e-14)
	check("Welch t", welch.T, .768, 5e-4)
	check("Welch p", welch.P, .4509, 5e-5)
	check("Welch, one side", welch.Greater(0), welch.P/2, 1e-15)
	check("Welch, the sides add up", welch.Greater(.3)+welch.Less(.3), 1, 1e-14)
	check("Welch, where its interval ends", welch.Less(welch.Interval(.90).High), .05, 1e-12)

	share := inference.ClopperPearson(3, 20, .95)
	check("Clopper–Pearson low", share.Low, .032070937, 5e-10)
	check("Clopper–Pearson high", share.High, .378926827, 5e-10)
}

func TestGoldenCorrections(t *testing.T) {
	// Out of order, so that an answer in the wrong place shows.
	p := []float64{.04, .001, .30, .012, .021}
	check := func(name string, in, want []float64, unit float64) {
		t.Helper()
		for i := range want {
			if !(math.Abs(in[i]-want[i]) <= unit) {
				t.Errorf("%s of %v: got %.10g, want %.10g", name, p[i], in[i], want[i])
			}
		}
	}
	check("Holm", inference.Holm(p), []float64{.08, .005, .30, .048, .063}, 1e-15)
	check("BH", inference.BH(p), []float64{.05, .005, .30, .03, .035}, 1e-15)
	check("BY", inference.BY(p), []float64{.1141667, .0114167, .685, .0685, .0799167}, 5e-8)
	check("Holm of a single one", inference.Holm(p[:1]), p[:1], 0)
	check("Holm never above 1", inference.Holm([]float64{.6, .7}), []float64{1, 1}, 0)
	check("BH never falls with p", inference.BH([]float64{.01, .04, .041}), []float64{.03, .041, .041}, 1e-15)
	check("BH never above 1", inference.BH([]float64{.9, 1}), []float64{1, 1}, 0)
	check("Holm ties keep their own places", inference.Holm([]float64{.01, .01}), []float64{.02, .02}, 0)
	if got := inference.Holm(nil); len(got) != 0 {
		t.Errorf("Holm of nothing: got %v", got)
	}
	if p[0] != .04 || p[1] != .001 {
		t.Errorf("the p's given were changed: %v", p)
	}
}
