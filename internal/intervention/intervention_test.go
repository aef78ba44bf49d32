package intervention

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/yardstick-lab/yardstick/internal/activity"
	"github.com/yardstick-lab/yardstick/internal/seed"
)

// zero is day 0 of the tests.
const zero = activity.Day(15_000)

// circle is a society in which everyone follows everyone.
type circle struct{ accounts int }

func (c circle) Audience(owner activity.Account, _ activity.Network) []activity.Account {
	var all []activity.Account
	for a := range c.accounts {
		if activity.Account(a) != owner {
			all = append(all, activity.Account(a))
		}
	}
	return all
}

func (c circle) Delay(_ activity.Action, s *seed.Stream) activity.Time {
	return activity.Time(s.Exponential() * float64(2*activity.Hour))
}

// at reads "0 9 facebook post ann ann p1": day, hour, network, action, actor,
// owner, object.
func at(t *testing.T, line string) activity.Named {
	t.Helper()
	var day, hour int
	var e activity.Named
	var action string
	if _, err := fmt.Sscanf(line, "%d %d %s %s %s %s %s", &day, &hour, &e.Network, &action, &e.Actor, &e.Owner, &e.Object); err != nil && e.Owner == "" {
		t.Fatalf("%q: %v", line, err)
	}
	e.Action, _ = activity.ParseAction(action)
	e.Time = (zero + activity.Day(day)).Start() + activity.Time(hour)*activity.Hour
	return e
}

// stageOf builds a scene from lines; the society is everyone and ten more.
func stageOf(t *testing.T, lines string) *Scene {
	t.Helper()
	var b activity.Builder
	for i := range 10 {
		b.Account(fmt.Sprintf("fan%d", i))
	}
	for _, line := range strings.Split(strings.TrimSpace(lines), "\n") {
		if err := b.Add(at(t, strings.TrimSpace(line))); err != nil {
			t.Fatal(err)
		}
	}
	trace, err := b.Build()
	if err != nil {
		t.Fatal(err)
	}
	n, ok := trace.NetworkNamed("facebook")
	if !ok {
		t.Fatal("no facebook")
	}
	return NewScene(Setting{Trace: trace, Society: circle{len(trace.Accounts)}, Zero: zero, Network: n, Key: seed.New(1)})
}

// written lists the events of a changed trace that have the subject in them, or
// all that were added, as lines without hours.
func written(t *testing.T, s *Scene, subject string, d activity.Delta) []string {
	t.Helper()
	changed, err := activity.Apply(s.Trace, &d)
	if err != nil {
		t.Fatal(err)
	}
	var lines []string
	for i := range changed.Time {
		e := changed.At(i)
		actor, owner := changed.Accounts[e.Actor], changed.Accounts[e.Owner]
		if actor == subject || owner == subject {
			lines = append(lines, fmt.Sprintf("%d %s %s %s %s %s", e.Day()-zero, changed.Networks[e.Network], e.Action, actor, owner, changed.Objects[e.Object]))
		}
	}
	return lines
}

func subjectOf(t *testing.T, s *Scene, name string) activity.Account {
	t.Helper()
	a, ok := s.Trace.AccountNamed(name)
	if !ok {
		t.Fatalf("no %s", name)
	}
	return a
}

func arm(steps ...Step) Arm { return Arm{Name: "tried", Steps: steps} }

const day0 = `
	-1 9 facebook post ann ann old
	-1 10 facebook like bob ann old
	0 8 facebook like cyd ann old
	0 9 facebook post ann ann p1
	0 10 facebook like bob ann p1
	0 11 facebook comment ann ann p1
	0 12 twitter post ann ann t1
	0 13 twitter reshare cyd ann t1
	0 14 facebook comment ann bob b1
	0 15 facebook reply bob ann b1
	0 16 facebook post ann ann p2
	0 17 facebook comment cyd ann p2
	1 9 facebook like cyd ann p1
	1 10 facebook post ann ann p3
	1 11 facebook like bob ann p3`

func TestSilence(t *testing.T) {
	check := func(s Silence, want string) {
		t.Helper()
		sc := stageOf(t, day0)
		ann := subjectOf(t, sc, "ann")
		a := arm(Step{Silence: &s})
		d, err := sc.Delta(ann, a)
		if err != nil {
			t.Fatal(err)
		}
		if got := strings.Join(written(t, sc, "ann", d), "\n"); got != strings.TrimSpace(want) {
			t.Errorf("%+v leaves\n%s\nwant\n%s", s, got, want)
		}
		if residue := sc.Declared(ann, a, &d); residue != "" {
			t.Errorf("%+v: %s", s, residue)
		}
	}
	// Reactions to older posts stay; what hangs on the day's acts goes, on
	// every network and on later days too.
	check(Silence{Days{0, 0}, KeepNothing}, `
-1 facebook post ann ann old
-1 facebook like bob ann old
0 facebook like cyd ann old
1 facebook post ann ann p3
1 facebook like bob ann p3`)
	// The first post of the day stays, without reactions of its own.
	check(Silence{Days{0, 0}, KeepOnePost}, `
-1 facebook post ann ann old
-1 facebook like bob ann old
0 facebook like cyd ann old
0 facebook post ann ann p1
1 facebook post ann ann p3
1 facebook like bob ann p3`)
	// Without a post on the subjects' network one is added.
	check(Silence{Days{2, 2}, KeepOnePost}, strings.TrimSpace(strings.Join(written(t, stageOf(t, day0), "ann", activity.Delta{}), "\n"))+`
2 facebook post ann ann post-ann`)
	check(Silence{Days{0, 1}, KeepNothing}, `
-1 facebook post ann ann old
-1 facebook like bob ann old
0 facebook like cyd ann old`)
}

