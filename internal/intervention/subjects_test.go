package intervention

import (
	"slices"
	"strings"
	"testing"

	"github.com/yardstick-lab/yardstick/internal/activity"
)

func TestCandidatesAndDraw(t *testing.T) {
	sc := stageOf(t, day0)
	names := func(accounts []activity.Account) string {
		var all []string
		for _, a := range accounts {
			all = append(all, sc.Trace.Accounts[a])
		}
		return strings.Join(all, " ")
	}
	check := func(h Having, want string) {
		t.Helper()
		h.From, h.To = zero-1, zero
		if got := names(sc.Candidates(h)); got != want {
			t.Errorf("%+v: %s, want %s", h, got, want)
		}
	}
	check(Having{PostsPerDay: &Rates{1, 2}}, "ann")
	check(Having{PostsPerDay: &Rates{2, 9}}, "")
	check(Having{ReactionsAtLeast: 1}, "ann bob")
	check(Having{ReactionsAtLeast: 2}, "ann")
	check(Having{AudienceAtLeast: 13}, "")
	all := sc.Candidates(Having{From: zero, To: zero})
	usual := []Arm{{Name: "usual"}}
	five, err := sc.Draw(all, usual, 5)
	if err != nil || len(five.Subjects) != 5 {
		t.Fatalf("%d subjects, %v", len(five.Subjects), err)
	}
	// A larger sample holds the smaller one: the order is drawn, not the set.
	six, err := sc.Draw(all, usual, 6)
	if err != nil {
		t.Fatal(err)
	}
	for _, s := range five.Subjects {
		if !slices.ContainsFunc(six.Subjects, func(o Subject) bool { return o.Account == s.Account }) {
			t.Errorf("%s is lost when one more is drawn", sc.Trace.Accounts[s.Account])
		}
	}
	picky, err := sc.Draw(all, []Arm{arm(Step{Add: &Add{Action: activity.Like, Count: 1, To: LastPost, Days: On(0), By: Audience}})}, 3)
	if err != nil || len(picky.Subjects) != 1 || picky.Unfit != len(all)-1 || picky.Why == nil {
		t.Errorf("%+v, %v", picky, err)
	}
}
