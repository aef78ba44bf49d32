package scorer

import (
	"math"

	"github.com/yardstick-lab/yardstick/internal/activity"
)

// Of everyone whom a delta reaches, only the subject's score is wanted. The
// others, the bystanders, matter through the score that they show: it is what
// weighs their acts of the next day. So for a bystander it is enough to know that
// the displayed score cannot have turned.
//
// A cell whose credits moved by M in all, as much as is left of it today, has ΔU ≤ M/ln 2 (the slope of log2(1+x)
// is at most that) and Δ(Σx) ≤ M, so that
//
//	|ΔR(u,n)| ≤ b_U ΔU/(1 + max(0, U−ΔU)) + b_Q M/(P + k0),
//	|ΔR(u)|   ≤ Σ_n g_n |ΔR(u,n)|   (a p-norm moves no more than the sum of its parts).
//
// S is monotone, so that every R within Scale.room of the baseline's shows the
// same.

// unturned reports whether a bystander is sure to show what the baseline shows.
// It may say no of one who does.
func (v *variant) unturned(a activity.Account, day activity.Day) bool {
	snap := &v.days[day-v.keep.From]
	if int(a) >= len(snap.score) {
		return false
	}
	bound, first, unfix := 0.0, v.ix.cell(a, 0), 1/v.engine.clock.growth(day, v.fork)
	for c := v.scratch.first(a); c != nil; c = v.scratch.after(c) {
		if c.states != nil || len(c.posts) > 0 || len(c.own) > 0 {
			return false
		}
		bound += float64(v.table.gain[c.cell-first] * v.most(c, c.moved*unfix, snap))
	}
	return bound+float64(slack*(1+bound)) < snap.room[a]
}

// most bounds how far R of a cell can have moved when so much is left of what moved.
func (v *variant) most(c *change, moved float64, snap *snapshot) float64 {
	p, u, below := &v.engine.preset, moved, 0.0
	if !v.engine.plain {
		u /= math.Ln2
		below = max(0, snap.u[c.cell]-u)
	}
	return float64(p.B.U*u)/(1+below) + float64(p.B.Q*moved)/(float64(snap.counts[c.cell].posts)+p.K0)
}

// moves notes that a cell's credits of a day moved.
func (v *variant) moves(c *change, by float64, day activity.Day) {
	c.moved += float64(math.Abs(by) * v.engine.clock.growth(day, v.fork))
}
