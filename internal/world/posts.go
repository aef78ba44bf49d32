package world

import (
	"math"

	"github.com/yardstick-lab/yardstick/internal/activity"
	"github.com/yardstick-lab/yardstick/internal/seed"
)

// telling is a society in the act: what has happened so far, in any order.
type telling struct {
	*society
	end      activity.Time // of the span
	events   []activity.Event
	praise   []activity.Event // +K that people would give, topics open
	thread   []turn           // of the conversation being told, kept for its room
	grateful *post            // whose author answers every comment; usually none
}

func newTelling(b *society, room int) *telling {
	return &telling{society: b, end: (b.span.Last() + 1).Start(), events: make([]activity.Event, 0, room)}
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
	nth    int     // posts of the same account and day before it
	appeal float64 // of all reactions, mean 1
	talk   float64 // of those in words, mean 1
}

// event returns what actor does to the post.
func (p *post) event(a activity.Action, actor activity.Account, at activity.Time) activity.Event {
	return activity.Event{Time: at, Network: p.number, Action: a, Actor: actor, Owner: p.author, Object: p.object}
}

// post tells one post and all that follows from it.
func (t *telling) post(p *post) {
	s := p.key.Stream()
	t.colour(p, s)
	t.emit(p.event(activity.Post, p.author, p.at))
	t.mention(p, s)
	if s.Bernoulli(t.Posts.OwnLike) {
		t.emit(p.event(activity.Like, p.author, p.at+t.delays[activity.Like].draw(s)))
	}
	t.react(p)
}

// colour draws what sets the post apart from others.
func (t *telling) colour(p *post, s *seed.Stream) {
	p.appeal = heavy(t.Posts.Appeal, s.Normal()) * t.tired(p.nth)
	p.talk = heavy(t.Posts.Talk, s.Normal())
}

// tired is what is left of a post's appeal after nth others of the same day.
func (t *telling) tired(nth int) float64 {
	if nth == 0 || t.Ripples.Fatigue == 0 {
		return 1
	}
	return math.Pow(float64(nth+1), -t.Ripples.Fatigue)
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
	t.converse(p.network, turn{
		kind: nod, key: p.key.Name("mention"), author: e.Owner, by: p.author, at: p.at, pull: 1,
	})
}
