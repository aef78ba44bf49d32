package report

import (
	"strings"
	"testing"

	"github.com/yardstick-lab/yardstick/internal/result"
)

// addSensitivity is what sensitivity might find of the village's claims.
func addSensitivity(r *result.Result) {
	standing := func(c result.Claim, verdict string, by float64) result.Standing {
		return result.Standing{Claim: c.Claim.ID, Verdict: verdict, Estimate: number(orZero(c.Estimate) + by)}
	}
	main := r.Main()
	s := &result.Sensitivity{Schema: result.Schema, Experiment: r.Experiment, Scorer: main.Name, Anchors: "anchored anew for every half-life"}
	moves := func(low, high string) []result.Move {
		var all []result.Move
		for i, c := range main.Claims {
			m := result.Move{Claim: c.Claim.ID, Low: standing(c, c.Verdict.String(), -.1), High: standing(c, c.Verdict.String(), .1)}
			if i == 0 {
				m.Low.Verdict, m.High.Verdict = low, high
			}
			all = append(all, m)
		}
		return all
	}
	for _, c := range main.Claims {
		s.Claims = append(s.Claims, standing(c, c.Verdict.String(), 0))
	}
	s.Tippings = []result.Tipping{{
		Claim: "no-lift", Constant: "scorer.weights.facebook.like", Value: .1, Between: [2]float64{0, .4}, Reference: .4,
		Probes: []result.Probe{
			{At: 0, Verdict: "VOID", Estimate: number(0)}, {At: .04, Verdict: "SUPPORTED", Estimate: number(.4), Interval: &[2]float64{.3, .49}},
			{At: .1, Verdict: "REFUTED", Estimate: number(.9), Interval: &[2]float64{.8, 1}}, {At: .4, Refused: "no such scorer"},
		},
		Flips: []result.Flip{{Low: .045, High: .0452, Below: "SUPPORTED", Above: "REFUTED"}},
		Says:  "no-lift is SUPPORTED while a like counts less than 0.113 of a comment, and REFUTED beyond; here it is 0.25 of a comment",
	}}
	s.Ours = []result.Perturbed{
		{Constant: "scorer.b.U", Value: "0.7", Low: .35, High: 1.05, Tried: true, Moves: moves("SUPPORTED", "REFUTED")},
		{Constant: "scorer.p", Value: "2", Low: 1, High: 3, Tried: true, Moves: moves("REFUTED", ""), Note: "at 3 no experiment could be made: it is too large"},
		{Constant: "scorer.b.O", Value: "0", Note: "not perturbed: half of nothing is nothing"},
	}
	s.Rates = []result.Rate{{Give: "like", Count: 50, For: "comment", Arm: "likes", Control: "quiet", Method: "geometric mean over worlds",
		Says: "50 likes move the score as 13.3 comments do (95 %: 13.2 to 13.5)"}}
	r.Sensitivity = s
}

func TestHangsSays(t *testing.T) {
	text := everyText(t)["village"]
	check := func(want string) {
		t.Helper()
		if !strings.Contains(text, want) {
			t.Errorf("the page does not say %q", want)
		}
	}
	check("What the verdicts hang on “50 likes alone lift the score by less than half a point” is SUPPORTED while a like counts less than 0.113 of a comment, and REFUTED beyond; here it is 0.25 of a comment.")
	check("50 likes move the score as 13.3 comments do (95 %: 13.2 to 13.5): arm “likes” against “quiet”; geometric mean over worlds.")
	check("tried at half of what it is and at half as much again, all else being as it is. One of 2 decides a verdict.")
	check("scorer.b.U 0.7 0.35 no-lift REFUTED SUPPORTED +0.89 +0.79")
	check("Constants of ours that decide nothing: 1 scorer.p: at 3 no experiment could be made: it is too large")
	check("Constants of ours that were not tried: 1 scorer.b.O: not perturbed: half of nothing is nothing")
	check("Where the half-life is varied, the scale of klout-2011 is anchored anew for every half-life.")
	check("The verdict turns at 0.05.")
}

func TestDecided(t *testing.T) {
	check := func(deciding, tried int, want string) {
		t.Helper()
		if got := decided(deciding, tried); !strings.HasSuffix(got, want) {
			t.Errorf("%d of %d: %q, want %q", deciding, tried, got, want)
		}
	}
	check(0, 12, " None of the 12 constants decides a verdict.")
	check(1, 12, " One of 12 decides a verdict.")
	check(3, 12, " Of 12, 3 decide a verdict.")
}

func TestSensitivityThatIsNone(t *testing.T) {
	check := func(change func(*result.Sensitivity), want string) {
		t.Helper()
		r := villageResult(t)
		change(r.Sensitivity)
		if _, err := Page(r, nil); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("error %v, want %q", err, want)
		}
	}
	check(func(s *result.Sensitivity) { s.Claims[0].Verdict = "" }, "sensitivity: claim no-lift has no verdict")
	check(func(s *result.Sensitivity) { s.Ours[0].Moves = nil }, "sensitivity: scorer.b.U has 0 claims of 6")
}
