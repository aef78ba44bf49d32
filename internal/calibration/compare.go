package calibration

import (
	"cmp"
	"fmt"
	"math"
	"slices"

	"github.com/yardstick-lab/yardstick/internal/activity"
	"github.com/yardstick-lab/yardstick/internal/inference"
	"github.com/yardstick-lab/yardstick/internal/seed"
	"github.com/yardstick-lab/yardstick/internal/world"
)

// Marginal is one distribution of the data, its judging half, beside the worlds'.
type Marginal struct {
	marginalKey
	Source       string
	Fitted       bool // a setting answers to it, by this source
	Observations int  // in the judging half
	Made         int  // in the worlds
	Data, World  Distribution
	KS           float64
	Halves       float64 // the KS distance of the data's own halves
	Target       float64 // 0 for none
}

// marginalKey says what is distributed.
type marginalKey struct {
	Stat    Stat
	Network string          // of delays and of what posts received, else empty
	Action  activity.Action // of delays, else 0
}

func (k marginalKey) compare(l marginalKey) int {
	return cmp.Or(cmp.Compare(k.Stat, l.Stat), cmp.Compare(k.Network, l.Network), cmp.Compare(k.Action, l.Action))
}

// Met reports whether the distance is within its target, if it has one.
func (m *Marginal) Met() bool { return m.Target == 0 || m.KS <= m.Target }

// Fact is one number of the data, its judging half, beside the worlds'.
type Fact struct {
	Stat        Stat
	Network     string // of what posts received, else empty
	Source      string
	Fitted      bool
	Data, World float64
	// Alike is the data's number after thinning to the worlds' counts, where that
	// makes a difference; NaN elsewhere.
	Alike     float64
	Low, High float64 // the target; both 0 for none
}

// Met reports whether the worlds' number lies within its target, if it has one.
func (f *Fact) Met() bool {
	return f.Low == 0 && f.High == 0 || f.Low <= f.World && f.World <= f.High
}

// Comparison is a world beside data.
type Comparison struct {
	Worlds    Worlds
	Marginals []Marginal
	Facts     []Fact
}

// Compare holds worlds of the settings against the judging half of the evidence.
// What the worlds or the evidence do not show is left out.
func Compare(s *world.Settings, evidence []Evidence, worlds Worlds) (*Comparison, error) {
	made, err := worlds.observe(s)
	if err != nil {
		return nil, fmt.Errorf("comparing a world: %w", err)
	}
	c := &Comparison{Worlds: worlds}
	here := samples(made)
	for _, e := range evidence {
		fit, judge := e.Halves()
		first := samples(fit)
		for key, sample := range inOrder(samples(judge)) {
			if len(sample) >= Least/2 && len(here[key]) > 0 {
				c.Marginals = append(c.Marginals, marginal(key, e, [3][]float64{first[key], sample, here[key]}))
			}
		}
		c.Facts = append(c.Facts, facts(e, judge, made)...)
	}
	return c, nil
}

// samples are all marginals of what was observed.
func samples(o *Observed) map[marginalKey][]float64 {
	all := map[marginalKey][]float64{}
	for _, d := range o.Delays {
		all[marginalKey{Delay, d.Network, d.Action}] = d.Minutes
	}
	for _, r := range o.Received {
		all[marginalKey{Likes, r.Network, 0}], all[marginalKey{Comments, r.Network, 0}] = r.Likes, r.Comments
	}
	for _, s := range []Stat{Posts, Acts, Hours, Weekdays} {
		all[marginalKey{Stat: s}] = o.seen(s)
	}
	return all
}

// inOrder visits the samples by statistic, network and action.
func inOrder(all map[marginalKey][]float64) func(func(marginalKey, []float64) bool) {
	var keys []marginalKey
	for key := range all {
		keys = append(keys, key)
	}
	slices.SortFunc(keys, marginalKey.compare)
	return func(yield func(marginalKey, []float64) bool) {
		for _, key := range keys {
			if !yield(key, all[key]) {
				return
			}
		}
	}
}

