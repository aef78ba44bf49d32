package scorer

import (
	"fmt"
	"maps"
	"math"
	"slices"
)

// Fault is one thing wrong with the settings of a preset: where, as b.U or
// scale.anchors[2], and what.
type Fault struct{ Path, Text string }

// String puts the place before the text.
func (f Fault) String() string { return f.Path + " " + f.Text }

// Validate returns what is wrong with the settings, nothing for a preset that
// can score.
func (p *Preset) Validate() []Fault {
	c := &checks{}
	c.scale(p.Scale)
	if p.Kind != KindEngine {
		c.others(p)
		return c.faults
	}
	c.that(p.Window >= 0, "window", "must be at least one day, or null")
	c.that(p.HalfLife >= 0 && !math.IsInf(p.HalfLife, 0), "half_life", "must be above 0 days, or null")
	c.that(p.Beta >= 0 && p.Beta <= 10, "beta", "must be between 0 and 10")
	c.that(p.K0 > 0, "k0", "must be above 0: it keeps an owner without posts from a division by nothing")
	c.that(p.P >= 1 && p.P <= 64, "p", "must be between 1 and 64")
	c.that(p.RepMultiplier >= 0, "rep_multiplier", "must not be negative")
	c.that(p.RepThreshold >= 0, "rep_threshold", "must not be negative")
	c.that(p.Rep != RepScore || len(p.Scale.Anchors) == 0 || p.Scale.Top() > 0, "rep", "score needs a scale whose top is above 0")
	c.that(p.B.U >= 0, "b.U", "must not be negative")
	c.that(p.B.Q >= 0, "b.Q", "must not be negative")
	c.that(p.B.O >= 0, "b.O", "must not be negative")
	c.that(p.B.L >= 0, "b.L", "must not be negative")
	c.that(p.B.F >= 0, "b.F", "must not be negative")
	for _, n := range slices.Sorted(maps.Keys(p.G)) {
		c.that(p.G[n] >= 0, "g."+n, "must not be negative")
	}
	c.weights(p)
	c.hindsight(p)
	return c.faults
}

// others checks what is set of a scorer of another kind than the engine.
func (c *checks) others(p *Preset) {
	c.that(p.Window >= 0, "window", "must be at least one day, or null")
	c.that(p.Damping >= 0 && p.Damping < 1, "damping", "must be at least 0 and below 1, or nothing settles")
	c.that(p.PassOn >= 0 && p.PassOn < 1, "pass_on", "must be at least 0 and below 1, or nothing settles")
	switch p.Kind {
	case KindExternal:
		c.external(p.External)
	case KindPoints:
		c.points(p)
		return
	}
	for _, n := range slices.Sorted(maps.Keys(p.Weights)) {
		for _, k := range slices.Sorted(maps.Keys(p.Weights[n])) {
			w := p.Weights[n][k]
			c.that(w >= 0, fmt.Sprintf("weights.%s.%s", n, k), "must not be negative: nobody passes on less than nothing")
			c.that(w <= maxEdge, fmt.Sprintf("weights.%s.%s", n, k), fmt.Sprintf("is beyond %g", float64(maxEdge)))
		}
	}
}

// maxEdge keeps the sum of 2^31 acts within the whole numbers of a graph (ours).
const maxEdge = 1e3

// The sizes of weights (ours): the largest keeps the products of a cell far from
// overflow, and sums are whole numbers that hold a billionth of it with three
// digits.
const (
	maxWeight = 1e12
	minWeight = 1e-12
	minShare  = 1e-9
)

// weights checks that all weights can be added up, and none is lost beside the
// largest.
func (c *checks) weights(p *Preset) {
	largest := p.maxCredit()
	c.that(largest <= maxWeight, "weights", fmt.Sprintf("beyond %g leave no room for their sums", float64(maxWeight)))
	if largest > maxWeight || largest == 0 {
		return
	}
	c.that(largest >= minWeight, "weights", fmt.Sprintf("are all below %g, too small to be added up; write them larger, and the anchors with them", float64(minWeight)))
	for _, table := range []struct {
		name string
		Weights
	}{{"weights", p.Weights}, {"own_weights", p.OwnWeights}} {
		for _, n := range slices.Sorted(maps.Keys(table.Weights)) {
			for _, k := range slices.Sorted(maps.Keys(table.Weights[n])) {
				w := math.Abs(table.Weights[n][k])
				c.that(w == 0 || w >= largest*minShare, pathOf(table.name, n)+"."+k.String(),
					fmt.Sprintf("is less than a billionth of the largest credit, %g, and would be lost in the sums", largest))
			}
		}
	}
}

type checks struct{ faults []Fault }

func (c *checks) that(ok bool, path, text string) {
	if !ok {
		c.faults = append(c.faults, Fault{path, text})
	}
}

func (c *checks) scale(s Scale) {
	c.that(s.Step > 0, "scale.step", "must be above 0")
	if length := s.span(); s.Step > 0 && length > 0 {
		c.that(s.Step <= length && s.Step >= length*minShare, "scale.step",
			fmt.Sprintf("must be between a billionth of the scale's length, %g, and all of it", length))
	}
	c.that(len(s.Anchors) > 0, "scale.anchors", "must hold at least one pair [R, score]")
	for i, a := range s.Anchors {
		path := fmt.Sprintf("scale.anchors[%d]", i)
		c.that(a.R >= 0, path, "has an R below 0")
		if i > 0 {
			before := s.Anchors[i-1]
			c.that(a.R > before.R, path, fmt.Sprintf("must rise in R, %g follows %g", a.R, before.R))
			c.that(a.Score >= before.Score, path, fmt.Sprintf("must not fall in score, %g follows %g", a.Score, before.Score))
		}
	}
}
