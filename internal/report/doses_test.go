package report

import (
	"strings"
	"testing"

	"github.com/yardstick-lab/yardstick/internal/claim"
	"github.com/yardstick-lab/yardstick/internal/result"
)

// declaredResult is a run that claims an order, a level, and a rule.
func declaredResult(t testing.TB) *result.Result {
	t.Helper()
	r := villageResult(t)
	claims := []claim.Claim{
		{ID: "order", Says: "the more is done, the higher", Type: claim.Ordered, Estimand: claim.Contrast, Control: "quiet", Treated: "comments", Metric: "score",
			Doses: []claim.Dose{{Arm: "quiet", Amount: 0}, {Arm: "likes", Amount: 5}, {Arm: "comments", Amount: 50}}},
		{ID: "stands", Says: "likers stand at 40", Type: claim.Exactly, Estimand: claim.Level, Treated: "likes", Metric: "score", Equals: number(40)},
		{ID: "rule", Says: "a like is worth three", Type: claim.Exactly, Estimand: claim.Contrast, Treated: "likes", Control: "quiet", Metric: "score", Equals: number(3)},
	}
	evidence := []claim.Evidence{
		worldEvidence(claims[0], truth{2, .3}, 0), worldEvidence(claims[1], truth{40, 0}, 0), worldEvidence(claims[2], truth{3, .2}, 0),
	}
	for i := range evidence[0].Units {
		u := &evidence[0].Units[i]
		u.Doses = []float64{u.Control, u.Control + .4 + .1*wobble(i), u.Treated}
	}
	evidence[1].Displayed = nil
	evidence[2].Moved.Add(claim.Move{World: "3", Account: "bob", Day: 0, By: .25}, 0)
	outcomes, err := claim.Judge(claims, evidence, claim.Options{Scale: claim.Scale{Length: 99, Step: 1}})
	if err != nil {
		t.Fatal(err)
	}
	r.Scorers[0].Claims = nil
	for i, o := range outcomes {
		r.Scorers[0].Claims = append(r.Scorers[0].Claims, result.Claim{Outcome: o, Units: evidence[i].Units})
	}
	r.Scorers[0].Summary = claim.Summarize(outcomes)
	return r
}

func TestDeclaredClaimsOnThePage(t *testing.T) {
	r := declaredResult(t)
	names := map[string]string{}
	for _, f := range drawnOf(t, r) {
		names[f.Name] = string(f.CSV())
	}
	if csv := names["doses-1"]; strings.Count(csv, "\n") != 4 || !strings.Contains(csv, "likes,5,") {
		t.Errorf("doses-1.csv: got %q", csv)
	}
	if csv := names["claims"]; !strings.Contains(csv, "the more is done") || strings.Contains(csv, "likers stand") {
		t.Errorf("a level is no effect, and was drawn beside effects: %q", csv)
	}
	text := words(parsed(t, page(t, r)))
	for _, want := range []string{
		"Contrast of the doses “quiet” (0), “likes” (5) and “comments” (50): the score on day 0.",
		"Holds if the metric rises from dose to dose, and no step goes down.",
		"What stands in the arm “likes”: the score on day 0.",
		"Holds if it comes to 40 for every subject.",
		"where “likes” stands 40.00 0 of 20 worlds off",
		"1 of 20 worlds off",
		"Page’s L",
		"Dose by dose: The more is done, the higher",
	} {
		if !strings.Contains(text, want) {
			t.Errorf("the page does not say %q", want)
		}
	}
}
