package inference

import (
	"math"
	"testing"
)

// near compares to a relative accuracy.
func near(t *testing.T, name string, in, want, relative float64) {
	t.Helper()
	if !(math.Abs(in-want) <= relative*math.Abs(want)) {
		t.Errorf("%s: got %.17g, want %.17g", name, in, want)
	}
}

// The references were computed with 50 digits (mpmath's incomplete beta).
func TestStudentUpper(t *testing.T) {
	check := func(x, nu, want, relative float64) {
		t.Helper()
		near(t, "P(T > t)", studentUpper(x, nu), want, relative)
		near(t, "P(T > -t)", studentUpper(-x, nu), 1-want, relative)
	}
	check(0, 7, 0.5, 0)
	check(4.126503463456, 11, 0.0008410269695600303, 1e-13)
	check(1e-6, 5, 0.49999962039331018, 1e-15)
	check(0.3, 19, 0.38371733016963177, 1e-14)
	check(0.7, 1, 0.30559988778578521, 1e-14)
	check(2.5, 7.3, 0.019825117332800236, 1e-13)
	check(2.5, 299, 0.0064774543346210132, 1e-12)
	check(12, 99, 2.5653148439487427e-21, 1e-12)
	check(40, 49, 2.2273281630139947e-39, 1e-12)
	check(100, 199, 2.185619028836184e-172, 1e-12)
	check(300, 150, 1.2500059097183351e-210, 1e-12)
	check(1e20, 15, 6.7037216182128986e-293, 1e-12)
	check(1e27, 11, 6.2808240363736866e-293, 1e-12)
	check(37, 9999, 2.8224463094752012e-281, 1e-10)
	check(math.Inf(1), 11, 0, 0)
}

func TestStudentCritical(t *testing.T) {
	check := func(upper, nu, want float64) {
		t.Helper()
		near(t, "critical t", studentCritical(upper, nu), want, 2e-14*math.Max(1, nu/100))
	}
	check(0.025, 1, 12.706204736174705)
	check(0.025, 5, 2.5705818356363155)
	check(0.05, 11, 1.7958848187040441)
	check(0.025, 11, 2.2009851600916399)
	check(0.025, 19, 2.0930240544083098)
	check(0.05, 19, 1.7291328115213695)
	check(0.025, 99, 1.9842169515864175)
	check(0.025, 9998, 1.9602012873568368)
}

func TestHedgesJ(t *testing.T) {
	check := func(nu, want float64) { t.Helper(); near(t, "J", hedgesJ(nu), want, 1e-12) }
	check(1, 0)
	check(2, 0.56418958354775629)
	check(5, 0.8407486824596893)
	check(11, 0.92995980997577852)
	check(99, 0.99240185111442286)
	check(999, 0.99924902999059725)
}
