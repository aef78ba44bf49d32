package scorer

import (
	"cmp"
	"fmt"
	"math"
	"slices"

	"github.com/yardstick-lab/yardstick/internal/activity"
)

// Change is a score that a delta moved: the account's score and displayed score
// at the end of the day in the changed trace.
type Change struct {
	Day              activity.Day
	Account          activity.Account
	Score, Displayed float64
}

// variant is a delta on its way through the kept days. After its first day only
// what it reaches is scored again:
//
//   - an actor whose acts of a day changed, or who shows another score than in
//     the baseline, weighs anew (m and rep);
//   - a cell that an act of such an actor reaches, or whose lists, followers,
//     posts or link changed, is evaluated anew;
//   - an account with such a cell gets a new score, and when the displayed one
//     turned it is an actor of the first kind on the next day.
//
// Sums are whole numbers and everything else is evaluated in the same order as
// in a full replay, so the bits are the same.
type variant struct {
	*Baseline
	delta   *activity.Delta
	removed map[int32]bool
	added   []act                        // the delta's, by actor
	owned   []activity.Event             // the same by owner, see addedOn
	marks   map[int32][]mark             // of acts that do not have those of the baseline, by place
	shown   map[activity.Account]float64 // displayed yesterday, where it differs
	fork    activity.Day
	only    *activity.Account // whose scores are wanted; nil for everyone's
	sway    *sway             // over them; nil where nobody has any
	changes []Change
	acts    []act // room for an actor's day
}

// Replay scores the trace that the delta makes, on the days kept up to through,
// and returns the scores that are no longer those of the baseline, by day and
// account. The delta must not touch a day before those kept, nor empty the first
// day of the log.
func (b *Baseline) Replay(d *activity.Delta, through activity.Day) ([]Change, error) {
	return b.replay(&variant{delta: d}, through)
}

// Follow is Replay for one account's scores: the others are scored only as far
// as hers may hang on them.
func (b *Baseline) Follow(a activity.Account, d *activity.Delta, through activity.Day) ([]Change, error) {
	return b.replay(&variant{delta: d, only: &a}, through)
}

func (b *Baseline) replay(v *variant, through activity.Day) ([]Change, error) {
	fork, ok := v.delta.FirstDay(b.ix.Trace)
	if !ok {
		return nil, nil
	}
	if fork < b.keep.From {
		return nil, fmt.Errorf("the delta changes %s, before the first day kept, %s", fork, b.keep.From)
	}
	if through = min(through, b.keep.To); through < fork {
		return nil, nil
	}
	v.Baseline, v.fork, v.shown = b, fork, map[activity.Account]float64{}
	defer b.scratch.reset()
	v.removed = make(map[int32]bool, len(v.delta.Removed))
	for _, e := range v.delta.Removed {
		v.removed[e] = true
	}
	for i := range v.delta.Added.Time {
		v.added = append(v.added, act{v.delta.Added.At(i), addedPlace(i)})
	}
	slices.SortStableFunc(v.added, func(a, b act) int { return cmp.Compare(a.Actor, b.Actor) })
	v.findSway(through)
	v.restate()
	v.remark()
	for day := fork; day <= through; day++ {
		v.weigh(day)
		if err := v.score(day); err != nil {
			return nil, fmt.Errorf("preset %s on %s: %w", b.engine.preset.Name, day, err)
		}
	}
	return v.changes, nil
}

// score evaluates the cells reached so far and notes the accounts that moved.
func (v *variant) score(day activity.Day) error {
	r, shown := make([]float64, len(v.table.gain)), map[activity.Account]float64{}
	for _, a := range v.reached() {
		if v.bystander(a) && (!v.turns(a, day) || v.unturned(a, day)) {
			continue
		}
		if err := v.networks(a, day, r); err != nil {
			return err
		}
		now := Change{Day: day, Account: a, Score: v.engine.Score(v.engine.engagement(v.table.gain, r, 0)), Displayed: v.engine.bottom()}
		if v.scored(a, day) {
			now.Displayed = v.engine.Displayed(now.Score)
		}
		was := v.was(a, day)
		if !v.bystander(a) && math.Float64bits(now.Score) != math.Float64bits(was.Score) {
			v.changes = append(v.changes, now)
		}
		if now.Displayed != was.Displayed && v.turns(a, day) {
			shown[a] = now.Displayed
		}
	}
	v.shown = shown
	return nil
}

// was is what the baseline says of an account; a newcomer is at the bottom.
func (v *variant) was(a activity.Account, day activity.Day) Change {
	if snap := &v.days[day-v.keep.From]; int(a) < len(snap.score) {
		return Change{Day: day, Account: a, Score: snap.score[a], Displayed: snap.shown[a]}
	}
	return Change{Day: day, Account: a, Score: v.engine.Score(0), Displayed: v.engine.bottom()}
}

// bystander reports whether an account's own score is not wanted.
func (v *variant) bystander(a activity.Account) bool { return v.only != nil && a != *v.only }

// reached returns the accounts with a changed cell, rising.
func (v *variant) reached() []activity.Account {
	accounts := make([]activity.Account, 0, v.scratch.used)
	for _, c := range v.scratch.changes[:v.scratch.used] {
		accounts = append(accounts, activity.Account(c.cell/len(v.table.gain)))
	}
	slices.Sort(accounts)
	return slices.Compact(accounts)
}

// networks fills r with R(u,n) of an account on each network.
func (v *variant) networks(a activity.Account, day activity.Day, r []float64) error {
	snap := &v.days[day-v.keep.From]
	for n := range r {
		c := v.ix.cell(a, activity.Network(n))
		change := v.scratch.find(c)
		switch {
		case change != nil:
			var err error
			if r[n], err = v.cell(change, day); err != nil {
				return err
			}
		case c < len(snap.r):
			r[n] = snap.r[c]
		default:
			r[n] = 0
		}
	}
	return nil
}
