package scorer

import (
	"github.com/yardstick-lab/yardstick/internal/activity"
)

// Role is how something counts towards a score. The zero value is invalid.
type Role uint8

const (
	Reaction    Role = iota + 1 // an act on the owner's work: U and Q
	OwnAct                      // an act of the owner: O
	OnLists                     // entries on lists: L
	Following                   // followers: F
	AlikeForAll                 // what a rank has whoever acts
	Outreach                    // an act on another's work, which brings its actor outreach and no score
)

// String returns the role as printed.
func (r Role) String() string {
	return [...]string{"invalid", "reaction", "own act", "lists", "followers", "alike for all", "outreach"}[r]
}

// Piece is one thing that counts towards a score, with its share of R. Event is
// its place in the trace, −1 for lists and followers, of which there are Count.
// Points are those that a scorer of kind points gives for it, else 0.
type Piece struct {
	Role    Role
	Network activity.Network
	Event   int
	Count   int
	Share   float64
	Points  float64
}

// Explanation takes an account's R on a day apart. The shares add up to R:
// networks share it by (g·R)^p, terms by b·ln(1+…), actors by φ (of Q: by x),
// and an actor's events by credit.
type Explanation struct {
	R, Score, Displayed float64
	Pieces              []Piece // the largest first
	Balance             *Balance
}

// Explain takes the score of an account at the end of a kept day apart.
func (b *Baseline) Explain(a activity.Account, day activity.Day) Explanation {
	x := Explanation{R: b.R(a, day), Score: b.Score(a, day), Displayed: b.Displayed(a, day)}
	cells := make([]taken, len(b.table.gain))
	powers := 0.0
	for n, g := range b.table.gain {
		cells[n] = b.takeApart(b.ix.cell(a, activity.Network(n)), day)
		cells[n].power = b.engine.preset.power(g, cells[n].terms.total())
		powers += cells[n].power
	}
	for _, c := range cells {
		if r := c.terms.total(); r > 0 && powers > 0 {
			x.Pieces = append(x.Pieces, b.piecesOf(c, day, x.R*c.power/powers/r)...)
		}
	}
	x.sort()
	return x
}

// taken is a cell taken apart: what went into its R(u,n), nothing where the
// network is not linked.
type taken struct {
	cell  int
	in    counts
	tally tally
	terms Terms
	own   float64 // the owner's own acts, undone from fixed point
	power float64 // (g·R(u,n))^p
}

func (b *Baseline) takeApart(cell int, day activity.Day) taken {
	snap := &b.days[day-b.keep.From]
	unfix := 1 / b.engine.clock.growth(day, b.engine.clock.base(day))
	c := taken{cell: cell, in: snap.counts[cell], tally: newTally(b.engine.preset.Phi)}
	if !c.in.linked {
		return c
	}
	if b.engine.plain {
		c.tally.add(float64(snap.sums[cell]) * unfix)
	} else {
		start, end := b.ix.Pairs(cell)
		c.tally.addAll(snap.sums[start:end], unfix)
	}
	c.terms, c.own = b.engine.preset.terms(&c.tally, c.in, unfix), float64(c.in.own)*unfix
	return c
}

// piecesOf shares out one cell; worth is what one unit of R(u,n) is of R(u).
func (b *Baseline) piecesOf(c taken, day activity.Day, worth float64) []Piece {
	n := activity.Network(c.cell % len(b.table.gain))
	pieces := b.reactions(c.cell, day, reactionWorth{perU: ratio(c.terms.U*worth, c.tally.u()), perX: ratio(c.terms.Q*worth, c.tally.sum)})
	pieces = append(pieces, b.ownActs(c.cell, day, ratio(c.terms.O*worth, c.own))...)
	if c.terms.L > 0 {
		pieces = append(pieces, Piece{OnLists, n, -1, int(c.in.lists), c.terms.L * worth, 0})
	}
	if c.terms.F > 0 {
		pieces = append(pieces, Piece{Following, n, -1, int(c.in.followers), c.terms.F * worth, 0})
	}
	return pieces
}

// ratio is a/b, 0 where nothing counts.
func ratio(a, b float64) float64 {
	if a == 0 {
		return 0
	}
	return a / b
}

// reactionWorth is what one unit of U and one of Σx are of R.
type reactionWorth struct{ perU, perX float64 }

// reactions gives each act on the cell's work its share.
func (b *Baseline) reactions(cell int, day activity.Day, worth reactionWorth) []Piece {
	t := b.ix.Trace
	owner, n := activity.Account(cell/len(b.table.gain)), activity.Network(cell%len(b.table.gain))
	sums, events := map[activity.Account]float64{}, []int{}
	b.inWindow(day, func(e int) {
		if t.Owner[e] == owner && t.Network[e] == n && b.worth(e, day) != 0 {
			sums[t.Actor[e]] += b.worth(e, day)
			events = append(events, e)
		}
	})
	var pieces []Piece
	for _, e := range events {
		x := sums[t.Actor[e]]
		perX := worth.perX + float64(worth.perU*ratio(b.engine.preset.phi(x), x))
		pieces = append(pieces, Piece{Reaction, n, e, 1, float64(b.worth(e, day) * perX), 0})
	}
	return pieces
}

// ownActs gives each act of the cell's owner its share.
func (b *Baseline) ownActs(cell int, day activity.Day, worth float64) []Piece {
	t := b.ix.Trace
	owner, n := activity.Account(cell/len(b.table.gain)), activity.Network(cell%len(b.table.gain))
	var pieces []Piece
	if worth == 0 {
		return nil
	}
	b.inWindow(day, func(e int) {
		if w := b.table.own[t.Network[e]][t.Action[e]]; t.Actor[e] == owner && t.Network[e] == n && w != 0 {
			pieces = append(pieces, Piece{OwnAct, n, e, 1, w * b.decay(e, day) * worth, 0})
		}
	})
	return pieces
}

// phi is φ of one actor's credits.
func (p *Preset) phi(x float64) float64 {
	t := newTally(p.Phi)
	t.add(x)
	return t.u()
}

// inWindow visits the events that still count at the end of a day.
func (b *Baseline) inWindow(day activity.Day, visit func(e int)) {
	first := b.ix.First
	if w := b.engine.clock.window; w > 0 {
		first = max(first, day-activity.Day(w)+1)
	}
	from, to := b.ix.Trace.Between(first, day)
	for e := from; e < to; e++ {
		visit(e)
	}
}

// worth is what an act counts at the end of a day.
func (b *Baseline) worth(e int, day activity.Day) float64 {
	return float64(float64(b.creditOf(e)*(1+b.marksAt(e, day))) * b.decay(e, day))
}

// decay is what a credit is still worth at the end of a day.
func (b *Baseline) decay(e int, day activity.Day) float64 {
	if b.engine.preset.HalfLife == 0 {
		return 1
	}
	age := day - activity.DayOf(b.ix.Trace.Time[e])
	return exp2(-float64(age) / b.engine.preset.HalfLife)
}
