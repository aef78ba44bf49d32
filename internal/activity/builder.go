package activity

import (
	"cmp"
	"fmt"
	"math"
	"slices"
)

// MaxNetworks is how many networks a trace can tell apart.
const MaxNetworks = math.MaxUint8 + 1

// Builder makes a Trace of rows that arrive by name and in any order. The zero
// value is ready.
type Builder struct {
	networks, accounts, objects interner
	events                      Columns
	holdings                    []Holding
	declared                    bool

	spill *Spill // where events are passed on
	full  int    // events at which they are, or are too many; 0 for MaxEvents
	err   error  // of the spill, or that there are too many
}

// Named is an event by names, as a log writes it. An empty Object or Parent
// means none.
type Named struct {
	Time                         Time
	Network                      string
	Action                       Action
	Actor, Owner, Object, Parent string
}

// NamedBytes is [Named] in the bytes of a buffer, for readers of large logs: a
// name costs an allocation only when it is new.
type NamedBytes struct {
	Time                                  Time
	Action                                Action
	Network, Actor, Owner, Object, Parent []byte
}

// Account makes an account known that may have no event.
func (b *Builder) Account(name string) { b.accounts.intern(name) }

// Add takes one event. It reports an error when there are more networks than a
// trace can tell apart.
func (b *Builder) Add(e Named) error {
	network, err := b.network(e.Network)
	if err != nil {
		return err
	}
	b.startObjects()
	if !b.keeps(e.Action) {
		e.Object = ""
	}
	if b.spill != nil {
		e.Parent = ""
	}
	return b.append(Event{
		Time: e.Time, Network: network, Action: e.Action,
		Actor: Account(b.accounts.intern(e.Actor)), Owner: Account(b.accounts.intern(e.Owner)),
		Object: Object(b.objects.intern(e.Object)), Parent: Object(b.objects.intern(e.Parent)),
	})
}

// append takes an event, and passes the events on when there are enough of them.
func (b *Builder) append(e Event) error {
	b.events.Append(e)
	return b.made(b.events.Len())
}

// made passes the events on when there are n of them.
func (b *Builder) made(n int) error {
	if n <= MaxEvents && (n < b.full || b.full == 0) {
		return nil
	}
	return b.pass()
}

// AddBytes is [Builder.Add] of an event in a buffer, which may change
// afterwards.
func (b *Builder) AddBytes(e *NamedBytes) error {
	network := b.networks.internBytes(e.Network)
	if network >= MaxNetworks {
		_, err := b.network(string(e.Network))
		return err
	}
	b.startObjects()
	object, parent := NoObject, NoObject
	if len(e.Object) > 0 && b.keeps(e.Action) {
		object = Object(b.objects.internBytes(e.Object))
	}
	if len(e.Parent) > 0 && b.spill == nil {
		parent = Object(b.objects.internBytes(e.Parent))
	}
	return b.append(Event{
		Time: e.Time, Network: Network(network), Action: e.Action,
		Actor: Account(b.accounts.internBytes(e.Actor)), Owner: Account(b.accounts.internBytes(e.Owner)),
		Object: object, Parent: parent,
	})
}

// startObjects puts NoObject into the table, before any other.
func (b *Builder) startObjects() {
	if len(b.objects.names) == 0 {
		b.objects.intern("")
	}
}

func (b *Builder) network(name string) (Network, error) {
	n := b.networks.intern(name)
	if n >= MaxNetworks {
		return 0, fmt.Errorf("network %q is one more than the %d a log can have", name, MaxNetworks)
	}
	return Network(n), nil
}

// DeclareStock says that the log states its stock, even if it holds no row.
func (b *Builder) DeclareStock() { b.declared = true }

// Hold takes one row of the stock; h.Account and h.Network are ignored in favour
// of the names. A second row for the same pair is an error of Build.
func (b *Builder) Hold(account, network string, h Holding) error {
	n, err := b.network(network)
	if err != nil {
		return err
	}
	h.Account, h.Network = Account(b.accounts.intern(account)), n
	b.holdings = append(b.holdings, h)
	b.declared = true
	return nil
}

// Build returns the trace: tables sorted, events in their total order. The
// Builder is spent. The error is a [SizeError], or a contradiction in the stock.
// It panics where events were passed on.
func (b *Builder) Build() (*Trace, error) {
	if b.spill != nil {
		panic("activity: a trace was asked of a Builder that passed its events on")
	}
	t, place := b.tables()
	t.Columns = b.events
	moveAll(t.Network, place.Network)
	moveAll(t.Actor, place.Account)
	moveAll(t.Owner, place.Account)
	moveAll(t.Object, place.Object)
	moveAll(t.Parent, place.Object)
	if err := cmp.Or(b.err, CheckSize(t.Len(), len(t.Accounts), len(t.Networks))); err != nil {
		return nil, err
	}
	t.Sort()
	return t, t.checkStock()
}

// stock returns the holdings by their final numbers.
func (b *Builder) stock(place Places) Stock {
	for i := range b.holdings {
		h := &b.holdings[i]
		h.Account, h.Network = moved(h.Account, place.Account), moved(h.Network, place.Network)
	}
	slices.SortFunc(b.holdings, compareHoldings)
	return Stock{b.holdings, b.declared}
}

// moveAll replaces numbers by their places; no places leave all as they are.
func moveAll[N Network | Account | Object](numbers []N, place []uint32) {
	if place == nil {
		return
	}
	for i, n := range numbers {
		numbers[i] = N(place[n])
	}
}

func moved[N Network | Account](number N, place []uint32) N {
	if place == nil {
		return number
	}
	return N(place[number])
}

func (t *Trace) checkStock() error {
	for i := 1; i < len(t.Stock.Holdings); i++ {
		if h := t.Stock.Holdings[i]; compareHoldings(t.Stock.Holdings[i-1], h) == 0 {
			return fmt.Errorf("the stock states %q on %q twice", t.Accounts[h.Account], t.Networks[h.Network])
		}
	}
	return nil
}
