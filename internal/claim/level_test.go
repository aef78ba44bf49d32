package claim_test

import (
	"strings"
	"testing"

	"github.com/yardstick-lab/yardstick/internal/claim"
	"github.com/yardstick-lab/yardstick/internal/metric"
)

// Twenty worlds with a spread of .1: the 95 % interval is the mean ± 0.0468.
func TestExceeds(t *testing.T) {
	check := func(than float64, ev claim.Evidence, want claim.Verdict, path claim.Path) {
		t.Helper()
		if o := judged(t, of(claim.Exceeds, than), ev); o.Verdict != want || o.Path != path || *o.Than != than {
			t.Errorf("than %v: got %s on path %s (%s), want %s on %s", than, o.Verdict, o.Path, o.Reason, want, path)
		}
	}
	at := levels(spread(20, .55, .1))
	check(.5, at, supported, claim.PathT)
	check(.51, at, inconclusive, claim.PathT) // one-sided .05 is not enough
	check(.6, at, refuted, claim.PathT)
	check(.59, at, inconclusive, claim.PathT)
	check(-.2, at, supported, claim.PathT)
	check(-.2, levels(spread(20, -.3, .1)), refuted, claim.PathT)
	check(0, levels(spread(20, .05, .1)), supported, claim.PathT)
	check(.5, levels(same(20, .6)), supported, claim.PathExact)
	check(.5, levels(same(20, .5)), refuted, claim.PathExact) // above is not at
	check(0, levels(same(20, 0)), refuted, claim.PathExact)
	check(.5, levels(spread(5, .9, .01)), inconclusive, claim.PathT)
	log := levels([]float64{.9, .2, .6})
	log.Design = claim.OverLog
	check(.5, log, supported, claim.PathCensus)
	check(.6, log, refuted, claim.PathCensus)
}

// A level is in the family: among others it is held to Holm's p like them.
func TestExceedsIsOfTheFamily(t *testing.T) {
	near := levels(spread(20, .55, .1))
	c := of(claim.Exceeds, .5)
	if o := judgedBeside(t, c, near, crowd, worlds(spread(20, 0, 1))); o.Family != 2 || *o.PHolm <= *o.P {
		t.Errorf("family %d, p %v, adjusted %v", o.Family, *o.P, *o.PHolm)
	}
}

// What needs no score is judged apart from what does: however many claims a scorer
// is asked, and whatever its scale, the answer is the same to the bit.
func TestWhatNeedsNoScoreIsTheSameUnderEveryScorer(t *testing.T) {
	reacts, quiet := of(claim.Increases, .5), of(claim.NotIncreases, .5)
	reacts.ID, reacts.Of, reacts.Source = "reacts", metric.Reactions, []string{"S2"}
	quiet.ID, quiet.Of, quiet.SensitiveTo = "quiet", metric.Reactions, "reacts"
	score := of(claim.Increases, 0)
	judge := func(scores claim.Evidence, o claim.Options) []claim.Outcome {
		t.Helper()
		out, err := claim.Judge([]claim.Claim{score, reacts, quiet}, []claim.Evidence{scores, worlds(spread(20, .98, 1)), worlds(spread(20, 0, 1))}, o)
		if err != nil {
			t.Fatal(err)
		}
		return out
	}
	long := claim.Options{Scale: claim.Scale{Length: 1000, Step: 1, Reference: 100}, Seed: 7, SetOn: []string{"S2"}}
	one, two := judge(worlds(spread(20, 3, 1)), klout), judge(worlds(same(20, 0)), long)
	for i := 1; i < 3; i++ {
		if one[i].Sentence != two[i].Sentence || one[i].Verdict != two[i].Verdict || *one[i].PHolm != *two[i].PHolm {
			t.Errorf("one scorer says %q, another %q", one[i].Sentence, two[i].Sentence)
		}
		if one[i].Family != 2 || two[i].ByConstruction != nil {
			t.Errorf("family of %d, by construction %v", one[i].Family, two[i].ByConstruction)
		}
	}
	if one[0].Family != 1 || one[1].Verdict == claim.Void || two[0].Verdict != refuted {
		t.Errorf("the claim about the score: family of %d, then %s", one[0].Family, two[0].Verdict)
	}
}

