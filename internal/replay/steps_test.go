package replay_test

import (
	"math"
	"slices"
	"testing"

	"github.com/yardstick-lab/yardstick/internal/activity"
	"github.com/yardstick-lab/yardstick/internal/intervention"
	"github.com/yardstick-lab/yardstick/internal/replay"
	"github.com/yardstick-lab/yardstick/internal/scorer"
	"github.com/yardstick-lab/yardstick/internal/world"
)

// TestEveryStepEqualsTheChangedTrace does every kind of step to a subject of a
// village and scores the whole changed trace beside it under every preset, and some
// of those whom the subject acts on likewise, to the bit; graphs settle from elsewhere, and so to 1e-9.
func TestEveryStepEqualsTheChangedTrace(t *testing.T) {
	w := village(t, 3)
	s := scene(t, w)
	days := intervention.Days{First: 0, Last: 2}
	arms := []intervention.Arm{
		{Name: "silence", Steps: []intervention.Step{{Silence: &intervention.Silence{Days: days, Keep: intervention.KeepNothing}}}},
		{Name: "remove", Steps: []intervention.Step{{Remove: &intervention.Remove{Days: days, Side: intervention.Received}}}},
		{Name: "new post", Steps: []intervention.Step{{Add: &intervention.Add{Action: activity.Comment, Count: 30, People: 3, To: intervention.NewPost, Days: days, By: intervention.Audience, Network: "linkedin"}}}},
		{Name: "links", Steps: []intervention.Step{
			{Disconnect: &intervention.Disconnect{Others: true, Day: 0}}, {Connect: &intervention.Connect{Network: "twitter", Day: 2}},
		}},
		{Name: "follows", Steps: []intervention.Step{
			{Follow: &intervention.Follow{By: intervention.Strangers, Count: 1200, Days: days}},
			{Unfollow: &intervention.Unfollow{By: intervention.Audience, Count: 10, Days: days}},
		}},
		{Name: "posts", Steps: []intervention.Step{{Post: &intervention.Post{Count: 50, Days: days}}}},
		{Name: "mentions", Steps: []intervention.Step{{Mention: &intervention.Mention{Count: 20, Days: days, Network: "twitter"}}}},
		{Name: "lists", Steps: []intervention.Step{{List: &intervention.List{By: intervention.Others, Count: 5, Days: days}}, {Dismiss: &intervention.Dismiss{Day: 2}}, {Open: &intervention.Open{Day: 3}}}},
		{Name: "+K", Steps: []intervention.Step{{PlusK: &intervention.PlusK{Side: intervention.Given, Count: 4, Days: days, Tweet: intervention.TweetReason}}}},
	}
	for d := world.PostMore; d <= world.GetListed; d++ {
		arms = append(arms, intervention.Arm{Name: "behave " + d.String(), Steps: []intervention.Step{
			{Behave: &intervention.Behave{Does: d, Count: 3, Times: 2, Days: days, Message: world.Specific, Network: "facebook"}},
			{Behave: &intervention.Behave{Does: world.GivePlusK, Count: 2, Times: 1, Days: days, Message: world.Generic, Network: "twitter"}},
		}})
	}
	candidates := s.Candidates(intervention.Having{PostsPerDay: &intervention.Rates{Low: 1, High: 6}, AudienceAtLeast: 80, From: w.First(), To: w.FirstMeasured - 1})
	chosen, err := s.Draw(candidates, arms, 1)
	if err != nil || len(chosen.Subjects) != 1 {
		t.Fatalf("nobody is fit: %v, %v", chosen.Why, err)
	}
	keep := scorer.Keep{From: w.FirstMeasured - 1, To: w.FirstMeasured + 4}
	c := changed{t, w.Trace, keep, map[string]replay.Baseline{}}
	sub := chosen.Subjects[0]
	for i, arm := range arms {
		if residue := s.Declared(sub.Account, arm, &sub.Deltas[i]); residue != "" {
			t.Error(residue)
		}
		full, err := activity.Apply(w.Trace, &sub.Deltas[i])
		if err != nil {
			t.Fatal(err)
		}
		ix := scorer.NewIndex(full)
		for _, name := range scorer.Shipped() {
			if name == "tunkrank" {
				continue // a world does not name its first followers
			}
			who := append([]activity.Account{sub.Account}, some(s.Receivers(sub.Account, arm, &sub.Deltas[i]))...)
			slices.Sort(who)
			c.compare(name, arm.Name, who, &sub.Deltas[i], ix)
		}
	}
}

// some are up to three, from one end to the other.
func some(who []activity.Account) []activity.Account {
	if len(who) > 3 {
		return []activity.Account{who[0], who[len(who)/2], who[len(who)-1]}
	}
	return who
}

// changed compares replays of deltas with those of whole changed traces.
type changed struct {
	t     *testing.T
	trace *activity.Trace
	keep  scorer.Keep
	bases map[string]replay.Baseline
}

func (c changed) baseline(name string, ix *scorer.Index) replay.Baseline {
	c.t.Helper()
	base, err := shipped(c.t, name).Baseline(ix, c.keep)
	if err != nil {
		c.t.Fatal(err)
	}
	return base
}

func (c changed) compare(name, arm string, who []activity.Account, d *activity.Delta, ix *scorer.Index) {
	c.t.Helper()
	if c.bases[name] == nil {
		c.bases[name] = c.baseline(name, scorer.NewIndex(c.trace))
	}
	all, err := replay.ObserveEach(c.bases[name], who, d, c.keep.Days())
	if err != nil {
		c.t.Fatal(err)
	}
	full := c.baseline(name, ix)
	p, err := scorer.Load(name)
	if err != nil {
		c.t.Fatal(err)
	}
	near := 0.0
	if p.Kind == scorer.KindPageRank || p.Kind == scorer.KindTunkRank {
		near = 1e-9
	}
	for k, readings := range all {
		for i, r := range readings {
			day := c.keep.From + activity.Day(i)
			if want := full.Score(who[k], day); math.Abs(r.Score-want) > near || math.IsNaN(r.Score) {
				c.t.Errorf("%s, %s, account %d, day %d: %v, the changed trace has %v", arm, name, who[k], day-c.keep.From-1, r.Score, want)
			}
		}
	}
}
