package experiment

import (
	"math"
	"slices"
	"strings"

	"github.com/yardstick-lab/yardstick/internal/claim"
	"github.com/yardstick-lab/yardstick/internal/dataset"
	"github.com/yardstick-lab/yardstick/internal/inference"
	"github.com/yardstick-lab/yardstick/internal/intervention"
	"github.com/yardstick-lab/yardstick/internal/metric"
	"github.com/yardstick-lab/yardstick/internal/platform"
	"github.com/yardstick-lab/yardstick/internal/replay"
	"github.com/yardstick-lab/yardstick/internal/scorer"
)

// contest is one claim under one scorer: which arms and which metric.
type contest struct {
	*cube
	claim            claim.Claim
	metric           metric.Metric
	scorer           int
	control, treated int     // arms; control is −1 where there is none
	doses            []int   // arms of an ordered claim
	equals           float64 // the declared number, in the scorer's points
}

func (c *cube) contest(cl claim.Claim, scorer int) contest {
	cl = tolerant(cl, c.plan.Presets[scorer])
	x := contest{cube: c, claim: cl, scorer: scorer, treated: c.arm(cl.Treated), control: -1}
	if cl.Estimand == claim.Contrast {
		x.control = c.arm(cl.Control)
	}
	for _, d := range cl.Doses {
		x.doses = append(x.doses, c.arm(d.Arm))
	}
	x.metric, _ = c.plan.Spec.Metric(cl.Metric)
	if cl.Equals != nil {
		x.equals = *cl.Equals
		if cl.InPoints() {
			x.equals = x.points(x.equals)
		}
	}
	return x
}

// points brings a number of points of the main scorer's scale to that of the
// scorer at hand.
func (x contest) points(main float64) float64 {
	return x.plan.scale(x.plan.Presets[x.scorer]).Points(claim.Points(main))
}

// tolerant allows a claim that nothing moves what the arithmetic of a program is
// allowed, where the claim does not allow more.
func tolerant(cl claim.Claim, p scorer.Preset) claim.Claim {
	if p.External != nil && cl.Type == claim.Invariant {
		cl.Tolerance = max(cl.Tolerance, p.External.Tolerance)
	}
	return cl
}

// arm is an arm's place in the spec, which has been checked to have it.
func (c *cube) arm(name string) int {
	return slices.IndexFunc(c.plan.Spec.Arms, func(a intervention.Arm) bool { return a.Name == name })
}

// evidence gathers what judging the claim needs.
func (x contest) evidence(gates []claim.Gate) claim.Evidence {
	ev := claim.Evidence{Design: claim.OverWorlds, Gates: gates}
	if x.plan.Dataset.Kind == dataset.KindLog {
		ev.Design = claim.OverLog
	}
	for i := range x.units {
		u := &x.units[i]
		if ev.Design == claim.OverLog {
			x.accounts(u, &ev)
		} else {
			x.world(u, &ev)
		}
	}
	return ev
}

// world adds a world as one unit: every number averaged over its subjects first.
func (x contest) world(u *unit, ev *claim.Evidence) {
	one := claim.Unit{Name: u.name, Applicable: x.applicable(u), Doses: make([]float64, len(x.doses))}
	var greatest claim.Move
	subjects := len(u.subjects)
	if x.metric.Of.OfWorld() {
		subjects = 1 // the same number whoever is asked
	}
	for s := range subjects {
		v := x.values(u, s)
		one.Control += v.control
		one.Treated += v.treated
		one.Difference += v.treated - v.control
		for k, dose := range v.doses {
			one.Doses[k] += dose
		}
		if one.Applicable {
			x.display(ev, v)
		}
		greatest = larger(greatest, x.greatest(u, s))
	}
	n := float64(subjects)
	for k := range one.Doses {
		one.Doses[k] /= n
	}
	one.Control, one.Treated, one.Difference = one.Control/n, one.Treated/n, one.Difference/n
	ev.Units = append(ev.Units, one)
	if one.Applicable {
		greatest.World = strings.TrimPrefix(u.name, worldPrefix)
		ev.Moved.Add(greatest, x.claim.Allowed())
	}
}

// accounts adds every account of a log as a unit of its own.
func (x contest) accounts(u *unit, ev *claim.Evidence) {
	applicable := x.applicable(u)
	for s, name := range u.subjects {
		v := x.values(u, s)
		ev.Units = append(ev.Units, claim.Unit{
			Name: name, Control: v.control, Treated: v.treated, Difference: v.treated - v.control, Applicable: applicable,
			Doses: v.doses,
		})
		if applicable {
			x.display(ev, v)
			ev.Moved.Add(x.greatest(u, s), x.claim.Allowed())
		}
	}
}

