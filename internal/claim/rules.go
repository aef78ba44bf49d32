package claim

import (
	"fmt"
	"math"

	"github.com/yardstick-lab/yardstick/internal/inference"
)

// alphas are the levels at which a type's p's decide: .025 is one end of a
// two-sided 95 % interval, .05 one end of a 90 % one. Refuting equivalent can
// happen on either side, so each side gets half.
func alphas(t Type) pair {
	switch t {
	case Equivalent:
		return pair{supports: .05, refutes: .025}
	case NotIncreases:
		return pair{supports: .05, refutes: .05}
	}
	return pair{supports: .025, refutes: .025}
}

// pValues asks a sample the two questions that decide a claim of this type.
func pValues(t Type, bound float64, sample inference.OneSided) pair {
	switch t {
	case Equivalent:
		return pair{supports: inference.TOST(sample, bound).P, refutes: inference.Beyond(sample, bound)}
	case Increases:
		return pair{supports: sample.Greater(bound), refutes: sample.Less(bound)}
	case Decreases:
		return pair{supports: sample.Less(-bound), refutes: sample.Greater(-bound)}
	case NotIncreases:
		return pair{supports: sample.Less(bound), refutes: sample.Greater(bound)}
	}
	panic(fmt.Sprintf("claim: %s is not decided by a p", t))
}

// exactVerdict decides where the mean is known and not estimated.
func exactVerdict(t Type, bound, mean float64) Verdict {
	var holds bool
	switch t {
	case Equivalent:
		holds = math.Abs(mean) <= bound+near
	case Increases:
		holds = mean > bound+near
	case Decreases:
		holds = mean < -bound-near
	case NotIncreases:
		holds = mean <= bound+near
	default:
		panic(fmt.Sprintf("claim: %s is not decided by a mean", t))
	}
	if holds {
		return Supported
	}
	return Refuted
}

// ruleT decides by the t test's p's, unless the sign-flip test of the same
// hypothesis falls on the other side of α.
func (h *hearing) ruleT() ruling {
	alpha := alphas(h.c.Type)
	if !agree(h.t, h.flips, alpha) {
		return h.disagreement(alpha)
	}
	switch {
	case h.t.supports <= alpha.supports:
		return ruling{verdict: Supported}
	case h.t.refutes <= alpha.refutes:
		return ruling{verdict: Refuted}
	}
	r := ruling{verdict: Inconclusive, settle: h.settle(h.out.N)}
	r.reason = h.undecided() + settleWords(r.settle, h.ev.Design)
	return r
}

// disagreement says which test said what.
func (h *hearing) disagreement(alpha pair) ruling {
	side, t, flips, level := "for", h.t.supports, h.flips.supports, alpha.supports
	if (t <= level) == (flips <= level) {
		side, t, flips, level = "against", h.t.refutes, h.flips.refutes, alpha.refutes
	}
	r := ruling{verdict: Inconclusive, settle: h.settle(h.out.N + 1)}
	r.reason = fmt.Sprintf("methods disagree: the p %s it is %s by t and %s by sign flips, on either side of %s",
		side, probability(t), probability(flips), probability(level)) + settleWords(r.settle, h.ev.Design)
	return r
}

// agree reports whether two tests fall on the same sides of α.
func agree(a, b, alpha pair) bool {
	return (a.supports <= alpha.supports) == (b.supports <= alpha.supports) &&
		(a.refutes <= alpha.refutes) == (b.refutes <= alpha.refutes)
}

// settle is the smallest number of units, of at least from and minUnits, at
// which the claim would be SUPPORTED or REFUTED if the mean and the spread of
// the differences stayed as they are, the t rule being met and the normal
// limit of the sign-flip test agreeing. Constant differences, or none, need
// just minUnits. Beyond inference.MostUnits it is one more than that.
func (h *hearing) settle(from int) int {
	from = max(from, minUnits)
	if h.sample == nil || h.sample.Constant || h.c.Type == Invariant {
		return from
	}
	alpha := alphas(h.c.Type)
	n, found := inference.SmallestN(from, func(n int) bool {
		at := h.sample.At(n)
		t := pValues(h.c.Type, h.bound, at)
		if t.supports > alpha.supports && t.refutes > alpha.refutes {
			return false
		}
		return agree(t, pValues(h.c.Type, h.bound, inference.ApproximateFlips{Sample: at}), alpha)
	})
	if !found {
		return inference.MostUnits + 1
	}
	return n
}
