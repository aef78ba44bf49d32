package claim

import (
	"fmt"
	"math"
)

// meaning says what a settled finding comes to for the claim.
func (h *hearing) meaning() string {
	if h.unmoved() && h.c.NeedsControl() {
		return ""
	}
	switch h.c.Type {
	case Equivalent:
		return ", " + h.meaningEquivalent()
	case NotIncreases:
		return ", " + h.meaningNot("rise", *h.out.Estimate)
	case NotDecreases:
		return ", " + h.meaningNot("fall", -*h.out.Estimate)
	case Increases:
		return h.meaningDirected("rise", "fall", *h.out.Estimate)
	case Decreases:
		return h.meaningDirected("fall", "rise", -*h.out.Estimate)
	case Ordered:
		return h.meaningOrdered()
	case Exceeds:
		return h.meaningLevel()
	}
	return ""
}

// meaningLevel says on which side of the number the mean lies.
func (h *hearing) meaningLevel() string {
	if h.out.Verdict == Supported {
		return ", above " + h.points(h.bound)
	}
	return ", not above " + h.points(h.bound)
}

func (h *hearing) meaningEquivalent() string {
	if h.out.Verdict == Refuted {
		return "more than the " + h.margin()
	}
	if i := h.out.Interval; h.estimated() && !i.Holds(0) {
		return "a detectable effect, smaller than the " + h.margin()
	}
	if h.atBound() {
		return "not more than the " + h.margin()
	}
	return "less than the " + h.margin()
}

// meaningNot is for a claim that an effect does not go one way; along is the
// estimate turned so that up is the way denied.
func (h *hearing) meaningNot(way string, along float64) string {
	switch {
	case h.out.Verdict == Refuted:
		return fmt.Sprintf("a %s of more than the %s", way, h.margin())
	case along <= 0:
		return fmt.Sprintf("so no %s of the %s", way, h.margin())
	case h.atBound():
		return fmt.Sprintf("a %s of not more than the %s", way, h.margin())
	}
	return "less than the " + h.margin()
}

// atBound is for a known mean that is the margin itself, which still counts as
// within it.
func (h *hearing) atBound() bool {
	return !h.estimated() && math.Abs(math.Abs(*h.out.Estimate)-h.bound) <= near
}

// estimated reports whether a t test stands behind the mean, which is then not
// known.
func (h *hearing) estimated() bool { return h.out.Path == PathT || h.out.Path == PathWelch }

// halfStep is the reason that half a displayed step has by itself.
const halfStep = "half a displayed point"

// margin is "half point that would show", or "0.6 points that would count (what
// a reader would notice)".
func (h *hearing) margin() string {
	because := h.c.Margin.Because
	if step := h.o.Scale.Step; (because == "" || because == halfStep) && step > 0 && h.bound == step/2 {
		if step == 1 {
			return "half point that would show"
		}
		return h.points(h.bound) + " that would show"
	}
	if because != "" {
		because = " (" + because + ")"
	}
	return h.points(h.bound) + " that would count" + because
}

// meaningDirected is for a claim that an effect goes one way; along is the
// estimate turned so that up is the way claimed.
func (h *hearing) meaningDirected(way, other string, along float64) string {
	supported := h.out.Verdict == Supported
	switch {
	case supported && h.bound == 0 && h.estimated():
		return ": a clear " + way
	case supported && h.bound == 0:
		return ": a " + way
	case supported:
		return fmt.Sprintf(", more than the %s of %s asked for", way, h.points(h.bound))
	case h.bound > 0:
		return fmt.Sprintf(", short of the %s of %s asked for", way, h.points(h.bound))
	case along < 0:
		return fmt.Sprintf(": a %s, not a %s", other, way)
	}
	return ", so no " + way
}

func (h *hearing) meaningOrdered() string {
	from, to, found := h.reversed()
	switch {
	case h.out.Verdict == Supported && found:
		return ": it rises as a whole, and no step down is clear"
	case h.out.Verdict == Supported && h.flat():
		return ": it rises and never falls"
	case h.out.Verdict == Supported:
		return ": the more, the higher"
	case found:
		return fmt.Sprintf(": it falls from “%s” to “%s”", h.out.Doses[from].Arm, h.out.Doses[to].Arm)
	}
	return ": it does not rise"
}

// undecided is why neither p was small enough, in terms of the interval.
func (h *hearing) undecided() string {
	switch {
	case h.c.Type == Equivalent:
		return "the interval reaches past the " + h.margin()
	case h.c.Type.takesMargin():
		n := h.numerals()
		return fmt.Sprintf("the 90 %% interval, %s to %s, reaches past the %s",
			n.signed(h.out.Interval90.Low), n.signed(h.out.Interval90.High), h.margin())
	case h.c.Type == Ordered:
		return fmt.Sprintf("neither a rise from dose to dose is shown (Page's L, p %s) nor a step down (p %s)",
			probability(h.t.supports), probability(h.t.refutes))
	case h.c.Type == Exceeds:
		return "the 95 % interval holds " + h.points(h.bound) + ", so the mean may lie on either side"
	case h.bound == 0:
		return "the 95 % interval holds 0, so it may be either way"
	}
	return "the 95 % interval holds the " + h.points(h.bound) + " asked for"
}
