package activity

import "slices"

// Network, Account and Object number an entry of a trace's tables.
type (
	Network uint8
	Account uint32
	Object  uint32
)

// NoObject is the object of an event that has none; every trace's table of
// objects starts with it, as the empty name.
const NoObject Object = 0

// Event is one act: Actor does Action to Object, the work of Owner, on Network.
// Parent is what Object answers, where known.
type Event struct {
	Time           Time
	Network        Network
	Action         Action
	Actor, Owner   Account
	Object, Parent Object
}

// Day returns the event's UTC day.
func (e Event) Day() Day { return DayOf(e.Time) }

// Compare gives the one total order of events: by time, network, action, actor,
// owner, object, parent. Events that compare equal are repeated rows, alike in
// every column.
func (e Event) Compare(f Event) int {
	if e.Time != f.Time {
		return order(e.Time < f.Time)
	}
	if e.Network != f.Network {
		return order(e.Network < f.Network)
	}
	if e.Action != f.Action {
		return order(e.Action < f.Action)
	}
	if e.Actor != f.Actor {
		return order(e.Actor < f.Actor)
	}
	if e.Owner != f.Owner {
		return order(e.Owner < f.Owner)
	}
	if e.Object != f.Object {
		return order(e.Object < f.Object)
	}
	if e.Parent != f.Parent {
		return order(e.Parent < f.Parent)
	}
	return 0
}

func order(less bool) int {
	if less {
		return -1
	}
	return 1
}

// Columns are events as a structure of arrays: event i is the i-th entry of
// every slice. All slices have the same length.
type Columns struct {
	Time    []Time
	Network []Network
	Action  []Action
	Actor   []Account
	Owner   []Account
	Object  []Object
	Parent  []Object
}

// MakeColumns returns n zero events with room for them.
func MakeColumns(n int) Columns {
	return Columns{
		Time: make([]Time, n), Network: make([]Network, n), Action: make([]Action, n),
		Actor: make([]Account, n), Owner: make([]Account, n),
		Object: make([]Object, n), Parent: make([]Object, n),
	}
}

// Len returns the number of events.
func (c *Columns) Len() int { return len(c.Time) }

// At returns event i.
func (c *Columns) At(i int) Event {
	return Event{c.Time[i], c.Network[i], c.Action[i], c.Actor[i], c.Owner[i], c.Object[i], c.Parent[i]}
}

// Put writes e at place i.
func (c *Columns) Put(i int, e Event) {
	c.Time[i], c.Network[i], c.Action[i] = e.Time, e.Network, e.Action
	c.Actor[i], c.Owner[i] = e.Actor, e.Owner
	c.Object[i], c.Parent[i] = e.Object, e.Parent
}

// Append adds e at the end.
func (c *Columns) Append(e Event) {
	c.Time = append(c.Time, e.Time)
	c.Network = append(c.Network, e.Network)
	c.Action = append(c.Action, e.Action)
	c.Actor = append(c.Actor, e.Actor)
	c.Owner = append(c.Owner, e.Owner)
	c.Object = append(c.Object, e.Object)
	c.Parent = append(c.Parent, e.Parent)
}

// first returns the first n events.
func (c Columns) first(n int) Columns { return c.between(0, n) }

// between returns events from up to, and without, to.
func (c Columns) between(from, to int) Columns {
	return Columns{
		Time: c.Time[from:to], Network: c.Network[from:to], Action: c.Action[from:to], Actor: c.Actor[from:to], Owner: c.Owner[from:to],
		Object: c.Object[from:to], Parent: c.Parent[from:to],
	}
}

// Sort brings the events into their total order. As many as are in order from the
// start on are only looked at once: the others are sorted, and merged with them.
func (c *Columns) Sort() {
	first := c.inOrder()
	rest := make([]Event, c.Len()-first)
	for i := range rest {
		rest[i] = c.At(first + i)
	}
	// Equal events are alike in every column, so an unstable sort is exact.
	slices.SortFunc(rest, Event.Compare)
	for to := c.Len() - 1; len(rest) > 0; to-- {
		last := rest[len(rest)-1]
		if first > 0 && c.At(first-1).Compare(last) > 0 {
			last = c.At(first - 1)
			first--
		} else {
			rest = rest[:len(rest)-1]
		}
		c.Put(to, last)
	}
}

// inOrder returns how many events are in order from the start on.
func (c *Columns) inOrder() int {
	for i := 1; i < c.Len(); i++ {
		if c.Time[i-1] > c.Time[i] || (c.Time[i-1] == c.Time[i] && c.At(i-1).Compare(c.At(i)) > 0) {
			return i
		}
	}
	return c.Len()
}
