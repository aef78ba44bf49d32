package spec

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/yardstick-lab/yardstick/internal/claim"
	"github.com/yardstick-lab/yardstick/internal/metric"
)

func TestMetrics(t *testing.T) {
	inSpec := in(t, village)
	// A metric beside the others, on line 17.
	check := func(metric, want string) {
		t.Helper()
		inSpec("claims:\n", "  a: "+metric+"\nclaims:\n", want)
	}
	const at = "experiments/x.yaml:17:"
	check("{of: score, day: -90}", "")
	check("{of: score, day: 13}", "")
	check("{of: score, day: -91}", at+"23: metrics.a.day: there is no day -91 here: the days are -90..13")
	check("{of: score, day: 14}", at+"23: metrics.a.day: there is no day 14 here: the days are -90..13")
	check("{of: score, day: .nan}", at+"23: metrics.a.day: wants a whole number, got .nan (it must be finite)")
	check("{of: scor, day: 0}", at+`11: metrics.a.of: unknown quantity "scor"; did you mean "score"?`)
	check("{of: score}", at+`6: metrics.a: wants "day: 0" or "change: {before: -1, after: 0}"`)
	check("{of: score, day: 0, change: {before: 0, after: 1}}", at+"34: metrics.a.change: stands beside day; write one of the two")
	check("{of: score, change: {before: 1, after: 1}}", at+"45: metrics.a.change.after: day 1 is not after day 1")
	check("{of: score, change: {before: 1}}", at+`26: metrics.a.change: missing key "after"`)
	inSpec("metrics:\n  score", "metrics:\n  Score", `experiments/x.yaml:15:3: metrics.Score: a name has lower-case letters, digits and dashes between them
experiments/x.yaml:18:92: claims[0].metric: unknown metric "score"; did you mean "Score"?
experiments/x.yaml:19:96: claims[1].metric: unknown metric "score"; did you mean "Score"?`)
}

func TestClaims(t *testing.T) {
	inSpec := in(t, village)
	// A claim after the others, on line 21; it is claims[3].
	check := func(claim, want string) {
		t.Helper()
		inSpec("observed: -1}\n", "observed: -1}\n  - {id: a, says: a, "+claim+"}\n", want)
	}
	const at = "experiments/x.yaml:21:"
	const pair = "compare: {treated: likes, control: quiet}, metric: score"
	check("type: increases, "+pair, "")
	check("type: decreases, min_effect: {share: 0.01}, "+pair, "")
	check("type: equivalent, margin: {points: 0.5}, sensitive_to: up, "+pair, "")

	check("type: increases, expect: VOID, "+pair, "")
	check("type: increases, "+pair+", expect: refuted", at+`105: claims[3].expect: unknown verdict "refuted"; did you mean "REFUTED"?`)
	check("type: increases, "+pair+", expects: x", at+`97: claims[3]: unknown key "expects"; did you mean "expect"?`)
	check("type: increases, metric: score", at+"5: claims[3].compare: names neither two arms to compare nor one arm")
	check("type: increases, arm: likes, "+pair, at+"44: claims[3].arm: stands beside compare; write one of the two")
	check("type: increases, compare: {treated: likes}, metric: score", at+`48: claims[3].compare: missing key "control"`)
	check("type: increases, compare: {treated: likes, control: quit}, metric: score", at+`74: claims[3].compare.control: unknown arm "quit"; did you mean "quiet"?`)
	check("type: increases, compare: {treated: likes, control: likes}, metric: score", at+"48: claims[3].compare: compares an arm with itself")
	check("type: increases, arm: usul, metric: dip", at+`44: claims[3].arm: unknown arm "usul"; did you mean "usual"?`)
	check("type: increases, arm: likes, metric: score", at+`59: claims[3].metric: a claim about one arm wants a metric with "change:", and score has none`)
	check("type: increases, compare: {treated: likes, control: quiet}, metric: dip", at+`90: claims[3].metric: a claim that compares arms wants a metric with "day:", and dip is a change`)
	check("type: increases, compare: {treated: likes, control: quiet}", at+`5: claims[3]: missing key "metric"`)
	check("type: increase, "+pair, at+`28: claims[3].type: unknown type "increase"; did you mean "increases"?`)
	check("type: increases, source: [S7, ''], "+pair, at+"52: claims[3].source[1]: wants the row of a claim, a capital letter and a number such as S7")

	check("type: equivalent, sensitive_to: up, "+pair, at+"5: claims[3].margin: equivalent needs one")
	check("type: increases, margin: {points: 0.5}, "+pair, at+"47: claims[3].margin: increases takes none")
	check("type: equivalent, sensitive_to: up, margin: {points: 0}, "+pair, at+"66: claims[3].margin: must be more than 0")
	check("type: equivalent, sensitive_to: up, margin: {points: 1}, "+pair, at+"66: claims[3].margin: a margin other than 0.5 points needs its reason: because")
	check("type: equivalent, sensitive_to: up, margin: {points: 1, because: x}, "+pair, "")
	check("type: equivalent, sensitive_to: up, margin: {points: .nan}, "+pair, at+"75: claims[3].margin.points: wants a number from 0 to 100000, got .nan (it must be finite)")
	check("type: equivalent, sensitive_to: up, margin: {points: 1, share: 1}, "+pair, at+"85: claims[3].margin.share: stands beside points; write one of the two")
	check("type: equivalent, sensitive_to: up, margin: {}, "+pair, at+`66: claims[3].margin: wants "points: 0.5" or "share: 0.005"`)
	check("type: equivalent, sensitive_to: up, margin: 0.5, "+pair, at+"66: claims[3].margin: wants a map, got 0.5")
	check("type: invariant, sensitive_to: up, min_effect: {points: 0.5}, "+pair, at+"69: claims[3].min_effect: invariant takes none")
	check("type: increases, min_effect: {points: -1}, "+pair, at+"60: claims[3].min_effect.points: wants a number from 0 to 100000, got -1")

	check("type: reproduces, arm: likes, metric: dip", at+"5: claims[3].observed: reproduces needs the number that was seen")
	check("type: reproduces, observed: -1, "+pair, at+"63: claims[3].compare: reproduces is about one arm, before and after: use arm")
	check("type: increases, observed: -1, "+pair, at+"49: claims[3].observed: increases takes none")
	check("type: reproduces, arm: likes, metric: dip, observed: '-1'", at+"75: claims[3].observed: wants a number from -100000 to 100000, got the quoted text \"-1\" (write it without quotes)")
	check("type: reproduces, arm: likes, metric: dip, observed: +1", "")
	check("type: invariant, arm: likes, metric: dip, sensitive_to: up", at+`44: claims[3].arm: invariant speaks of every measured day, against a control: write "compare:"`)
}