// The unit of a claim is that of its quantity, in its sentence and its margin.
func TestUnits(t *testing.T) {
	check := func(q metric.Quantity, want, never string) {
		t.Helper()
		c := of(claim.Increases, 2)
		c.Of = q
		o, err := claim.Judge([]claim.Claim{c}, []claim.Evidence{worlds(spread(20, 3, 1))}, klout)
		if err != nil {
			t.Fatal(err)
		}
		if s := o[0].Sentence; !strings.Contains(s, want) || never != "" && strings.Contains(s, never) {
			t.Errorf("%s: %s", q, s)
		}
	}
	check(0, "by +3.00 points", "reaction")
	check(metric.Score, "by +3.00 points", "reaction")
	check(metric.Reactions, "by +3.00 reactions compared", "point")
	check(metric.PlusK, "more than the rise of 2 +K asked for", "point")
	check(metric.Followers, "by +3.00 followers compared", "point")
	check(metric.PerkEligible, "by +3.00 compared", "point")
}

func TestWhatAQuantityCannotBeAsked(t *testing.T) {
	check := func(typ claim.Type, bound float64, change func(*claim.Claim), want ...string) {
		t.Helper()
		c, control := of(typ, bound), of(claim.Increases, 0)
		control.ID, control.Of = "control", metric.Reactions
		c.Of = metric.Reactions
		change(&c)
		var got []string
		for _, p := range claim.Problems([]claim.Claim{control, c}) {
			got = append(got, p.Field+": "+p.Text)
		}
		if strings.Join(got, "\n") != strings.Join(want, "\n") {
			t.Errorf("got  %q\nwant %q", got, want)
		}
	}
	none := func(*claim.Claim) {}
	check(claim.Increases, 1, none)
	check(claim.Exactly, 1, none)
	check(claim.Exceeds, 1, none)
	check(claim.NotIncreases, 1, none)
	check(claim.Invariant, 0, none,
		"type: invariant is about the score on every measured day, and reactions is none; use exactly, with the number that it comes to")
	check(claim.Reproduces, 1, none, "type: reproduces is about what somebody saw of a score, and reactions is none")
	check(claim.Increases, 1, func(c *claim.Claim) { c.MinEffect.Measure = claim.InShare }, "min_effect: reactions is on no scale to take a share of")
	check(claim.NotIncreases, 1, func(c *claim.Claim) { c.Margin.Measure = claim.InShare }, "margin: reactions is on no scale to take a share of")
	check(claim.NotIncreases, 1, func(c *claim.Claim) { c.Of = 0 },
		`sensitive_to: "control" is about reactions and this claim about a score; that the one moves does not show that the other would`)
	check(claim.NotIncreases, 1, func(c *claim.Claim) { c.Of = metric.PlusK },
		`sensitive_to: "control" is about reactions and this claim about plus-k; that the one moves does not show that the other would`)
	check(claim.Increases, 1, func(c *claim.Claim) { c.Of = metric.RankWithReactions },
		"type: rank-with-reactions is one number of a whole world, not of a subject: only exceeds can be asked of it")
	check(claim.Exceeds, .5, func(c *claim.Claim) { c.Of = metric.RankWithReactions })
	check(claim.Exceeds, .5, func(c *claim.Claim) { c.Than = nil }, "than: exceeds needs the number that the mean lies above")
	check(claim.Increases, 1, func(c *claim.Claim) { one := 1.; c.Than = &one }, "than: increases takes none")
	check(claim.Exceeds, .5, func(c *claim.Claim) { c.Estimand, c.Control = claim.Contrast, "quiet" },
		"compare: exceeds is about where one arm stands: use arm")
	check(claim.Exceeds, .5, func(c *claim.Claim) { c.Estimand = claim.BeforeAfter },
		"metric: exceeds is about a level, not a change: use a metric with a day")
}
