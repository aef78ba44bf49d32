package report

import (
	"fmt"
	"strings"

	"github.com/yardstick-lab/yardstick/internal/claim"
	"github.com/yardstick-lab/yardstick/internal/result"
)

// pair is a label with what belongs to it.
type pair struct{ Label, Text string }

// claimView is one claim as the page tells it: a row of the first table, a
// paragraph, and its numbers.
type claimView struct {
	ID, Anchor, Says string
	Verdict          verdictView
	// OneArm says which arm the claim is about, where it is just one: there is
	// then no pair of means.
	OneArm           string
	Control, Treated string // means
	Effect, Range    string // "+0.90", "[+0.80, +1.00]"
	P                string
	Shares           *sharesView

	Sentence, Compares, Rule string
	Reason                   string // only what the sentence does not say
	ByConstruction           string // empty, or which rows the scorer was set on
	BuiltIn                  string // empty, or whose zero it is that refutes the claim
	Warnings                 []string
	Numbers                  []pair
}

// sharesView are the shares as text and as the lengths of a bar, in per cent.
type sharesView struct {
	Down, Same, Up string
	Text           string
	DownLength     float64
	SameLength     float64
}

func viewClaims(r *result.Result) []claimView {
	views := make([]claimView, len(r.Main().Claims))
	for i, c := range r.Main().Claims {
		views[i] = viewClaim(r, c)
		views[i].Anchor = fmt.Sprintf("claim-%d", i+1)
	}
	return views
}

func viewClaim(r *result.Result, c result.Claim) claimView {
	n := heldAgainst(c)
	v := claimView{
		ID: c.Claim.ID, Says: capital(says(c)), Verdict: viewVerdict(c.Verdict),
		OneArm: oneArm(c), Control: maybe(c.ControlMean, n.ofMeans().plain), Treated: maybe(c.TreatedMean, n.ofMeans().plain),
		Effect: effectText(c, n), Range: rangeText(r, c, n), P: decidingP(c),
		Sentence: tied(capital(c.Sentence)), Compares: tied(compares(r, c)), Rule: tied(rule(r, c)),
		Warnings: warnings(r, c.Warnings), Numbers: numbersOf(r, c, n), BuiltIn: builtIn(r.Main(), c),
	}
	if c.Reason != "" && !strings.Contains(c.Sentence, c.Reason) {
		v.Reason = tied(capital(c.Reason)) + "."
	}
	if rows := c.ByConstruction; len(rows) > 0 {
		v.ByConstruction = fmt.Sprintf("%s was set on %s, the very observation this claim comes from. The verdict shows that the program does what it says, and nothing about the world.",
			r.Main().Name, listed(rows))
	}
	if s := c.Shares; s != nil {
		v.Shares = &sharesView{percent(s.Down), percent(s.Same), percent(s.Up), sharesText(*s), s.Down * 100, s.Same * 100}
	}
	return v
}

// rangeText is what goes beside an effect: its interval, or what stands in for
// one.
func rangeText(r *result.Result, c result.Claim, n numerals) string {
	switch {
	case c.Claim.Type == claim.Exactly:
		return fmt.Sprintf("%s of %s off", count(c.Moved.Count), counted(c.N, unitNoun(r)))
	case c.Claim.Type == claim.Invariant:
		return fmt.Sprintf("%s of %s moved", count(c.Moved.Count), counted(c.N, unitNoun(r)))
	case c.Path == claim.PathCensus:
		return "mean of " + counted(c.N, "account")
	case c.Interval == nil:
		return ""
	case c.Path == claim.PathPooled:
		return "median; middle 90\u00a0%: " + n.interval(*c.Interval)
	}
	return ranged(*c.Interval, writer(c, n))
}

// decidingP is the p of the verdict reached, if it rests on one.
func decidingP(c result.Claim) string {
	switch {
	case c.Verdict == claim.Supported && c.PHolm != nil:
		return probability(*c.PHolm)
	case c.Verdict == claim.Refuted && c.PRefutesHolm != nil:
		return probability(*c.PRefutesHolm)
	}
	return ""
}

var pathWords = map[claim.Path]string{
	claim.PathWelch:  "Welch's t test over two samples",
	claim.PathT:      "t test over units, checked by sign flips, adjusted by Holm",
	claim.PathTrend:  "Page’s L over units, and t on every step from dose to dose, adjusted by Holm",
	claim.PathExact:  "exact: every unit says the same, so there is no p",
	claim.PathCensus: "census: all accounts of the log, so there is no p and no interval",
	claim.PathPooled: "subjects of all worlds together, by quantiles",
}

