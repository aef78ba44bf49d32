package claim

import (
	"fmt"
	"math"
	"slices"

	"github.com/yardstick-lab/yardstick/internal/inference"
)

// minUnits is the fewest units a claim is judged on: an exact sign-flip test
// of fewer cannot reach two-sided .05 (2/2⁵ is .0625).
const minUnits = 6

// near is how near a number counts as equal to the margin it is held against.
const near = inference.Same

// mostSkew is the |skewness| of the differences beyond which the t test errs
// markedly more often than it says (ours).
const mostSkew = 1

// The levels of the intervals printed and of the pooled centre.
const (
	level95      = .95
	level90      = .90
	centralShare = .90
)

// hearing is one claim on its way to an outcome.
type hearing struct {
	c   Claim
	ev  Evidence
	o   Options
	out Outcome

	// bound is the margin, min_effect or level in this scorer's points.
	bound float64
	// sample summarises the applicable differences, of an ordered claim those
	// from the first dose to the last; nil where there are none.
	sample *inference.Paired
	// trend is what an ordered claim has besides; nil for the others.
	trend *trend
	// t and flips are the p's of the two tests, and boot those of the third
	// where the differences are skewed; on the paths t and trend only. lump is
	// what the third may stumble over, on the path t.
	t, flips pair
	boot     *pair
	lump     inference.Lump
	// family are the claims that a p decides, and holm this one's p's among
	// them.
	family family
	holm   pair
}

// hasP reports whether a p decides the claim.
func (h *hearing) hasP() bool { return h.out.P != nil }

// pair is a p for SUPPORTED and one for REFUTED.
type pair struct{ supports, refutes float64 }

// measured takes the numbers from the evidence, and rules on nothing.
func measured(c Claim, ev Evidence, o Options) *hearing {
	o = o.of(c)
	h := &hearing{c: c, ev: ev, o: o, out: Outcome{
		Claim:          c,
		ByConstruction: shared(c.Source, o.SetOn),
		Planned:        ev.planned(),
		Shares:         SharesOf(ev.Displayed),
	}}
	h.convert()
	if c.Type == Reproduces {
		h.measurePooled()
		return h
	}
	control, treated, d := ev.applicable()
	h.out.N = len(d)
	if left := len(ev.Units) - len(d); left > 0 {
		h.warn(fmt.Sprintf("%d of %d %s %s left out: the intervention changed nothing there",
			left, ev.planned(), ev.Design, be(left)))
	}
	h.out.Path = h.path()
	if len(d) > 0 {
		h.measureMeans(control, treated, d)
		h.measureSpread(d)
	}
	return h
}

// convert brings the claim's amounts to this scorer's points.
func (h *hearing) convert() {
	switch {
	case h.c.Margin.Given():
		h.bound = h.o.Scale.Points(h.c.Margin.Amount)
		h.out.Margin = number(h.bound)
	case h.c.MinEffect.Given():
		h.bound = h.o.Scale.Points(h.c.MinEffect)
		h.out.MinEffect = number(h.bound)
	case h.c.Observed != nil:
		h.out.Observed = number(h.o.Scale.Points(Points(*h.c.Observed)))
	case h.c.Equals != nil:
		h.out.Equals = number(h.o.Scale.Points(Points(*h.c.Equals)))
	case h.c.Than != nil:
		h.bound = h.o.Scale.Points(Points(*h.c.Than))
		h.out.Than = number(h.bound)
	}
}

// path is the road before the sample is seen; constant differences turn t
// into exact.
func (h *hearing) path() Path {
	switch {
	case h.ev.Design == OverLog:
		return PathCensus
	case h.c.Type == Invariant, h.c.Type == Exactly:
		return PathExact
	case h.c.Type == Ordered:
		return PathTrend
	}
	return PathT
}

