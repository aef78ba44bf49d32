package experiment_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/yardstick-lab/yardstick/internal/activity"
	"github.com/yardstick-lab/yardstick/internal/claim"
	"github.com/yardstick-lab/yardstick/internal/experiment"
	"github.com/yardstick-lab/yardstick/internal/intervention"
	"github.com/yardstick-lab/yardstick/internal/metric"
	"github.com/yardstick-lab/yardstick/internal/replay"
	"github.com/yardstick-lab/yardstick/internal/scorer"
	"github.com/yardstick-lab/yardstick/internal/store"
)

// receiving is likes-only on six worlds with arms whose subjects act on others.
func receiving(t *testing.T, scorers ...string) experiment.Inputs {
	in := small(t, scorers...)
	give := func(tweet intervention.Tweet) *intervention.PlusK {
		return &intervention.PlusK{Side: intervention.Given, Count: 3, Days: intervention.On(0), Tweet: tweet}
	}
	in.Spec.Arms = []intervention.Arm{
		{Name: "as-is"},
		{Name: "wordless", Steps: []intervention.Step{{PlusK: give(intervention.TweetNone)}}},
		{Name: "tweeted", Steps: []intervention.Step{{PlusK: give(intervention.TweetAuto)}}},
		{Name: "mention", Steps: []intervention.Step{{Mention: &intervention.Mention{Count: 2, Days: intervention.Days{First: 0, Last: 1}}}}},
	}
	in.Spec.Metrics = []metric.Metric{
		{Name: "own", Of: metric.Score, Day: 1},
		{Name: "theirs", Of: metric.Score, Receivers: "tweeted", Day: 1},
		{Name: "mentioned", Of: metric.Displayed, Receivers: "mention", IsChange: true, Before: -1, After: 1},
	}
	in.Spec.Claims = nil
	return in
}

// What is recorded of receivers is the mean of their scores in the whole changed
// trace, in every arm of the same people.
func TestReceivedAgainstPlain(t *testing.T) {
	in := receiving(t, "klout-2011", "kred-2012", "h-index")
	in.Spec.Seeds.Worlds = in.Spec.Seeds.Worlds[:1]
	p := plan(t, in)
	ev, _ := run(t, p, t.TempDir(), 1)
	rows := map[store.Outcome]float64{}
	for _, o := range ev.Stored[0].Shard.Outcomes {
		value := o.Value
		o.Value = 0
		rows[o] = value
	}
	people := map[[2]string][]activity.Account{} // by subject and arm
	eachDelta := func(visit func(arm string, base *activity.Trace, zero activity.Day, who activity.Account, d *activity.Delta)) {
		must(t, experiment.EachDelta(p, 0, visit))
	}
	eachDelta(func(arm string, base *activity.Trace, _ activity.Day, who activity.Account, d *activity.Delta) {
		for i := range d.Added.Time {
			if e := d.Added.At(i); e.Actor == who && e.Owner != who {
				key := [2]string{base.Accounts[who], arm}
				people[key] = append(people[key], e.Owner)
			}
		}
	})
	checked := 0
	eachDelta(func(arm string, base *activity.Trace, zero activity.Day, who activity.Account, d *activity.Delta) {
		changed, err := activity.Apply(base, d)
		must(t, err)
		for _, preset := range in.Presets {
			s, err := replay.New(preset)
			must(t, err)
			b, err := s.Baseline(scorer.NewIndex(changed), scorer.Keep{From: zero - 1, To: zero + 1})
			must(t, err)
			mean := func(of string, value func(activity.Account) float64) float64 {
				all := slices.Compact(slices.Sorted(slices.Values(people[[2]string{base.Accounts[who], of}])))
				sum := 0.0
				for _, a := range all {
					sum += value(a)
				}
				return sum / float64(len(all))
			}
			for metric, want := range map[string]float64{
				"theirs":            mean("tweeted", func(a activity.Account) float64 { return b.Score(a, zero+1) }),
				"theirs, displayed": mean("tweeted", func(a activity.Account) float64 { return b.Displayed(a, zero+1) }),
				"mentioned": mean("mention", func(a activity.Account) float64 { return b.Displayed(a, zero+1) }) -
					mean("mention", func(a activity.Account) float64 { return b.Displayed(a, zero-1) }),
			} {
				got, ok := rows[store.Outcome{Scorer: preset.Name, Unit: "world 1", Arm: arm, Account: base.Accounts[who], Metric: metric}]
				if !ok || got != want {
					t.Errorf("%s, %s of %s in arm %s is %v, plainly %v", preset.Name, metric, base.Accounts[who], arm, got, want)
				}
				checked++
			}
		}
	})
	if want := len(in.Spec.Arms) * in.Spec.Subjects.Sample * len(in.Presets) * 3; checked != want || len(rows) != want {
		t.Errorf("%d numbers were compared and %d recorded, want %d", checked, len(rows), want)
	}
}

