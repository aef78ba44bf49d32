package proof

import (
	"fmt"
	"math"
	"slices"

	"github.com/yardstick-lab/yardstick/internal/claim"
	"github.com/yardstick-lab/yardstick/internal/inference"
	"github.com/yardstick-lab/yardstick/internal/seed"
)

// AlarmLevel is the two-sided level at which an A/A comparison raises a false
// alarm, BandLevel that of the band in which their number should lie.
const (
	AlarmLevel = .05
	BandLevel  = .99
)

// minNonzero is the fewest differences other than 0 whose signs can come out so
// that a sign-flip test reaches 5 % (2/2⁶ is .031, 2/2⁵ is .0625).
const minNonzero = 6

// Sample is numbers, one a world, in which comparisons look for nothing: paired
// differences of a claim for Flip, one arm's values for Divide.
type Sample struct {
	Name   string
	Values []float64
}

// Alarms counts the comparisons of one sample.
type Alarms struct {
	Name               string
	Comparisons, Count int
	// P are the two-sided p's by t, in the order of the comparisons. Those of
	// which all signs were drawn alike from differences of one size have none.
	P []float64
}

// AA is the comparisons of all samples.
type AA struct {
	Samples            []Alarms
	Comparisons, Count int
	// Low and High are the band of the count; Inside says that it lies there.
	Low, High int
	Inside    bool
	// P are all p's, Distance the greatest distance of their distribution from
	// the uniform one, and PUniform the p of one as great.
	P                  []float64
	Distance, PUniform float64
}

// Unfit says why nothing can be compared by flipping the signs of paired
// differences, or "".
func (s Sample) Unfit() string {
	n, nonzero := len(s.Values), 0
	constant := true
	for _, v := range s.Values {
		if math.Abs(v) > inference.Same {
			nonzero++
		}
		constant = constant && math.Abs(v-s.Values[0]) <= inference.Same
	}
	switch {
	case n < minNonzero:
		return fmt.Sprintf("it has %d differences, and signs of fewer than %d cannot reach 5 %%", n, minNonzero)
	case constant:
		return fmt.Sprintf("every difference is %g: it is judged on the exact path, without a p that could err", s.Values[0]+0)
	case nonzero < minNonzero:
		return fmt.Sprintf("only %d of %d differences are not 0, and signs of fewer than %d cannot reach 5 %%", nonzero, n, minNonzero)
	}
	return ""
}

// Flip compares nothing with nothing: every comparison turns the signs of a
// sample's differences at random, which makes any effect in them one of chance,
// and has the claim judged that there is an effect, upwards or downwards.
// Comparisons are dealt to the samples in turn; each must be fit.
func Flip(samples []Sample, comparisons int, root uint64) (AA, error) {
	return compared(samples, comparisons, seed.New(root).Name("aa").Name("flip"), func(s Sample, from *seed.Stream) (bool, *float64, error) {
		d := make([]float64, len(s.Values))
		for i, v := range s.Values {
			d[i] = v
			if from.Bernoulli(.5) {
				d[i] = -v
			}
		}
		return effect(d, from.Uint64())
	})
}

// effect has "it increases" judged: it is SUPPORTED or REFUTED where an effect is
// found, at 2.5 % each.
func effect(d []float64, flips uint64) (alarm bool, p *float64, err error) {
	c := Cell{Claims: []Truth{{Type: claim.Increases}}}
	outcomes, err := claim.Judge(c.claims(), []claim.Evidence{c.worlds(d)}, claim.Options{Seed: flips})
	if err != nil {
		return false, nil, err
	}
	o := outcomes[0]
	if o.P != nil && o.PRefutes != nil {
		two := min(1, 2*min(*o.P, *o.PRefutes))
		p = &two
	}
	return o.Verdict == claim.Supported || o.Verdict == claim.Refuted, p, nil
}

// Divide compares an arm with itself over two sets of worlds, whose values are
// the two halves of a sample: once as they are, then divided anew at random, as
// the seeds of the sets might as well have been. Without pairs Welch's t tests
// them. A sample needs four values or more, not all alike.
func Divide(samples []Sample, comparisons int, root uint64) (AA, error) {
	asDrawn := len(samples)
	return compared(samples, comparisons, seed.New(root).Name("aa").Name("divide"), func(s Sample, from *seed.Stream) (bool, *float64, error) {
		n := len(s.Values)
		order := from.Sample(n, n)
		if asDrawn > 0 {
			slices.Sort(order)
			asDrawn--
		}
		values := make([]float64, n)
		for i, place := range order {
			values[i] = s.Values[place]
		}
		u, err := inference.Welch(values[:n/2], values[n/2:])
		return u.P <= AlarmLevel, &u.P, err
	})
}

// compared deals comparisons to the samples in turn and counts what they raise.
func compared(samples []Sample, comparisons int, key seed.Key, compare func(Sample, *seed.Stream) (bool, *float64, error)) (AA, error) {
	out := AA{Samples: make([]Alarms, len(samples)), Comparisons: comparisons}
	for k := range comparisons {
		i := k % len(samples)
		s, a := samples[i], &out.Samples[i]
		alarm, p, err := compare(s, key.Number(uint64(k)).Stream())
		if err != nil {
			return out, fmt.Errorf("%s: %w", s.Name, err)
		}
		a.Comparisons++
		if alarm {
			a.Count++
			out.Count++
		}
		if p != nil {
			a.P, out.P = append(a.P, *p), append(out.P, *p)
		}
	}
	for i, s := range samples {
		out.Samples[i].Name = s.Name
	}
	out.Low, out.High = inference.BinomialBand(comparisons, AlarmLevel, BandLevel)
	out.Inside = out.Low <= out.Count && out.Count <= out.High
	if len(out.P) > 0 {
		out.Distance, out.PUniform = inference.Uniform(out.P)
	}
	return out, nil
}
