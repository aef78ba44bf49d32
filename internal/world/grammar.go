package world

import (
	"cmp"
	"slices"

	"github.com/yardstick-lab/yardstick/internal/strictyaml"
)

// settings reads the top of the settings. The keys are those of the file; the
// fields of [Settings] say what they mean.
func (d *decoder) settings(top section) {
	s := d.s
	s.Accounts, s.Lists, s.Topics = top.whole("accounts"), top.whole("lists"), top.whole("topics")
	s.Places = top.whole("places")
	days := top.in("days")
	s.Days = Days{days.whole("warmup"), days.whole("measured"), days.day("first_measured")}
	budget := top.in("budget")
	s.Budget = Budget{budget.whole("events"), budget.number("within")}
	like := top.in("likeness")
	s.Likeness = Likeness{like.number("networks"), like.number("posting"), like.number("reacting")}
	clock := top.in("clock")
	clock.curve("hours", s.Clock.Hours[:])
	clock.curve("weekdays", s.Clock.Weekdays[:])
	posts := top.in("posts")
	s.Posts = Posts{posts.number("at_most"), posts.number("appeal"), posts.number("talk"), posts.number("own_like")}
	reactors := top.in("reactors")
	s.Reactors = Reactors{reactors.number("account"), reactors.number("tie")}
	talk := top.in("conversation")
	s.Conversation = Conversation{
		AuthorAnswers: talk.number("author_answers"), Addressed: talk.number("addressed"),
		CommenterAnswers: talk.number("commenter_answers"), OthersJoin: talk.number("others_join"),
	}
	d.ripples(top.in("ripples"))
	d.delays(top.in("delays"))
	networks := top.in("networks")
	networks.each(func(e strictyaml.Entry) { d.network(networks.in(e.Name), e.Name) })
}

func (d *decoder) ripples(c section) {
	d.s.Ripples = Ripples{
		Returns: c.number("returns"), Follows: c.number("follows"), Endorses: c.number("endorses"),
		Thanks: c.number("thanks"), Asked: c.number("asked"), Reads: c.number("reads"),
		Specific: c.number("specific"), Fatigue: c.number("fatigue"),
	}
}

func (d *decoder) delays(c section) {
	d.s.Delays.Longest = c.number("longest")
	of := c.in("of")
	of.each(func(e strictyaml.Entry) {
		a, ok := action(e)
		in := of.in(e.Name)
		own := DelaySettings{Action: a}
		if v := in.m.Optional("quantiles"); v.Present() {
			own.Quantiles = in.numbers("quantiles", v)
		} else {
			own.Median, own.Spread = in.number("median"), in.number("spread")
		}
		if ok {
			d.s.Delays.Of = append(d.s.Delays.Of, own)
		}
	})
	slices.SortFunc(d.s.Delays.Of, func(a, b DelaySettings) int { return cmp.Compare(a.Action, b.Action) })
}

func (d *decoder) network(c section, name string) {
	n := NetworkSettings{
		Name: name, Linked: c.number("linked"), Reciprocity: c.number("reciprocity"),
		Outside: c.heavy("outside"), Listed: c.number("listed"), Posts: c.heavy("posts"),
		Mentions: c.number("mentions"), Growth: c.number("growth"), Listing: c.number("listing"),
		Endorsements: c.number("endorsements"),
	}
	audience := c.in("audience")
	n.Audience = Audience{audience.number("mean"), audience.number("spread")}
	reactions := c.in("reactions")
	reactions.each(func(e strictyaml.Entry) {
		a, ok := action(e)
		if r := (Reaction{a, reactions.number(e.Name)}); ok {
			n.Reactions = append(n.Reactions, r)
		}
	})
	slices.SortFunc(n.Reactions, func(a, b Reaction) int { return cmp.Compare(a.Action, b.Action) })
	d.s.Networks = append(d.s.Networks, n)
}

func (c section) heavy(key string) Heavy {
	in := c.in(key)
	return Heavy{in.number("median"), in.number("spread")}
}
