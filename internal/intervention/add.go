package intervention

import (
	"fmt"
	"slices"

	"github.com/yardstick-lab/yardstick/internal/activity"
	"github.com/yardstick-lab/yardstick/internal/seed"
)

// add puts reactions on the target.
func (c *composition) add(a Add) error {
	target, err := c.target(a)
	if err != nil {
		return err
	}
	people, err := c.people(a, target)
	if err != nil {
		return err
	}
	key := c.key("add", a.Day)
	for _, who := range people {
		c.added = append(c.added, activity.Event{
			Time:    c.moment(a, target, key.Number(uint64(who)).Name("delay")),
			Network: target.Network, Action: a.Action, Actor: who, Owner: c.subject, Object: target.Object,
		})
	}
	return nil
}

// target finds what is reacted to: an event that stands for the object, with the
// time from which reactions are possible.
func (c *composition) target(a Add) (activity.Event, error) {
	switch a.To {
	case KeptPost:
		if c.kept == nil {
			return activity.Event{}, ineligible("no post was kept")
		}
		return *c.kept, nil
	case LastPost:
		return c.latest(a.Day, "post", func(e activity.Event) bool {
			return e.Action == activity.Post && e.Actor == c.subject && e.Network == c.Network
		})
	case LastObject:
		return c.latest(a.Day, "object", func(e activity.Event) bool {
			return e.Owner == c.subject && e.Object != activity.NoObject && e.Network == c.Network
		})
	}
	panic("intervention: an addition without a target")
}

// latest returns the subject's latest event of a kind by the end of a day; of
// equal times that with the first object by name.
func (c *composition) latest(day int, what string, of func(activity.Event) bool) (activity.Event, error) {
	var found *activity.Event
	first, _, _ := c.Trace.Days()
	for d := c.day(day); d >= first && found == nil; d-- {
		c.each(d, d, func(_ int32, e activity.Event) {
			if of(e) && (found == nil || e.Time > found.Time || e.Time == found.Time && e.Object < found.Object) {
				found = &e
			}
		})
	}
	if found == nil {
		return activity.Event{}, ineligible("no %s by the end of day %d", what, day)
	}
	return *found, nil
}

// people chooses who reacts.
func (c *composition) people(a Add, target activity.Event) ([]activity.Account, error) {
	if a.By == Strangers {
		return c.strangers(a.Count), nil
	}
	reacted := map[activity.Account]bool{}
	c.about(target.Object, func(_ int32, e activity.Event) {
		if e.Owner == c.subject {
			reacted[e.Actor] = true
		}
	})
	return c.followers(a.Count, c.key("people", a.Day), func(f activity.Account) bool { return !reacted[f] })
}

// followers draws n of the subject's followers who are suitable.
func (c *composition) followers(n int, key seed.Key, suits func(activity.Account) bool) ([]activity.Account, error) {
	if c.Society == nil {
		return nil, ineligible("a captured log knows no audience")
	}
	people := slices.DeleteFunc(slices.Clone(c.Society.Audience(c.subject, c.Network)), func(f activity.Account) bool {
		return f == c.subject || !suits(f)
	})
	if len(people) < n {
		return nil, ineligible("%d suitable followers, %d are needed", len(people), n)
	}
	return draw(people, n, key), nil
}

// strangers makes new accounts known to the delta.
func (c *composition) strangers(n int) []activity.Account {
	people := make([]activity.Account, n)
	for i := range people {
		people[i] = activity.Account(len(c.Trace.Accounts) + len(c.accounts))
		c.accounts = append(c.accounts, fmt.Sprintf("%sstranger-%03d", c.Trace.Newcomers(), len(c.accounts)+1))
	}
	return people
}

// tries is how often a delay that leads out of the day is drawn again before the
// time is drawn evenly from what is left of the day (ours).
const tries = 16

// moment draws when an added event happens: at the society's delay after the
// post or the start of the day, whichever is later, within the day.
func (c *composition) moment(a Add, target activity.Event, key seed.Key) activity.Time {
	start, end := max(target.Time, c.day(a.Day).Start()), c.day(a.Day+1).Start()
	s := key.Stream()
	for range tries {
		if c.Society == nil {
			break
		}
		if at := start + c.Society.Delay(a.Action, s); at < end {
			return at
		}
	}
	return start + activity.Time(s.Float64()*float64(end-start))
}
