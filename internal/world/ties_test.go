package world

import (
	"math"
	"slices"
	"testing"

	"github.com/yardstick-lab/yardstick/internal/activity"
	"github.com/yardstick-lab/yardstick/internal/seed"
)

// tied draws the ties of one network whose accounts have the given popularity.
func tied(number uint64, set NetworkSettings, popular []float64) (*society, *network, []follow) {
	all := &Settings{Accounts: len(popular), Clock: Clock{Hours: [24]float64{1}, Weekdays: [7]float64{1}}}
	b := &society{Settings: all, span: Span{Seed: number, Measured: 100}, clock: newClock(all.Clock)}
	n := &network{NetworkSettings: &set, key: seed.New(number), popular: popular, linked: make([]bool, len(popular))}
	for a := range n.linked {
		n.linked[a] = true
	}
	return b, n, b.ties(n)
}

// dense is the drawing that looks at every pair, the plain reading of the model:
// for each account how many follow it from the start, and later.
func dense(number uint64, set NetworkSettings, popular []float64) (now, later []int) {
	now, later = make([]int, len(popular)), make([]int, len(popular))
	scale := tieScale(set.meanTie(len(popular)), set.Audience.Spread)
	for u := range popular {
		for v := u + 1; v < len(popular); v++ {
			s := seed.New(number).Number(uint64(u)).Number(uint64(v)).Stream()
			p, into := min(1, scale*popular[u]*popular[v]), now
			if s.Float64() >= p {
				if s.Exponential() >= set.Growth*p*100 {
					continue
				}
				into = later
			}
			mutual, first := s.Bernoulli(set.Reciprocity), s.Bernoulli(popular[u]/(popular[u]+popular[v]))
			if mutual || first {
				into[u]++
			}
			if mutual || !first {
				into[v]++
			}
		}
	}
	return now, later
}

// lognormal returns n log-normal numbers of mean 1.
func lognormal(n int, spread float64) []float64 {
	all, s := make([]float64, n), seed.New(9).Stream()
	for i := range all {
		all[i] = heavy(spread, s.Normal())
	}
	return all
}

// TestEveryPair counts how often each pair of a tiny society is connected, and
// holds it to the probability of the model: at the start, later, and which way.
func TestEveryPair(t *testing.T) {
	popular := []float64{0.3, 2.5, 1, 0.8, 6, 0.05, 1, 1.3} // two alike, and a pair that is always connected
	set := NetworkSettings{Linked: 1, Audience: Audience{2, 1}, Reciprocity: 0.3, Growth: 0.004}
	const worlds, days, accounts = 20_000, 100, 8
	var now, later [accounts][accounts]float64
	for number := range uint64(worlds) {
		_, n, follows := tied(number, set, popular)
		for owner := range activity.Account(accounts) {
			for _, f := range n.audience.row(owner) {
				now[owner][f]++
			}
		}
		for _, f := range follows {
			later[f.owner][f.follower]++
		}
	}
	check := func(what string, got, p float64) {
		t.Helper()
		// Five standard errors of a binomial: the seeds are fixed.
		near(t, what, got/worlds, p, 5*math.Sqrt(p*(1-p)/worlds)+1e-12)
	}
	scale := tieScale(set.meanTie(accounts), set.Audience.Spread)
	for u := range accounts {
		for v := range accounts {
			if u == v {
				check("itself", now[u][v]+later[u][v], 0)
				continue
			}
			p := min(1, scale*popular[u]*popular[v])
			follows := 0.3 + 0.7*popular[u]/(popular[u]+popular[v]) // v follows u, given that they are connected
			check("at the start", now[u][v], p*follows)
			check("later", later[u][v], (1-p)*-math.Expm1(-set.Growth*p*days)*follows)
		}
	}
}

