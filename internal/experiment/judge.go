package experiment

import (
	"fmt"
	"slices"
	"strings"

	"github.com/yardstick-lab/yardstick/internal/claim"
	"github.com/yardstick-lab/yardstick/internal/inference"
	"github.com/yardstick-lab/yardstick/internal/result"
)

// What to do about a gate that failed, where what failed does not say so itself.
const (
	newShards = "remove the folder shards beside the report and run again"
	itsFault  = "its program has to give the same numbers whenever it is asked the same"
	ourFault  = "that is a fault of this program: please report it, with manifest.json"
)

var remedies = map[claim.Check]string{
	claim.Determinism: ourFault, claim.Residue: ourFault, claim.Pairing: newShards,
}

// gates checks what a run must satisfy before anything is judged. A gate shows
// its first fault.
func (p *Plan) gates(ev *Evidence, c *cube) []claim.Gate {
	faults := map[claim.Check][]string{
		claim.Determinism: ev.facts(factProbe), claim.Residue: ev.facts(factResidue), claim.Footprint: {p.footless(c)},
	}
	if n := len(ev.facts(factProbe)); n != len(p.scorers) {
		faults[claim.Determinism] = []string{fmt.Sprintf("%d scorers were probed, there are %d; %s", n, len(p.scorers), newShards)}
	}
	for _, u := range c.units {
		faults[claim.Pairing] = append(faults[claim.Pairing], u.broken)
	}
	gates := claim.PassedGates()
	for i := range gates {
		for _, what := range faults[gates[i].Check] {
			if what != "" && gates[i].State == claim.Passed {
				gates[i].State, gates[i].What = claim.Failed, remedied(gates[i].Check, what)
			}
		}
	}
	return gates
}

// remedied adds what to do.
func remedied(c claim.Check, what string) string {
	if remedy := remedies[c]; remedy != "" && !strings.Contains(what, newShards) && !strings.Contains(what, itsFault) {
		return what + "; " + remedy
	}
	return what
}

// footless names an arm that declares a change and made none anywhere.
func (p *Plan) footless(c *cube) string {
	for _, a := range p.Spec.Arms {
		if len(a.Steps) > 0 && !slices.ContainsFunc(c.units, func(u unit) bool { return u.changed[a.Name] }) {
			return fmt.Sprintf("arm %s changed no event of any subject; let it change something, or leave it out", a.Name)
		}
	}
	return ""
}

// judge rules on every claim under one scorer, in the order of the spec; where no
// scorer was asked, on those that need none, which leaves their verdicts as they
// are: the others are of another family.
func (p *Plan) judge(c *cube, gates []claim.Gate, scorer int) ([]result.Claim, error) {
	preset, claims := p.Presets[scorer], slices.Clone(p.Spec.Claims)
	if len(p.scorers) == 0 {
		claims = slices.DeleteFunc(claims, claim.Claim.NeedsScore)
	}
	evidence := make([]claim.Evidence, len(claims))
	for i := range claims {
		claims[i] = tolerant(claims[i], preset)
		evidence[i] = c.contest(claims[i], scorer).evidence(gates)
	}
	outcomes, err := claim.Judge(claims, evidence, claim.Options{
		Scale: p.scale(preset), SetOn: preset.SetOn, Seed: p.Spec.Seeds.Scorer,
	})
	if err != nil {
		return nil, fmt.Errorf("judging %s under %s: %w", p.Spec.Name, preset.Name, err)
	}
	judged := make([]result.Claim, len(claims))
	for i, o := range outcomes {
		judged[i] = result.Claim{Outcome: o, Units: evidence[i].Units, OverSubjects: c.contest(claims[i], scorer).overSubjects()}
	}
	return judged, nil
}

// curves averages each arm's score by day: over subjects within a unit, then
// over units, with the 95 % interval of the latter. Of a scorer that was not observed
// on all days there are none.
func (c *cube) curves(scorer int) ([]result.Curve, error) {
	if len(c.plan.days()[scorer]) < len(c.plan.keep.days()) {
		return nil, nil
	}
	var curves []result.Curve
	for j, arm := range c.plan.Spec.Arms {
		curve := result.Curve{Arm: arm.Name}
		for k := range c.plan.keep.days() {
			means := make([]float64, len(c.units))
			for i := range c.units {
				means[i] = c.units[i].mean(place{scorer, j}, k)
			}
			if err := addDay(&curve, means); err != nil {
				return nil, fmt.Errorf("arm %s: %w", arm.Name, err)
			}
		}
		curves = append(curves, curve)
	}
	return curves, nil
}

func (u *unit) mean(at place, day int) float64 {
	sum := 0.0
	for _, readings := range u.readings[at.scorer][at.arm] {
		sum += readings[day].Score
	}
	return sum / float64(len(u.subjects))
}

// addDay appends a day to a curve: the mean over units and, of several, its 95 %
// interval.
func addDay(curve *result.Curve, means []float64) error {
	d, err := inference.Describe(means)
	if err != nil {
		return err
	}
	curve.Mean = append(curve.Mean, d.Mean)
	if d.N < 2 {
		return nil
	}
	i := inference.Interval{Low: d.Mean, High: d.Mean}
	if !d.Constant {
		i = d.Interval(.95)
	}
	curve.Low, curve.High = append(curve.Low, i.Low), append(curve.High, i.High)
	return nil
}
