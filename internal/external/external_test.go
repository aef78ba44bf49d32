package external_test

import (
	"math"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/yardstick-lab/yardstick/internal/activity"
	"github.com/yardstick-lab/yardstick/internal/external"
	"github.com/yardstick-lab/yardstick/internal/replay"
	"github.com/yardstick-lab/yardstick/internal/scorer"
)

// small is ann and bob over two days, with names that need quotes.
func small(t testing.TB) *activity.Trace {
	t.Helper()
	var b activity.Builder
	add := func(day, action string, actor, owner string) {
		t.Helper()
		d, err := activity.ParseDay(day)
		if err != nil {
			t.Fatal(err)
		}
		k, _ := activity.ParseAction(action)
		if err := b.Add(activity.Named{Time: d.Start(), Network: "x", Action: k, Actor: actor, Owner: owner, Object: "p"}); err != nil {
			t.Fatal(err)
		}
	}
	add("2011-03-01", "post", "ann", "ann")
	add("2011-03-01", "like", "bob", "ann")
	add("2011-03-02", "like", "bob", "ann")
	add("2011-03-03", "like", "bob", "ann")
	trace, err := b.Build()
	if err != nil {
		t.Fatal(err)
	}
	return trace
}

var days = scorer.Keep{From: 15034, To: 15035} // 2011-03-01 and 02

// preset is that of a program, on a scale that leaves numbers as they are.
func preset(command ...string) scorer.Preset {
	return scorer.Preset{
		Name: "ext", Kind: scorer.KindExternal, Scale: scorer.Scale{Anchors: []scorer.Anchor{{R: 0, Score: 0}, {R: 100, Score: 100}}, Step: 1},
		External: &scorer.External{Command: command, Protocol: scorer.ProtocolCSV, Timeout: 20 * time.Second},
	}
}

// as is the preset of this binary, called as a program of a manner.
func as(manner string, args ...string) scorer.Preset {
	return preset(append([]string{os.Args[0], "as", manner}, args...)...)
}

// open is the scorer of a preset; the test closes it.
func open(t testing.TB, p scorer.Preset) *external.Scorer {
	t.Helper()
	s, err := external.New(t.Context(), p)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(s.Close)
	return s
}

// TestBaseline asks for what an honest program says, in one manner or another.
func TestBaseline(t *testing.T) {
	trace := small(t)
	ann, _ := trace.AccountNamed("ann")
	check := func(manner string) {
		t.Helper()
		b, err := open(t, as(manner)).Baseline(scorer.NewIndex(trace), days)
		if err != nil {
			t.Errorf("%s: %v", manner, err)
			return
		}
		if one, two := b.Score(ann, days.From), b.Score(ann, days.To); one != 2 || two != 3 || b.Score(1-ann, days.To) != 0 {
			t.Errorf("%s: ann has %g and %g", manner, one, two)
		}
	}
	check("honest")
	check("columns")
	check("flooding")
}

// TestFollow replays a delta as the whole changed trace.
func TestFollow(t *testing.T) {
	trace := small(t)
	ann, _ := trace.AccountNamed("ann")
	b, err := open(t, as("honest")).Baseline(scorer.NewIndex(trace), days)
	if err != nil {
		t.Fatal(err)
	}
	d := &activity.Delta{Removed: []int32{1}, Accounts: []string{"~1", "~2"}}
	for i := range 2 {
		d.Added.Append(activity.Event{Time: days.To.Start(), Action: activity.Like, Actor: activity.Account(2 + i), Owner: ann, Object: 1})
	}
	check := func(d *activity.Delta, through activity.Day, want ...scorer.Change) {
		t.Helper()
		got, err := b.Follow(ann, d, through)
		if err != nil || len(got) != len(want) {
			t.Errorf("got %v, %v, want %v", got, err, want)
			return
		}
		for i := range got {
			if got[i] != want[i] {
				t.Errorf("got %v, want %v", got[i], want[i])
			}
		}
	}
	first := scorer.Change{Day: days.From, Account: ann, Score: 1, Displayed: 1}
	check(d, days.To, first, scorer.Change{Day: days.To, Account: ann, Score: 4, Displayed: 4})
	check(d, days.From, first)
	check(&activity.Delta{}, days.To)

	// Several at once are each as by itself.
	of := []activity.Account{0, 1}
	each, err := b.(replay.Daily).FollowOn(of, d, days.Days())
	if err != nil || len(each) != len(of) {
		t.Fatalf("got %v, %v", each, err)
	}
	for k, a := range of {
		if alone, err := b.Follow(a, d, days.To); err != nil || !slices.Equal(each[k], alone) {
			t.Errorf("account %d: got %v among others, %v, %v alone", a, each[k], alone, err)
		}
	}
}

// TestTogether asks from several goroutines at once.
func TestTogether(t *testing.T) {
	s, ix := open(t, as("honest")), scorer.NewIndex(small(t))
	var all sync.WaitGroup
	for range 4 {
		all.Go(func() {
			for range 5 {
				if b, err := s.Baseline(ix, days); err != nil || b.Score(0, days.To) != 3 {
					t.Errorf("%v", err)
				}
			}
		})
	}
	all.Wait()
}

// TestDrifting: a program that answers otherwise when asked again is seen.
func TestDrifting(t *testing.T) {
	s, ix := open(t, as("drifting")), scorer.NewIndex(small(t))
	one, err := s.Baseline(ix, days)
	if err != nil {
		t.Fatal(err)
	}
	two, err := s.Baseline(ix, days)
	if err != nil {
		t.Fatal(err)
	}
	if what := replay.Probe(one, two, 2, days); !strings.Contains(what, "scored twice, account number 0 has 1 and 2 points") {
		t.Errorf("got %q", what)
	}
}

// TestScale puts what was answered on the scale.
func TestScale(t *testing.T) {
	p := as("honest")
	p.Scale = scorer.Scale{Anchors: []scorer.Anchor{{R: 0, Score: 10}, {R: 2.5, Score: 15}}, Step: 2}
	b, err := open(t, p).Baseline(scorer.NewIndex(small(t)), days)
	if err != nil {
		t.Fatal(err)
	}
	if b.Score(0, days.From) != 14 || b.Score(0, days.To) != 15 || b.Displayed(0, days.To) != 16 || math.Signbit(b.Score(1, days.To)) {
		t.Errorf("got %g, %g shown as %g", b.Score(0, days.From), b.Score(0, days.To), b.Displayed(0, days.To))
	}
}

// TestIdentify: a changed program is another scorer.
func TestIdentify(t *testing.T) {
	dir := t.TempDir()
	identify := func(text string) map[string]string {
		t.Helper()
		if err := os.WriteFile(filepath.Join(dir, "s.py"), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		x := scorer.External{Command: []string{"python3", "s.py", "--fast", "."}}
		if err := external.Identify(&x, dir); err != nil {
			t.Fatal(err)
		}
		if len(x.Files) != 1 || x.Dir != dir {
			t.Errorf("got %+v", x)
		}
		return x.Files
	}
	one, again, other := identify("1"), identify("1"), identify("2")
	if one["s.py"] != again["s.py"] || one["s.py"] == other["s.py"] || len(one["s.py"]) != 64 {
		t.Errorf("%v, %v, %v", one, again, other)
	}
}
