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
	before activity.Day   // the day before the first that a delta changes
	days   int            // from it on
	last   []activity.Day // account → last day at whose end R bears on the subject's
	shows  []bool         // account, day → the score displayed at its end bears on it
}

// newSway begins with nobody.
func newSway(accounts int, keep Keep) *sway {
	s := &sway{before: keep.From - 1, days: keep.Len() + 1}
	s.admit(accounts)
	return s
}

// admit makes room for newcomers, who have no sway yet.
func (s *sway) admit(accounts int) {
	for len(s.last) < accounts {
		s.last = append(s.last, stockDay)
	}
	from, to := len(s.shows), len(s.last)*s.days
	s.shows = slices.Grow(s.shows, to-from)[:to]
	clear(s.shows[from:])
}

// has reports whether what an account shows at the end of a day bears on the
// subject's scores.
func (s *sway) has(a activity.Account, day activity.Day) bool {
	return s.shows[int(a)*s.days+int(day-s.before)]
}

// raise says that an account's R bears on the subject's up to a day, and so what
// those show who act on its work by then.
func (b *Baseline) raise(s *sway, a activity.Account, to activity.Day) {
	from := max(s.last[a], s.before) + 1
	s.last[a] = max(s.last[a], to)
	for day := to; day >= from; day-- {
		for _, actor := range b.reactorsOf(a, day) {
			b.acts(s, activity.Account(actor), day)
		}
	}
}

// acts says that somebody acts on the work of an account whose R bears on the
// subject's at the end of the day.
func (b *Baseline) acts(s *sway, actor activity.Account, day activity.Day) {
	s.shows[int(actor)*s.days+int(day-1-s.before)] = true
	if s.last[actor] < day-1 {
		b.raise(s, actor, day-1)
	}
}

// mostSways is for how many subjects their sway is remembered (ours: an experiment has
// some tens in a world; a census would need too much room).
const mostSways = 64

// span is a subject's scores on some days.
type span struct {
	subject activity.Account
	Keep
}

// swayOver returns who has sway over a subject's scores in the trace.
func (b *Baseline) swayOver(t span) *sway {
	s, known := b.sways[t]
	if !known {
		s = newSway(max(b.ix.Accounts, int(t.subject)+1), t.Keep)
		b.raise(s, t.subject, t.To)
		if len(b.sways) < mostSways {
			b.sways[t] = s
		}
	}
	return s
}

// findSway finds who has sway over the subject's scores up to a day, where scores
// feed back.
func (v *variant) findSway(last activity.Day) {
	if v.only == nil || v.engine.preset.Rep != RepScore {
		return
	}
	of, s := v.swayOver(span{*v.only, Keep{v.fork, last}}), &v.scratch.sway
	s.before, s.days, s.last, s.shows = of.before, of.days, append(s.last[:0], of.last...), append(s.shows[:0], of.shows...)
	s.admit(v.ix.Accounts + len(v.delta.Accounts))
	// The last come first: what they raise are days before theirs.
	added := &v.delta.Added
	for i := added.Len() - 1; i >= 0; i-- {
		owner, day := added.Owner[i], activity.DayOf(added.Time[i])
		if s.last[owner] >= day && v.engine.weighs(&v.table, added.Actor[i], owner, added.Network[i], added.Action[i]) != 0 {
			v.acts(s, added.Actor[i], day)
		}
	}
	v.sway = s
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
