package activity

// Spill has a Builder pass its events on before it is built, for logs that are
// larger than memory. The names stay with the Builder.
type Spill struct {
	// Take is handed events, a few thousand at a time, by the Builder's own
	// numbers; the columns are used again once it returns. After an error no more
	// events are passed on (see [Builder.Err]).
	Take func(*Columns) error
	// Objects says for which actions the object is kept; the others have
	// NoObject then, and none has a parent. nil keeps none.
	Objects func(Action) bool
}

// spillRows is how many events are passed on at a time (ours: their columns fit
// into a core's own cache).
const spillRows = 1 << 14

// SpillTo has the events passed on from now on. [Builder.Tables] takes the place
// of Build. It panics where there are events already.
func (b *Builder) SpillTo(s Spill) {
	if b.events.Len() > 0 {
		panic("activity: a Builder that has events was told to pass them on")
	}
	b.spill, b.full = &s, spillRows
}

// Err returns the error of a Spill, or a [SizeError], after which reading on is of
// no use.
func (b *Builder) Err() error { return b.err }

// pass hands over the events at hand.
func (b *Builder) pass() error {
	switch {
	case b.err != nil:
	case b.spill == nil:
		b.err = &SizeError{"there are more events than memory can hold", MaxEvents}
	case b.events.Len() > 0:
		b.err = b.spill.Take(&b.events)
	}
	b.events = b.events.first(0)
	return b.err
}

// keeps reports whether the object of an action is kept.
func (b *Builder) keeps(k Action) bool {
	return b.spill == nil || (b.spill.Objects != nil && b.spill.Objects(k))
}

// Places says what became of the Builder's numbers: number n of a table stands
// at its place n. A nil table is one whose numbers are final as they were.
type Places struct{ Network, Account, Object []uint32 }

// Tables is Build for a Builder that passed its events on: it passes on the last
// of them, and returns a trace with tables and stock but without events. The
// error is the Spill's, or as for Build.
func (b *Builder) Tables() (*Trace, Places, error) {
	if err := b.pass(); err != nil {
		return nil, Places{}, err
	}
	t, places := b.tables()
	return t, places, t.checkStock()
}

// tables returns a trace with tables and stock.
func (b *Builder) tables() (*Trace, Places) {
	b.startObjects()
	t, p := &Trace{}, Places{}
	t.Networks, p.Network = b.networks.sorted()
	t.Accounts, p.Account = b.accounts.sorted()
	t.Objects, p.Object = b.objects.sorted()
	b.networks, b.accounts, b.objects = interner{}, interner{}, interner{}
	t.Stock = b.stock(p)
	return t, p
}
