package activity

import (
	"errors"
	"slices"
	"testing"
)

// spilled collects what a Builder passes on.
type spilled struct {
	events Columns
	times  int
	fails  error
}

func (s *spilled) take(c *Columns) error {
	s.times++
	for i := range c.Len() {
		s.events.Append(c.At(i))
	}
	return s.fails
}

// TestSpillBuildsWhatBuildDoes passes events on and puts them together again.
func TestSpillBuildsWhatBuildDoes(t *testing.T) {
	var all []Named
	for i := range 3*spillRows + 5 {
		r := rows[i%len(rows)]
		r.Time, r.Parent = Time(i*7919%1000), ""
		if r.Action != Mention {
			r.Object = ""
		}
		all = append(all, r)
	}
	want := build(t, all)
	for name, add := range map[string]func(*Builder, Named) error{"names": (*Builder).Add, "bytes": addBytes, "columns": addColumns} {
		var got spilled
		var b Builder
		b.SpillTo(Spill{Take: got.take, Objects: func(k Action) bool { return k == Mention }})
		for i, r := range all {
			if r.Action != Mention && name != "columns" {
				r.Object, r.Parent = "dropped", "dropped"
			}
			if err := add(&b, r); err != nil {
				t.Fatalf("%s, row %d: %v", name, i, err)
			}
		}
		if err := b.Hold("carl", "facebook", Holding{Followers: 3, Linked: true}); err != nil {
			t.Fatal(err)
		}
		tables, place, err := b.Tables()
		if err != nil || got.times != 4 || tables.Len() != 0 {
			t.Fatalf("%s: passed on %d times, %d events left, %v", name, got.times, tables.Len(), err)
		}
		got.checkEvents(t, name, place, want)
		if !slices.Equal(tables.Objects, want.Objects) || !slices.Equal(tables.Accounts, want.Accounts) || !slices.Equal(tables.Stock.Holdings, want.Stock.Holdings) {
			t.Errorf("%s: the tables are %v %v, the stock %v", name, tables.Objects, tables.Accounts, tables.Stock)
		}
	}
}

// checkEvents compares what was passed on, by its final numbers and in order.
func (s *spilled) checkEvents(t *testing.T, name string, place Places, want *Trace) {
	t.Helper()
	c := &s.events
	moveAll(c.Network, place.Network)
	moveAll(c.Actor, place.Account)
	moveAll(c.Owner, place.Account)
	moveAll(c.Object, place.Object)
	moveAll(c.Parent, place.Object)
	c.Sort()
	for i := range want.Len() {
		if c.At(i) != want.At(i) {
			t.Fatalf("%s, event %d: %v, want %v", name, i, c.At(i), want.At(i))
		}
	}
}

func addBytes(b *Builder, r Named) error {
	return b.AddBytes(&NamedBytes{
		Time: r.Time, Network: []byte(r.Network), Action: r.Action,
		Actor: []byte(r.Actor), Owner: []byte(r.Owner), Object: []byte(r.Object), Parent: []byte(r.Parent),
	})
}

func addColumns(b *Builder, r Named) error {
	b.Reserve(1 << 40)
	c := MakeColumns(1)
	network, err := b.NumberNetwork([]byte(r.Network))
	c.Put(0, Event{
		Time: r.Time, Network: network, Action: r.Action,
		Actor: b.NumberAccount([]byte(r.Actor)), Owner: b.NumberAccount([]byte(r.Owner)),
		Object: b.NumberObject([]byte(r.Object)), Parent: b.NumberObject(nil),
	})
	b.AddColumns(&c)
	return err
}

// TestSpillFails sees that a fault is told, and nothing passed on after it.
func TestSpillFails(t *testing.T) {
	fault := errors.New("the disk is full")
	got := spilled{fails: fault}
	var b Builder
	b.SpillTo(Spill{Take: got.take})
	var first error
	for i := range 2 * spillRows {
		r := rows[0]
		r.Time = Time(i)
		if err := b.Add(r); err != nil && first == nil {
			first = err
		}
	}
	if _, _, err := b.Tables(); !errors.Is(first, fault) || !errors.Is(err, fault) || !errors.Is(b.Err(), fault) || got.times != 1 {
		t.Errorf("adding: %v, tables: %v, after: %v, passed on %d times", first, err, b.Err(), got.times)
	}
}

// TestAddColumnsWithoutParents adds columns with parents, without and with again;
// those without have none, whatever the memory held before.
func TestAddColumnsWithoutParents(t *testing.T) {
	var b Builder
	all := spilled{}
	spill := Builder{}
	spill.SpillTo(Spill{Take: all.take, Objects: func(Action) bool { return true }})
	for _, into := range []*Builder{&b, &spill} {
		into.Reserve(3)
		into.NumberAccount([]byte("ann"))
		object := into.NumberObject([]byte("post"))
		if _, err := into.NumberNetwork([]byte("facebook")); err != nil {
			t.Fatal(err)
		}
		c := MakeColumns(2)
		for i := range spillRows {
			c.Action[0], c.Action[1], c.Parent = Post, Post, nil
			if i%3 != 1 {
				c.Parent = []Object{object, object}
			}
			c.Time[0], c.Time[1] = Time(2*i), Time(2*i+1)
			into.AddColumns(&c)
		}
	}
	built, err := b.Build()
	if err != nil {
		t.Fatal(err)
	}
	if err := spill.pass(); err != nil {
		t.Fatal(err)
	}
	for _, c := range []*Columns{&built.Columns, &all.events} {
		if c.Len() != 2*spillRows {
			t.Fatalf("%d events", c.Len())
		}
		for i, parent := range c.Parent {
			if (parent == NoObject) != (i/2%3 == 1) {
				t.Fatalf("event %d has parent %d", i, parent)
			}
		}
	}
}
