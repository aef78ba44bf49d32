package bench

import (
	"context"
	"fmt"

	"github.com/yardstick-lab/yardstick/internal/activity"
	"github.com/yardstick-lab/yardstick/internal/scorer"
)

// The numbers of W3 (ours, the size of the first experiments).
const (
	armEvents   = 100_000
	armAccounts = 1_000
	armsAWorld  = 4
	forkDay     = 106
	given       = 50 // acts that an arm gives to its subject
)

// armDays are the days that arms are scored on.
var armDays = scorer.Keep{From: FirstDay + forkDay, To: FirstDay + Days - 1}

// treatments are what the arms but the first give; the last takes what the
// subject did and received that day away as well.
var treatments = [armsAWorld]activity.Action{0, activity.Like, activity.Comment, activity.Reshare}

// armWorld is a world with the deltas of its arms; the first is empty.
type armWorld struct {
	base   *activity.Trace
	deltas [armsAWorld]activity.Delta
}

// worldsOf are the worlds of a shape, from seeds of their own.
func worldsOf(s Shape) []armWorld {
	worlds := make([]armWorld, s.Events/(armsAWorld*armEvents))
	for w := range worlds {
		shape := Shape{armEvents, armAccounts, s.Seed + uint64(w)}
		m, base := shape.maker(), shape.Make()
		subject := activity.Account(m.owner(uint64(m.owners.below[50]))) // noticed, not famous
		worlds[w].base = base
		for arm := 1; arm < armsAWorld; arm++ {
			worlds[w].deltas[arm] = treat(base, subject, treatments[arm])
		}
	}
	return worlds
}

func treat(base *activity.Trace, subject activity.Account, action activity.Action) activity.Delta {
	var d activity.Delta
	if action == activity.Reshare {
		from, to := base.Between(Day(forkDay), Day(forkDay))
		for i := from; i < to; i++ {
			if base.Actor[i] == subject || base.Owner[i] == subject {
				d.Removed = append(d.Removed, int32(i))
			}
		}
	}
	for i := range activity.Account(given) {
		d.Added.Append(activity.Event{
			Time: Day(forkDay).Start() + 12*activity.Hour + activity.Time(i)*activity.Minute, Action: action,
			Actor: (subject + 1 + 17*i) % armAccounts, Owner: subject,
		})
	}
	return d
}

// arms returns every arm of every world as a trace of its own.
func arms(worlds []armWorld) ([]*activity.Trace, error) {
	var all []*activity.Trace
	for w := range worlds {
		for arm := range worlds[w].deltas {
			t, err := activity.Apply(worlds[w].base, &worlds[w].deltas[arm])
			if err != nil {
				return nil, fmt.Errorf("arm %d of world %d: %w", arm, w, err)
			}
			all = append(all, t)
		}
	}
	return all, nil
}

// armGrid holds the scores of all arms, as if the accounts of each were others.
func armGrid(worlds int) grid { return newGrid(armDays.Len(), worlds*armsAWorld*armAccounts) }

// armSpots are the results of W3 that are compared by themselves.
func armSpots(accounts int) []Spot {
	var all []Spot
	for i := range 12 {
		all = append(all, Spot{i * 7919 % accounts, i % armDays.Len()})
	}
	return all
}

// armsInFull scores each arm from its first event on.
func armsInFull(ctx context.Context, t *Trial) error {
	engine, err := W3.engine()
	if err != nil {
		return err
	}
	worlds := worldsOf(t.shape())
	traces, err := arms(worlds)
	if err != nil {
		return err
	}
	results := armGrid(len(worlds))
	err = t.measure(ctx, func() error {
		for i, trace := range traces {
			into := func(day activity.Day, r []float64) {
				out := results.day(int(day - armDays.From))[i*armAccounts:]
				for a := range r {
					out[a] = engine.Score(r[a])
				}
			}
			if err := everyDay(engine, indexFor(engine, trace), armDays, into); err != nil {
				return err
			}
		}
		return nil
	})
	t.Measured.Check = results.check(armSpots(results.accounts))
	return err
}

// armsForked scores each world once, and on top of that what each arm changes.
func armsForked(ctx context.Context, t *Trial) error {
	engine, err := W3.engine()
	if err != nil {
		return err
	}
	worlds := worldsOf(t.shape())
	results := armGrid(len(worlds))
	err = t.measure(ctx, func() error {
		for w := range worlds {
			if err := worlds[w].fork(engine, results, w*armsAWorld*armAccounts); err != nil {
				return fmt.Errorf("world %d: %w", w, err)
			}
		}
		return nil
	})
	t.Measured.Check = results.check(armSpots(results.accounts))
	return err
}

func (w *armWorld) fork(engine *scorer.Engine, results grid, at int) error {
	base, err := engine.Baseline(indexFor(engine, w.base), armDays)
	if err != nil {
		return err
	}
	for day := armDays.From; day <= armDays.To; day++ {
		out := results.day(int(day - armDays.From))[at:]
		for a := range activity.Account(armAccounts) {
			score := base.Score(a, day)
			for arm := range armsAWorld {
				out[arm*armAccounts+int(a)] = score
			}
		}
	}
	for arm := range w.deltas {
		changes, err := base.Replay(&w.deltas[arm], armDays.To)
		if err != nil {
			return err
		}
		for _, c := range changes {
			results.day(int(c.Day - armDays.From))[at+arm*armAccounts+int(c.Account)] = c.Score
		}
	}
	return nil
}
