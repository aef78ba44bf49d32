package platform

import "github.com/yardstick-lab/yardstick/internal/activity"

// The rules of +K (Klout 2011).
const (
	PlusKPerDay  = 5 // that one account may give
	PlusKRestful = 7 // days before the same person gets one on the same topic again
)

// Received reports whether an event is a +K that the account receives. The +K
// received are all that a standing on a topic is: there is no score in it.
func Received(account activity.Account, e activity.Event) bool {
	return e.Action == activity.Endorse && e.Owner == account && e.Actor != account
}

// GivenOn counts the +K that an account gives on a day.
func GivenOn(day activity.Day, giver activity.Account, events []activity.Event) int {
	n := 0
	for _, e := range events {
		if e.Action == activity.Endorse && e.Actor == giver && e.Day() == day {
			n++
		}
	}
	return n
}

// Rested reports whether no +K of the same giver, receiver and topic is so near to
// one that the platform would refuse it, before or after.
func Rested(plusK activity.Event, events []activity.Event) bool {
	for _, e := range events {
		same := e.Action == activity.Endorse && e.Actor == plusK.Actor && e.Owner == plusK.Owner && e.Object == plusK.Object
		if apart := e.Day() - plusK.Day(); same && -PlusKRestful < apart && apart < PlusKRestful {
			return false
		}
	}
	return true
}
