package world

import (
	"slices"
	"testing"

	"github.com/yardstick-lab/yardstick/internal/activity"
	"github.com/yardstick-lab/yardstick/internal/seed"
)

func TestRestore(t *testing.T) {
	s, w := village(t), made(t, 2)
	again, err := Restore(s, w.Span, w.Trace, w.Ties())
	if err != nil {
		t.Fatal(err)
	}
	ties := 0
	for n := range w.Trace.Networks {
		for a := range activity.Account(len(w.Trace.Accounts)) {
			want, got := w.Audience(a, activity.Network(n)), again.Audience(a, activity.Network(n))
			if !slices.Equal(got, want) {
				t.Fatalf("account %d on network %d has the audience %v, had %v", a, n, got, want)
			}
			ties += len(want)
		}
	}
	if ties == 0 {
		t.Error("nobody follows anybody")
	}
	one, two := seed.New(1).Stream(), seed.New(1).Stream()
	for _, k := range activity.Actions() {
		if w.Delay(k, one) != again.Delay(k, two) {
			t.Errorf("%s waits differently", k)
		}
	}
	if _, err := Restore(s, w.Span, &activity.Trace{}, w.Ties()); err == nil {
		t.Error("a trace without accounts was restored")
	}
}
