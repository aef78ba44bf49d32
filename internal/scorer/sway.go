package scorer

import (
	"slices"

	"github.com/yardstick-lab/yardstick/internal/activity"
)

// Where a displayed score weighs the acts of the next day, everyone's score hangs
// on everyone's in the end, but on few of those of the last days asked for: the
// subject's of the last day on what those show the day before who act on its work
// that day, theirs on those who acted on their work by then, and so on. A delta need
// not be followed any further.

// sway says whose scores bear on a subject's, in a trace or in the one that a
// delta makes of it. It may say so of somebody whose scores do not.
type sway struct {
	before   activity.Day // the day before the first
	accounts int
	last     []activity.Day // account → last day at whose end R bears on the subject's
	shows    []bool         // day from the one before the first, account → the displayed score bears on it
}

// reset begins anew with nobody.
func (s *sway) reset(before activity.Day, days, accounts int) {
	s.before, s.accounts = before, accounts
	s.last = slices.Grow(s.last[:0], accounts)[:accounts]
	for a := range s.last {
		s.last[a] = stockDay
	}
	s.shows = slices.Grow(s.shows[:0], days*accounts)[:days*accounts]
	clear(s.shows)
}

// act takes in that somebody's act counts for an owner. Days come backwards, the
// last first.
func (s *sway) act(e followed, day activity.Day) {
	if s.last[e.owner] < day {
		return
	}
	s.shows[int(day-1-s.before)*s.accounts+int(e.actor)] = true
	s.last[e.actor] = max(s.last[e.actor], day-1)
}

// has reports whether what an account shows at the end of a day bears on the
// subject's scores.
func (s *sway) has(a activity.Account, day activity.Day) bool {
	return s.shows[int(day-s.before)*s.accounts+int(a)]
}

// findSway finds who has sway over the subject's scores up to a day.
func (v *variant) findSway(through activity.Day) {
	if v.only == nil || v.engine.preset.Rep != RepScore {
		return
	}
	v.sway = &v.scratch.sway
	v.sway.reset(v.fork-1, int(through-v.fork)+2, v.ix.Accounts+len(v.delta.Accounts))
	v.sway.last[*v.only] = through
	added := &v.delta.Added
	next := added.Len() - 1
	for day := through; day >= v.fork; day-- {
		for _, e := range v.actingOn(day) {
			v.sway.act(e, day)
		}
		for ; next >= 0 && added.Time[next] >= day.Start(); next-- {
			if actor, owner := added.Actor[next], added.Owner[next]; v.engine.weighs(&v.table, actor, owner, added.Network[next], added.Action[next]) != 0 {
				v.sway.act(followed{actor, owner}, day)
			}
		}
	}
}

// actingOn says who acts on whose work on a kept day, of the acts that weigh. It is
// found when first asked for.
func (b *Baseline) actingOn(day activity.Day) []followed {
	if b.acting == nil {
		b.acting = make([][]followed, b.keep.Len())
		met := make([]int32, b.ix.Accounts) // account → the last actor's day that met it as an owner
		meeting := int32(0)
		for i := range b.acting {
			b.acting[i] = b.actsThatWeigh(b.keep.From+activity.Day(i), met, &meeting)
		}
	}
	return b.acting[day-b.keep.From]
}

// actsThatWeigh are those of a day, one of an actor for each owner.
func (b *Baseline) actsThatWeigh(day activity.Day, met []int32, meeting *int32) []followed {
	t := b.ix.Trace
	from, to := b.ix.dayEvents(day)
	acts, last := make([]followed, 0, to-from), -1
	for _, i := range b.ix.byActor[from:to] {
		e := from + i
		f := followed{t.Actor[e], t.Owner[e]}
		if int(f.actor) != last {
			*meeting++
			last = int(f.actor)
		}
		if met[f.owner] != *meeting && b.engine.weighs(&b.table, f.actor, f.owner, t.Network[e], t.Action[e]) != 0 {
			met[f.owner] = *meeting
			acts = append(acts, f)
		}
	}
	return acts
}

// matters reports whether an account's R at the end of a day bears on what is
// wanted.
func (v *variant) matters(a activity.Account, day activity.Day) bool {
	switch {
	case v.only == nil:
		return true
	case v.sway != nil:
		return v.sway.last[a] >= day
	}
	return a == *v.only
}

// turns reports whether what an account shows at the end of a day bears on what is
// wanted, beside its own score.
func (v *variant) turns(a activity.Account, day activity.Day) bool {
	return v.only == nil || v.sway != nil && v.sway.has(a, day)
}
