package world

import "github.com/yardstick-lab/yardstick/internal/activity"

// graph is a list of accounts for each account, in compressed rows: that of a is
// of[start[a]:start[a+1]]. The rows of a network's graphs rise.
type graph struct {
	start []int32
	of    []activity.Account
}

func (g *graph) row(a activity.Account) []activity.Account {
	from, to := g.start[a], g.start[a+1]
	return g.of[from:to:to]
}

// tie is one account following another.
type tie struct{ owner, follower activity.Account }

// newGraph gathers the followers of each owner, in the order of the ties.
func newGraph(accounts int, ties []tie) graph {
	g := graph{make([]int32, accounts+1), make([]activity.Account, len(ties))}
	for _, t := range ties {
		g.start[t.owner+1]++
	}
	next := g.places()
	for _, t := range ties {
		g.of[next[t.owner]] = t.follower
		next[t.owner]++
	}
	return g
}

// reversed returns the graph with every arrow turned. Its rows rise, so that of
// a graph turned twice rise as well.
func (g *graph) reversed() graph {
	r := graph{make([]int32, len(g.start)), make([]activity.Account, len(g.of))}
	for _, a := range g.of {
		r.start[a+1]++
	}
	next := r.places()
	for a := range activity.Account(len(g.start) - 1) {
		for _, b := range g.row(a) {
			r.of[next[b]] = a
			next[b]++
		}
	}
	return r
}

// places turns the lengths of the rows, each noted one place on, into where they
// start, and returns a copy to count on.
func (g *graph) places() []int32 {
	for a := 1; a < len(g.start); a++ {
		g.start[a] += g.start[a-1]
	}
	return append([]int32{}, g.start...)
}
