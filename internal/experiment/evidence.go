package experiment

import (
	"math"
	"strings"

	"github.com/yardstick-lab/yardstick/internal/claim"
	"github.com/yardstick-lab/yardstick/internal/dataset"
	"github.com/yardstick-lab/yardstick/internal/metric"
	"github.com/yardstick-lab/yardstick/internal/replay"
)

// contest is one claim under one scorer: which arms and which metric.
type contest struct {
	*cube
	claim            claim.Claim
	metric           metric.Metric
	scorer           int
	control, treated int // arms; control is −1 for a before–after
}

func (c *cube) contest(cl claim.Claim, scorer int) contest {
	x := contest{cube: c, claim: cl, scorer: scorer, control: -1}
	for j, a := range c.plan.Spec.Arms {
		if a.Name == cl.Treated {
			x.treated = j
		}
		if a.Name == cl.Control && cl.Estimand == claim.Contrast {
			x.control = j
		}
	}
	for _, m := range c.plan.Spec.Metrics {
		if m.Name == cl.Metric {
			x.metric = m
		}
	}
	return x
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
	one := claim.Unit{Name: u.name, Applicable: x.applicable(u)}
	var greatest claim.Move
	for s := range u.subjects {
		v := x.values(u, s)
		one.Control += v.control
		one.Treated += v.treated
		one.Difference += v.treated - v.control
		if one.Applicable {
			ev.Displayed = append(ev.Displayed, v.displayed)
		}
		greatest = larger(greatest, x.greatest(u, s))
	}
	n := float64(len(u.subjects))
	one.Control, one.Treated, one.Difference = one.Control/n, one.Treated/n, one.Difference/n
	ev.Units = append(ev.Units, one)
	if one.Applicable {
		greatest.World = strings.TrimPrefix(u.name, worldPrefix)
		ev.Moved.Add(greatest, x.claim.Tolerance)
	}
}

// accounts adds every account of a log as a unit of its own.
func (x contest) accounts(u *unit, ev *claim.Evidence) {
	applicable := x.applicable(u)
	for s, name := range u.subjects {
		v := x.values(u, s)
		ev.Units = append(ev.Units, claim.Unit{
			Name: name, Control: v.control, Treated: v.treated, Difference: v.treated - v.control, Applicable: applicable,
		})
		if applicable {
			ev.Displayed = append(ev.Displayed, v.displayed)
			ev.Moved.Add(x.greatest(u, s), x.claim.Tolerance)
		}
	}
}

// applicable reports whether the intervention changed any event in the unit. A
// before–after of an arm without steps is about time alone, which always passes.
func (x contest) applicable(u *unit) bool {
	treated := x.plan.Spec.Arms[x.treated]
	if x.control >= 0 {
		return !u.alike[pairOf(x.plan.Spec.Arms[x.control].Name, treated.Name)]
	}
	return len(treated.Steps) == 0 || u.changed[treated.Name]
}

// values are the metric of one subject in both arms, and how far the displayed
// score moved.
type values struct{ control, treated, displayed float64 }

func (x contest) values(u *unit, subject int) values {
	shown := x.metric
	shown.Of = metric.Displayed
	v := values{treated: x.value(u, x.treated, subject, x.metric), displayed: x.value(u, x.treated, subject, shown)}
	if x.control >= 0 {
		v.control = x.value(u, x.control, subject, x.metric)
		v.displayed -= x.value(u, x.control, subject, shown)
	}
	return v
}

func (x contest) value(u *unit, arm, subject int, m metric.Metric) float64 {
	readings := u.readings[x.scorer][arm][subject]
	return m.Value(func(day int) float64 {
		r := readings[day-x.plan.keep.First]
		if m.Of == metric.Displayed {
			return r.Displayed
		}
		return r.Score
	})
}

// greatest is the subject's greatest move on any measured day: against the
// control, or against the day before day 0.
func (x contest) greatest(u *unit, subject int) claim.Move {
	best := claim.Move{Account: u.subjects[subject]}
	treated := u.readings[x.scorer][x.treated][subject]
	for day := 0; day <= x.plan.keep.Last; day++ {
		if by := treated[day-x.plan.keep.First].Score - x.reference(u, subject, day).Score; math.Abs(by) > math.Abs(best.By) {
			best.Day, best.By = day, by
		}
	}
	return best
}

func (x contest) reference(u *unit, subject, day int) replay.Reading {
	if x.control >= 0 {
		return u.readings[x.scorer][x.control][subject][day-x.plan.keep.First]
	}
	return u.readings[x.scorer][x.treated][subject][max(0, -1-x.plan.keep.First)]
}

// larger keeps the greater of two moves, the first among equals.
func larger(a, b claim.Move) claim.Move {
	if math.Abs(b.By) > math.Abs(a.By) {
		return b
	}
	return a
}
