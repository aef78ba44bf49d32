package world

import (
	"reflect"
	"slices"
	"testing"

	"github.com/yardstick-lab/yardstick/internal/activity"
	"github.com/yardstick-lab/yardstick/internal/seed"
)

func TestSameSeedSameWorld(t *testing.T) {
	s := village(t)
	again, err := Make(s, s.Span(1))
	if err != nil {
		t.Fatal(err)
	}
	one, other := made(t, 1), made(t, 2)
	if !reflect.DeepEqual(one.Trace, again.Trace) {
		t.Error("two worlds of one seed differ")
	}
	if reflect.DeepEqual(one.Trace.Columns, other.Trace.Columns) || reflect.DeepEqual(one.Trace.Stock, other.Trace.Stock) {
		t.Error("another seed makes the same world")
	}
}

func TestTraceObeysItsRules(t *testing.T) {
	w := made(t, 1)
	trace := w.Trace
	for _, table := range [][]string{trace.Networks, trace.Accounts, trace.Objects} {
		for i := 1; i < len(table); i++ {
			if table[i-1] >= table[i] {
				t.Fatalf("%q stands before %q", table[i-1], table[i])
			}
		}
	}
	if trace.Objects[0] != "" || !trace.Stock.Declared {
		t.Error("the first object is not none, or the stock is not declared")
	}
	// An empty delta goes through names and back: unused objects, unsorted
	// events or holdings would not survive it.
	again, err := activity.Apply(trace, &activity.Delta{})
	if err != nil {
		t.Fatal(err)
	}
	if !reflect.DeepEqual(again, trace) {
		t.Error("building the trace from its names makes another trace")
	}
	if first, last, _ := trace.Days(); first != w.First() || last != w.Last() {
		t.Errorf("events from %v to %v, want %v to %v", first, last, w.First(), w.Last())
	}
}

func TestEventsMakeSense(t *testing.T) {
	w := made(t, 1)
	posts := map[activity.Object]activity.Event{}
	for i := range w.Trace.Time {
		if e := w.Trace.At(i); e.Action == activity.Post {
			posts[e.Object] = e
		}
	}
	for i := range w.Trace.Time {
		e := w.Trace.At(i)
		post, on := posts[e.Object]
		linked := w.Trace.Stock.Of(e.Actor, e.Network).Linked && w.Trace.Stock.Of(e.Owner, e.Network).Linked
		_, follower := slices.BinarySearch(w.Audience(post.Actor, e.Network), e.Actor)
		good := false
		switch e.Action {
		case activity.Post:
			good = e.Actor == e.Owner
		case activity.Mention:
			inPost := on && e.Actor == post.Actor && e.Time == post.Time
			good = e.Owner != e.Actor && (inPost || e.Object == activity.NoObject) // or it is a word of thanks
		case activity.Reply: // by a follower or someone who returns a visit
			good = on && e.Time > post.Time && (e.Owner == post.Actor || e.Actor == post.Actor)
		case activity.Comment:
			good = on && e.Time > post.Time && e.Owner == post.Actor
		case activity.Like, activity.Reshare:
			good = on && e.Time > post.Time && e.Owner == post.Actor && (follower || e.Actor == post.Actor)
		case activity.Follow:
			_, already := slices.BinarySearch(w.Audience(e.Owner, e.Network), e.Actor)
			good = e.Actor != e.Owner && !already && e.Object == activity.NoObject
		case activity.Endorse: // of someone followed, or because of what they did
			good = e.Actor != e.Owner && e.Object != activity.NoObject && !on
		case activity.List:
			_, follows := slices.BinarySearch(w.Audience(e.Owner, e.Network), e.Actor)
			good = follows && e.Object != activity.NoObject && !on
		}
		if !good || !linked || on && post.Network != e.Network || e.Parent != activity.NoObject {
			t.Fatalf("event %d makes no sense: %+v on %+v (%q)", i, e, post, w.Trace.Objects[e.Object])
		}
	}
}

