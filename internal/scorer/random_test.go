package scorer_test

import (
	"fmt"
	"math"
	"testing"

	"github.com/yardstick-lab/yardstick/internal/activity"
	"github.com/yardstick-lab/yardstick/internal/scorer"
	"github.com/yardstick-lab/yardstick/internal/seed"
)

// The tests of the engine draw small logs in which everything happens: all
// actions, own acts, repeats, days without events, stock with and without links.

const logStart = 15_000 // a day, 2011-01-26

var networkNames = []string{"facebook", "linkedin", "twitter"}

// drawEvent draws one event by names on a day.
func drawEvent(s *seed.Stream, accounts, day int) activity.Named {
	k := activity.Actions()[s.IntN(len(activity.Actions()))]
	if s.Bernoulli(0.6) { // most of what happens is ordinary
		k = []activity.Action{activity.Post, activity.Like, activity.Comment, activity.Reshare}[s.IntN(4)]
	}
	actor, owner := fmt.Sprintf("a%02d", s.IntN(accounts)), fmt.Sprintf("a%02d", s.IntN(accounts))
	if k.OwnAct() || s.Bernoulli(0.1) {
		owner = actor
	}
	return activity.Named{
		Time:    activity.Day(day).Start() + int64(s.IntN(int(activity.DayLength/activity.Second)))*activity.Second,
		Network: networkNames[s.IntN(len(networkNames))], Action: k, Actor: actor, Owner: owner,
		Object: fmt.Sprintf("o%d", s.IntN(4)),
	}
}

// drawTrace draws a log of some days with a stock; its first day has an event
// that no delta takes away.
func drawTrace(t *testing.T, s *seed.Stream, accounts, days, events int) *activity.Trace {
	t.Helper()
	var b activity.Builder
	must := func(err error) {
		if err != nil {
			t.Fatal(err)
		}
	}
	for _, n := range networkNames {
		must(b.Add(activity.Named{Time: activity.Day(logStart).Start(), Network: n, Action: activity.Post, Actor: "a00", Owner: "a00"}))
	}
	for range events {
		must(b.Add(drawEvent(s, accounts, logStart+s.IntN(days))))
	}
	for a := range accounts {
		if s.Bernoulli(0.5) {
			h := activity.Holding{Followers: int32(s.IntN(6)), Lists: int32(s.IntN(3)), Linked: s.Bernoulli(0.5)}
			if s.Bernoulli(0.2) {
				h.Followers = 20_000
			}
			must(b.Hold(fmt.Sprintf("a%02d", a), networkNames[s.IntN(len(networkNames))], h))
		}
	}
	trace, err := b.Build()
	must(err)
	return trace
}

// drawPreset draws settings of every kind, mild and wild.
func drawPreset(s *seed.Stream) scorer.Preset {
	pick := func(x ...float64) float64 { return x[s.IntN(len(x))] }
	p := scorer.Preset{
		Name: "drawn", Kind: scorer.KindEngine,
		Window: int(pick(0, 1, 2, 7, 90)), HalfLife: pick(0, 0.3, 1, 7, 69),
		Phi: scorer.Phi(1 + s.IntN(2)), Beta: pick(0, 0.5, 1, 0.3), Rep: scorer.Rep(1 + s.IntN(3)),
		RepMultiplier: 5, RepThreshold: pick(2, 10_000),
		Weights: scorer.Weights{}, OwnWeights: scorer.Weights{}, SelfCredit: s.Bernoulli(0.2), K0: pick(10, 1, 0.5),
		B: scorer.Terms{U: pick(0.7, 1, 0), Q: pick(0, 0.3), O: pick(0, 0, 1), L: pick(0, 0.05), F: pick(0, 0.004, 1)},
		G: map[string]float64{"*": 1, "twitter": pick(1, 2, 0)}, P: pick(1, 2, 3),
		Scale: scorer.Scale{Anchors: []scorer.Anchor{{R: 0, Score: 1}, {R: 0.4, Score: 20}, {R: 2, Score: 60}, {R: 6, Score: 100}}, Step: pick(1, 0.5, 3)},
	}
	if s.Bernoulli(0.3) {
		p.Bonus = scorer.Bonus{Answered: pick(0, 7.5, 2), Mutual: pick(0, 1.5, 0.3)}
	}
	if s.Bernoulli(0.3) {
		p.Newest = map[activity.Action]int{activity.Endorse: int(pick(1, 2, 5)), activity.Like: int(pick(1, 3, 10))}
	}
	for _, table := range []scorer.Weights{p.Weights, p.OwnWeights} {
		for _, n := range []string{"*", "*", "twitter"} {
			row := map[activity.Action]float64{}
			for _, k := range activity.Actions() {
				if s.Bernoulli(0.6) {
					row[k] = pick(0, 0.1, 0.4, 0.6, 1, 13.5, -2)
				}
			}
			table[n] = row
		}
	}
	return p
}

