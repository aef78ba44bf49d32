package proof

import (
	"fmt"
	"math"
	"strings"

	"github.com/yardstick-lab/yardstick/internal/claim"
)

// margins are margins, in SD, at which a claim over so many worlds has a power of
// some 86 to 89 % (the table of TOST power in the plan of experiments).
var margins = []struct {
	worlds int
	margin float64
}{{6, 1.5}, {12, 1}, {20, .75}}

// Cells are all cells of the proof, in the order of its table.
func Cells() []Cell {
	var all []Cell
	for _, m := range margins {
		all = append(all, errorCells(m.worlds, m.margin)...)
	}
	for _, m := range margins {
		all = append(all, powerCells(m.worlds, m.margin)...)
	}
	for _, more := range [][]Cell{familyCells(), skewCells(), rareCells(), fewMoveCells(), gateCells(), warningCells()} {
		all = append(all, more...)
	}
	return all
}

// promised are the levels at which a type of claim errs, for what and against it.
func promised(t claim.Type) (supported, refuted float64) {
	switch t {
	case claim.Equivalent:
		return five, two5
	case claim.NotIncreases, claim.NotDecreases, claim.Ordered:
		return five, five
	}
	return two5, two5
}

// single is a cell of one claim, held to the levels of its type.
func single(g Group, worlds int, t Truth) Cell {
	c := Cell{Group: g, Worlds: worlds, Claims: []Truth{t}}
	c.Limits.Supported, c.Limits.Refuted = promised(t.Type)
	c.Limits.Covers = true
	c.Name = strings.ReplaceAll(fmt.Sprintf("%s %g, effect %g, %d worlds", t.Type, t.Bound, t.Effect, worlds), "-", "−")
	return c
}

// said gives a cell its words.
func (c Cell) said(format string, words ...any) Cell {
	c.Planted = fmt.Sprintf(format, words...)
	return c
}

// named gives a cell a name apart from that of its claim.
func (c Cell) named(format string, words ...any) Cell {
	c.Name = fmt.Sprintf(format, words...)
	return c
}

// uncovered is a cell of a claim that is not decided by its interval.
func uncovered(c Cell) Cell {
	c.Limits.Covers = false
	return c
}

func errorCells(n int, margin float64) []Cell {
	cell := func(t claim.Type, bound, effect float64) Cell { return single(Errors, n, Truth{t, bound, effect}) }
	return []Cell{
		cell(claim.Increases, 0, 0).said("no effect"),
		cell(claim.Increases, margin, margin).said("an effect of just min_effect"),
		cell(claim.Increases, margin, margin/2).said("an effect of half of min_effect"),
		cell(claim.Decreases, margin, -margin).said("an effect of just min_effect, downwards"),
		cell(claim.Equivalent, margin, margin).said("an effect at the margin"),
		cell(claim.Equivalent, margin, -margin).said("an effect at the lower margin"),
		cell(claim.Equivalent, margin, 1.25*margin).said("an effect beyond the margin, by a quarter"),
		cell(claim.NotIncreases, margin, margin).said("an effect at the margin"),
		cell(claim.NotIncreases, margin, 1.25*margin).said("an effect beyond the margin, by a quarter"),
		cell(claim.NotDecreases, margin, -margin).said("an effect at the lower margin"),
		uncovered(cell(claim.Ordered, 0, 0)).said("four doses without an effect"),
		uncovered(cell(claim.Ordered, 0, -margin)).said("four doses that lower what they are claimed to raise"),
	}
}

func powerCells(n int, margin float64) []Cell {
	cell := func(t claim.Type, bound, effect float64) Cell {
		c := single(Power, n, Truth{t, bound, effect})
		plan := planned(n, c.Claims[0])
		c.Limits.Plan, c.Limits.Short = &plan, shortfall(n)
		return c
	}
	return []Cell{
		cell(claim.Increases, 0, margin).said("an effect as large as the margin below"),
		cell(claim.Decreases, margin/4, -margin).said("an effect four times min_effect, downwards"),
		cell(claim.Equivalent, margin, 0).said("no effect"),
		cell(claim.Equivalent, margin, margin/4).said("an effect inside the margin, a quarter of it"),
		cell(claim.NotIncreases, margin, 0).said("no effect"),
		cell(claim.NotDecreases, margin, 0).said("no effect"),
		uncovered(single(Power, n, Truth{claim.Ordered, 0, 2 * margin})).said("four doses that raise it, the last by twice the margin below"),
	}
}

// planned is the power that a plan foresees for a claim over n worlds, told by a
// pilot whose differences have just the true mean and the SD of 1.
func planned(n int, t Truth) float64 {
	const apart = math.Sqrt2 / 2
	pilot := []claim.Unit{unit(0, t.Effect-apart), unit(1, t.Effect+apart)}
	f, err := claim.Foresee([]claim.Claim{t.claim("1")}, [][]claim.Unit{pilot}, claim.Prospect{Scale: scale, Units: n, Subjects: 1})
	if err != nil {
		panic("proof: a planted truth cannot be planned: " + err.Error())
	}
	return *f[0].Decides
}

// shortfall is how far power may fall short of the plan over n worlds: what it
// costs that sign flips, and of what happens to be skewed the bootstrap, have to
// agree. Of six worlds only the most extreme of 64 flips is below 2.5 % (ours:
// the first full proof, rounded up).
func shortfall(n int) float64 {
	switch {
	case n < 12:
		return .22
	case n < 20:
		return .05
	}
	return .03
}
