package claim_test

import (
	"math"
	"testing"

	"github.com/yardstick-lab/yardstick/internal/claim"
)

// wobbling is n numbers around mean whose places do not match those of spread.
func wobbling(n int, mean, sd float64) []float64 {
	d := spread(n, mean, sd)
	for i := 0; i+2 < n; i += 3 {
		d[i], d[i+2] = d[i+2], d[i]
	}
	return append(d[n/2:], d[:n/2]...)
}

// jagged is 20 numbers around mean in no pattern.
func jagged(mean, pace float64) []float64 {
	d := make([]float64, 20)
	for i := range d {
		d[i] = mean + math.Sin(float64(i)*pace)
	}
	return d
}

func TestVerdictsOfOrder(t *testing.T) {
	check := func(ev claim.Evidence, want claim.Verdict, path claim.Path) {
		t.Helper()
		o := judged(t, of(claim.Ordered, 0), ev)
		if o.Verdict != want || o.Path != path {
			t.Errorf("got %s on path %s: %s; want %s on %s", o.Verdict, o.Path, o.Sentence, want, path)
		}
		if (o.PageL != nil) != (path == claim.PathTrend) || (o.P != nil) != (path == claim.PathTrend) {
			t.Errorf("path %s: L %v, p %v", o.Path, o.PageL, o.P)
		}
	}
	trend, exact, log := claim.PathTrend, claim.PathExact, claim.PathCensus
	up, flat, down := spread(20, 1, 1), spread(20, 0, 1), wobbling(20, -1, 1)
	check(dosed(up, wobbling(20, 1, 1)), supported, trend)
	check(dosed(wobbling(20, 2, 1), flat), supported, trend)        // one step does nothing
	check(dosed(flat, wobbling(20, .1, 1)), inconclusive, trend)    // no trend to speak of
	check(dosed(spread(20, 3, 1), down), refuted, trend)            // up in all, but a step is reversed
	check(dosed(down, spread(20, -1, 1)), refuted, trend)           // down from end to end
	check(dosed(spread(20, -.4, 1), same(20, -.2)), refuted, trend) // a step known to go down
	// No step by itself, but the way as a whole: what one step loses by chance
	// the next makes good.
	first, second := jagged(-.2, 12.9), jagged(-.2, 4.1)
	for i, v := range first {
		second[i] = -.4 - v + .1*(second[i]+.2)
	}
	check(dosed(first, second), refuted, trend)
	// A step down that chance explains does no harm; one it does not explain
	// refutes, whatever the whole way.
	check(dosed(jagged(3, 12.9), jagged(-.1, 4.1)), supported, trend)
	check(dosed(jagged(3, 12.9), jagged(-.45, 4.1)), refuted, trend)
	// Known steps: no p.
	check(dosed(same(6, 1), same(6, 1)), supported, exact)
	check(dosed(same(6, 1), same(6, 0)), supported, exact)
	check(dosed(same(6, 0), same(6, 0)), refuted, exact)
	check(dosed(same(6, 2), same(6, -1)), refuted, exact)
	check(dosed(same(5, 1), same(5, 1)), inconclusive, exact)
	check(dosed(spread(5, 3, 1), same(5, 1)), inconclusive, trend)
	// One step known, the other estimated.
	check(dosed(spread(20, 3, 1), same(20, -.1)), refuted, trend)
	check(dosed(spread(20, 3, 1), same(20, .1)), supported, trend)

	accounts := func(steps ...[]float64) claim.Evidence {
		ev := dosed(steps...)
		ev.Design = claim.OverLog
		return ev
	}
	check(accounts([]float64{9, -8}, []float64{1, 1}), supported, log)
	check(accounts([]float64{9, 9}, []float64{1, -2}), refuted, log)
	check(accounts([]float64{0, 0}, []float64{0, 0}), refuted, log)
}

func TestDosesCarryTheirMeans(t *testing.T) {
	o := judged(t, of(claim.Ordered, 0), dosed(same(20, 1), spread(20, 2, 1)))
	if len(o.Doses) != 3 || o.Doses[0].Mean != 40 || o.Doses[1].Mean != 41 || o.Doses[2].Arm != "many" || o.Doses[2].Amount != 50 {
		t.Fatalf("got %+v", o.Doses)
	}
	if i := o.Doses[2].Interval; i == nil || !(i.Low < 43 && 43 < i.High) {
		t.Errorf("interval of a dose: got %v", i)
	}
	if *o.Estimate != 3 || o.FlipP != nil || o.FlipPRefutes == nil {
		t.Errorf("got estimate %v, flips %v and %v", *o.Estimate, o.FlipP, o.FlipPRefutes)
	}
}

func TestVerdictsOfExactly(t *testing.T) {
	check := func(ev claim.Evidence, want claim.Verdict) {
		t.Helper()
		if o := judged(t, of(claim.Exactly, 3), ev); o.Verdict != want || o.P != nil {
			t.Errorf("got %s, %q, p %v; want %s", o.Verdict, o.Reason, o.P, want)
		}
	}
	check(worlds(same(20, 3)), supported)
	check(worlds(same(1, 3)), supported) // a rule is kept, or it is not: no six worlds
	check(off(worlds(same(20, 3)), 0, 1e-12), supported)
	check(off(worlds(same(20, 3)), 0, 1e-6), refuted)
	check(off(worlds(same(1, 3)), -2), refuted)
	check(census(same(3, 3)), supported)
	check(worlds(nil), inconclusive)
	missing := worlds(same(19, 3))
	missing.Missing = 1
	check(missing, inconclusive)
	if o := judged(t, of(claim.Exactly, 3), off(worlds(same(20, 3)), 0, -2)); o.Reason != "account bob in world 2 on day 2 by −2.00 points" {
		t.Errorf("got %q", o.Reason)
	}
}

// An intervention that changed nothing anywhere settles nothing, whatever is
// claimed of it, and more of the same would not.
func TestNothingWasChanged(t *testing.T) {
	for _, name := range claim.TypeNames() {
		typ, _ := claim.ParseType(name)
		if typ == claim.Reproduces {
			continue
		}
		idle := dosed(same(20, 0), same(20, 0))
		if typ != claim.Ordered {
			idle = worlds(same(20, 0))
		}
		for i := range idle.Units {
			idle.Units[i].Applicable = false
		}
		o := judged(t, of(typ, .5), idle)
		want := "the intervention changed nothing in any of the 20 worlds, so there is nothing to judge"
		if o.Verdict != inconclusive || o.Reason != want || o.Settle != 0 {
			t.Errorf("%s: got %s, %q, settle %d", typ, o.Verdict, o.Reason, o.Settle)
		}
	}
}
