package report

import (
	"strings"
	"testing"

	"github.com/yardstick-lab/yardstick/internal/claim"
	"github.com/yardstick-lab/yardstick/internal/metric"
	"github.com/yardstick-lab/yardstick/internal/result"
)

// platformResult is a run of claims that are not in points, beside one that is.
func platformResult(t testing.TB) *result.Result {
	t.Helper()
	r := villageResult(t)
	r.Metrics = append(r.Metrics, metric.Metric{Name: "got", Of: metric.Reactions, IsSum: true, Last: 13},
		metric.Metric{Name: "access", Of: metric.ListAccess}, metric.Metric{Name: "agreement", Of: metric.RankWithReactions, Day: 13})
	claims := []claim.Claim{
		{ID: "up", Says: "comments lift the score", Type: claim.Increases, Estimand: claim.Contrast, Treated: "comments", Control: "quiet", Metric: "score", Of: metric.Score},
		{ID: "more", Says: "comments bring reactions", Type: claim.Increases, Estimand: claim.Contrast, Treated: "comments", Control: "quiet", Metric: "got", Of: metric.Reactions, MinEffect: claim.Points(2)},
		{ID: "few", Says: "likes bring hardly any", Type: claim.NotIncreases, Estimand: claim.Contrast, Treated: "likes", Control: "quiet", Metric: "got", Of: metric.Reactions,
			Margin: claim.Margin{Amount: claim.Points(.5), Because: "hardly a reaction"}, SensitiveTo: "more"},
		{ID: "access", Says: "who keeps the notification keeps access", Type: claim.Exactly, Estimand: claim.Level, Treated: "likes", Metric: "access", Of: metric.ListAccess, Equals: number(1)},
		{ID: "agrees", Says: "the score ranks people as reactions do", Type: claim.Exceeds, Estimand: claim.Level, Treated: "usual", Metric: "agreement", Of: metric.RankWithReactions, Than: number(.5)},
	}
	truths := []truth{{3, .4}, {5, .8}, {.02, .3}, {1, 0}, {.7, .05}}
	for i := range r.Scorers {
		s := &r.Scorers[i]
		evidence := make([]claim.Evidence, len(claims))
		for k, c := range claims {
			if evidence[k] = worldEvidence(c, truths[k], 100*k); c.Estimand == claim.Level {
				evidence[k].Displayed = nil
			}
		}
		outcomes, err := claim.Judge(claims, evidence, claim.Options{Scale: claim.Scale{Length: 99, Step: 1}})
		if err != nil {
			t.Fatal(err)
		}
		s.Claims, s.Summary = nil, claim.Summarize(outcomes)
		for k, o := range outcomes {
			s.Claims = append(s.Claims, result.Claim{Outcome: o, Units: evidence[k].Units})
		}
	}
	r.Sensitivity = nil
	return r
}

// Where no scorer has a say in anything, the page does not speak of scores.
func TestNoScoreOnThePage(t *testing.T) {
	r := platformResult(t)
	for i := range r.Scorers {
		r.Scorers[i].Claims = r.Scorers[i].Claims[1:4]
	}
	var names []string
	for _, f := range drawnOf(t, r) {
		names = append(names, f.Name)
	}
	if got := strings.Join(names, " "); got != "claims worlds scorers" {
		t.Errorf("drawn are %s", got)
	}
	text := words(parsed(t, page(t, r)))
	for _, want := range []string{
		"What is claimed is not counted in points; each claim says in what. No scorer has a say in what is claimed here, so every verdict is the same under every one.",
		"Down, same and up are the shares of subjects whose number fell, stayed or rose.",
	} {
		if !strings.Contains(text, want) {
			t.Errorf("the page does not say %q", want)
		}
	}
}

// Of whole worlds there are no subjects to speak of.
func TestWholeWorldsOnThePage(t *testing.T) {
	r := platformResult(t)
	for i := range r.Scorers {
		r.Scorers[i].Claims = r.Scorers[i].Claims[4:]
	}
	text := words(parsed(t, page(t, r)))
	if want := "n = 20 worlds, and of each one number, over all of its accounts."; !strings.Contains(text, want) {
		t.Errorf("the page does not say %q", want)
	}
	for _, never := range []string{"Down, same and up are", "the mean of its", "effects are compared in"} {
		if strings.Contains(text, never) {
			t.Errorf("the page says %q", never)
		}
	}
}

// What is not in points is drawn apart, each unit on an axis of its own, and
// nowhere called points.
func TestUnitsOnThePage(t *testing.T) {
	r := platformResult(t)
	figures := map[string][2]string{}
	for _, f := range drawnOf(t, r) {
		figures[f.Name] = [2]string{f.Alt, string(f.CSV())}
	}
	drawnIn := func(name, unit, holds, never string) {
		t.Helper()
		if f := figures[name]; !strings.Contains(f[0], unit) || !strings.Contains(f[1], holds) || strings.Contains(f[1], never) {
			t.Errorf("%s says %q and holds %q", name, f[0], f[1])
		}
	}
	drawnIn("claims", "effect in points of klout-2011", "comments lift", "reactions")
	drawnIn("claims-2", "effect in reactions", "comments bring reactions", "comments lift")
	drawnIn("claims-3", "Kendall’s τ-b", "the score ranks people", "comments")
	drawnIn("worlds-2", "difference in reactions", "likes bring hardly any", "comments lift")
	drawnIn("worlds-3", "Kendall’s τ-b", "the score ranks people", "comments")
	if _, ok := figures["claims-4"]; ok {
		t.Error("a level that is declared is drawn beside effects")
	}
	text := words(parsed(t, page(t, r)))
	for _, want := range []string{
		"Holds if the effect is above +2 reactions.",
		"Holds if the effect is below +0.5 reactions (hardly a reaction).",
		"Holds if it comes to 1 for every subject.",
		"Holds if the mean is above 0.5.",
		"the reactions received on days 0 to 13, which needs no score",
		"supported, by at least 0.5 reactions",
		"Three claims are about what the platform counts: no scorer has a say in them",
		"Effects are in points of klout-2011 where nothing else is said.",
		"Level to lie above 0.5",
		"Counted in reactions",
	} {
		if !strings.Contains(text, want) {
			t.Errorf("the page does not say %q", want)
		}
	}
	for _, never := range []string{"0.5 points (hardly", "+2 points", "reactions points", "which needs no score. Holds if the mean is above 0.5"} {
		if strings.Contains(text, never) {
			t.Errorf("the page says %q", never)
		}
	}
}
