package proof

import (
	"fmt"
	"math"
	"strconv"

	"github.com/yardstick-lab/yardstick/internal/claim"
	"github.com/yardstick-lab/yardstick/internal/seed"
)

// The control moves by this much, and the arms score this without an effect.
// Neither number reaches a verdict.
const (
	controlEffect = 3
	level         = 40
)

// doses is how many an ordered claim has.
const doses = 4

// controlID names the positive control among the claims.
const controlID = "control"

// claims are what is put to Judge: the cell's, and a control where one is needed.
func (c Cell) claims() []claim.Claim {
	var all []claim.Claim
	needed := false
	for i, t := range c.Claims {
		all = append(all, t.claim(strconv.Itoa(i+1)))
		needed = needed || all[i].NeedsControl()
	}
	if needed {
		all = append(all, Truth{Type: claim.Increases}.claim(controlID))
	}
	return all
}

func (t Truth) claim(id string) claim.Claim {
	c := claim.Claim{ID: id, Type: t.Type, Estimand: claim.Contrast, Control: "untouched", Treated: "treated", Metric: "score"}
	switch t.Type {
	case claim.Increases, claim.Decreases:
		c.MinEffect = claim.Points(t.Bound)
	case claim.Ordered:
		for i := range doses {
			c.Doses = append(c.Doses, claim.Dose{Arm: fmt.Sprint("dose ", i), Amount: float64(i)})
		}
		c.Control, c.Treated = c.Doses[0].Arm, c.Doses[doses-1].Arm
	case claim.Equivalent, claim.NotIncreases, claim.NotDecreases:
		c.Margin = claim.Margin{Amount: claim.Points(t.Bound), Because: "planted"}
	}
	if c.NeedsControl() {
		c.SensitiveTo = controlID
	}
	return c
}

// evidence draws one experiment: the evidence of every claim, in their order.
func (c Cell) evidence(claims []claim.Claim, from *seed.Stream) []claim.Evidence {
	common := make([]float64, c.Worlds)
	if c.Shared > 0 {
		for i := range common {
			common[i] = math.Sqrt(c.Shared) * c.noise(from)
		}
	}
	all := make([]claim.Evidence, len(claims))
	for j := range claims {
		switch {
		case j == len(c.Claims):
			all[j] = c.worlds(c.control(from))
		case c.Claims[j].Type == claim.Invariant:
			all[j] = c.rare(from)
		case c.Claims[j].Type == claim.Ordered:
			all[j] = c.dosed(c.Claims[j].Effect, from)
		case c.AsUnits:
			all[j] = c.crowd(c.Claims[j].Effect, from)
		default:
			all[j] = c.worlds(c.differences(c.Claims[j].Effect, common, from))
		}
	}
	return all
}

// differences are a claim's, one a world.
func (c Cell) differences(effect float64, common []float64, from *seed.Stream) []float64 {
	d := make([]float64, c.Worlds)
	own := math.Sqrt(1 - c.Shared)
	for i := range d {
		switch {
		case c.Control == Blind, c.Rare > 0 && !from.Bernoulli(c.Rare):
		case c.Rare > 0:
			d[i] = effect / c.Rare * (1 + c.noise(from))
		default:
			d[i] = effect + common[i] + own*c.noise(from)
		}
	}
	return d
}

func (c Cell) control(from *seed.Stream) []float64 {
	d := make([]float64, c.Worlds)
	for i := range d {
		switch c.Control {
		case Noisy:
			d[i] = controlEffect + from.Normal()
		case Absent:
			d[i] = from.Normal()
		case Plain:
			d[i] = controlEffect
		}
	}
	return d
}

// worlds is evidence of one applicable world a difference, and the idle ones.
func (c Cell) worlds(d []float64) claim.Evidence {
	ev := claim.Evidence{Design: claim.OverWorlds, Gates: claim.PassedGates()}
	if c.Broken != 0 {
		ev.Gates = append(ev.Gates, claim.Gate{Check: c.Broken, State: claim.Failed, What: "planted"})
	}
	for _, v := range d {
		ev.Units = append(ev.Units, unit(len(ev.Units), v))
	}
	for range c.Idle {
		u := unit(len(ev.Units), 0)
		u.Applicable = false
		ev.Units = append(ev.Units, u)
	}
	return ev
}

func unit(i int, d float64) claim.Unit {
	return claim.Unit{Name: strconv.Itoa(i + 1), Control: level, Treated: level + d, Difference: d, Applicable: true}
}

// crowd is evidence of one pair an account.
func (c Cell) crowd(effect float64, from *seed.Stream) claim.Evidence {
	ev := claim.Evidence{Design: claim.OverPairs}
	for range c.Worlds {
		for _, v := range c.account(from) {
			ev.Units = append(ev.Units, unit(len(ev.Units), effect+v))
		}
	}
	return ev
}

// dosed is evidence of doses, each with noise of its own in every world.
func (c Cell) dosed(effect float64, from *seed.Stream) claim.Evidence {
	ev := c.worlds(make([]float64, c.Worlds))
	for i := range ev.Units {
		u := &ev.Units[i]
		for k := range doses {
			u.Doses = append(u.Doses, level+effect*float64(k)/(doses-1)+c.noise(from))
		}
		u.Control, u.Treated = u.Doses[0], u.Doses[doses-1]
		u.Difference = u.Treated - u.Control
	}
	return ev
}

// rare is evidence in which a single account of some worlds moves by a displayed
// point on the first day.
func (c Cell) rare(from *seed.Stream) claim.Evidence {
	const accounts = 25
	ev := c.worlds(make([]float64, c.Worlds))
	for i := range c.Worlds {
		if !from.Bernoulli(c.Rare) {
			continue
		}
		ev.Units[i] = unit(i, 1./accounts)
		ev.Moved.Add(claim.Move{World: ev.Units[i].Name, Account: fmt.Sprint("account ", from.IntN(accounts)), By: 1}, 0)
	}
	return ev
}
