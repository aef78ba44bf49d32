package scorer_test

import (
	"errors"
	"math"
	"slices"
	"testing"

	"github.com/yardstick-lab/yardstick/internal/activity"
	"github.com/yardstick-lab/yardstick/internal/scorer"
	"github.com/yardstick-lab/yardstick/internal/seed"
)

var otherKinds = []string{"h-index", "snp", "engagement-rate", "pagerank", "tunkrank", "kred-2012"}

// scored is a trace scored by a scorer of another kind.
type scored interface {
	Score(a activity.Account, d activity.Day) float64
	Follow(a activity.Account, d *activity.Delta, through activity.Day) ([]scorer.Change, error)
}

func tryOther(p scorer.Preset, trace *activity.Trace, keep scorer.Keep) (scored, error) {
	if p.Kind == scorer.KindPageRank || p.Kind == scorer.KindTunkRank {
		g, err := scorer.NewGraph(p)
		if err != nil {
			return nil, err
		}
		return g.Baseline(scorer.NewIndex(trace), keep)
	}
	if p.Kind == scorer.KindPoints {
		g, err := scorer.NewPoints(p)
		if err != nil {
			return nil, err
		}
		return g.Baseline(scorer.NewIndex(trace), keep)
	}
	c, err := scorer.NewCounting(p)
	if err != nil {
		return nil, err
	}
	return c.Baseline(scorer.NewIndex(trace), keep)
}

