package activity

import (
	"fmt"
	"reflect"
	"testing"
)

func TestActions(t *testing.T) {
	for _, a := range Actions() {
		m := a.Meaning()
		if m.Name == "" || m.Actor == "" || m.Owner == "" || m.Object == "" {
			t.Errorf("action %d is not documented: %+v", a, m)
		}
		if got, ok := ParseAction(m.Name); !ok || got != a {
			t.Errorf("ParseAction(%q) = %v, %v", m.Name, got, ok)
		}
	}
	if _, ok := ParseAction("lik"); ok || Action(0).Valid() {
		t.Error("what is not in the vocabulary is taken for an action")
	}
}

func TestDays(t *testing.T) {
	check := func(at Time, want string) {
		t.Helper()
		if got := DayOf(at).String(); got != want {
			t.Errorf("DayOf(%d) = %s, want %s", at, got, want)
		}
		if d, err := ParseDay(want); err != nil || d != DayOf(at) {
			t.Errorf("ParseDay(%s) = %v, %v", want, d, err)
		}
	}
	check(0, "1970-01-01")
	check(DayLength-1, "1970-01-01")
	check(-1, "1969-12-31")
	check(-DayLength, "1969-12-31")
	check(-DayLength-1, "1969-12-30")
	check(14973*DayLength, "2010-12-30")
	if _, err := ParseDay("2011-02-30"); err == nil {
		t.Error("a day that is none was read")
	}
}

// rows is a small log in a deliberately wild order.
var rows = []Named{
	{Time: 5, Network: "twitter", Action: Mention, Actor: "zoe", Owner: "ann", Object: "p9"},
	{Time: 5, Network: "facebook", Action: Like, Actor: "bob", Owner: "ann", Object: "p1"},
	{Time: 1, Network: "twitter", Action: Post, Actor: "ann", Owner: "ann", Object: "p1"},
	{Time: 5, Network: "facebook", Action: Like, Actor: "bob", Owner: "ann", Object: "p1"},
	{Time: 5, Network: "facebook", Action: Like, Actor: "ann", Owner: "bob", Object: "p2"},
	{Time: 5, Network: "facebook", Action: Post, Actor: "zoe", Owner: "zoe", Object: "p3", Parent: "p2"},
}

func build(t *testing.T, rows []Named) *Trace {
	t.Helper()
	var b Builder
	for _, r := range rows {
		if err := b.Add(r); err != nil {
			t.Fatal(err)
		}
	}
	if err := b.Hold("carl", "facebook", Holding{Followers: 3, Linked: true}); err != nil {
		t.Fatal(err)
	}
	trace, err := b.Build()
	if err != nil {
		t.Fatal(err)
	}
	return trace
}

func TestBuilderForgetsTheOrderOfRows(t *testing.T) {
	want := build(t, rows)
	turned := make([]Named, 0, len(rows))
	for i := range rows {
		turned = append(turned, rows[len(rows)-1-i])
	}
	if got := build(t, turned); !reflect.DeepEqual(got, want) {
		t.Errorf("the same rows in another order make another trace:\n%+v\n%+v", got, want)
	}
	if want.Len() != len(rows) {
		t.Errorf("%d events of %d rows: a repeated row counts again", want.Len(), len(rows))
	}
	for i := 1; i < want.Len(); i++ {
		if want.At(i-1).Compare(want.At(i)) > 0 {
			t.Errorf("event %d is out of order", i)
		}
	}
	carl, _ := want.AccountNamed("carl")
	if h := want.Stock.Of(carl, 0); h.Followers != 3 || !h.Linked {
		t.Errorf("the stock of carl is %+v", h)
	}
	if h := want.Stock.Of(carl, 1); h.Followers != 0 || h.Linked {
		t.Errorf("carl holds %+v where nothing was stated", h)
	}
}

func TestBytesBuildWhatNamesBuild(t *testing.T) {
	var b Builder
	for _, r := range rows {
		buffer := []byte(r.Network + r.Actor + r.Owner + r.Object + r.Parent)
		e := NamedBytes{Time: r.Time, Action: r.Action}
		rest := buffer
		for _, field := range []struct {
			into *[]byte
			n    int
		}{{&e.Network, len(r.Network)}, {&e.Actor, len(r.Actor)}, {&e.Owner, len(r.Owner)}, {&e.Object, len(r.Object)}, {&e.Parent, len(r.Parent)}} {
			*field.into, rest = rest[:field.n], rest[field.n:]
		}
		if err := b.AddBytes(&e); err != nil {
			t.Fatal(err)
		}
		clear(buffer) // the builder may not have kept it
	}
	if err := b.Hold("carl", "facebook", Holding{Followers: 3, Linked: true}); err != nil {
		t.Fatal(err)
	}
	got, err := b.Build()
	if want := build(t, rows); err != nil || !reflect.DeepEqual(got, want) {
		t.Errorf("bytes make another trace than names (%v):\n%+v\n%+v", err, got, want)
	}
}

