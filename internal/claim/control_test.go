package claim_test

import (
	"math"
	"strings"
	"testing"

	"github.com/yardstick-lab/yardstick/internal/claim"
)

// Effects of 20 worlds, by the verdict they give not_increases .5.
var (
	nothing = worlds(same(20, 0))
	unclear = worlds(spread(20, .2, 1))
	lifted  = worlds(spread(20, 3, 1))
)

func TestPositiveControl(t *testing.T) {
	comments := of(claim.Increases, 0)
	comments.ID = "control"
	check := func(c claim.Claim, ev, shown claim.Evidence, want claim.Verdict, reason string) {
		t.Helper()
		o := judgedBeside(t, c, ev, comments, shown)
		if o.Verdict != want || !strings.Contains(o.Reason, reason) || (want == void && o.Settle != 0) {
			t.Errorf("got %s, %q, settle %d; want %s, %q", o.Verdict, o.Reason, o.Settle, want, reason)
		}
	}
	c := of(claim.NotIncreases, .5)
	check(c, nothing, lifted, supported, "")
	check(c, unclear, lifted, inconclusive, "reaches past the half point that would show")
	check(c, lifted, lifted, refuted, "")
	// The control was refuted, or is not clear: nothing and unclear fall,
	// lifted stands.
	check(c, nothing, nothing, void, "its positive control “control” came out REFUTED, so this scorer was not shown to move")
	check(c, unclear, nothing, void, "came out REFUTED")
	check(c, nothing, unclear, void, "came out INCONCLUSIVE")
	check(c, lifted, nothing, refuted, "")
	// It moved, but by less than what this claim calls the same.
	check(c, nothing, worlds(same(20, .4)), void, "moved by only +0.40, less than this claim's margin of 0.5 points")
	check(c, nothing, worlds(same(20, .5)), supported, "")
	// An invariant claim has no margin: any effect shows that the scorer moves.
	check(of(claim.Invariant, 0), nothing, worlds(same(20, .01)), supported, "")
	check(of(claim.Invariant, 0), nothing, nothing, void, "came out REFUTED")
	// So for the number 0; any other number needs no control.
	check(of(claim.Reproduces, 0), pooled(same(100, 0)), nothing, void, "came out REFUTED")
	check(of(claim.Reproduces, 0), pooled(same(100, 0)), lifted, supported, "")
	check(of(claim.Reproduces, 1), pooled(same(100, 1)), nothing, supported, "")

	falls := of(claim.Decreases, 0)
	falls.ID = "control"
	if o := judgedBeside(t, c, nothing, falls, worlds(same(20, -2))); o.Verdict != supported {
		t.Errorf("a control that falls: got %s, %q", o.Verdict, o.Reason)
	}
}

// A control may itself lean on another; the order of the claims is no matter.
func TestControlsInAChain(t *testing.T) {
	first, middle, last := of(claim.Invariant, 0), of(claim.NotIncreases, .5), of(claim.Increases, 0)
	first.ID, first.SensitiveTo = "first", "middle"
	middle.ID, middle.SensitiveTo = "middle", "last"
	last.ID = "last"
	check := func(last3 claim.Evidence, want claim.Verdict) {
		t.Helper()
		for _, order := range [][3]int{{0, 1, 2}, {2, 1, 0}, {1, 2, 0}} {
			claims := []claim.Claim{first, middle, last}
			evidence := []claim.Evidence{nothing, nothing, last3}
			var c []claim.Claim
			var ev []claim.Evidence
			for _, i := range order {
				c, ev = append(c, claims[i]), append(ev, evidence[i])
			}
			outcomes, err := claim.Judge(c, ev, klout)
			if err != nil {
				t.Fatal(err)
			}
			for _, o := range outcomes {
				if o.Claim.ID == "first" && o.Verdict != want {
					t.Errorf("order %v: got %s, %q, want %s", order, o.Verdict, o.Reason, want)
				}
			}
		}
	}
	check(lifted, supported)
	check(nothing, void)
}

// Under a scorer that never moves nothing may come out SUPPORTED.
func TestConstantScorerSupportsNothing(t *testing.T) {
	rises, sinks, number, zero := of(claim.Increases, 0), of(claim.Decreases, 0), of(claim.Reproduces, -1), of(claim.Reproduces, 0)
	noLift, nothingMoves, alike := of(claim.NotIncreases, .5), of(claim.Invariant, 0), of(claim.Equivalent, .5)
	claims := []claim.Claim{rises, sinks, number, zero, noLift, nothingMoves, alike}
	evidence := make([]claim.Evidence, len(claims))
	for i := range claims {
		claims[i].ID = string(rune('a' + i))
		if claims[i].SensitiveTo != "" {
			claims[i].SensitiveTo = "a"
		}
		evidence[i] = pooled(same(500, 0))
	}
	outcomes, err := claim.Judge(claims, evidence, klout)
	if err != nil {
		t.Fatal(err)
	}
	for _, o := range outcomes {
		if o.Verdict == supported {
			t.Errorf("%s came out SUPPORTED: %s", o.Claim.Type, o.Sentence)
		}
	}
	if s := claim.Summarize(outcomes); s != (claim.Summary{Verdict: void, Supported: 0, Total: 7}) {
		t.Errorf("summary: got %+v", s)
	}
}