func TestClaimsThatDeclare(t *testing.T) {
	inSpec := in(t, village)
	check := func(claim, want string) {
		t.Helper()
		inSpec("observed: -1}\n", "observed: -1}\n  - {id: a, says: a, "+claim+"}\n", want)
	}
	const at = "experiments/x.yaml:21:"
	const pair = "compare: {treated: likes, control: quiet}, metric: score"
	check("type: not_decreases, margin: {points: 0.5}, sensitive_to: up, "+pair, "")
	check("type: not_decreases, margin: {points: 0.5}, "+pair, at+"5: claims[3].sensitive_to: a claim that nothing happens must name the claim that shows the scorer would have moved")
	check("type: not_decreases, sensitive_to: up, "+pair, at+"5: claims[3].margin: not_decreases needs one")

	check("type: exactly, equals: 3, "+pair, "")
	check("type: exactly, equals: 10, arm: likes, metric: score", "") // where it stands on a day
	check("type: exactly, equals: -1, arm: likes, metric: dip", "")   // how it changes
	check("type: exactly, equals: 0, arm: likes, metric: dip", at+"5: claims[3].sensitive_to: a claim that nothing happens must name the claim that shows the scorer would have moved")
	check("type: exactly, equals: 0, arm: likes, metric: dip, sensitive_to: up", "")
	check("type: exactly, equals: 3, tolerance: 0.1, "+pair, "")
	check("type: exactly, equals: 3, tolerance: -1, "+pair, at+"59: claims[3].tolerance: wants a number from 0 to 100000, got -1")
	check("type: exactly, "+pair, at+"5: claims[3].equals: exactly needs the number that it comes to")
	check("type: exactly, equals: three, "+pair, at+"45: claims[3].equals: wants a number from -100000 to 100000, got three")
	check("type: increases, equals: 3, "+pair, at+"47: claims[3].equals: increases takes none")
	check("type: increases, tolerance: 1, "+pair, at+"50: claims[3].tolerance: increases takes none")
	check("type: invariant, tolerance: 1.0e-9, sensitive_to: up, "+pair, "")
}

