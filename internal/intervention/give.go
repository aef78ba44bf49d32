package intervention

import (
	"fmt"
	"slices"

	"github.com/yardstick-lab/yardstick/internal/activity"
	"github.com/yardstick-lab/yardstick/internal/platform"
)

// List puts the subject on Count lists on each of some days, kept by the subject
// or by as many others.
type List struct {
	By    People
	Count int
	Days  Days
}

func (l List) days() Days { return l.Days }

func (l List) do(c *composition) error {
	return l.Days.each(func(day int) error { return c.list(l, day) })
}

// list puts the subject on lists.
func (c *composition) list(l List, day int) error {
	keepers := make([]activity.Account, l.Count)
	if l.By == Self {
		for i := range keepers {
			keepers[i] = c.subject
		}
	} else {
		var err error
		if keepers, err = c.followers(l.Count, pool{c.Network, c.key("keepers", day), anyone}); err != nil {
			return err
		}
	}
	key, before := c.key("list", day), (day-l.Days.First)*l.Count
	for i, keeper := range keepers {
		c.added = append(c.added, activity.Event{
			Time:    c.anytime(day, key.Number(uint64(i)).Stream().Float64()),
			Network: c.Network, Action: activity.List, Actor: keeper, Owner: c.subject,
			Object: c.newObject(fmt.Sprintf("added-list-%02d", before+i+1)),
		})
	}
	return nil
}

// anytime is a moment of a day, given how far into it.
func (c *composition) anytime(day int, share float64) activity.Time {
	return c.day(day).Start() + activity.Time(share*float64(activity.DayLength))
}

// Tweet is what goes with a +K. The zero value is invalid.
type Tweet uint8

const (
	TweetNone   Tweet = iota + 1 // nobody says a word
	TweetAuto                    // the giver mentions the receiver at once
	TweetReason                  // as TweetAuto, and says why: the same to a score, and not to who reads it
)

// PlusKPerDay is how many +K one account may give on a day; see [platform].
const PlusKPerDay = platform.PlusKPerDay

// PlusK has the subject receive or give Count +K on each of some days, on the
// topic [PlusKTopic].
type PlusK struct {
	Side  Side
	Count int
	Days  Days
	Tweet Tweet
}

// PlusKTopic is the object of an added +K.
const PlusKTopic = "topic"

func (p PlusK) days() Days { return p.Days }

func (p PlusK) do(c *composition) error {
	return p.Days.each(func(day int) error { return c.plusK(p, day) })
}

// plusK has the subject receive or give +K within the platform's rules.
func (c *composition) plusK(p PlusK, day int) error {
	topic := c.newObject(PlusKTopic)
	nearby, that := c.endorsements(day)
	given := func(giver activity.Account) int { return platform.GivenOn(c.day(day), giver, that) }
	if p.Side == Given && given(c.subject)+p.Count > platform.PlusKPerDay {
		return ineligible("the subject gives more than %d +K on day %d", platform.PlusKPerDay, day)
	}
	partners, err := c.followers(p.Count, pool{c.Network, c.key("partners", day), func(f activity.Account) bool {
		giver, receiver := p.Side.order(f, c.subject)
		one := activity.Event{Time: c.day(day).Start(), Action: activity.Endorse, Actor: giver, Owner: receiver, Object: topic}
		return platform.Rested(one, nearby) && (p.Side == Given || given(giver) < platform.PlusKPerDay)
	}})
	if err != nil {
		return err
	}
	key := c.key("plus-k", day)
	for _, f := range partners {
		giver, receiver := p.Side.order(f, c.subject)
		e := activity.Event{
			Time:    c.anytime(day, key.Number(uint64(f)).Stream().Float64()),
			Network: c.Network, Action: activity.Endorse, Actor: giver, Owner: receiver, Object: topic,
		}
		c.added = append(c.added, e)
		if p.Tweet != TweetNone {
			e.Action, e.Object = activity.Mention, activity.NoObject
			c.added = append(c.added, e)
		}
	}
	return nil
}

// order says who gives and who receives.
func (s Side) order(other, subject activity.Account) (giver, receiver activity.Account) {
	if s == Given {
		return subject, other
	}
	return other, subject
}

// endorsements returns the +K from or to the subject so near to a day that the rule
// of rest looks at them, and everybody's of that day.
func (c *composition) endorsements(day int) (nearby, that []activity.Event) {
	at := c.day(day)
	first, last := at-platform.PlusKRestful+1, at+platform.PlusKRestful-1
	note := func(_ int32, e activity.Event) {
		if e.Actor == c.subject || e.Owner == c.subject {
			nearby = append(nearby, e)
		}
		if e.Day() == at {
			that = append(that, e)
		}
	}
	c.some(c.plusKsBetween(first, last), note, func(e activity.Event) bool {
		return e.Action == activity.Endorse && e.Day() >= first && e.Day() <= last
	})
	return nearby, that
}

// plusKsBetween returns the places of the +K of some days.
func (c *composition) plusKsBetween(first, last activity.Day) []int32 {
	from, to := c.Trace.Between(first, last)
	begin, _ := slices.BinarySearch(c.plusKs, int32(from))
	end, _ := slices.BinarySearch(c.plusKs, int32(to))
	return c.plusKs[begin:end]
}
