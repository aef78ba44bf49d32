package world

import (
	"errors"
	"reflect"
	"testing"

	"github.com/yardstick-lab/yardstick/internal/activity"
)

// gathered is a world that was told, put together again.
func gathered(t *testing.T, s *Settings, span Span) *activity.Trace {
	t.Helper()
	var c activity.Columns
	day := span.First() - 1
	tale, err := Tell(s, span, func(today []activity.Event) error {
		day++
		for _, e := range today {
			if e.Day() != day {
				t.Fatalf("%v is told on %v", e, day)
			}
			c.Append(e)
		}
		return nil
	})
	if err != nil || day != span.Last() || tale.Events != c.Len() {
		t.Fatalf("told up to %v of %v, %d of %d events: %v", day, span.Last(), c.Len(), tale.Events, err)
	}
	all := *tale.Trace
	all.Columns, all.Objects = c, tale.Objects.Strings()
	all.Object = tale.Number(all.Object)
	return &all
}

// TestTellingIsMaking: told day by day, a world is what it is in one piece, also
// where not all topics are used, or nothing happens.
func TestTellingIsMaking(t *testing.T) {
	check := func(change func(*Settings), least, most int) { // topics in use
		t.Helper()
		s := village(t)
		s.Accounts = 150
		for i := range s.Networks {
			s.Networks[i].Audience.Mean = 20
		}
		change(s)
		span := Span{4, 10, 5, s.Days.FirstMeasured}
		w, err := Make(s, span)
		if err != nil {
			t.Fatal(err)
		}
		got := gathered(t, s, span)
		if w.Trace.Len()+got.Len() > 0 && !reflect.DeepEqual(got, w.Trace) {
			t.Errorf("the world told has %d events on %d objects, the one made %d on %d",
				got.Len(), len(got.Objects), w.Trace.Len(), len(w.Trace.Objects))
		}
		used := 0
		for _, name := range w.Trace.Objects {
			if len(name) == len("topic.01") && name[:6] == "topic." {
				used++
			}
		}
		if used < least || used > most {
			t.Errorf("%d topics are used, want %d to %d", used, least, most)
		}
	}
	check(func(s *Settings) { s.Networks[2].Endorsements = 1 }, 12, 12)
	check(func(s *Settings) { s.Topics = 90 }, 1, 60)
	check(func(s *Settings) { s.Networks[2].Endorsements = 0 }, 0, 0)
	check(func(s *Settings) {
		s.Networks = s.Networks[:1]
		s.Networks[0].Posts.Median, s.Networks[0].Growth, s.Networks[0].Listing = 0, 0, 0
	}, 0, 0)
}

func TestTellingCanStop(t *testing.T) {
	s, stop, days := village(t), errors.New("enough"), 0
	_, err := Tell(s, s.Span(1), func([]activity.Event) error {
		if days++; days == 3 {
			return stop
		}
		return nil
	})
	if !errors.Is(err, stop) || days != 3 {
		t.Errorf("%d days, %v", days, err)
	}
	s.Accounts = 1
	if _, err := Tell(s, s.Span(1), nil); err == nil {
		t.Error("a world of one account is told")
	}
}