func TestGates(t *testing.T) {
	check := func(change func(*claim.Evidence), want claim.Verdict, reason string) {
		t.Helper()
		ev := worlds(spread(20, 3, 1))
		change(&ev)
		if o := judged(t, of(claim.NotIncreases, .5), ev); o.Verdict != want || o.Reason != reason {
			t.Errorf("got %s, %q; want %s, %q", o.Verdict, o.Reason, want, reason)
		}
	}
	fail := func(c claim.Check, what string) func(*claim.Evidence) {
		return func(ev *claim.Evidence) {
			ev.Gates[c-1] = claim.Gate{Check: c, State: claim.Failed, What: what}
		}
	}
	check(func(*claim.Evidence) {}, refuted, "")
	// A gate is about the run: not even REFUTED stands.
	check(fail(claim.Determinism, "world 1 scored twice differs on day 3"), void, "the gate determinism failed: world 1 scored twice differs on day 3")
	check(fail(claim.Pairing, ""), void, "the gate pairing failed")
	check(fail(claim.Footprint, ""), void, "the gate footprint failed")
	check(fail(claim.Residue, ""), void, "the gate residue failed")
	check(func(ev *claim.Evidence) { ev.Gates = ev.Gates[1:] }, void, "the gate determinism was not checked")
	check(func(ev *claim.Evidence) { ev.Gates = nil }, void, "the gate determinism was not checked")
	check(func(ev *claim.Evidence) {
		ev.Gates = append(ev.Gates, claim.Gate{Check: claim.Residue, State: claim.Failed})
	}, void, "the gate residue failed")
}

func TestByConstruction(t *testing.T) {
	c := of(claim.Increases, 0)
	c.Source = []string{"S7", "S8", "K5", "S8"}
	o := klout
	o.SetOn = []string{"S3", "S8", "K5"}
	outcomes, err := claim.Judge([]claim.Claim{c}, []claim.Evidence{lifted}, o)
	if err != nil {
		t.Fatal(err)
	}
	if got := strings.Join(outcomes[0].ByConstruction, " "); got != "S8 K5" {
		t.Errorf("got %q, want the rows both name, in the claim's order", got)
	}
	if o := judged(t, c, lifted); o.ByConstruction != nil {
		t.Errorf("a scorer set on nothing: got %v", o.ByConstruction)
	}
}

func TestSummarize(t *testing.T) {
	check := func(want claim.Verdict, n int, verdicts ...claim.Verdict) {
		t.Helper()
		var outcomes []claim.Outcome
		for _, v := range verdicts {
			outcomes = append(outcomes, claim.Outcome{Verdict: v})
		}
		if s := claim.Summarize(outcomes); s != (claim.Summary{Verdict: want, Supported: n, Total: len(verdicts)}) {
			t.Errorf("%v: got %+v, want %s", verdicts, s, want)
		}
	}
	check(supported, 2, supported, supported)
	check(inconclusive, 1, supported, inconclusive)
	check(refuted, 1, inconclusive, refuted, supported)
	check(void, 0, refuted, void, inconclusive)
	check(inconclusive, 0)
}

func TestPointsAndShares(t *testing.T) {
	check := func(s claim.Scale, a claim.Amount, want float64) {
		t.Helper()
		if got := s.Points(a); math.Abs(got-want) > 1e-15 {
			t.Errorf("%+v on %+v: got %v, want %v", a, s, got, want)
		}
	}
	half, share := claim.Points(.5), claim.Amount{Value: .005, Measure: claim.InShare}
	check(claim.Scale{Length: 100}, half, .5)
	check(claim.Scale{Length: 1000, Reference: 100}, half, 5)
	check(claim.Scale{Length: 1000}, half, .5)
	check(claim.Scale{Length: 1000, Reference: 100}, share, 5)
	check(claim.Scale{}, half, .5)

	// .5 of 100 is 5 of 1,000: a rise of 3 there is no rise.
	o := claim.Options{Scale: claim.Scale{Length: 1000, Step: 1, Reference: 100}}
	c, control := of(claim.NotIncreases, .5), of(claim.Increases, .5)
	control.ID = "control"
	outcomes, err := claim.Judge([]claim.Claim{c, control}, []claim.Evidence{worlds(same(20, 3)), worlds(same(20, 6))}, o)
	if err != nil {
		t.Fatal(err)
	}
	if outcomes[0].Verdict != supported || *outcomes[0].Margin != 5 || *outcomes[1].MinEffect != 5 {
		t.Errorf("got %s, margin %v, min_effect %v", outcomes[0].Verdict, *outcomes[0].Margin, *outcomes[1].MinEffect)
	}
}

func TestSharesOf(t *testing.T) {
	if got := *claim.SharesOf([]float64{-1, 0, 1e-10, 2}); got != (claim.Shares{Down: .25, Same: .5, Up: .25}) {
		t.Errorf("got %+v", got)
	}
	if got := claim.SharesOf(nil); got != nil {
		t.Errorf("shares of nobody: got %+v", got)
	}
}
