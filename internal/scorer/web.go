package scorer

import (
	"cmp"
	"math"
	"slices"

	"github.com/yardstick-lab/yardstick/internal/activity"
)

// edge is how much of its actor's value may reach an owner, as a share of all
// that leaves the actor. Weights are whole numbers, so that they add up to the
// same in any order; they are floats because every round multiplies by them.
type edge struct {
	actor, owner activity.Account
	weight       float64
}

// weightUnit is what one unit of a weight is in an edge (ours: a millionth part
// of a weight is kept, and a million acts of weight a million fit).
const weightUnit = 1 << 20

// web is the graph at the end of a day. The extra edges are a delta's: those that
// go have weights below 0.
type web struct {
	edges, extra []edge
	out          []int64 // account → the weights that leave it
	seen         []bool  // account → in the log, or in its stock, by then
	count        int     // of those seen
}

// spinner follows a trace day by day and spins the graph of each.
type spinner struct {
	preset *Preset
	ix     *Index
	table  table
	weight []int64 // pair → what its acts within the window weigh; of follows, 1 while it lasts
	out    []int64
	seen   []bool
	count  int
}

type followed struct{ actor, owner activity.Account }

type followOn struct {
	followed
	network activity.Network
}

func newSpinner(p *Preset, ix *Index) *spinner {
	s := &spinner{
		preset: p, ix: ix, table: newTable(p, ix.Networks), weight: make([]int64, ix.pairs()),
		out: make([]int64, ix.Accounts), seen: make([]bool, ix.Accounts),
	}
	for _, h := range ix.Stock.Holdings {
		s.see(h.Account)
	}
	return s
}

func (s *spinner) see(a activity.Account) {
	if !s.seen[a] {
		s.seen[a] = true
		s.count++
	}
}

// day takes in a day and lets go of what leaves the window with it.
func (s *spinner) day(d activity.Day) {
	from, to := s.ix.dayEvents(d)
	for e := from; e < to; e++ {
		s.see(s.ix.Trace.Actor[e])
		s.see(s.ix.Trace.Owner[e])
	}
	if s.preset.Kind == KindTunkRank {
		for e := from; e < to; e++ {
			if isFollow(s.ix.Trace.Action[e]) {
				s.follow(e)
			}
		}
		return
	}
	s.add(from, to, 1)
	if w := s.preset.Window; w > 0 {
		from, to = s.ix.dayEvents(d - activity.Day(w))
		s.add(from, to, -1)
	}
}

func (s *spinner) add(from, to int32, sign int64) {
	for e := from; e < to; e++ {
		if w := s.preset.edgeWeight(&s.table, s.ix.Trace.At(int(e))); w != 0 {
			s.weight[s.ix.pair[e]] += sign * w
			s.out[s.ix.Trace.Actor[e]] += sign * w
		}
	}
}

// edgeWeight is what an act adds to the edge from its actor to its owner.
func (p *Preset) edgeWeight(t *table, e activity.Event) int64 {
	if e.Actor == e.Owner {
		return 0
	}
	return int64(math.RoundToEven(float64(t.weights[e.Network][e.Action] * weightUnit)))
}

// follow takes in a follow or unfollow. Who follows somebody on several networks
// counts once.
func (s *spinner) follow(place int32) {
	e, pair, held := s.ix.Trace.At(int(place)), s.ix.pair[place], int64(0)
	if e.Action == activity.Follow {
		held = 1
	}
	if e.Actor == e.Owner || s.weight[pair] == held {
		return
	}
	was := s.weight[pair]
	s.weight[pair] = held
	if !s.follows(e, 0, int(e.Network)) && !s.follows(e, int(e.Network)+1, len(s.ix.Networks)) {
		s.out[e.Actor] += held - was
	}
}

// follows reports whether an actor follows an owner on one of the networks from one
// up to another.
func (s *spinner) follows(e activity.Event, from, to int) bool {
	for n := from; n < to; n++ {
		start, end := s.ix.Pairs(s.ix.cell(e.Owner, activity.Network(n)))
		if i, ok := slices.BinarySearch(s.ix.Actor[start:end], uint32(e.Actor)); ok && s.weight[start+int32(i)] != 0 {
			return true
		}
	}
	return false
}

// web returns the graph as it is now.
func (s *spinner) web() web {
	w := web{out: slices.Clone(s.out), seen: slices.Clone(s.seen), count: s.count}
	for c := range s.ix.cells() {
		owner, n := activity.Account(c/len(s.ix.Networks)), c%len(s.ix.Networks)
		start, end := s.ix.Pairs(c)
		for p := start; p < end; p++ {
			actor := activity.Account(s.ix.Actor[p])
			if s.weight[p] == 0 || s.preset.Kind == KindTunkRank && s.follows(activity.Event{Actor: actor, Owner: owner}, 0, n) {
				continue
			}
			w.edges = append(w.edges, edge{actor, owner, float64(s.weight[p])})
		}
	}
	return w
}

func compareFollowed(a, b followed) int {
	return cmp.Or(cmp.Compare(a.actor, b.actor), cmp.Compare(a.owner, b.owner))
}
