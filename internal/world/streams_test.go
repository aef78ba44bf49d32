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
	w, err := b.world()
	if err != nil {
		t.Fatal(err)
	}
	return w
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
	descends(t, usual, busy, "a0007")
	if !slices.Equal(usual.Trace.Stock.Holdings, busy.Trace.Stock.Holdings) {
		t.Error("the stock changes")
	}
}

func TestAnotherReadinessOfOneAccountChangesItsReactionsOnly(t *testing.T) {
	const who, name = 7, "a0007"
	usual := made(t, 1)
	eager := changed(t, func(b *society) { b.ready[who] *= 4 })
	mine := func(e activity.Named) bool { return e.Actor == name }
	if a, b := len(told(usual, mine)), len(told(eager, mine)); b < a*3/2 {
		t.Errorf("the account does %d, and %d when it is four times as ready to react", a, b)
	}
	descends(t, usual, eager, name)
}

// descends checks that two worlds differ in nothing but what an account does and
// what comes of it.
func descends(t *testing.T, v, w *World, who string) {
	t.Helper()
	all := func(activity.Named) bool { return true }
	changed := difference(told(v, all), told(w, all))
	if e, ok := stranger(changed, who); ok || len(changed) == 0 {
		t.Errorf("of %d changed events this has nothing to do with %s: %+v", len(changed), who, e)
	}
}

// difference returns the events that are not in both, in order of time.
func difference(a, b []activity.Named) []activity.Named {
	count := map[activity.Named]int{}
	for _, e := range a {
		count[e]--
	}
	for _, e := range b {
		count[e]++
	}
	var all []activity.Named
	for e, n := range count {
		if n != 0 {
			all = append(all, e)
		}
	}
	slices.SortFunc(all, func(a, b activity.Named) int { return int(a.Time - b.Time) })
	return all
}

// stranger finds a changed event that neither concerns the account nor can have
// come of an earlier change: of one below the same post, of one towards its
// actor by its owner, or of a +K of the same giver, whom the rules limit.
func stranger(changed []activity.Named, who string) (activity.Named, bool) {
	type pair struct{ by, to string }
	posts, towards, givers := map[string]bool{}, map[pair]bool{}, map[string]bool{}
	for _, e := range changed {
		came := e.Actor == who || e.Owner == who || e.Object != "" && posts[e.Object] ||
			towards[pair{e.Owner, e.Actor}] || e.Action == activity.Endorse && givers[e.Actor]
		if !came {
			return e, true
		}
		towards[pair{e.Actor, e.Owner}] = true
		if e.Action == activity.Endorse {
			givers[e.Actor] = true
		} else {
			posts[e.Object] = true
		}
	}
	return activity.Named{}, false
}

func TestStrangersAreFound(t *testing.T) {
	all := func(activity.Named) bool { return true }
	if _, ok := stranger(difference(told(made(t, 1), all), told(made(t, 2), all)), "a0007"); !ok {
		t.Error("another world passes as what comes of one account")
	}
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
