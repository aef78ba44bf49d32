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
		return ", " + h.meaningNotIncreases()
	case Increases:
		return ", " + h.meaningDirected("rise", "fall", *h.out.Estimate)
	case Decreases:
		return ", " + h.meaningDirected("fall", "rise", -*h.out.Estimate)
	}
	return ""
}

func (h *hearing) meaningEquivalent() string {
	if h.out.Verdict == Refuted {
		return "more than the " + h.margin()
	}
	if i := h.out.Interval; h.out.Path == PathT && !i.Holds(0) {
		return "a detectable effect, smaller than the " + h.margin()
	}
	if h.atBound() {
		return "not more than the " + h.margin()
	}
	return "less than the " + h.margin()
}

func (h *hearing) meaningNotIncreases() string {
	switch {
	case h.out.Verdict == Refuted:
		return "a rise of more than the " + h.margin()
	case h.atBound() && *h.out.Estimate > 0:
		return "a rise of not more than the " + h.margin()
	}
	return "short of a rise of the " + h.margin()
}

// atBound is for a known mean that is the margin itself, which still counts as
// within it.
func (h *hearing) atBound() bool {
	return h.out.Path != PathT && math.Abs(math.Abs(*h.out.Estimate)-h.bound) <= near
}

// margin is "0.5 points that would count (half a displayed point)".
func (h *hearing) margin() string {
	because := h.c.Margin.Because
	if step := h.o.Scale.Step; because == "" && step > 0 && h.bound == step/2 {
		because = "half a displayed point"
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
	case supported && h.bound == 0:
		return "a " + way
	case supported:
		return fmt.Sprintf("a %s of more than the %s asked for", way, h.points(h.bound))
	case h.bound > 0:
		return fmt.Sprintf("short of the %s of %s asked for", way, h.points(h.bound))
	case along < 0:
		return fmt.Sprintf("a %s and not a %s", other, way)
	}
	return "so there is no " + way
}

// undecided is why neither p was small enough, in terms of the interval.
func (h *hearing) undecided() string {
	switch {
	case h.c.Type == Equivalent:
		return "the interval reaches across the margin of " + h.points(h.bound)
	case h.c.Type == NotIncreases:
		n := h.numerals()
		return fmt.Sprintf("the 90 %% interval, %s to %s, holds the margin of %s",
			n.signed(h.out.Interval90.Low), n.signed(h.out.Interval90.High), h.points(h.bound))
	case h.bound == 0:
		return "the 95 % interval holds 0"
	}
	return "the 95 % interval holds the " + h.points(h.bound) + " asked for"
}
