package platform_test

import (
	"slices"
	"testing"

	"github.com/yardstick-lab/yardstick/internal/activity"
	"github.com/yardstick-lab/yardstick/internal/platform"
)

// Accounts and objects of the tests.
const (
	me, ann, bob = activity.Account(0), activity.Account(1), activity.Account(2)
	guitars      = activity.Object(1)
	trains       = activity.Object(2)
)

// at is an hour of a day.
func at(day activity.Day, hour int) activity.Time {
	return day.Start() + activity.Time(hour)*activity.Hour
}

func on(at activity.Time, k activity.Action, by, of activity.Account, what activity.Object) activity.Event {
	return activity.Event{Time: at, Action: k, Actor: by, Owner: of, Object: what}
}

func TestTheNotificationIsTheKey(t *testing.T) {
	listed := on(at(0, 9), activity.List, ann, me, guitars)
	deleted := on(at(1, 9), activity.Dismiss, me, me, guitars)
	found := on(at(2, 9), activity.Open, me, me, guitars)
	check := func(what string, work []activity.Event, day activity.Day, access bool, notifications int) {
		t.Helper()
		if got := platform.Access(me, work, guitars, day); got != access {
			t.Errorf("%s: access is %v at the end of day %d", what, got, day)
		}
		if got := platform.Notifications(me, work, day); got != notifications {
			t.Errorf("%s: %d notifications at the end of day %d, want %d", what, got, day, notifications)
		}
	}
	check("nobody did anything", nil, 9, false, 0)
	check("listed tomorrow", []activity.Event{listed}, -1, false, 0)
	check("kept", []activity.Event{listed}, 9, true, 1)
	check("deleted", []activity.Event{listed, deleted}, 0, true, 1)
	check("deleted", []activity.Event{listed, deleted}, 1, false, 0)
	check("found by hand", []activity.Event{listed, deleted, found}, 1, false, 0)
	check("found by hand", []activity.Event{listed, deleted, found}, 2, true, 0)
	check("found, then deleted", []activity.Event{listed, on(at(0, 10), activity.Open, me, me, guitars), deleted}, 2, true, 0)
	check("found and kept", []activity.Event{listed, found}, 2, true, 1)
	check("found without being on it", []activity.Event{found}, 2, false, 0)
	check("another list", []activity.Event{on(at(0, 9), activity.List, ann, me, trains)}, 2, false, 1)
	check("another's list", []activity.Event{on(at(0, 9), activity.List, ann, bob, guitars)}, 2, false, 0)
	check("the notification of another list deleted", []activity.Event{listed, on(at(1, 9), activity.Dismiss, me, me, trains)}, 2, true, 1)
	check("one's own list", []activity.Event{on(at(0, 9), activity.List, me, me, guitars)}, 2, true, 0)
	check("one's own, dismissed", []activity.Event{on(at(0, 9), activity.List, me, me, guitars), deleted}, 2, true, 0)
	check("put on it twice", []activity.Event{listed, on(at(0, 10), activity.List, ann, me, guitars)}, 2, true, 1)
	check("put on it twice, deleted", []activity.Event{listed, on(at(0, 10), activity.List, ann, me, guitars), deleted}, 2, false, 0)
	off := on(at(3, 9), activity.Unlist, ann, me, guitars)
	check("taken off", []activity.Event{listed, off}, 3, false, 0)
	check("taken off and put back", []activity.Event{listed, deleted, off, on(at(4, 9), activity.List, ann, me, guitars)}, 4, true, 1)
	check("+K notify too", []activity.Event{listed, on(at(0, 10), activity.Endorse, bob, me, trains), deleted}, 2, false, 1)
}

func TestMembersSeeTheName(t *testing.T) {
	work := []activity.Event{
		on(at(0, 9), activity.List, ann, me, trains), on(at(0, 10), activity.List, ann, me, guitars),
		on(at(1, 9), activity.Dismiss, me, me, trains), on(at(2, 9), activity.Unlist, ann, me, guitars),
	}
	names := func(day activity.Day) (names []activity.Object) {
		for _, m := range platform.Memberships(me, work, day) {
			names = append(names, m.List)
		}
		return names
	}
	check := func(day activity.Day, want ...activity.Object) {
		t.Helper()
		if got := names(day); !slices.Equal(got, want) {
			t.Errorf("on day %d the account is on %v, want %v", day, got, want)
		}
	}
	check(-1)
	check(0, trains, guitars)
	check(1, trains, guitars) // without access to one of them
	check(2, trains)
}

func TestPlusK(t *testing.T) {
	work := []activity.Event{
		on(at(0, 9), activity.Endorse, ann, me, trains), on(at(0, 10), activity.Endorse, ann, me, guitars), on(at(3, 9), activity.Endorse, bob, me, trains),
		on(at(3, 10), activity.Endorse, me, me, trains), on(at(3, 11), activity.Endorse, me, ann, trains), on(at(4, 1), activity.Like, ann, me, trains),
	}
	received := 0
	for _, e := range work {
		if platform.Received(me, e) {
			received++
		}
	}
	if received != 3 { // not one's own, not those given, no likes
		t.Errorf("%d +K are received", received)
	}
	if got := platform.GivenOn(0, ann, work); got != 2 {
		t.Errorf("ann gives %d +K on day 0", got)
	}
	if got := platform.GivenOn(4, ann, work); got != 0 {
		t.Errorf("a like counts as %d +K", got)
	}
	rested := func(e activity.Event, want bool) {
		t.Helper()
		if got := platform.Rested(e, work); got != want {
			t.Errorf("+K of %d to %d on topic %d on day %d: rested is %v", e.Actor, e.Owner, e.Object, e.Day(), got)
		}
	}
	rested(on(at(6, 23), activity.Endorse, ann, me, trains), false)
	rested(on(at(7, 0), activity.Endorse, ann, me, trains), true)
	rested(on(at(-6, 0), activity.Endorse, ann, me, trains), false)
	rested(on(at(-7, 23), activity.Endorse, ann, me, trains), true)
	rested(on(at(1, 0), activity.Endorse, ann, bob, trains), true)
	rested(on(at(1, 0), activity.Endorse, bob, me, guitars), true)
}