func TestFollowersHoldTheAudience(t *testing.T) {
	w := made(t, 1)
	for _, h := range w.Trace.Stock.Holdings {
		if n := len(w.Audience(h.Account, h.Network)); int(h.Followers) < n || h.Lists < 0 {
			t.Errorf("%+v has an audience of %d", h, n)
		}
	}
	for n := range w.audience {
		for a := range activity.Account(len(w.Trace.Accounts)) {
			row := w.Audience(a, activity.Network(n))
			if !slices.IsSorted(row) || slices.Contains(row, a) {
				t.Fatalf("the audience of %d is %v", a, row)
			}
			if len(row) > 0 && !w.Trace.Stock.Of(a, activity.Network(n)).Linked {
				t.Fatalf("%d has an audience where it is not linked", a)
			}
		}
	}
}

func TestEndorsementsKeepTheRules(t *testing.T) {
	s := village(t)
	for i := range s.Networks {
		s.Networks[i].Endorsements = 5 // far more than the rules allow
		s.Networks[i].Audience.Mean = 3
	}
	w, err := Make(s, s.Span(1))
	if err != nil {
		t.Fatal(err)
	}
	type pair struct {
		network      activity.Network
		actor, owner activity.Account
	}
	last, days := map[pair]activity.Day{}, map[pair]int{}
	for i := range w.Trace.Time {
		e := w.Trace.At(i)
		if e.Action != activity.Endorse {
			continue
		}
		p := pair{e.Network, e.Actor, e.Owner}
		if before, ok := last[p]; ok && e.Day() < before+7 {
			t.Fatalf("%+v endorses on %v and %v", p, before, e.Day())
		}
		last[p] = e.Day()
		day := pair{e.Network, e.Actor, activity.Account(e.Day())}
		if days[day]++; days[day] > 5 {
			t.Fatalf("%d endorses more than five times on %v", e.Actor, e.Day())
		}
	}
	if len(last) == 0 {
		t.Error("nobody endorses")
	}
}

func TestSpanIsTheCallers(t *testing.T) {
	s := village(t)
	w, err := Make(s, Span{Seed: 1, Warmup: 3, Measured: 2, FirstMeasured: 15_000})
	if err != nil {
		t.Fatal(err)
	}
	if first, last, _ := w.Trace.Days(); first != 14_997 || last != 15_001 {
		t.Errorf("events from day %d to %d", first, last)
	}
	if w.Warmup != 3 || w.Measured != 2 || w.FirstMeasured != 15_000 {
		t.Errorf("the world says %+v", w.Span)
	}
	_, err = Make(s, Span{Seed: 1, Warmup: -1, Measured: 1})
	if want := "making a world: days.warmup: wants a whole number from 0 to 3660, got -1"; err == nil || err.Error() != want {
		t.Errorf("got %v, want %s", err, want)
	}
}

func TestDelayOfAnActionWithoutItsOwn(t *testing.T) {
	w := made(t, 1)
	key := seed.New(1).Name("test")
	if a, b := w.Delay(activity.Quote, key.Stream()), w.Delay(activity.Comment, key.Stream()); a != b || a < 1 {
		t.Errorf("a quote waits %d, a comment %d", a, b)
	}
	if a, b := w.Delay(activity.Reshare, key.Stream()), w.Delay(activity.Comment, key.Stream()); a == b {
		t.Error("a reshare waits as long as a comment")
	}
}

func TestAudienceAllocatesNothing(t *testing.T) {
	w, total := made(t, 1), 0
	if n := testing.AllocsPerRun(100, func() { total += len(w.Audience(7, 0)) }); n != 0 {
		t.Errorf("%v allocations", n)
	}
}

func BenchmarkMake(b *testing.B) {
	s := shipped(b, "village")
	b.ReportAllocs()
	for b.Loop() {
		w, err := Make(s, s.Span(1))
		if err != nil {
			b.Fatal(err)
		}
		b.ReportMetric(float64(w.Trace.Len()), "events")
	}
}
