package claim_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/yardstick-lab/yardstick/internal/claim"
	"github.com/yardstick-lab/yardstick/internal/inference"
)

// together judges increases claims of twenty worlds with these means and a
// spread of 1.
func together(t *testing.T, means ...float64) []claim.Outcome {
	t.Helper()
	var claims []claim.Claim
	var evidence []claim.Evidence
	for i, m := range means {
		c := of(claim.Increases, 0)
		c.ID = string(rune('a' + i))
		claims, evidence = append(claims, c), append(evidence, worlds(spread(20, m, 1)))
	}
	outcomes, err := claim.Judge(claims, evidence, klout)
	if err != nil {
		t.Fatal(err)
	}
	return outcomes
}

// What is close by itself is not enough among others; what is clear still is,
// and so is the last of several that are all clear enough.
func TestHolmDecides(t *testing.T) {
	check := func(means []float64, want ...claim.Verdict) {
		t.Helper()
		var got []claim.Verdict
		for _, o := range together(t, means...) {
			got = append(got, o.Verdict)
		}
		if !slices.Equal(got, want) {
			t.Errorf("means %v: got %v, want %v", means, got, want)
		}
	}
	check([]float64{.5}, supported) // p .019
	check([]float64{.5, 0}, inconclusive, inconclusive)
	check([]float64{.5, 3}, supported, supported) // Holm, and not Bonferroni
	check([]float64{.5, .5}, inconclusive, inconclusive)
	check([]float64{3, .5, 0}, supported, inconclusive, inconclusive)
	check([]float64{3, 2, 1, .5}, supported, supported, supported, supported)
	// The p's against form a family of their own.
	check([]float64{-.5, 3}, inconclusive, supported)
	check([]float64{-.5, -3}, refuted, refuted)
	check([]float64{-.5}, refuted)
}

// The adjusted p's are Holm's over the family, side by side with the others.
func TestHolmIsOverTheFamily(t *testing.T) {
	means := []float64{.5, 3, 0, -.2, .4}
	outcomes := together(t, means...)
	var p, refutes []float64
	for _, o := range outcomes {
		p, refutes = append(p, *o.P), append(refutes, *o.PRefutes)
	}
	wantP, wantR := inference.Holm(p), inference.Holm(refutes)
	for i, o := range outcomes {
		if *o.PHolm != wantP[i] || *o.PRefutesHolm != wantR[i] || o.Family != len(means) {
			t.Errorf("claim %s: got %v, %v of %d; want %v, %v", o.Claim.ID, *o.PHolm, *o.PRefutesHolm, o.Family, wantP[i], wantR[i])
		}
	}
	if o := together(t, .5)[0]; *o.PHolm != *o.P || *o.PRefutesHolm != *o.PRefutes {
		t.Errorf("alone: got %v and %v for %v and %v", *o.PHolm, *o.PRefutesHolm, *o.P, *o.PRefutes)
	}
}

// Claims without a p are of no family: they do not cost the others anything.
func TestWhoIsOfTheFamily(t *testing.T) {
	near, control := of(claim.Increases, 0), of(claim.Increases, 0)
	control.ID = "control"
	check := func(c claim.Claim, ev claim.Evidence, size int) {
		t.Helper()
		c.ID = "other"
		o, err := claim.Judge([]claim.Claim{near, control, c}, []claim.Evidence{worlds(spread(20, .5, 1)), worlds(same(20, 3)), ev}, klout)
		if err != nil {
			t.Fatal(err)
		}
		if o[0].Family != size || (o[0].Verdict == supported) != (size == 1) {
			t.Errorf("beside %s: a family of %d, %s; want %d", c.Type, o[0].Family, o[0].Verdict, size)
		}
		if (o[2].PHolm != nil) != (size == 2) || o[1].PHolm != nil {
			t.Errorf("beside %s: %v, %v", c.Type, o[2].PHolm, o[1].PHolm)
		}
	}
	check(of(claim.Invariant, 0), worlds(spread(20, 0, 1)), 1)
	check(of(claim.Exactly, 1), worlds(spread(20, 0, 1)), 1)
	check(of(claim.Reproduces, 1), pooled(spread(500, 0, 1)), 1)
	check(of(claim.Increases, 0), census(spread(20, 0, 1)), 1)
	check(of(claim.NotIncreases, .5), worlds(same(20, 0)), 1)
	check(of(claim.Increases, 0), worlds([]float64{1}), 1)
	check(of(claim.NotIncreases, .5), worlds(spread(20, 0, 1)), 2)
	check(of(claim.NotDecreases, .5), worlds(spread(20, 0, 1)), 2)
	check(of(claim.Equivalent, .5), worlds(spread(20, 0, 1)), 2)
	check(of(claim.Decreases, 0), worlds(spread(4, 0, 1)), 2) // too few for a verdict, but asked
	check(of(claim.Ordered, 0), dosed(spread(20, 0, 1), spread(20, .1, 1)), 2)
}

