package property

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"github.com/yardstick-lab/yardstick/internal/activity"
	"github.com/yardstick-lab/yardstick/internal/scorer"
	"github.com/yardstick-lab/yardstick/internal/seed"
)

// planted is a scorer made up for a test: what it gives an account by the end of
// a day.
type planted func(t *activity.Trace, a activity.Account, d activity.Day) float64

type plantedScores struct {
	planted
	trace *activity.Trace
}

func (s plantedScores) Score(a activity.Account, d activity.Day) float64 {
	return s.planted(s.trace, a, d)
}

// subjectOf is a planted scorer on a scale of 2,000 points.
func subjectOf(f planted) Subject {
	return Subject{
		Score:  func(t *activity.Trace, _ scorer.Keep) (Scored, error) { return plantedScores{f, t}, nil },
		Bottom: -1000, Top: 1000, Halved: Halved{Why: "it has no weights"},
	}
}

// reactions counts what others did to an account's work up to a day.
func reactions(of ...activity.Action) planted {
	return func(t *activity.Trace, a activity.Account, d activity.Day) float64 {
		n := 0
		for i := range t.Time {
			if e := t.At(i); e.Owner == a && e.Actor != a && e.Day() <= d && slices.Contains(of, e.Action) {
				n++
			}
		}
		return float64(n)
	}
}

func check(t *testing.T, name string, sub Subject) Finding {
	t.Helper()
	for _, p := range All() {
		if p.Name == name {
			f, err := p.Check(sub, seed.New(1), 200)
			if err != nil {
				t.Fatal(err)
			}
			return f
		}
	}
	t.Fatalf("there is no property %s", name)
	return Finding{}
}

// TestPlantedFaults: each fault turns its property red, with a counterexample of
// no more events than it takes.
func TestPlantedFaults(t *testing.T) {
	all := reactions(append(slices.Clone(received), blame...)...)
	wrong := func(name string, f planted, events int) {
		t.Helper()
		found := check(t, name, subjectOf(f))
		if found.Verdict != Violated {
			t.Errorf("%s: %s, want VIOLATED", name, found.Verdict)
		} else if n := len(found.Example.Rows); n > events {
			t.Errorf("%s: the counterexample has %d events, want at most %d:\n%+v", name, n, events, found.Example.Rows)
		}
	}
	minus := func(f planted) planted {
		return func(t *activity.Trace, a activity.Account, d activity.Day) float64 { return -f(t, a, d) }
	}
	for _, k := range received {
		wrong("more-"+k.String(), minus(reactions(k)), 3) // two posts that make people known, and the act
	}
	wrong("blame", all, 3)
	wrong("more-of-everything", minus(all), 4)
	wrong("more-posts", func(t *activity.Trace, a activity.Account, d activity.Day) float64 {
		n := 0
		for i := range t.Time {
			if e := t.At(i); e.Actor == a && e.Day() <= d && e.Action == activity.Post {
				n--
			}
		}
		return float64(n)
	}, 2)
	wrong("self-acts", func(t *activity.Trace, a activity.Account, d activity.Day) float64 {
		return float64(slices.Index(t.Owner, a) + len(t.Owner))
	}, 3)
	wrong("renaming", func(_ *activity.Trace, a activity.Account, _ activity.Day) float64 { return float64(a) }, 4)
	wrong("equal-times", func(t *activity.Trace, a activity.Account, _ activity.Day) float64 {
		last := slices.Clone(t.Actor)
		slices.Reverse(last)
		return float64(slices.Index(last, a)) // how many acts come after its last
	}, 7)
	wrong("time-of-day", func(t *activity.Trace, a activity.Account, _ activity.Day) float64 {
		return float64(t.Time[len(t.Time)-1] % activity.DayLength)
	}, 4)
	wrong("later-events", func(t *activity.Trace, a activity.Account, _ activity.Day) float64 { return float64(t.Len()) }, 2)
	wrong("unrelated", func(t *activity.Trace, a activity.Account, _ activity.Day) float64 { return float64(len(t.Accounts)) }, 2)
	// Plain counting contradicts what Klout said of people, posts, days and standing.
	wrong("fewer-posts", all, 13)
	wrong("more-people", all, 8)
	wrong("less-each", all, 6)
	wrong("window", all, 3)
	wrong("recent", all, 4)
	wrong("short-break", func(t *activity.Trace, a activity.Account, d activity.Day) float64 {
		return 30 * (all(t, a, d) - all(t, a, d-2))
	}, 300)
	wrong("comments-over-likes", all, 4)
	wrong("comments-over-followers", all, 4)
	wrong("standing", all, 6+6*7) // to score 2 % of the scale higher takes seven who do six things each
	wrong("plus-k", all, 3)
	wrong("lists-count", reactions(activity.Comment), 3)
	wrong("likes-count", reactions(activity.Comment), 3)
}

