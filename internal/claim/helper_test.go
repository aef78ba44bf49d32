package claim_test

import (
	"math"
	"strconv"
	"testing"

	"github.com/yardstick-lab/yardstick/internal/claim"
)

// spread is n numbers with this mean and standard deviation, symmetric.
func spread(n int, mean, sd float64) []float64 {
	d := make([]float64, n)
	step := sd * math.Sqrt(float64(n-1)/float64(n-n%2))
	for i := range n {
		d[i] = mean
		if i < n-n%2 {
			d[i] += step * float64(1-i%2*2)
		}
	}
	return d
}

// same is n times the same number.
func same(n int, c float64) []float64 { return spread(n, c, 0) }

// worlds is evidence of one applicable world per difference, all gates passed.
func worlds(d []float64) claim.Evidence {
	ev := claim.Evidence{Design: claim.OverWorlds, Gates: claim.PassedGates()}
	for i, v := range d {
		ev.Units = append(ev.Units, claim.Unit{
			Name: strconv.Itoa(i + 1), Control: 40, Treated: 40 + v, Difference: v, Applicable: true,
		})
	}
	return ev
}

// census is the same over the accounts of a log.
func census(d []float64) claim.Evidence {
	ev := worlds(d)
	ev.Design = claim.OverLog
	return ev
}

// pooled is evidence of 20 worlds with these changes of their subjects.
func pooled(changes []float64) claim.Evidence {
	ev := worlds(same(20, 0))
	ev.Displayed = changes
	return ev
}

// of is a claim of a type with its margin or min_effect, likes against quiet.
func of(t claim.Type, bound float64) claim.Claim {
	c := claim.Claim{
		ID: "it", Type: t, Estimand: claim.Contrast,
		Treated: "likes", Control: "quiet", Metric: "score",
	}
	switch t {
	case claim.Equivalent, claim.NotIncreases, claim.NotDecreases:
		c.Margin = claim.Margin{Amount: claim.Points(bound)}
	case claim.Increases, claim.Decreases:
		c.MinEffect = claim.Points(bound)
	case claim.Reproduces:
		c.Estimand, c.Control, c.Metric, c.Observed = claim.BeforeAfter, "", "dip", &bound
	}
	switch t {
	case claim.Exactly:
		c.Equals = &bound
	case claim.Exceeds:
		c.Estimand, c.Control, c.Than = claim.Level, "", &bound
	case claim.Ordered:
		c.Doses, c.Control = []claim.Dose{{"none", 0}, {"few", 10}, {"many", 50}}, "none"
		c.Treated = "many"
	}
	if c.NeedsControl() {
		c.SensitiveTo = "control"
	}
	return c
}

// dosed is evidence whose steps from dose to dose are these, by unit.
func dosed(steps ...[]float64) claim.Evidence {
	ends := make([]float64, len(steps[0]))
	for _, s := range steps {
		for i, v := range s {
			ends[i] += v
		}
	}
	ev := worlds(ends)
	for i := range ev.Units {
		at := ev.Units[i].Control
		doses := []float64{at}
		for _, s := range steps {
			at += s[i]
			doses = append(doses, at)
		}
		ev.Units[i].Doses = doses
	}
	return ev
}

// off is the evidence with these units off the declared number.
func off(ev claim.Evidence, by ...float64) claim.Evidence {
	for i, v := range by {
		ev.Moved.Add(claim.Move{World: strconv.Itoa(i + 1), Account: "bob", Day: 2, By: v}, 1e-9)
	}
	return ev
}

// klout is a scale of 100 points shown in whole ones.
var klout = claim.Options{Scale: claim.Scale{Length: 100, Step: 1}, Seed: 7}

// judged rules on one claim beside a positive control that moved by 3 points.
func judged(t *testing.T, c claim.Claim, ev claim.Evidence) claim.Outcome {
	t.Helper()
	control := of(claim.Increases, 0)
	control.ID = "control"
	return judgedBeside(t, c, ev, control, worlds(same(20, 3)))
}

func judgedBeside(t *testing.T, c claim.Claim, ev claim.Evidence, control claim.Claim, shown claim.Evidence) claim.Outcome {
	t.Helper()
	outcomes, err := claim.Judge([]claim.Claim{c, control}, []claim.Evidence{ev, shown}, klout)
	if err != nil {
		t.Fatalf("judge: %v", err)
	}
	return outcomes[0]
}
