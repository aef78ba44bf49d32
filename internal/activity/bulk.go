package activity

import "slices"

// The number methods below serve readers of columnar files, which meet a name
// once a dictionary and its number in every row. The numbers are the Builder's
// own: they mean nothing outside of it, and Build replaces them.

// NumberNetwork returns the number of a network in [Builder.AddColumns]. It
// reports an error when there are more networks than a trace can tell apart.
func (b *Builder) NumberNetwork(name []byte) (Network, error) {
	if n := b.networks.internBytes(name); n < MaxNetworks {
		return Network(n), nil
	}
	return b.network(string(name))
}

// NumberAccount returns the number of an account in [Builder.AddColumns].
func (b *Builder) NumberAccount(name []byte) Account {
	return Account(b.accounts.internBytes(name))
}

// NumberObject returns the number of an object in [Builder.AddColumns]; the
// empty name is that of no object.
func (b *Builder) NumberObject(name []byte) Object {
	b.startObjects()
	if b.spill != nil && b.spill.Objects == nil {
		return NoObject
	}
	return Object(b.objects.internBytes(name))
}

// Reserve makes room for n more events, where they stay, and returns it for
// whoever knows how memory is best prepared. There is none where events are
// passed on. Too many of them are a [SizeError] of [Builder.Err].
func (b *Builder) Reserve(n int) (room Columns) {
	if b.spill != nil {
		return Columns{}
	}
	c, from := &b.events, b.events.Len()
	if n > MaxEvents-from {
		_ = b.made(from + n) // kept in Err
		return Columns{}
	}
	if c.Time == nil && n > 0 { // new memory is zero already; Grow would clear it
		room = MakeColumns(n)
		*c = room.first(0)
		return room
	}
	c.Time, c.Network, c.Action = slices.Grow(c.Time, n), slices.Grow(c.Network, n), slices.Grow(c.Action, n)
	c.Actor, c.Owner = slices.Grow(c.Actor, n), slices.Grow(c.Owner, n)
	c.Object, c.Parent = slices.Grow(c.Object, n), slices.Grow(c.Parent, n)
	return c.between(from, from+n)
}

// AddColumns takes events whose numbers came from the Builder. The columns are
// copied; that of parents may be nil where there are none. An error is that of
// [Builder.Err].
func (b *Builder) AddColumns(e *Columns) {
	c := &b.events
	c.Time, c.Network, c.Action = append(c.Time, e.Time...), append(c.Network, e.Network...), append(c.Action, e.Action...)
	c.Actor, c.Owner = append(c.Actor, e.Actor...), append(c.Owner, e.Owner...)
	c.Object = append(c.Object, e.Object...)
	switch {
	case e.Parent != nil:
		c.Parent = append(c.Parent, e.Parent...)
	case b.spill != nil: // these columns were used before
		c.Parent = append(c.Parent, make([]Object, e.Len())...)
	default: // new memory is zero, and costs nothing until somebody touches it
		c.Parent = slices.Grow(c.Parent, e.Len())[:c.Len()]
	}
	_ = b.made(c.Len()) // kept in Err
}
