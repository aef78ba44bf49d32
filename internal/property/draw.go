package property

import (
	"fmt"
	"slices"

	"github.com/yardstick-lab/yardstick/internal/activity"
	"github.com/yardstick-lab/yardstick/internal/seed"
)

// start is the first day of every drawn log, 2011-03-01; span is how many days it
// has.
const (
	start = activity.Day(15034)
	span  = 10
)

// subject is the account that is watched. The others are drawn from people.
const subject = "ann"

var (
	people   = []string{"bob", "cat", "dan", "eve", "fay"}
	networks = []string{"facebook", "twitter"}
	// received is what others can do that adds to a score where it counts at all.
	received = []activity.Action{
		activity.Like, activity.Comment, activity.Reply, activity.Mention, activity.Reshare, activity.Quote,
		activity.React, activity.List, activity.Follow, activity.Endorse,
	}
	blame = []activity.Action{activity.NotInterested, activity.Block, activity.Mute, activity.Report}
	// ordinary are the reactions that sentences about reactions are asked of.
	ordinary = []activity.Action{activity.Like, activity.Comment, activity.Reshare}
	// undoing takes back what an earlier act gave.
	undoing = []activity.Action{activity.Unlist, activity.Unfollow, activity.Connect, activity.Disconnect}
)

// draft is a case of a property before it is staged: what the shrinker works on.
type draft struct {
	log   Log             // the background
	acts  Log             // what the property is about
	n     int             // how many, where the property stages its acts itself; 0 where not
	kind  activity.Action // of these
	day   activity.Day    // on which the account is watched
	least activity.Day    // the earliest day that this may become
}

// pair is two logs that a property compares.
type pair struct {
	before, after Log
	who           [2]string // the account in either
	day           activity.Day
	// apart is a log that scores otherwise than before if the scorer sees what the
	// property is about; nil where it is enough that it does not score all alike.
	apart Log
	// without is before without what the property is about, where before has some of
	// it: a scorer that tells no difference does not see it.
	without Log
	// above names two accounts of before of whom the first has to score higher.
	above [2]string
}

// pick draws one of several.
func pick[T any](s *seed.Stream, of []T) T { return of[s.IntN(len(of))] }

// moment draws a time of a day, in whole seconds.
func moment(s *seed.Stream, d activity.Day) activity.Time {
	return d.Start() + activity.Time(s.IntN(86_400))*activity.Second
}

// work is the n-th object of somebody's.
func work(owner string, n int) string { return fmt.Sprintf("%s-%d", owner, n) }

// act is somebody's act on another's work.
func act(by string, k activity.Action, owner string) activity.Named {
	e := activity.Named{Time: start.Start() + 12*activity.Hour, Network: networks[0], Action: k, Actor: by, Owner: owner, Object: work(owner, 1)}
	switch k {
	case activity.Follow, activity.Unfollow, activity.Block, activity.Mute, activity.Connect, activity.Disconnect:
		e.Object = ""
	case activity.List, activity.Unlist:
		e.Object = "list-of-" + by
	case activity.Endorse:
		e.Object = "marketing"
	}
	return e
}

// on puts an act on a day, at noon.
func on(e activity.Named, d activity.Day) activity.Named {
	e.Time = d.Start() + 12*activity.Hour
	return e
}

// drawAction draws what happens: mostly posts and reactions, and rarely anything.
func drawAction(s *seed.Stream) activity.Action {
	switch x := s.Float64(); {
	case x < 0.25:
		return activity.Post
	case x < 0.90:
		return pick(s, received)
	case x < 0.95:
		return pick(s, blame)
	}
	return pick(s, undoing)
}

// drawAct draws an act among some accounts on a day.
func drawAct(s *seed.Stream, among []string, d activity.Day) activity.Named {
	k, by, owner := drawAction(s), pick(s, among), pick(s, among)
	if k.OwnAct() {
		owner = by
	}
	e := act(by, k, owner)
	if e.Object == work(owner, 1) {
		e.Object = work(owner, 1+s.IntN(3))
	}
	e.Network, e.Time = pick(s, networks), moment(s, d)
	return e
}

// drawLog draws the background: some events among the subject and others.
func drawLog(s *seed.Stream, size int) Log {
	among := append([]string{subject}, people...)
	var log Log
	for range 1 + s.IntN(size) {
		log = append(log, drawAct(s, among, start+activity.Day(s.IntN(span))))
	}
	return log
}

// drawDraft draws a background that is watched on its last day.
func drawDraft(s *seed.Stream, size int) draft {
	return draft{log: drawLog(s, size), day: start + span - 1, least: start}
}

// drawn draws one act for a draft, and a day on or after it on which to watch.
func drawn(one func(s *seed.Stream) activity.Named) func(*seed.Stream, int) draft {
	return func(s *seed.Stream, size int) draft {
		d := drawDraft(s, size)
		e := one(s)
		at := start + activity.Day(s.IntN(span))
		e.Time, e.Network = moment(s, at), pick(s, networks)
		d.acts, d.day, d.least = Log{e}, at+activity.Day(s.IntN(4)), at
		return d
	}
}

// counted draws how many, from low to high, for a property that stages its own
// acts on the day that is watched. Nobody is blamed in its background: what was
// said of reactions supposes that the others are no reports.
func counted(low, high int) func(*seed.Stream, int) draft {
	return func(s *seed.Stream, size int) draft {
		d := drawDraft(s, size)
		d.log = slices.DeleteFunc(d.log, func(e activity.Named) bool { return slices.Contains(blame, e.Action) })
		d.n, d.kind, d.least = low+s.IntN(high-low+1), pick(s, ordinary), d.day
		return d
	}
}

// opened is a log with the subject's first post, so that there is somebody to
// watch, followed by more.
func opened(logs ...Log) Log {
	first := act(subject, activity.Post, subject)
	first.Time = start.Start()
	return slices.Concat(append([]Log{{first}}, logs...)...)
}
