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
// is left as it is. Shared events are copied.
func Apply(t *Trace, d *Delta) (*Trace, error) {
	accounts := append(t.Accounts[:len(t.Accounts):len(t.Accounts)], d.Accounts...)
	objects := append(t.Objects[:len(t.Objects):len(t.Objects)], d.Objects...)
	var b Builder
	for _, name := range accounts {
		b.Account(name)
	}
	add := func(e Event) error {
		return b.Add(Named{
			Time: e.Time, Network: t.Networks[e.Network], Action: e.Action,
			Actor: accounts[e.Actor], Owner: accounts[e.Owner],
			Object: objects[e.Object], Parent: objects[e.Parent],
		})
	}
	removed := d.Removed
	for i := range t.Time {
		if len(removed) > 0 && int(removed[0]) == i {
			removed = removed[1:]
			continue
		}
		if err := add(t.At(i)); err != nil {
			return nil, err
		}
	}
	for i := range d.Added.Time {
		if err := add(d.Added.At(i)); err != nil {
			return nil, err
		}
	}
	for _, h := range t.Stock.Holdings {
		if err := b.Hold(t.Accounts[h.Account], t.Networks[h.Network], h); err != nil {
			return nil, err
		}
	}
	b.declared = t.Stock.Declared
	return b.Build()
}
