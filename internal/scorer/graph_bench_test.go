package scorer_test

import (
	"fmt"
	"strconv"
	"testing"

	"github.com/yardstick-lab/yardstick/internal/activity"
	"github.com/yardstick-lab/yardstick/internal/scorer"
	"github.com/yardstick-lab/yardstick/internal/seed"
)

// crowd is a log of 100,000 accounts, in villages of some size, in which about a
// million pairs react, or follow each other, within a window of 90 days; some accounts are reacted to far
// more than others. Villages that nobody leaves are where ranks settle slowest.
func crowd(tb testing.TB, village int, does activity.Action) *activity.Trace {
	tb.Helper()
	const accounts, pairs, days = 100_000, 1_020_000, 100
	var b activity.Builder
	s := seed.New(12).Name("crowd").Stream()
	names := make([]activity.Account, accounts)
	for i := range names {
		names[i] = b.NumberAccount([]byte("a" + strconv.Itoa(i)))
	}
	network, err := b.NumberNetwork([]byte("twitter"))
	if err != nil {
		tb.Fatal(err)
	}
	var c activity.Columns
	for range pairs * days / 90 {
		actor, x := s.IntN(accounts), s.Float64()
		owner := actor/village*village + int(x*x*float64(village))
		c.Append(activity.Event{
			Time: activity.Day(logStart).Start() + int64(s.IntN(days*int(activity.DayLength))), Network: network, Action: does,
			Actor: names[actor], Owner: names[owner],
		})
	}
	b.AddColumns(&c)
	trace, err := b.Build()
	if err != nil {
		tb.Fatal(err)
	}
	return trace
}

// BenchmarkGraph scores days of a graph of a million edges: one from nothing, and
// the ten after it, each from the day before.
func BenchmarkGraph(b *testing.B) {
	for name, does := range map[string]activity.Action{"pagerank": activity.Reshare, "tunkrank": activity.Follow} {
		p, err := scorer.Load(name)
		if err != nil {
			b.Fatal(err)
		}
		g, err := scorer.NewGraph(p)
		if err != nil {
			b.Fatal(err)
		}
		for _, village := range []int{1_000, 100_000} {
			ix := scorer.NewIndex(crowd(b, village, does))
			for _, more := range []activity.Day{0, 10} {
				b.Run(fmt.Sprintf("%s, villages of %d, a day and %d more", name, village, more), func(b *testing.B) {
					for range b.N {
						if _, err := g.Baseline(ix, scorer.Keep{From: ix.Last() - more, To: ix.Last()}); err != nil {
							b.Fatal(err)
						}
					}
				})
			}
		}
	}
}
