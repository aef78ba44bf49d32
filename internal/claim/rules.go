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
	case NotIncreases, NotDecreases, Ordered:
		return pair{supports: .05, refutes: .05}
	}
	return pair{supports: .025, refutes: .025}
}

// pValues asks a sample the two questions that decide a claim of this type.
func pValues(t Type, bound float64, sample inference.OneSided) pair {
	switch t {
	case Equivalent:
		return pair{supports: inference.TOST(sample, bound).P, refutes: inference.Beyond(sample, bound)}
	case Increases, Exceeds:
		return pair{supports: sample.Greater(bound), refutes: sample.Less(bound)}
	case Decreases:
		return pair{supports: sample.Less(-bound), refutes: sample.Greater(-bound)}
	case NotIncreases:
		return pair{supports: sample.Less(bound), refutes: sample.Greater(bound)}
	case NotDecreases:
		return pair{supports: sample.Greater(-bound), refutes: sample.Less(-bound)}
	}
	panic(fmt.Sprintf("claim: %s is not decided by a p of its mean", t))
}

// meanHolds reports whether a claim of this type holds where its mean is known.
func meanHolds(t Type, bound, mean float64) bool {
	switch t {
	case Equivalent:
		return math.Abs(mean) <= bound+near
	case Increases, Exceeds:
		return mean > bound+near
	case Decreases:
		return mean < -bound-near
	case NotIncreases:
		return mean <= bound+near
	case NotDecreases:
		return mean >= -bound-near
	}
	panic(fmt.Sprintf("claim: %s is not decided by a mean", t))
}

// exactVerdict decides where the means are known and not estimated.
func (h *hearing) exactVerdict() Verdict {
	holds := h.c.Type == Ordered && h.trend.holds() ||
		h.c.Type != Ordered && meanHolds(h.c.Type, h.bound, h.sample.Mean)
	if holds {
		return Supported
	}
	return Refuted
}

// ruleP decides by the adjusted p's, unless another method falls on the other
// side of α: that is judged on the p's as they are, since the methods are asked
// the same question about the same claim.
func (h *hearing) ruleP() ruling {
	alpha := alphas(h.c.Type)
	if what := h.disagreement(alpha); what != "" {
		r := ruling{verdict: Inconclusive, settle: h.settle(h.out.N + 1)}
		r.reason = what + h.settleWords(r.settle)
		return r
	}
	switch {
	case h.holm.refutes <= alpha.refutes:
		return ruling{verdict: Refuted}
	case h.holm.supports <= alpha.supports && h.t.refutes > alpha.refutes:
		return ruling{verdict: Supported}
	}
	r := ruling{verdict: Inconclusive, settle: h.settle(h.out.N + 1)}
	if r.reason = h.crowded(); r.reason == "" {
		r.reason = h.undecided()
	}
	r.reason += h.settleWords(r.settle)
	return r
}

// disagreement says which method said what where one falls on the other side of
// α than the first, or "".
func (h *hearing) disagreement(alpha pair) string {
	others := []struct {
		name string
		p    *pair
	}{{"sign flips", &h.flips}, {"bootstrap", h.boot}}
	for _, other := range others {
		if other.p == nil || agree(h.t, *other.p, alpha) {
			continue
		}
		side, t, p, level, lumped := "for", h.t.supports, other.p.supports, alpha.supports, h.lumped().supports
		if (t <= level) == (p <= level) {
			side, t, p, level, lumped = "against", h.t.refutes, other.p.refutes, alpha.refutes, h.lumped().refutes
		}
		what := fmt.Sprintf("methods disagree: the p %s it is %s by t and %s by %s, on either side of %s",
			side, probability(t), probability(p), other.name, probability(level))
		if other.p == h.boot && t <= level && lumped > level {
			what += ", as " + h.mostlyOne()
		}
		return what
	}
	return ""
}

// agree reports whether two methods fall on the same sides of α.
func agree(a, b, alpha pair) bool {
	return (a.supports <= alpha.supports) == (b.supports <= alpha.supports) &&
		(a.refutes <= alpha.refutes) == (b.refutes <= alpha.refutes)
}

// settle is the smallest number of units, of at least from and minUnits, at
// which the claim would be SUPPORTED or REFUTED if the means and spreads of all
// claims of its family stayed as they are, Holm's correction being made among
// those, and what is foreseen of the other methods agreeing. Constant
// differences, or none, need just minUnits. Beyond inference.MostUnits it is one
// more than that.
func (h *hearing) settle(from int) int {
	from = max(from, minUnits)
	if !h.hasP() {
		return from
	}
	n, found := inference.SmallestN(from, h.settledBy)
	if !found {
		return inference.MostUnits + 1
	}
	return n
}

func (h *hearing) settledBy(n int) bool {
	alpha, among, alone := alphas(h.c.Type), h.family.foreseen(h, n), h.at(n)
	if among.refutes > alpha.refutes && (among.supports > alpha.supports || alone.refutes <= alpha.refutes) {
		return false
	}
	if h.c.Type == Ordered {
		return true
	}
	at := h.sample.At(n)
	foreseen := func(by inference.OneSided) pair { return pValues(h.c.Type, h.bound, by) }
	return agree(alone, foreseen(inference.ApproximateFlips{Sample: at}), alpha) &&
		(h.boot == nil || agree(alone, foreseen(inference.Both{
			inference.ApproximateBootstrap{Sample: at}, inference.LeastBootstrap{Sample: at, Lump: h.lump},
		}), alpha))
}
