package scorer

import (
	"cmp"
	"maps"
	"math"
	"slices"

	"github.com/yardstick-lab/yardstick/internal/activity"
)

// edge is how much of its actor's value may reach an owner, as a share of all
// that leaves the actor. Weights are whole numbers, so that they add up to the
// same in any order.
type edge struct {
	actor, owner activity.Account
	weight       int64
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
	weight []int64           // pair → what its acts within the window weigh
	held   map[followed]int  // on how many networks somebody follows somebody
	on     map[followOn]bool // one follow
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
		held: map[followed]int{}, on: map[followOn]bool{}, out: make([]int64, ix.Accounts), seen: make([]bool, ix.Accounts),
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
			s.follow(s.ix.Trace.At(int(e)))
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
func (s *spinner) follow(e activity.Event) {
	k := followOn{followed{e.Actor, e.Owner}, e.Network}
	switch {
	case e.Actor == e.Owner:
	case e.Action == activity.Follow && !s.on[k]:
		s.on[k] = true
		if s.held[k.followed]++; s.held[k.followed] == 1 {
			s.out[e.Actor]++
		}
	case e.Action == activity.Unfollow && s.on[k]:
		delete(s.on, k)
		if s.held[k.followed]--; s.held[k.followed] == 0 {
			delete(s.held, k.followed)
			s.out[e.Actor]--
		}
	}
}

// web returns the graph as it is now.
func (s *spinner) web() web {
	w := web{out: slices.Clone(s.out), seen: slices.Clone(s.seen), count: s.count}
	if s.preset.Kind == KindTunkRank {
		for _, k := range slices.SortedFunc(maps.Keys(s.held), compareFollowed) {
			w.edges = append(w.edges, edge{k.actor, k.owner, 1})
		}
		return w
	}
	for c := range s.ix.cells() {
		owner := activity.Account(c / len(s.ix.Networks))
		for p := s.ix.CellStart[c]; p < s.ix.CellStart[c+1]; p++ {
			if s.weight[p] != 0 {
				w.edges = append(w.edges, edge{activity.Account(s.ix.Actor[p]), owner, s.weight[p]})
			}
		}
	}
	return w
}

func compareFollowed(a, b followed) int {
	return cmp.Or(cmp.Compare(a.actor, b.actor), cmp.Compare(a.owner, b.owner))
}
