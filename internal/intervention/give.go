package intervention

import (
	"fmt"

	"github.com/yardstick-lab/yardstick/internal/activity"
	"github.com/yardstick-lab/yardstick/internal/platform"
)

// list puts the subject on lists.
func (c *composition) list(l List) error {
	keepers := make([]activity.Account, l.Count)
	if l.By == Self {
		for i := range keepers {
			keepers[i] = c.subject
		}
	} else {
		var err error
		if keepers, err = c.followers(l.Count, c.key("keepers", l.Day), func(activity.Account) bool { return true }); err != nil {
			return err
		}
	}
	key := c.key("list", l.Day)
	for i, keeper := range keepers {
		c.added = append(c.added, activity.Event{
			Time:    c.anytime(l.Day, key.Number(uint64(i)).Stream().Float64()),
			Network: c.Network, Action: activity.List, Actor: keeper, Owner: c.subject,
			Object: c.newObject(fmt.Sprintf("added-list-%02d", i+1)),
		})
	}
	return nil
}

// anytime is a moment of a day, given how far into it.
func (c *composition) anytime(day int, share float64) activity.Time {
	return c.day(day).Start() + activity.Time(share*float64(activity.DayLength))
}

// plusK has the subject receive or give +K within the platform's rules.
func (c *composition) plusK(p PlusK) error {
	topic := c.newObject(PlusKTopic)
	nearby := c.endorsements(p.Day)
	given := func(giver activity.Account) int { return platform.GivenOn(c.day(p.Day), giver, nearby) }
	if p.Side == Given && given(c.subject)+p.Count > platform.PlusKPerDay {
		return ineligible("the subject gives more than %d +K on day %d", platform.PlusKPerDay, p.Day)
	}
	partners, err := c.followers(p.Count, c.key("partners", p.Day), func(f activity.Account) bool {
		giver, receiver := p.Side.order(f, c.subject)
		one := activity.Event{Time: c.day(p.Day).Start(), Action: activity.Endorse, Actor: giver, Owner: receiver, Object: topic}
		return platform.Rested(one, nearby) && (p.Side == Given || given(giver) < platform.PlusKPerDay)
	})
	if err != nil {
		return err
	}
	key := c.key("plus-k", p.Day)
	for _, f := range partners {
		giver, receiver := p.Side.order(f, c.subject)
		e := activity.Event{
			Time:    c.anytime(p.Day, key.Number(uint64(f)).Stream().Float64()),
			Network: c.Network, Action: activity.Endorse, Actor: giver, Owner: receiver, Object: topic,
		}
		c.added = append(c.added, e)
		if p.Tweet == TweetAuto {
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

// endorsements returns the +K so near to a day that the rule of rest looks at
// them.
func (c *composition) endorsements(day int) []activity.Event {
	var found []activity.Event
	c.each(c.day(day)-platform.PlusKRestful+1, c.day(day)+platform.PlusKRestful-1, func(_ int32, e activity.Event) {
		if e.Action == activity.Endorse {
			found = append(found, e)
		}
	})
	return found
}
