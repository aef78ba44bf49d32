package claim

import (
	"fmt"
	"math"

	"github.com/yardstick-lab/yardstick/internal/inference"
)

const (
	// minSubjects is the fewest subjects one observed number is held against:
	// with fewer, the ends of the central 90 % rest on a handful.
	minSubjects = 100
	// mostWidth is how many times the number itself the central 90 % may be
	// wide: a claim that everything would satisfy says nothing.
	mostWidth = 10
)

// measurePooled takes the subjects of all units together: one person saw the
// number, so one person's ordinary outcomes are what it is held against.
func (h *hearing) measurePooled() {
	h.out.Path, h.out.N = PathPooled, len(h.ev.Displayed)
	if h.out.N == 0 {
		return
	}
	tail := (1 - centralShare) / 2
	q := inference.Quantiles(h.ev.Displayed, tail, .5, 1-tail)
	h.out.Estimate = number(q[1])
	h.out.Interval, h.out.Level = span(inference.Interval{Low: q[0], High: q[2]}), number(centralShare)
	h.out.Percentile = number(inference.Percentile(h.ev.Displayed, *h.out.Observed))
}

func (h *hearing) rulePooled() ruling {
	if h.out.N < minSubjects {
		return h.tooFewSubjects()
	}
	seen, central := *h.out.Observed, *h.out.Interval
	width, most := central.High-central.Low, mostWidth*math.Max(math.Abs(seen), h.o.Scale.Step)
	if width > most+near {
		return ruling{verdict: Inconclusive, reason: fmt.Sprintf(
			"the middle 90 %% of the changes is %s wide, more than %s, so almost any number would fit; more of the same settles nothing",
			short(width), h.points(most))}
	}
	if central.Low-near <= seen && seen <= central.High+near {
		return ruling{verdict: Supported}
	}
	return ruling{verdict: Refuted}
}

// tooFewSubjects counts what is lacking in units, each with as many subjects
// as the units have now.
func (h *hearing) tooFewSubjects() ruling {
	r := ruling{verdict: Inconclusive}
	r.reason = fmt.Sprintf("only %s, and one number is held against at least %d", h.subjects(), minSubjects)
	if units := len(h.ev.Units); h.ev.Design != OverLog && units > 0 && h.out.N > 0 {
		r.settle = int(math.Ceil(minSubjects * float64(units) / float64(h.out.N)))
		r.reason += h.settleWords(r.settle)
	}
	return r
}
