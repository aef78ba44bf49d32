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

	check(claim.Exactly, 3, none)
	check(claim.Exactly, 0, none)
	check(claim.Exactly, 0, func(c *claim.Claim) { c.SensitiveTo = "" },
		"sensitive_to: a claim that nothing happens must name the claim that shows the scorer would have moved")
	check(claim.Exactly, 0, func(c *claim.Claim) { c.Estimand, c.Control, c.SensitiveTo = claim.Level, "", "" })
	check(claim.Exactly, 3, func(c *claim.Claim) { c.Equals = nil }, "equals: exactly needs the number that it comes to")
	check(claim.Exactly, math.NaN(), none, "equals: must be a number")
	check(claim.Exactly, 3, func(c *claim.Claim) { c.Tolerance = .1 })
	check(claim.Increases, 0, func(c *claim.Claim) { one := 1.; c.Equals = &one }, "equals: increases takes none")
	check(claim.Increases, 0, func(c *claim.Claim) { c.Estimand, c.Control = claim.Level, "" },
		"metric: increases is about a difference or a change; exactly and exceeds speak of a level")

	check(claim.Ordered, 0, none)
	check(claim.Increases, 0, func(c *claim.Claim) { c.Doses = of(claim.Ordered, 0).Doses }, "doses: increases takes none")
	check(claim.Ordered, 0, func(c *claim.Claim) { c.Doses = c.Doses[:2] },
		"doses: ordered needs at least 3 arms, from the lowest dose up; two are compared by increases")
	check(claim.Ordered, 0, func(c *claim.Claim) { c.Doses[1].Amount = 50 }, "doses: doses must rise: many has 50 after 50 of few")
	check(claim.Ordered, 0, func(c *claim.Claim) { c.Doses[1].Amount = -1 }, "doses: doses must rise: few has −1 after 0 of none")
	check(claim.Ordered, 0, func(c *claim.Claim) { c.Doses[1].Amount = math.Inf(1) },
		"doses: the dose of few must be a number", "doses: doses must rise: many has 50 after +Inf of few")
	check(claim.Ordered, 0, func(c *claim.Claim) { c.Doses[1].Arm = "none" }, "doses: the arm none stands twice")
	check(claim.Ordered, 0, func(c *claim.Claim) { c.Control = "few" }, "doses: ordered compares the last of its doses with the first")

	check(claim.Increases, 0, func(c *claim.Claim) { c.ID = "" }, "id: is missing")
	check(claim.Increases, 0, func(c *claim.Claim) { c.ID = "control" }, "id: was used before")
	check(claim.Increases, 0, func(c *claim.Claim) { c.Type = 0 }, "type: is missing")
	check(claim.Increases, 0, func(c *claim.Claim) { c.Type = 99 }, "type: is missing")
	check(claim.Increases, 0, func(c *claim.Claim) { c.Metric = "" }, "metric: is missing")
	check(claim.Increases, 0, func(c *claim.Claim) { c.Control = "likes" }, "compare: compares an arm with itself")
	check(claim.Increases, 0, func(c *claim.Claim) { c.Control = "" }, "compare: needs a treated arm and its control")
	check(claim.Increases, 0, func(c *claim.Claim) { c.Estimand = 0 }, "compare: names neither two arms to compare nor one arm")
	check(claim.Increases, 0, func(c *claim.Claim) { c.Estimand = claim.BeforeAfter }, "arm: a claim about one arm names just that one")

	missing := "sensitive_to: a claim that nothing happens must name the claim that shows the scorer would have moved"
	for _, typ := range []claim.Type{claim.Invariant, claim.Equivalent, claim.NotIncreases, claim.NotDecreases} {
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

// A level shows where a score stands, so it cannot show that it would move.
func TestLevelIsNoControl(t *testing.T) {
	level, still := of(claim.Exactly, 10), of(claim.Invariant, 0)
	level.ID, level.Estimand, level.Control = "control", claim.Level, ""
	problems := claim.Problems([]claim.Claim{level, still})
	want := `claim "it": sensitive_to: "control" says where a score stands, not that it moves`
	if len(problems) != 1 || problems[0].String() != want {
		t.Errorf("got %v, want %s", problems, want)
	}
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
	rising := of(claim.Ordered, 0)
	check(rising, worlds(spread(6, 1, 1)), `claim "it": world 1 has 0 doses, the claim 3`)
	broken = dosed(same(6, 1), same(6, 1))
	broken.Units[1].Doses[1] = math.NaN()
	check(rising, broken, `claim "it": world 2: doses: value 2 is not a number`)
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
	for _, name := range []string{"", "order", "Increases"} {
		if typ, ok := claim.ParseType(name); ok || typ != 0 {
			t.Errorf("%q was taken for %v", name, typ)
		}
	}
}
