package scorer

import (
	"fmt"
	"maps"
	"slices"

	"github.com/yardstick-lab/yardstick/internal/activity"
	"github.com/yardstick-lab/yardstick/internal/strictyaml"
)

// Balance is what a scorer of kind points says of an account beside its score, at
// the end of a day.
type Balance struct {
	Points, Top float64 // the account's, and those of the day's top account
	TopOf       activity.Account
	Outreach    float64 // points for what the account gave
	Level       int     // how many of Levels are reached
	Levels      []float64
	Given       []Piece // what brought outreach, in order
}

// Explain is the activity statement of an account: every event with its points. The
// shares of R are in proportion to them.
func (b *Pointed) Explain(a activity.Account, day activity.Day) Explanation {
	i := int(day - b.keep.From)
	x := Explanation{R: b.R(a, day), Score: b.Score(a, day), Displayed: b.Displayed(a, day)}
	l, places, worths := b.ledgerOf(a, b.fame), b.places(a), []int64(nil)
	s := &Balance{Top: pointsOf(b.top(i)), TopOf: b.leader[i], Levels: b.preset.Levels}
	for at, e := range upTo(b.eventsOf(a, nil), day) {
		before := l.given
		does := l.enter(e)
		worths = append(worths, does.worth)
		if does.undoes != gone {
			worths[does.undoes] = 0
		}
		if l.given > before {
			s.Given = append(s.Given, Piece{Outreach, e.Network, int(places[at]), 1, 0, pointsOf(l.given - before)})
		}
	}
	s.Points, s.Outreach = pointsOf(l.total()), pointsOf(l.given)
	s.Level = b.preset.level(s.Outreach)
	for at, worth := range worths {
		if e := b.trace.At(int(places[at])); worth > 0 && l.links[e.Network] == linked {
			points := pointsOf(worth)
			x.Pieces = append(x.Pieces, Piece{Reaction, e.Network, int(places[at]), 1, float64(x.R*points) / s.Points, points})
		}
	}
	x.sort()
	x.Balance = s
	return x
}

// level is how many levels some outreach reaches.
func (p *Preset) level(outreach float64) int {
	n := 0
	for n < len(p.Levels) && outreach >= p.Levels[n] {
		n++
	}
	return n
}

// levels reads the outreach of each level.
func (d *decoder) levels(v strictyaml.Value) {
	if !v.Present() {
		return
	}
	d.preset.Levels = nil
	for i, level := range v.List() {
		d.at[fmt.Sprintf("levels[%d]", i)] = level
		d.preset.Levels = append(d.preset.Levels, d.sourced(level).Float())
	}
}

// points checks the settings of kind points.
func (c *checks) points(p *Preset) {
	const many = "must not be negative"
	c.that(p.RepMultiplier >= 0, "rep_multiplier", many)
	c.that(p.RepThreshold >= 0, "rep_threshold", many)
	for _, table := range []struct {
		name string
		Weights
	}{{weightsPath, p.Weights}, {ownPath, p.OwnWeights}} {
		for _, n := range slices.Sorted(maps.Keys(table.Weights)) {
			for _, k := range slices.Sorted(maps.Keys(table.Weights[n])) {
				w, path := table.Weights[n][k], pathOf(table.name, n)+"."+k.String()
				c.that(w >= 0, path, many+": points are kept")
				c.that(w*max(1, p.RepMultiplier) <= maxEdge, path, fmt.Sprintf("is beyond %g, with the multiplier", float64(maxEdge)))
			}
		}
	}
	for i, level := range p.Levels {
		c.that(level > 0 && (i == 0 || level > p.Levels[i-1]), fmt.Sprintf("levels[%d]", i), "must be above 0, and above the level before")
	}
}

// pointsCard says of kind points what a reader should know.
func (p *Preset) pointsCard(c *Card) {
	c.Needs = []string{"who acts on whose work"}
	c.Blind = []string{"how long ago", "how many people are behind the points", "what a stock states of followers and lists: points are for acts", "the graph beyond one step"}
	loud := ""
	if p.RepMultiplier != 1 {
		loud = fmt.Sprintf(" · %s for actors with more than %s followers", plainly(p.RepMultiplier), plainly(p.RepThreshold))
		c.Needs = append(c.Needs, "follower counts, where actors differ in them")
	}
	c.Formula = []string{
		"points of an act = weight" + loud,
		"points of an account = the sum over all that others ever did to its work; those of a follow or of an entry on a list until it is taken back",
		"R = ln(1 + points) / ln(1 + points of the day's top account)",
	}
	if len(p.OwnWeights) > 0 {
		says := "beside the score, outreach = the sum of the weights of what an account did to the work of others; it never falls"
		for i, level := range p.Levels {
			says += fmt.Sprintf("; level %d from %s", i+1, plainly(level))
		}
		c.Formula = append(c.Formula, says)
	}
	c.Cost = "a pass over all events, and for a change one over the events of each account that it touches"
}
