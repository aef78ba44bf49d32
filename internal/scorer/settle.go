package scorer

import (
	"fmt"

	"github.com/yardstick-lab/yardstick/internal/activity"
)

// The limits of the iteration (ours): it ends when all values together change by
// less than tolerance, as a share of what they add up to or of one account; it is
// an error where mostRounds do not bring that about.
const (
	tolerance  = 1e-13
	mostRounds = 1000
)

// The fixed point of values (ours): PageRanks add up to 1, and a TunkRank is at
// most the number of accounts.
const (
	rankOne = 1 << 60
	tunkOne = 1 << 36
)

// near is how much values may change, in all, and still count as settled.
func (g *Graph) near(accounts int) int64 {
	one := float64(rankOne)
	if g.preset.Kind == KindTunkRank {
		one = tunkOne
	}
	return int64(one*tolerance) + 8*int64(accounts) // the last digits of each may go on turning
}

// settle iterates from some values until they no longer change.
func (g *Graph) settle(w *web, from []int64) ([]int64, error) {
	value, next, share := make([]int64, len(w.seen)), make([]int64, len(w.seen)), make([]float64, len(w.seen))
	copy(value, from)
	if g.preset.Kind == KindPageRank && sumOf(value) == 0 {
		for a, seen := range w.seen {
			if seen {
				value[a] = rankOne / int64(w.count)
			}
		}
	}
	for range mostRounds {
		if g.preset.Kind == KindPageRank {
			g.spread(w, value, next, share)
		} else {
			g.pass(w, value, next, share)
		}
		flow(w.edges, share, next)
		flow(w.extra, share, next)
		if distance(value, next) <= g.near(w.count) {
			return next, nil
		}
		value, next = next, value
	}
	return nil, fmt.Errorf("the graph does not settle in %d rounds", mostRounds)
}

// flow gives owners what their edges bring. Those of one owner follow each other,
// so that its sum need not go through memory.
func flow(edges []edge, share []float64, next []int64) {
	for len(edges) > 0 {
		owner, i := edges[0].owner, 0
		sum := next[owner]
		for ; i < len(edges) && edges[i].owner == owner; i++ {
			sum += int64(float64(share[edges[i].actor] * edges[i].weight))
		}
		next[owner] = sum
		edges = edges[i:]
	}
}

// spread begins a round of PageRank (Brin and Page 1998): everyone seen gets an
// equal part of what jumps and of what has nowhere to go, and share is what an
// account passes on for each unit of weight that leaves it.
func (g *Graph) spread(w *web, value, next []int64, share []float64) {
	stuck := int64(0)
	for a, v := range value {
		share[a] = 0
		switch {
		case w.out[a] > 0:
			share[a] = float64(g.preset.Damping*float64(v)) / float64(w.out[a])
		case w.seen[a]:
			stuck += v
		}
	}
	jump := float64((1-g.preset.Damping)*rankOne) + float64(g.preset.Damping*float64(stuck))
	each := int64(jump / float64(max(1, w.count)))
	for a, seen := range w.seen {
		next[a] = 0
		if seen {
			next[a] = each
		}
	}
}

// pass begins a round of TunkRank (Tunkelang 2009): a follower brings one account,
// herself, and part of who follows her, shared among all that she follows.
func (g *Graph) pass(w *web, value, next []int64, share []float64) {
	clear(next)
	for a, v := range value {
		share[a] = 0
		if w.out[a] > 0 {
			share[a] = (tunkOne + float64(g.preset.PassOn*float64(v))) / float64(w.out[a])
		}
	}
}

func sumOf(value []int64) int64 {
	sum := int64(0)
	for _, v := range value {
		sum += v
	}
	return sum
}

// distance is Σ|a−b|.
func distance(a, b []int64) int64 {
	sum := int64(0)
	for i, v := range a {
		sum += max(v-b[i], b[i]-v)
	}
	return sum
}

// Tweepcred's scale: 130 + 5.21 ln of the PageRank, as if the society had 10⁸
// accounts.
const (
	tweepcredBase   = 130
	tweepcredFactor = 5.21
	tweepcredSize   = 1e8
)

// behind is what goes on the scale: Tweepcred's points of a PageRank, or
// ln(1+T) of a TunkRank.
func (g *Graph) behind(w *web, value []int64, a activity.Account) float64 {
	if int(a) >= len(value) || value[a] <= 0 {
		return 0
	}
	if g.preset.Kind == KindTunkRank {
		return ln(1 + float64(float64(value[a])/tunkOne))
	}
	rank := float64(value[a]) / rankOne
	return max(0, tweepcredBase+float64(tweepcredFactor*ln(float64(rank*float64(w.count))/tweepcredSize)))
}
