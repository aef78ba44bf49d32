package scorer

import (
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"
)

// Card is what a reader should know of a scorer before believing it.
type Card struct {
	Name, Says string
	Kind       Kind
	// Formula is how a score comes about, line by line, with the numbers of the
	// preset and without the terms that it does not use.
	Formula []string
	// Needs is what a log must hold, Blind what the scorer cannot see.
	Needs, Blind []string
	// Cost says what scoring takes.
	Cost     string
	Settings []Setting
	SetOn    []string
}

// Setting is a number of a preset, by its path in the file.
type Setting struct{ Path, Value, Source string }

// CardOf returns the card of a preset.
func CardOf(p Preset) Card {
	c := Card{Name: p.Name, Says: p.Says, Kind: p.Kind, SetOn: p.SetOn}
	for _, path := range slices.Sorted(maps.Keys(p.Sources)) {
		c.Settings = append(c.Settings, Setting{path, p.Sources[path].Value, p.Sources[path].From})
	}
	switch p.Kind {
	case KindEngine:
		p.engineCard(&c)
	case KindConstant:
		c.Formula, c.Blind, c.Cost = []string{"the middle of the scale"}, []string{"anything"}, "nothing"
		return c
	case KindExternal:
		p.External.card(&c)
	case KindPoints:
		p.pointsCard(&c)
	default:
		p.otherCard(&c)
	}
	if p.Kind != KindPageRank {
		c.Formula = append(c.Formula, fmt.Sprintf("score = S of that, straight between the %d anchors; shown in steps of %s", len(p.Scale.Anchors), plainly(p.Scale.Step)))
	}
	return c
}

func plainly(x float64) string { return strconv.FormatFloat(x, 'g', -1, 64) }

// engineCard is for the engine: only what its terms use.
func (p *Preset) engineCard(c *Card) {
	uses := p.B.U != 0 || p.B.Q != 0
	if uses {
		c.Formula = append(c.Formula, "credit of an act = weight"+p.creditFactors()+p.decayFactor())
		c.Formula = append(c.Formula, p.hindsightCard(c)...)
		phi := "the credits of one actor"
		if p.Phi == Log2 {
			phi = "log2(1 + the credits of one actor)"
		}
		c.Formula = append(c.Formula, "U = sum over actors of "+phi)
	}
	if p.B.Q != 0 {
		c.Formula = append(c.Formula, fmt.Sprintf("Q = credits / (posts + %s)", plainly(p.K0)))
	}
	if p.B.O != 0 {
		c.Formula = append(c.Formula, "O = sum of the weights of own acts"+p.decayFactor())
	}
	var terms []string
	for _, t := range []struct {
		b    float64
		name string
	}{{p.B.U, "U"}, {p.B.Q, "Q"}, {p.B.O, "O"}, {p.B.L, "lists"}, {p.B.F, "followers"}} {
		if t.b != 0 {
			terms = append(terms, plainly(t.b)+"·ln(1+"+t.name+")")
		}
	}
	c.Formula = append(c.Formula, "R of a network = "+strings.Join(terms, " + "), p.networks())
	c.Cost = "one pass over the events, and every account and day a few logarithms"
	c.needs(p.B.F != 0 || p.Rep == RepFollowers, "follower counts", "followers")
	c.needs(p.B.L != 0, "list entries", "lists")
	c.needs(uses, "who acts on whose work", "what others do to an account's work")
	c.needs(p.B.O != 0, "own acts", "how much an account does itself")
	c.needs(p.Rep != RepNone, "", "who acts: everyone counts alike")
	c.Blind = append(c.Blind, "the graph beyond one step", "what was said", "who saw it")
}

func (p *Preset) creditFactors() string {
	factors := ""
	if p.Beta != 0 {
		factors += fmt.Sprintf(" · (owners the actor reacted to that day)^−%s", plainly(p.Beta))
	}
	switch p.Rep {
	case RepScore:
		factors += " · (0.5 + the actor's displayed score of the day before / top of the scale)"
	case RepFollowers:
		factors += fmt.Sprintf(" · %s for actors with more than %s followers", plainly(p.RepMultiplier), plainly(p.RepThreshold))
	}
	return factors
}

func (p *Preset) decayFactor() string {
	decay := ""
	if p.HalfLife > 0 {
		decay = fmt.Sprintf(" · 2^(−days/%s)", plainly(p.HalfLife))
	}
	if p.Window > 0 {
		decay += fmt.Sprintf(", for %d days", p.Window)
	}
	return decay
}

func (p *Preset) networks() string {
	if p.P == 1 {
		return "R = sum over networks"
	}
	return fmt.Sprintf("R = (sum over networks of R^%s)^(1/%s)", plainly(p.P), plainly(p.P))
}

// needs notes what is needed or, where it is not looked at, what is not seen.
func (c *Card) needs(uses bool, what, unseen string) {
	switch {
	case !uses:
		c.Blind = append(c.Blind, unseen)
	case what != "":
		c.Needs = append(c.Needs, what)
	}
}

// otherCard is for the kinds that count deeds or rank the graph.
func (p *Preset) otherCard(c *Card) {
	within := "ever"
	if p.Window > 0 {
		within = fmt.Sprintf("within %d days", p.Window)
	}
	switch p.Kind {
	case KindHIndex:
		c.Formula = []string{"the largest h such that h posts written " + within + " have at least h reactions by others each"}
		c.Needs = []string{"which post a reaction is to"}
		c.Blind = []string{"who acts: everyone counts alike", "one post that is far ahead of the rest", "followers", "lists", "the graph"}
	case KindSNP:
		c.Formula = []string{"((unique resharers + unique mentioners)/followers + (posts reshared + posts answered)/posts) / 2, of what happened " + within}
		c.Needs = []string{"follower counts", "which post a reaction is to"}
		c.Blind = []string{"likes", "who acts: everyone counts alike", "how often the same person acts", "lists", "the graph"}
	case KindRate:
		c.Formula = []string{"reactions by others " + within + " / followers"}
		c.Needs = []string{"follower counts"}
		c.Blind = []string{"how many people are behind the reactions", "the size of an audience, but as a divisor", "lists", "the graph"}
	case KindPageRank:
		c.Formula = []string{
			fmt.Sprintf("rank = (1−d)/n + d·(sum over those who react of their rank · weight/all their weights + an equal part of the rank of those who react to nobody), d = %s", plainly(p.Damping)),
			"score = 130 + 5.21·ln(rank·n/10⁸), cut at 0 and 100, rounded; reactions count " + within,
		}
		c.Needs = []string{"who acts on whose work"}
		c.Blind = []string{"posts", "followers", "lists", "how long ago, inside the window"}
	case KindTunkRank:
		c.Formula = []string{fmt.Sprintf("T = sum over followers of (1 + %s·T of the follower)/(how many the follower follows); ln(1+T)", plainly(p.PassOn))}
		c.Needs = []string{"who follows whom"}
		c.Blind = []string{"everything but follows"}
	}
	c.Cost = "a pass over the events of an account for each day asked"
	if p.Kind == KindPageRank || p.Kind == KindTunkRank {
		c.Cost = "some tens of rounds over all edges for each day, starting from the day before"
	}
}