func TestAdd(t *testing.T) {
	sc := stageOf(t, day0)
	ann := subjectOf(t, sc, "ann")
	bob, cyd := subjectOf(t, sc, "bob"), subjectOf(t, sc, "cyd")
	quiet := Step{Silence: &Silence{Days{0, 0}, KeepOnePost}}
	check := func(a Arm, object string, day activity.Day, count int, not ...activity.Account) {
		t.Helper()
		d, err := sc.Delta(ann, a)
		if err != nil {
			t.Fatal(err)
		}
		who := map[activity.Account]bool{}
		for i := range d.Added.Time {
			e := d.Added.At(i)
			if e.Action == activity.Post {
				continue
			}
			name := append(slices.Clone(sc.Trace.Objects), d.Objects...)[e.Object]
			if name != object || e.Owner != ann || e.Day()-zero != day || slices.Contains(not, e.Actor) {
				t.Errorf("added %s by %d of %s on day %d", e.Action, e.Actor, name, e.Day()-zero)
			}
			who[e.Actor] = true
		}
		if len(who) != count {
			t.Errorf("%d people acted, want %d", len(who), count)
		}
		if residue := sc.Declared(ann, a, &d); residue != "" {
			t.Error(residue)
		}
	}
	like := func(count int, to Target, day int, by People) Step {
		return Step{Add: &Add{Action: activity.Like, Count: count, To: to, Days: On(day), By: by}}
	}
	check(arm(like(8, LastPost, 0, Audience)), "p2", 0, 8, cyd)
	check(arm(like(8, LastPost, 1, Audience)), "p3", 1, 8, bob)
	check(arm(quiet, like(12, KeptPost, 0, Audience)), "p1", 0, 12) // all of them: its own reactions are gone
	check(arm(quiet, like(7, KeptPost, 0, Audience), Step{Add: &Add{Action: activity.Comment, Count: 5, To: KeptPost, Days: On(0), By: Audience}}), "p1", 0, 12)
	check(arm(like(50, LastObject, 1, Strangers)), "p3", 1, 50)
	if _, err := sc.Delta(ann, arm(quiet, like(13, KeptPost, 0, Audience))); err == nil || !strings.Contains(err.Error(), "12 suitable followers, 13 are needed") {
		t.Errorf("a subject with too few followers: %v", err)
	}
	var unfit Ineligible
	if _, err := sc.Delta(bob, arm(like(1, LastPost, 1, Audience))); !errors.As(err, &unfit) || !strings.Contains(err.Error(), "no post by the end of day 1") {
		t.Errorf("a subject without a post: %v", err)
	}
}

func TestRemove(t *testing.T) {
	check := func(r Remove, want int) {
		t.Helper()
		sc := stageOf(t, day0)
		ann := subjectOf(t, sc, "ann")
		a := arm(Step{Remove: &r})
		d, err := sc.Delta(ann, a)
		if got := len(d.Removed); got != want || (err == nil) != (want > 0) {
			t.Errorf("%+v removes %d, %v; want %d", r, got, err, want)
		}
		if residue := sc.Declared(ann, a, &d); residue != "" {
			t.Error(residue)
		}
	}
	check(Remove{activity.Like, Days{0, 0}, Received}, 2)
	check(Remove{activity.Like, Days{-1, 1}, Received}, 5)
	check(Remove{0, Days{0, 0}, Received}, 5)
	check(Remove{0, Days{0, 0}, Given}, 2) // an own comment and one on bob's
	check(Remove{activity.Endorse, Days{0, 0}, Given}, 0)
}

// TestArmsDrawTheSamePeople holds the likers of one arm against the commenters
// of another, and an arm alone against the same arm among others.
func TestArmsDrawTheSamePeople(t *testing.T) {
	sc := stageOf(t, day0)
	ann := subjectOf(t, sc, "ann")
	actors := func(k activity.Action) []activity.Account {
		d, err := sc.Delta(ann, arm(Step{Add: &Add{Action: k, Count: 5, To: LastPost, By: Audience}}))
		if err != nil {
			t.Fatal(err)
		}
		return slices.Sorted(slices.Values(d.Added.Actor))
	}
	if likers, commenters := actors(activity.Like), actors(activity.Comment); !slices.Equal(likers, commenters) {
		t.Errorf("liked by %v, commented on by %v", likers, commenters)
	}
}

func TestResidueIsFound(t *testing.T) {
	sc := stageOf(t, day0)
	ann, bob := subjectOf(t, sc, "ann"), subjectOf(t, sc, "bob")
	a := arm(Step{Add: &Add{Action: activity.Like, Count: 2, To: LastPost, Days: On(0), By: Audience}})
	check := func(change func(*activity.Delta), want string) {
		t.Helper()
		d, err := sc.Delta(ann, a)
		if err != nil {
			t.Fatal(err)
		}
		change(&d)
		if got := sc.Declared(ann, a, &d); !strings.Contains(got, want) || (want == "") != (got == "") {
			t.Errorf("got %q, want %q", got, want)
		}
	}
	check(func(*activity.Delta) {}, "")
	check(func(d *activity.Delta) { d.Removed = []int32{0} }, "arm tried of ann holds a removed post on 2011-01-25 that it does not declare")
	check(func(d *activity.Delta) { d.Added.Action[0] = activity.Comment }, "an added comment")
	check(func(d *activity.Delta) { d.Added.Owner[1] = bob }, "an added like")
	check(func(d *activity.Delta) { d.Added.Time[1] += activity.DayLength }, "an added like on 2011-01-27")
}