func TestDoses(t *testing.T) {
	inSpec := in(t, village)
	check := func(doses, want string) {
		t.Helper()
		inSpec("observed: -1}\n", "observed: -1}\n  - {id: a, says: a, type: ordered, metric: score, "+doses+"}\n", want)
	}
	const at = "experiments/x.yaml:21:"
	const none = "{arm: usual, dose: 0}, {arm: quiet, dose: 1}"
	check("doses: ["+none+", {arm: likes, dose: 2.5}]", "")
	check("doses: ["+none+", {arm: likes, dose: 1}]", at+"125: claims[3].doses[2].dose: doses must rise: 1 is not more than the 1 of quiet before it")
	check("doses: ["+none+", {arm: likes, dose: -3}]", at+"125: claims[3].doses[2].dose: doses must rise: -3 is not more than the 1 of quiet before it")
	check("doses: ["+none+", {arm: likes, dose: .inf}]", at+"125: claims[3].doses[2].dose: wants a number from -1e+12 to 1e+12, got .inf (it must be finite)")
	check("doses: ["+none+", {arm: quiet, dose: 2}]", at+"112: claims[3].doses[2].arm: the arm quiet stands twice")
	check("doses: ["+none+", {arm: like, dose: 2}]", at+`112: claims[3].doses[2].arm: unknown arm "like"; did you mean "likes"?`)
	check("doses: ["+none+", {arm: likes}]", at+`106: claims[3].doses[2]: missing key "dose"`)
	check("doses: ["+none+"]", at+"59: claims[3].doses: ordered needs at least 3 arms, from the lowest dose up; two are compared by increases")
	check("doses: likes", at+"59: claims[3].doses: wants a list, got likes")
	check("min_effect: {points: 1}, doses: ["+none+", {arm: likes, dose: 2}]", at+"64: claims[3].min_effect: ordered takes none")
	check("compare: {treated: likes, control: quiet}, doses: ["+none+"]", at+"102: claims[3].doses: stands beside compare or arm; write one of the three")
	check("compare: {treated: likes, control: quiet}", at+"5: claims[3].doses: ordered needs at least 3 arms, from the lowest dose up; two are compared by increases")
	check("source: [S7]", at+"5: claims[3].doses: ordered needs at least 3 arms, from the lowest dose up; two are compared by increases")
	inSpec("type: increases, compare: {treated: likes, control: quiet}", "type: increases, doses: ["+none+", {arm: likes, dose: 2}]",
		"experiments/x.yaml:18:48: claims[0].doses: increases takes none")
	inSpec("  usual: {}\n", "  usual: {}\n  other: {}\n", "")
	inSpec("type: increases, compare: {treated: likes, control: quiet}", "type: ordered, doses: [{arm: usual, dose: 0}, {arm: quiet, dose: 1}, {arm: likes, dose: 2}]", "")
}

func TestNames(t *testing.T) {
	check := in(t, village)
	check("id: saw", "id: same", "experiments/x.yaml:20:10: claims[2].id: was used before")
	check("id: same", "id: Same thing", "experiments/x.yaml:19:10: claims[1].id: a name has lower-case letters, digits and dashes between them")
	check("id: same", "id: <b>", "experiments/x.yaml:19:10: claims[1].id: a name has lower-case letters, digits and dashes between them")
	check("id: same, ", "", `experiments/x.yaml:19:5: claims[1]: missing key "id"`)
	check("  likes: {", "  \"x'; drop\": {", `experiments/x.yaml:13:3: arms."x'; drop": a name has lower-case letters, digits and dashes between them
experiments/x.yaml:18:60: claims[0].compare.treated: unknown arm "likes" (known: usual, quiet, x'; drop)
experiments/x.yaml:19:64: claims[1].compare.treated: unknown arm "likes" (known: usual, quiet, x'; drop)
experiments/x.yaml:20:49: claims[2].arm: unknown arm "likes" (known: usual, quiet, x'; drop)`)
	check("id: same", "id: "+strings.Repeat("a", 61), "experiments/x.yaml:19:10: claims[1].id: the name is too long")
}

