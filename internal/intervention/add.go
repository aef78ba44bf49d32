package intervention

import (
	"cmp"
	"slices"

	"github.com/yardstick-lab/yardstick/internal/activity"
	"github.com/yardstick-lab/yardstick/internal/seed"
)

// Target is what added events are about. The zero value is invalid.
type Target uint8

const (
	LastPost   Target = iota + 1 // the subject's latest post at the end of the day
	KeptPost                     // the post that a silence kept
	LastObject                   // the subject's object with the latest event by the end of the day, ties by name
	NewPost                      // a post of the subject at noon of the day, which is added too
)

// Add puts Count events of one action on the target, on each of some days. They
// are by as many people, or by People of them in turn.
type Add struct {
	Action   activity.Action
	Count    int
	To       Target
	Days     Days
	By       People
	People   int      // 0 for as many as Count
	Standing Standing // 0 where the people are drawn; of the audience only
	Beside   int      // how many others each of them does the same to on the day
	Network  string   // where it happens; "" for the subjects'
}

// Standing picks those of the audience to whom people react most, or least. What
// a scorer makes of them is not asked: the people are the same under all. The zero
// value picks nobody.
type Standing uint8

const (
	HighStanding Standing = iota + 1 // the most reactions received up to the day before
	LowStanding                      // the fewest
)

func (a Add) days() Days { return a.Days }

func (a Add) do(c *composition) error {
	network, err := c.network(a.Network)
	if err != nil {
		return err
	}
	return a.Days.each(func(day int) error { return c.add(addition{a, network, day}) })
}

// addition is what is added on one day.
type addition struct {
	Add
	on  activity.Network
	day int
}

// add puts reactions on the target.
func (c *composition) add(a addition) error {
	target, err := c.target(a)
	if err != nil {
		return err
	}
	people, err := c.people(a, target)
	if err != nil {
		return err
	}
	key := c.key("add", a.day)
	for i := range a.Count {
		who := people[i%len(people)]
		delay := key.Number(uint64(who))
		if turn := i / len(people); turn > 0 {
			delay = delay.Number(uint64(turn))
		}
		c.added = append(c.added, activity.Event{
			Time:    c.moment(a, target, delay.Name("delay")),
			Network: target.Network, Action: a.Action, Actor: who, Owner: c.subject, Object: target.Object,
		})
	}
	return c.beside(a, people)
}

// beside has each of the people do the same to posts of others, a post each, of
// the same day.
func (c *composition) beside(a addition, people []activity.Account) error {
	if a.Beside == 0 {
		return nil
	}
	posts := map[activity.Account]activity.Event{}
	var owners []activity.Account
	c.each(c.day(a.day), c.day(a.day), func(_ int32, e activity.Event) {
		if _, has := posts[e.Owner]; e.Action == activity.Post && e.Network == a.on && e.Owner != c.subject && !has {
			posts[e.Owner], owners = e, append(owners, e.Owner)
		}
	})
	slices.Sort(owners)
	key := c.key("beside", a.day)
	for _, who := range people {
		others := slices.DeleteFunc(slices.Clone(owners), func(o activity.Account) bool { return o == who })
		if len(others) < a.Beside {
			return ineligible("%d others post on day %d, %d are to be reacted to", len(others), a.day, a.Beside)
		}
		theirs := key.Number(uint64(who))
		for _, o := range draw(others, a.Beside, theirs) {
			c.added = append(c.added, activity.Event{
				Time:    c.moment(a, posts[o], theirs.Number(uint64(o)).Name("delay")),
				Network: a.on, Action: a.Action, Actor: who, Owner: o, Object: posts[o].Object,
			})
		}
	}
	return nil
}

// target finds what is reacted to: an event that stands for the object, with the
// time from which reactions are possible.
func (c *composition) target(a addition) (activity.Event, error) {
	switch a.To {
	case KeptPost:
		if c.kept == nil {
			return activity.Event{}, ineligible("no post was kept")
		}
		return *c.kept, nil
	case LastPost:
		return c.latest(a.day, "post", func(e activity.Event) bool {
			return e.Action == activity.Post && e.Network == a.on
		})
	case LastObject:
		return c.latest(a.day, "object", func(e activity.Event) bool {
			return e.Object != activity.NoObject && e.Network == a.on
		})
	case NewPost:
		post := c.ownPost(c.day(a.day).Start()+noon, a.on)
		c.added = append(c.added, post)
		return post, nil
	}
	panic("intervention: an addition without a target")
}

// latest returns the subject's latest event of a kind by the end of a day; of
// equal times that with the first object by name.
func (c *composition) latest(day int, what string, of func(activity.Event) bool) (activity.Event, error) {
	var found *activity.Event
	c.owned(c.day(day), func(_ int32, e activity.Event) {
		if of(e) && (found == nil || e.Time > found.Time || e.Time == found.Time && e.Object < found.Object) {
			found = &e
		}
	})
	if found == nil {
		return activity.Event{}, ineligible("no %s by the end of day %d", what, day)
	}
	return *found, nil
}

// people chooses who reacts.
func (c *composition) people(a addition, target activity.Event) ([]activity.Account, error) {
	n := a.Count
	if a.People > 0 {
		n = min(n, a.People)
	}
	if a.By == Strangers {
		return c.strangers(n), nil
	}
	reacted := map[activity.Account]bool{}
	c.about(target.Object, func(_ int32, e activity.Event) {
		if e.Owner == c.subject {
			reacted[e.Actor] = true
		}
	})
	from := pool{c.Network, c.key("people", a.day), func(f activity.Account) bool { return !reacted[f] }}
	if a.Standing != 0 {
		return c.ofStanding(a, n, from)
	}
	return c.followers(n, from)
}

// ofStanding chooses those to whom people react most, or least; of equal ones the
// first by number.
func (c *composition) ofStanding(a addition, n int, from pool) ([]activity.Account, error) {
	people, err := c.suitable(n, from)
	if err != nil {
		return nil, err
	}
	received := map[activity.Account]int{}
	first, _, _ := c.Trace.Days()
	before, end := c.Trace.Between(first, c.day(a.day)-1)
	for i := before; i < end; i++ {
		if c.Trace.Action[i].Reaction() && c.Trace.Actor[i] != c.Trace.Owner[i] {
			received[c.Trace.Owner[i]]++
		}
	}
	slices.SortStableFunc(people, func(x, y activity.Account) int {
		if a.Standing == LowStanding {
			return cmp.Compare(received[x], received[y])
		}
		return cmp.Compare(received[y], received[x])
	})
	return people[:n], nil
}

// tries is how often a delay that leads out of the day is drawn again before the
// time is drawn evenly from what is left of the day (ours).
const tries = 16

// moment draws when an added event happens: at the society's delay after the
// post or the start of the day, whichever is later, within the day.
func (c *composition) moment(a addition, target activity.Event, key seed.Key) activity.Time {
	start, end := max(target.Time, c.day(a.day).Start()), c.day(a.day+1).Start()
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
