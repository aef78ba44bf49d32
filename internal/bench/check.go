package bench

import (
	"fmt"
	"math"
)

// tolerance is how far results may be apart, relative to their size and at
// least to 1 (ours: sums of floating-point numbers in other orders differ by
// far less, a mistake by more).
const tolerance = 1e-9

// weightOf gives every result a weight of its own, so that results that changed
// places show.
func weightOf(account, day int) float64 { return float64((account%97 + 1) * (day + 1)) }

// Spot is one result that is compared by itself.
type Spot struct {
	Account int `json:"account"`
	Day     int `json:"day"`
}

// Check is what results are compared by.
type Check struct {
	Sum      float64   `json:"sum"`
	Weighted float64   `json:"weighted"`
	Spots    []float64 `json:"spots"`
}

// spots are the results of a shape that are compared by themselves: of much and
// of little noticed accounts, on the first day, around the end of the window and
// on the last.
func (s Shape) spots() []Spot {
	m, all := s.maker(), []Spot(nil)
	for _, day := range []int{0, 45, 89, 90, 91, Days - 1} {
		popular := int(m.owners.below[day%7])
		all = append(all, Spot{int(m.owner(uint64(popular))), day}, Spot{day * 7919 % s.Accounts, day})
	}
	return all
}

// grid is a result for every account on every day: day after day.
type grid struct {
	accounts int
	values   []float64
}

// newGrid returns one whose memory is there already, so that nobody pays for
// asking the system for it.
func newGrid(days, accounts int) grid {
	g := grid{accounts, make([]float64, days*accounts)}
	for i := range g.values {
		g.values[i] = math.NaN() // a result that nobody filled in shows
	}
	return g
}

func (g grid) day(d int) []float64 { return g.values[d*g.accounts:][:g.accounts] }

func (g grid) check(spots []Spot) Check {
	var c Check
	for i, v := range g.values {
		c.Sum += v
		c.Weighted += v * weightOf(i%g.accounts, i/g.accounts)
	}
	for _, s := range spots {
		c.Spots = append(c.Spots, g.day(s.Day)[s.Account])
	}
	return c
}

// differs says in what a check is not the one wanted; "" where it is.
func (c Check) differs(want Check) string {
	if !near(c.Sum, want.Sum) {
		return fmt.Sprintf("the sum is %.15g, not %.15g", c.Sum, want.Sum)
	}
	if !near(c.Weighted, want.Weighted) {
		return fmt.Sprintf("the weighted sum is %.15g, not %.15g", c.Weighted, want.Weighted)
	}
	if len(c.Spots) != len(want.Spots) {
		return fmt.Sprintf("%d spots, not %d", len(c.Spots), len(want.Spots))
	}
	for i := range c.Spots {
		if !near(c.Spots[i], want.Spots[i]) {
			return fmt.Sprintf("spot %d is %.15g, not %.15g", i, c.Spots[i], want.Spots[i])
		}
	}
	return ""
}

// near is false for what is no number.
func near(a, b float64) bool {
	return math.Abs(a-b) <= tolerance*max(1, math.Abs(a), math.Abs(b))
}