// TestDegreesAreTheExpected holds the audiences of a society to those expected
// of each account, and to those of the dense drawing as a whole.
func TestDegreesAreTheExpected(t *testing.T) {
	check := func(set NetworkSettings) {
		t.Helper()
		popular := lognormal(1000, set.Audience.Spread)
		_, n, follows := tied(1, set, popular)
		now, later := dense(1, set, popular)
		degrees, scale, squares := []int{}, tieScale(set.meanTie(1000), set.Audience.Spread), 0.0
		for a := range popular {
			degrees = append(degrees, len(n.audience.row(activity.Account(a))))
			mean, variance := 0.0, 0.0
			for b := range popular {
				if a != b {
					p := min(1, scale*popular[a]*popular[b]) * (set.Reciprocity + (1-set.Reciprocity)*popular[a]/(popular[a]+popular[b]))
					mean, variance = mean+p, variance+p*(1-p)
				}
			}
			squares += (float64(degrees[a]) - mean) * (float64(degrees[a]) - mean) / variance
		}
		near(t, "mean square of the standardised degrees", squares/1000, 1, 0.2) // its standard error is about 0.045
		slices.Sort(degrees)
		slices.Sort(now)
		for _, at := range []int{50, 250, 500, 750, 950} {
			near(t, "degree at a quantile", float64(degrees[at]), float64(now[at]), 3+0.1*float64(now[at]))
		}
		total := 0
		for _, d := range later {
			total += d
		}
		near(t, "follows of the span", float64(len(follows)), float64(total), 5*math.Sqrt(2*float64(total)*(1+set.Reciprocity)))
	}
	check(NetworkSettings{Linked: 1, Audience: Audience{110, 0.6}, Reciprocity: 1, Growth: 0.0003})
	check(NetworkSettings{Linked: 1, Audience: Audience{40, 0.9}, Reciprocity: 0.221, Growth: 0.001})
	check(NetworkSettings{Linked: 1, Audience: Audience{3, 1.5}, Reciprocity: 0, Growth: 0.01})
}

func TestNoTies(t *testing.T) {
	check := func(set NetworkSettings, popular ...float64) {
		t.Helper()
		_, n, follows := tied(1, set, popular)
		if len(n.audience.of)+len(n.following.of)+len(follows) != 0 {
			t.Errorf("%d follow at the start, %d later", len(n.audience.of), len(follows))
		}
	}
	check(NetworkSettings{Linked: 1, Growth: 1}, 1, 2, 3)
	check(NetworkSettings{Linked: 1, Audience: Audience{0.5, 0.5}, Growth: 1}, 1)
	check(NetworkSettings{Linked: 1, Audience: Audience{0.5, 0.5}, Growth: 1})
}

func TestFollowingIsTheAudienceTurned(t *testing.T) {
	_, n, _ := tied(3, NetworkSettings{Linked: 1, Audience: Audience{20, 1}, Reciprocity: 0.2}, lognormal(200, 1))
	ties := 0
	for owner := range activity.Account(200) {
		row := n.audience.row(owner)
		if !slices.IsSorted(row) || !slices.IsSorted(n.following.row(owner)) {
			t.Fatalf("the rows of %d do not rise", owner)
		}
		for _, f := range row {
			if _, ok := slices.BinarySearch(n.following.row(f), owner); !ok {
				t.Fatalf("%d follows %d and does not know", f, owner)
			}
		}
		ties += len(row)
	}
	if ties == 0 || ties != len(n.following.of) {
		t.Errorf("%d are followed, %d follow", ties, len(n.following.of))
	}
}

func BenchmarkTies(b *testing.B) {
	popular := lognormal(20_000, 0.6)
	set := NetworkSettings{Linked: 1, Audience: Audience{110, 0.6}, Reciprocity: 1, Growth: 0.0003}
	b.ReportAllocs()
	for b.Loop() {
		_, n, _ := tied(1, set, popular)
		b.ReportMetric(float64(len(n.audience.of)), "ties")
	}
}
