package report

import (
	"fmt"

	"github.com/yardstick-lab/yardstick/internal/claim"
	"github.com/yardstick-lab/yardstick/internal/inference"
	"github.com/yardstick-lab/yardstick/internal/result"
)

// builtIn says of a refuted claim that nothing moved because the scorer was
// built so. The data show it: every difference is exactly 0, and of the same
// arms another claim holds that the scorer was set on.
func builtIn(s *result.Scorer, c result.Claim) string {
	if c.Verdict != claim.Refuted || len(c.ByConstruction) > 0 || !nothingAtAll(c) {
		return ""
	}
	for _, other := range s.Claims {
		if len(other.ByConstruction) > 0 && other.Verdict == claim.Supported && sameArms(c, other) && nothingAtAll(other) {
			return fmt.Sprintf("The zero that refutes this claim is the one that %s was built with: it was set on %s, from which the claim “%s” comes.",
				s.Name, listed(other.ByConstruction), says(other))
		}
	}
	return ""
}

// nothingAtAll reports whether every unit's difference was exactly 0. Of an
// invariant claim no subject may have moved on any other day either.
func nothingAtAll(c result.Claim) bool {
	return c.Path == claim.PathExact && c.Interval != nil && *c.Interval == inference.Interval{} && c.Moved.Count == 0
}

// sameArms reports whether two claims contrast the same arms.
func sameArms(a, b result.Claim) bool {
	return a.Claim.Estimand == claim.Contrast && b.Claim.Estimand == claim.Contrast &&
		a.Claim.Control == b.Claim.Control && a.Claim.Treated == b.Claim.Treated
}
