package world

import (
	"github.com/yardstick-lab/yardstick/internal/activity"
	"github.com/yardstick-lab/yardstick/internal/seed"
)

// saying is what a turn is. The zero value is invalid.
type saying uint8

const (
	comment saying = iota + 1 // something said below a post, which may be answered
	answer                    // the author's answer to a comment
	nod                       // a mention or a reshare: noticed, and not answered below it
)

// turn is one step of a conversation: something that one account does towards
// another. What follows from it is drawn by its own key.
type turn struct {
	kind   saying
	key    seed.Key
	object activity.Object  // the post below which it stands
	author activity.Account // of that post: whom it is said to
	by     activity.Account // who says it, or whom an answer answers
	at     activity.Time
	pull   float64 // how many times as likely it is to be answered as an ordinary one
}

// converse follows a conversation from its first turn to its end, generation by
// generation, and on behind the span, so that a longer span changes nothing in a
// shorter one. Each turn draws as many numbers whatever comes of it: a
// probability that rises adds turns and changes none.
func (t *telling) converse(n *network, first turn) {
	t.thread = append(t.thread[:0], first)
	for i := 0; i < len(t.thread); i++ {
		now := t.thread[i]
		s := now.key.Stream()
		switch now.kind {
		case answer:
			t.comeBack(n, now, s)
		case nod:
			t.attend(n, now, s)
		default:
			t.answer(n, now, s)
			t.attend(n, now, s)
			t.join(n, now, s)
		}
	}
}

// chance is the probability of an answer of probability p to a turn that pulls.
func (now *turn) chance(p float64) float64 { return min(1, p*now.pull) }

// answer lets the author answer a comment: to the commenter, or as a comment
// below the own post.
func (t *telling) answer(n *network, now turn, s *seed.Stream) {
	answers, addressed, wait := s.Float64(), s.Float64(), s.Float64()
	all := t.grateful != nil && t.grateful.object == now.object
	if !all && answers >= now.chance(t.Conversation.AuthorAnswers) {
		return
	}
	e := activity.Event{Network: n.number, Action: n.word(), Actor: now.author, Owner: now.author, Object: now.object}
	if addressed < t.Conversation.Addressed {
		e.Action, e.Owner = activity.Reply, now.by
	}
	e.Time = now.at + t.delays[e.Action].after(wait)
	t.emit(e)
	t.thread = append(t.thread, turn{
		kind: answer, key: now.key.Name("answer"), object: now.object, author: now.author, by: now.by, at: e.Time, pull: 1,
	})
}

// comeBack lets the commenter comment again after the author's answer.
func (t *telling) comeBack(n *network, now turn, s *seed.Stream) {
	if comes, wait := s.Float64(), s.Float64(); comes < t.Conversation.CommenterAnswers {
		now.key, now.at = now.key.Name("back"), now.at+t.delays[n.word()].after(wait)
		t.comment(n, now)
	}
}

// join lets other followers comment after a comment. Anyone may: a lively thread
// draws in those who rarely speak.
func (t *telling) join(n *network, now turn, s *seed.Stream) {
	audience := n.audience.row(now.author)
	for i := range t.joining.Draw(s) {
		if len(audience) == 0 {
			return
		}
		next, wait := now, t.delays[n.word()].after(s.Float64())
		next.by, next.at = audience[s.IntN(len(audience))], now.at+wait
		next.key = now.key.Name("join").Number(uint64(i))
		if next.by != now.by {
			t.comment(n, next)
		}
	}
}

// comment tells one more comment, an ordinary one, and lets it be answered.
func (t *telling) comment(n *network, c turn) {
	t.emit(activity.Event{
		Time: c.at, Network: n.number, Action: n.word(), Actor: c.by, Owner: c.author, Object: c.object,
	})
	c.kind, c.pull = comment, 1
	t.thread = append(t.thread, c)
}