// applicable reports whether the intervention changed any event in the unit, of
// doses every one against that before it. A before–after of an arm without steps
// is about time alone, which always passes.
func (x contest) applicable(u *unit) bool {
	for k := 1; k < len(x.doses); k++ {
		if x.alike(u, x.doses[k-1], x.doses[k]) {
			return false
		}
	}
	if x.control >= 0 {
		return !x.alike(u, x.control, x.treated)
	}
	treated := x.plan.Spec.Arms[x.treated]
	return len(treated.Steps) == 0 || u.changed[treated.Name]
}

func (x contest) alike(u *unit, a, b int) bool {
	return u.alike[pairOf(x.plan.Spec.Arms[a].Name, x.plan.Spec.Arms[b].Name)]
}

// values are the metric of one subject in both arms, at every dose, and how far
// the displayed score moved.
type values struct {
	control, treated, displayed float64
	doses                       []float64
}

// display adds how far a subject's displayed score moved. A level is no move.
func (x contest) display(ev *claim.Evidence, v values) {
	if x.claim.Estimand != claim.Level {
		ev.Displayed = append(ev.Displayed, v.displayed)
	}
}

func (x contest) values(u *unit, subject int) values {
	shown := displayed(x.metric)
	v := values{treated: x.value(u, x.treated, subject, x.metric), displayed: x.value(u, x.treated, subject, shown)}
	if x.control >= 0 {
		v.control = x.value(u, x.control, subject, x.metric)
		v.displayed -= x.value(u, x.control, subject, shown)
	}
	for _, arm := range x.doses {
		v.doses = append(v.doses, x.value(u, arm, subject, x.metric))
	}
	return v
}

func (x contest) value(u *unit, arm, subject int, m metric.Metric) float64 {
	switch {
	case m.Of.OfWorld():
		return u.ranks[rank{x.scorer, x.plan.Spec.Arms[arm].Name, m.Name}]
	case !m.Of.NeedsScore():
		return u.outcomes[arm][subject][m.Name]
	case m.Receivers != "":
		return u.received[reception{x.scorer, arm, subject, m.Name}]
	}
	on := func(day int) replay.Reading { return u.reading(place{x.scorer, arm}, subject, day) }
	if m.Of == metric.PerkEligible {
		return m.Value(func(day int) float64 {
			return indicator(platform.Reaches(on(day).Displayed, x.points(m.Perk.AtLeast))) * u.outcomes[arm][subject][m.Name]
		})
	}
	return valueOf(m, on)
}

// greatest is the subject's greatest move on any measured day: against the
// control, or against the day before day 0. Of exactly it is how far the metric is
// off the declared number; no other claim asks.
func (x contest) greatest(u *unit, subject int) claim.Move {
	best := claim.Move{Account: u.subjects[subject]}
	switch x.claim.Type {
	case claim.Invariant:
	case claim.Exactly:
		v := x.values(u, subject)
		best.By, best.Day = v.treated-v.control-x.equals, slices.Max(x.metric.Days())
		return best
	default:
		return best
	}
	for day := 0; day <= x.plan.keep.Last; day++ {
		if by := u.reading(place{x.scorer, x.treated}, subject, day).Score - x.reference(u, subject, day).Score; math.Abs(by) > math.Abs(best.By) {
			best.Day, best.By = day, by
		}
	}
	return best
}

func (x contest) reference(u *unit, subject, day int) replay.Reading {
	if x.control >= 0 {
		return u.reading(place{x.scorer, x.control}, subject, day)
	}
	return u.reading(place{x.scorer, x.treated}, subject, max(-1, x.plan.keep.First))
}

// larger keeps the greater of two moves, the first among equals.
func larger(a, b claim.Move) claim.Move {
	if math.Abs(b.By) > math.Abs(a.By) {
		return b
	}
	return a
}

// overSubjects are quantiles of the subjects' differences, nil without any.
func (x contest) overSubjects() []float64 {
	_, all, _ := pool(x.members(x.member))
	if len(all) == 0 || x.metric.Of.OfWorld() {
		return nil
	}
	return inference.Quantiles(all, claim.QuantileShares...)
}

// member is a subject with the metric of a claim.
func (x contest) member(u *unit, subject int) (member, bool) {
	v := x.values(u, subject)
	return member{v.treated - v.control, v.displayed}, true
}
