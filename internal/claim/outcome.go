package claim

import "github.com/yardstick-lab/yardstick/internal/inference"

// Outcome is what became of one claim under one scorer. Numbers that do not
// exist are nil; those that do are finite and never negative zero. All are in
// points of the scorer judged, or in the unit of the claim's quantity.
type Outcome struct {
	Claim   Claim
	Verdict Verdict
	Path    Path
	// ByConstruction lists the claim's source rows that the scorer was set
	// on. Where it is not empty the verdict carries the label BY CONSTRUCTION:
	// it proves that the program does what it says, nothing about the world.
	ByConstruction []string

	// N is the number of units judged: applicable worlds or pairs, accounts
	// (census) or subjects (pooled). Planned is the number of units planned.
	N, Planned int
	// Estimate is the mean difference; of a reproduction, the median change.
	Estimate *float64
	// ControlMean and TreatedMean are the arms' means; a before–after claim
	// has no ControlMean.
	ControlMean, TreatedMean *float64
	// Interval is the two-sided 95 % one, [c, c] where every difference is c,
	// and the central 90 % of the subjects for a reproduction; nil for a
	// census or a single unit. Level is its level.
	Interval *inference.Interval
	Level    *float64
	// Interval90 is the two-sided 90 % one, which decides equivalent,
	// not_increases and not_decreases. Neither interval is adjusted for the
	// number of claims. Nil off the paths t and trend.
	Interval90 *inference.Interval
	// P is the unadjusted one-sided p for SUPPORTED, PRefutes that for
	// REFUTED: by t, and for an ordered claim by Page's L and by t. All p's are
	// nil off the paths t and trend.
	P, PRefutes *float64
	// PHolm and PRefutesHolm are P and PRefutes after Holm's correction over
	// the Family claims of the experiment that a p decides; they decide.
	PHolm, PRefutesHolm *float64
	Family              int
	// FlipP and FlipPRefutes are those of the sign-flip test of the same
	// hypotheses, BootP and BootPRefutes those of the bootstrap-t, which is
	// asked where the differences are skewed. An ordered claim has no FlipP
	// and no BootP: Page's test is by permutation already.
	FlipP, FlipPRefutes *float64
	BootP, BootPRefutes *float64
	// HedgesG is the standardised effect d_z with Hedges' correction, Skew the
	// skewness of the differences; nil off the paths t and trend.
	HedgesG, Skew *float64
	// Relative is the effect as a share of the control's mean, as 0.03 for 3 %
	// more; nil where there is no control, or it has no side of 0.
	Relative *float64
	// PageL is Page's L, on the path trend. Doses are those of an ordered claim
	// with the metric's mean at each.
	PageL *float64
	Doses []DoseMean

	// Margin and MinEffect are those of the claim in this scorer's points, and
	// so are Equals and Than.
	Margin, MinEffect, Equals, Than *float64
	// Observed is the number to be reproduced in this scorer's points, and
	// Percentile its place among the subjects, in per cent.
	Observed, Percentile *float64
	// Quantiles of a census are those of the accounts' differences at
	// QuantileShares.
	Quantiles []float64
	// Shares are how the displayed scores moved; nil where none were given.
	Shares *Shares
	// Moved is the evidence's, for invariant and exactly.
	Moved Moved

	// Settle is the number of units that would settle an INCONCLUSIVE claim,
	// supposing today's estimate and spread; more than inference.MostUnits
	// means "more than that", 0 that no number of them would, or none can be
	// named.
	Settle int
	// Reason is always given for INCONCLUSIVE and VOID, and names the move
	// that refuted an invariant claim: lower case, no full stop.
	Reason string
	// Warnings travel with the numbers.
	Warnings []string
	// Sentence says it all in one sentence.
	Sentence string
}

// DoseMean is the metric's mean at one dose, over units, with its 95 % interval;
// nil for a census or a single unit.
type DoseMean struct {
	Dose
	Mean     float64
	Interval *inference.Interval
}

// QuantileShares are the shares at which a census gives quantiles.
var QuantileShares = []float64{0, .05, .25, .5, .75, .95, 1}

// Summary is the verdict of an experiment under one scorer.
type Summary struct {
	Verdict Verdict
	// Supported counts the claims that were SUPPORTED, of Total.
	Supported, Total int
	// ByConstruction counts the claims, of Total, whose verdict carries the
	// label.
	ByConstruction int
}

// Summarize is VOID if any claim is, else REFUTED, else INCONCLUSIVE, else
// SUPPORTED. Without claims there is nothing to support: INCONCLUSIVE.
func Summarize(outcomes []Outcome) Summary {
	s := Summary{Verdict: Inconclusive, Total: len(outcomes)}
	var seen [Void + 1]bool
	for _, o := range outcomes {
		seen[o.Verdict] = true
		if o.Verdict == Supported {
			s.Supported++
		}
		if len(o.ByConstruction) > 0 {
			s.ByConstruction++
		}
	}
	for _, v := range []Verdict{Void, Refuted, Inconclusive, Supported} {
		if seen[v] {
			s.Verdict = v
			break
		}
	}
	return s
}

// number is a pointer to x that is never negative zero.
func number(x float64) *float64 {
	if x == 0 {
		x = 0
	}
	return &x
}

// span is a pointer to an interval without negative zeros.
func span(i inference.Interval) *inference.Interval {
	return &inference.Interval{Low: *number(i.Low), High: *number(i.High)}
}
