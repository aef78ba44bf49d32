package world

import (
	"fmt"
	"reflect"
	"slices"
	"testing"

	"github.com/yardstick-lab/yardstick/internal/activity"
)

// doing is a behaviour of account 7 on Twitter in the measured days.
func doing(w *World, d Doing) Behaviour {
	twitter, _ := w.Trace.NetworkNamed("twitter")
	return Behaviour{
		Account: social(w, twitter), Network: twitter, First: w.FirstMeasured, Last: w.Last(),
		Does: d, Count: 3, Times: 2, Message: Generic,
	}
}

// social is the first account with 20 posts, 30 followers and 30 it follows.
func social(w *World, n activity.Network) activity.Account {
	c := w.Crowd().society.networks[n]
	for a := range activity.Account(len(w.Trace.Accounts)) {
		posts := c.career.start[a+1] - c.career.start[a]
		if posts >= 20 && len(c.audience.row(a)) >= 30 && len(c.following.row(a)) >= 30 {
			return a
		}
	}
	panic("nobody is social")
}

var allDoings = []Doing{PostMore, ReplyMore, ThankAll, AskForPlusK, PutForward, GivePlusK, GetListed}

func answered(t *testing.T, w *World, b Behaviour) Answer {
	t.Helper()
	a, err := w.Crowd().Answer(b)
	if err != nil {
		t.Fatalf("%s: %v", b.Does, err)
	}
	return a
}

// What is added is the account's doing or comes of it, and stands in its days or
// later; nothing is taken away, for an answer cannot take anything.
func TestAnswersDescend(t *testing.T) {
	w := made(t, 1)
	for _, d := range allDoings {
		b := doing(w, d)
		a := answered(t, w, b)
		after, err := activity.Apply(&activity.Trace{
			Accounts: w.Trace.Accounts, Networks: w.Trace.Networks, Objects: w.Trace.Objects,
		}, delta(a))
		if err != nil {
			t.Fatalf("%s: %v", d, err)
		}
		changed := told(&World{Trace: after}, func(activity.Named) bool { return true })
		if len(changed) != len(a.Added) || len(changed) == 0 {
			t.Errorf("%s: %d of %d events have names", d, len(changed), len(a.Added))
		}
		if e, ok := stranger(changed, w.Trace.Accounts[b.Account]); ok {
			t.Errorf("%s: this did not come of it: %+v", d, e)
		}
		if changed[0].Time < b.First.Start() {
			t.Errorf("%s: something happens before it: %+v", d, changed[0])
		}
	}
}

func delta(a Answer) *activity.Delta {
	d := &activity.Delta{Objects: a.Objects}
	for _, e := range a.Added {
		d.Added.Append(e)
	}
	return d
}

func TestTheSameCrowdAnswersAlike(t *testing.T) {
	w := made(t, 1)
	again, err := Restore(village(t), w.Span, w.Trace, w.Ties())
	if err != nil {
		t.Fatal(err)
	}
	one, other := w.Crowd(), again.Crowd()
	for _, d := range allDoings {
		a, err := one.Answer(doing(w, d))
		if err != nil {
			t.Fatal(err)
		}
		if b, err := other.Answer(doing(w, d)); err != nil || !reflect.DeepEqual(a, b) {
			t.Errorf("%s: the crowd of a restored world answers otherwise (%v)", d, err)
		}
	}
}

// Who does more is answered with all that was answered before, and more.
func TestMoreContainsLess(t *testing.T) {
	w := made(t, 1)
	check := func(d Doing, more func(*Behaviour)) {
		t.Helper()
		b := doing(w, d)
		less := answered(t, w, b)
		more(&b)
		much := answered(t, w, b)
		if rest := without(slices.Clone(named(w, much)), named(w, less)); len(rest) != len(much.Added)-len(less.Added) || len(rest) == 0 {
			t.Errorf("%s: %d events become %d, of which %d are new", d, len(less.Added), len(much.Added), len(rest))
		}
	}
	days := func(b *Behaviour) { b.First -= 30 }
	count := func(b *Behaviour) { b.Count += 2 }
	specific := func(b *Behaviour) { b.Message = Specific }
	check(PostMore, days)
	check(PostMore, count)
	check(PostMore, func(b *Behaviour) { b.Times++ })
	check(ReplyMore, days)
	check(ReplyMore, count)
	check(ReplyMore, specific)
	check(ThankAll, days)
	check(PutForward, specific)
	check(GivePlusK, specific)
}