func (h *hearing) measureMeans(control, treated, d []float64) {
	h.sample = summary(d)
	h.out.Estimate = number(h.sample.Mean)
	h.out.TreatedMean = number(summary(treated).Mean)
	if h.c.Estimand == Contrast {
		h.out.ControlMean = number(summary(control).Mean)
		if share, ok := inference.RelativeChange(control, d); ok && finite(share) {
			h.out.Relative = number(share)
		}
	}
	switch h.c.Type {
	case Invariant, Exactly:
		h.out.Moved = h.ev.Moved
	case Ordered:
		h.measureDoses()
	}
}

// summary describes numbers that Evidence.check has let in.
func summary(values []float64) *inference.Paired {
	p, err := inference.Describe(values)
	if err != nil {
		panic("claim: evidence must be checked before it is measured: " + err.Error())
	}
	return &p
}

// measureSpread adds what the path says about uncertainty.
func (h *hearing) measureSpread(d []float64) {
	if h.out.Path == PathCensus {
		h.out.Quantiles = inference.Quantiles(d, QuantileShares...)
		for i, q := range h.out.Quantiles {
			h.out.Quantiles[i] = *number(q)
		}
		return
	}
	if h.out.N > 1 {
		h.out.Interval, h.out.Level = span(h.sample.Interval(level95)), number(level95)
	}
	switch {
	case h.c.Type == Ordered && !h.trend.constant():
		h.measureTrend()
		h.measureSize()
	case h.sample.Constant:
		h.out.Path = PathExact
	case h.out.Path == PathT:
		h.measureT(d)
		h.measureSize()
	}
}

func (h *hearing) measureT(d []float64) {
	flips := inference.Flips{Differences: d, Seed: h.o.Seed}
	h.t, h.flips = pValues(h.c.Type, h.bound, h.sample), pValues(h.c.Type, h.bound, flips)
	h.out.P, h.out.PRefutes = number(h.t.supports), number(h.t.refutes)
	h.out.FlipP, h.out.FlipPRefutes = number(h.flips.supports), number(h.flips.refutes)
}

// measureSize adds what the paths t and trend have besides their p's, and a
// third opinion where skew makes the first unsure.
func (h *hearing) measureSize() {
	h.out.Interval90 = span(h.sample.Interval(level90))
	if h.sample.Constant {
		return
	}
	h.out.HedgesG, h.out.Skew = number(h.sample.HedgesG()), number(h.sample.Skew)
	if math.Abs(h.sample.Skew) <= mostSkew {
		return
	}
	h.measureBootstrap()
	h.warn(fmt.Sprintf("the differences are skewed (%s, beyond ±%d), where t errs more often than it says: a bootstrap had to agree",
		apart([]float64{mostSkew, -mostSkew}, h.sample.Skew).signed(h.sample.Skew), mostSkew))
}

func (h *hearing) measureBootstrap() {
	by := byBootstrap(h.o.Seed)
	if h.c.Type == Ordered {
		h.boot = new(h.trend.ask(by))
		h.out.BootPRefutes = number(h.boot.refutes)
		return
	}
	_, _, d := h.ev.applicable()
	h.boot, h.lump = new(pValues(h.c.Type, h.bound, by(d))), inference.LumpOf(d)
	h.out.BootP, h.out.BootPRefutes = number(h.boot.supports), number(h.boot.refutes)
}

// at foresees the p's of n units with today's mean and spread.
func (h *hearing) at(n int) pair {
	if h.c.Type == Ordered {
		return pair{h.trend.page.At(n), h.trend.ask(byT(n)).refutes}
	}
	return pValues(h.c.Type, h.bound, h.sample.At(n))
}

func (h *hearing) warn(text string) { h.out.Warnings = append(h.out.Warnings, text) }

// shared lists the rows of a that are also in b, in the order of a.
func shared(a, b []string) []string {
	var both []string
	for _, row := range a {
		if slices.Contains(b, row) && !slices.Contains(both, row) {
			both = append(both, row)
		}
	}
	return both
}
