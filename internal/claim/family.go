package claim

import (
	"fmt"

	"github.com/yardstick-lab/yardstick/internal/inference"
)

// family is the claims of one scorer that a p decides. They are judged
// together: the more questions are asked, the likelier a chance answer.
//
// Holm's correction (Holm 1979) is made over two families, the p's for
// SUPPORTED and those for REFUTED, and each adjusted p is then held against its
// own claim's level. No level is above .05, so what is decided here is a part of
// what Holm decides at .05: a false SUPPORTED anywhere in the experiment has a
// chance of at most 5 %, and so has a false REFUTED. Every claim that has a p is
// counted, also one that is not settled for another reason.
type family []*hearing

// newFamilies gathers those of the hearings that a p decides, and adjusts their
// p's. Claims that need no score are a family of their own: what they ask is the
// same whoever scores, so their answer must be too.
func newFamilies(all []*hearing) {
	var scored, unscored family
	for _, h := range all {
		switch {
		case !h.hasP():
		case h.c.NeedsScore():
			scored = append(scored, h)
		default:
			unscored = append(unscored, h)
		}
	}
	scored.adjust()
	unscored.adjust()
}

// adjust gives every member its p's among the others.
func (f family) adjust() {
	for i, p := range f.adjusted(func(h *hearing) pair { return h.t }) {
		h := f[i]
		h.family, h.holm = f, p
		h.out.Family = len(f)
		h.out.PHolm, h.out.PRefutesHolm = number(p.supports), number(p.refutes)
	}
}

// adjusted are the family's p's after Holm's correction, in its order.
func (f family) adjusted(p func(*hearing) pair) []pair {
	supports, refutes := make([]float64, len(f)), make([]float64, len(f))
	for i, h := range f {
		one := p(h)
		supports[i], refutes[i] = one.supports, one.refutes
	}
	supports, refutes = inference.Holm(supports), inference.Holm(refutes)
	all := make([]pair, len(f))
	for i := range f {
		all[i] = pair{supports[i], refutes[i]}
	}
	return all
}

// foreseen are the adjusted p's of a member if every claim of the family had n
// units with today's mean and spread.
func (f family) foreseen(member *hearing, n int) pair {
	for i, p := range f.adjusted(func(h *hearing) pair { return h.at(n) }) {
		if f[i] == member {
			return p
		}
	}
	panic("claim: a claim looked for itself in a family that it is not of")
}

// crowded says that a p would have decided if its claim were the only one, or "".
func (h *hearing) crowded() string {
	alpha := alphas(h.c.Type)
	for _, side := range []struct {
		word                string
		alone, among, level float64
	}{
		{"", h.t.supports, h.holm.supports, alpha.supports},
		{" to refute it", h.t.refutes, h.holm.refutes, alpha.refutes},
	} {
		if side.alone <= side.level && side.among > side.level {
			return fmt.Sprintf("by itself this would be enough%s (p %s), but %d claims are tested here at once, and allowing for that p is %s (Holm), above %s",
				side.word, probability(side.alone), len(h.family), probability(side.among), probability(side.level))
		}
	}
	return ""
}
