package activity

import (
	"fmt"
	"math/rand/v2"
	"reflect"
	"testing"
)

// TestApplyAsByName holds the changed trace to one built from the names of its
// events, for random deltas whose objects sort anywhere among the trace's.
func TestApplyAsByName(t *testing.T) {
	for s := range uint64(40) {
		r := rand.New(rand.NewPCG(s, 1))
		base := randomTrace(t, r)
		d := randomDelta(r, base)
		got, err := Apply(base, &d)
		if err != nil {
			t.Fatal(err)
		}
		if want := applyByName(t, base, &d); !reflect.DeepEqual(got, want) {
			t.Fatalf("seed %d: got  %+v\nwant %+v", s, got, want)
		}
	}
}

func randomTrace(t *testing.T, r *rand.Rand) *Trace {
	var b Builder
	for range 60 {
		e := Named{Time: Time(r.IntN(30)), Network: fmt.Sprint("n", r.IntN(3)), Action: Like, Actor: fmt.Sprint("a", r.IntN(9)), Owner: fmt.Sprint("a", r.IntN(9))}
		if r.IntN(4) > 0 {
			e.Object, e.Parent = fmt.Sprint("o", r.IntN(40)), []string{"", fmt.Sprint("o", r.IntN(40))}[r.IntN(2)]
		}
		if err := b.Add(e); err != nil {
			t.Fatal(err)
		}
	}
	if err := b.Hold("a0", "n9", Holding{Followers: 3, Linked: true}); err != nil {
		t.Fatal(err)
	}
	made, err := b.Build()
	if err != nil {
		t.Fatal(err)
	}
	return made
}

func randomDelta(r *rand.Rand, t *Trace) Delta {
	d := Delta{Accounts: []string{t.Newcomers() + "1"}, Objects: []string{"o0-1", "p", "a-first"}}
	share := r.IntN(2) // none, or every other one
	for i := range t.Time {
		if r.IntN(2) < share {
			d.Removed = append(d.Removed, int32(i))
		}
	}
	account := func() Account { return Account(r.IntN(len(t.Accounts) + len(d.Accounts))) }
	object := func() Object { return Object(r.IntN(len(t.Objects) + len(d.Objects))) }
	for range r.IntN(6) {
		d.Added.Append(Event{Time: Time(r.IntN(40)), Network: Network(r.IntN(3)), Action: Reply, Actor: account(), Owner: account(), Object: object(), Parent: object()})
	}
	d.Added.Sort()
	return d
}

// applyByName does what Apply does, event by event and name by name.
func applyByName(t *testing.T, base *Trace, d *Delta) *Trace {
	var b Builder
	accounts, objects := append(base.Accounts[:len(base.Accounts):len(base.Accounts)], d.Accounts...), append(base.Objects[:len(base.Objects):len(base.Objects)], d.Objects...)
	for _, name := range accounts {
		b.Account(name)
	}
	add := func(e Event) {
		if err := b.Add(Named{
			Time: e.Time, Network: base.Networks[e.Network], Action: e.Action,
			Actor: accounts[e.Actor], Owner: accounts[e.Owner], Object: objects[e.Object], Parent: objects[e.Parent],
		}); err != nil {
			t.Fatal(err)
		}
	}
	removed := map[int32]bool{}
	for _, i := range d.Removed {
		removed[i] = true
	}
	for i := range base.Time {
		if !removed[int32(i)] {
			add(base.At(i))
		}
	}
	for i := range d.Added.Time {
		add(d.Added.At(i))
	}
	for _, h := range base.Stock.Holdings {
		if err := b.Hold(base.Accounts[h.Account], base.Networks[h.Network], h); err != nil {
			t.Fatal(err)
		}
	}
	b.declared = base.Stock.Declared
	made, err := b.Build()
	if err != nil {
		t.Fatal(err)
	}
	return made
}
