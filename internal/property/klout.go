package property

import (
	"fmt"

	"github.com/yardstick-lab/yardstick/internal/activity"
	"github.com/yardstick-lab/yardstick/internal/seed"
)

// klout is what Klout published about its own score, one property a statement. K9,
// the shape of its scale, is no property of small logs.
func klout() []Property { return append(kloutOfPeople(), kloutOfActs()...) }

// Why a statement does not apply.
const noReshare, noReaction = "no reshare moved a score", "no reaction moved a score"

// kloutOfPeople is what it said of posts, people and days (K1 to K4).
func kloutOfPeople() []Property {
	return []Property{
		{
			Name: "fewer-posts", Row: "K1", Says: "100 reshares from 10 posts count more than 100 from 1,000 posts", wants: higher, blind: noReshare,
			cases: 12, draw: counted(20, 100), stage: fewerPosts,
		},
		{
			Name: "more-people", Row: "K2", Says: "100 reshares from 100 people count more than 100 from one", wants: higher, blind: noReshare,
			cases: 25, draw: counted(10, 100), stage: morePeople,
		},
		{
			Name: "less-each", Row: "K3", Says: "the more others a person reacts to in a day, the less a reaction counts", wants: higher, blind: noReaction,
			draw: counted(1, 20), stage: lessEach,
		},
		{
			Name: "window", Row: "K4", Says: "what is 90 days old counts for nothing", wants: same, blind: noReaction,
			draw: longAgo, stage: forgotten,
		},
		{
			Name: "recent", Row: "K4", Says: "a recent reaction counts more than one of two months ago", wants: higher, blind: noReaction,
			draw: counted(1, 5), stage: recent,
		},
		{
			Name: "short-break", Row: "K4", Says: fmt.Sprintf("two days off in two months cost no more than %g %% of the scale", 100*Break), wants: near,
			blind: noReaction, cases: 40, draw: counted(1, 5), stage: shortBreak,
		},
	}
}

// kloutOfActs is what it said of actions, networks and who acts (K5 to K8).
func kloutOfActs() []Property {
	return []Property{
		{
			Name: "likes-count", Row: "K5", Says: "likes lift a score", wants: higher, blind: noReaction, draw: counted(1, 20),
			stage: gaining(0, activity.Like),
		},
		{
			Name: "comments-over-likes", Row: "K5", Says: "as many comments lift a score more than likes", wants: higher, blind: noReaction, draw: counted(1, 20),
			stage: gaining(activity.Like, activity.Comment),
		},
		{
			Name: "lists-count", Row: "K5", Says: "lists by others lift a score (2012)", wants: higher, blind: noReaction, draw: counted(1, 20),
			stage: gaining(0, activity.List),
		},
		{
			Name: "comments-over-followers", Row: "K5", Says: "as many comments lift a score more than followers", wants: higher, blind: noReaction,
			draw: counted(1, 20), stage: gaining(activity.Follow, activity.Comment),
		},
		{
			Name: "connecting", Row: "K6", Says: "connecting a network never lowers a score", wants: notLower, blind: "no network moved a score",
			draw: counted(1, 5), stage: connecting,
		},
		{
			Name: "standing", Row: "K7", Says: "a reaction of somebody with a high score lifts more than one of somebody with a low score", wants: higher,
			blind: "nobody who reacted scored higher than another", draw: counted(3, 20), stage: standing,
		},
		{
			Name: "plus-k", Row: "K8", Says: "+K changes nothing (2011)", wants: same, blind: noReaction, draw: counted(1, 20),
			stage: gaining(0, activity.Endorse),
		},
	}
}

// person is one of as many people as are wanted.
func person(i int) string { return fmt.Sprintf("p%03d", i+1) }

// posts are posts of the subject's on a day, by number.
func posts(n int, d activity.Day) Log {
	var log Log
	for i := range n {
		e := on(act(subject, activity.Post, subject), d)
		e.Object = work(subject, 1+i)
		log = append(log, e)
	}
	return log
}

// given are n acts towards the subject on a day, by people of their own each.
func given(k activity.Action, n int, d activity.Day) Log {
	var log Log
	for i := range n {
		log = append(log, on(act(person(i), k, subject), d))
	}
	return log
}

