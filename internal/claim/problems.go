package claim

import (
	"fmt"
	"math"
	"slices"
)

// Problem is something that keeps a claim from being judged.
type Problem struct {
	// Claim is the claim's place in the list, from 0; ID its name.
	Claim int
	ID    string
	// Field is the key of the spec that is at fault, as sensitive_to.
	Field string
	// Text says what is wrong: lower case, no full stop.
	Text string
}

// String is the problem on one line.
func (p Problem) String() string { return fmt.Sprintf("claim %q: %s: %s", p.ID, p.Field, p.Text) }

// Problems lists all that is wrong with the claims of one experiment, in their
// order. Names of arms and metrics are not known here, only that they are given.
func Problems(claims []Claim) []Problem {
	var all []Problem
	for i, c := range claims {
		report := func(field, text string) { all = append(all, Problem{i, c.ID, field, text}) }
		if c.ID == "" {
			report("id", "is missing")
		} else if first := indexOf(claims, c.ID); first != i {
			report("id", "was used before")
		}
		checkArms(c, report)
		checkSettings(c, report)
		checkControl(claims, i, report)
	}
	return all
}

// reporter takes a problem of the claim at hand.
type reporter func(field, text string)

func checkArms(c Claim, report reporter) {
	switch c.Estimand {
	case Contrast:
		checkCompared(c, report)
	case BeforeAfter:
		if c.Treated == "" || c.Control != "" {
			report("arm", "a before–after claim is about one arm")
		}
	default:
		report("compare", "names neither two arms to compare nor one arm")
	}
	if c.Metric == "" {
		report("metric", "is missing")
	}
}

func checkCompared(c Claim, report reporter) {
	switch {
	case c.Control == "" || c.Treated == "":
		report("compare", "needs a treated arm and its control")
	case c.Control == c.Treated:
		report("compare", "compares an arm with itself")
	}
}

// checkSettings covers what a claim says of itself: what its type needs, and
// nothing that its type would silently ignore.
func checkSettings(c Claim, report reporter) {
	if c.Type.String() == "" {
		report("type", "is missing")
		return
	}
	checkMargin(c, report)
	checkMinEffect(c, report)
	checkObserved(c, report)
	checkTolerance(c, report)
}

func checkMinEffect(c Claim, report reporter) {
	takes := c.Type == Increases || c.Type == Decreases
	switch {
	case !takes && c.MinEffect.Given():
		report("min_effect", fmt.Sprintf("%s takes none", c.Type))
	case !(c.MinEffect.Value >= 0 && finite(c.MinEffect.Value)):
		report("min_effect", "must be 0 or more")
	}
}

func checkTolerance(c Claim, report reporter) {
	switch {
	case c.Type != Invariant && c.Tolerance != 0:
		report("tolerance", fmt.Sprintf("%s takes none", c.Type))
	case !(c.Tolerance >= 0 && finite(c.Tolerance)):
		report("tolerance", "must be 0 or more")
	}
}

func checkMargin(c Claim, report reporter) {
	takes := c.Type == Equivalent || c.Type == NotIncreases
	switch {
	case !takes && c.Margin.Given():
		report("margin", fmt.Sprintf("%s takes none", c.Type))
	case takes && !c.Margin.Given():
		report("margin", fmt.Sprintf("%s needs one", c.Type))
	case takes && !(c.Margin.Value > 0 && finite(c.Margin.Value)):
		report("margin", "must be more than 0")
	}
}

func checkObserved(c Claim, report reporter) {
	switch {
	case c.Type != Reproduces && c.Observed != nil:
		report("observed", fmt.Sprintf("%s takes none", c.Type))
	case c.Type != Reproduces:
	case c.Observed == nil:
		report("observed", "reproduces needs the number that was seen")
	case !finite(*c.Observed):
		report("observed", "must be a number")
	case c.Estimand == Contrast:
		report("compare", "reproduces is about one arm, before and after: use arm")
	}
}

// checkControl covers sensitive_to: named where needed, nowhere else, and
// leading to a claim that does not in the end lean on itself.
func checkControl(claims []Claim, i int, report reporter) {
	c := claims[i]
	switch {
	case !c.NeedsControl() && c.SensitiveTo != "":
		report("sensitive_to", "belongs to a claim that nothing happens; this one says that something does")
	case !c.NeedsControl():
	case c.SensitiveTo == "":
		report("sensitive_to", "a claim that nothing happens must name the claim that shows the scorer would have moved")
	case c.SensitiveTo == c.ID:
		report("sensitive_to", "names the claim itself")
	case indexOf(claims, c.SensitiveTo) < 0:
		report("sensitive_to", fmt.Sprintf("unknown claim %q", c.SensitiveTo))
	case circular(claims, i):
		report("sensitive_to", "leads back to this claim in a circle")
	}
}

// circular follows sensitive_to from claim i and reports whether it returns.
func circular(claims []Claim, i int) bool {
	at := i
	for range claims {
		at = indexOf(claims, claims[at].SensitiveTo)
		if at < 0 || at == i {
			break
		}
	}
	return at == i
}

// indexOf is the place of the first claim with an ID, or -1.
func indexOf(claims []Claim, id string) int {
	if id == "" {
		return -1
	}
	return slices.IndexFunc(claims, func(c Claim) bool { return c.ID == id })
}

func finite(x float64) bool { return !math.IsNaN(x) && !math.IsInf(x, 0) }
