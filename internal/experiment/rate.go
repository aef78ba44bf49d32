package experiment

import (
	"fmt"
	"math"
	"slices"

	"github.com/yardstick-lab/yardstick/internal/inference"
	"github.com/yardstick-lab/yardstick/internal/result"
	"github.com/yardstick-lab/yardstick/internal/spec"
)

// fewestRates is the fewest worlds that get an interval, as for a claim.
const fewestRates = 6

// The ways in which worlds are brought together.
const (
	byLogs   = "geometric mean over worlds, t interval of the logarithms"
	byOrder  = "median over worlds, with an interval of order statistics: some worlds lie beyond what could be tried"
	byMean   = "the one log, all its eligible accounts"
	byFew    = "geometric mean over worlds; fewer than six give no interval"
	byNobody = "no number"
)

// rate brings the worlds together. A rate is a ratio: its logarithm is what lies
// evenly about a middle, and what gives the same answer read the other way round.
// Where the number lies beyond what could be tried in some worlds, only their
// order is known, and the median is given with the interval that order alone
// allows.
func (t trade) rate(units []result.RateUnit) (*result.Rate, error) {
	r := &result.Rate{
		Give: t.Give.String(), Count: t.add.Count, For: t.For.String(), Network: t.plan.Spec.Subjects.Network,
		Arm: t.arm.Name, Control: t.control.Name, Metric: t.metric.Name, Units: units, Method: byNobody,
	}
	worths, nothing, beyond := sorted(r)
	var err error
	switch n := len(units); {
	case t.plan.log != nil && len(worths) == 1:
		r.Worth, r.Method = &worths[0], byMean
	case len(worths) == n && !slices.Contains(worths, 0):
		err = byLogarithms(r, worths)
	case 2*beyond < n && 2*nothing < n && len(worths) > 0:
		byMedian(r, worths, nothing, beyond)
	}
	r.Says = t.says(r, nothing, beyond)
	return r, err
}

// sorted takes the numbers of the units that have one, counts those without, and
// finds how many acts could be given everywhere.
func sorted(r *result.Rate) (worths []float64, nothing, beyond int) {
	r.Most = r.Units[0].Most
	for _, u := range r.Units {
		r.Most = min(r.Most, u.Most)
		switch {
		case u.Worth != nil:
			worths = append(worths, *u.Worth)
		case u.Beyond:
			beyond++
		default:
			nothing++
		}
	}
	return worths, nothing, beyond
}

func byLogarithms(r *result.Rate, worths []float64) error {
	logs := make([]float64, len(worths))
	for i, w := range worths {
		logs[i] = math.Log(w)
	}
	d, err := inference.Describe(logs)
	if err != nil {
		return fmt.Errorf("the worth of %s in %s: %w", r.Give, r.For, err)
	}
	middle := math.Exp(d.Mean)
	r.Worth, r.Method = &middle, byFew
	if len(worths) >= fewestRates {
		i := d.Interval(.95)
		r.Interval, r.Method = &[2]float64{math.Exp(i.Low), math.Exp(i.High)}, byLogs
	}
	return nil
}

// byMedian orders the worlds, those without a number at the ends. The interval
// runs from the k-th lowest to the k-th highest, k as large as leaves each tail
// at most 2.5 %: the chance that fewer than k of n lie below a median (Conover
// 1999, Practical Nonparametric Statistics, 3.2). An end without a number leaves
// no interval.
func byMedian(r *result.Rate, worths []float64, nothing, beyond int) {
	n := nothing + len(worths) + beyond
	ordered := slices.Sorted(slices.Values(worths))
	at := func(i int) (float64, bool) { // counted from 0 over all worlds
		if i -= nothing; i < 0 || i >= len(ordered) {
			return 0, false
		}
		return ordered[i], true
	}
	low, ok1 := at((n - 1) / 2)
	high, ok2 := at(n / 2)
	if !ok1 || !ok2 {
		return
	}
	middle := low + (high-low)/2
	r.Worth, r.Method = &middle, byOrder
	k := tail(n)
	from, ok1 := at(k - 1)
	to, ok2 := at(n - k)
	if k > 0 && n >= fewestRates && ok1 && ok2 {
		r.Interval = &[2]float64{from, to}
	}
}

// tail is the greatest k with P(fewer than k of n fair coins fall heads) ≤ 2.5 %.
func tail(n int) int {
	below, each := 0.0, math.Pow(0.5, float64(n))
	for k := range n {
		below += each
		if below > .025 {
			return k
		}
		each *= float64(n-k) / float64(k+1)
	}
	return n
}

// says is the rate in a sentence: "50 likes move the score as 12.3 comments do
// (95 %: 11.9 to 12.8)".
func (t trade) says(r *result.Rate, nothing, beyond int) string {
	give := spec.Counted(t.Give, r.Count)
	n := len(r.Units)
	switch {
	case nothing == n:
		return fmt.Sprintf("%s do not raise the score, so that they are worth no %s", give, spec.Plural(t.For))
	case r.Worth == nil && beyond > 0:
		return fmt.Sprintf("%s move the score more than %s do, which is as many as every subject could be given, in %s", give, spec.Counted(t.For, r.Most), outOf(beyond, n))
	case r.Worth == nil:
		return fmt.Sprintf("%s raise the score in only %s", give, outOf(n-nothing, n))
	}
	text := fmt.Sprintf("%s move the score as %s %s do", give, short(*r.Worth), spec.Plural(t.For))
	if r.Interval != nil {
		text += fmt.Sprintf(" (95 %%: %s to %s)", short(r.Interval[0]), short(r.Interval[1]))
	}
	if beyond > 0 {
		text += fmt.Sprintf("; in %s they are worth more than could be given", outOf(beyond, n))
	}
	if nothing > 0 {
		text += fmt.Sprintf("; in %s they do not raise it", outOf(nothing, n))
	}
	return text
}

func outOf(k, n int) string {
	if n == 1 {
		return "this log"
	}
	return fmt.Sprintf("%d of %s", k, counted(n, "world"))
}
