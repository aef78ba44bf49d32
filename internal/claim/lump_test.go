package claim_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/yardstick-lab/yardstick/internal/claim"
)

const (
	fewMoved = "methods disagree: the p for it is 1.323e-08 by t and 0.3384 by bootstrap, on either side of 0.05, " +
		"as 5 of 6 worlds came to exactly 0 points; 1 that did not is too few to tell how far others would go, " +
		"and as many as 58.2 % of such worlds could come to something else (one-sided 95 %)"
	about17 = "; at this estimate and spread about 17 worlds would settle it"
)

// One world of six moves, a tenth of the margin: five like it could have been
// missed, and nothing says how far the next would go.
func TestOneWorldOfSixMoves(t *testing.T) {
	check := func(kind claim.Type, d []float64, want claim.Verdict, reason string) {
		t.Helper()
		if o := judged(t, of(kind, .5), worlds(d)); o.Verdict != want || o.Reason != reason {
			t.Errorf("%s of %v: got %s, %q", kind, d, o.Verdict, o.Reason)
		}
	}
	up, down := []float64{0, 0, 0, 0, 0, .05}, []float64{0, 0, 0, 0, 0, -.05}
	check(claim.Equivalent, up, inconclusive, fewMoved+about17)
	check(claim.Equivalent, down, inconclusive, fewMoved+about17)
	check(claim.NotIncreases, up, inconclusive, fewMoved+about17)
	check(claim.NotIncreases, down, supported, "")
	check(claim.NotDecreases, down, inconclusive, fewMoved+about17)
	// What all but one agree on need not be nothing, and it counts against as well.
	check(claim.NotIncreases, []float64{1, 1, 1, 1, 1, .9}, inconclusive,
		"methods disagree: the p against it is 4.568e-07 by t and 0.3384 by bootstrap, on either side of 0.05, as 5 of 6 worlds came to exactly 1 point; "+
			strings.SplitAfter(fewMoved, "points; ")[1]+about17)
	check(claim.NotIncreases, []float64{1, 1, 1, 1, 1, 1.1}, refuted, "")
}

// With as many worlds as are named, of which as many move, there is a verdict; with
// fewer there is none.
func TestAsManyWorldsSettleIt(t *testing.T) {
	check := func(times int, want claim.Verdict) {
		t.Helper()
		for _, kind := range []claim.Type{claim.Equivalent, claim.NotIncreases} {
			if o := judged(t, of(kind, .5), worlds(slices.Repeat([]float64{0, 0, 0, 0, 0, .05}, times))); o.Verdict != want || want == inconclusive && o.Settle != 17 {
				t.Errorf("%s of %d worlds: got %s, settle %d, %s", kind, 6*times, o.Verdict, o.Settle, o.Reason)
			}
		}
	}
	check(1, inconclusive)
	check(2, inconclusive)
	check(3, supported) // 18
}

// A lump that is not why the methods disagree is not named.
func TestALumpIsNamedOnlyWhereItDecides(t *testing.T) {
	d := []float64{-.33, .06, -.73, -.32, -.41, .54, -.41, -.14, -.48, -.15, -.2, 2.45}
	if o := judged(t, of(claim.NotIncreases, .5), worlds(d)); !strings.Contains(o.Reason, "by bootstrap, on either side of 0.05; at this") {
		t.Errorf("got %s, %q", o.Verdict, o.Reason)
	}
}

func TestForeseeReckonsWithALump(t *testing.T) {
	check := func(kind claim.Type, pilot []float64, n int, short bool, needed int, note string) {
		t.Helper()
		if f := foreseen(t, of(kind, .5), pilot, n); f.Short != short || f.Needed80 != needed || f.Note != note {
			t.Errorf("%s of %v, %d worlds: got short %v, needed %d, %q", kind, pilot, n, f.Short, f.Needed80, f.Note)
		}
	}
	const rough = "the pilot's differences are skewed, so these chances are rough"
	one := []float64{0, 0, 0, 0, 0, .05}
	check(claim.Equivalent, one, 16, true, 17, "5 of 6 worlds of the pilot gave exactly 0; fewer than about 17 worlds cannot tell how far others go")
	check(claim.Equivalent, one, 17, false, 17, rough)
	check(claim.NotIncreases, one, 6, true, 17, "5 of 6 worlds of the pilot gave exactly 0; fewer than about 17 worlds cannot tell how far others go")
	check(claim.NotDecreases, one, 6, false, 6, rough)
}
