package replay_test

import (
	"slices"
	"testing"

	"github.com/yardstick-lab/yardstick/internal/activity"
	"github.com/yardstick-lab/yardstick/internal/intervention"
	"github.com/yardstick-lab/yardstick/internal/world"
)

// TestReceiversAreThoseMet holds the receivers of what a society answers, as they
// are read off a delta, against whom the society says that the account chose. Below
// the posts that it replies to it may also answer others.
func TestReceiversAreThoseMet(t *testing.T) {
	w := village(t, 3)
	s, crowd, met := scene(t, w), w.Crowd(), 0
	for _, sub := range subjects(t, s, w, 20) {
		for _, does := range []intervention.Doing{intervention.ReplyMore, intervention.PutForward, intervention.GivePlusK} {
			b := intervention.Behave{Does: does, Count: 3, Times: 1, Days: intervention.Days{First: 0, Last: 4}, Message: intervention.Specific}
			arm := intervention.Arm{Name: does.String(), Steps: []intervention.Step{{Behave: &b}}}
			d, err := s.Delta(sub.Account, arm)
			if err != nil {
				t.Fatal(err)
			}
			a, err := crowd.Answer(world.Behaviour{
				Account: sub.Account, Network: s.Network, First: s.Zero, Last: s.Zero + 4, Does: does, Count: 3, Times: 1, Message: b.Message,
			})
			if err != nil {
				t.Fatal(err)
			}
			got := s.Receivers(sub.Account, arm, &d)
			beside := slices.DeleteFunc(slices.Clone(got), func(who activity.Account) bool { return slices.Contains(a.Met, who) })
			if len(got) != len(a.Met)+len(beside) || len(beside) > 0 && does != intervention.ReplyMore {
				t.Errorf("account %d by %s: got %v, met %v", sub.Account, does, got, a.Met)
			}
			met += len(a.Met)
		}
	}
	if met < 300 {
		t.Errorf("only %d people were met", met)
	}
}
