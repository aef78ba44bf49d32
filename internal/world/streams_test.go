package world

import (
	"slices"
	"strings"
	"testing"

	"github.com/yardstick-lab/yardstick/internal/activity"
)

// told lists the events that keep wants, by name.
func told(w *World, keep func(activity.Named) bool) []activity.Named {
	var all []activity.Named
	t := w.Trace
	for i := range t.Time {
		e := t.At(i)
		named := activity.Named{
			Time: e.Time, Network: t.Networks[e.Network], Action: e.Action,
			Actor: t.Accounts[e.Actor], Owner: t.Accounts[e.Owner], Object: t.Objects[e.Object], Parent: t.Objects[e.Parent],
		}
		if keep(named) {
			all = append(all, named)
		}
	}
	return all
}

// same compares what two worlds tell of what keep wants.
func same(t *testing.T, v, w *World, keep func(activity.Named) bool) {
	t.Helper()
	a, b := told(v, keep), told(w, keep)
	if len(a) == 0 || !slices.Equal(a, b) {
		t.Errorf("%d events of one world are not the %d of the other", len(a), len(b))
	}
}

func changed(t *testing.T, change func(b *society)) *World {
	t.Helper()
	s := village(t)
	b := newSociety(s, s.Span(1))
	change(b)
	return b.world()
}

func TestAnotherRateOfOneAccountChangesItsPostsOnly(t *testing.T) {
	const who = 7
	usual := made(t, 1)
	busy := changed(t, func(b *society) {
		for i := range b.networks {
			b.networks[i].rate[who] = 3*b.networks[i].rate[who] + 1
		}
	})
	own := func(e activity.Named) bool { return strings.HasPrefix(e.Object, "a0007.") }
	if a, b := len(told(usual, own)), len(told(busy, own)); b < 2*a {
		t.Errorf("the account's posts and what hangs on them are %d events, and %d when it posts three times as much", a, b)
	}
	same(t, usual, busy, func(e activity.Named) bool { return !own(e) })
	if !slices.Equal(usual.Trace.Stock.Holdings, busy.Trace.Stock.Holdings) {
		t.Error("the stock changes")
	}
}

func TestAnotherReadinessOfOneAccountChangesItsReactionsOnly(t *testing.T) {
	const who, name = 7, "a0007"
	usual := made(t, 1)
	eager := changed(t, func(b *society) { b.ready[who] *= 4 })
	touched := map[string]bool{} // threads it takes part in, in either world
	for _, w := range []*World{usual, eager} {
		for _, e := range told(w, func(e activity.Named) bool { return e.Actor == name && inWords(e.Action) }) {
			touched[e.Object] = true
		}
	}
	mine := func(e activity.Named) bool { return e.Actor == name }
	if a, b := len(told(usual, mine)), len(told(eager, mine)); b < a*3/2 {
		t.Errorf("the account does %d, and %d when it is four times as ready to react", a, b)
	}
	same(t, usual, eager, func(e activity.Named) bool {
		return !mine(e) && !(touched[e.Object] && inWords(e.Action))
	})
}

func TestShorterSpanIsTheBeginningOfALonger(t *testing.T) {
	s := village(t)
	span := s.Span(1)
	span.Measured = 3
	short, err := Make(s, span)
	if err != nil {
		t.Fatal(err)
	}
	end := (short.Last() + 1).Start()
	same(t, short, made(t, 1), func(e activity.Named) bool { return e.Time < end })
}
