package replay_test

import (
	"slices"
	"testing"

	"github.com/yardstick-lab/yardstick/internal/activity"
	"github.com/yardstick-lab/yardstick/internal/replay"
	"github.com/yardstick-lab/yardstick/internal/scorer"
)

// listed scores accounts by a list.
type listed []float64

func (l listed) Score(a activity.Account, _ activity.Day) float64     { return l[a] }
func (l listed) Displayed(a activity.Account, _ activity.Day) float64 { return l[a] }
func (listed) Follow(activity.Account, *activity.Delta, activity.Day) ([]scorer.Change, error) {
	return nil, nil
}

func TestMovers(t *testing.T) {
	check := func(one, two listed, want ...replay.Mover) {
		t.Helper()
		var accounts []activity.Account
		for a := range one {
			accounts = append(accounts, activity.Account(a))
		}
		if got := replay.Movers(one, two, accounts, 0); !slices.Equal(got, want) {
			t.Errorf("%v and %v: %+v, want %+v", one, two, got, want)
		}
	}
	check(listed{3, 2, 1}, listed{1, 2, 3}, replay.Mover{0, 1, 3, 3, 1}, replay.Mover{2, 3, 1, 1, 3}, replay.Mover{1, 2, 2, 2, 2})
	check(listed{5, 5, 1}, listed{1, 5, 5}, replay.Mover{0, 1, 3, 5, 1}, replay.Mover{2, 3, 1, 1, 5}, replay.Mover{1, 1, 1, 5, 5})
	check(nil, nil)
}
