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
	case BeforeAfter, Level:
		checkArm(c, report)
	default:
		if c.Type != Ordered { // its doses, which make the estimand, are told to be missing
			report("compare", "names neither two arms to compare nor one arm")
		}
	}
	if c.Metric == "" {
		report("metric", "is missing")
	}
}

func checkArm(c Claim, report reporter) {
	if c.Treated == "" || c.Control != "" {
		report("arm", "a claim about one arm names just that one")
	}
	if c.Estimand == Level && c.Type != Exactly && c.Type != Exceeds {
		report("metric", fmt.Sprintf("%s is about a difference or a change; exactly and exceeds speak of a level", c.Type))
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
	checkEquals(c, report)
	checkThan(c, report)
	checkQuantity(c, report)
	checkTolerance(c, report)
	checkDoses(c, report)
}

func checkEquals(c Claim, report reporter) {
	switch {
	case c.Type != Exactly && c.Equals != nil:
		report("equals", fmt.Sprintf("%s takes none", c.Type))
	case c.Type != Exactly:
	case c.Equals == nil:
		report("equals", "exactly needs the number that it comes to")
	case !finite(*c.Equals):
		report("equals", "must be a number")
	}
}

func checkThan(c Claim, report reporter) {
	switch {
	case c.Type != Exceeds && c.Than != nil:
		report("than", fmt.Sprintf("%s takes none", c.Type))
	case c.Type != Exceeds:
	case c.Than == nil:
		report("than", "exceeds needs the number that the mean lies above")
	case !finite(*c.Than):
		report("than", "must be a number")
	case c.Estimand == Contrast:
		report("compare", "exceeds is about where one arm stands: use arm")
	case c.Estimand == BeforeAfter:
		report("metric", "exceeds is about a level, not a change: use a metric with a day")
	}
}

// checkQuantity refuses what a quantity cannot be asked.
func checkQuantity(c Claim, report reporter) {
	switch {
	case c.Type == Invariant && !c.InPoints():
		report("type", fmt.Sprintf("invariant is about the score on every measured day, and %s is none; use exactly, with the number that it comes to", c.Of))
	case c.Type == Reproduces && !c.InPoints():
		report("type", fmt.Sprintf("reproduces is about what somebody saw of a score, and %s is none", c.Of))
	case c.Of.OfWorld() && c.Type != Exceeds:
		report("type", fmt.Sprintf("%s is one number of a whole world, not of a subject: only exceeds can be asked of it", c.Of))
	}
	if c.InPoints() {
		return
	}
	const noScale = "%s is on no scale to take a share of"
	if c.Margin.Measure == InShare {
		report("margin", fmt.Sprintf(noScale, c.Of))
	}
	if c.MinEffect.Measure == InShare {
		report("min_effect", fmt.Sprintf(noScale, c.Of))
	}
}

// checkDoses covers what has an order: enough doses, each higher than the one
// before, of an arm of its own.
func checkDoses(c Claim, report reporter) {
	switch {
	case c.Type != Ordered && len(c.Doses) > 0:
		report("doses", fmt.Sprintf("%s takes none", c.Type))
	case c.Type != Ordered:
	case len(c.Doses) < leastDoses:
		report("doses", fmt.Sprintf("ordered needs at least %d arms, from the lowest dose up; two are compared by increases", leastDoses))
	default:
		checkRise(c, report)
	}
}

func checkRise(c Claim, report reporter) {
	seen := map[string]bool{}
	for i, d := range c.Doses {
		switch {
		case !finite(d.Amount):
			report("doses", fmt.Sprintf("the dose of %s must be a number", d.Arm))
		case i > 0 && !(d.Amount > c.Doses[i-1].Amount):
			report("doses", fmt.Sprintf("doses must rise: %s has %s after %s of %s", d.Arm, short(d.Amount), short(c.Doses[i-1].Amount), c.Doses[i-1].Arm))
		}
		if seen[d.Arm] {
			report("doses", fmt.Sprintf("the arm %s stands twice", d.Arm))
		}
		seen[d.Arm] = true
	}
	if c.Estimand != Contrast || c.Control != c.Doses[0].Arm || c.Treated != c.Doses[len(c.Doses)-1].Arm {
		report("doses", "ordered compares the last of its doses with the first")
	}
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
	case c.Type != Invariant && c.Type != Exactly && c.Tolerance != 0:
		report("tolerance", fmt.Sprintf("%s takes none", c.Type))
	case !(c.Tolerance >= 0 && finite(c.Tolerance)):
		report("tolerance", "must be 0 or more")
	}
}

func checkMargin(c Claim, report reporter) {
	takes := c.Type.takesMargin()
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
	case claims[indexOf(claims, c.SensitiveTo)].Estimand == Level:
		report("sensitive_to", fmt.Sprintf("%q says where a score stands, not that it moves", c.SensitiveTo))
	case !c.alike(claims[indexOf(claims, c.SensitiveTo)]):
		report("sensitive_to", fmt.Sprintf("%q is about %s and this claim about %s; that the one moves does not show that the other would",
			c.SensitiveTo, claims[indexOf(claims, c.SensitiveTo)].subject(), c.subject()))
	case circular(claims, i):
		report("sensitive_to", "leads back to this claim in a circle")
	}
}

// alike reports whether two claims are about the same quantity, as scores and
// displayed scores are.
func (c Claim) alike(other Claim) bool { return c.Of == other.Of || c.InPoints() && other.InPoints() }

// subject is what the claim is about, in a word.
func (c Claim) subject() string {
	if c.InPoints() {
		return "a score"
	}
	return c.Of.String()
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