// marginal compares three samples: the fitted half, the judging half, the worlds'.
func marginal(key marginalKey, e Evidence, of [3][]float64) Marginal {
	m := Marginal{
		marginalKey: key, Source: e.Source, Fitted: slices.Contains(e.Fits, key.Stat), Target: key.Stat.target(),
		Observations: len(of[1]), Made: len(of[2]), Halves: KS(Of(of[0]), Of(of[1])),
	}
	m.Data, m.World = scaled(key.Stat, Of(of[1]), Of(of[2]))
	m.KS = KS(m.Data, m.World)
	return m
}

// scaled brings counts to one scale; other quantities have theirs.
func scaled(s Stat, data, made Distribution) (Distribution, Distribution) {
	switch s {
	case Posts, Acts:
		return alike(data, made, true)
	case Likes, Comments:
		return alike(data, made, false)
	}
	return data, made
}

// facts compares what is a single number.
func facts(e Evidence, judge, made *Observed) []Fact {
	var all []Fact
	for _, s := range []Stat{Answers, OwnLikes, Returns} {
		if data, here := judge.seen(s), made.seen(s); len(data) >= Least/2 && len(here) > 0 {
			all = append(all, Fact{Stat: s, Data: factOf(s, data), World: factOf(s, here), Alike: math.NaN()})
		}
	}
	for _, r := range judge.Received {
		here := made.received(r.Network)
		if len(r.Likes) < Least/2 || len(here.Likes) == 0 {
			continue
		}
		thin := r.thinned(here)
		for _, s := range []Stat{Together, Uncommented, Ratio} {
			f := Fact{Stat: s, Network: r.Network, Data: r.fact(s), World: here.fact(s), Alike: math.NaN()}
			if s != Ratio {
				f.Alike = thin.fact(s)
			}
			all = append(all, f)
		}
	}
	for i := range all {
		f := &all[i]
		f.Source, f.Fitted = e.Source, slices.Contains(e.Fits, f.Stat)
		f.Low, f.High = f.Stat.within()
	}
	return all
}

// within is the target of a fact: what tables of posts were found to have. The
// share without comments may be five points off (ours).
func (s Stat) within() (low, high float64) {
	switch s {
	case Together:
		return 0.65, 0.75
	case Uncommented:
		return 0.15, 0.25
	}
	return 0, 0
}

// factOf is the number of a sample of zeros and ones.
func factOf(s Stat, sample []float64) float64 {
	share := Of(sample).Mean()
	if s == Answers {
		return share / (1 - share)
	}
	return share
}

// fact is a number of what posts received.
func (r *Received) fact(s Stat) float64 {
	switch s {
	case Together:
		return spearman(r.Likes, r.Comments)
	case Uncommented:
		n := 0
		for i, likes := range r.Likes {
			if likes > 0 && r.Comments[i] == 0 {
				n++
			}
		}
		return float64(n) / float64(len(r.Likes))
	}
	return Of(r.Likes).Mean() / max(Of(r.Comments).Mean(), math.SmallestNonzeroFloat32)
}

// thinned is what the posts would have received in a society that reacts as much
// as here. Each count is drawn from the Poisson distribution, which a binomial of
// small shares is.
func (r *Received) thinned(here *Received) *Received {
	draws := seed.New(JudgedBy.First).Name("thinning").Stream()
	thin := func(all, to []float64) []float64 {
		keep := min(1, Of(to).Mean()/max(Of(all).Mean(), math.SmallestNonzeroFloat32))
		return each(all, func(n float64) float64 { return float64(draws.Poisson(n * keep)) })
	}
	return &Received{r.Network, thin(r.Likes, here.Likes), thin(r.Comments, here.Comments)}
}

// spearman is the rank correlation; 0 where either has no spread.
func spearman(a, b []float64) float64 {
	ra, rb := inference.Ranks(a), inference.Ranks(b)
	mean := float64(len(a)+1) / 2
	ab, aa, bb := 0.0, 0.0, 0.0
	for i := range ra {
		x, y := ra[i]-mean, rb[i]-mean
		ab, aa, bb = ab+x*y, aa+x*x, bb+y*y
	}
	if aa == 0 || bb == 0 {
		return 0
	}
	return ab / math.Sqrt(aa*bb)
}
