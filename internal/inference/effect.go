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
