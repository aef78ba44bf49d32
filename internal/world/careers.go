package world

import (
	"slices"
	"sort"

	"github.com/yardstick-lab/yardstick/internal/activity"
	"github.com/yardstick-lab/yardstick/internal/seed"
)

// career is who posts what and when on a network, which depends on nobody's
// reactions: the posts of account a are those at places start[a] up to
// start[a+1], in order of time.
type career struct {
	start  []int32
	at     []activity.Time
	object []activity.Object
}

// latest returns the place of the last post that an account has written by an
// instant, or false.
func (c *career) latest(a activity.Account, by activity.Time) (int32, bool) {
	from, to := int(c.start[a]), int(c.start[a+1])
	n := sort.Search(to-from, func(i int) bool { return c.at[from+i] > by })
	return int32(from + n - 1), n > 0
}

// onDay returns how many posts an account writes on a day.
func (c *career) onDay(a activity.Account, d activity.Day) int {
	before, some := c.latest(a, d.Start()-1)
	until, _ := c.latest(a, (d+1).Start()-1)
	if !some {
		return int(until-c.start[a]) + 1
	}
	return int(until - before)
}

// nth returns how many posts of the same account and day stand before that at
// place i of account a.
func (c *career) nth(a activity.Account, i int32) int {
	first, morning := i, activity.DayOf(c.at[i]).Start()
	for first > c.start[a] && c.at[first-1] >= morning {
		first--
	}
	return int(i - first)
}

// schedule lets all accounts post, in the order of the names of their posts,
// which it only numbers. It returns the number after the last.
func (b *society) schedule() activity.Object {
	next := activity.NoObject + 1
	for i := range b.networks {
		b.networks[i].career = b.emptyCareer(&b.networks[i])
	}
	for a := range b.Accounts {
		for i := range b.networks {
			on := &b.networks[i]
			if on.linked[a] {
				next = b.career(on, activity.Account(a), next)
			}
			on.career.start[a+1] = int32(len(on.career.at))
		}
	}
	return next
}

// names are the texts that names of posts are made of.
type names struct{ accounts, days []string }

// emptyCareer has room for a few more posts than are expected.
func (b *society) emptyCareer(n *network) career {
	posts := 0.0
	for a, linked := range n.linked {
		if linked {
			posts += n.rate[a] * float64(b.span.days())
		}
	}
	room := min(roomForPosts, int(1.02*posts)+100)
	return career{make([]int32, b.Accounts+1), make([]activity.Time, 0, room), make([]activity.Object, 0, room)}
}

// roomForPosts is the most posts on a network for which room is made ahead
// (ours).
const roomForPosts = 1 << 25

// career appends all posts of an account on a network, numbered on from next.
func (b *society) career(n *network, a activity.Account, next activity.Object) activity.Object {
	key, posts := n.posts(a), b.clock.week(n.rate[a])
	for i := range b.span.days() {
		day := b.span.First() + activity.Day(i)
		s, first := key.Number(uint64(day)).Stream(), len(n.career.at)
		for range min(maxPosts, posts[weekday(day)].Draw(s)) {
			n.career.at = append(n.career.at, b.clock.at(day, s))
			n.career.object = append(n.career.object, next)
			next++
		}
		slices.Sort(n.career.at[first:])
	}
	return next
}

// posts is the key below which everything about an account's posts is drawn.
func (n *network) posts(a activity.Account) seed.Key { return n.writing.Number(uint64(a)) }

// postAt returns the post at a place of an account's career, before it is told.
func (n *network) postAt(a activity.Account, i int32) post {
	at, nth := n.career.at[i], n.career.nth(a, i)
	return post{
		network: n, author: a, object: n.career.object[i], at: at, nth: nth,
		key: n.posts(a).Number(uint64(activity.DayOf(at))).Number(uint64(nth)),
	}
}

// careersOf reads the careers of a network back from a trace.
func careersOf(t *activity.Trace, on activity.Network) career {
	c := career{start: make([]int32, len(t.Accounts)+1)}
	for i, a := range t.Action {
		if a == activity.Post && t.Network[i] == on {
			c.start[t.Actor[i]+1]++
		}
	}
	for a := range t.Accounts {
		c.start[a+1] += c.start[a]
	}
	c.at, c.object = make([]activity.Time, c.start[len(t.Accounts)]), make([]activity.Object, c.start[len(t.Accounts)])
	next := slices.Clone(c.start)
	for i, a := range t.Action {
		if a == activity.Post && t.Network[i] == on {
			place := &next[t.Actor[i]]
			c.at[*place], c.object[*place] = t.Time[i], t.Object[i]
			*place++
		}
	}
	return c
}
