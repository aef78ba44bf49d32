package scorer

import (
	"fmt"
	"maps"
	"math"
	"slices"
)

// Validate returns what is wrong with the settings, one sentence each, nothing
// for a preset that can score.
func (p *Preset) Validate() []string {
	c := &checks{}
	c.scale(p.Scale)
	if p.Kind != KindEngine {
		return c.problems
	}
	c.that(p.Window >= 0, "window must be at least one day, or null")
	c.that(p.HalfLife >= 0 && !math.IsInf(p.HalfLife, 0), "half_life must be above 0 days, or null")
	c.that(p.Beta >= 0 && p.Beta <= 10, "beta must be between 0 and 10")
	c.that(p.K0 > 0, "k0 must be above 0: it keeps an owner without posts from a division by nothing")
	c.that(p.P >= 1 && p.P <= 64, "p must be between 1 and 64")
	c.that(p.RepMultiplier >= 0 && p.RepThreshold >= 0, "rep_multiplier and rep_threshold must not be negative")
	c.that(p.Rep != RepScore || len(p.Scale.Anchors) == 0 || p.Scale.Top() > 0, "rep: score needs a scale whose top is above 0")
	for _, b := range []struct {
		name  string
		value float64
	}{{"U", p.B.U}, {"Q", p.B.Q}, {"O", p.B.O}, {"L", p.B.L}, {"F", p.B.F}} {
		c.that(b.value >= 0, "b.%s must not be negative", b.name)
	}
	for _, n := range slices.Sorted(maps.Keys(p.G)) {
		c.that(p.G[n] >= 0, "g.%s must not be negative", n)
	}
	c.that(p.maxCredit() <= maxWeight, "weights beyond %g leave no room for their sums", float64(maxWeight))
	return c.problems
}

// maxWeight keeps the products of a cell far from overflow (ours).
const maxWeight = 1e12

type checks struct{ problems []string }

func (c *checks) that(ok bool, format string, args ...any) {
	if !ok {
		c.problems = append(c.problems, fmt.Sprintf(format, args...))
	}
}

func (c *checks) scale(s Scale) {
	c.that(s.Step > 0, "scale.step must be above 0")
	c.that(len(s.Anchors) > 0, "scale.anchors must hold at least one pair [R, score]")
	for i, a := range s.Anchors {
		c.that(a.R >= 0, "scale.anchors[%d]: R must not be negative", i)
		if i > 0 {
			before := s.Anchors[i-1]
			c.that(a.R > before.R, "scale.anchors[%d]: R must rise, %g follows %g", i, a.R, before.R)
			c.that(a.Score >= before.Score, "scale.anchors[%d]: the score must not fall, %g follows %g", i, a.Score, before.Score)
		}
	}
}
