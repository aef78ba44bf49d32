package replay

import (
	"cmp"
	"slices"

	"github.com/yardstick-lab/yardstick/internal/activity"
)

// Group is the events of one action on one network.
type Group struct {
	Action  activity.Action
	Network activity.Network
}

// Part is how much of an account's change hangs on one group of a delta.
type Part struct {
	Group
	Value float64 // points
}

// Seen is the score of an account on a day, in points, as it was observed with a
// whole delta.
type Seen struct {
	Account activity.Account
	Day     activity.Day
	Score   float64
}

// Origins says where the change of an account on a day came from: for each
// group of the delta, the score seen with the whole delta less the score with the
// group left out of it. The parts need not add up to the total.
func Origins(b Baseline, t *activity.Trace, d *activity.Delta, seen Seen) (total float64, parts []Part, err error) {
	for _, g := range groups(d, t) {
		without, err := scoreOf(b, seen.Account, leaveOut(d, t, g), seen.Day)
		if err != nil {
			return 0, nil, err
		}
		parts = append(parts, Part{g, seen.Score - without})
	}
	return seen.Score - b.Score(seen.Account, seen.Day), parts, nil
}

func scoreOf(b Baseline, a activity.Account, d *activity.Delta, day activity.Day) (float64, error) {
	readings, err := Observe(b, a, d, []activity.Day{day})
	if err != nil {
		return 0, err
	}
	return readings[0].Score, nil
}

// groups returns the groups of a delta by network and action.
func groups(d *activity.Delta, t *activity.Trace) []Group {
	seen := map[Group]bool{}
	for _, i := range d.Removed {
		seen[Group{t.Action[i], t.Network[i]}] = true
	}
	for i, k := range d.Added.Action {
		seen[Group{k, d.Added.Network[i]}] = true
	}
	all := make([]Group, 0, len(seen))
	for g := range seen {
		all = append(all, g)
	}
	slices.SortFunc(all, func(a, b Group) int {
		return cmp.Or(cmp.Compare(a.Network, b.Network), cmp.Compare(a.Action, b.Action))
	})
	return all
}

// leaveOut returns the delta without the events of a group.
func leaveOut(d *activity.Delta, t *activity.Trace, g Group) *activity.Delta {
	rest := &activity.Delta{Accounts: d.Accounts, Objects: d.Objects}
	for _, i := range d.Removed {
		if (Group{t.Action[i], t.Network[i]}) != g {
			rest.Removed = append(rest.Removed, i)
		}
	}
	for i := range d.Added.Time {
		if e := d.Added.At(i); (Group{e.Action, e.Network}) != g {
			rest.Added.Append(e)
		}
	}
	return rest
}
