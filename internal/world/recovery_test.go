package world

import (
	"testing"

	"github.com/yardstick-lab/yardstick/internal/activity"
	"github.com/yardstick-lab/yardstick/internal/inference"
)

// planted are the settings of a small society in which nothing comes of a reply
// but visits returned: each with probability r, on the spot, and each returned
// again with the same. Every second comment of such a chain is on the post of
// whoever replied first, so that a reply brings r + r³ + r⁵ + … = r/(1−r²).
func planted(t *testing.T, r float64) *Settings {
	t.Helper()
	s := village(t)
	s.Accounts, s.Days.Warmup, s.Days.Measured = 60, 10, 6
	s.Ripples = Ripples{Returns: r, Specific: 1}
	s.Conversation = Conversation{}
	s.Networks = s.Networks[:1]
	n := &s.Networks[0]
	n.Linked, n.Audience, n.Posts, n.Mentions = 1, Audience{20, 0.3}, Heavy{1, 0.3}, 0
	s.Delays = Delays{Longest: 1, Of: []DelaySettings{{Action: activity.Comment, Median: 1, Spread: 0.5}}}
	return s
}

// brought is how many reactions three replies a day on four days bring an
// account, on average over five accounts of a world.
func brought(t *testing.T, s *Settings, seed uint64) float64 {
	t.Helper()
	w, err := Make(s, s.Span(seed))
	if err != nil {
		t.Fatal(err)
	}
	crowd, sum := w.Crowd(), 0.0
	const accounts = 5
	for a := range activity.Account(accounts) {
		got, err := crowd.Answer(Behaviour{
			Account: a, First: w.FirstMeasured, Last: w.FirstMeasured + 3, Does: ReplyMore, Count: 3, Message: Generic,
		})
		if err != nil {
			t.Fatal(err)
		}
		for _, e := range got.Added {
			if e.Owner == a && e.Actor != a {
				sum++
			}
		}
	}
	return sum / accounts
}

// In a hundred experiments of twenty worlds the 95 % interval covers the true
// effect as often as it says: 89 to 99 times (99 % of a binomial of 100 and .95).
func TestATrueEffectIsRecovered(t *testing.T) {
	if testing.Short() {
		t.Skip("two thousand small worlds take some seconds")
	}
	const r, replies, experiments, worlds = 0.4, 3 * 4, 100, 20
	s, truth, covered := planted(t, r), replies*r/(1-r*r), 0
	for e := range experiments {
		var d []float64
		for w := range worlds {
			d = append(d, brought(t, s, uint64(1+e*worlds+w)))
		}
		found, err := inference.Describe(d)
		if err != nil {
			t.Fatal(err)
		}
		if found.Interval(0.95).Holds(truth) {
			covered++
		}
	}
	if covered < 89 || covered > 99 {
		t.Errorf("the interval covers the true %.3f reactions %d times of %d", truth, covered, experiments)
	}
	t.Logf("covered %d times of %d", covered, experiments)
}