func TestWordsOfACrowd(t *testing.T) {
	o := together(t, .5, 0, .1)[0]
	want := "by itself this would be enough (p 0.01877), but 3 claims are tested here at once, and allowing for that p is 0.05631 (Holm), above 0.025"
	if !strings.HasPrefix(o.Reason, want) {
		t.Errorf("got  %q\nwant %q", o.Reason, want)
	}
	o = together(t, -.5, 0, .1)[0]
	if !strings.HasPrefix(o.Reason, "by itself this would be enough to refute it (p 0.01877), but") {
		t.Errorf("against: got %q", o.Reason)
	}
}

// The number of worlds that would settle a claim grows with its family, and
// settles it: with that many, all else being equal, there is a verdict.
func TestSettleReckonsWithTheFamily(t *testing.T) {
	alone, among := together(t, .4)[0].Settle, together(t, .4, 0, .1)[0].Settle
	if alone >= among {
		t.Errorf("alone %d, among three %d", alone, among)
	}
	check := func(n int, want claim.Verdict) {
		t.Helper()
		c, other, third := of(claim.Increases, 0), of(claim.Increases, 0), of(claim.Increases, 0)
		other.ID, third.ID = "b", "c"
		o, err := claim.Judge([]claim.Claim{c, other, third},
			[]claim.Evidence{worlds(spread(n, .4, 1)), worlds(spread(n, 0, 1)), worlds(spread(n, .1, 1))}, klout)
		if err != nil || o[0].Verdict != want {
			t.Errorf("%d worlds: got %v, %v, want %s", n, o[0].Verdict, err, want)
		}
	}
	check(among, supported)
	check(among-1, inconclusive)
}

// The methods are compared on the p's as they are: a big family does not make
// them disagree, nor agree.
func TestMethodsAreComparedBeforeHolm(t *testing.T) {
	d := []float64{.1, .2, .15, .12, .18, .11, 9}
	c, other := of(claim.Increases, 0), of(claim.Increases, 0)
	other.ID = "other"
	o, err := claim.Judge([]claim.Claim{c, other}, []claim.Evidence{worlds(d), worlds(spread(20, 0, 1))}, klout)
	if err != nil {
		t.Fatal(err)
	}
	if !strings.HasPrefix(o[0].Reason, "methods disagree: the p for it is 0.1541 by t and 0.007812 by sign flips, on either side of 0.025") {
		t.Errorf("got %q", o[0].Reason)
	}
}

// Where the differences are skewed a bootstrap has to agree, and a warning says
// so.
func TestSkewAsksABootstrap(t *testing.T) {
	skewed := []float64{3, 3.1, 2.9, 3.05, 3, 2.95, 3.1, 2.9, 5}
	o := judged(t, of(claim.Increases, 0), worlds(skewed))
	if o.BootP == nil || o.BootPRefutes == nil || *o.Skew < 1 || len(o.Warnings) != 1 || o.Verdict != supported {
		t.Errorf("got bootstrap %v, skew %v, warnings %q, %s, %s", o.BootP, *o.Skew, o.Warnings, o.Verdict, o.Reason)
	}
	if o := judged(t, of(claim.Increases, 0), worlds(spread(20, 3, 1))); o.BootP != nil || len(o.Warnings) != 0 {
		t.Errorf("not skewed: got bootstrap %v, warnings %q", o.BootP, o.Warnings)
	}
	// One world in twelve rises far: t and the flips are content, and have
	// not reckoned with the next such world.
	d := []float64{-.33, .06, -.73, -.32, -.41, .54, -.41, -.14, -.48, -.15, -.2, 2.45}
	o = judged(t, of(claim.NotIncreases, .5), worlds(d))
	if boot := inference.NewBootstrap(d, klout.Seed); *o.BootP != boot.Less(.5) || *o.P > .05 || *o.FlipP > .05 {
		t.Errorf("got p %v, by flips %v, by bootstrap %v and want %v", *o.P, *o.FlipP, *o.BootP, boot.Less(.5))
	}
	if !strings.HasPrefix(o.Reason, "methods disagree: the p for it is 0.02913 by t and 0.2226 by bootstrap") || o.Verdict != inconclusive {
		t.Errorf("got %s, %q", o.Verdict, o.Reason)
	}
	if o.Settle <= 13 {
		t.Errorf("one world more will not do: got %d", o.Settle)
	}
}
