package intervention

import (
	"slices"
	"testing"

	"github.com/yardstick-lab/yardstick/internal/world"
)

// Receivers are those whom the subject acts on by what the arm has it do: neither
// who answers, nor whom it answers then, nor whom it acts on anyway.
func TestReceivers(t *testing.T) {
	forward := Step{Behave: &Behave{Does: world.PutForward, Count: 1, Times: 1, Days: Days{0, 1}, Message: world.Specific}}
	sc, _ := crowd(t, "0 9 facebook reshare ann bob b1", "0 10 facebook mention bob ann", "0 11 facebook comment ann cyd c1", "3 9 facebook reshare ann cyd c1")
	check := func(steps []Step, want ...string) {
		t.Helper()
		arm, ann := Arm{Name: "arm", Steps: steps}, subjectOf(t, sc, "ann")
		d, err := sc.Delta(ann, arm)
		if err != nil {
			t.Fatal(err)
		}
		var names []string
		for _, a := range sc.Receivers(ann, arm, &d) {
			names = append(names, sc.Trace.Accounts[a])
		}
		if !slices.Equal(names, want) {
			t.Errorf("got %q, want %q", names, want)
		}
		if len(want) == 0 && arm.HasReceivers() {
			t.Error("it says that there are some")
		}
	}
	given := func(s Side) Step { return Step{PlusK: &PlusK{Side: s, Count: 1, Days: Days{0, 0}, Tweet: TweetAuto}} }
	check(nil)
	check([]Step{forward}, "bob")
	check([]Step{{Post: &Post{1, On(0), ""}}})
	check([]Step{given(Received)})
	check([]Step{{Mention: &Mention{len(sc.Trace.Accounts) - 1, Days{0, 1}, ""}}}, append([]string{"bob", "cyd"}, sc.Trace.Accounts[3:]...)...)
	check([]Step{{List: &List{Self, 2, On(0)}}})
}
