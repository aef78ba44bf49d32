package activity

import (
	"errors"
	"fmt"
	"math"
	"testing"
)

func TestCheckSize(t *testing.T) {
	check := func(events, accounts, networks int, want string) {
		t.Helper()
		got := ""
		if err := CheckSize(events, accounts, networks); err != nil {
			got = err.Error()
		}
		if got != want {
			t.Errorf("%d events, %d accounts, %d networks: %q, want %q", events, accounts, networks, got, want)
		}
	}
	check(0, 0, 0, "")
	check(math.MaxInt32, 10_000_000, 200, "")
	check(math.MaxInt32+1, 1, 1, "2147483648 events in memory; at most 2147483647 can be numbered")
	check(1<<32, 1, 1, "4294967296 events in memory; at most 2147483647 can be numbered")
	check(1, 10_000_000, 256, "10000000 accounts times 256 networks; at most 2147483647 can be numbered")
	check(1, math.MaxInt32, 1, "")
	check(1, math.MaxInt64, 1, "9223372036854775807 accounts times 1 networks; at most 2147483647 can be numbered")
}

// TestTooManyEvents pretends that three events are too many.
func TestTooManyEvents(t *testing.T) {
	check := func(what string, fill func(b *Builder)) {
		t.Helper()
		b := Builder{full: 3}
		fill(&b)
		var size *SizeError
		if !errors.As(b.Err(), &size) || size.Error() != "there are more events than memory can hold; at most 2147483647 can be numbered" {
			t.Errorf("%s: %v", what, b.Err())
		}
		if _, err := b.Build(); !errors.As(err, &size) {
			t.Errorf("%s: built all the same, %v", what, err)
		}
	}
	name := func(i int) string { return fmt.Sprint("a", i%2) }
	check("events", func(b *Builder) {
		for i := range 3 {
			if err := b.Add(Named{Network: "x", Action: Like, Actor: name(i), Owner: "b"}); (err != nil) != (i == 2) {
				t.Errorf("event %d: %v", i, err)
			}
		}
	})
	check("events in bytes", func(b *Builder) {
		for i := range 3 {
			if err := b.AddBytes(&NamedBytes{Network: []byte("x"), Action: Like, Actor: []byte(name(i)), Owner: []byte("b")}); (err != nil) != (i == 2) {
				t.Errorf("event %d: %v", i, err)
			}
		}
	})
	columns := MakeColumns(2)
	check("columns", func(b *Builder) {
		b.AddColumns(&columns)
		b.AddColumns(&columns)
	})
	check("room", func(b *Builder) { b.Reserve(MaxEvents + 1) })
}
