package inference

import "math"

// DZ is the standardised effect of paired differences, mean ÷ SD (Cohen's d_z).
// It panics where the differences are constant.
func (p Paired) DZ() float64 { return p.T(0) / math.Sqrt(float64(p.N)) }

// HedgesG is DZ with Hedges' small-sample correction J.
// It panics where the differences are constant.
func (p Paired) HedgesG() float64 { return p.DZ() * hedgesJ(p.freedom()) }

// hedgesJ is the exact gamma form of Hedges' correction for nu degrees of
// freedom (Hedges 1981, eq. 6e), not the usual 1 - 3/(4nu-1).
func hedgesJ(nu float64) float64 {
	top, _ := math.Lgamma(nu / 2)
	bottom, _ := math.Lgamma((nu - 1) / 2)
	return math.Exp(top-bottom) / math.Sqrt(nu/2)
}

// RelativeChange is the mean difference as a share of the control's mean, as
// 0.03 for 3 % more. It is defined, and true returned, where every control lies
// on the same side of 0: nothing is a share of 0, and controls on either side
// have a mean that says nothing of their size.
func RelativeChange(control, differences []float64) (float64, bool) {
	if len(control) == 0 || len(control) != len(differences) {
		return 0, false
	}
	base, change := 0.0, 0.0
	for i, c := range control {
		if math.Abs(c) <= Same || math.Signbit(c) != math.Signbit(control[0]) {
			return 0, false
		}
		base += c
		change += differences[i]
	}
	return change / math.Abs(base), true
}
