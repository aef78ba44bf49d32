package world

import (
	"slices"

	"github.com/yardstick-lab/yardstick/internal/activity"
	"github.com/yardstick-lab/yardstick/internal/seed"
)

// telling is a society in the act: what has happened so far, in any order.
type telling struct {
	*society
	accounts, days []string
	end            activity.Time // of the span
	objects        *objects
	events         []activity.Event
	thread         []turn // of the comment being answered, kept for its room
}

// roomFor is the most events for which room is made ahead, whatever the budget
// says (ours).
const roomFor = 1 << 20

func newTelling(b *society) *telling {
	room := min(roomFor, b.Budget.Events)
	return &telling{
		society: b, accounts: accountNames(b.Accounts), days: dayNames(b.span),
		end: (b.span.Last() + 1).Start(), objects: newObjects(room / 2),
		events: make([]activity.Event, 0, room*5/4),
	}
}

// emit takes an event unless it falls behind the span.
func (t *telling) emit(e activity.Event) {
	if e.Time < t.end {
		t.events = append(t.events, e)
	}
}

// post is a post with what decides how it is received.
type post struct {
	*network
	key    seed.Key
	author activity.Account
	object activity.Object
	at     activity.Time
	appeal float64 // of all reactions, mean 1
	talk   float64 // of those in words, mean 1
}

// event returns what actor does to the post.
func (p *post) event(a activity.Action, actor activity.Account, at activity.Time) activity.Event {
	return activity.Event{Time: at, Network: p.number, Action: a, Actor: actor, Owner: p.author, Object: p.object}
}

// tell lets all accounts post, in the order of the names of their posts.
func (t *telling) tell() {
	for a := range t.Accounts {
		for i := range t.networks {
			if n := &t.networks[i]; n.linked[a] {
				t.career(n, activity.Account(a))
			}
		}
	}
}

// career is all posts of an account on a network.
func (t *telling) career(n *network, a activity.Account) {
	key := n.key.Name("post").Number(uint64(a))
	var times []activity.Time
	for i := range t.days {
		day := t.span.First() + activity.Day(i)
		today := key.Number(uint64(day))
		s := today.Stream()
		times = times[:0]
		for range min(maxPosts, s.Poisson(n.rate[a]*t.clock.busy(day))) {
			times = append(times, t.clock.at(day, s))
		}
		slices.Sort(times)
		for nth, at := range times {
			object := t.objects.post(t.accounts[a], n.Name, t.days[i], nth+1)
			t.post(&post{network: n, key: today.Number(uint64(nth)), author: a, object: object, at: at})
		}
	}
}

// post tells one post and all that follows from it.
func (t *telling) post(p *post) {
	s := p.key.Stream()
	p.appeal = heavy(t.Posts.Appeal, s.Normal())
	p.talk = heavy(t.Posts.Talk, s.Normal())
	t.emit(p.event(activity.Post, p.author, p.at))
	t.mention(p, s)
	if s.Bernoulli(t.Posts.OwnLike) {
		t.emit(p.event(activity.Like, p.author, p.at+t.delays[activity.Like].draw(s)))
	}
	t.react(p)
}

// mention lets the post mention someone its author follows.
func (t *telling) mention(p *post, s *seed.Stream) {
	mentions, whom := s.Float64() < p.Mentions, s.Float64()
	followed := p.following.row(p.author)
	if !mentions || len(followed) == 0 {
		return
	}
	e := p.event(activity.Mention, p.author, p.at)
	e.Owner = followed[int(whom*float64(len(followed)))]
	t.emit(e)
}
