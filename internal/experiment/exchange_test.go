package experiment

import (
	"context"
	"strings"
	"testing"

	"github.com/yardstick-lab/yardstick/internal/activity"
	"github.com/yardstick-lab/yardstick/internal/result"
	"github.com/yardstick-lab/yardstick/internal/scorer"
)

func exchange(t testing.TB, in Inputs, give, other activity.Action) *result.Rate {
	t.Helper()
	r, err := planned(t, in).Exchange(context.Background(), Bench{Workers: 2}, Swap{Give: give, For: other})
	must(t, err)
	return r
}

// TestExchange: an action that counts twice as much under φ = x is worth two, and
// the two directions fit each other.
func TestExchange(t *testing.T) {
	in := tiny(t, "tiny")
	p := in.Presets[0]
	p.Phi, p.B, p.Beta, p.Rep = scorer.Identity, scorer.Terms{U: 1}, 0, scorer.RepNone
	in.Presets = []scorer.Preset{p}
	r := exchange(t, in, activity.Like, activity.Comment)
	if r.Worth == nil || *r.Worth < 2.4 || *r.Worth > 2.6 || r.Interval == nil || r.Interval[0] > *r.Worth || r.Interval[1] < *r.Worth {
		t.Errorf("10 likes at 0.1 are worth %v comments at 0.4 in %v: want 2.5", *r.Worth, r.Interval)
	}
	if want := "10 likes move the score as 2.5"; !strings.HasPrefix(r.Says, want) {
		t.Errorf("says %s", r.Says)
	}
	back := exchange(t, in, activity.Comment, activity.Like)
	if back.Worth != nil || !strings.Contains(back.Says, "10 comments move the score more than") {
		t.Errorf("10 comments are worth %v likes, though there are only %d to give: %s", back.Worth, back.Most, back.Says)
	}
	none := exchange(t, in, activity.React, activity.Comment)
	if none.Worth != nil || !strings.Contains(none.Says, "10 other reactions do not raise the score") {
		t.Errorf("reactions without weight: %s", none.Says)
	}
	for _, u := range r.Units {
		if u.Worth == nil || u.Most < 10 {
			t.Errorf("%s: %+v", u.Unit, u)
		}
	}
}

func TestNothingToExchange(t *testing.T) {
	in := tiny(t, "tiny")
	in.Spec.Claims[0].Control, in.Spec.Claims[1].Control = "likes", "likes"
	_, err := planned(t, in).Exchange(context.Background(), Bench{Workers: 1}, Swap{Give: activity.Like, For: activity.Comment})
	if err == nil || !strings.Contains(err.Error(), "there is nothing to exchange") {
		t.Errorf("error %v", err)
	}
}
