package inference

import "math"

// OneSided asks a sample the two one-sided questions against a null value.
// The t test (Paired), the sign-flip test (Flips) and the bootstrap (Bootstrap)
// all answer them, so that a claim puts the same hypothesis to each.
type OneSided interface {
	// Greater is the p of "the mean is greater than null".
	Greater(null float64) float64
	// Less is the p of "the mean is less than null".
	Less(null float64) float64
}

var (
	_ OneSided = Paired{}
	_ OneSided = Flips{}
	_ OneSided = Both{}
)

// Both is two methods that have to agree: the larger of their p's.
type Both [2]OneSided

// Greater is the p of "the mean is greater than null".
func (b Both) Greater(null float64) float64 { return math.Max(b[0].Greater(null), b[1].Greater(null)) }

// Less is the p of "the mean is less than null".
func (b Both) Less(null float64) float64 { return math.Max(b[0].Less(null), b[1].Less(null)) }

// Equivalence is the pair of one-sided tests of a mean within ±margin
// (Schuirmann's two one-sided tests).
type Equivalence struct {
	// Above is the p of "the mean is greater than -margin" (alone, the
	// no-harm test), Below that of "the mean is less than +margin".
	Above, Below float64
	// P is the larger of the two: both must hold.
	P float64
}

// TOST tests whether the mean lies within ±margin.
func TOST(sample OneSided, margin float64) Equivalence {
	above, below := sample.Greater(-margin), sample.Less(margin)
	return Equivalence{Above: above, Below: below, P: math.Max(above, below)}
}

// Beyond is the p of "the mean lies outside ±margin": the smaller of the p's
// for lying above and below. Tested at half of α, since there are two ways.
func Beyond(sample OneSided, margin float64) float64 {
	return math.Min(sample.Greater(margin), sample.Less(-margin))
}
