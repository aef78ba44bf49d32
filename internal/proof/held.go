package proof

import (
	"github.com/yardstick-lab/yardstick/internal/inference"
)

// Finding is a cell with what became of it.
type Finding struct {
	Cell  Cell
	Tally Tally
	// Supported and Refuted are the rates of false verdicts; nil where the
	// truth allows none of that kind.
	Supported, Refuted *Rate
	// Cover95 and Cover90 are how often the first claim's intervals held the
	// truth; nil where there were none.
	Cover95, Cover90 *Rate
	// Power is how often the first claim came out SUPPORTED, where that was
	// planned.
	Power *Rate
	// Failed lists in words what the cell was held to and does not keep.
	Failed []string
}

// Rate is a share of experiments with its Clopper–Pearson interval.
type Rate struct {
	Count, Of int
	Share     float64
	Interval  inference.Interval
}

func rate(count, of int) *Rate {
	if of == 0 {
		return nil
	}
	return &Rate{count, of, float64(count) / float64(of), inference.ClopperPearson(count, of, Confidence)}
}

// Held compares what was counted with what was promised.
func (c Cell) Held(t Tally) Finding {
	f := Finding{
		Cell: c, Tally: t,
		Cover95: rate(t.Covered95, t.Intervals), Cover90: rate(t.Covered90, t.Intervals),
	}
	if c.canFalsely(true) {
		f.Supported = rate(t.FalseSupported, t.Experiments)
	}
	if c.canFalsely(false) {
		f.Refuted = rate(t.FalseRefuted, t.Experiments)
	}
	if c.Limits.Plan != nil {
		f.Power = rate(t.FirstSupported, t.Experiments)
	}
	f.hold()
	return f
}

// canFalsely reports whether any claim could falsely be SUPPORTED, or REFUTED.
func (c Cell) canFalsely(supported bool) bool {
	for _, t := range c.Claims {
		s, r := c.falsehoods(t)
		if s && supported || r && !supported {
			return true
		}
	}
	return false
}

func (f *Finding) hold() {
	l := f.Cell.Limits
	f.holdErrors(l)
	if l.Covers {
		f.require(f.Cover95.holds(.95), "the 95 % intervals do not cover as often as they say")
		f.require(f.Cover90.holds(.90), "the 90 % intervals do not cover as often as they say")
	}
	if l.Plan != nil {
		f.require(f.Power.Interval.Low <= *l.Plan && f.Power.Interval.High >= *l.Plan-l.Short, "the power is not as planned")
	}
}

func (f *Finding) holdErrors(l Limits) {
	s := f.Supported
	switch {
	case l.Never:
		f.require(s.Count == 0, "something was SUPPORTED")
	case l.Errs:
		f.require(s.Interval.Low > l.Supported, "breaking the rule does not show")
	case l.Supported > 0 && s != nil:
		f.require(s.within(l.Supported, l.AsIs), "too much that is false is SUPPORTED")
	}
	if r := f.Refuted; l.Refuted > 0 && r != nil {
		f.require(r.within(l.Refuted, l.AsIs), "too much that is true is REFUTED")
	}
}

func (f *Finding) require(kept bool, otherwise string) {
	if !kept {
		f.Failed = append(f.Failed, otherwise)
	}
}

// within reports whether the rate is at most what was promised, as far as its
// interval tells, or as it is. A rate of fewer experiments than a full proof has is
// always taken with its interval.
func (r *Rate) within(most float64, asIs bool) bool {
	if asIs && r.Of >= Full {
		return r.Share <= most
	}
	return r.Interval.Low <= most
}

// holds reports whether the rate's interval holds a share.
func (r *Rate) holds(share float64) bool { return r != nil && r.Interval.Holds(share) }
