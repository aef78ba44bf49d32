package report

import (
	"strings"
	"testing"

	"github.com/yardstick-lab/yardstick/internal/claim"
	"github.com/yardstick-lab/yardstick/internal/result"
)

// listing is a scorer without lists, set on S4, with the claims of
// self-listing; difference is what the lists by others moved in world 1.
func listing(t *testing.T, difference float64) *result.Scorer {
	t.Helper()
	claims := []claim.Claim{
		{ID: "by-others-nothing", Says: "lists by others change nothing", Type: claim.Invariant, Estimand: claim.Contrast, Treated: "listed", Control: "usual", Metric: "score", SensitiveTo: "replies-lift", Source: []string{"S4"}},
		{ID: "by-others-lift", Says: "lists by others lift it", Type: claim.Increases, Estimand: claim.Contrast, Treated: "listed", Control: "usual", Metric: "score", Source: []string{"K5"}},
		{ID: "by-oneself-lift", Says: "one’s own lists lift it", Type: claim.Increases, Estimand: claim.Contrast, Treated: "self-listed", Control: "usual", Metric: "score", Source: []string{"K5"}},
		{ID: "replies-lift", Says: "replies lift it", Type: claim.Increases, Estimand: claim.Contrast, Treated: "replies", Control: "usual", Metric: "score"},
	}
	var evidence []claim.Evidence
	for i := range claims {
		ev := worldEvidence(claims[i], truth{mean: []float64{0, 0, 0, 3}[i]}, i)
		if i < 2 && difference != 0 {
			ev.Units[0].Difference = difference
			ev.Moved.Add(claim.Move{World: "world 1", Account: "ann", By: difference}, 0)
		}
		evidence = append(evidence, ev)
	}
	outcomes, err := claim.Judge(claims, evidence, claim.Options{Scale: claim.Scale{Length: 99, Step: 1}, SetOn: []string{"S4"}})
	if err != nil {
		t.Fatal(err)
	}
	s := &result.Scorer{Name: "klout-2011", Summary: claim.Summarize(outcomes)}
	for i, o := range outcomes {
		s.Claims = append(s.Claims, result.Claim{Outcome: o, Units: evidence[i].Units})
	}
	return s
}

// A claim that fails on a zero says so where the scorer was built with it.
func TestBuiltIn(t *testing.T) {
	const zero = "The zero that refutes this claim is the one that klout-2011 was built with: it was set on S4, from which the claim “lists by others change nothing” comes."
	check := func(difference float64, want ...string) {
		t.Helper()
		s := listing(t, difference)
		for i, c := range s.Claims {
			if got := builtIn(s, c); got != want[i] {
				t.Errorf("moved by %v: %s (%s): got %q, want %q", difference, c.Claim.ID, c.Verdict, got, want[i])
			}
		}
	}
	check(0, "", zero, "", "")
	check(-.25, "", "", "", "") // what moved was not built in
	r := villageResult(t)
	r.Scorers[0] = *listing(t, 0)
	if text := words(parsed(t, page(t, r))); strings.Count(text, zero) != 1 {
		t.Errorf("the page does not say once %q", zero)
	}
}
