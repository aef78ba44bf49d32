package world

import (
	"math"

	"github.com/yardstick-lab/yardstick/internal/activity"
	"github.com/yardstick-lab/yardstick/internal/seed"
)

// graph is a list of accounts for each account, rising, in compressed rows: that
// of a is of[start[a]:start[a+1]].
type graph struct {
	start []int32
	of    []activity.Account
}

func (g *graph) row(a activity.Account) []activity.Account {
	from, to := g.start[a], g.start[a+1]
	return g.of[from:to:to]
}

// follow is one account following another, at an instant where that matters.
type follow struct {
	owner, follower activity.Account
	at              activity.Time
}

// newGraph gathers the follows by owner. Followers must come rising for each
// owner.
func newGraph(accounts int, follows []follow) graph {
	g := graph{make([]int32, accounts+1), make([]activity.Account, len(follows))}
	for _, f := range follows {
		g.start[f.owner+1]++
	}
	for a := range accounts {
		g.start[a+1] += g.start[a]
	}
	next := append([]int32{}, g.start[:accounts]...)
	for _, f := range follows {
		g.of[next[f.owner]] = f.follower
		next[f.owner]++
	}
	return g
}

// reversed returns the graph with every arrow turned.
func (g *graph) reversed() graph {
	turned := make([]follow, 0, len(g.of))
	for a := range g.start[1:] {
		for _, f := range g.row(activity.Account(a)) {
			turned = append(turned, follow{owner: f, follower: activity.Account(a)})
		}
	}
	return newGraph(len(g.start)-1, turned)
}

// meanTie is the mean probability that a pair on the network is connected, which
// the mean audience asks for: a one-sided pair gives one follower, a mutual two.
func (n *NetworkSettings) meanTie(accounts int) float64 {
	others := max(1, n.Linked*float64(accounts)-1)
	return n.Audience.Mean * 2 / (1 + n.Reciprocity) / others
}

// tieScale finds k such that min(1, k·w·v) has the wanted mean over accounts of
// independent log-normal w and v of mean 1: the expected degrees of Chung and Lu
// (2002), made up for what the largest lose at 1.
func tieScale(mean, spread float64) float64 {
	if mean <= 0 || spread == 0 {
		return max(mean, 0)
	}
	s := spread * math.Sqrt2 // of the logarithm of w·v
	return bisect(mean, mean*math.Exp(s*s+8*s), func(k float64) float64 {
		low := phi((-math.Log(k) - s*s/2) / s) // mass of w·v below 1/k, weighted by w·v
		high := phi((math.Log(k) - s*s/2) / s) // probability above it
		return k*low + high - mean
	})
}

// ties connects the accounts of a network, and returns the follows of the span.
func (b *society) ties(n *network) []follow {
	scale := tieScale(n.meanTie(b.Accounts), n.Audience.Spread)
	t := tier{b, n, nil, nil}
	key := n.key.Name("pair")
	for u := range b.Accounts {
		if !n.linked[u] {
			continue
		}
		row := key.Number(uint64(u))
		for v := u + 1; v < b.Accounts; v++ {
			if n.linked[v] {
				p := min(1, scale*n.popular[u]*n.popular[v])
				t.pair(activity.Account(u), activity.Account(v), p, row.Number(uint64(v)).Stream())
			}
		}
	}
	n.audience = newGraph(b.Accounts, t.start)
	n.following = n.audience.reversed()
	return t.later
}

// tier goes through the pairs of a network.
type tier struct {
	*society
	*network
	start, later []follow
}

// pair decides whether u and v, connected with probability p, follow each other
// from the start, later in the span or not at all.
func (t *tier) pair(u, v activity.Account, p float64, s *seed.Stream) {
	if s.Float64() < p {
		t.start = t.connect(t.start, follow{owner: u, follower: v}, s)
		return
	}
	if wait, ok := waiting(t.Growth*p, t.span, s); ok {
		at := t.clock.at(t.span.First()+activity.Day(wait), s)
		t.later = t.connect(t.later, follow{u, v, at}, s)
	}
}

// waiting draws how many whole days pass until something that happens at a daily
// rate, and whether that is within the span.
func waiting(rate float64, span Span, s *seed.Stream) (int, bool) {
	u, days := s.Float64(), float64(span.days())
	if u >= rate*days { // so also above 1 - exp(-rate·days), without the exponential
		return 0, false
	}
	wait := -math.Log1p(-u) / rate
	return int(wait), wait < days
}

// connect appends one follow or both. Of a pair that is not mutual the more
// popular is the likelier to be followed.
func (t *tier) connect(all []follow, f follow, s *seed.Stream) []follow {
	mutual, side := s.Float64() < t.Reciprocity, s.Float64()
	share := t.popular[f.owner] / (t.popular[f.owner] + t.popular[f.follower])
	if mutual || side < share {
		all = append(all, f)
	}
	if mutual || side >= share {
		all = append(all, follow{f.follower, f.owner, f.at})
	}
	return all
}
