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
	fork    activity.Day
	only    *activity.Account // whose scores are wanted; nil for everyone's
	sway    *sway             // over them; nil where nobody has any
	gone    []int32           // of the delta's removed events, those still to come
	next    int               // the first of its added events still to come
	come    []act             // of these, those whose credits bear on what is wanted, by day and actor
	marks   map[int32][]mark  // of acts that do not have those of the baseline, by place
	shown   []shown           // displayed yesterday, where it differs, by account
	changes []Change
}

// shown is what an account displays in place of what the baseline says.
type shown struct {
	account   activity.Account
	displayed float64
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
	v.Baseline, v.fork, v.gone, v.shown = b, fork, v.delta.Removed, b.scratch.shown[:0]
	defer b.scratch.reset()
	v.findSway(through)
	v.gather(through)
	v.restate()
	v.remark()
	for day := fork; day <= through; day++ {
		v.weigh(day)
		if err := v.score(day); err != nil {
			return nil, fmt.Errorf("preset %s on %s: %w", b.engine.preset.Name, day, err)
		}
	}
	b.scratch.come, b.scratch.shown = v.come, v.shown
	if v.only == nil {
		slices.SortFunc(v.changes, func(a, b Change) int { return cmp.Or(cmp.Compare(a.Day, b.Day), cmp.Compare(a.Account, b.Account)) })
	}
	return v.changes, nil
}

// score evaluates the cells reached so far and notes the accounts that moved.
func (v *variant) score(day activity.Day) error {
	v.shown = v.shown[:0]
	for _, a := range v.scratch.reached {
		if v.bystander(a) && (!v.turns(a, day) || v.unturned(a, day)) {
			continue
		}
		r, err := v.engaged(a, day)
		if err != nil {
			return err
		}
		v.note(Change{Day: day, Account: a, Score: v.engine.Score(r), Displayed: v.engine.bottom()})
	}
	slices.SortFunc(v.shown, func(a, b shown) int { return cmp.Compare(a.account, b.account) })
	return nil
}

// note keeps what an account scores now, as far as it is another than before and
// somebody asks. An account that is not scored yet shows the bottom of the scale.
func (v *variant) note(now Change) {
	if v.scored(now.Account, now.Day) {
		now.Displayed = v.engine.Displayed(now.Score)
	}
	was := v.was(now.Account, now.Day)
	if !v.bystander(now.Account) && math.Float64bits(now.Score) != math.Float64bits(was.Score) {
		v.changes = append(v.changes, now)
	}
	if now.Displayed != was.Displayed && v.turns(now.Account, now.Day) {
		v.shown = append(v.shown, shown{now.Account, now.Displayed})
	}
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

// engaged returns R of an account.
func (v *variant) engaged(a activity.Account, day activity.Day) (float64, error) {
	r, snap, first := v.scratch.r, &v.days[day-v.keep.From], v.ix.cell(a, 0)
	clear(r)
	if first < len(snap.r) {
		copy(r, snap.r[first:])
	}
	for c := v.scratch.first(a); c != nil; c = v.scratch.after(c) {
		var err error
		if r[c.cell-first], err = v.cell(c, day); err != nil {
			return 0, err
		}
	}
	return v.engine.engagement(v.table.gain, r, 0), nil
}
