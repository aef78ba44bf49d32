package intervention

import (
	"fmt"

	"github.com/yardstick-lab/yardstick/internal/activity"
)

// Declared checks that a delta holds nothing that the arm's steps do not
// declare: every event put in is one that some step adds, every event taken away
// one that some step takes. It returns what is left over, the residue, or "".
func (s *Scene) Declared(subject activity.Account, arm Arm, d *activity.Delta) string {
	for i := range d.Added.Time {
		if e := d.Added.At(i); !s.some(arm, func(st Step) bool { return s.puts(st, subject, e) }) {
			return s.residue(subject, arm, "an added", e)
		}
	}
	for _, i := range d.Removed {
		if e := s.Trace.At(int(i)); !s.some(arm, func(st Step) bool { return s.takes(st, subject, e) }) {
			return s.residue(subject, arm, "a removed", e)
		}
	}
	return ""
}

func (s *Scene) some(arm Arm, is func(Step) bool) bool {
	for _, st := range arm.Steps {
		if is(st) {
			return true
		}
	}
	return false
}

func (s *Scene) residue(subject activity.Account, arm Arm, what string, e activity.Event) string {
	return fmt.Sprintf("arm %s of %s holds %s %s on %s that it does not declare",
		arm.Name, s.Trace.Accounts[subject], what, e.Action, e.Day())
}

// puts reports whether a step may add an event to a subject's trace.
func (s *Scene) puts(st Step, subject activity.Account, e activity.Event) bool {
	day := int(e.Day() - s.Zero)
	switch {
	case st.Silence != nil:
		return st.Silence.Keep == KeepOnePost && e.Action == activity.Post && e.Actor == subject && day == st.Silence.Days.First
	case st.Add != nil:
		return e.Action == st.Add.Action && e.Owner == subject && e.Actor != subject && day == st.Add.Day
	case st.List != nil:
		return e.Action == activity.List && e.Owner == subject && (e.Actor == subject) == (st.List.By == Self) && day == st.List.Day
	case st.PlusK != nil:
		party := e.Owner
		if st.PlusK.Side == Given {
			party = e.Actor
		}
		ofIt := e.Action == activity.Endorse || e.Action == activity.Mention && st.PlusK.Tweet == TweetAuto
		return ofIt && party == subject && e.Actor != e.Owner && day == st.PlusK.Day
	}
	return false
}

// takes reports whether a step may take an event out of a subject's trace.
func (s *Scene) takes(st Step, subject activity.Account, e activity.Event) bool {
	day := int(e.Day() - s.Zero)
	switch {
	case st.Silence != nil:
		mine := e.Actor == subject && st.Silence.Days.has(day)
		hangs := day >= st.Silence.Days.First && (e.Owner == subject || e.Object != activity.NoObject)
		return mine || hangs && e.Action != activity.Post
	case st.Remove != nil:
		return st.Remove.takes(e, subject) && st.Remove.Days.has(day)
	}
	return false
}
