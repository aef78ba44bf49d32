package world

import (
	"cmp"
	"slices"

	"github.com/yardstick-lab/yardstick/internal/activity"
	"github.com/yardstick-lab/yardstick/internal/platform"
	"github.com/yardstick-lab/yardstick/internal/seed"
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

// readiness draws how readily each follower reacts to each author, and appends
// who puts whom on a list in the span.
func (b *society) readiness(n *network, listings []listing) []listing {
	all := make([]float32, 0, len(n.audience.of))
	for owner := range activity.Account(b.Accounts) {
		all = b.bonds(n, owner, all)
		listings = b.listedBy(n, owner, listings)
	}
	n.strength = all
	return listings
}

// bonds appends how readily each follower reacts to an account.
func (b *society) bonds(n *network, owner activity.Account, all []float32) []float32 {
	s := n.key.Name("tie").Number(uint64(owner)).Stream()
	for _, f := range n.audience.row(owner) {
		all = append(all, float32(b.ready[f]*heavy(b.Reactors.Tie, s.Normal())))
	}
	return all
}

// strengths returns how readily each follower reacts to an account, kept or
// drawn anew.
func (b *society) strengths(n *network, owner activity.Account) []float32 {
	if n.strength != nil {
		return n.strength[n.audience.start[owner]:n.audience.start[owner+1]]
	}
	return b.bonds(n, owner, nil)
}

// listedBy appends who puts the owner on a list in the span, each follower at
// most once: it is drawn as it happens, so that a longer span only goes on.
func (b *society) listedBy(n *network, owner activity.Account, all []listing) []listing {
	followers := n.audience.row(owner)
	s, rate := n.key.Name("listing").Number(uint64(owner)).Stream(), n.Listing*float64(len(followers))
	done := make([]bool, len(followers))
	for wait := s.Exponential() / rate; wait < float64(b.span.days()); wait += s.Exponential() / rate {
		i := s.IntN(len(followers))
		at, list := b.clock.at(b.span.First()+activity.Day(wait), s), s.IntN(b.Lists)
		if !done[i] {
			e := activity.Event{Time: at, Network: n.number, Action: activity.List, Actor: followers[i], Owner: owner}
			all = append(all, listing{e, list})
		}
		done[i] = true
	}
	return all
}

// lists tells the listings, and names the lists that are used.
func (t *telling) lists(all []listing, o *objects, accounts []string) {
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
			object = o.list(accounts[l.event.Actor], l.list+1)
		}
		l.event.Object = object
		t.emit(l.event)
		n := &t.networks[l.event.Network]
		t.thank(n, gift{by: l.event.Actor, to: l.event.Owner, at: l.event.Time, pull: 1}, n.thanks(l.event).Stream())
	}
}

// Rules of +K as Klout had them: five a day to give, the same person and topic
// once in 7 days. An account here is endorsed for one topic.
const (
	endorsementsADay = platform.PlusKPerDay
	endorsementRest  = platform.PlusKRestful
)

// thanks is the key of what comes of a gift.
func (n *network) thanks(e activity.Event) seed.Key {
	return n.key.Name("thanks").Name(e.Action.String()).Number(uint64(e.Actor)).Number(uint64(e.Owner)).Number(uint64(e.Day()))
}

// endorsements tells the +K that people give, of habit or because of what was
// done to them, as far as the rules allow, and names the topics.
func (t *telling) endorsements(o *objects) {
	for i := range t.networks {
		n := &t.networks[i]
		for a := range activity.Account(t.Accounts) {
			if n.Endorsements > 0 && len(n.following.row(a)) > 0 {
				t.habit(n, a)
			}
		}
	}
	given := allowed(t.praise, t.end)
	number := make([]activity.Object, t.Topics)
	for _, e := range given {
		number[t.topic[e.Owner]] = 1 // is used
	}
	for topic, used := range number {
		if used > 0 {
			number[topic] = o.topic(topic + 1)
		}
	}
	for _, e := range given {
		e.Object = number[t.topic[e.Owner]]
		t.emit(e)
		n := &t.networks[e.Network]
		t.thank(n, gift{by: e.Actor, to: e.Owner, at: e.Time, pull: 1}, n.thanks(e).Stream())
	}
}

// habit appends the +K that an account would give on a network of habit.
func (t *telling) habit(n *network, a activity.Account) {
	key, followed := n.key.Name("endorse").Number(uint64(a)), n.following.row(a)
	for i := range t.span.days() {
		day := t.span.First() + activity.Day(i)
		s := key.Number(uint64(day)).Stream()
		for range min(endorsementsADay, s.Poisson(n.Endorsements)) {
			whom, at := followed[s.IntN(len(followed))], t.clock.at(day, s)
			t.praise = append(t.praise, activity.Event{Time: at, Network: n.number, Action: activity.Endorse, Actor: a, Owner: whom})
		}
	}
}

// allowed returns the +K that may be given, by giver and in order of time: of
// two that cannot both be, the earlier.
func allowed(wanted []activity.Event, end activity.Time) []activity.Event {
	slices.SortFunc(wanted, func(a, b activity.Event) int {
		return cmp.Or(cmp.Compare(a.Actor, b.Actor), a.Compare(b))
	})
	given, first := make([]activity.Event, 0, len(wanted)), 0
	for _, e := range wanted {
		if first < len(given) && given[first].Actor != e.Actor {
			first = len(given)
		}
		if e.Time < end && permits(given[first:], e) {
			given = append(given, e)
		}
	}
	return given
}

// permits reports whether the rules let an account give one more +K, beside all
// that it gives.
func permits(given []activity.Event, e activity.Event) bool {
	today := 0
	for _, g := range given {
		apart := g.Day() - e.Day()
		if apart == 0 {
			today++
		}
		if g.Owner == e.Owner && -endorsementRest < apart && apart < endorsementRest {
			return false
		}
	}
	return today < endorsementsADay
}
