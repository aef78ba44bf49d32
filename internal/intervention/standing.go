package intervention

import (
	"github.com/yardstick-lab/yardstick/internal/activity"
)

// Connect links a network to the subject at the beginning of a day.
type Connect struct {
	Network string
	Day     int
}

// Disconnect unlinks a network, or all but the subjects', at the beginning of a
// day. What happens there later links nothing again.
type Disconnect struct {
	Network string
	Others  bool // in place of Network
	Day     int
}

func (n Connect) days() Days    { return On(n.Day) }
func (n Disconnect) days() Days { return On(n.Day) }

func (n Connect) do(c *composition) error {
	network, err := c.network(n.Network)
	if err != nil {
		return err
	}
	if c.linked(network, n.Day) {
		return ineligible("%s is linked already on day %d", n.Network, n.Day)
	}
	c.link(activity.Connect, network, n.Day)
	return nil
}

func (n Disconnect) do(c *composition) error {
	if n.Others {
		return n.others(c)
	}
	network, err := c.network(n.Network)
	if err != nil {
		return err
	}
	if !c.linked(network, n.Day) {
		return ineligible("%s is not linked on day %d", n.Network, n.Day)
	}
	c.link(activity.Disconnect, network, n.Day)
	return nil
}

// others unlinks all networks but the subjects' that are linked.
func (n Disconnect) others(c *composition) error {
	some := false
	for i := range c.Trace.Networks {
		if network := activity.Network(i); network != c.Network && c.linked(network, n.Day) {
			c.link(activity.Disconnect, network, n.Day)
			some = true
		}
	}
	if !some {
		return ineligible("no other network is linked on day %d", n.Day)
	}
	return nil
}

func (c *composition) link(k activity.Action, n activity.Network, day int) {
	c.added = append(c.added, activity.Event{
		Time: c.day(day).Start(), Network: n, Action: k, Actor: c.subject, Owner: c.subject,
	})
}

// linked reports whether a network is linked to the subject when a day begins: by
// the stock, by what happened there, or by connecting it; once it is unlinked,
// only connecting links it again.
func (c *composition) linked(n activity.Network, day int) bool {
	first, _, _ := c.Trace.Days()
	before := c.day(day) - 1
	var toggle *activity.Event
	linked := c.Trace.Stock.Of(c.subject, n).Linked
	c.acts(first, before, func(_ int32, e activity.Event) {
		switch {
		case e.Network != n:
		case e.Action != activity.Connect && e.Action != activity.Disconnect:
			linked = true
		case toggle == nil || e.Compare(*toggle) > 0:
			toggle = &e
		}
	})
	if toggle != nil {
		return toggle.Action == activity.Connect
	}
	if linked {
		return true
	}
	c.owned(before, func(_ int32, e activity.Event) { linked = linked || e.Network == n })
	return linked
}

// Follow has strangers follow the subject, Count on each of some days, at
// moments spread over it.
type Follow struct {
	By      People
	Count   int
	Days    Days
	Network string // "" for the subjects'
}

// Unfollow has Count followers leave on each of some days.
type Unfollow struct {
	By      People
	Count   int
	Days    Days
	Network string // "" for the subjects'
}

func (f Follow) days() Days   { return f.Days }
func (f Unfollow) days() Days { return f.Days }

func (f Follow) do(c *composition) error {
	network, err := c.network(f.Network)
	if err != nil {
		return err
	}
	return f.Days.each(func(day int) error {
		c.follows(activity.Event{Network: network, Action: activity.Follow}, c.strangers(f.Count), day)
		return nil
	})
}

func (f Unfollow) do(c *composition) error {
	network, err := c.network(f.Network)
	if err != nil {
		return err
	}
	return f.Days.each(func(day int) error {
		left := map[activity.Account]bool{}
		for _, e := range c.added {
			if e.Action == activity.Unfollow && e.Owner == c.subject && e.Network == network {
				left[e.Actor] = true
			}
		}
		people, err := c.followers(f.Count, pool{network, c.key("unfollow", day), func(a activity.Account) bool { return !left[a] }})
		if err != nil {
			return err
		}
		c.follows(activity.Event{Network: network, Action: activity.Unfollow}, people, day)
		return nil
	})
}

// follows adds the acts of many people, one after the other through a day, so
// that they need no sorting.
func (c *composition) follows(e activity.Event, people []activity.Account, day int) {
	s := c.key("follows", day).Number(uint64(e.Action)).Stream()
	for i, who := range people {
		e.Time = c.anytime(day, (float64(i)+s.Float64())/float64(len(people)))
		e.Actor, e.Owner = who, c.subject
		c.added = append(c.added, e)
	}
}