func TestPositiveControls(t *testing.T) {
	check := in(t, village)
	check(", sensitive_to: up", "", "experiments/x.yaml:19:5: claims[1].sensitive_to: a claim that nothing happens must name the claim that shows the scorer would have moved")
	check("sensitive_to: up", "sensitive_to: same", "experiments/x.yaml:19:117: claims[1].sensitive_to: names the claim itself")
	check("sensitive_to: up", "sensitive_to: upp", `experiments/x.yaml:19:117: claims[1].sensitive_to: unknown claim "upp"; did you mean "up"?`)
	check("type: increases, ", "type: increases, sensitive_to: saw, ", "experiments/x.yaml:18:55: claims[0].sensitive_to: belongs to a claim that nothing happens; this one says that something does")
	check("type: increases, ", "type: invariant, sensitive_to: same, ", `experiments/x.yaml:18:55: claims[0].sensitive_to: leads back to this claim in a circle
experiments/x.yaml:19:117: claims[1].sensitive_to: leads back to this claim in a circle`)
	check("observed: -1", "observed: 0", "experiments/x.yaml:20:5: claims[2].sensitive_to: a claim that nothing happens must name the claim that shows the scorer would have moved")
	check("observed: -1", "observed: 0, sensitive_to: up", "")
}

func TestArmsThatDoTheSame(t *testing.T) {
	check := in(t, village)
	const alike = "experiments/x.yaml:19:50: claims[0].compare: the arms likes and quiet do the same"
	check("  likes: {from: quiet, add: {action: like, count: 5, to: kept-post, day: 1, by: audience}}", "  likes: {from: quiet}",
		strings.Replace(alike, "19", "18", 1)+"\nexperiments/x.yaml:19:54: claims[1].compare: the arms likes and quiet do the same")
}

func TestExperiment(t *testing.T) {
	const claims = `claims:
  - {id: within, says: " within  a\n point ", type: equivalent, compare: {treated: likes, control: quiet}, metric: score,
     margin: {share: 0.005, because: half  a point}, sensitive_to: up, source: [E1, K5]}
`
	e, err := Parse("x.yaml", []byte(strings.Replace(village, "claims:\n", claims, 1)), shipped())
	if err != nil {
		t.Fatal(err)
	}
	check := func(what string, got, want any) {
		t.Helper()
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s: %s", what, diff)
		}
	}
	seen := -1.0
	check("frame", []any{e.Name, e.Question, e.Source, e.Dataset, e.Kind, e.Scorers, e.Warmup, e.Measured},
		[]any{"x", "why", []string{"S7"}, "village", World, []string{"klout-2011", "volume"}, 90, 14})
	check("seeds", e.Seeds, Seeds{Worlds: []uint64{1, 2, 3, 4, 5, 6}, Scorer: 7})
	check("subjects", e.Subjects, Subjects{Sample: 5, Network: "facebook"})
	check("metrics", e.Metrics, []metric.Metric{
		{Name: "score", Of: metric.Score, Day: 1},
		{Name: "dip", Of: metric.Displayed, IsChange: true, Before: -1, After: 0},
	})
	check("claims", e.Claims, []claim.Claim{
		{
			ID: "within", Says: "within a point", Type: claim.Equivalent, Estimand: claim.Contrast, Treated: "likes", Control: "quiet",
			Metric: "score", Of: metric.Score, SensitiveTo: "up", Source: []string{"E1", "K5"},
			Margin: claim.Margin{Amount: claim.Amount{Value: 0.005, Measure: claim.InShare}, Because: "half a point"},
		},
		{ID: "up", Says: "up", Type: claim.Increases, Estimand: claim.Contrast, Treated: "likes", Control: "quiet", Metric: "score", Of: metric.Score, Source: []string{"S7"}},
		{ID: "same", Says: "same", Type: claim.Invariant, Estimand: claim.Contrast, Treated: "likes", Control: "quiet", Metric: "score", Of: metric.Score, SensitiveTo: "up", Source: []string{"S7"}},
		{ID: "saw", Says: "saw", Type: claim.Reproduces, Estimand: claim.BeforeAfter, Treated: "likes", Metric: "dip", Of: metric.Displayed, Observed: &seen, Source: []string{"S7"}},
	})
}

// Comments, spaces, the order of keys and the spelling of numbers do not count;
// anything else does.
func TestLeaves(t *testing.T) {
	leaves := func(old, changed string) string {
		t.Helper()
		e, err := Parse("x.yaml", []byte(strings.Replace(village, old, changed, 1)), shipped())
		if err != nil {
			t.Fatal(err)
		}
		return fmt.Sprint(e.Leaves)
	}
	plain := leaves("", "")
	if got := leaves("schema: 1\nname: x\n", "# why\nname: 'x'\nschema:   1 # 1\n"); got != plain {
		t.Errorf("another way to write it: %s\nis not %s", got, plain)
	}
	if got := leaves("scorer: 7", "scorer: 8"); got == plain {
		t.Error("another seed does not count")
	}
}
