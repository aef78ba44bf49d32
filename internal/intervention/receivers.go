package intervention

import (
	"slices"

	"github.com/yardstick-lab/yardstick/internal/activity"
)

// Receivers are those on whose work an arm has the subject act, rising: the owners
// of what the subject itself is to add by some step. Who only has a part in what
// comes of that is none, nor is who acts on the subject.
func (s *Scene) Receivers(subject activity.Account, arm Arm, d *activity.Delta) []activity.Account {
	var who []activity.Account
	for i := range d.Added.Time {
		o := s.occasion(subject, d.Added.At(i)) // alone, it can have come of nothing: see lineage
		if o.by && !o.on && arm.some(func(st Step) bool { return st.change().puts(o) }) {
			who = append(who, o.Owner)
		}
	}
	slices.Sort(who)
	return slices.Compact(who)
}

// HasReceivers reports whether the arm has every subject act on somebody's work.
// Thanking is not among it: an answer may stand below one's own post.
func (a Arm) HasReceivers() bool {
	return a.some(func(st Step) bool {
		switch {
		case st.PlusK != nil:
			return st.PlusK.Side == Given
		case st.Behave != nil:
			return slices.Contains([]Doing{ReplyMore, PutForward, GivePlusK}, st.Behave.Does)
		}
		return st.Mention != nil
	})
}
