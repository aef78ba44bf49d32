package claim

import (
	"math"

	"github.com/yardstick-lab/yardstick/internal/inference"
)

// leastDoses is the fewest doses that have an order: two have a difference.
const leastDoses = 3

// method asks a sample of differences the two one-sided questions.
type method func(d []float64) inference.OneSided

// trend is what an ordered claim is judged by.
type trend struct {
	page inference.Trend
	// doses, steps and ends are by unit: the metric at each dose, its
	// differences from dose to dose, and from the first to the last.
	doses, steps [][]float64
	ends         []float64
}

// measureDoses describes every dose; units are the applicable ones.
func (h *hearing) measureDoses() {
	tr := &trend{doses: make([][]float64, len(h.c.Doses)), steps: make([][]float64, len(h.c.Doses)-1)}
	for _, u := range h.ev.Units {
		if !u.Applicable {
			continue
		}
		for j, v := range u.Doses {
			tr.doses[j] = append(tr.doses[j], v)
			if j > 0 {
				tr.steps[j-1] = append(tr.steps[j-1], v-u.Doses[j-1])
			}
		}
		tr.ends = append(tr.ends, u.Difference)
	}
	h.trend = tr
	for j, d := range h.c.Doses {
		s := summary(tr.doses[j])
		one := DoseMean{Dose: d, Mean: *number(s.Mean)}
		if h.ev.Design != OverLog && h.out.N > 1 {
			one.Interval = span(s.Interval(level95))
		}
		h.out.Doses = append(h.out.Doses, one)
	}
}

// constant reports whether every unit takes the same steps.
func (t *trend) constant() bool {
	for _, d := range t.steps {
		if !summary(d).Constant {
			return false
		}
	}
	return true
}

// holds reports whether known means rise: no step goes down, and the whole way
// goes up.
func (t *trend) holds() bool {
	for _, d := range t.steps {
		if summary(d).Mean < -near {
			return false
		}
	}
	return summary(t.ends).Mean > near
}

// flat reports whether some step leads nowhere.
func (h *hearing) flat() bool {
	for j := 1; j < len(h.out.Doses); j++ {
		if math.Abs(h.out.Doses[j].Mean-h.out.Doses[j-1].Mean) <= near {
			return true
		}
	}
	return false
}

// reversed is the step that goes down the most, in mean: the places of its
// doses. It is false where none goes down.
func (h *hearing) reversed() (from, to int, found bool) {
	worst := -near
	for j := 1; j < len(h.out.Doses); j++ {
		if by := h.out.Doses[j].Mean - h.out.Doses[j-1].Mean; by < worst {
			from, to, worst, found = j-1, j, by, true
		}
	}
	return from, to, found
}

// ask puts the questions against an ordered claim by a method, and adds Page's
// answer for it, which is a test by permutation already.
//
// Against it stands a step that goes down, or a way from the first dose to the
// last whose two-sided 95 % interval lies below 0. That is one look for each step
// and one for the whole way: half of the error goes to the steps, shared among
// them (Bonferroni), and half to the way.
func (t *trend) ask(by method) pair {
	refutes := 2 * by(t.ends).Less(0)
	for _, d := range t.steps {
		refutes = math.Min(refutes, 2*float64(len(t.steps))*by(d).Less(0))
	}
	return pair{supports: t.page.P, refutes: math.Min(1, refutes)}
}

// byT is the t test, by way of n units with this mean and spread; 0 takes those
// there are.
func byT(n int) method {
	return func(d []float64) inference.OneSided {
		s := *summary(d)
		switch {
		case s.Constant:
			return known(s.Mean)
		case n > 0:
			return s.At(n)
		}
		return s
	}
}

func byFlips(seed uint64) method {
	return func(d []float64) inference.OneSided { return inference.Flips{Differences: d, Seed: seed} }
}

func byBootstrap(seed uint64) method {
	return func(d []float64) inference.OneSided {
		if s := summary(d); s.Constant {
			return known(s.Mean)
		}
		return inference.NewBootstrap(d, seed)
	}
}

// known is a mean about which there is no doubt.
type known float64

// Greater is 0 or 1.
func (k known) Greater(null float64) float64 { return certain(float64(k) > null+near) }

// Less is 0 or 1.
func (k known) Less(null float64) float64 { return certain(float64(k) < null-near) }

func certain(is bool) float64 {
	if is {
		return 0
	}
	return 1
}

func (h *hearing) measureTrend() {
	page, err := inference.Page(h.trend.doses)
	if err != nil {
		panic("claim: doses must be checked before they are measured: " + err.Error())
	}
	h.trend.page, h.out.PageL = page, number(page.L)
	h.t, h.flips = h.trend.ask(byT(0)), h.trend.ask(byFlips(h.o.Seed))
	h.out.P, h.out.PRefutes, h.out.FlipPRefutes = number(h.t.supports), number(h.t.refutes), number(h.flips.refutes)
}
