package experiment_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/yardstick-lab/yardstick/internal/activity"
	"github.com/yardstick-lab/yardstick/internal/claim"
	"github.com/yardstick-lab/yardstick/internal/experiment"
	"github.com/yardstick-lab/yardstick/internal/intervention"
	"github.com/yardstick-lab/yardstick/internal/metric"
	"github.com/yardstick-lab/yardstick/internal/store"
)

// platformed is likes-only on six worlds with arms that the platform answers, and
// a metric of every quantity.
func platformed(t *testing.T, scorers ...string) experiment.Inputs {
	in := small(t, scorers...)
	arm := func(name string, s intervention.Step) intervention.Arm {
		return intervention.Arm{Name: name, Steps: []intervention.Step{s}}
	}
	in.Spec.Arms = append(in.Spec.Arms,
		intervention.Arm{Name: "as-is"},
		arm("plus-k", intervention.Step{PlusK: &intervention.PlusK{Side: intervention.Received, Count: 3, Tweet: intervention.TweetAuto}}),
		arm("listed", intervention.Step{List: &intervention.List{By: intervention.Others, Count: 2}}),
		arm("self-listed", intervention.Step{List: &intervention.List{By: intervention.Self, Count: 2}}),
	)
	in.Spec.Metrics = append(in.Spec.Metrics,
		metric.Metric{Name: "got", Of: metric.Reactions},
		metric.Metric{Name: "got-in-all", Of: metric.Reactions, IsSum: true, First: -3, Last: 1},
		metric.Metric{Name: "endorsed", Of: metric.PlusK},
		metric.Metric{Name: "followers", Of: metric.Followers},
		metric.Metric{Name: "access", Of: metric.ListAccess},
		metric.Metric{Name: "notifications", Of: metric.Notifications},
		metric.Metric{Name: "eligible", Of: metric.PerkEligible, Perk: metric.Perk{AtLeast: 1}},
		metric.Metric{Name: "too-low", Of: metric.PerkEligible, Perk: metric.Perk{AtLeast: 101}},
		metric.Metric{Name: "agreement", Of: metric.RankWithReactions},
	)
	return in
}

// exactly is a claim that a metric comes to a number, against the untouched
// activity or, of a level, in one arm.
func exactly(arm, control, what string, of metric.Quantity, equals float64) claim.Claim {
	c := claim.Claim{
		ID: arm + " " + control + " " + what, Type: claim.Exactly, Estimand: claim.Contrast, Treated: arm, Control: control, Metric: what, Of: of, Equals: &equals,
	}
	if control == "" {
		c.Estimand = claim.Level
	}
	return c
}

// What arms do to what the platform counts is known to the unit, whoever scores.
func TestOutcomesOfWorlds(t *testing.T) {
	nothing := exactly("self-listed", "as-is", "notifications", metric.Notifications, 0)
	nothing.SensitiveTo = "listed as-is notifications"
	claims := []claim.Claim{
		exactly("likes", "quiet", "got", metric.Reactions, 50),
		exactly("likes", "quiet", "got-in-all", metric.Reactions, 50),
		exactly("plus-k", "as-is", "endorsed", metric.PlusK, 3),
		exactly("plus-k", "as-is", "got", metric.Reactions, 3), // the automatic tweet mentions
		exactly("plus-k", "as-is", "notifications", metric.Notifications, 3),
		exactly("listed", "as-is", "notifications", metric.Notifications, 2),
		nothing,
		exactly("listed", "", "access", metric.ListAccess, 1),
		exactly("self-listed", "", "access", metric.ListAccess, 1),
		exactly("as-is", "", "access", metric.ListAccess, 0),
		exactly("as-is", "", "eligible", metric.PerkEligible, 1),
		exactly("as-is", "", "too-low", metric.PerkEligible, 0),
	}
	in := platformed(t, "klout-2011", "constant", "volume")
	in.Spec.Claims = claims
	_, r := run(t, plan(t, in), t.TempDir(), 2)
	for _, s := range r.Scorers {
		for i, c := range s.Claims {
			if c.Verdict != claim.Supported {
				t.Errorf("%s, %s: %s: %s", s.Name, c.Claim.ID, c.Verdict, c.Sentence)
			}
			if first := r.Main().Claims[i]; c.Sentence != first.Sentence {
				t.Errorf("%s says %q, %s says %q", r.Main().Name, first.Sentence, s.Name, c.Sentence)
			}
		}
	}
}

// Everything counted is held against a plain count over the whole changed trace.
func TestOutcomesAgainstPlain(t *testing.T) {
	in := platformed(t, "constant")
	in.Spec.Seeds.Worlds = in.Spec.Seeds.Worlds[:1]
	p := plan(t, in)
	ev, _ := run(t, p, t.TempDir(), 1)
	rows := map[[3]string]float64{}
	for _, o := range ev.Stored[0].Shard.Outcomes {
		rows[[3]string{o.Arm, o.Account, o.Metric}] = o.Value
	}
	checked := 0
	must(t, experiment.EachDelta(p, 0, func(arm string, base *activity.Trace, zero activity.Day, account activity.Account, d *activity.Delta) {
		name := base.Accounts[account]
		changed, err := activity.Apply(base, d)
		must(t, err)
		plain := plainCount(t, changed, name, zero)
		for _, what := range []string{"got", "got-in-all", "endorsed", "notifications", "followers"} {
			if got, ok := rows[[3]string{arm, name, what}]; !ok || got != plain[what] {
				t.Errorf("%s of %s in arm %s is %g, plainly %g", what, name, arm, got, plain[what])
			}
			checked++
		}
	}))
	if want := len(in.Spec.Arms) * in.Spec.Subjects.Sample * 5; checked != want {
		t.Errorf("%d numbers were compared, want %d", checked, want)
	}
}

