package platform

import (
	"slices"

	"github.com/yardstick-lab/yardstick/internal/activity"
)

// Membership is what an account has of a list that it is on. Its name is seen by
// every member, with access or without.
type Membership struct {
	List activity.Object
	// Own: the account keeps the list itself. Nobody notifies it, and the way to
	// one's own list is not lost (ours).
	Own bool
	// Notified: the account holds the notification of having been put on it.
	Notified bool
	// Found: the account found the list by hand. What is found stays found, also
	// when the notification is deleted afterwards (ours).
	Found bool
}

// Access reports whether the account can get to the list.
func (m Membership) Access() bool { return m.Own || m.Notified || m.Found }

// Memberships returns the lists that an account is on at the end of a day, in the
// order in which it was put on them. Work is the events on the account's work, in
// their order; others are passed over. Who is taken off a list has nothing left of
// it (ours). Nobody finds or dismisses a list that they are not on.
func Memberships(account activity.Account, work []activity.Event, day activity.Day) []Membership {
	var all []Membership
	for _, e := range until(work, day) {
		if e.Owner == account {
			all = after(all, e)
		}
	}
	return all
}

// until are the events up to the end of a day.
func until(events []activity.Event, day activity.Day) []activity.Event {
	for i, e := range events {
		if e.Day() > day {
			return events[:i]
		}
	}
	return events
}

// after is what is left of memberships after one more event.
func after(all []Membership, e activity.Event) []Membership {
	at := slices.IndexFunc(all, func(m Membership) bool { return m.List == e.Object })
	switch {
	case e.Action == activity.List && at < 0:
		own := e.Actor == e.Owner
		return append(all, Membership{List: e.Object, Own: own, Notified: !own})
	case at < 0:
	case e.Action == activity.Unlist:
		return slices.Delete(all, at, at+1)
	case e.Action == activity.Dismiss:
		all[at].Notified = false
	case e.Action == activity.Open:
		all[at].Found = true
	}
	return all
}

// Access reports whether an account can get to a list at the end of a day; see
// [Memberships].
func Access(account activity.Account, work []activity.Event, list activity.Object, day activity.Day) bool {
	return slices.ContainsFunc(Memberships(account, work, day), func(m Membership) bool {
		return m.List == list && m.Access()
	})
}

// Notifications counts those that an account holds at the end of a day: of lists
// that others put it on, and of +K received, which nobody deletes here.
func Notifications(account activity.Account, work []activity.Event, day activity.Day) int {
	n := 0
	for _, m := range Memberships(account, work, day) {
		if m.Notified {
			n++
		}
	}
	for _, e := range until(work, day) {
		if Received(account, e) {
			n++
		}
	}
	return n
}
