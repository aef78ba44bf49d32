package claim_test

import (
	"strings"
	"testing"

	"github.com/yardstick-lab/yardstick/internal/claim"
)

const (
	supported    = claim.Supported
	refuted      = claim.Refuted
	inconclusive = claim.Inconclusive
	void         = claim.Void
)

// Twenty worlds with a spread of 1: the 95 % interval is the mean ± 0.468, the
// 90 % one ± 0.387.
func TestVerdictsOfTheTPath(t *testing.T) {
	check := func(c claim.Claim, mean float64, want claim.Verdict) {
		t.Helper()
		o := judged(t, c, worlds(spread(20, mean, 1)))
		if o.Verdict != want || o.Path != claim.PathT {
			t.Errorf("%s of %v: got %s on path %s (%s), want %s", c.Type, mean, o.Verdict, o.Path, o.Reason, want)
		}
		if (want == inconclusive) != (o.Reason != "") || (want == inconclusive) != (o.Settle > 20) {
			t.Errorf("%s of %v: reason %q, settle %d", c.Type, mean, o.Reason, o.Settle)
		}
	}
	check(of(claim.Equivalent, .5), 0, supported)
	check(of(claim.Equivalent, .5), .08, supported) // only the 90 % interval is inside
	check(of(claim.Equivalent, .5), -.08, supported)
	check(of(claim.Equivalent, .5), .2, inconclusive) // p = min would support it
	check(of(claim.Equivalent, .5), -.2, inconclusive)
	check(of(claim.Equivalent, .5), .93, inconclusive) // only the 90 % interval is outside
	check(of(claim.Equivalent, .5), 1.05, refuted)
	check(of(claim.Equivalent, .5), -1.05, refuted)

	check(of(claim.Increases, 0), .55, supported)
	check(of(claim.Increases, 0), .42, inconclusive) // one-sided .05 is not enough
	check(of(claim.Increases, 0), -.42, inconclusive)
	check(of(claim.Increases, 0), -.55, refuted)
	check(of(claim.Increases, .5), 1.05, supported)
	check(of(claim.Increases, .5), .55, inconclusive) // beyond 0, not beyond m
	check(of(claim.Increases, .5), -.05, refuted)

	check(of(claim.Decreases, 0), -.55, supported)
	check(of(claim.Decreases, 0), -.42, inconclusive)
	check(of(claim.Decreases, 0), .55, refuted)
	check(of(claim.Decreases, .5), -1.05, supported)
	check(of(claim.Decreases, .5), -.55, inconclusive)
	check(of(claim.Decreases, .5), .05, refuted)

	check(of(claim.NotIncreases, .5), .08, supported) // the 95 % interval reaches beyond
	check(of(claim.NotIncreases, .5), -3, supported)
	check(of(claim.NotIncreases, .5), .2, inconclusive)
	check(of(claim.NotIncreases, .5), .92, refuted) // the 95 % interval does not clear it

	check(of(claim.NotDecreases, .5), -.08, supported)
	check(of(claim.NotDecreases, .5), 3, supported)
	check(of(claim.NotDecreases, .5), -.2, inconclusive)
	check(of(claim.NotDecreases, .5), -.92, refuted)
}

