package scorer_test

import (
	"math"
	"slices"
	"testing"

	"github.com/yardstick-lab/yardstick/internal/activity"
	"github.com/yardstick-lab/yardstick/internal/scorer"
	"github.com/yardstick-lab/yardstick/internal/seed"
)

// What the plain engine makes of an act in the light of others, from all events up
// to the end of a day.

// hindsight is how many times its credit an act counts on a day.
func (e plainCredit) hindsight(past []plainCredit, preset plainPreset, day int) float64 {
	w := e.weight(preset)
	if w == 0 {
		return 1
	}
	if n := preset.Newest[e.Action]; n > 0 {
		newer := 0
		for _, f := range past {
			if f.day() <= day && f.Time > e.Time && f.Action == e.Action && f.Owner == e.Owner && f.Network == e.Network && f.weight(preset) != 0 {
				newer++
			}
		}
		if newer >= n {
			return 0
		}
	}
	if e.Action != "reply" && e.Action != "comment" || e.Actor == e.Owner {
		return 1
	}
	times := 1.0
	if e.answered(past, day) {
		times += preset.Answered / w
	}
	if e.follows(past, e.Actor, e.Owner) && e.follows(past, e.Owner, e.Actor) {
		times += preset.Mutual / w
	}
	return times
}

// answered says whether the owner has replied to the replier by the end of a day.
func (e plainCredit) answered(past []plainCredit, day int) bool {
	for _, f := range past {
		reply := f.Action == "reply" || f.Action == "comment"
		same := e.Object != "" && (f.Object == e.Object || f.Parent == e.Object)
		if reply && same && f.Network == e.Network && f.Actor == e.Owner && f.Owner == e.Actor && f.Time >= e.Time && f.day() <= day {
			return true
		}
	}
	return false
}

// follows says whether one follows another where and when an act is.
func (e plainCredit) follows(past []plainCredit, one, other string) bool {
	does := false
	for _, f := range past {
		if f.Network == e.Network && f.Actor == one && f.Owner == other && f.day() <= e.day() {
			does = f.Action == "follow" || does && f.Action != "unfollow"
		}
	}
	return does
}

// drawTalk draws a log of few people who talk, follow and praise each other, some
// of it at one and the same time.
func drawTalk(t *testing.T, s *seed.Stream, events int) *activity.Trace {
	t.Helper()
	var b activity.Builder
	kinds := []activity.Action{activity.Reply, activity.Reply, activity.Comment, activity.Follow, activity.Unfollow, activity.Endorse, activity.Endorse, activity.Like}
	for i := range events {
		e := drawEvent(s, 4, logStart+s.IntN(10))
		e.Network, e.Action = networkNames[s.IntN(2)], kinds[s.IntN(len(kinds))]
		if i == 0 {
			e.Time, e.Actor = activity.Day(logStart).Start(), "a00"
		}
		if s.Bernoulli(0.5) {
			e.Time = activity.DayOf(e.Time).Start() + activity.Time(s.IntN(3))*activity.Hour
		}
		if s.Bernoulli(0.3) {
			e.Parent = []string{"", "o1", "o2"}[s.IntN(3)]
		}
		if s.Bernoulli(0.2) {
			e.Object = ""
		}
		if err := b.Add(e); err != nil {
			t.Fatal(err)
		}
	}
	trace, err := b.Build()
	if err != nil {
		t.Fatal(err)
	}
	return trace
}

// talkPreset draws settings that look at acts in hindsight.
func talkPreset(t *testing.T, s *seed.Stream) scorer.Preset {
	t.Helper()
	if s.Bernoulli(0.4) {
		return shipped(t, []string{"x-2023", "x-2026", "klout-2012"}[s.IntN(3)])
	}
	p := drawPreset(s)
	p.Bonus, p.Newest = scorer.Bonus{Answered: 7.5, Mutual: float64(s.IntN(2))}, map[activity.Action]int{activity.Endorse: 1 + s.IntN(3)}
	p.Weights["*"][activity.Reply], p.Weights["*"][activity.Endorse] = 13.5, 2
	return p
}

// TestHindsight holds the engine against the plain one, and deltas against full
// replays to the bit, on logs where much hangs on what others did.
func TestHindsight(t *testing.T) {
	told := map[string]int{}
	for round := range 300 {
		s := seed.New(11).Name("hindsight").Number(uint64(round)).Stream()
		p, events := talkPreset(t, s), 90
		if p.Name == "klout-2012" {
			events = 500 // more than ten +K on one network
		}
		trace := drawTalk(t, s, events)
		keep := scorer.Keep{From: logStart + activity.Day(1+s.IntN(4)), To: logStart + 12}
		c := comparison{t, p, trace, keep, baseline(t, p, trace, keep)}
		bare := p
		bare.Bonus, bare.Newest = scorer.Bonus{}, nil
		without := baseline(t, bare, trace, keep)
		for name, days := range plain(trace, p, keep) {
			a, _ := trace.AccountNamed(name)
			for day, want := range days {
				got := c.base.Score(a, activity.Day(day))
				if math.Abs(got-want.Score) > near {
					t.Fatalf("round %d, %s on day %d: %.12f, plain %.12f\n%+v", round, name, day-logStart, got, want.Score, p)
				}
				if math.Abs(got-without.Score(a, activity.Day(day))) > near {
					told[p.Name]++
				}
			}
		}
		for range 5 {
			d := drawDelta(s, trace, keep.From, 5)
			sparse, full := c.both(&d)
			if !slices.Equal(sparse, full) {
				t.Fatalf("round %d: %+v\nsparse %v\nfull   %v\n%+v", round, c.shrink(d), sparse, full, p)
			}
			c.follow(&d, full, activity.Account(s.IntN(4)))
		}
	}
	for _, name := range []string{"x-2023", "x-2026", "klout-2012", "drawn"} {
		if told[name] == 0 {
			t.Errorf("hindsight makes no difference to %s", name)
		}
	}
}
