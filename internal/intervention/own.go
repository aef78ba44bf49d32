package intervention

import "github.com/yardstick-lab/yardstick/internal/activity"

// Post has the subject post Count times on each of some days, at any time of it.
type Post struct {
	Count   int
	Days    Days
	Network string // "" for the subjects'
}

// Mention has the subject mention Count others on each of some days, each in a
// post of its own.
type Mention struct {
	Count   int
	Days    Days
	Network string // "" for the subjects'
}

func (p Post) days() Days    { return p.Days }
func (m Mention) days() Days { return m.Days }

func (p Post) do(c *composition) error {
	network, err := c.network(p.Network)
	if err != nil {
		return err
	}
	return p.Days.each(func(day int) error {
		key := c.key("post", day)
		for i := range p.Count {
			at := c.anytime(day, key.Number(uint64(i)).Stream().Float64())
			c.added = append(c.added, c.ownPost(at, network))
		}
		return nil
	})
}

func (m Mention) do(c *composition) error {
	network, err := c.network(m.Network)
	if err != nil {
		return err
	}
	others := c.members(network)
	if len(others) < m.Count {
		return ineligible("%d others on the network, %d are to be mentioned", len(others), m.Count)
	}
	return m.Days.each(func(day int) error {
		key := c.key("mention", day)
		for _, who := range draw(others, m.Count, key) {
			e := c.ownPost(c.anytime(day, key.Number(uint64(who)).Name("time").Stream().Float64()), network)
			c.added = append(c.added, e)
			e.Action, e.Owner = activity.Mention, who
			c.added = append(c.added, e)
		}
		return nil
	})
}

// noon of a day.
const noon = 12 * activity.Hour

// ownPost is a new post of the subject.
func (c *composition) ownPost(at activity.Time, n activity.Network) activity.Event {
	return activity.Event{
		Time: at, Network: n, Action: activity.Post, Actor: c.subject, Owner: c.subject, Object: c.freshObject("post"),
	}
}