func TestVerdictsOfTheExactPath(t *testing.T) {
	check := func(c claim.Claim, n int, mean float64, want claim.Verdict) {
		t.Helper()
		o := judged(t, c, worlds(same(n, mean)))
		if o.Verdict != want || o.Path != claim.PathExact || o.P != nil || o.PRefutes != nil || o.FlipP != nil {
			t.Errorf("%s of exactly %v: got %s on path %s, p %v; want %s", c.Type, mean, o.Verdict, o.Path, o.P, want)
		}
		if o.Interval == nil || o.Interval.Low != mean || o.Interval.High != mean {
			t.Errorf("%s of exactly %v: interval %v", c.Type, mean, o.Interval)
		}
	}
	check(of(claim.Equivalent, .5), 20, 0, supported)
	check(of(claim.Equivalent, .5), 20, .5, supported)
	check(of(claim.Equivalent, .5), 20, -.5, supported)
	check(of(claim.Equivalent, .5), 20, .51, refuted)
	check(of(claim.Equivalent, .5), 20, -.51, refuted)
	check(of(claim.Increases, 0), 6, .1, supported)
	check(of(claim.Increases, 0), 6, 0, refuted)
	check(of(claim.Increases, .5), 6, .5, refuted)
	check(of(claim.Increases, .5), 6, .51, supported)
	check(of(claim.Decreases, 0), 6, -.1, supported)
	check(of(claim.Decreases, 0), 6, 0, refuted)
	check(of(claim.Decreases, .5), 6, -.5, refuted)
	check(of(claim.NotIncreases, .5), 6, .5, supported)
	check(of(claim.NotIncreases, .5), 6, -9, supported)
	check(of(claim.NotIncreases, .5), 6, .51, refuted)
	check(of(claim.NotDecreases, .5), 6, -.5, supported)
	check(of(claim.NotDecreases, .5), 6, 9, supported)
	check(of(claim.NotDecreases, .5), 6, -.51, refuted)
	check(of(claim.Equivalent, .5), 5, 0, inconclusive)
	check(of(claim.Increases, 0), 5, 1, inconclusive)
}

func TestVerdictsOfACensus(t *testing.T) {
	check := func(c claim.Claim, d []float64, want claim.Verdict) {
		t.Helper()
		o := judged(t, c, census(d))
		if o.Verdict != want || o.Path != claim.PathCensus || o.N != len(d) {
			t.Errorf("%s of %v: got %s on path %s, n %d; want %s", c.Type, d, o.Verdict, o.Path, o.N, want)
		}
		if o.P != nil || o.Interval != nil || o.Interval90 != nil || o.Level != nil {
			t.Errorf("%s: a population has neither p nor interval: %+v", c.Type, o)
		}
	}
	// No six-world rule, and no doubt about the mean whatever the spread.
	check(of(claim.NotIncreases, .5), []float64{.2, .4}, supported)
	check(of(claim.NotIncreases, .5), []float64{-40, 41}, supported)
	check(of(claim.NotIncreases, .5), []float64{-40, 41.2}, refuted)
	check(of(claim.NotDecreases, .5), []float64{40, -41}, supported)
	check(of(claim.NotDecreases, .5), []float64{40, -41.2}, refuted)
	check(of(claim.Equivalent, .5), []float64{.5}, supported)
	check(of(claim.Increases, 0), []float64{0, 0, .1}, supported)
	check(of(claim.Decreases, 0), []float64{0, 0, .1}, refuted)
	check(of(claim.Increases, 0), nil, inconclusive)
	check(of(claim.Invariant, 0), []float64{0, 0}, supported)
	check(of(claim.Invariant, 0), nil, inconclusive)

	moved := census([]float64{0, 1})
	moved.Moved.Add(claim.Move{Account: "bob", Day: 3, By: 1}, 0)
	if o := judged(t, of(claim.Invariant, 0), moved); o.Verdict != refuted || o.Reason != "account bob on day 3 by +1.00 point" {
		t.Errorf("one account moved: got %s, %q", o.Verdict, o.Reason)
	}
	o := judged(t, of(claim.Increases, 0), census([]float64{0, 1, 2, 3, 4}))
	if len(o.Quantiles) != len(claim.QuantileShares) || o.Quantiles[3] != 2 || o.Quantiles[6] != 4 {
		t.Errorf("quantiles of a census: got %v", o.Quantiles)
	}
}

