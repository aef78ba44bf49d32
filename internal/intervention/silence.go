package intervention

import "github.com/yardstick-lab/yardstick/internal/activity"

// Keep is what a silence leaves. The zero value is invalid.
type Keep uint8

const (
	KeepNothing Keep = iota + 1 // silence it is
	KeepOnePost                 // the first post of those days or, without one, a post at noon of the first day; without reactions
)

// Silence takes away what the subject does on some days, on all networks, and
// everything that hangs on it: reactions to those posts, answers to those
// comments. Reactions to older posts stay.
type Silence struct {
	Days Days
	Keep Keep
}

// Side is whose events are meant. The zero value is invalid.
type Side uint8

const (
	Received Side = iota + 1 // by others, on the subject's work
	Given                    // by the subject
)

// Remove takes away the events of one action (0: any reaction) on some days.
type Remove struct {
	Action activity.Action
	Days   Days
	Side   Side
}

func (s Silence) days() Days { return s.Days }

// do takes away what the subject did and what hangs on it.
func (s Silence) do(c *composition) error { //nolint:unparam // others of its interface can be in vain
	first, last := c.day(s.Days.First), c.day(s.Days.Last)
	c.kept = nil // an earlier silence keeps nothing from a later one
	if s.Keep == KeepOnePost {
		c.keepPost(first, last)
	}
	gone := c.dropActs(first, last)
	c.dropWhatHangs(gone, first)
	return nil
}

// keepPost chooses the post that stays, or adds one at noon.
func (c *composition) keepPost(first, last activity.Day) {
	c.acts(first, last, func(_ int32, e activity.Event) {
		if e.Action == activity.Post && e.Network == c.Network && (c.kept == nil || e.Compare(*c.kept) < 0) {
			c.kept = &e
		}
	})
	if c.kept == nil {
		post := c.ownPost(first.Start()+noon, c.Network)
		c.kept = &post
		c.added = append(c.added, post)
	}
}

// removal remembers what of the subject's is gone: posts, and the last word
// they had under others' posts.
type removal struct {
	posts  map[activity.Object]bool
	spoken map[activity.Object]activity.Time // other's post → first act of the subject taken away there
}

func (c *composition) dropActs(first, last activity.Day) removal {
	gone := removal{map[activity.Object]bool{}, map[activity.Object]activity.Time{}}
	c.acts(first, last, func(place int32, e activity.Event) {
		switch {
		case c.kept != nil && e == *c.kept:
			gone.posts[e.Object] = true // it stays, without its reactions
			return
		case e.Action == activity.Post:
			gone.posts[e.Object] = true
		case e.Object != activity.NoObject && e.Owner != c.subject:
			if at, ok := gone.spoken[e.Object]; !ok || e.Time < at {
				gone.spoken[e.Object] = e.Time
			}
		}
		c.drop(place, e)
	})
	return gone
}

// dropWhatHangs takes away reactions to posts that are gone, and answers to the
// subject under others' posts where nothing that they said before remains.
func (c *composition) dropWhatHangs(gone removal, first activity.Day) {
	hangs := func(place int32, e activity.Event) {
		switch {
		case e.Object == activity.NoObject || e.Day() < first || c.kept != nil && e == *c.kept:
		case gone.posts[e.Object], e.Parent != activity.NoObject && gone.posts[e.Parent], c.answers(e, gone):
			c.drop(place, e)
		}
	}
	if c.parents { // what answers a post can stand anywhere
		c.each(first, c.last(), hangs)
		return
	}
	for o := range gone.posts { // the order is free: a delta is sorted in the end
		c.about(o, hangs)
	}
	for o := range gone.spoken {
		c.about(o, hangs)
	}
}

// answers reports whether an event answers something that the subject said under
// another's post and that is gone.
func (c *composition) answers(e activity.Event, gone removal) bool {
	at, spoke := gone.spoken[e.Object]
	return spoke && e.Owner == c.subject && e.Actor != c.subject && e.Time >= at && !c.spokeBefore(e.Object, at)
}

// spokeBefore reports whether the subject had acted on an object before.
func (c *composition) spokeBefore(o activity.Object, at activity.Time) bool {
	before := false
	c.about(o, func(_ int32, e activity.Event) {
		before = before || e.Actor == c.subject && e.Time < at
	})
	return before
}

func (r Remove) days() Days { return r.Days }

// do takes away events of one action, or any reaction.
func (r Remove) do(c *composition) error {
	n := 0
	c.each(c.day(r.Days.First), c.day(r.Days.Last), func(place int32, e activity.Event) {
		if r.means(e, c.subject) {
			c.drop(place, e)
			n++
		}
	})
	if n == 0 {
		return ineligible("nothing to remove on days %d..%d", r.Days.First, r.Days.Last)
	}
	return nil
}

// means reports whether an event of the right days is to go.
func (r Remove) means(e activity.Event, subject activity.Account) bool {
	mine := e.Actor == subject
	if r.Side == Received {
		mine = e.Owner == subject && e.Actor != subject
	}
	if r.Action == 0 {
		return mine && !e.Action.OwnAct()
	}
	return mine && e.Action == r.Action
}