// TestConstant: about a scorer that sees nothing no property says anything.
func TestConstant(t *testing.T) {
	sub := subjectOf(func(*activity.Trace, activity.Account, activity.Day) float64 { return 50 })
	for _, p := range All() {
		if f := check(t, p.Name, sub); f.Verdict != DoesNotApply || f.Why == "" || f.Example != nil {
			t.Errorf("%s: %s, %q", p.Name, f.Verdict, f.Why)
		}
	}
}

// TestHolds: counting is above all suspicion where it is right.
func TestHolds(t *testing.T) {
	sub := subjectOf(reactions(received...))
	for _, name := range []string{"more-like", "more-of-everything", "self-acts", "renaming", "equal-times", "time-of-day", "later-events", "unrelated", "likes-count"} {
		if f := check(t, name, sub); f.Verdict != Holds || f.Told == 0 || f.Told > f.Cases {
			t.Errorf("%s: %s in %d of %d cases\n%+v", name, f.Verdict, f.Told, f.Cases, f.Example)
		}
	}
}

// TestSmallest: not one event more can be left out of a counterexample.
func TestSmallest(t *testing.T) {
	// Two people who comment, on different days, are one too many.
	fault := func(t *activity.Trace, a activity.Account, d activity.Day) float64 {
		who := map[activity.Account]activity.Day{}
		for i := range t.Time {
			if e := t.At(i); e.Owner == a && e.Actor != a && e.Action == activity.Comment && e.Day() <= d {
				who[e.Actor] = e.Day()
			}
		}
		days := map[activity.Day]bool{}
		for _, day := range who {
			days[day] = true
		}
		return -float64(max(0, len(days)-1))
	}
	f := check(t, "more-comment", subjectOf(fault))
	if f.Verdict != Violated {
		t.Fatal(f.Verdict)
	}
	comments := 0
	for _, r := range f.Example.Rows {
		if r.Action == activity.Comment {
			comments++
		}
	}
	if comments != 2 || len(f.Example.Rows) > 4 {
		t.Errorf("%d comments in %d events:\n%+v", comments, len(f.Example.Rows), f.Example.Rows)
	}
}

func TestMinimal(t *testing.T) {
	var log Log
	for i := range 40 {
		log = append(log, on(act(person(i), activity.Like, subject), start))
	}
	check := func(want ...int) {
		t.Helper()
		least := minimal(log, func(l Log) bool {
			for _, i := range want {
				if !slices.Contains(l, log[i]) {
					return false
				}
			}
			return true
		})
		if len(least) != len(want) {
			t.Errorf("%d events for %v: %v", len(least), want, least)
		}
	}
	check()
	check(0)
	check(39)
	check(3, 4, 31)
	check(0, 10, 20, 30, 39)
}

// TestCheckTellsTheFault: what a scorer cannot do is an error that names the
// property, not a verdict.
func TestCheckTellsTheFault(t *testing.T) {
	sub := subjectOf(nil)
	sub.Score = func(*activity.Trace, scorer.Keep) (Scored, error) { return nil, errors.New("credits overflow") }
	_, err := All()[0].Check(sub, seed.New(1), 1)
	if err == nil || err.Error() != "more-like: credits overflow" {
		t.Error(err)
	}
}

func TestHalfOf(t *testing.T) {
	check := func(name, want string, ranks bool) {
		t.Helper()
		p, err := scorer.Load(name)
		if err != nil {
			t.Fatal(err)
		}
		half, r, why := HalfOf(p)
		if r != ranks || !strings.Contains(why, want) || (want == "") != (why == "") {
			t.Errorf("%s: %v, %q", name, r, why)
		}
		if w := p.Weights.Of("x", activity.Reshare); half.Weights.Of("x", activity.Reshare) != w/2 {
			t.Errorf("%s: a reshare weighs %g, half of it %g", name, w, half.Weights.Of("x", activity.Reshare))
		}
	}
	check("x-2023", "", true)
	check("pagerank", "", false)
	check("klout-2011", "several parts", true)
	check("followers", "no weight", true)
	check("h-index", "no weights", false)
}
