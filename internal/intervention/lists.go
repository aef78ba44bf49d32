package intervention

import (
	"github.com/yardstick-lab/yardstick/internal/activity"
	"github.com/yardstick-lab/yardstick/internal/platform"
)

// Dismiss has the subject delete, at noon of a day, every notification of a list
// that it then holds.
type Dismiss struct{ Day int }

// Open has the subject find by hand, at noon of a day, every list that it then
// has no access to.
type Open struct{ Day int }

func (d Dismiss) days() Days { return On(d.Day) }
func (p Open) days() Days    { return On(p.Day) }

func (d Dismiss) do(c *composition) error {
	return c.withLists(activity.Dismiss, d.Day, func(m platform.Membership) bool { return m.Notified })
}

func (p Open) do(c *composition) error {
	return c.withLists(activity.Open, p.Day, func(m platform.Membership) bool { return !m.Access() })
}

// withLists has the subject do the same with all lists of a kind that it is on at
// noon. Those of the day itself count if they came before noon.
func (c *composition) withLists(k activity.Action, day int, of func(platform.Membership) bool) error {
	at, some := c.day(day).Start()+noon, false
	for _, m := range platform.Memberships(c.subject, c.aboutLists(at), c.day(day)) {
		if of(m) {
			c.added = append(c.added, activity.Event{Time: at, Network: c.Network, Action: k, Actor: c.subject, Owner: c.subject, Object: m.List})
			some = true
		}
	}
	if !some {
		return ineligible("no list to %s on day %d", k, day)
	}
	return nil
}

// aboutLists are the events on the subject's work up to a moment that have to do
// with lists, in their order.
func (c *composition) aboutLists(to activity.Time) []activity.Event {
	var found activity.Columns
	c.owned(activity.DayOf(to), func(_ int32, e activity.Event) {
		switch e.Action {
		case activity.List, activity.Unlist, activity.Dismiss, activity.Open:
			if e.Time <= to {
				found.Append(e)
			}
		}
	})
	found.Sort()
	events := make([]activity.Event, found.Len())
	for i := range events {
		events[i] = found.At(i)
	}
	return events
}
