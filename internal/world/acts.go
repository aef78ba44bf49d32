package world

import (
	"cmp"
	"slices"

	"github.com/yardstick-lab/yardstick/internal/activity"
	"github.com/yardstick-lab/yardstick/internal/platform"
	"github.com/yardstick-lab/yardstick/internal/seed"
)

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

// byList sorts the listings by keeper and list, and numbers the lists, the first
// of which is number next. It returns the names of the lists.
func (b *society) byList(all []listing, next activity.Object, accounts []string) []string {
	place := func(l listing) int { return int(l.event.Actor)*b.Lists + l.list }
	slices.SortFunc(all, func(a, b listing) int {
		return cmp.Or(cmp.Compare(place(a), place(b)), a.event.Compare(b.event))
	})
	var names []string
	for i := range all {
		l := &all[i]
		if i == 0 || place(all[i-1]) != place(*l) {
			names = append(names, listName(accounts[l.event.Actor], l.list+1))
		}
		l.event.Object = next + activity.Object(len(names)-1)
	}
	return names
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

// habits appends the +K that people would give of habit on a day.
func (t *telling) habits(day activity.Day) {
	for i := range t.networks {
		n := &t.networks[i]
		if n.Endorsements == 0 {
			continue
		}
		key := n.key.Name("endorse")
		for a := range activity.Account(t.Accounts) {
			if followed := n.following.row(a); len(followed) > 0 {
				t.habit(n, a, day, key.Number(uint64(a)).Number(uint64(day)).Stream())
			}
		}
	}
}

// habit appends the +K that an account would give on a network and day.
func (t *telling) habit(n *network, a activity.Account, day activity.Day, s *seed.Stream) {
	followed := n.following.row(a)
	for range min(endorsementsADay, n.endorsing.Draw(s)) {
		whom, at := followed[s.IntN(len(followed))], t.clock.at(day, s)
		t.praise = append(t.praise, activity.Event{Time: at, Network: n.number, Action: activity.Endorse, Actor: a, Owner: whom})
	}
}

// allowed returns the +K that may be given, by giver and in order of time: of
// two that cannot both be, the earlier.
func allowed(wanted []activity.Event) []activity.Event {
	slices.SortFunc(wanted, func(a, b activity.Event) int {
		return cmp.Or(cmp.Compare(a.Actor, b.Actor), a.Compare(b))
	})
	given, first := make([]activity.Event, 0, len(wanted)), 0
	for _, e := range wanted {
		if first < len(given) && given[first].Actor != e.Actor {
			first = len(given)
		}
		if permits(given[first:], e) {
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
