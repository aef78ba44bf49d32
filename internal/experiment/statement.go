package experiment

import (
	"cmp"
	"encoding/json"
	"fmt"
	"math"
	"slices"
	"time"

	"github.com/yardstick-lab/yardstick/internal/activity"
	"github.com/yardstick-lab/yardstick/internal/inference"
	"github.com/yardstick-lab/yardstick/internal/replay"
	"github.com/yardstick-lab/yardstick/internal/result"
)

// factFarthest carries where in a shard a score moved furthest, as JSON.
const factFarthest = "moved most"

// mostStated is how many events a statement names (ours); the rest are added up.
const mostStated = 12

// farthest is where a score lies furthest from that of the untouched activity; the
// first among equals.
type farthest struct {
	arm, subject int
	day          activity.Day
	by           float64
}

// sameMove is how near two scorings of a move have to be, in points (ours: ranks
// are found to some tolerance).
const sameMove = 1e-6

// look takes in what was observed of the subject of at on some days.
func (f *farthest) look(base replay.Baseline, at farthest, account activity.Account, on []activity.Day, readings []replay.Reading) {
	for k, r := range readings {
		if by := math.Abs(r.Score - base.Score(account, on[k])); by > f.by {
			*f = farthest{at.arm, at.subject, on[k], by}
		}
	}
}

// furthest is a farthest by name, as a fact has it.
type furthest struct {
	Arm     string  `json:"arm"`
	Account string  `json:"account"`
	Day     int     `json:"day"`
	By      float64 `json:"by"` // in points, whichever way
}

// farthest records where a score moved furthest, and what it takes to say why;
// nothing where none moved.
func (r *recorder) farthest(base replay.Baseline, at farthest) error {
	if at.by == 0 {
		return nil
	}
	r.moved = r.plan.moveOf(r.stage, base, at)
	r.moved.unit = r.unit
	text, err := json.Marshal(r.moved.furthest)
	if err == nil {
		r.fact(factFarthest, string(text))
	}
	return err
}

// furthest is where any score moved furthest, the first among equals, with the
// place of its shard.
func (ev *Evidence) furthest() (shard int, most furthest, err error) {
	for i, s := range ev.Stored {
		for _, f := range s.Shard.Facts {
			var here furthest
			if f.Name != factFarthest {
				continue
			}
			if err := json.Unmarshal([]byte(f.Text), &here); err != nil {
				return 0, most, fmt.Errorf("%s: %s: %w", f.Unit, f.Name, err)
			}
			if here.By > most.By {
				shard, most = i, here
			}
		}
	}
	return shard, most, nil
}

// statedGroups adds entries up, the largest group first.
func statedGroups(entries []replay.Entry) []result.StatedGroup {
	groups := []result.StatedGroup{}
	for _, e := range entries {
		g := result.StatedGroup{State: e.State.String(), Role: e.Role.String(), Network: e.Event.Network, Action: actionOf(e)}
		i := slices.IndexFunc(groups, func(o result.StatedGroup) bool {
			return o.State == g.State && o.Role == g.Role && o.Network == g.Network && o.Action == g.Action
		})
		if i < 0 {
			i = len(groups)
			groups = append(groups, g)
		}
		groups[i].Count += e.Count
		groups[i].Before += e.Before
		groups[i].After += e.After
	}
	slices.SortStableFunc(groups, func(a, b result.StatedGroup) int { return -cmp.Compare(math.Abs(a.By()), math.Abs(b.By())) })
	return groups
}

// actionOf is empty for what is no event.
func actionOf(e replay.Entry) string {
	if e.Event.Action == 0 {
		return ""
	}
	return e.Event.Action.String()
}

// statedEvents are the events with the largest part.
func statedEvents(entries []replay.Entry, zero activity.Day) []result.StatedEvent {
	events := []result.StatedEvent{}
	for _, e := range entries {
		if actionOf(e) == "" || len(events) == mostStated || math.Abs(e.Change()) < inference.Same {
			continue
		}
		events = append(events, result.StatedEvent{
			State: e.State.String(), Role: e.Role.String(), Day: int(activity.DayOf(e.Event.Time) - zero),
			Time:    time.UnixMicro(e.Event.Time).UTC().Format(time.RFC3339Nano),
			Network: e.Event.Network, Action: actionOf(e), Actor: e.Event.Actor, Object: e.Event.Object, Before: e.Before, After: e.After,
		})
	}
	return events
}
