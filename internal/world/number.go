package world

import (
	"errors"
	"fmt"
	"slices"
)

// Number is a setting of a world that is a single number. Path is that of the
// file, as in [Settings.Sources].
type Number struct {
	Path  string
	Value float64
	Whole bool
}

// place is where a number is kept: one of the two.
type place struct {
	path  string
	real  *float64
	whole *int
}

func (p place) number() Number {
	if p.whole != nil {
		return Number{p.path, float64(*p.whole), true}
	}
	return Number{Path: p.path, Value: *p.real}
}

// Numbers lists every single number of the settings. The days of the span and
// the curves of the clock and of delays are not among them: the former are the
// experiment's, the latter are no single numbers.
func (s *Settings) Numbers() []Number {
	var all []Number
	for _, p := range s.places() {
		all = append(all, p.number())
	}
	return all
}

// With returns settings with one number set, and leaves s as it is. The error
// says that there is no such number, or that no world may have it.
func (s *Settings) With(path string, x float64) (*Settings, error) {
	c := *s
	c.Delays.Of = slices.Clone(s.Delays.Of)
	c.Networks = slices.Clone(s.Networks)
	for i := range c.Networks {
		c.Networks[i].Reactions = slices.Clone(c.Networks[i].Reactions)
	}
	for _, p := range c.places() {
		if p.path != path {
			continue
		}
		switch {
		case p.real != nil:
			*p.real = x
		case float64(int(x)) != x:
			return s, fmt.Errorf("%s: wants a whole number, got %v", path, x)
		default:
			*p.whole = int(x)
		}
		return &c, c.first()
	}
	return s, fmt.Errorf("a world has no number %s", path)
}

// first is the first thing wrong with the settings.
func (s *Settings) first() error {
	if found := s.problems(); len(found) > 0 {
		return errors.New(found[0].Path + " " + found[0].Text)
	}
	return nil
}

// OnlyAnswers reports whether a number of the settings is read by [Crowd.Answer]
// alone, so that a world made with another value of it has the same trace.
func OnlyAnswers(path string) bool {
	switch path {
	case "ripples.asked", "ripples.reads", "ripples.specific":
		return true
	}
	return false
}

// Under is the world that [Make] makes of the settings over the same span, which
// may differ from those of w in numbers that only answer, see [OnlyAnswers].
func (w *World) Under(s *Settings) *World {
	other := *w
	other.settings = s
	return &other
}

// places are those of all numbers, in the order of the fields.
func (s *Settings) places() []place {
	all := []place{
		{"accounts", nil, &s.Accounts},
		{"budget.events", nil, &s.Budget.Events}, {"budget.within", &s.Budget.Within, nil},
		{"likeness.networks", &s.Likeness.Networks, nil}, {"likeness.posting", &s.Likeness.Posting, nil},
		{"likeness.reacting", &s.Likeness.Reacting, nil},
		{"posts.at_most", &s.Posts.AtMost, nil}, {"posts.appeal", &s.Posts.Appeal, nil},
		{"posts.talk", &s.Posts.Talk, nil}, {"posts.own_like", &s.Posts.OwnLike, nil},
		{"reactors.account", &s.Reactors.Account, nil}, {"reactors.tie", &s.Reactors.Tie, nil},
		{"conversation.author_answers", &s.Conversation.AuthorAnswers, nil},
		{"conversation.addressed", &s.Conversation.Addressed, nil},
		{"conversation.commenter_answers", &s.Conversation.CommenterAnswers, nil},
		{"conversation.others_join", &s.Conversation.OthersJoin, nil},
		{"delays.longest", &s.Delays.Longest, nil},
		{"lists", nil, &s.Lists}, {"topics", nil, &s.Topics}, {"places", nil, &s.Places},
	}
	all = append(all, s.Ripples.places()...)
	for i := range s.Delays.Of {
		d, at := &s.Delays.Of[i], "delays.of."+s.Delays.Of[i].Action.String()
		if d.Quantiles != nil {
			continue
		}
		all = append(all, place{at + ".median", &d.Median, nil}, place{at + ".spread", &d.Spread, nil})
	}
	for i := range s.Networks {
		all = append(all, s.Networks[i].places("networks."+s.Networks[i].Name)...)
	}
	return all
}

func (r *Ripples) places() []place {
	return []place{
		{"ripples.returns", &r.Returns, nil}, {"ripples.follows", &r.Follows, nil}, {"ripples.endorses", &r.Endorses, nil},
		{"ripples.thanks", &r.Thanks, nil}, {"ripples.asked", &r.Asked, nil}, {"ripples.reads", &r.Reads, nil},
		{"ripples.specific", &r.Specific, nil}, {"ripples.fatigue", &r.Fatigue, nil},
	}
}

func (n *NetworkSettings) places(at string) []place {
	all := []place{
		{at + ".linked", &n.Linked, nil},
		{at + ".audience.mean", &n.Audience.Mean, nil}, {at + ".audience.spread", &n.Audience.Spread, nil},
		{at + ".reciprocity", &n.Reciprocity, nil},
		{at + ".outside.median", &n.Outside.Median, nil}, {at + ".outside.spread", &n.Outside.Spread, nil},
		{at + ".listed", &n.Listed, nil},
		{at + ".posts.median", &n.Posts.Median, nil}, {at + ".posts.spread", &n.Posts.Spread, nil},
		{at + ".mentions", &n.Mentions, nil}, {at + ".growth", &n.Growth, nil},
		{at + ".listing", &n.Listing, nil}, {at + ".endorsements", &n.Endorsements, nil},
	}
	for i := range n.Reactions {
		r := &n.Reactions[i]
		all = append(all, place{at + ".reactions." + r.Action.String(), &r.PerFollower, nil})
	}
	return all
}
