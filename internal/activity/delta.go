package activity

// Delta is what an intervention changes in a trace: events taken away and
// events put in. It leaves the trace itself untouched.
//
// Numbers in Added beyond the trace's tables name new accounts and objects:
// account len(t.Accounts)+i is Accounts[i], object len(t.Objects)+i is
// Objects[i]. New accounts sort after all of the trace's (see [Newcomers]), so
// the order of numbers stays the order of names.
type Delta struct {
	Removed  []int32 // places in the trace, rising, none twice
	Added    Columns // in their total order
	Accounts []string
	Objects  []string
}

// Footprint counts the events that the delta takes away and puts in.
func (d *Delta) Footprint() (removed, added int) { return len(d.Removed), d.Added.Len() }

// Empty reports whether the delta changes nothing.
func (d *Delta) Empty() bool { return len(d.Removed) == 0 && d.Added.Len() == 0 }

// FirstDay returns the earliest day on which the delta changes an event of t,
// or false for an empty delta.
func (d *Delta) FirstDay(t *Trace) (Day, bool) {
	var first Time
	found := false
	if len(d.Removed) > 0 {
		first, found = t.Time[d.Removed[0]], true
	}
	if d.Added.Len() > 0 && (!found || d.Added.Time[0] < first) {
		first, found = d.Added.Time[0], true
	}
	return DayOf(first), found
}

// Newcomers returns the prefix for names of accounts that a delta brings in. A
// name with it sorts after every account of the trace, and so is in no trace.
func (t *Trace) Newcomers() string {
	if n := len(t.Accounts); n > 0 && t.Accounts[n-1] >= "~" {
		return t.Accounts[n-1] + "~"
	}
	return "~"
}

// Apply returns the trace that the delta makes of t, with tables of its own; t
// is left as it is. Shared events are copied. Accounts stay without their events;
// objects and networks that nothing speaks of any more are gone.
func Apply(t *Trace, d *Delta) (*Trace, error) {
	var b Builder
	b.Reserve(t.Len() + d.Added.Len())
	from := 0
	for _, i := range d.Removed {
		kept := t.between(from, int(i))
		b.AddColumns(&kept)
		from = int(i) + 1
	}
	kept := t.between(from, t.Len())
	b.AddColumns(&kept)
	b.AddColumns(&d.Added)
	b.renumber(t, d)
	b.declared = t.Stock.Declared
	return b.Build()
}

// renumber gives events and holdings the Builder's numbers in place of those of t
// and d. A name is looked up once, and not in every event.
func (b *Builder) renumber(t *Trace, d *Delta) {
	e := &b.events
	network, object := make([]bool, len(t.Networks)), make([]bool, len(t.Objects)+len(d.Objects))
	mark(network, e.Network)
	mark(object, e.Object)
	mark(object, e.Parent)
	for _, h := range t.Stock.Holdings {
		network[h.Network] = true
	}
	b.startObjects()
	networks := b.networks.number(network, t.Networks)
	accounts := b.accounts.number(nil, t.Accounts, d.Accounts)
	objects := b.objects.number(object, t.Objects, d.Objects)
	moveAll(e.Network, networks)
	moveAll(e.Actor, accounts)
	moveAll(e.Owner, accounts)
	moveAll(e.Object, objects)
	moveAll(e.Parent, objects)
	for _, h := range t.Stock.Holdings {
		h.Account, h.Network = moved(h.Account, accounts), moved(h.Network, networks)
		b.holdings = append(b.holdings, h)
	}
}

func mark[N Network | Object](used []bool, numbers []N) {
	for _, n := range numbers {
		used[n] = true
	}
}

// number interns the names of some tables, those that are used, and returns the
// number of each; nil for used is all of them.
func (in *interner) number(used []bool, tables ...[]string) []uint32 {
	var numbers []uint32
	for _, names := range tables {
		for _, name := range names {
			n := uint32(0)
			if used == nil || used[len(numbers)] {
				n = in.intern(name)
			}
			numbers = append(numbers, n)
		}
	}
	return numbers
}