// numbersOf lists every number of a claim that exists.
func numbersOf(r *result.Result, c result.Claim, n numerals) []pair {
	all := []pair{
		{"Type", c.Claim.Type.String()},
		{"Estimand", c.Claim.Estimand.String()},
		{"Metric", c.Claim.Metric + ": " + metricText(r, c.Claim.Metric)},
		{"Method", pathWords[c.Path]},
		{"Counted in", axis(r, c)},
		{"n", nText(r, c)},
	}
	add := func(label, text string) {
		if text != none && text != "" {
			all = append(all, pair{label, text})
		}
	}
	add(estimateLabel(c), effectText(c, n))
	addIntervals(add, c, n)
	add("Expected by its author", c.Claim.Expect.String())
	add("Margin", maybe(c.Margin, inUnit(c)))
	add("Least effect asked for", maybe(c.MinEffect, inUnit(c)))
	add("Level to lie above", maybe(c.Than, inUnit(c)))
	add("Observed number", maybe(c.Observed, func(x float64) string { return plus(short(x)) }))
	add("Percentile of the observed number", maybe(c.Percentile, numerals{1}.plain))
	add("Declared number", maybe(c.Equals, short))
	addProbabilities(add, c)
	add("Relative change", maybe(c.Relative, func(x float64) string { return apart(nil).signed(100*x) + " %" }))
	add("Standardised effect (d_z with Hedges’ correction)", maybe(c.HedgesG, apart(nil).signed))
	add("Skewness of the differences", maybe(c.Skew, apart(nil).signed))
	addQuantiles(add, c)
	add("Quantiles over subjects, at 5, 25, 50, 75 and 95 %", subjectsText(c))
	addMoves(add, c)
	add("Source", strings.Join(c.Claim.Source, ", "))
	return all
}

// addMoves lists how many subjects, and units with one, moved.
func addMoves(add func(label, text string), c result.Claim) {
	if c.Shares != nil {
		label := "Displayed scores"
		if !c.Claim.InPoints() {
			label = "Subjects by their own number"
		}
		add(label, sharesText(*c.Shares))
	}
	if m := c.Moved; m.Count > 0 {
		label := "Units with a subject that moved"
		if c.Claim.Type == claim.Exactly {
			label = "Units with a subject off the declared number"
		}
		add(label, count(m.Count))
	}
}

// addProbabilities lists the p's, the deciding ones first.
func addProbabilities(add func(label, text string), c result.Claim) {
	by := "t"
	if c.Path == claim.PathTrend {
		by = "Page’s L"
	}
	add(fmt.Sprintf("One-sided p for SUPPORTED, adjusted over %s (Holm)", counted(c.Family, "claim")), maybe(c.PHolm, probability))
	add(fmt.Sprintf("One-sided p for REFUTED, adjusted over %s (Holm)", counted(c.Family, "claim")), maybe(c.PRefutesHolm, probability))
	add("One-sided p for SUPPORTED, by "+by, maybe(c.P, probability))
	add("One-sided p for REFUTED, by t", maybe(c.PRefutes, probability))
	add("One-sided p for SUPPORTED, by sign flips", maybe(c.FlipP, probability))
	add("One-sided p for REFUTED, by sign flips", maybe(c.FlipPRefutes, probability))
	add("One-sided p for SUPPORTED, by bootstrap", maybe(c.BootP, probability))
	add("One-sided p for REFUTED, by bootstrap", maybe(c.BootPRefutes, probability))
	add("Page’s L", maybe(c.PageL, short))
}

// effectText writes the estimate, with its unit where that is not points.
func effectText(c result.Claim, n numerals) string {
	return maybe(c.Estimate, func(x float64) string {
		if c.Claim.InPoints() {
			return writer(c, n)(x)
		}
		return writer(c, n)(x) + c.Claim.Unit().Word(x)
	})
}

// writer writes a level without a sign.
func writer(c result.Claim, n numerals) func(float64) string {
	if !isEffect(c) {
		return n.plain
	}
	return n.signed
}

func estimateLabel(c result.Claim) string {
	if !isEffect(c) {
		return "Level (mean)"
	}
	if c.Path == claim.PathPooled {
		return "Median change of the subjects"
	}
	return "Effect (mean)"
}

func addIntervals(add func(label, text string), c result.Claim, n numerals) {
	if i := c.Interval; i != nil {
		label := "95 % interval"
		if c.Path == claim.PathPooled {
			label = "Middle 90 % of the subjects"
		}
		add(label, ranged(*i, writer(c, n)))
	}
	if i := c.Interval90; i != nil {
		add("90 % interval", ranged(*i, writer(c, n)))
	}
}

// subjectsText lists the quantiles over subjects, where those of a census do not
// say the same.
func subjectsText(c result.Claim) string {
	q := c.OverSubjects
	if len(q) != len(claim.QuantileShares) || len(c.Quantiles) > 0 {
		return none
	}
	n := apart(nil, q...)
	if areWhole(q) {
		n = numerals{}
	}
	write := writer(c, n)
	var parts []string
	for _, x := range q[1 : len(q)-1] {
		parts = append(parts, write(x))
	}
	return strings.Join(parts, ", ")
}

func addQuantiles(add func(label, text string), c result.Claim) {
	if len(c.Quantiles) != len(claim.QuantileShares) {
		return
	}
	n := apart(nil, c.Quantiles...)
	for i, share := range claim.QuantileShares {
		add("Quantile at "+percent(share), n.signed(c.Quantiles[i]))
	}
}

// nText says how many units were judged of how many planned.
func nText(r *result.Result, c result.Claim) string {
	switch {
	case c.Path == claim.PathPooled:
		return counted(c.N, "subject")
	case c.Planned == c.N:
		return counted(c.N, unitNoun(r))
	}
	return fmt.Sprintf("%s of %s", count(c.N), counted(c.Planned, unitNoun(r)))
}

// unitNoun is what a claim counts.
func unitNoun(r *result.Result) string {
	if r.Dataset.Kind == result.Log {
		return "account"
	}
	return "world"
}
