package replay

import (
	"cmp"
	"math"
	"slices"

	"github.com/yardstick-lab/yardstick/internal/activity"
)

// Mover is an account under two scorers: where it stands among all, the first
// being 1, and what is shown of it. Equal scores share the first place of theirs.
type Mover struct {
	Account          activity.Account
	RankOne, RankTwo int
	One, Two         float64 // as displayed
}

// By is how many places the account gains under the second scorer.
func (m Mover) By() int { return m.RankOne - m.RankTwo }

// Movers ranks accounts under two scorers at the end of a day; who moves by most
// places comes first.
func Movers(one, two Baseline, accounts []activity.Account, day activity.Day) []Mover {
	movers, first, second := make([]Mover, len(accounts)), make([]float64, len(accounts)), make([]float64, len(accounts))
	for i, a := range accounts {
		first[i], second[i] = one.Score(a, day), two.Score(a, day)
		movers[i] = Mover{Account: a, One: one.Displayed(a, day), Two: two.Displayed(a, day)}
	}
	for i, rank := range ranksOf(first) {
		movers[i].RankOne = rank
	}
	for i, rank := range ranksOf(second) {
		movers[i].RankTwo = rank
	}
	slices.SortFunc(movers, func(a, b Mover) int {
		return cmp.Or(-cmp.Compare(math.Abs(float64(a.By())), math.Abs(float64(b.By()))), cmp.Compare(a.Account, b.Account))
	})
	return movers
}

// ranksOf are the places of scores from the highest down.
func ranksOf(scores []float64) []int {
	sorted := slices.Sorted(slices.Values(scores))
	ranks := make([]int, len(scores))
	for i, s := range scores {
		above, _ := slices.BinarySearchFunc(sorted, s, func(x, s float64) int {
			if x <= s {
				return -1
			}
			return 1
		})
		ranks[i] = len(sorted) - above + 1
	}
	return ranks
}
