package world

import (
	"reflect"
	"strconv"
	"strings"
	"testing"
)

// TestNumbersAreThoseOfTheFile finds every single number that the file holds,
// under the file's path and with its value, and no other.
func TestNumbersAreThoseOfTheFile(t *testing.T) {
	s := village(t)
	inFile := map[string]float64{}
	for _, source := range s.Sources {
		if x, err := strconv.ParseFloat(source.Value, 64); err == nil && !strings.HasPrefix(source.Path, "days.") {
			inFile[source.Path] = x
		}
	}
	found := map[string]float64{}
	for _, n := range s.Numbers() {
		found[n.Path] = n.Value
	}
	if !reflect.DeepEqual(found, inFile) {
		t.Errorf("numbers: %v\nin the file: %v", found, inFile)
	}
}

// TestEveryNumberOfAWorldCanBeSet sets each and holds the others to what they
// were.
func TestEveryNumberOfAWorldCanBeSet(t *testing.T) {
	s := village(t)
	for _, n := range s.Numbers() {
		want := n.Value * .9
		if n.Whole {
			want = n.Value - 1
		}
		changed, err := s.With(n.Path, want)
		if err != nil {
			t.Errorf("%s = %g: %v", n.Path, want, err)
			continue
		}
		for i, now := range changed.Numbers() {
			before := s.Numbers()[i]
			if now.Path == n.Path && now.Value != want || now.Path != n.Path && now != before {
				t.Errorf("with %s = %g, %s is %g", n.Path, want, now.Path, now.Value)
			}
		}
	}
	if !reflect.DeepEqual(s, village(t)) {
		t.Error("the settings were changed themselves")
	}
}

func TestNumbersOfAWorldRefused(t *testing.T) {
	check := func(path string, x float64, want string) {
		t.Helper()
		_, err := village(t).With(path, x)
		if err == nil || err.Error() != want {
			t.Errorf("%s = %g: %v, want %s", path, x, err, want)
		}
	}
	check("clock.hours", 1, "a world has no number clock.hours")
	check("networks.facebook", 1, "a world has no number networks.facebook")
	check("accounts", 1.5, "accounts: wants a whole number, got 1.5")
	check("conversation.author_answers", 2, "conversation.author_answers wants a probability from 0 to 1, got 2")
	check("conversation.others_join", 1, "conversation threads would never end: the branching ratio is 1.25, it must be below 1 (of the answers here and of ripples.returns, which is 0.15)")
}

// TestOnlyAnswers makes worlds with another value of each such number: the trace
// stays to the byte, and the world that was there answers as the new one does.
func TestOnlyAnswers(t *testing.T) {
	w, s := made(t, 1), village(t)
	answering := 0
	for _, n := range s.Numbers() {
		if !OnlyAnswers(n.Path) {
			continue
		}
		answering++
		other, err := s.With(n.Path, n.Value*3)
		if err != nil {
			t.Fatal(err)
		}
		again, err := Make(other, w.Span)
		if err != nil {
			t.Fatal(err)
		}
		if !reflect.DeepEqual(again.Trace, w.Trace) {
			t.Errorf("%s changes the trace", n.Path)
		}
		moved := false
		for _, d := range allDoings {
			b := doing(w, d)
			b.Message = Specific
			want, got := answered(t, again, b), answered(t, w.Under(other), b)
			if !reflect.DeepEqual(got, want) {
				t.Errorf("%s, %s: the world does not answer as one made with it", n.Path, d)
			}
			moved = moved || !reflect.DeepEqual(got, answered(t, w, b))
		}
		if !moved {
			t.Errorf("%s changes no answer", n.Path)
		}
	}
	if answering != 3 {
		t.Errorf("%d numbers only answer, want 3", answering)
	}
}
