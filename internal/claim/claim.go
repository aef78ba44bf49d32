package claim

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
	// Metric is the name of the metric compared.
	Metric string
	// Margin is how near counts as the same (equivalent, not_increases).
	Margin Margin
	// MinEffect is what an effect must exceed (increases, decreases); the
	// zero value asks for any effect.
	MinEffect Amount
	// Observed is the one number somebody saw, in points (reproduces).
	Observed *float64
	// SensitiveTo is the ID of the positive control: the claim that must show
	// that the scorer would have moved.
	SensitiveTo string
	// Tolerance is how far a subject may be off and still count as unmoved,
	// in points (invariant); 0 unless the scorer's own arithmetic is inexact.
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

// NeedsControl reports whether the claim says that nothing (or too little)
// happens, so that a scorer which never moves would satisfy it.
func (c Claim) NeedsControl() bool {
	switch c.Type {
	case Invariant, Equivalent, NotIncreases:
		return true
	case Reproduces:
		return c.Observed != nil && *c.Observed == 0
	}
	return false
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
