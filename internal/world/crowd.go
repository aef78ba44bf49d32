package world

import (
	"cmp"
	"fmt"
	"slices"

	"github.com/yardstick-lab/yardstick/internal/activity"
	"github.com/yardstick-lab/yardstick/internal/seed"
)

// Crowd is the society of a world after it has lived: it tells what would have
// come on top of that, had one account done more than it did. It is read-only
// and safe for concurrent use.
type Crowd struct {
	world   *World
	society *society
	given   map[activity.Account][]activity.Event // +K of the trace, by giver
}

// Crowd brings the society of the world back.
func (w *World) Crowd() *Crowd {
	c := &Crowd{world: w, society: newSociety(w.settings, w.Span), given: map[activity.Account][]activity.Event{}}
	for i := range c.society.networks {
		n := &c.society.networks[i]
		n.audience = w.audience[i]
		n.following, n.career = n.audience.reversed(), careersOf(w.Trace, n.number)
	}
	for i, a := range w.Trace.Action {
		if a == activity.Endorse {
			e := w.Trace.At(i)
			c.given[e.Actor] = append(c.given[e.Actor], e)
		}
	}
	return c
}

// Topic returns what an account is endorsed for, from 0.
func (c *Crowd) Topic(a activity.Account) int { return c.society.topic[a] }

// Place returns where an account lives, from 0.
func (c *Crowd) Place(a activity.Account) int { return c.society.place[a] }

// Influence is how much an account truly moves others: the reactions of
// followers that an average post of theirs is expected to draw, over all
// networks.
func (c *Crowd) Influence(a activity.Account) float64 {
	sum := 0.0
	for i := range c.society.networks {
		n := &c.society.networks[i]
		rate := 0.0
		for _, r := range n.Reactions {
			rate += r.PerFollower
		}
		for _, x := range c.society.strengths(n, a) {
			sum += min(1, rate*float64(x))
		}
	}
	return sum
}

// Answer is what a behaviour adds to a world. Nothing is taken away: whatever
// happened without it happens with it.
type Answer struct {
	Added   []activity.Event   // in their total order
	Objects []string           // those numbered from the trace's last on
	Met     []activity.Account // whom the account dealt with, rising
}

// Answer lets the account behave and the society answer. Behaviours are told
// apart by what they do and when: the same one gives the same answer, and more
// of it contains less of it. The error says why the account cannot behave so.
func (c *Crowd) Answer(b Behaviour) (Answer, error) {
	if err := b.check(c); err != nil {
		return Answer{}, err
	}
	t := newTelling(c.society, 0)
	s := &scene{telling: t, Behaviour: b, crowd: c, network: &c.society.networks[b.Network]}
	s.key = s.network.key.Name("behave").Name(b.Does.String()).Number(uint64(b.Account))
	s.act()
	s.praised()
	slices.SortFunc(t.events, activity.Event.Compare)
	slices.Sort(s.met)
	return Answer{t.events, s.objects, slices.Compact(s.met)}, nil
}

// scene is an account behaving, and what has come of it so far.
type scene struct {
	*telling
	Behaviour
	crowd   *Crowd
	network *network
	key     seed.Key
	objects []string
	met     []activity.Account
}

// object returns the number of an object by name, known to the trace or not.
func (s *scene) object(name string) activity.Object {
	known := s.crowd.world.Trace.Objects
	if i, ok := slices.BinarySearch(known, name); ok {
		return activity.Object(i)
	}
	i := slices.Index(s.objects, name)
	if i < 0 {
		i, s.objects = len(s.objects), append(s.objects, name)
	}
	return activity.Object(len(known) + i)
}

// praised tells the +K that the account's doings bring, as far as the rules
// allow beside those of the trace.
func (s *scene) praised() {
	more := map[activity.Account][]activity.Event{}
	slices.SortFunc(s.praise, activity.Event.Compare)
	for _, e := range s.praise {
		if e.Time < s.end && permits(s.crowd.given[e.Actor], e) && permits(more[e.Actor], e) {
			more[e.Actor] = append(more[e.Actor], e)
			s.endorse(e, 1)
		}
	}
}

// endorse tells a +K on its receiver's topic, and the thanks for it.
func (s *scene) endorse(e activity.Event, pull float64) {
	e.Action, e.Object = activity.Endorse, s.object(topicName(s.society.topic[e.Owner]+1))
	s.emit(e)
	s.thank(s.network, gift{by: e.Actor, to: e.Owner, at: e.Time, pull: pull}, s.network.thanks(e).Stream())
}

// Doing is what an account does more of. The zero value is invalid.
type Doing uint8

// What an account can do more of, on one network.
const (
	PostMore    Doing = iota + 1 // Times as many posts, and Count a day besides
	ReplyMore                    // Count replies a day, below the latest posts of followers
	ThankAll                     // every comment on the posts of these days is answered
	AskForPlusK                  // Count posts a day that ask for +K and draw nothing else
	PutForward                   // Count reshares a day of the latest posts of those followed
	GivePlusK                    // Count +K a day to those followed
	GetListed                    // put on lists by Count followers on the first day; what members of the lists read, they may react to
)

var doingNames = [...]string{
	PostMore: "post", ReplyMore: "reply", ThankAll: "thank", AskForPlusK: "ask", PutForward: "put-forward",
	GivePlusK: "plus-k", GetListed: "listed",
}

// String returns the doing's name in specs.
func (d Doing) String() string { return doingNames[d] }

// Message is what goes with what an account does. The zero value is invalid.
type Message uint8

// What can go with it.
const (
	Wordless Message = iota + 1 // nothing, where it can be done without a word
	Generic                     // what anybody would get
	Specific                    // something meant for that person
)

// Behaviour is what one account does beside its habits on the days First to
// Last.
type Behaviour struct {
	Account     activity.Account
	Network     activity.Network
	First, Last activity.Day
	Does        Doing
	Count       int // a day; see Doing
	Times       int // of PostMore, at least 1
	Message     Message
}

// check says why an account cannot behave so.
func (b Behaviour) check(c *Crowd) error {
	n := &c.society.networks[b.Network]
	switch {
	case b.First < c.world.First() || b.Last > c.world.Last():
		panic("world: a behaviour lies outside the span of the world")
	case !n.linked[b.Account]:
		return fmt.Errorf("it is not on %s", n.Name)
	}
	switch b.Does {
	case ReplyMore, AskForPlusK, GetListed:
		if have, want := len(n.audience.row(b.Account)), cmp.Or(b.people(), 1); have < want {
			return fmt.Errorf("it has %d followers on %s, %d are needed", have, n.Name, want)
		}
	case PutForward, GivePlusK:
		if have := len(n.following.row(b.Account)); have < b.Count {
			return fmt.Errorf("it follows %d accounts on %s, %d are needed", have, n.Name, b.Count)
		}
	}
	return nil
}

// people is how many others a behaviour needs at once.
func (b Behaviour) people() int {
	if b.Does == GetListed {
		return b.Count
	}
	return 0
}