// plainCount goes through a trace as a reader would.
func plainCount(t *testing.T, trace *activity.Trace, name string, zero activity.Day) map[string]float64 {
	t.Helper()
	plain := map[string]float64{}
	me, _ := trace.AccountNamed(name)
	for n := range trace.Networks {
		plain["followers"] += float64(trace.Stock.Of(me, activity.Network(n)).Followers)
	}
	for i := range trace.Time {
		e := trace.At(i)
		word, day := " "+e.Action.String()+" ", int(e.Day()-zero)
		switch reaction := strings.Contains(" like comment reply mention reshare quote react ", word); {
		case e.Owner != me || e.Actor == me || day > 1:
		case reaction && day >= -3:
			plain["got-in-all"]++
			if day == 0 {
				plain["got"]++
			}
		case day > 0:
		case word == " endorse ":
			plain["notifications"]++
			if day == 0 {
				plain["endorsed"]++
			}
		case word == " list ":
			plain["notifications"]++
		case word == " follow ":
			plain["followers"]++
		case word == " unfollow ":
			plain["followers"]--
		case word == " unlist ":
			t.Fatal("the plain count knows no removals")
		}
	}
	return plain
}

// Everybody is known for one topic and lives in one place, so that of perks of all
// topics everybody is offered one.
func TestPerksByTopicAndPlace(t *testing.T) {
	in := platformed(t, "constant")
	in.Spec.Seeds.Worlds = in.Spec.Seeds.Worlds[:1]
	for n := 1; n <= max(in.Dataset.World.Topics, in.Dataset.World.Places); n++ {
		in.Spec.Metrics = append(in.Spec.Metrics,
			metric.Metric{Name: fmt.Sprint("topic-", n), Of: metric.PerkEligible, Perk: metric.Perk{Topic: n}},
			metric.Metric{Name: fmt.Sprint("place-", n), Of: metric.PerkEligible, Perk: metric.Perk{Place: n}})
	}
	ev, _ := run(t, plan(t, in), t.TempDir(), 1)
	offers := map[[2]string]float64{}
	for _, o := range ev.Stored[0].Shard.Outcomes {
		if what, _, numbered := strings.Cut(o.Metric, "-"); numbered && o.Arm == "as-is" {
			offers[[2]string{o.Account, what}] += o.Value
		}
	}
	for who, n := range offers {
		if who[1] != "too" && who[1] != "got" && n != 1 {
			t.Errorf("%s has %g offers by %s", who[0], n, who[1])
		}
	}
	if want := 4 * in.Spec.Subjects.Sample; len(offers) != want {
		t.Errorf("%d offers are counted, want %d", len(offers), want)
	}
}

// Rows that are lost, turned or another's are the gate's, and no verdict's.
func TestTamperedOutcomes(t *testing.T) {
	check := func(what, want string, tamper func(*store.Shard)) {
		t.Helper()
		in := platformed(t, "constant")
		in.Spec.Seeds.Worlds = in.Spec.Seeds.Worlds[:1]
		in.Spec.Claims = []claim.Claim{exactly("plus-k", "as-is", "endorsed", metric.PlusK, 3)}
		r := judged(t, in, func(i int, s *store.Shard) {
			if i == 0 {
				tamper(s)
			}
		})
		if c := r.Main().Claims[0]; c.Verdict != claim.Void || !strings.Contains(c.Reason, want) {
			t.Errorf("%s: %s, %s", what, c.Verdict, c.Reason)
		}
	}
	check("lost", "is missing", func(s *store.Shard) { s.Outcomes = s.Outcomes[:len(s.Outcomes)-1] })
	check("none", "is missing", func(s *store.Shard) { s.Outcomes = nil })
	check("turned", "stands where that of", func(s *store.Shard) { s.Outcomes[0], s.Outcomes[9] = s.Outcomes[9], s.Outcomes[0] })
	check("too many", "outcomes too many", func(s *store.Shard) { s.Outcomes = append(s.Outcomes, s.Outcomes[0]) })
}

// The metrics that are recorded are part of what a shard hangs on, those read off
// scores are not.
func TestOutcomesInKeys(t *testing.T) {
	dir := t.TempDir()
	check := func(what string, change func(*experiment.Inputs), reused bool) {
		t.Helper()
		in := platformed(t, "constant")
		in.Spec.Seeds.Worlds = in.Spec.Seeds.Worlds[:1]
		change(&in)
		if ev, _ := run(t, plan(t, in), dir, 2); (ev.Reused > 0) != reused {
			t.Errorf("%s: %d shards were reused", what, ev.Reused)
		}
	}
	check("at first", func(*experiment.Inputs) {}, false)
	check("again", func(*experiment.Inputs) {}, true)
	check("another score", func(in *experiment.Inputs) {
		in.Spec.Metrics = append(in.Spec.Metrics, metric.Metric{Name: "more", Of: metric.Score})
	}, true)
	check("another count", func(in *experiment.Inputs) {
		in.Spec.Metrics = append(in.Spec.Metrics, metric.Metric{Name: "more", Of: metric.Reactions})
	}, false)
}
