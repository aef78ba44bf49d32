package experiment_test

import (
	"cmp"
	"math"
	"strings"
	"testing"

	"github.com/yardstick-lab/yardstick/internal/activity"
	"github.com/yardstick-lab/yardstick/internal/claim"
	"github.com/yardstick-lab/yardstick/internal/experiment"
	"github.com/yardstick-lab/yardstick/internal/metric"
	"github.com/yardstick-lab/yardstick/internal/replay"
	"github.com/yardstick-lab/yardstick/internal/scorer"
)

// τ is that of all accounts with a reaction in the 90 days up to the day, pair by
// pair.
func TestAgreementAgainstPlain(t *testing.T) {
	in := platformed(t, "likes-only")
	in.Spec.Seeds.Worlds = in.Spec.Seeds.Worlds[:1]
	p := plan(t, in)
	ev, _ := run(t, p, t.TempDir(), 1)
	got := math.NaN()
	for _, o := range ev.Stored[0].Shard.Outcomes {
		if o.Metric == "agreement" {
			got = o.Value
		}
	}
	want := math.NaN()
	must(t, experiment.EachDelta(p, 0, func(arm string, base *activity.Trace, zero activity.Day, _ activity.Account, _ *activity.Delta) {
		if arm != "as-is" || !math.IsNaN(want) {
			return
		}
		s, err := replay.New(in.Presets[0])
		must(t, err)
		b, err := s.Baseline(scorer.NewIndex(base), scorer.Keep{From: zero, To: zero})
		must(t, err)
		reactions := map[activity.Account]float64{}
		for i := range base.Time {
			e := base.At(i)
			word := " " + e.Action.String() + " "
			if e.Actor != e.Owner && e.Day() > zero-90 && e.Day() <= zero && strings.Contains(" like comment reply mention reshare quote react ", word) {
				reactions[e.Owner]++
			}
		}
		want = plainTau(reactions, func(a activity.Account) float64 { return b.Score(a, zero) })
	}))
	if math.Abs(got-want) > 1e-12 || math.IsNaN(got) {
		t.Errorf("τ is %.15g, plainly %.15g", got, want)
	}
}

// plainTau is Kendall's τ-b by its definition.
func plainTau(x map[activity.Account]float64, y func(activity.Account) float64) float64 {
	agree, pairsX, pairsY := 0., 0., 0.
	for a := range x {
		for b := range x {
			dx, dy := float64(cmp.Compare(x[a], x[b])), 0.
			if d := y(a) - y(b); math.Abs(d) > 1e-12 {
				dy = d / math.Abs(d)
			}
			agree, pairsX, pairsY = agree+dx*dy, pairsX+dx*dx, pairsY+dy*dy
		}
	}
	return agree / math.Sqrt(pairsX*pairsY)
}

// A scorer that ranks nobody agrees with nothing, one that counts reactions does.
func TestAgreement(t *testing.T) {
	than := .2
	c := claim.Claim{ID: "agrees", Type: claim.Exceeds, Estimand: claim.Level, Treated: "as-is", Metric: "agreement", Of: metric.RankWithReactions, Than: &than}
	in := platformed(t, "likes-only", "constant")
	in.Spec.Claims = []claim.Claim{c}
	_, r := run(t, plan(t, in), t.TempDir(), 2)
	if got := r.Scorers[0].Claims[0]; got.Verdict != claim.Supported || *got.Estimate <= than || *got.Estimate >= 1 || got.N != 6 {
		t.Errorf("likes-only: %s: %s", got.Verdict, got.Sentence)
	}
	if got := r.Scorers[1].Claims[0]; got.Verdict != claim.Refuted || *got.Estimate != 0 || got.OverSubjects != nil {
		t.Errorf("constant: %s: %s", got.Verdict, got.Sentence)
	}
}

// The world says how influential people truly are, and that is another order than
// that of what they received by chance.
func TestTrueInfluence(t *testing.T) {
	zero := 0.
	in := platformed(t, "likes-only")
	in.Spec.Metrics = append(in.Spec.Metrics, metric.Metric{Name: "truth", Of: metric.RankWithInfluence})
	exceeds := func(what string, of metric.Quantity) claim.Claim {
		return claim.Claim{ID: what, Type: claim.Exceeds, Estimand: claim.Level, Treated: "as-is", Metric: what, Of: of, Than: &zero}
	}
	claims := asked(t, in, exceeds("agreement", metric.RankWithReactions), exceeds("truth", metric.RankWithInfluence))
	received, truth := claims[0], claims[1]
	if truth.Verdict != claim.Supported || *truth.Estimate >= *received.Estimate {
		t.Errorf("τ is %g with what was received and %g with the truth", *received.Estimate, *truth.Estimate)
	}
}
