package proof

import (
	"math"

	"github.com/yardstick-lab/yardstick/internal/claim"
	"github.com/yardstick-lab/yardstick/internal/inference"
)

// rareCellsOf are worlds of which a share has one account that moves, around the
// bound that is printed when none of n moved.
func rareCellsOf(n int) []Cell {
	bound := inference.MostWhereNone(n)
	cell := func(times float64) Cell {
		share := times * bound
		unmoved := math.Pow(1-share, float64(n))
		c := Cell{
			Group: Rareness, Worlds: n, Claims: []Truth{{Type: claim.Invariant}}, Rare: share,
			Limits: Limits{Plan: &unmoved},
		}
		if times >= 1 {
			c.Limits.Supported = five
		}
		return c.named("invariant, %.4g × the bound, %d worlds", times, n).
			said("one account moves in %.3g %% of worlds; %.3g %% is the bound", 100*share, 100*bound)
	}
	return []Cell{cell(0), cell(.5), cell(1), cell(1.5)}
}

// fewMoveCells are claims about a mean that few worlds make up: the others did not
// move. So many move that none of n does in less than 5 % of experiments; with fewer
// the verdict "did not move" speaks of worlds, and bounds no mean (see warningCells).
//
// Whoever leaves out the resamples of a bootstrap in which nothing moved supports
// 21, 15, 14 and 12 % of these not_increases, instead of 7, 4, 3 and 3.
func fewMoveCells() []Cell {
	var all []Cell
	for _, few := range []struct {
		worlds int
		share  float64
		most   float64
	}{{6, .4, heavy}, {8, .4, five}, {12, .3, five}, {20, .2, five}} {
		for _, t := range []claim.Type{claim.NotIncreases, claim.Equivalent} {
			c := fewMove(Rareness, few.worlds, few.share, t)
			c.Limits = Limits{Supported: few.most, Refuted: few.most, AsIs: true}
			all = append(all, c)
		}
	}
	return all
}

// fewMove is an effect at the margin that a share of the worlds makes up.
func fewMove(g Group, worlds int, share float64, t claim.Type) Cell {
	c := Cell{Group: g, Worlds: worlds, Claims: []Truth{{t, 1, 1}}, Shape: Exponential, Rare: share}
	return c.named("%s, %g %% of worlds move, %d worlds", t, 100*share, worlds).
		said("an effect at the margin, made up by %g %% of the worlds; how far those move is exponential", 100*share)
}

func gateCells() []Cell {
	const n, margin = 12, 1
	none := Truth{claim.Equivalent, margin, 0}
	never := func(c Cell) Cell {
		c.Group, c.Limits = Precaution, Limits{Hollow: true, Never: true}
		return c
	}
	with := func(c Cell, change func(*Cell)) Cell {
		c.Group = Precaution
		change(&c)
		return c
	}
	var all []Cell
	for _, broken := range []claim.Check{claim.Determinism, claim.Pairing, claim.Footprint, claim.Residue} {
		all = append(all, with(never(single(0, n, none)), func(c *Cell) { c.Broken = broken }).
			named("the gate %s failed", broken).said("no effect, and a gate that failed"))
	}
	return append(all,
		with(never(single(0, n, none)), func(c *Cell) { c.Control = Blind }).
			named("a blind scorer").said("no effect, on a scorer that never moves"),
		with(single(0, n, none), func(c *Cell) { c.Control, c.Limits = Absent, Limits{Supported: two5, Hollow: true} }).
			named("a control without an effect").said("no effect, and a positive control that has none either"),
		with(single(0, n, Truth{claim.Equivalent, margin, margin}), func(c *Cell) { c.Control = Noisy }).
			named("a control judged by t").said("an effect at the margin, beside a control that varies between worlds"),
		with(single(0, n, Truth{claim.NotIncreases, margin, margin}), func(c *Cell) { c.Idle = 6 }).
			named("6 idle worlds of 18").said("an effect at the margin, and six worlds in which the intervention changed nothing"),
		with(single(0, 20, Truth{claim.Increases, 0, 0}), func(c *Cell) { c.Looks = []int{6, 8, 10, 12, 14, 16, 18} }).
			named("a reader who peeks").said("no effect, asked for after 6, 8 … 18 of 20 worlds"),
		with(single(0, 20, Truth{claim.Increases, 0, 0}), func(c *Cell) { c.Accounts, c.Within = 25, .1 }).
			named("25 alike accounts, worlds as units").said("no effect; accounts of a world correlate by .10"),
	)
}

func warningCells() []Cell {
	errs := func(most float64, c Cell) Cell {
		c.Group, c.Limits = Warning, Limits{Supported: most, Errs: true}
		return c
	}
	crowd := single(0, 20, Truth{claim.Increases, 0, 0})
	crowd.Accounts, crowd.Within, crowd.AsUnits = 25, .1, true
	lone := single(0, 12, Truth{claim.NotIncreases, 1, 1})
	lone.Shape = Lognormal
	return []Cell{
		errs(two5, crowd).named("25 alike accounts, accounts as units").said("the same, but each account taken for a unit of its own"),
		errs(five, lone).named("not_increases, 1 lognormal account, 12 worlds").said("an effect at the margin; differences of single accounts, lognormal"),
		errs(five, fewMove(Warning, 6, .2, claim.NotIncreases)),
	}
}
