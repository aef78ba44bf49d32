package proof

import (
	"math"

	"github.com/yardstick-lab/yardstick/internal/claim"
	"github.com/yardstick-lab/yardstick/internal/inference"
	"github.com/yardstick-lab/yardstick/internal/seed"
)

// Cell is one planted truth. Differences between arms are in standard deviations
// of the worlds' means, so that an effect of 0.75 is one of 0.75 SD.
type Cell struct {
	// Name is unique and names the cell's streams of chance. Planted says in
	// words what is true, Group which question the cell answers.
	Name, Planted string
	Group         Group
	// Worlds is how many worlds an experiment has.
	Worlds int
	// Claims are what an experiment claims, all of one family. An experiment
	// errs if any of them does.
	Claims []Truth
	// Shared is how much of the claims' variance is common to them, 0 to 1.
	Shared float64

	// Shape is how the accounts of a world differ from its mean; Accounts is
	// how many there are (0: one), Within the correlation between them.
	Shape    Shape
	Accounts int
	Within   float64
	// AsUnits takes every account for a unit, which is the mistake that makes
	// the world the unit.
	AsUnits bool

	// Idle is how many more worlds there are in which the intervention changed
	// nothing. Looks are numbers of worlds at which an impatient reader asks
	// for the verdict before all have come in.
	Idle  int
	Looks []int
	// Control is what the positive control of a no-effect claim sees, Broken a
	// gate that failed; 0 for none.
	Control Control
	Broken  claim.Check
	// Rare is the share of worlds in which anything moves: one account, of an
	// invariant claim, and else the mean, by Effect/Rare on average with an SD as
	// large. Bound and Effect are then in a unit of their own.
	Rare float64

	// Limits is what the cell is held to.
	Limits Limits
}

// Truth is a claim and what is true.
type Truth struct {
	Type claim.Type
	// Bound is the margin or min_effect, Effect the true mean difference; of
	// ordered, that of the last dose from the first, those between evenly.
	Bound, Effect float64
}

// Group is the question a cell answers. The zero value is invalid.
type Group uint8

// The groups, in the order of the table.
const (
	Errors     Group = iota + 1 // how often what is false is SUPPORTED or REFUTED
	Power                       // how often what is true is SUPPORTED
	Families                    // several claims of one experiment
	Skewed                      // differences far from normal
	Rareness                    // one account in few worlds
	Precaution                  // what must come out VOID, or must not count
	Warning                     // what happens when a rule is not kept
)

// String returns the group's heading.
func (g Group) String() string {
	return [...]string{"", "false verdicts", "power", "families of claims", "heavy skew", "a rare world", "gates and controls", "why the rules are there"}[g]
}

// Shape is a distribution of mean 0 and SD 1. The zero value is Normal.
type Shape uint8

// The shapes.
const (
	Normal      Shape = iota
	Lognormal         // of a standard normal: skewness 6.2, a long tail upwards
	Exponential       // skewness 2, a tail upwards
)

// The mean and the SD of exp(Z) for a standard normal Z (Aitchison & Brown 1957).
var (
	lognormalMean = math.Exp(.5)
	lognormalSD   = math.Sqrt((math.E - 1) * math.E)
)

func (s Shape) draw(from *seed.Stream) float64 {
	switch s {
	case Lognormal:
		return (math.Exp(from.Normal()) - lognormalMean) / lognormalSD
	case Exponential:
		return from.Exponential() - 1
	}
	return from.Normal()
}

// Control is what a positive control sees.
type Control uint8

// The controls. The zero value moves by the same 3 points in every world.
const (
	Plain  Control = iota
	Noisy          // moves by 3 SD on average, and is judged by t like the rest
	Blind          // the scorer sees nothing at all, of any claim
	Absent         // the worlds differ and the control has no effect
)

// account draws the differences of a world's accounts from its mean, such that
// the mean of them has SD 1.
func (c Cell) account(from *seed.Stream) []float64 {
	k := max(1, c.Accounts)
	scale := 1 / math.Sqrt(c.Within+(1-c.Within)/float64(k))
	out := make([]float64, k)
	common := 0.0
	if c.Within > 0 {
		common = math.Sqrt(c.Within) * c.Shape.draw(from)
	}
	own := math.Sqrt(1 - c.Within)
	for i := range out {
		out[i] = scale * (common + own*c.Shape.draw(from))
	}
	return out
}

// noise is the mean of a world's accounts.
func (c Cell) noise(from *seed.Stream) float64 {
	all := c.account(from)
	sum := 0.0
	for _, v := range all {
		sum += v
	}
	return sum / float64(len(all))
}

// falsehoods reports whether SUPPORTED would be false of a claim, and whether
// REFUTED would. At a bound both are: the effect lies neither short of it nor
// beyond. What an invariant claim says when nothing moved is that no more worlds
// than the bound allows could move, so it errs only where more can.
func (c Cell) falsehoods(t Truth) (supported, refuted bool) {
	switch t.Type {
	case claim.Invariant:
		return c.Rare >= inference.MostWhereNone(c.Worlds), c.Rare == 0
	case claim.Equivalent:
		supported, refuted = math.Abs(t.Effect) >= t.Bound, math.Abs(t.Effect) <= t.Bound
	case claim.NotIncreases:
		supported, refuted = t.Effect >= t.Bound, t.Effect <= t.Bound
	case claim.NotDecreases:
		supported, refuted = t.Effect <= -t.Bound, t.Effect >= -t.Bound
	case claim.Increases, claim.Ordered:
		supported, refuted = t.Effect <= t.Bound, t.Effect >= t.Bound
	case claim.Decreases:
		supported, refuted = t.Effect >= -t.Bound, t.Effect <= -t.Bound
	}
	return supported || c.Limits.Hollow, refuted
}
