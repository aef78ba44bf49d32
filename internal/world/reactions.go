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
	key, total, audience := p.key, p.total(), p.audience.row(p.author)
	if total == 0 {
		return
	}
	steps, strength := t.steps, t.strengths(p.network, p.author)[:len(audience)]
	for i, f := range audience {
		if chance := total * float64(strength[i]); key.Float64Of(steps[f]) < chance { // few get as far as a stream
			t.meet(p, f, chance)
		}
	}
}

// total is how often an average follower reacts to this post.
func (p *post) total() float64 {
	total := 0.0
	for _, r := range p.Reactions {
		total += p.rateOf(r)
	}
	return total
}

// meet lets an account react to the post with a chance.
func (t *telling) meet(p *post, f activity.Account, chance float64) {
	key := p.key.Number(uint64(f))
	chance = min(1, chance)
	if u := key.Float64(); u < chance {
		// Given that it is below chance, u is even there: it picks the action.
		t.reaction(p, f, p.pick(u/chance*p.total()), key.Stream())
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
	first := turn{object: p.object, author: p.author, by: f, at: at, pull: 1}
	switch a {
	case activity.Comment, activity.Reply:
		first.kind = comment
	case activity.Reshare, activity.Quote:
		first.kind = nod
	default:
		return
	}
	first.key = p.key.Number(uint64(f)).Name("thread")
	t.converse(p.network, first)
}
