package property

import (
	"cmp"
	"fmt"
	"slices"

	"github.com/yardstick-lab/yardstick/internal/activity"
	"github.com/yardstick-lab/yardstick/internal/seed"
)

// suite is what any measure of attention may be held to. B1 is a critic's wish:
// more of anything never lowers a score.
func suite() []Property {
	var all []Property
	for _, k := range received {
		all = append(all, more(k))
	}
	return slices.Concat(all, amounts(), likenesses())
}

// more says that one more act by another never lowers a score.
func more(k activity.Action) Property {
	name := k.String()
	return Property{
		Name: "more-" + name, Row: "B1", Says: fmt.Sprintf("one more %s by another never lowers a score", name),
		wants: notLower, blind: fmt.Sprintf("no %s moved a score", name),
		draw:  drawn(func(s *seed.Stream) activity.Named { return act(pick(s, people), k, subject) }),
		stage: addingAlone,
	}
}

// adding compares a log with the same and the acts.
func adding(d draft) pair {
	return pair{before: opened(d.log), after: opened(d.log, d.acts), who: [2]string{subject, subject}, day: d.day}
}

// amounts are the properties about more and less that are not about one action.
func amounts() []Property {
	return []Property{
		{
			Name: "more-posts", Row: "B1", Says: "one more post of one's own never lowers a score", wants: notLower, blind: "no post moved a score",
			draw: drawn(func(*seed.Stream) activity.Named {
				e := act(subject, activity.Post, subject)
				e.Object = work(subject, 9)
				return e
			}), stage: addingAlone,
		},
		{
			Name: "more-given", Row: "B1", Says: "one more reaction to another never lowers one's own score", wants: notLower,
			blind: "nothing that somebody gave moved their score",
			draw:  drawn(func(s *seed.Stream) activity.Named { return act(subject, pick(s, received), pick(s, people)) }), stage: addingAlone,
		},
		{
			Name: "more-of-everything", Row: "B1", Says: "everything happening twice lowers no score", wants: notLower, blind: "nothing moved a score",
			draw: drawDraft, stage: doubling,
		},
		{
			Name: "blame", Says: "one more block, mute, report or loss of interest by another never lifts a score", wants: notHigher,
			blind: "no blame moved a score", draw: drawn(func(s *seed.Stream) activity.Named { return act(pick(s, people), pick(s, blame), subject) }),
			stage: addingAlone,
		},
	}
}

// likenesses are the properties about what should change nothing.
func likenesses() []Property {
	return []Property{
		{
			Name: "self-acts", Says: "acts on one's own work change nothing", wants: same, blind: "the same act by another moved no score",
			draw:  drawn(func(s *seed.Stream) activity.Named { return act(subject, pick(s, received), subject) }),
			stage: onOneself,
		},
		{Name: "renaming", Says: "other names for the accounts change nothing", wants: same, blind: alike, draw: drawDraft, stage: renaming},
		{
			Name: "equal-times", Says: "the order of acts at one and the same time changes nothing", wants: same, blind: alike, draw: drawDraft,
			stage: func(d draft) pair {
				d.log = retimed(d.log, func(d activity.Day, _ int) activity.Time { return d.Start() + 12*activity.Hour })
				return renaming(d)
			},
		},
		{Name: "time-of-day", Says: "when in a day its acts happen, in the same order, changes nothing", wants: same, blind: alike, draw: drawDraft, stage: early},
		{Name: "later-events", Says: "what happens later leaves the scores of earlier days", wants: same, blind: alike, draw: later, stage: adding},
		{Name: "unrelated", Says: "accounts and networks that one has nothing to do with change nothing", wants: same, blind: alike, draw: strangers, stage: adding},
		{
			Name: "halved-weights", Says: "half of every weight leaves the scores, or their order, where they should not hang on the size of weights", wants: same,
			blind: alike, draw: onOneNetwork, stage: adding, halved: true,
		},
	}
}

const alike = "it scored everyone alike"

// doubling does everything a second time, on objects of its own. What gives or
// takes back a standing is done once.
func doubling(d draft) pair {
	again := slices.Clone(opened(d.log))
	again = slices.DeleteFunc(again, func(e activity.Named) bool { return slices.Contains(undoing, e.Action) || e.Action == activity.Follow })
	for i := range again {
		again[i].Object += "-again"
	}
	d.acts = again
	return adding(d)
}

// onOneself compares with an act on one's own work; the same by another shows
// that the scorer would have seen it.
func onOneself(d draft) pair {
	p := adding(d)
	others := slices.Clone(d.acts)
	for i := range others {
		others[i] = renamed(others[i], map[string]string{subject: "gil"})
		others[i].Owner = subject
	}
	p.apart = opened(d.log, others)
	p.acquaint(d.least)
	return p
}

// renaming gives every account a name that turns their order round.
func renaming(d draft) pair {
	p := adding(d)
	names := map[string]string{}
	for i, name := range append([]string{subject}, people...) {
		names[name] = string(rune('z'-i)) + "-" + name
	}
	p.after = slices.Clone(p.before)
	for i := range p.after {
		p.after[i] = renamed(p.after[i], names)
	}
	p.who[1] = names[subject]
	return p
}

// renamed is an event whose accounts have other names, where they have one.
func renamed(e activity.Named, names map[string]string) activity.Named {
	for _, name := range []*string{&e.Actor, &e.Owner} {
		if other, ok := names[*name]; ok {
			*name = other
		}
	}
	return e
}

// retimed gives the events of each day other times, by their rank in the day:
// events of one time keep one time.
func retimed(log Log, at func(d activity.Day, rank int) activity.Time) Log {
	log = slices.Clone(log)
	slices.SortStableFunc(log, func(a, b activity.Named) int { return cmp.Compare(a.Time, b.Time) })
	rank, was := 0, activity.Time(0)
	for i := range log {
		t, day := log[i].Time, activity.DayOf(log[i].Time)
		switch {
		case i == 0 || activity.DayOf(was) != day:
			rank = 1
		case was != t:
			rank++
		}
		log[i].Time, was = at(day, rank), t
	}
	return log
}

// early moves all events to the first minutes of their days.
func early(d draft) pair {
	p := adding(d)
	p.after = retimed(p.before, func(d activity.Day, rank int) activity.Time { return d.Start() + activity.Time(rank)*activity.Second })
	return p
}

// later adds events after the day that is watched.
func later(s *seed.Stream, size int) draft {
	d := drawDraft(s, size)
	for range 1 + s.IntN(10) {
		d.acts = append(d.acts, drawAct(s, append([]string{subject}, people...), d.day+1+activity.Day(s.IntN(span))))
	}
	d.least = d.day // the background may hold events of that day
	return d
}

// strangers adds accounts who know only each other, some on a network of theirs.
func strangers(s *seed.Stream, size int) draft {
	d := drawDraft(s, size)
	for range 1 + s.IntN(10) {
		e := drawAct(s, []string{"uma", "vic", "wes"}, start+activity.Day(s.IntN(span)))
		if s.Bernoulli(0.5) {
			e.Network = "elsewhere"
		}
		d.acts = append(d.acts, e)
	}
	return d
}

// onOneNetwork draws a background on one network: parts of several add up in a
// way that hangs on their size.
func onOneNetwork(s *seed.Stream, size int) draft {
	d := drawDraft(s, size)
	for i := range d.log {
		d.log[i].Network = networks[0]
	}
	return d
}