func TestVerdictsOfInvariance(t *testing.T) {
	check := func(ev claim.Evidence, want claim.Verdict, reason string) {
		t.Helper()
		o := judged(t, of(claim.Invariant, 0), ev)
		if o.Verdict != want || !strings.Contains(o.Reason, reason) || o.P != nil {
			t.Errorf("got %s, %q, p %v; want %s, %q", o.Verdict, o.Reason, o.P, want, reason)
		}
	}
	check(worlds(same(20, 0)), supported, "")
	check(worlds(same(6, 0)), supported, "")
	check(worlds(same(5, 0)), inconclusive, "only 5 worlds, and a claim needs at least 6; about 6 worlds would settle it")
	check(worlds(nil), inconclusive, "only 0 worlds")

	moved := worlds(same(3, 0))
	moved.Moved.Add(claim.Move{World: "2", Account: "ann", Day: 1, By: .2}, .5)
	moved.Moved.Add(claim.Move{World: "3", Account: "bob", Day: 4, By: -.7}, .5)
	moved.Moved.Add(claim.Move{World: "9", Account: "cat", Day: 4, By: .7}, .5)
	if moved.Moved.Count != 2 {
		t.Errorf("a move within the tolerance was counted: %+v", moved.Moved)
	}
	// One move refutes, however few the worlds.
	check(moved, refuted, "account bob in world 3 on day 4 by −0.70 points")

	idle := worlds(same(20, 0))
	for i := range 15 {
		idle.Units[i].Applicable = false
	}
	check(idle, inconclusive, "only 5 applicable of 20 worlds")
}

func TestVerdictsOfReproduction(t *testing.T) {
	check := func(observed float64, changes []float64, want claim.Verdict, reason string) {
		t.Helper()
		o := judged(t, of(claim.Reproduces, observed), pooled(changes))
		if o.Verdict != want || o.Path != claim.PathPooled || o.N != len(changes) || !strings.Contains(o.Reason, reason) {
			t.Errorf("observed %v: got %s on path %s, n %d, %q; want %s, %q", observed, o.Verdict, o.Path, o.N, o.Reason, want, reason)
		}
	}
	hundred := make([]float64, 101)
	for i := range hundred {
		hundred[i] = float64(i)/10 - 5 // −5.0 to 5.0, the middle 90 % from −4.5 to 4.5
	}
	check(-1, hundred, supported, "")
	check(4.5, hundred, supported, "") // the end itself
	check(-4.5, hundred, supported, "")
	check(4.6, hundred, refuted, "")
	check(-4.6, hundred, refuted, "")
	check(-1, hundred[:99], inconclusive, "only 99 subjects, and one number is held against at least 100; about 21 worlds would settle it")
	check(-1, nil, inconclusive, "only 0 subjects")

	wide := make([]float64, len(hundred))
	for i, v := range hundred {
		wide[i] = 3 * v // the middle 90 % is 27 wide
	}
	check(-1, wide, inconclusive, "27 wide, more than 10 points")
	check(-.1, wide, inconclusive, "more than 10 points") // a displayed step counts at least
	check(-2.7, wide, supported, "")                      // 27 is not more than 27
	check(1, same(100, 0), refuted, "")
	check(0, same(100, 0), supported, "")
}

