package claim

import (
	"fmt"
	"strings"

	"github.com/yardstick-lab/yardstick/internal/inference"
)

// told puts the outcome into its sentence.
func (h *hearing) told() Outcome {
	h.out.Sentence = h.sentence()
	return h.out
}

func (h *hearing) sentence() string {
	switch h.out.Verdict {
	case Void:
		return "No verdict: " + h.out.Reason + "."
	case Inconclusive:
		if h.out.Estimate == nil {
			return "Not settled: " + h.out.Reason + "."
		}
		return "Not settled: " + h.finding() + ". Why: " + h.out.Reason + "."
	}
	return capital(h.finding() + h.meaning() + h.tail() + ".")
}

// finding is what was measured, without what it means.
func (h *hearing) finding() string {
	switch {
	case h.c.Type == Invariant:
		return h.findingInvariant()
	case h.c.Type == Exactly:
		return h.findingExactly()
	case h.out.Path == PathPooled:
		return h.findingPooled()
	case h.c.Type == Ordered:
		return h.findingOrdered()
	case h.c.Type == Exceeds:
		return h.findingLevel()
	}
	n := h.numerals()
	switch h.out.Path {
	case PathCensus:
		return h.findingCensus(n)
	case PathExact:
		return h.findingExact(n)
	}
	return h.effect(n.signed(*h.out.Estimate)) + h.range95(n)
}

// range95 is the 95 % interval in brackets, with how many units it is of, and
// the 90 % one where that decides.
func (h *hearing) range95(n numerals) string {
	i := h.out.Interval
	return fmt.Sprintf(" (95 %%: %s to %s, %s%s)", n.signed(i.Low), n.signed(i.High), h.ev.Design.count(h.out.N), h.deciding(n))
}

// effect says who moved what by how much.
func (h *hearing) effect(by string) string {
	by += h.unit(*h.out.Estimate)
	if h.c.Estimand == BeforeAfter {
		return fmt.Sprintf("under “%s” the %s came to %s", h.c.Treated, h.c.Metric, by)
	}
	return fmt.Sprintf("“%s” moved the %s by %s%s", h.c.Treated, h.c.Metric, by, h.besides())
}

// besides is what the treated arm is compared with.
func (h *hearing) besides() string { return fmt.Sprintf(" compared with “%s”", h.c.Control) }

func (h *hearing) findingCensus(n numerals) string {
	switch {
	case !h.sample.Constant:
		return h.effect(n.signed(*h.out.Estimate)) + " on average over " + h.eligible(h.out.N)
	case *h.out.Estimate == 0:
		return h.constant(n) + " for any of " + h.eligible(h.out.N)
	}
	return h.constant(n) + " for each of " + h.eligible(h.out.N)
}

// eligible says of whom a census speaks: not of all accounts that the log has.
func (h *hearing) eligible(n int) string {
	if all := max(n, h.out.Planned); n < all {
		return fmt.Sprintf("%s of the %s accounts in this log that qualify", count(n), count(all))
	}
	return "the " + count(n) + " " + ofTheLog
}

func (h *hearing) findingExact(n numerals) string {
	return h.constant(n) + h.inUnits()
}

// constant says who moved what by the same in every unit.
func (h *hearing) constant(n numerals) string {
	switch {
	case *h.out.Estimate != 0:
		return h.effect("exactly " + n.signed(*h.out.Estimate))
	case h.c.Estimand == BeforeAfter:
		return fmt.Sprintf("under “%s” the %s came to nothing", h.c.Treated, h.c.Metric)
	}
	return fmt.Sprintf("“%s” did not move the %s", h.c.Treated, h.c.Metric) + h.besides()
}

// inUnits says in how many units every difference was the same. Where it was
// nothing the tail says so.
func (h *hearing) inUnits() string {
	if *h.out.Estimate == 0 && h.out.Verdict != Inconclusive {
		return ""
	}
	return fmt.Sprintf(" in %s of %s", count(h.out.N), h.ev.Design.count(h.out.Planned))
}

// unmoved says that every unit's difference was the same nothing.
func (h *hearing) unmoved() bool {
	switch h.c.Type {
	case Invariant, Exactly:
		return h.out.Verdict == Supported && h.ev.Design != OverLog
	case Ordered, Exceeds:
		return false
	}
	return h.out.Path == PathExact && h.out.Estimate != nil && *h.out.Estimate == 0
}

// tail bounds what was never seen to happen. A mean of nothing may hide
// subjects that moved up and down by as much.
func (h *hearing) tail() string {
	if !h.unmoved() {
		return ""
	}
	who, could := "0 moved", "move"
	switch s := h.out.Shares; {
	case h.c.Type == Exactly:
		who, could = "0 differed", "differ"
	case s != nil && s.Same < 1 && h.c.Type != Invariant:
		who = "the subjects' mean stayed"
	}
	return fmt.Sprintf(": %s in %s of %s; at most %s of such %s could %s (one-sided 95 %%)", who,
		count(h.out.N), h.ev.Design.count(h.out.Planned), percent(inference.MostWhereNone(h.out.N)), h.ev.Design, could)
}

// deciding adds the 90 % interval where it is the one that decides and the
// 95 % one would not show it.
func (h *hearing) deciding(n numerals) string {
	five, ten, b := h.out.Interval, h.out.Interval90, h.bound
	var shows bool
	switch {
	case !h.c.Type.takesMargin(), ten == nil, h.out.Verdict == Inconclusive:
		return ""
	case h.c.Type == Equivalent:
		shows = h.out.Verdict == Refuted || five.Inside(-b, b)
	case h.c.Type == NotIncreases:
		shows = five.High <= b || five.Low >= b
	default:
		shows = five.Low >= -b || five.High <= -b
	}
	if shows {
		return ""
	}
	return fmt.Sprintf("; 90 %%, which decides: %s to %s", n.signed(ten.Low), n.signed(ten.High))
}

// numerals keep the numbers of a finding apart from 0 and from the bound.
func (h *hearing) numerals() numerals {
	shown := []float64{*h.out.Estimate}
	if i := h.out.Interval; i != nil {
		shown = append(shown, i.Low, i.High)
	}
	if i := h.out.Interval90; i != nil && h.c.Type.takesMargin() {
		shown = append(shown, i.Low, i.High)
	}
	return apart([]float64{h.bound, -h.bound}, shown...).spread(shown)
}

// unit is " points", " reaction" or, for somebody's numbers and for what has no
// unit, nothing.
func (h *hearing) unit(x float64) string {
	if h.ev.Design == OverPairs || h.ev.Design == OverSamples {
		return ""
	}
	return h.c.Unit().Word(x)
}

// points writes an amount that somebody chose.
func (h *hearing) points(x float64) string { return short(x) + h.unit(x) }

// capital begins a sentence with a capital, unless it begins with a name.
func capital(s string) string {
	if strings.HasPrefix(s, "“") {
		return s
	}
	return strings.ToUpper(s[:1]) + s[1:]
}
