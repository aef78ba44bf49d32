package world

import (
	"math"
	"reflect"
	"strings"
	"testing"
)

// The first experiment samples 25 subjects a world; 30 leave a choice.
func TestEveryWorldServesTheFirstExperiment(t *testing.T) {
	s := shipped(t, "village")
	check := func(number uint64) {
		t.Helper()
		w, err := Make(s, s.Span(number))
		if err != nil {
			t.Fatal(err)
		}
		facebook, _ := w.Trace.NetworkNamed("facebook")
		if n := w.subjects(facebook); n < 30 {
			t.Errorf("seed %d: %d accounts post 1 to 6 times a day to an audience of 80, want 30", number, n)
		}
		if off := float64(w.Trace.Len())/float64(s.Budget.Events) - 1; math.Abs(off) > s.Budget.Within {
			t.Errorf("seed %d: %d events are %.0f%% off the budget", number, w.Trace.Len(), 100*off)
		}
	}
	for number := uint64(1); number <= 20; number++ {
		check(number)
	}
	for number := uint64(1001); number <= 1003; number++ {
		check(number)
	}
}

func TestShippedNumbersHaveSources(t *testing.T) {
	check := func(world string, least int) {
		t.Helper()
		s := shipped(t, world)
		if err := s.Validate(); err != nil {
			t.Error(err)
		}
		if len(s.Sources) < least {
			t.Errorf("%s has %d settings only", world, len(s.Sources))
		}
		for _, source := range s.Sources {
			if strings.TrimSpace(source.From) == "" {
				t.Errorf("%s: %s has no source and does not say ours", world, source.Path)
			}
		}
	}
	check("village", 180)
	check("silent-village", 180)
	check("town", 180)
	check("city", 180)
}

// Town and city are the village among more people.
func TestTownAndCity(t *testing.T) {
	check := func(name string, accounts int) {
		t.Helper()
		want, got := shipped(t, "village"), shipped(t, name)
		want.Accounts, want.Budget = accounts, got.Budget
		want.Sources, got.Sources = nil, nil
		if !reflect.DeepEqual(got, want) {
			t.Errorf("%s: got  %+v\nwant %+v", name, got, want)
		}
	}
	check("town", 20_000)
	check("city", 250_000)
}

// The silent village differs from the village in that nobody answers, and in
// nothing else.
func TestSilentVillage(t *testing.T) {
	want, got := shipped(t, "village"), shipped(t, "silent-village")
	want.Conversation.AuthorAnswers, want.Conversation.CommenterAnswers = 0, 0
	want.Ripples = Ripples{Specific: want.Ripples.Specific, Fatigue: want.Ripples.Fatigue}
	want.Budget, want.Sources, got.Sources = got.Budget, nil, nil
	if !reflect.DeepEqual(got, want) {
		t.Errorf("got  %+v\nwant %+v", got, want)
	}
	w, err := Make(got, got.Span(1))
	if err != nil {
		t.Fatal(err)
	}
	if off := float64(w.Trace.Len())/float64(got.Budget.Events) - 1; math.Abs(off) > got.Budget.Within {
		t.Errorf("%d events are %.0f%% off the budget", w.Trace.Len(), 100*off)
	}
}
