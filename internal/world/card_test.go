package world

import (
	"reflect"
	"testing"

	"github.com/yardstick-lab/yardstick/internal/activity"
)

func TestQuantiles(t *testing.T) {
	check := func(counts []int, want Quantiles) {
		t.Helper()
		if got := quantiles(counts); got != want {
			t.Errorf("quantiles of %v are %v, want %v", counts, got, want)
		}
	}
	check(nil, Quantiles{})
	check([]int{5}, Quantiles{5, 5, 5, 5, 5, 5, 5, 5})
	check([]int{4, 3, 2, 1}, Quantiles{1, 1, 1, 2, 3, 4, 4, 4})
	check([]int{10, 1, 2, 3, 4, 5, 6, 7, 8, 9}, Quantiles{1, 1, 3, 5, 8, 9, 10, 10})
}

func TestCardAddsUp(t *testing.T) {
	w := made(t, 1)
	c := w.Card()
	days, actions, networks := 0, 0, 0
	for _, n := range c.PerDay {
		days += n
	}
	perNetwork := make([]int, len(c.Networks))
	for _, a := range c.Actions {
		actions += a.Total
		for n, x := range a.PerNetwork {
			perNetwork[n] += x
		}
	}
	for n, network := range c.Networks {
		networks += network.Events
		if network.Events != perNetwork[n] || network.Name != w.Trace.Networks[n] {
			t.Errorf("%s: %d events, by action %d", network.Name, network.Events, perNetwork[n])
		}
	}
	if c.Events != w.Trace.Len() || days != c.Events || actions != c.Events || networks != c.Events {
		t.Errorf("%d events, %d by day, %d by action, %d by network", c.Events, days, actions, networks)
	}
	if len(c.PerDay) != 104 || c.Days != 104 || c.First != w.First() || c.Accounts != 600 {
		t.Errorf("%+v", c)
	}
	if !reflect.DeepEqual(c, w.Card()) {
		t.Error("a second card differs")
	}
}

// The world is made by hand: two accounts, two posts, one like by the other, one
// by the author.
func TestCardOfAKnownWorld(t *testing.T) {
	w := &World{
		Span: Span{Measured: 2},
		Trace: &activity.Trace{
			Networks: []string{"n"}, Accounts: []string{"a", "b"}, Objects: []string{"", "p", "q"},
			Stock: activity.Stock{Holdings: []activity.Holding{{Account: 0, Followers: 9, Linked: true}, {Account: 1, Followers: 1, Linked: true}}},
		},
		audience: []graph{{start: []int32{0, 1, 1}, of: []activity.Account{1}}},
	}
	for _, e := range []activity.Event{
		{Time: 1, Action: activity.Post, Object: 1}, {Time: 2, Action: activity.Like, Object: 1},
		{Time: 3, Action: activity.Like, Actor: 1, Object: 1}, {Time: activity.DayLength, Action: activity.Post, Object: 2},
	} {
		w.Trace.Append(e)
	}
	want := Card{
		Accounts: 2, Events: 4, Days: 2, PerDay: []int{3, 1}, Posts: Quantiles{0, 0, 0, 0, 2, 2, 2, 2},
		Actions: []ActionCount{{activity.Post, []int{2}, 2}, {activity.Like, []int{2}, 2}},
		Networks: []NetworkCard{{
			Name: "n", Linked: 2, Events: 4, Audience: Quantiles{0, 0, 0, 0, 1, 1, 1, 1},
			Followers: Quantiles{1, 1, 1, 1, 9, 9, 9, 9}, Reactions: Quantiles{0, 0, 0, 0, 1, 1, 1, 1},
		}},
	}
	if got := w.Card(); !reflect.DeepEqual(got, want) {
		t.Errorf("got  %+v\nwant %+v", got, want)
	}
}