func baseline(t *testing.T, p scorer.Preset, trace *activity.Trace, keep scorer.Keep) *scorer.Baseline {
	t.Helper()
	engine, err := scorer.NewEngine(p)
	if err != nil {
		t.Fatal(err)
	}
	b, err := engine.Baseline(scorer.NewIndex(trace), keep)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// plain hands a trace and a preset to the plain implementation.
func plain(trace *activity.Trace, p scorer.Preset, keep scorer.Keep) map[string]map[int]plainScore {
	events := make([]plainEvent, trace.Len())
	for i := range events {
		e := trace.At(i)
		events[i] = plainEvent{
			e.Time, trace.Networks[e.Network], e.Action.String(), trace.Accounts[e.Actor],
			trace.Accounts[e.Owner], trace.Objects[e.Object], trace.Objects[e.Parent],
		}
	}
	var stock []plainStock
	for _, h := range trace.Stock.Holdings {
		stock = append(stock, plainStock{trace.Accounts[h.Account], trace.Networks[h.Network], int(h.Followers), int(h.Lists), h.Linked})
	}
	anchors := make([][2]float64, len(p.Scale.Anchors))
	for i, a := range p.Scale.Anchors {
		anchors[i] = [2]float64{a.R, a.Score}
	}
	q := plainPreset{
		Window: p.Window, HalfLife: p.HalfLife, Phi: map[scorer.Phi]string{scorer.Identity: "identity", scorer.Log2: "log2"}[p.Phi],
		Beta: p.Beta, Rep: map[scorer.Rep]string{scorer.RepNone: "none", scorer.RepScore: "score", scorer.RepFollowers: "followers"}[p.Rep],
		RepMultiplier: p.RepMultiplier, RepThreshold: p.RepThreshold, Weights: plainWeights(p.Weights), OwnWeights: plainWeights(p.OwnWeights),
		SelfCredit: p.SelfCredit, K0: p.K0, G: p.G, P: p.P, Anchors: anchors, Step: p.Scale.Step,
	}
	q.Answered, q.Mutual, q.Newest = p.Bonus.Answered, p.Bonus.Mutual, map[string]int{}
	for k, n := range p.Newest {
		q.Newest[k.String()] = n
	}
	q.B.U, q.B.Q, q.B.O, q.B.L, q.B.F = p.B.U, p.B.Q, p.B.O, p.B.L, p.B.F
	return plainScores(events, stock, q, int(keep.From), int(keep.To))
}

func plainWeights(w scorer.Weights) map[string]map[string]float64 {
	out := map[string]map[string]float64{}
	for n, row := range w {
		out[n] = map[string]float64{}
		for k, v := range row {
			out[n][k.String()] = v
		}
	}
	return out
}

// TestEngineAgreesWithThePlainOne compares whole logs under drawn presets, day
// by day, to 1e-7 points.
func TestEngineAgreesWithThePlainOne(t *testing.T) {
	worst := 0.0
	for round := range 300 {
		s := seed.New(1).Name("plain").Number(uint64(round)).Stream()
		trace, p := drawTrace(t, s, 12, 12, 250), drawPreset(s)
		keep := scorer.Keep{From: logStart, To: logStart + 14}
		b := baseline(t, p, trace, keep)
		for name, days := range plain(trace, p, keep) {
			a, _ := trace.AccountNamed(name)
			for day, want := range days {
				got := b.Score(a, activity.Day(day))
				worst = max(worst, math.Abs(got-want.Score))
				if math.Abs(got-want.Score) > 1e-7 {
					t.Fatalf("round %d, %s on day %d: %.12f, plain %.12f\n%+v", round, name, day-logStart, got, want.Score, p)
				}
			}
		}
	}
	t.Logf("largest difference %.3g points", worst)
}
