package scorer

import (
	"slices"
	"testing"

	"github.com/yardstick-lab/yardstick/internal/activity"
	"github.com/yardstick-lab/yardstick/internal/seed"
)

// TestLinearEqualsTheGeneralRun scores logs with own acts, disconnects and empty
// days both ways, to the bit: days of few events and of some hundred.
func TestLinearEqualsTheGeneralRun(t *testing.T) {
	p, err := Load("likes-only")
	if err != nil {
		t.Fatal(err)
	}
	p.Weights[AnyNetwork][activity.Comment] = 2.5
	p.Weights[AnyNetwork][activity.Block] = -1
	for _, events := range []int{400, 20_000} {
		for _, self := range []bool{false, true} {
			p.SelfCredit = self
			holdLinear(t, p, busy(events))
		}
	}
}

func holdLinear(t *testing.T, p Preset, trace *activity.Trace) {
	t.Helper()
	e, err := NewEngine(p)
	if err != nil {
		t.Fatal(err)
	}
	ix, keep := NewIndex(trace), Keep{From: -2, To: 130}
	general := map[activity.Day][]float64{}
	r := newRun(e, &ix.Frame, memory{ix: ix})
	if err := r.through(keep, func(d activity.Day) { general[d] = append([]float64(nil), r.engaged...) }); err != nil {
		t.Fatal(err)
	}
	moved := 0
	err = e.Each(NewLinearIndex(trace), keep, func(d activity.Day, found []float64) {
		for a, x := range found {
			if x != general[d][a] {
				t.Fatalf("self %v, account %d on day %d: %v, the general run has %v", p.SelfCredit, a, d, x, general[d][a])
			}
			if x > 0 {
				moved++
			}
		}
	})
	if err != nil || moved == 0 {
		t.Errorf("%d scores above nothing, %v", moved, err)
	}
}

// TestNextToggle looks for connects and disconnects among every other action, at
// every place of two words and what is left of a third.
func TestNextToggle(t *testing.T) {
	for other := activity.Post; other <= activity.Open; other++ {
		if other == activity.Connect || other == activity.Disconnect {
			continue
		}
		actions := slices.Repeat([]activity.Action{other}, 19)
		for at := range actions {
			for _, k := range []activity.Action{activity.Connect, activity.Disconnect} {
				actions[at] = k
				if got := nextToggle(actions, 0); got != at {
					t.Errorf("%s at %d among %s is found at %d", k, at, other, got)
				}
				if got := nextToggle(actions, at+1); got != len(actions) {
					t.Errorf("%s among %s is found after %d, at %d", k, other, at, got)
				}
			}
			actions[at] = other
		}
		if mayToggle(actions[:8]) {
			t.Errorf("eight %s are taken for connects", other)
		}
	}
}

// busy is a log of 5 accounts on 3 networks over about 120 days.
func busy(events int) *activity.Trace {
	t := &activity.Trace{Networks: []string{"a", "b", "c"}, Accounts: []string{"1", "2", "3", "4", "5"}, Objects: []string{""}}
	kinds := []activity.Action{activity.Like, activity.Comment, activity.Like, activity.Post, activity.Like, activity.Block, activity.Like, activity.Disconnect, activity.Like, activity.Connect}
	s := seed.New(9).Stream()
	for i := range events {
		e := activity.Event{
			Time: int64(s.IntN(120))*activity.DayLength + int64(i), Network: activity.Network(s.IntN(3)),
			Action: kinds[s.IntN(len(kinds))], Actor: activity.Account(s.IntN(5)), Owner: activity.Account(s.IntN(5)),
		}
		if e.Action.OwnAct() {
			e.Owner = e.Actor
		}
		t.Append(e)
	}
	t.Sort()
	return t
}
