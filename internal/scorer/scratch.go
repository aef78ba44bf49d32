package scorer

import (
	"cmp"
	"slices"

	"github.com/yardstick-lab/yardstick/internal/activity"
)

// change is what a delta does to one cell, day by day.
type change struct {
	cell    int
	next    int32    // another change of the same account: its place, plus one
	credits []amount // sorted by actor before use
	own     []amount
	posts   []amount
	states  []state // lists, followers and link on each kept day; nil where they stay
	moved   float64 // by how much credits changed, all in all, as sums of the first changed day are
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
// found through a dense table, so that nothing is hashed or allocated anew. Beside
// them there is room for what else a delta needs on its way.
type scratch struct {
	slot    []int32 // cell → place in changes, plus one
	changes []change
	used    int
	head    []int32            // account → the latest of its changes, plus one
	reached []activity.Account // those with a change
	r       []float64          // network → its part of R

	sway    sway
	touches []touch
	come    []act
	acts    []weighed
	actors  []activity.Account
	shown   []shown
	states  []state
	events  []activity.Event
	met     stamps
}

func newScratch(accounts, networks int) scratch {
	return scratch{slot: make([]int32, accounts*networks), head: make([]int32, accounts), r: make([]float64, networks)}
}

// of returns the entry of a cell, made empty at its first mention.
func (s *scratch) of(cell int) *change {
	s.slot = grown(s.slot, cell)
	if s.slot[cell] == 0 {
		if s.used == len(s.changes) {
			s.changes = append(s.changes, change{})
		}
		c, a := &s.changes[s.used], cell/len(s.r)
		s.head = grown(s.head, a)
		if s.head[a] == 0 {
			s.reached = append(s.reached, activity.Account(a))
		}
		*c = change{cell: cell, next: s.head[a], credits: c.credits[:0], own: c.own[:0], posts: c.posts[:0]}
		s.used++
		s.slot[cell], s.head[a] = int32(s.used), int32(s.used)
	}
	return &s.changes[s.slot[cell]-1]
}

// grown is a table that has a place, for newcomers.
func grown(table []int32, place int) []int32 {
	if place < len(table) {
		return table
	}
	return append(table, make([]int32, place+1-len(table))...)
}

// find returns the entry of a cell, nil if the delta does not reach it.
func (s *scratch) find(cell int) *change {
	if cell >= len(s.slot) {
		return nil
	}
	return s.at(s.slot[cell])
}

// first returns one of an account's entries, nil if it has none; after it come
// those that [scratch.after] returns.
func (s *scratch) first(a activity.Account) *change {
	if int(a) >= len(s.head) {
		return nil
	}
	return s.at(s.head[a])
}

func (s *scratch) after(c *change) *change { return s.at(c.next) }

// at returns the entry at a place, plus one.
func (s *scratch) at(place int32) *change {
	if place == 0 {
		return nil
	}
	return &s.changes[place-1]
}

// reset forgets all changes.
func (s *scratch) reset() {
	for i := range s.changes[:s.used] {
		s.slot[s.changes[i].cell] = 0
	}
	for _, a := range s.reached {
		s.head[a] = 0
	}
	s.used, s.reached, s.states = 0, s.reached[:0], s.states[:0]
}

// days returns room for a cell's states, whatever is in it.
func (s *scratch) days(n int) []state {
	from := len(s.states)
	s.states = slices.Grow(s.states, n)[:from+n]
	return s.states[from:]
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

// stamps is a set of accounts that is emptied at no cost.
type stamps struct {
	of  []int32 // account → the set it was last put into
	now int32
}

func (s *stamps) clear() { s.now++ }

// has reports whether an account is in the set.
func (s *stamps) has(a activity.Account) bool { return int(a) < len(s.of) && s.of[a] == s.now }

// put puts an account in, or takes it out.
func (s *stamps) put(a activity.Account, in bool) {
	s.of = grown(s.of, int(a))
	s.of[a] = 0
	if in {
		s.of[a] = s.now
	}
}
