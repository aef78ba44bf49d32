package intervention

import (
	"github.com/yardstick-lab/yardstick/internal/activity"
	"github.com/yardstick-lab/yardstick/internal/world"
)

// Crowd is the society of a world that can say what would have come of it, had
// one account behaved otherwise.
type Crowd interface {
	Answer(world.Behaviour) (world.Answer, error)
}

// Doing is what a subject can do more of, in the world's words.
type Doing = world.Doing

// Message is what goes with it.
type Message = world.Message

// See [world.Doing] and [world.Message].
const (
	PostMore    = world.PostMore
	ReplyMore   = world.ReplyMore
	ThankAll    = world.ThankAll
	AskForPlusK = world.AskForPlusK
	PutForward  = world.PutForward
	GivePlusK   = world.GivePlusK
	GetListed   = world.GetListed

	Wordless = world.Wordless
	Generic  = world.Generic
	Specific = world.Specific
)

// Behave has the subject do more of something on some days, and the world answer.
// All other steps are mechanical: nobody reacts to them. The world answers what it
// was before the arm, whatever the arm's other steps are, and each behaviour by
// itself.
type Behave struct {
	Does    Doing
	Count   int
	Times   int // of posting, at least 1
	Days    Days
	Message Message
	Network string // "" for the subjects'
}

func (b Behave) days() Days { return b.Days }

func (b Behave) do(c *composition) error {
	if c.Crowd == nil {
		return ineligible("a captured log cannot answer")
	}
	network, err := c.network(b.Network)
	if err != nil {
		return err
	}
	a, err := c.Crowd.Answer(world.Behaviour{
		Account: c.subject, Network: network, First: c.day(b.Days.First), Last: c.day(b.Days.Last),
		Does: b.Does, Count: b.Count, Times: b.Times, Message: b.Message,
	})
	switch {
	case err != nil:
		return ineligible("%v", err)
	case len(a.Added) == 0:
		return ineligible("there is nothing to %s on days %d..%d", b.Does, b.Days.First, b.Days.Last)
	}
	for _, e := range a.Added {
		e.Object, e.Parent = c.adopted(e.Object, a.Objects), c.adopted(e.Parent, a.Objects)
		c.added = append(c.added, e)
	}
	return nil
}

// adopted is an object by its number here, where those from the trace's last on
// are the ones given.
func (c *composition) adopted(o activity.Object, names []string) activity.Object {
	known := activity.Object(len(c.Trace.Objects))
	if o < known {
		return o
	}
	return c.newObject(names[o-known])
}