func TestFewAndMissingUnits(t *testing.T) {
	check := func(ev claim.Evidence, want claim.Verdict, reason string, settle int) {
		t.Helper()
		o := judged(t, of(claim.Increases, 0), ev)
		if o.Verdict != want || o.Reason != reason || o.Settle != settle {
			t.Errorf("got %s, %q, settle %d; want %s, %q, %d", o.Verdict, o.Reason, o.Settle, want, reason, settle)
		}
	}
	check(worlds(spread(6, 3, 1)), supported, "", 0)
	check(worlds(spread(5, 3, 1)), inconclusive, "only 5 worlds, and a claim needs at least 6; at this estimate and spread about 6 worlds would settle it", 6)
	// t alone would do at 18, where the sign flips are foreseen just short.
	check(worlds(spread(5, .5, 1)), inconclusive, "only 5 worlds, and a claim needs at least 6; at this estimate and spread about 19 worlds would settle it", 19)
	check(worlds([]float64{3}), inconclusive, "only 1 world, and a claim needs at least 6; about 6 worlds would settle it", 6)

	short := worlds(spread(19, 3, 1))
	short.Missing = 1
	check(short, inconclusive, "1 of 20 worlds is missing; at this estimate and spread about 20 worlds would settle it", 20)

	idle := worlds(spread(20, 3, 1))
	for i := range 14 {
		idle.Units[i].Applicable = false
	}
	check(idle, supported, "", 0)
	if o := judged(t, of(claim.Increases, 0), idle); o.N != 6 || len(o.Warnings) != 1 ||
		o.Warnings[0] != "14 of 20 worlds are left out: the intervention changed nothing there" {
		t.Errorf("worlds left out: n %d, warnings %q", o.N, o.Warnings)
	}
	if o := judged(t, of(claim.Increases, 0), worlds([]float64{3})); o.Interval != nil || o.P != nil {
		t.Errorf("one world has no spread: %+v", o)
	}
}

func TestSettleIsTheSmallestNumber(t *testing.T) {
	check := func(c claim.Claim, mean float64, want int) {
		t.Helper()
		if o := judged(t, c, worlds(spread(20, mean, 1))); o.Settle != want {
			t.Errorf("%s of %v: got %d, want %d (%s)", c.Type, mean, o.Settle, want, o.Reason)
		}
	}
	// t(.05, 31)/√32 = .2997 < .3 < t(.05, 30)/√31 = .3048; the normal limit
	// of the sign flips, √n·.3/√(.09 + (n-1)/n), passes 1.645 before that.
	check(of(claim.NotIncreases, .5), .2, 32)
	check(of(claim.Equivalent, .5), -.2, 32)
	check(of(claim.Increases, .5), .5, 10_001)
	o := judged(t, of(claim.Increases, .5), worlds(spread(20, .5, 1)))
	if want := "; at this estimate and spread it would take more than 10,000 worlds"; !strings.HasSuffix(o.Reason, want) {
		t.Errorf("got %q", o.Reason)
	}
}

func TestMethodsDisagree(t *testing.T) {
	// Every world rises, one of them by a lot: t sees the spread, the flips
	// see seven of seven.
	d := []float64{.1, .2, .15, .12, .18, .11, 9}
	o := judged(t, of(claim.Increases, 0), worlds(d))
	want := "methods disagree: the p for it is 0.1541 by t and 0.007812 by sign flips, on either side of 0.025"
	if o.Verdict != inconclusive || !strings.HasPrefix(o.Reason, want) {
		t.Errorf("got %s, %q", o.Verdict, o.Reason)
	}
	if o.Settle <= len(d) {
		t.Errorf("settle: got %d, of %d worlds that did not", o.Settle, len(d))
	}
	if *o.FlipP != 1./128 {
		t.Errorf("the p of seven of seven: got %v", *o.FlipP)
	}
	if len(o.Warnings) != 1 || !strings.HasPrefix(o.Warnings[0], "the differences are skewed (+2.65, beyond ±1)") {
		t.Errorf("warnings: got %q", o.Warnings)
	}
	// Six flips cannot do better than 2/64 with one world down, though their
	// normal limit would: one world more is asked for at least.
	if o := judged(t, of(claim.Increases, 0), worlds([]float64{1, 1.1, .9, 1.2, 1, -.05})); o.Settle != 7 {
		t.Errorf("five up and one down: got settle %d, %q", o.Settle, o.Reason)
	}
	down := make([]float64, len(d))
	for i, v := range d {
		down[i] = -v
	}
	if o := judged(t, of(claim.Increases, 0), worlds(down)); !strings.HasPrefix(o.Reason, "methods disagree: the p against it is 0.1541") {
		t.Errorf("mirrored: got %s, %q", o.Verdict, o.Reason)
	}
}