func TestColumnsBuildWhatNamesBuild(t *testing.T) {
	var b Builder
	var c Columns
	b.Reserve(len(rows))
	for _, r := range rows {
		network, err := b.NumberNetwork([]byte(r.Network))
		if err != nil {
			t.Fatal(err)
		}
		c.Append(Event{
			Time: r.Time, Network: network, Action: r.Action,
			Actor: b.NumberAccount([]byte(r.Actor)), Owner: b.NumberAccount([]byte(r.Owner)),
			Object: b.NumberObject([]byte(r.Object)), Parent: b.NumberObject([]byte(r.Parent)),
		})
	}
	b.AddColumns(&c)
	clear(c.Time) // the builder may not have kept it
	if err := b.Hold("carl", "facebook", Holding{Followers: 3, Linked: true}); err != nil {
		t.Fatal(err)
	}
	got, err := b.Build()
	if want := build(t, rows); err != nil || !reflect.DeepEqual(got, want) {
		t.Errorf("columns make another trace than names (%v):\n%+v\n%+v", err, got, want)
	}
}

func TestMoreNetworksThanThereAre(t *testing.T) {
	var b Builder
	for i := range MaxNetworks {
		if err := b.AddBytes(&NamedBytes{Network: fmt.Appendf(nil, "n%d", i)}); err != nil {
			t.Fatal(err)
		}
	}
	const want = `network "one-more" is one more than the 256 a log can have`
	if err := b.AddBytes(&NamedBytes{Network: []byte("one-more")}); err == nil || err.Error() != want {
		t.Errorf("AddBytes says %v", err)
	}
	if err := b.Add(Named{Network: "one-more"}); err == nil || err.Error() != want {
		t.Errorf("Add says %v", err)
	}
	if _, err := b.NumberNetwork([]byte("one-more")); err == nil || err.Error() != want {
		t.Errorf("NumberNetwork says %v", err)
	}
}

func TestStockStatedTwice(t *testing.T) {
	var b Builder
	for range 2 {
		if err := b.Hold("ann", "twitter", Holding{}); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := b.Build(); err == nil || err.Error() != `the stock states "ann" on "twitter" twice` {
		t.Errorf("got %v", err)
	}
}

func TestApply(t *testing.T) {
	base := build(t, rows)
	ann, _ := base.AccountNamed("ann")
	newcomer, object := Account(len(base.Accounts)), Object(len(base.Objects))
	d := Delta{Removed: []int32{0}, Accounts: []string{base.Newcomers() + "1"}, Objects: []string{"p0"}}
	d.Added.Append(Event{Time: 7, Action: Comment, Actor: newcomer, Owner: ann, Object: object})
	got, err := Apply(base, &d)
	if err != nil {
		t.Fatal(err)
	}
	want := append(append([]Named{}, rows...), Named{Time: 7, Network: "facebook", Action: Comment, Actor: "~1", Owner: "ann", Object: "p0"})
	want = append(want[:2], want[3:]...) // the earliest row is the one taken away
	expected := build(t, want)
	if !reflect.DeepEqual(got.Columns, expected.Columns) || !reflect.DeepEqual(got.Objects, expected.Objects) {
		t.Errorf("got  %+v\nwant %+v", got, expected)
	}
	if again, _ := Apply(base, &Delta{}); !reflect.DeepEqual(again, base) {
		t.Error("an empty delta changes the trace")
	}
	if day, ok := d.FirstDay(base); !ok || day != 0 {
		t.Errorf("first day %v, %v", day, ok)
	}
}

func TestBetween(t *testing.T) {
	c := Trace{}
	for _, at := range []Time{-1, 0, DayLength - 1, DayLength, 5 * DayLength} {
		c.Append(Event{Time: at, Action: Post})
	}
	check := func(first, last Day, from, to int) {
		t.Helper()
		if a, b := c.Between(first, last); a != from || b != to {
			t.Errorf("Between(%d, %d) = %d, %d, want %d, %d", first, last, a, b, from, to)
		}
	}
	check(0, 0, 1, 3)
	check(-1, 1, 0, 4)
	check(2, 4, 4, 4)
	check(5, 9, 4, 5)
}