func other(t *testing.T, p scorer.Preset, trace *activity.Trace, keep scorer.Keep) scored {
	t.Helper()
	b, err := tryOther(p, trace, keep)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// settingsOf are those of a scorer that ships, with a drawn window.
func settingsOf(t *testing.T, name string, s *seed.Stream) scorer.Preset {
	t.Helper()
	p, err := scorer.Load(name)
	if err != nil {
		t.Fatal(err)
	}
	switch p.Kind {
	case scorer.KindTunkRank:
	case scorer.KindPoints:
		p.RepThreshold = []float64{0, 2, 5, 10_000}[s.IntN(4)]
	default:
		p.Window = []int{0, 1, 3, 90}[s.IntN(4)]
	}
	return p
}

const near = 1e-7 // points

// followed holds what a delta does to one account on one day against the plain
// scorer, and reports whether it moved.
func followed(t *testing.T, p scorer.Preset, trace *activity.Trace, b scored, s *seed.Stream) bool {
	t.Helper()
	d := drawDelta(s, trace, logStart+3, 4)
	changed, err := activity.Apply(trace, &d)
	if err != nil {
		t.Fatal(err)
	}
	day, who := activity.Day(logStart+3+s.IntN(6)), activity.Account(s.IntN(14))
	if d.Added.Len() > 0 && s.Bernoulli(0.8) {
		who = d.Added.Owner[0]
	}
	want, got := plainOthers(p, changed, day)[who], p.Scale.Bottom()
	if int(who) < len(trace.Accounts) {
		got = b.Score(who, day)
	}
	was := got
	changes, err := b.Follow(who, &d, logStart+11)
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range changes {
		if c.Day == day {
			got = c.Score
		}
	}
	if daily, is := b.(*scorer.Ranked); is {
		each, err := daily.FollowOn([]activity.Account{who + 1, who}, &d, []activity.Day{day})
		same := slices.DeleteFunc(slices.Clone(changes), func(c scorer.Change) bool { return c.Day != day })
		if err != nil || !slices.Equal(each[1], same) {
			t.Fatalf("%s: followed on %s alone %v, %v, with the other days %v", p.Name, day, each, err, same)
		}
	}
	if math.Abs(got-want) > near {
		t.Fatalf("%s: after %+v account %d on %s scores %.9g, plainly %.9g", p.Name, d, who, day, got, want)
	}
	return got != was
}

// TestOtherKindsAgainstPlain holds the scorers of other kinds, and what deltas do
// to them, against the plain ones.
func TestOtherKindsAgainstPlain(t *testing.T) {
	moved := map[string]int{}
	for round := range 120 {
		s := seed.New(5).Name("others").Number(uint64(round)).Stream()
		trace := drawTrace(t, s, 12, 10, 250)
		keep := scorer.Keep{From: logStart + 3, To: logStart + 11}
		for _, name := range otherKinds {
			p, trace := settingsOf(t, name, s), trace
			if p.Kind == scorer.KindTunkRank {
				trace = withoutFollowers(trace)
			}
			b := other(t, p, trace, keep)
			for day := keep.From + activity.Day(round%3); day <= keep.To; day += 8 {
				for a, want := range plainOthers(p, trace, day) {
					if got := b.Score(activity.Account(a), day); math.Abs(got-want) > near {
						t.Fatalf("%s, round %d: account %d on %s scores %.9g, plainly %.9g", name, round, a, day, got, want)
					}
				}
			}
			if followed(t, p, trace, b, s) {
				moved[name]++
			}
		}
	}
	for _, name := range otherKinds {
		if moved[name] == 0 {
			t.Errorf("no delta moved a score of %s", name)
		}
	}
}

// TestGraphIsTheSameInAnyOrder renames the accounts so that their order turns
// round: the scores are the same to the bit.
func TestGraphIsTheSameInAnyOrder(t *testing.T) {
	s := seed.New(6).Stream()
	trace := drawTrace(t, s, 12, 10, 300)
	last := activity.Account(len(trace.Accounts) - 1)
	turned := &activity.Trace{Networks: trace.Networks, Objects: trace.Objects, Accounts: trace.Accounts}
	for e := range trace.Len() {
		at := trace.At(e)
		at.Actor, at.Owner = last-at.Actor, last-at.Owner
		turned.Append(at)
	}
	for _, h := range slices.Backward(trace.Stock.Holdings) {
		h.Account = last - h.Account
		turned.Stock.Holdings = append(turned.Stock.Holdings, h)
	}
	keep := scorer.Keep{From: logStart, To: logStart + 10}
	for _, name := range []string{"pagerank", "tunkrank"} {
		p, err := scorer.Load(name)
		if err != nil {
			t.Fatal(err)
		}
		one, two := other(t, p, withoutFollowers(trace), keep), other(t, p, withoutFollowers(turned), keep)
		for a := range last + 1 {
			if x, y := one.Score(a, keep.To), two.Score(last-a, keep.To); x != y {
				t.Errorf("%s: account %d scores %v, the same under another number %v", name, a, x, y)
			}
		}
	}
}

// withoutFollowers is a log whose stock does not count followers.
func withoutFollowers(t *activity.Trace) *activity.Trace {
	bare := *t
	bare.Stock.Holdings = slices.Clone(t.Stock.Holdings)
	for i := range bare.Stock.Holdings {
		bare.Stock.Holdings[i].Followers = 0
	}
	return &bare
}

func TestWhatOtherKindsNeed(t *testing.T) {
	var b activity.Builder
	if err := b.Add(activity.Named{Time: activity.Day(logStart).Start(), Network: "x", Action: activity.Like, Actor: "a", Owner: "b", Object: "o"}); err != nil {
		t.Fatal(err)
	}
	trace, err := b.Build()
	if err != nil {
		t.Fatal(err)
	}
	check := func(name string, want error) {
		t.Helper()
		p, err := scorer.Load(name)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := tryOther(p, trace, scorer.Keep{From: logStart, To: logStart}); !errors.Is(err, want) {
			t.Errorf("%s of a log without followers: %v, want %v", name, err, want)
		}
	}
	check("snp", scorer.ErrNoFollowers)
	check("engagement-rate", scorer.ErrNoFollowers)
	check("tunkrank", scorer.ErrNoFollows)
	check("h-index", nil)
	check("pagerank", nil)
}
