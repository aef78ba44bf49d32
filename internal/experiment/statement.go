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

// factStatement carries the statement of the subject of a shard whose score moved
// most, as JSON.
const factStatement = "moved most"

// mostStated is how many events a statement names (ours); the rest are added up.
const mostStated = 12

// farthest is where a score lies furthest from that of the untouched activity; the
// first among equals.
type farthest struct {
	arm, subject int
	day          activity.Day
	by           float64
}

// look takes in what was observed of one subject, from the day of at.
func (f *farthest) look(base replay.Baseline, at farthest, account activity.Account, readings []replay.Reading) {
	for k, r := range readings {
		day := at.day + activity.Day(k)
		if by := math.Abs(r.Score - base.Score(account, day)); by > f.by {
			*f = farthest{at.arm, at.subject, day, by}
		}
	}
}

// statement records what moved a score most; nothing where none moved.
func (r *recorder) statement(base replay.Baseline, at farthest) error {
	if at.by == 0 {
		return nil
	}
	sub, scene := r.stage.subjects[at.subject], r.stage.scene
	moment := replay.Moment{Trace: scene.Trace, Account: sub.Account, Day: at.day, Bottom: r.plan.Presets[0].Scale.Bottom()}
	st, ok, err := replay.StatementOf(r.plan.scorers[0], base, &sub.Deltas[at.arm], moment)
	if err != nil || !ok {
		return err
	}
	text, err := json.Marshal(result.Statement{
		Unit: r.unit, Account: r.name(sub.Account), Arm: r.plan.Spec.Arms[at.arm].Name, Day: int(at.day - scene.Zero),
		Before: st.Before, After: st.After, Bottom: moment.Bottom, Groups: statedGroups(st.Entries), Events: statedEvents(st.Entries, scene.Zero),
	})
	if err != nil {
		return err
	}
	r.fact(factStatement, string(text))
	return nil
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

// statement is that of the subject that moved most of all, the first among equals;
// nil where none moved.
func (p *Plan) statement(ev *Evidence) (*result.Statement, error) {
	var most *result.Statement
	for i, s := range ev.Stored {
		for _, f := range s.Shard.Facts {
			if f.Name != factStatement {
				continue
			}
			var st result.Statement
			if err := json.Unmarshal([]byte(f.Text), &st); err != nil {
				return nil, fmt.Errorf("shard %s: %s: %w", p.shards[i].name, f.Name, err)
			}
			if most == nil || math.Abs(st.By()) > math.Abs(most.By()) {
				most = &st
			}
		}
	}
	return most, nil
}
