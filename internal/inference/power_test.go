package inference

import (
	"math"
	"testing"
)

func TestGoldenPower(t *testing.T) {
	check := func(name string, in, want, unit float64) {
		t.Helper()
		if !(math.Abs(in-want) <= unit) {
			t.Errorf("%s: got %.12f, want %.12f", name, in, want)
		}
	}
	twoSided := func(f Foreseen, null, truth, alpha float64) float64 {
		return f.Greater(null, truth, alpha/2) + f.Less(null, truth, alpha/2)
	}
	check("paired t, both tails", twoSided(Foreseen{12, .31}, 0, .3, .05), .861885899358, 5e-13)
	check("TOST, sd 1", Foreseen{10, 1}.Within(1.5, 0, .05), .993230511, 5e-10)
	check("TOST, sd √2", Foreseen{10, math.Sqrt2}.Within(1.5, 0, .05), .850974380, 5e-10)
	check("half a spread at 6 is missed", 1-twoSided(Foreseen{6, 2}, 0, 1, .05), .83, 5e-3)
	check("half a spread at 12 is missed", 1-twoSided(Foreseen{12, 2}, 0, 1, .05), .65, 5e-3)
	check("half a spread at 20 is missed", 1-twoSided(Foreseen{20, 2}, 0, 1, .05), .44, 5e-3)
	check("at the null, power is α", Foreseen{20, 3}.Greater(.4, .4, .025), .025, 1e-13)
	check("at the margin, TOST shows it in α at most", Foreseen{200, 1}.Within(1, 1, .05), .05, 1e-13)
	check("less mirrors greater", Foreseen{9, 2}.Less(-.5, -2, .05), Foreseen{9, 2}.Greater(.5, 2, .05), 0)
	check("beyond is either side", Foreseen{9, 2}.Beyond(.5, 0, .025), 2*Foreseen{9, 2}.Greater(.5, 0, .025), 1e-15)
	check("no room within the margin", Foreseen{6, 1e9}.Within(.5, 0, .05), 0, 1e-15)
	check("a margin far wider than the spread", Foreseen{6, 1e-9}.Within(.5, 0, .05), 1, 1e-15)
}

// With no noncentrality it is Student's t, which is computed by another road.
func TestNoncentralUpper(t *testing.T) {
	check := func(x, nu, delta, want, relative float64) {
		t.Helper()
		near(t, "P(T > t)", noncentralUpper(x, nu, delta), want, relative)
	}
	for _, nu := range []float64{1, 2, 5, 19, 299, 9999} {
		for _, x := range []float64{-3, 0, .5, 2, 5} {
			check(x, nu, 0, studentUpper(x, nu), 1e-9)
		}
	}
	// A closed form for one degree of freedom at 0: the sign of Z + delta.
	check(0, 1, 1.3, normalBelow(1.3), 1e-12)
	check(0, 30, -2, normalBelow(-2), 1e-12)
}

// The table of the method, to the digits it prints.
func TestTOSTPowerTable(t *testing.T) {
	margins := []float64{.25, .5, .75, 1, 1.5}
	check := func(n int, want ...float64) {
		t.Helper()
		for i, m := range margins {
			if got := (Foreseen{n, 1}).Within(m, 0, .05); math.Abs(got-want[i]) > .005 {
				t.Errorf("%d worlds, margin %v: got %.4f, want %v", n, m, got, want[i])
			}
		}
	}
	check(6, .00, .02, .15, .41, .86)
	check(12, .00, .11, .57, .89, 1)
	check(20, .00, .39, .89, .99, 1)
	check(30, .01, .70, .98, 1, 1)
	check(50, .10, .93, 1, 1, 1)
}

func TestWorldsNeeded(t *testing.T) {
	check := func(margin float64, eighty, ninety int) {
		t.Helper()
		for target, want := range map[float64]int{.8: eighty, .9: ninety} {
			got, _ := SmallestN(2, func(n int) bool { return Foreseen{n, 1}.Within(margin, 0, .05) >= target })
			if got != want {
				t.Errorf("margin %v for %v: got %d, want %d", margin, target, got, want)
			}
		}
	}
	check(.25, 139, 175)
	check(.5, 36, 45)
	check(.75, 17, 21)
	check(1, 11, 13)
	check(1.5, 6, 7)
	check(2, 4, 5)
}

func TestSmallestAmount(t *testing.T) {
	f := Foreseen{20, .5}
	effect, ok := SmallestAmount(.001, .8, func(e float64) float64 { return f.Greater(.1, .1+e, .025) })
	if got := f.Greater(.1, .1+effect, .025); !ok || math.Abs(got-.8) > 1e-10 {
		t.Errorf("an effect of %v has power %v", effect, got)
	}
	margin, ok := SmallestAmount(100, .9, func(m float64) float64 { return f.Within(m, 0, .05) })
	if got := f.Within(margin, 0, .05); !ok || math.Abs(got-.9) > 1e-10 {
		t.Errorf("a margin of %v has power %v", margin, got)
	}
	if got, ok := SmallestAmount(1, .8, func(float64) float64 { return .5 }); ok {
		t.Errorf("a power that never gets there: got %v", got)
	}
}

// By the table of χ²: 0.831 and 12.833 at five degrees of freedom, 8.907 and
// 32.852 at nineteen.
func TestSpreadFactors(t *testing.T) {
	check := func(n int, low, high float64) {
		t.Helper()
		near(t, "low", SpreadFactors(n, .95).Low, low, 5e-4)
		near(t, "high", SpreadFactors(n, .95).High, high, 5e-4)
	}
	check(6, math.Sqrt(5/12.833), math.Sqrt(5/.831))
	check(20, math.Sqrt(19/32.852), math.Sqrt(19/8.907))
}

// Three doses that do nothing rank alike in any order: the chance is α. Doses that
// always rank as said are found as soon as L can be large enough.
func TestForeseenTrend(t *testing.T) {
	check := func(f ForeseenTrend, alpha, want float64) {
		t.Helper()
		if got := f.Rises(alpha); math.Abs(got-want) > 1e-12 {
			t.Errorf("%+v at %v: got %v, want %v", f, alpha, got, want)
		}
	}
	check(ForeseenTrend{3, 50, 12, math.Sqrt2}, .05, .05)
	check(ForeseenTrend{3, 6, 14, 0}, .05, 1)
	check(ForeseenTrend{3, 6, 14, 0}, 1e-6, 0)
	check(ForeseenTrend{3, 6, 10, 0}, .05, 0)
	if few, many := (ForeseenTrend{3, 6, 12.5, 1}).Rises(.05), (ForeseenTrend{3, 60, 12.5, 1}).Rises(.05); many <= few {
		t.Errorf("more units have less power: %v after %v", many, few)
	}
}

func BenchmarkPower(b *testing.B) {
	for b.Loop() {
		Foreseen{20, 1}.Within(.5, 0, .05)
	}
}