// Claims about receivers are judged as others are: the tweet lifts them, the +K by
// itself does not, and neither does anything to the subject's own score.
func TestClaimsAboutReceivers(t *testing.T) {
	contrast := func(id, treated, metrics string, typ claim.Type) claim.Claim {
		return claim.Claim{ID: id, Type: typ, Estimand: claim.Contrast, Treated: treated, Control: "as-is", Metric: metrics, Of: metric.Score}
	}
	nothing := exactly("wordless", "as-is", "theirs", metric.Score, 0)
	nothing.SensitiveTo = "lifts"
	own := exactly("tweeted", "as-is", "own", metric.Score, 0)
	own.SensitiveTo = "lifts"
	of := asked(t, receiving(t, "klout-2011"), contrast("lifts", "tweeted", "theirs", claim.Increases), nothing, own)
	for _, c := range of {
		if c.Verdict != claim.Supported {
			t.Errorf("%s: %s: %s", c.Claim.ID, c.Verdict, c.Sentence)
		}
	}
	if c := of[0]; *c.Estimate <= 0 || c.Shares == nil || c.Shares.Down > 0 || c.Shares.Up == 0 {
		t.Errorf("%s: %+v", c.Sentence, c.Shares)
	}
}

// Rows of receivers that are lost or another's are the gate's, a metric of them is
// part of what a shard hangs on, and nobody to act on is an error of the design.
func TestReceivedRows(t *testing.T) {
	one := func() experiment.Inputs {
		in := receiving(t, "constant")
		in.Spec.Seeds.Worlds = in.Spec.Seeds.Worlds[:1]
		in.Spec.Claims = []claim.Claim{exactly("tweeted", "as-is", "theirs", metric.Score, 1)}
		return in
	}
	check := func(what, want string, tamper func(*store.Shard)) {
		t.Helper()
		c := judged(t, one(), func(_ int, s *store.Shard) { tamper(s) }).Main().Claims[0]
		if c.Verdict != claim.Void || !strings.Contains(c.Reason, want) {
			t.Errorf("%s: %s, %s", what, c.Verdict, c.Reason)
		}
	}
	check("lost", "is missing", func(s *store.Shard) { s.Outcomes = s.Outcomes[:len(s.Outcomes)-1] })
	check("another's", "stands where that of", func(s *store.Shard) { s.Outcomes[2].Account = "a-stranger" })

	dir, in := t.TempDir(), one()
	run(t, plan(t, in), dir, 1)
	in.Spec.Metrics[1].Day = 0
	if ev, _ := run(t, plan(t, in), dir, 1); ev.Reused > 0 {
		t.Error("a shard was reused that holds another day of the receivers")
	}
	in.Spec.Metrics[1].Receivers = "as-is"
	if _, err := plan(t, in).Run(t.Context(), experiment.Bench{Shards: open(t, t.TempDir()), Workers: 1}); err == nil || !strings.Contains(err.Error(), "acts on nobody in arm as-is, and theirs is about those whom it acts on") {
		t.Errorf("nobody is acted on: %v", err)
	}
}
