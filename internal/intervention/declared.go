package intervention

import (
	"fmt"

	"github.com/yardstick-lab/yardstick/internal/activity"
)

// Declared checks that a delta holds nothing that the arm's steps do not
// declare: every event put in is one that some step adds, every event taken away
// one that some step takes. It returns what is left over, the residue, or "".
func (s *Scene) Declared(subject activity.Account, arm Arm, d *activity.Delta) string {
	posts := s.silenced(subject, arm)
	for i := range d.Added.Time {
		o := s.occasion(subject, d.Added.At(i))
		if !arm.some(func(st Step) bool { return st.puts(o) }) {
			return s.residue(arm, "an added", o)
		}
	}
	for _, i := range d.Removed {
		o := s.occasion(subject, s.Trace.At(int(i)))
		o.hangs = posts[o.Object] || posts[o.Parent]
		if !arm.some(func(st Step) bool { return st.takes(o) }) {
			return s.residue(arm, "a removed", o)
		}
	}
	return ""
}

// occasion is an event as a subject sees it.
type occasion struct {
	activity.Event
	subject activity.Account
	day     int  // counted from day 0
	by      bool // the subject acts
	on      bool // the subject's work is acted on
	hangs   bool // it is about a post of the subject on silenced days
}

func (s *Scene) occasion(subject activity.Account, e activity.Event) occasion {
	return occasion{Event: e, subject: subject, day: int(e.Day() - s.Zero), by: e.Actor == subject, on: e.Owner == subject}
}

// silenced finds the subject's posts of the days that the arm silences.
func (s *Scene) silenced(subject activity.Account, arm Arm) map[activity.Object]bool {
	posts := map[activity.Object]bool{}
	for _, st := range arm.Steps {
		if st.Silence == nil {
			continue
		}
		from, to := s.Trace.Between(s.Zero+activity.Day(st.Silence.Days.First), s.Zero+activity.Day(st.Silence.Days.Last))
		for i := from; i < to; i++ {
			if s.Trace.Action[i] == activity.Post && s.Trace.Actor[i] == subject {
				posts[s.Trace.Object[i]] = true
			}
		}
	}
	delete(posts, activity.NoObject)
	return posts
}

func (a Arm) some(is func(Step) bool) bool {
	for _, st := range a.Steps {
		if is(st) {
			return true
		}
	}
	return false
}

func (s *Scene) residue(arm Arm, what string, o occasion) string {
	return fmt.Sprintf("arm %s of %s holds %s %s on %s that it does not declare",
		arm.Name, s.Trace.Accounts[o.subject], what, o.Action, o.Day())
}

// puts reports whether the step may add an event to a subject's trace.
func (s Step) puts(o occasion) bool {
	switch {
	case s.Silence != nil:
		return s.Silence.puts(o)
	case s.Add != nil:
		return o.Action == s.Add.Action && o.on && !o.by && o.day == s.Add.Day
	case s.List != nil:
		return s.List.puts(o)
	case s.PlusK != nil:
		return s.PlusK.puts(o)
	}
	return false
}

func (s *Silence) puts(o occasion) bool {
	return s.Keep == KeepOnePost && o.Action == activity.Post && o.by && o.day == s.Days.First
}

func (l *List) puts(o occasion) bool {
	return o.Action == activity.List && o.on && o.by == (l.By == Self) && o.day == l.Day
}

func (p *PlusK) puts(o occasion) bool {
	party := o.on && !o.by
	if p.Side == Given {
		party = o.by && !o.on
	}
	tweet := o.Action == activity.Mention && p.Tweet == TweetAuto
	return party && o.day == p.Day && (tweet || o.Action == activity.Endorse)
}

// takes reports whether the step may take an event out of a subject's trace.
func (s Step) takes(o occasion) bool {
	switch {
	case s.Silence != nil && o.by && s.Silence.Days.has(o.day):
		return true
	case s.Silence != nil:
		return o.day >= s.Silence.Days.First && o.Action != activity.Post && (o.on || o.hangs)
	case s.Remove != nil:
		return s.Remove.Days.has(o.day) && s.Remove.takes(o.Event, o.subject)
	}
	return false
}
