package spool

import (
	"fmt"
	"testing"

	"github.com/yardstick-lab/yardstick/internal/activity"
	"github.com/yardstick-lab/yardstick/internal/scorer"
	"github.com/yardstick-lab/yardstick/internal/seed"
)

// drawn is a small log in which everything happens, unsorted: all actions, own
// acts, repeats, equal times, days without events, stock with and without links.
type drawn struct {
	events []activity.Named
	stock  map[[2]string]activity.Holding
}

var networkNames = []string{"twitter", "facebook", "linkedin"}

// shape is how a log is drawn.
type shape struct{ accounts, events, first, days, instants int }

func draw(s *seed.Stream, of shape) drawn {
	d := drawn{stock: map[[2]string]activity.Holding{}}
	name := func() string { return fmt.Sprintf("a%02d", s.IntN(of.accounts)) }
	for range of.events {
		k := activity.Actions()[s.IntN(len(activity.Actions()))]
		if s.Bernoulli(0.6) { // most of what happens is ordinary
			k = []activity.Action{activity.Post, activity.Like, activity.Comment, activity.Follow}[s.IntN(4)]
		}
		e := activity.Named{Network: networkNames[s.IntN(3)], Action: k, Actor: name(), Owner: name(), Object: fmt.Sprintf("o%d", s.IntN(4))}
		if k.OwnAct() || s.Bernoulli(0.1) {
			e.Owner = e.Actor
		}
		step := activity.DayLength / activity.Time(of.instants)
		e.Time = activity.Day(of.first+s.IntN(of.days)).Start() + activity.Time(s.IntN(of.instants))*step
		d.events = append(d.events, e)
	}
	for range of.accounts / 2 {
		d.stock[[2]string{name(), networkNames[s.IntN(3)]}] = activity.Holding{Followers: int32(s.IntN(6)), Lists: int32(s.IntN(3)), Linked: s.Bernoulli(0.5)}
	}
	return d
}

// fill puts the log into a builder.
func (d *drawn) fill(t *testing.T, b *activity.Builder) {
	t.Helper()
	for _, e := range d.events {
		if err := b.Add(e); err != nil {
			t.Fatal(err)
		}
	}
	for who, h := range d.stock {
		if err := b.Hold(who[0], who[1], h); err != nil {
			t.Fatal(err)
		}
	}
}

// drawPreset draws settings of every kind, mild and wild.
func drawPreset(s *seed.Stream) scorer.Preset {
	pick := func(x ...float64) float64 { return x[s.IntN(len(x))] }
	p := scorer.Preset{
		Name: "drawn", Kind: scorer.KindEngine, Window: int(pick(0, 1, 2, 7, 90)), HalfLife: pick(0, 0.3, 1, 7, 69),
		Phi: scorer.Phi(1 + s.IntN(2)), Beta: pick(0, 0.5, 1), Rep: scorer.Rep(1 + s.IntN(3)), RepMultiplier: 5, RepThreshold: pick(2, 10_000),
		Weights: scorer.Weights{}, OwnWeights: scorer.Weights{}, SelfCredit: s.Bernoulli(0.2), K0: pick(10, 0.5),
		B: scorer.Terms{U: pick(0.7, 0), Q: pick(0, 0.3), O: pick(0, 1), L: pick(0, 0.05), F: pick(0, 0.004)}, P: pick(1, 2),
		Scale: scorer.Scale{Anchors: []scorer.Anchor{{R: 0, Score: 1}, {R: 0.4, Score: 20}, {R: 2, Score: 60}, {R: 6, Score: 100}}, Step: 1},
	}
	for _, table := range []scorer.Weights{p.Weights, p.OwnWeights} {
		for _, n := range []string{"*", "twitter"} {
			table[n] = map[activity.Action]float64{}
			for _, k := range activity.Actions() {
				if s.Bernoulli(0.6) {
					table[n][k] = pick(0, 0.1, 0.6, 1, 13.5, -2)
				}
			}
		}
	}
	return p
}
