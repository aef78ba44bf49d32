package report

import (
	"fmt"
	"slices"

	"github.com/yardstick-lab/yardstick/internal/claim"
	"github.com/yardstick-lab/yardstick/internal/result"
)

// amount writes an amount in the claim's unit.
func amount(c result.Claim, x float64) string { return short(x) + c.Claim.Unit().Word(x) }

// inUnit writes amounts in the claim's unit.
func inUnit(c result.Claim) func(float64) string {
	return func(x float64) string { return amount(c, x) }
}

// axis names what a claim is counted in, in a figure.
func axis(r *result.Result, c result.Claim) string {
	if c.Claim.InPoints() {
		return "points of " + r.Main().Name
	}
	return c.Claim.Unit().Axis
}

// ofWhat tells figures of other units apart from that of points.
func ofWhat(c result.Claim) string {
	if c.Claim.InPoints() {
		return ""
	}
	return ": " + c.Claim.Unit().Axis
}

// effectAxis says what is drawn: an effect, or where something stands.
func effectAxis(r *result.Result, c result.Claim) string {
	if !isEffect(c) {
		return axis(r, c)
	}
	return "effect in " + axis(r, c)
}

// isDrawn reports whether the estimate has a place beside others of its unit: an
// effect, or a level with an interval.
func isDrawn(c result.Claim) bool { return isEffect(c) || c.Claim.Type == claim.Exceeds }

// byUnit groups claims that one axis can hold, those of the first claim first.
func byUnit(r *result.Result, claims []result.Claim) [][]result.Claim {
	var groups [][]result.Claim
	for _, c := range claims {
		i := slices.IndexFunc(groups, func(g []result.Claim) bool { return effectAxis(r, g[0]) == effectAxis(r, c) })
		if i < 0 {
			groups = append(groups, nil)
			i = len(groups) - 1
		}
		groups[i] = append(groups[i], c)
	}
	return groups
}

// nth is the name of a figure of which there may be several, one a unit.
func nth(name string, i int) string {
	if i == 0 {
		return name
	}
	return fmt.Sprintf("%s-%d", name, i+1)
}

// scaled says what effects are in.
func scaled(s *result.Scorer) string {
	text := fmt.Sprintf("Effects are in points of %s", s.Name)
	switch n := inPoints(s.Claims); {
	case n == len(s.Claims):
		text += "."
	case n == 0:
		text = "What is claimed is not counted in points; each claim says in what."
	default:
		text += " where nothing else is said."
	}
	return text + unscored(s.Claims)
}

// moves says what the shares of subjects are of.
func moves(claims []result.Claim) string {
	text := "Down, same and up are the shares of subjects whose displayed score fell, stayed or rose: a mean of half a point is half of the people seeing a point."
	switch n := inPoints(claims); {
	case n == len(claims):
		return text
	case !slices.ContainsFunc(claims, func(c result.Claim) bool { return c.Shares != nil }):
		return ""
	case n == 0:
		return "Down, same and up are the shares of subjects whose number fell, stayed or rose."
	}
	return text + " Where a claim is not about a score, they are of the subjects whose own number did."
}

// unitIs says what the evidence consists of.
func unitIs(r *result.Result) string {
	worlds, claims := counted(len(r.Design.Units), "world"), r.Main().Claims
	if len(claims) > 0 && !slices.ContainsFunc(claims, func(c result.Claim) bool { return !c.Claim.Of.OfWorld() }) {
		return fmt.Sprintf("The unit is the world, not the account: n = %s, and of each one number, over all of its accounts.", worlds)
	}
	return fmt.Sprintf("The unit is the world, not the account: n = %s, each the mean of its %s. Arms share their worlds, so every effect is a difference within a world.",
		worlds, counted(r.Design.SubjectsPerWorld, "subject"))
}

// inPoints counts the claims about scores.
func inPoints(claims []result.Claim) int {
	n := 0
	for _, c := range claims {
		if c.Claim.InPoints() {
			n++
		}
	}
	return n
}

// needNoScore counts the claims in which no scorer has a say.
func needNoScore(claims []result.Claim) int {
	n := 0
	for _, c := range claims {
		if !c.Claim.NeedsScore() {
			n++
		}
	}
	return n
}

// unscored says what it means that claims need no score, or nothing where all do.
func unscored(claims []result.Claim) string {
	switch n := needNoScore(claims); n {
	case 0:
		return ""
	case len(claims):
		return " No scorer has a say in what is claimed here, so every verdict is the same under every one."
	case 1:
		return " One claim is about what the platform counts: no scorer has a say in it, so its verdict is the same under every one, and it is judged apart from the others."
	default:
		return fmt.Sprintf(" %s claims are about what the platform counts: no scorer has a say in them, so their verdicts are the same under every one, and they are judged apart from the others.", capital(counts(n)))
	}
}

// counts writes a small number as a word, to begin a sentence.
func counts(n int) string {
	words := []string{"no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"}
	if n < len(words) {
		return words[n]
	}
	return count(n)
}
