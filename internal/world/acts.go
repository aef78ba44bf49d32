package world

import (
	"slices"

	"github.com/yardstick-lab/yardstick/internal/activity"
)

// followers tells the follows of the span.
func (t *telling) followers(n *network, later []follow) {
	for _, f := range later {
		t.emit(activity.Event{Time: f.at, Network: n.number, Action: activity.Follow, Actor: f.follower, Owner: f.owner})
	}
}

// listing is an event whose list has no number yet.
type listing struct {
	event activity.Event
	list  int // of its keeper, from 0
}

// readiness draws how readily each follower reacts to each author, and who puts
// whom on a list in the span: at most once each, which the keeper does by the
// same stream of the pair.
func (b *society) readiness(n *network, listings []listing) []listing {
	key := n.key.Name("tie")
	n.strength = make([]float64, len(n.audience.of))
	for owner := range activity.Account(b.Accounts) {
		row := key.Number(uint64(owner))
		start := n.audience.start[owner]
		for i, f := range n.audience.row(owner) {
			s := row.Number(uint64(f)).Stream()
			n.strength[int(start)+i] = b.ready[f] * heavy(b.Reactors.Tie, s.Normal())
			wait, ok := waiting(n.Listing, b.span, s)
			if !ok {
				continue
			}
			at := b.clock.at(b.span.First()+activity.Day(wait), s)
			e := activity.Event{Time: at, Network: n.number, Action: activity.List, Actor: f, Owner: owner}
			listings = append(listings, listing{e, s.IntN(b.Lists)})
		}
	}
	return listings
}

// lists tells the listings, and names the lists that are used.
func (t *telling) lists(all []listing) {
	place := func(l listing) int { return int(l.event.Actor)*t.Lists + l.list }
	slices.SortFunc(all, func(a, b listing) int {
		if d := place(a) - place(b); d != 0 {
			return d
		}
		return a.event.Compare(b.event)
	})
	var object activity.Object
	for i, l := range all {
		if i == 0 || place(all[i-1]) != place(l) {
			object = t.objects.list(t.accounts[l.event.Actor], l.list+1)
		}
		l.event.Object = object
		t.emit(l.event)
	}
}

// Rules of +K as Klout had them: five a day to give, the same person and topic
// once in 7 days. An account here is endorsed for one topic.
const (
	endorsementsADay = 5
	endorsementRest  = 7
)

// endorsements lets each account endorse some of those it follows.
func (t *telling) endorsements() {
	var given []activity.Event
	for i := range t.networks {
		n := &t.networks[i]
		for a := range activity.Account(t.Accounts) {
			if n.Endorsements > 0 && len(n.following.row(a)) > 0 {
				given = t.endorse(n, a, given)
			}
		}
	}
	number := make([]activity.Object, t.Topics)
	used := make([]bool, t.Topics)
	for _, e := range given {
		used[t.topic[e.Owner]] = true
	}
	for topic, is := range used {
		if is {
			number[topic] = t.objects.topic(topic + 1)
		}
	}
	for _, e := range given {
		e.Object = number[t.topic[e.Owner]]
		t.emit(e)
	}
}

// endorse appends the endorsements that an account gives on a network.
func (t *telling) endorse(n *network, a activity.Account, given []activity.Event) []activity.Event {
	key, first := n.key.Name("endorse").Number(uint64(a)), len(given)
	followed := n.following.row(a)
	for i := range t.days {
		day := t.span.First() + activity.Day(i)
		s := key.Number(uint64(day)).Stream()
		for range min(endorsementsADay, s.Poisson(n.Endorsements)) {
			whom, at := followed[s.IntN(len(followed))], t.clock.at(day, s)
			rests := slices.ContainsFunc(given[first:], func(e activity.Event) bool {
				return e.Owner == whom && e.Day() > day-endorsementRest
			})
			if !rests {
				given = append(given, activity.Event{Time: at, Network: n.number, Action: activity.Endorse, Actor: a, Owner: whom})
			}
		}
	}
	return given
}
