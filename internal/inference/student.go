package inference

import (
	"gonum.org/v1/gonum/mathext"
	"gonum.org/v1/gonum/stat/distuv"
)

// nearCentre is the |t| below which the tail is taken from the other side of
// the incomplete beta: nu/(nu+t²) rounds to 1 there and would lose the digits
// of t (ours; any value well inside (0, 1) does).
const nearCentre = 0.5

// studentUpper is P(T > t) for Student's t with nu degrees of freedom.
//
// It goes through the regularised incomplete beta (Abramowitz & Stegun
// 26.7.1), not through 1 - CDF, so that a p of 1e-300 keeps its digits.
func studentUpper(t, nu float64) float64 {
	if t < 0 {
		return 1 - studentUpper(-t, nu)
	}
	if t < nearCentre {
		return 0.5 - 0.5*mathext.RegIncBeta(0.5, nu/2, t*t/(nu+t*t))
	}
	return 0.5 * mathext.RegIncBeta(nu/2, 0.5, nu/(nu+t*t))
}

// studentCritical is the t with P(T > t) = upper, for 0 < upper < 0.5.
//
// gonum's inverse is good to some eight digits; Newton's steps on our own
// tail carry it to the last ones.
func studentCritical(upper, nu float64) float64 {
	dist := distuv.StudentsT{Mu: 0, Sigma: 1, Nu: nu}
	t := -dist.Quantile(upper)
	for range 4 {
		t += (studentUpper(t, nu) - upper) / dist.Prob(t)
	}
	return t
}
