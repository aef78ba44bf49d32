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
	line := newLineage()
	for i := range d.Added.Time {
		o := s.occasion(subject, d.Added.At(i))
		o.came = line.came(o)
		if !arm.some(func(st Step) bool { return st.change().puts(o) }) {
			return s.residue(arm, "an added", o)
		}
	}
	for _, i := range d.Removed {
		o := s.occasion(subject, s.Trace.At(int(i)))
		o.hangs = posts[o.Object] || posts[o.Parent]
		if !arm.some(func(st Step) bool {
			t, ok := st.change().(taker)
			return ok && t.takes(o)
		}) {
			return s.residue(arm, "a removed", o)
		}
	}
	return ""
}

// occasion is an event as a subject sees it.
type occasion struct {
	activity.Event
	subject activity.Account
	network string
	home    bool // network is the subjects'
	day     int  // counted from day 0
	by      bool // the subject acts
	on      bool // the subject's work is acted on
	new     bool // the actor is in no trace
	came    bool // it can have come of what else was added, see lineage
	hangs   bool // it is about a post of the subject on silenced days
}

func (s *Scene) occasion(subject activity.Account, e activity.Event) occasion {
	return occasion{
		Event: e, subject: subject, network: s.Trace.Networks[e.Network], home: e.Network == s.Network, day: int(e.Day() - s.Zero),
		by: e.Actor == subject, on: e.Owner == subject, new: int(e.Actor) >= len(s.Trace.Accounts),
	}
}

// at reports whether it happens on a network, "" being the subjects', within days.
func (o occasion) at(network string, days Days) bool {
	return days.Has(o.day) && (o.network == network || network == "" && o.home)
}

// ownPost reports whether the subject posts.
func (o occasion) ownPost() bool { return o.Action == activity.Post && o.by && o.on }

// received reports whether somebody else acts on the subject's work.
func (o occasion) received() bool { return o.on && !o.by }

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
