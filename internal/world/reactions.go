package world

import (
	"github.com/yardstick-lab/yardstick/internal/activity"
	"github.com/yardstick-lab/yardstick/internal/seed"
)

// inWords reports whether an action says something, so that it depends on how
// much there is to say and may be answered.
func inWords(a activity.Action) bool {
	return a == activity.Comment || a == activity.Reply || a == activity.Quote
}

// rate is how often an average follower does r to this post.
func (p *post) rateOf(r Reaction) float64 {
	if inWords(r.Action) {
		return r.PerFollower * p.appeal * p.talk
	}
	return r.PerFollower * p.appeal
}

// react lets every follower of the author react to the post or not, each by a
// stream of their own.
func (t *telling) react(p *post) {
	total := 0.0
	for _, r := range p.Reactions {
		total += p.rateOf(r)
	}
	from, to := p.audience.start[p.author], p.audience.start[p.author+1]
	strength := p.strength[from:to]
	for i, f := range p.audience.of[from:to] {
		s := p.key.Number(uint64(f)).Stream()
		chance := min(1, total*strength[i])
		if u := s.Float64(); u < chance {
			// Given that it is below chance, u is even there: it picks the action.
			t.reaction(p, f, p.pick(u/chance*total), s)
		}
	}
}

// pick returns the action at x on a line where each takes its rate.
func (p *post) pick(x float64) activity.Action {
	last := len(p.Reactions) - 1
	for _, r := range p.Reactions[:last] {
		if x -= p.rateOf(r); x < 0 {
			return r.Action
		}
	}
	return p.Reactions[last].Action
}

func (t *telling) reaction(p *post, f activity.Account, a activity.Action, s *seed.Stream) {
	at := p.at + t.delays[a].draw(s)
	t.emit(p.event(a, f, at))
	if a == activity.Comment || a == activity.Reply {
		t.converse(p, turn{by: f, at: at}, p.key.Number(uint64(f)).Name("thread").Stream())
	}
}

// turn is a comment of a thread, or the author's answer to one.
type turn struct {
	by     activity.Account // who commented
	at     activity.Time
	answer bool // it is the author's answer to them
}

// converse follows a thread from its first comment to its end, generation by
// generation, and on behind the span, so that a longer span changes nothing in a
// shorter one.
func (t *telling) converse(p *post, first turn, s *seed.Stream) {
	t.thread = append(t.thread[:0], first)
	for i := 0; i < len(t.thread); i++ {
		if now := t.thread[i]; now.answer {
			t.comeBack(p, now, s)
		} else {
			t.answer(p, now, s)
			t.join(p, now, s)
		}
	}
}

// answer lets the author answer a comment: to the commenter, or as a comment
// below the own post.
func (t *telling) answer(p *post, to turn, s *seed.Stream) {
	if !s.Bernoulli(t.Conversation.AuthorAnswers) {
		return
	}
	e := p.event(p.word(), p.author, 0)
	if s.Bernoulli(t.Conversation.Addressed) {
		e.Action, e.Owner = activity.Reply, to.by
	}
	e.Time = to.at + t.delays[e.Action].draw(s)
	t.emit(e)
	t.thread = append(t.thread, turn{by: to.by, at: e.Time, answer: true})
}

// comeBack lets the commenter comment again after the author's answer.
func (t *telling) comeBack(p *post, answer turn, s *seed.Stream) {
	if s.Bernoulli(t.Conversation.CommenterAnswers) {
		t.comment(p, answer.by, answer.at, s)
	}
}

// join lets other followers comment after a comment. Anyone may: a lively thread
// draws in those who rarely speak.
func (t *telling) join(p *post, after turn, s *seed.Stream) {
	audience := p.audience.row(p.author)
	for range s.Poisson(t.Conversation.OthersJoin) {
		if other := audience[s.IntN(len(audience))]; other != after.by {
			t.comment(p, other, after.at, s)
		}
	}
}

// comment is one more comment in a thread, some time after the turn at since.
func (t *telling) comment(p *post, by activity.Account, since activity.Time, s *seed.Stream) {
	at := since + t.delays[p.word()].draw(s)
	t.emit(p.event(p.word(), by, at))
	t.thread = append(t.thread, turn{by: by, at: at})
}
