package claim_test

import (
	"math"
	"strings"
	"testing"

	"github.com/yardstick-lab/yardstick/internal/claim"
)

func TestProblems(t *testing.T) {
	control := of(claim.Increases, 0)
	control.ID = "control"
	check := func(typ claim.Type, bound float64, change func(*claim.Claim), want ...string) {
		t.Helper()
		c := of(typ, bound)
		change(&c)
		var got []string
		for _, p := range claim.Problems([]claim.Claim{control, c}) {
			if p.Claim != 1 {
				t.Errorf("problem of claim %d: %s", p.Claim, p)
			}
			got = append(got, p.Field+": "+p.Text)
		}
		if strings.Join(got, "\n") != strings.Join(want, "\n") {
			t.Errorf("got  %q\nwant %q", got, want)
		}
	}
	none := func(*claim.Claim) {}
	check(claim.Invariant, 0, none)
	check(claim.Equivalent, .5, none)
	check(claim.Increases, 0, none)
	check(claim.Increases, .5, none)
	check(claim.Reproduces, -1, none)
	check(claim.Reproduces, 0, none)

	check(claim.Equivalent, 0, none, "margin: must be more than 0")
	check(claim.Equivalent, -.5, none, "margin: must be more than 0")
	check(claim.NotIncreases, math.NaN(), none, "margin: must be more than 0")
	check(claim.NotIncreases, math.Inf(1), none, "margin: must be more than 0")
	check(claim.Equivalent, .5, func(c *claim.Claim) { c.Margin = claim.Margin{} }, "margin: equivalent needs one")
	check(claim.Increases, 0, func(c *claim.Claim) { c.Margin.Amount = claim.Points(1) }, "margin: increases takes none")
	check(claim.Increases, -1, none, "min_effect: must be 0 or more")
	check(claim.Decreases, math.NaN(), none, "min_effect: must be 0 or more")
	check(claim.Equivalent, .5, func(c *claim.Claim) { c.MinEffect = claim.Points(1) }, "min_effect: equivalent takes none")
	check(claim.Invariant, 0, func(c *claim.Claim) { c.Tolerance = -1 }, "tolerance: must be 0 or more")
	check(claim.Increases, 0, func(c *claim.Claim) { c.Tolerance = 1 }, "tolerance: increases takes none")
	check(claim.Reproduces, math.Inf(-1), none, "observed: must be a number")
	check(claim.Reproduces, 1, func(c *claim.Claim) { c.Observed = nil }, "observed: reproduces needs the number that was seen")
	check(claim.Increases, 0, func(c *claim.Claim) { one := 1.; c.Observed = &one }, "observed: increases takes none")
	check(claim.Reproduces, 1, func(c *claim.Claim) { c.Estimand, c.Control = claim.Contrast, "quiet" },
		"compare: reproduces is about one arm, before and after: use arm")

	check(claim.Increases, 0, func(c *claim.Claim) { c.ID = "" }, "id: is missing")
	check(claim.Increases, 0, func(c *claim.Claim) { c.ID = "control" }, "id: was used before")
	check(claim.Increases, 0, func(c *claim.Claim) { c.Type = 0 }, "type: is missing")
	check(claim.Increases, 0, func(c *claim.Claim) { c.Type = 99 }, "type: is missing")
	check(claim.Increases, 0, func(c *claim.Claim) { c.Metric = "" }, "metric: is missing")
	check(claim.Increases, 0, func(c *claim.Claim) { c.Control = "likes" }, "compare: compares an arm with itself")
	check(claim.Increases, 0, func(c *claim.Claim) { c.Control = "" }, "compare: needs a treated arm and its control")
	check(claim.Increases, 0, func(c *claim.Claim) { c.Estimand = 0 }, "compare: names neither two arms to compare nor one arm")
	check(claim.Increases, 0, func(c *claim.Claim) { c.Estimand = claim.BeforeAfter }, "arm: a before–after claim is about one arm")

	missing := "sensitive_to: a claim that nothing happens must name the claim that shows the scorer would have moved"
	for _, typ := range []claim.Type{claim.Invariant, claim.Equivalent, claim.NotIncreases} {
		check(typ, .5, func(c *claim.Claim) { c.SensitiveTo = "" }, missing)
	}
	check(claim.Reproduces, 0, func(c *claim.Claim) { c.SensitiveTo = "" }, missing)
	check(claim.Invariant, 0, func(c *claim.Claim) { c.SensitiveTo = "it" }, "sensitive_to: names the claim itself")
	check(claim.Invariant, 0, func(c *claim.Claim) { c.SensitiveTo = "contrl" }, `sensitive_to: unknown claim "contrl"`)
	check(claim.Increases, 0, func(c *claim.Claim) { c.SensitiveTo = "control" },
		"sensitive_to: belongs to a claim that nothing happens; this one says that something does")
	// All at once.
	check(claim.Equivalent, 0, func(c *claim.Claim) { c.Metric, c.SensitiveTo = "", "" },
		"metric: is missing", "margin: must be more than 0", missing)
}

