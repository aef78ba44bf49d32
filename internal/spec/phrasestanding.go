package spec

import "github.com/yardstick-lab/yardstick/internal/intervention"

// The sentences about what an account holds, and what it says itself.

func (p *phrase) gain() intervention.Step {
	f := &intervention.Follow{By: intervention.Strangers, Count: p.number(maxAdded)}
	p.word("followers", "follower")
	p.options(map[string]func(word){"on": func(word) { f.Days = p.days() }})
	return intervention.Step{Follow: f}
}

func (p *phrase) lose() intervention.Step {
	at := p.peek()
	u := &intervention.Unfollow{By: intervention.Audience, Count: p.number(maxAdded)}
	p.word("followers", "follower")
	p.needsAudience(at, "nobody is there who could leave")
	p.options(map[string]func(word){"on": func(word) { u.Days = p.days() }})
	return intervention.Step{Unfollow: u}
}

func (p *phrase) post() intervention.Step {
	post := &intervention.Post{Count: p.number(maxAdded)}
	p.take("times", "time")
	p.options(map[string]func(word){"on": func(word) { post.Days = p.days() }})
	return intervention.Step{Post: post}
}

func (p *phrase) mention() intervention.Step {
	m := &intervention.Mention{Count: p.number(maxAdded)}
	p.word("others", "other", "people")
	p.options(map[string]func(word){"on": func(word) { m.Days = p.days() }})
	return intervention.Step{Mention: m}
}

func (p *phrase) connect() intervention.Step {
	name, days := p.networkOnDay()
	return intervention.Step{Connect: &intervention.Connect{Network: name, Day: days.First}}
}

func (p *phrase) disconnect() intervention.Step {
	name, days := p.networkOnDay()
	d := &intervention.Disconnect{Network: name, Day: days.First}
	if name == "others" {
		d.Network, d.Others = "", true
	}
	return intervention.Step{Disconnect: d}
}

// networkOnDay reads a network, and one day that may follow.
func (p *phrase) networkOnDay() (name string, on intervention.Days) {
	w := p.next()
	if !network.MatchString(w.text) {
		p.fail(w, "wants the name of a network, such as twitter")
	}
	p.options(map[string]func(word){"on": func(at word) {
		if on = p.days(); on.Len() > 1 {
			p.fail(at, "wants one day")
		}
	}})
	return w.text, on
}

// word takes a word that has to come.
func (p *phrase) word(usual string, others ...string) {
	if w := p.peek(); !p.take(append(others, usual)...) {
		p.unknown(w, "word", []string{usual})
	}
}
