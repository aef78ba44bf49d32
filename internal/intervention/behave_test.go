package intervention

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"github.com/yardstick-lab/yardstick/internal/activity"
	"github.com/yardstick-lab/yardstick/internal/world"
)

// answers is a crowd that gives one answer to everything.
type answers struct {
	told world.Answer
	err  error
	seen world.Behaviour
}

func (a *answers) Answer(b world.Behaviour) (world.Answer, error) {
	a.seen = b
	return a.told, a.err
}

// crowd makes a scene whose crowd adds the events of some lines, which may name a
// new object.
func crowd(t *testing.T, lines ...string) (*Scene, *answers) {
	t.Helper()
	sc := stageOf(t, day0)
	a := &answers{}
	for _, line := range lines {
		n := at(t, line)
		network, _ := sc.Trace.NetworkNamed(n.Network)
		e := activity.Event{Time: n.Time, Network: network, Action: n.Action, Actor: subjectOf(t, sc, n.Actor), Owner: subjectOf(t, sc, n.Owner)}
		if o, known := slices.BinarySearch(sc.Trace.Objects, n.Object); known {
			e.Object = activity.Object(o)
		} else {
			if !slices.Contains(a.told.Objects, n.Object) {
				a.told.Objects = append(a.told.Objects, n.Object)
			}
			e.Object = activity.Object(len(sc.Trace.Objects) + slices.Index(a.told.Objects, n.Object))
		}
		a.told.Added = append(a.told.Added, e)
	}
	sc.Crowd = a
	return sc, a
}

func TestBehave(t *testing.T) {
	reply := Behave{Does: world.ReplyMore, Count: 3, Times: 1, Days: Days{0, 1}, Message: world.Specific}
	sc, a := crowd(t, "0 9 facebook comment ann bob b1", "0 10 facebook reply bob ann b1", "1 4 facebook comment bob ann new")
	lines, err := added(t, sc, "ann", Step{Post: &Post{1, On(0), ""}}, Step{Behave: &reply})
	if err != nil || !slices.Contains(lines, "1 facebook comment bob ann new") || len(lines) != 4 {
		t.Errorf("%v, %q", err, lines)
	}
	if want := (world.Behaviour{
		Account: subjectOf(t, sc, "ann"), Network: sc.Network, First: zero, Last: zero + 1,
		Does: world.ReplyMore, Count: 3, Times: 1, Message: world.Specific,
	}); a.seen != want {
		t.Errorf("asked %+v, want %+v", a.seen, want)
	}
	check := func(change func(), want string) {
		t.Helper()
		change()
		if _, err := added(t, sc, "ann", Step{Behave: &reply}); err == nil || err.Error() != "arm tried: "+want {
			t.Errorf("%v, want %s", err, want)
		}
	}
	check(func() { a.told.Added = nil }, "there is nothing to reply on days 0..1")
	check(func() { a.err = errors.New("it is not on facebook") }, "it is not on facebook")
	check(func() { sc.Crowd = nil }, "a captured log cannot answer")
}

// TestResidueOfBehaviour gives answers that cannot have come of the behaviour.
func TestResidueOfBehaviour(t *testing.T) {
	check := func(does world.Doing, want string, lines ...string) {
		t.Helper()
		sc, _ := crowd(t, lines...)
		ann := subjectOf(t, sc, "ann")
		a := arm(Step{Behave: &Behave{Does: does, Count: 3, Times: 1, Days: Days{0, 1}, Message: world.Specific}})
		d, err := sc.Delta(ann, a)
		if err != nil {
			t.Fatal(err)
		}
		if got := sc.Declared(ann, a, &d); !strings.Contains(got, want) || (want == "") != (got == "") {
			t.Errorf("%s, %q: got %q, want %q", does, lines, got, want)
		}
	}
	const comment = "0 9 facebook comment ann bob b1"
	check(world.ReplyMore, "", comment, "3 10 facebook comment cyd bob b1", "3 11 facebook reply bob cyd b1")
	check(world.ReplyMore, "", comment, "0 10 facebook comment bob ann p2", "0 11 facebook comment ann ann p2", "0 12 facebook follow bob ann", "0 13 facebook mention ann bob")
	check(world.ReplyMore, "an added comment", "0 9 facebook comment cyd bob b1")
	check(world.ReplyMore, "an added comment on 2011-01-24", "-2 9 facebook comment ann bob b1")
	check(world.ReplyMore, "an added comment on 2011-01-28", "2 9 facebook comment ann bob b1")
	check(world.ReplyMore, "an added comment", "0 9 twitter comment ann bob b1")
	check(world.ReplyMore, "an added like", "0 9 facebook like ann bob b1")
	check(world.ReplyMore, "an added post", comment, "0 10 facebook post cyd cyd c9")
	check(world.ReplyMore, "an added like", comment, "0 10 facebook like cyd bob b2")
	check(world.PostMore, "", "0 9 facebook post ann ann new", "0 10 facebook like cyd ann new")
	check(world.PostMore, "an added post on 2011-01-28", "2 9 facebook post ann ann new")
	check(world.AskForPlusK, "", "0 9 facebook post ann ann new", "0 10 facebook endorse cyd ann topic", "0 11 facebook mention ann cyd")
	check(world.AskForPlusK, "an added mention", "0 11 facebook mention ann cyd")
	check(world.ThankAll, "", "2 9 facebook reply ann cyd p2", "2 10 facebook comment cyd ann p2")
	check(world.PutForward, "", "0 9 facebook reshare ann bob b1", "0 10 facebook mention bob ann")
	check(world.PutForward, "an added comment", comment)
	check(world.GivePlusK, "", "0 9 facebook endorse ann bob topic", "0 9 facebook mention ann bob", "0 10 facebook endorse bob ann topic")
	check(world.GetListed, "", "0 9 facebook list bob ann new", "0 10 facebook mention ann bob", "1 9 facebook like cyd ann p3")
	check(world.GetListed, "an added list", "0 9 facebook list ann cyd new")
}