func TestProblemsSeeCircles(t *testing.T) {
	names := []string{"a", "b", "c", "d"}
	to := map[string]string{"a": "b", "b": "c", "c": "b", "d": "a"}
	var claims []claim.Claim
	for _, n := range names {
		c := of(claim.Invariant, 0)
		c.ID, c.SensitiveTo = n, to[n]
		claims = append(claims, c)
	}
	var got []string
	for _, p := range claim.Problems(claims) {
		got = append(got, p.String())
	}
	want := `claim "b": sensitive_to: leads back to this claim in a circle
claim "c": sensitive_to: leads back to this claim in a circle`
	if strings.Join(got, "\n") != want {
		t.Errorf("got %q", got)
	}
}

func TestJudgeRefuses(t *testing.T) {
	check := func(c claim.Claim, ev claim.Evidence, want string) {
		t.Helper()
		_, err := claim.Judge([]claim.Claim{c}, []claim.Evidence{ev}, klout)
		if err == nil || err.Error() != want {
			t.Errorf("got %v, want %q", err, want)
		}
	}
	rises := of(claim.Increases, 0)
	broken := worlds(spread(6, 1, 1))
	broken.Units[2].Treated = math.NaN()
	check(rises, broken, `claim "it": world 3: control, treated, difference: value 2 is not a number`)
	broken = census([]float64{1, math.Inf(1)})
	check(rises, broken, `claim "it": account 2: control, treated, difference: value 2 is infinite`)
	broken = worlds(spread(6, 1, 1))
	broken.Displayed = []float64{0, math.NaN()}
	check(rises, broken, `claim "it": displayed moves: value 2 is not a number`)
	broken.Displayed, broken.Moved.Greatest.By = nil, math.NaN()
	check(rises, broken, `claim "it": greatest move: value 1 is not a number`)
	check(rises, claim.Evidence{}, `claim "it": evidence of no design`)
	check(of(claim.Equivalent, -1), worlds(nil), "claim \"it\": margin: must be more than 0\nclaim \"it\": sensitive_to: unknown claim \"control\"")
}

func TestAmountsNeedAScale(t *testing.T) {
	c := of(claim.Increases, 0)
	c.MinEffect = claim.Amount{Value: .005, Measure: claim.InShare}
	_, err := claim.Judge([]claim.Claim{c}, []claim.Evidence{worlds(nil)}, claim.Options{})
	if want := `claim "it": 0.005 means nothing on a scale of length 0`; err == nil || err.Error() != want {
		t.Errorf("got %v, want %q", err, want)
	}
	if _, err := claim.Compare([]float64{1}, []float64{2}, c, claim.Options{}); err == nil {
		t.Error("compare took a share of no scale")
	}
}

func TestTypeNames(t *testing.T) {
	for _, name := range claim.TypeNames() {
		if typ, ok := claim.ParseType(name); !ok || typ.String() != name {
			t.Errorf("%s: got %v %v", name, typ, ok)
		}
	}
	for _, name := range []string{"", "ordered", "exactly", "not_decreases", "Increases"} {
		if typ, ok := claim.ParseType(name); ok || typ != 0 {
			t.Errorf("%q was taken for %v", name, typ)
		}
	}
}
