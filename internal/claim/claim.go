package claim

import "github.com/yardstick-lab/yardstick/internal/metric"

// Claim is one statement of an experiment. Which of its fields a type takes is
// checked by Problems: a field that would be ignored is a problem.
type Claim struct {
	// ID names the claim within its experiment; Says is the author's wording.
	ID, Says string
	// Type is the kind of statement, Estimand the quantity it is about.
	Type     Type
	Estimand Estimand
	// Control and Treated are names of arms. A before–after claim has no
	// Control: its arm is Treated.
	Control, Treated string
	// Metric is the name of the metric compared, and Of the quantity that it
	// measures; 0 stands for one in points. Amounts of a claim are in the unit of
	// that quantity.
	Metric string
	Of     metric.Quantity
	// Doses are the arms of an ordered claim, from the lowest dose up. Control
	// and Treated are then the first and the last of them.
	Doses []Dose
	// Margin is how near counts as the same (equivalent, not_increases,
	// not_decreases).
	Margin Margin
	// MinEffect is what an effect must exceed (increases, decreases); the
	// zero value asks for any effect.
	MinEffect Amount
	// Observed is the one number somebody saw, in points (reproduces).
	Observed *float64
	// Equals is what the metric comes to everywhere, in points (exactly).
	Equals *float64
	// Than is the level that the metric's mean lies above, in points (exceeds).
	Than *float64
	// SensitiveTo is the ID of the positive control: the claim that must show
	// that the scorer would have moved.
	SensitiveTo string
	// Tolerance is how far a subject may be off and still count as unmoved
	// (invariant) or as equal (exactly), in points; 0 unless the scorer's own
	// arithmetic is inexact.
	Tolerance float64
	// Expect is the verdict that a gate for CI takes as the usual one; the zero
	// value is Supported. It never changes a verdict.
	Expect Verdict
	// Source names the rows of the source tables behind the claim, as S7.
	Source []string
}

// Expected is the verdict that the claim's author expects.
func (c Claim) Expected() Verdict {
	if c.Expect == 0 {
		return Supported
	}
	return c.Expect
}

// InPoints reports whether the claim's amounts are points of a scale.
func (c Claim) InPoints() bool { return c.Of == 0 || c.Of.InPoints() }

// NeedsScore reports whether a scorer has a say in the claim. One that needs none
// is the same under every scorer.
func (c Claim) NeedsScore() bool { return c.Of == 0 || c.Of.NeedsScore() }

// Unit is what the claim's amounts are counted in.
func (c Claim) Unit() metric.Unit {
	if c.Of == 0 {
		return metric.Score.Unit()
	}
	return c.Of.Unit()
}

// Dose is one arm of an ordered claim with how much was done in it. Only the
// order of the amounts is used.
type Dose struct {
	Arm    string
	Amount float64
}

// NeedsControl reports whether the claim says that nothing (or too little)
// happens, so that a scorer which never moves would satisfy it.
func (c Claim) NeedsControl() bool {
	switch c.Type {
	case Invariant, Equivalent, NotIncreases, NotDecreases:
		return true
	case Exactly:
		return c.Estimand != Level && c.Equals != nil && *c.Equals == 0
	case Reproduces:
		return c.Observed != nil && *c.Observed == 0
	}
	return false
}

// written is how near a score counts as the decimal number that somebody wrote
// down: 40.3 less 40 is not 0.3 to the last bit (ours).
const written = 1e-9

// Allowed is how far off a subject may be, in points: Evidence.Moved counts what
// is farther.
func (c Claim) Allowed() float64 {
	if c.Type == Exactly {
		return max(c.Tolerance, written)
	}
	return c.Tolerance
}

// Measure is the unit an amount is given in. The zero value stands for an
// amount that was not given.
type Measure uint8

// The measures of an amount.
const (
	InPoints Measure = iota + 1 // points of the reference scale
	InShare                     // a share of the scale's length, as 0.005
)

// Amount is a size on a scorer's scale. The zero value is not given.
type Amount struct {
	Value   float64
	Measure Measure
}

// Points is an amount of v points.
func Points(v float64) Amount { return Amount{Value: v, Measure: InPoints} }

// Given reports whether the amount was given at all.
func (a Amount) Given() bool { return a.Measure != 0 }

// Margin is an amount with the reason for it.
type Margin struct {
	Amount
	// Because says why this much counts as the same. Where it is empty and
	// the margin is half a displayed step, that is the reason.
	Because string
}

// Scale is the scale of the scorer whose claims are judged, in its points. The
// zero value is a scale without length or step: points mean what they say, and
// shares of it have no meaning.
type Scale struct {
	// Length is the distance from its bottom to its top, Step one displayed
	// step.
	Length, Step float64
	// Reference is the length of the scale that points in a claim refer to,
	// usually the main scorer's: 0.5 of 100 is 5 of 1,000. 0 means Length.
	Reference float64
}

// Points converts an amount to points of this scale.
func (s Scale) Points(a Amount) float64 {
	if a.Measure == InShare {
		return a.Value * s.Length
	}
	if s.Reference == 0 || s.Reference == s.Length {
		return a.Value
	}
	return a.Value * s.Length / s.Reference
}