// watched is a pair about the subject on the draft's day.
func watched(d draft, before, after, apart Log) pair {
	p := pair{before: opened(d.log, before), after: opened(d.log, after), apart: opened(d.log, apart), who: [2]string{subject, subject}, day: d.day}
	p.acquaint(d.least)
	return p
}

// spread are n reshares, by a person each, over some posts of the subject's.
func spread(n, over int, day activity.Day) Log {
	log := posts(over, day)
	for i := range n {
		e := on(act(person(i), activity.Reshare, subject), day)
		e.Object = work(subject, 1+i%over)
		log = append(log, e)
	}
	return log
}

func fewerPosts(d draft) pair {
	p := watched(d, spread(d.n, 10*d.n, d.day), spread(d.n, (d.n+9)/10, d.day), posts(10*d.n, d.day))
	p.without = p.apart
	return p
}

func morePeople(d draft) pair {
	n := max(2, d.n)
	many, one := spread(n, n, d.day), spread(n, n, d.day)
	for i := n; i < len(one); i++ {
		one[i].Actor = person(0)
	}
	return watched(d, one, many, posts(n, d.day))
}

// lessEach compares a day on which a person reacts to the subject and to others
// with one on which only the subject is reacted to.
func lessEach(d draft) pair {
	mine := given(d.kind, 1, d.day)
	busy := mine
	for i := range d.n {
		busy = append(busy[:len(busy):len(busy)], on(act(person(0), d.kind, person(1+i)), d.day))
	}
	return watched(d, busy, mine, nil)
}

// longAgo draws a background of the ten days before the subject is watched.
func longAgo(s *seed.Stream, size int) draft {
	d := draft{log: drawLog(s, size), n: 1 + s.IntN(5), kind: pick(s, ordinary), day: start + 90}
	for i := range d.log {
		d.log[i].Time += (91 - span) * activity.DayLength
	}
	d.least = d.day
	return d
}

func forgotten(d draft) pair {
	return watched(d, nil, given(d.kind, d.n, start), given(d.kind, d.n, d.day))
}

func recent(d draft) pair {
	d.day = start + 60
	return watched(d, given(d.kind, d.n, start), given(d.kind, d.n, d.day), nil)
}

// shortBreak compares two months of a post and some reactions a day with the same
// but for the last two days.
func shortBreak(d draft) pair {
	d.day = start + 60
	months := func(days int) Log {
		var log Log
		for day := range activity.Day(days) {
			log = append(log, posts(1, start+1+day)...)
			log = append(log, given(d.kind, d.n, start+1+day)...)
		}
		return log
	}
	return watched(d, months(60), months(58), nil)
}

// gaining compares n acts of one kind, or none for kind 0, with as many of another
// by the same people; ordinary reactions show that the scorer sees any.
func gaining(one, other activity.Action) func(draft) pair {
	return func(d draft) pair {
		var before, apart Log
		if one == 0 {
			for _, k := range ordinary {
				apart = append(apart, given(k, d.n, d.day)...)
			}
		} else {
			before = given(one, d.n, d.day)
		}
		return watched(d, before, given(other, d.n, d.day), apart)
	}
}

// connecting compares a network that was left with one that was connected again.
func connecting(d draft) pair {
	reactions := given(d.kind, d.n, d.day-2)
	for i := range reactions {
		reactions[i].Network = networks[1]
	}
	leave, connect := on(act(subject, activity.Disconnect, subject), d.day-1), on(act(subject, activity.Connect, subject), d.day)
	leave.Network, connect.Network = networks[1], networks[1]
	left := append(reactions, leave)
	return pair{
		before: opened(d.log, left), after: opened(d.log, left, Log{connect}), who: [2]string{subject, subject}, day: d.day,
	}
}

// standing has one person make a name for themselves, and another none; then the
// one or the other reacts to the subject.
func standing(d draft) pair {
	high, low := "hal", "lou"
	rise := Log{on(act(high, activity.Post, high), d.day-1), on(act(low, activity.Post, low), d.day-1)}
	for i := range d.n {
		for _, k := range []activity.Action{activity.Like, activity.Comment, activity.Mention, activity.Reshare, activity.Reply, activity.Follow} {
			rise = append(rise, on(act(person(i), k, high), d.day-1))
		}
	}
	by := func(name string) Log {
		return append(rise[:len(rise):len(rise)], on(act(name, d.kind, subject), d.day))
	}
	p := watched(d, by(low), by(high), rise)
	p.above = [2]string{high, low}
	return p
}