// named gives objects that are new numbers that hang on their names alone.
func named(w *World, a Answer) []activity.Event {
	all, known := slices.Clone(a.Added), activity.Object(len(w.Trace.Objects))
	for i, e := range all {
		if e.Object >= known {
			name := activity.Object(0)
			for _, letter := range []byte(a.Objects[e.Object-known]) {
				name = name*31 + activity.Object(letter)
			}
			all[i].Object = name | 1<<31
		}
	}
	return all
}

func TestNobodyAnswersInASilentSociety(t *testing.T) {
	s := village(t)
	s.Ripples = Ripples{Specific: 1}
	s.Conversation.AuthorAnswers, s.Conversation.CommenterAnswers = 0, 0
	w, err := Make(s, s.Span(1))
	if err != nil {
		t.Fatal(err)
	}
	for _, d := range []Doing{ReplyMore, ThankAll, AskForPlusK, PutForward, GivePlusK} {
		b := doing(w, d)
		b.Message = Specific
		for _, e := range answered(t, w, b).Added {
			// Others may join what the account says below a post of somebody else.
			if e.Owner == b.Account && e.Actor != b.Account {
				t.Errorf("%s: somebody answers: %+v", d, e)
			}
		}
	}
}

func TestWhoCannotBehave(t *testing.T) {
	w := made(t, 1)
	check := func(d Doing, change func(*Behaviour), want string) {
		t.Helper()
		b := doing(w, d)
		change(&b)
		if _, err := w.Crowd().Answer(b); err == nil || err.Error() != want {
			t.Errorf("%s: %v, want %s", d, err, want)
		}
	}
	off := func(b *Behaviour) {
		for b.Account = 0; w.Trace.Stock.Of(b.Account, b.Network).Linked; b.Account++ {
			continue
		}
	}
	check(PostMore, off, "it is not on twitter")
	b := doing(w, GetListed)
	check(GetListed, func(b *Behaviour) { b.Count = 1000 },
		fmt.Sprintf("it has %d followers on twitter, 1000 are needed", len(w.Audience(b.Account, b.Network))))
}

func TestInfluence(t *testing.T) {
	w := made(t, 1)
	c := w.Crowd()
	// Posts of the influential half draw more than those of the others.
	type total struct{ posts, reactions float64 }
	half := make([]total, 2)
	var all []float64
	for a := range activity.Account(len(w.Trace.Accounts)) {
		all = append(all, c.Influence(a))
	}
	ranked := slices.Sorted(slices.Values(all))
	for i := range w.Trace.Time {
		e := w.Trace.At(i)
		side := &half[0]
		if all[e.Owner] > ranked[len(ranked)/2] {
			side = &half[1]
		}
		switch {
		case e.Action == activity.Post:
			side.posts++
		case e.Action == activity.Like:
			side.reactions++
		}
	}
	if low, high := half[0].reactions/half[0].posts, half[1].reactions/half[1].posts; high < 1.5*low {
		t.Errorf("an average post draws %.2f likes, or %.2f of an influential author", low, high)
	}
}

func BenchmarkCrowd(b *testing.B) {
	w := made(b, 1)
	for b.Loop() {
		w.Crowd()
	}
}

func BenchmarkAnswer(b *testing.B) {
	w := made(b, 1)
	c := w.Crowd()
	for _, d := range allDoings {
		b.Run(d.String(), func(b *testing.B) {
			what := doing(w, d)
			for b.Loop() {
				if _, err := c.Answer(what); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
