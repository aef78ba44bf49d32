package scorer

import (
	"cmp"
	"slices"

	"github.com/yardstick-lab/yardstick/internal/activity"
)

// change is what a delta does to one cell, day by day.
type change struct {
	cell    int
	credits []amount // sorted by actor before use
	own     []amount
	posts   []amount
	states  []state // lists, followers and link on each kept day; nil where they stay
	moved   float64 // by how much credits changed, all in all
	sorted  bool
}

// amount is a credit that comes (positive sign) or goes, on its day or so many days
// later. For posts the credit is not used.
type amount struct {
	actor      activity.Account
	day        activity.Day
	sign, wait int32
	credit     float64
}

// state is what a cell holds at the end of a day.
type state struct {
	lists, followers int32
	linked, seen     bool
}

// scratch holds the changes of one delta at a time: an entry per cell reached,
// found through a dense table, so that nothing is hashed or allocated anew.
type scratch struct {
	slot    []int32 // cell → place in changes, plus one
	changes []change
	used    int
	sway    sway
}

func newScratch(cells int) scratch { return scratch{slot: make([]int32, cells)} }

// of returns the entry of a cell, made empty at its first mention.
func (s *scratch) of(cell int) *change {
	if cell >= len(s.slot) {
		s.slot = append(s.slot, make([]int32, cell+1-len(s.slot))...)
	}
	if s.slot[cell] == 0 {
		if s.used == len(s.changes) {
			s.changes = append(s.changes, change{})
		}
		c := &s.changes[s.used]
		*c = change{cell: cell, credits: c.credits[:0], own: c.own[:0], posts: c.posts[:0]}
		s.used++
		s.slot[cell] = int32(s.used)
	}
	return &s.changes[s.slot[cell]-1]
}

// find returns the entry of a cell, nil if the delta does not reach it.
func (s *scratch) find(cell int) *change {
	if cell >= len(s.slot) || s.slot[cell] == 0 {
		return nil
	}
	return &s.changes[s.slot[cell]-1]
}

// reset forgets all changes.
func (s *scratch) reset() {
	for _, c := range s.changes[:s.used] {
		s.slot[c.cell] = 0
	}
	s.used = 0
}

// credit notes a credit that comes or goes.
func (c *change) credit(a amount) {
	c.credits = append(c.credits, a)
	c.sorted = false
}

// byActor brings the credits into the order in which pairs are added up.
func (c *change) byActor() []amount {
	if !c.sorted {
		// The sums are exact, so the order of one actor's amounts is free.
		slices.SortFunc(c.credits, func(a, b amount) int { return cmp.Compare(a.actor, b.actor) })
		c.sorted = true
	}
	return c.credits
}
