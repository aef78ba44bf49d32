package claim

import (
	"errors"
	"fmt"
	"math"

	"github.com/yardstick-lab/yardstick/internal/inference"
)

// CompareSamples holds one claim about a mean against two samples of anybody's
// that share no pairs and need not be of one length, by Welch's t test. No second
// method stands beside it, and a warning says so. What is refused is what Compare
// refuses, and a claim that no t test of a mean decides.
func CompareSamples(control, treated []float64, c Claim, o Options) (Outcome, error) {
	if !decidedByMean(c.Type) || c.Type == Exceeds {
		return Outcome{}, fmt.Errorf("%s is about pairs; without them only claims about a mean can be judged", c.Type)
	}
	c = named(c)
	u, err := inference.Welch(control, treated)
	if err := errors.Join(checkAlone(c), o.check(c), err); err != nil {
		return Outcome{}, err
	}
	h := &hearing{c: c, o: o, ev: Evidence{Design: OverSamples}}
	h.out = Outcome{Claim: c, Path: PathWelch, N: len(control) + len(treated), Planned: len(control) + len(treated)}
	h.convert()
	h.measureSamples(u)
	h.out.ControlMean, h.out.TreatedMean = number(summary(control).Mean), number(summary(treated).Mean)
	newFamilies([]*hearing{h})
	r := h.ruleSamples(min(len(control), len(treated)))
	h.out.Verdict, h.out.Reason, h.out.Settle = r.verdict, r.reason, r.settle
	h.warn("the samples are compared without pairs, by Welch's t test alone")
	return h.toldAlone(), nil
}

// measureSamples takes the numbers from Welch's test. For what would settle the
// claim, all values are taken for so many differences with its error.
func (h *hearing) measureSamples(u inference.Unpaired) {
	n := h.out.N
	h.sample = &inference.Paired{N: n, Mean: u.Difference, SE: u.SE, SD: u.SE * math.Sqrt(float64(n))}
	h.t = pValues(h.c.Type, h.bound, u)
	h.flips = h.t
	h.out.Estimate, h.out.HedgesG = number(u.Difference), number(u.HedgesG())
	h.out.P, h.out.PRefutes = number(h.t.supports), number(h.t.refutes)
	h.out.Interval, h.out.Level, h.out.Interval90 = span(u.Interval(level95)), number(level95), span(u.Interval(level90))
}

func (h *hearing) ruleSamples(smaller int) ruling {
	if smaller < minUnits {
		return ruling{verdict: Inconclusive, reason: fmt.Sprintf("only %s in one of the samples, and a claim needs at least %d in each",
			h.ev.Design.count(smaller), minUnits)}
	}
	return h.ruleP()
}
