package claim

import (
	"fmt"
	"math"

	"github.com/yardstick-lab/yardstick/internal/inference"
)

// The chances of a verdict at which a plan is called good enough (by custom).
const (
	Power80 = .80
	Power90 = .90
)

// Prospect is the run that is foreseen.
type Prospect struct {
	// Scale is the scorer's.
	Scale Scale
	// Units is how many worlds the run will have, Subjects how many subjects
	// each.
	Units, Subjects int
}

// Foresight is what a pilot lets expect of one claim. Amounts are in points of the
// scorer; numbers that do not exist are nil, and Note says why.
type Foresight struct {
	Claim Claim
	// Applicable of Pilot units of the pilot were changed by the intervention.
	// The run is supposed to have applicable units in the same share.
	Applicable, Pilot int
	// Mean and SD are those of the pilot's differences.
	Mean, SD *float64
	// Bound is the margin, min_effect or level.
	Bound *float64
	// Alpha is the level at which the claim is SUPPORTED alone, Strictest what
	// is left of it in Holm's first step, shared with the other claims that are
	// decided by a p.
	Alpha, Strictest *float64
	// Supposed is the true effect of which the next three speak: 0 for a claim
	// that nothing happens, else the pilot's mean.
	Supposed *float64
	// Power is the chance that the run supports the claim, at Strictest, and
	// Alone at Alpha.
	Power, Alone *float64
	// Needed80 and Needed90 are the units that give it a power of 80 and 90 %,
	// at Strictest; 0 where no number is known, more than inference.MostUnits
	// for "more than that".
	Needed80, Needed90 int
	// Decides is the chance that the run comes to SUPPORTED or REFUTED if the
	// pilot's mean is the true effect, at Strictest.
	Decides *float64
	// Detectable is the smallest effect that the run would support with a
	// power of 80 %, at Strictest; of a claim that nothing happens, the smallest
	// margin.
	Detectable *float64
	// Note says what the numbers do not: lower case, no full stop. Short says
	// that the run is too small to decide the claim.
	Note  string
	Short bool
}

// Foresee says what a run would likely make of the claims of one scorer, from the
// units of a pilot: pilot[i] belongs to claims[i]. The pilot's mean and spread are
// taken for the true ones and the differences for normal; the sign-flip test, which
// must agree, is not foreseen. Numbers that cannot be reckoned with are an error.
func Foresee(claims []Claim, pilot [][]Unit, p Prospect) ([]Foresight, error) {
	if len(claims) != len(pilot) {
		panic("claim: Foresee needs the pilot's units of every claim, in the claims' order")
	}
	all, families := make([]*prophecy, len(claims)), map[bool]int{}
	for i, c := range claims {
		x, err := prophesied(c, pilot[i], p)
		if err != nil {
			return nil, fmt.Errorf("claim %q: %w", c.ID, err)
		}
		if all[i] = x; x.sample != nil && !x.sample.Constant {
			families[c.NeedsScore()]++
		}
	}
	out := make([]Foresight, len(claims))
	for i, x := range all {
		x.foresee(families[x.Claim.NeedsScore()])
		out[i] = x.Foresight
	}
	return out, nil
}

// prophecy is a foresight in the making.
type prophecy struct {
	Foresight
	Prospect
	bound float64
	// sample is that of the pilot's differences; nil where the claim is not
	// decided by a p or the pilot has none.
	sample *inference.Paired
	lump   inference.Lump           // of the pilot's differences where they are skewed
	trend  *inference.ForeseenTrend // of an ordered claim, of one unit
	alpha  pair                     // Strictest's, for either side
}

func prophesied(c Claim, pilot []Unit, p Prospect) (*prophecy, error) {
	p.Scale = Options{Scale: p.Scale}.of(c).Scale
	x := &prophecy{Foresight: Foresight{Claim: c, Pilot: len(pilot)}, Prospect: p}
	d, doses, err := applicableOf(pilot)
	if err != nil {
		return nil, err
	}
	if amount := c.amount(); amount.Given() {
		x.bound = p.Scale.Points(amount)
		x.Bound = number(x.bound)
	}
	x.Applicable = len(d)
	if len(d) == 0 || !decidedByMean(c.Type) && c.Type != Ordered {
		return x, nil
	}
	x.sample = summary(d)
	x.Mean, x.SD = number(x.sample.Mean), number(x.sample.SD)
	if c.Type == Ordered {
		return x, x.rank(doses)
	}
	if math.Abs(x.sample.Skew) > mostSkew {
		x.lump = inference.LumpOf(d)
	}
	return x, nil
}

// amount is what the claim's mean is held against.
func (c Claim) amount() Amount {
	switch {
	case c.MinEffect.Given():
		return c.MinEffect
	case c.Than != nil:
		return Points(*c.Than)
	}
	return c.Margin.Amount
}

// applicableOf are the differences and doses of the units that count.
func applicableOf(pilot []Unit) (d []float64, doses [][]float64, err error) {
	for _, u := range pilot {
		if err := inference.CheckSample([]float64{u.Control, u.Treated, u.Difference}); err != nil {
			return nil, nil, fmt.Errorf("world %s: control, treated, difference: %w", u.Name, err)
		}
		if u.Applicable {
			d, doses = append(d, u.Difference), append(doses, u.Doses)
		}
	}
	return d, doses, nil
}

// decidedByMean reports whether a test of one mean decides a type, whose power is
// known.
func decidedByMean(t Type) bool {
	switch t {
	case Equivalent, Increases, Decreases, NotIncreases, NotDecreases, Exceeds:
		return true
	}
	return false
}

func (x *prophecy) foresee(family int) {
	switch {
	case x.Claim.Type == Reproduces:
		x.foreseePooled()
	case !decidedByMean(x.Claim.Type) && x.Claim.Type != Ordered:
		x.foreseeEach()
	case x.Pilot == 0:
		x.Note = "the pilot has no worlds for this claim"
	case x.Applicable < 2:
		x.Note = "the intervention changed something in fewer than two worlds of the pilot, which have no spread"
	case x.Claim.Type == Ordered:
		x.foreseeTrend(family)
	case x.sample.Constant:
		x.foreseeExact()
	default:
		x.foreseeT(family)
	}
}

// foreseeEach is for what every world decides by itself.
func (x *prophecy) foreseeEach() {
	if x.Claim.Type == Exactly {
		x.Note = "decided in every world by itself; one that is off refutes it"
		return
	}
	x.Note = fmt.Sprintf("decided without a p; %d worlds in which none moved bound the share of worlds that could at %s",
		x.Units, percent(inference.MostWhereNone(max(1, x.Units))))
	x.Short = x.Units < minUnits
}

// foreseePooled counts subjects: a reproduction needs them, not worlds.
func (x *prophecy) foreseePooled() {
	subjects := x.Units * x.Subjects
	x.Note = fmt.Sprintf("the number is held against %s subjects, at least %d are needed", count(subjects), minSubjects)
	x.Short = subjects < minSubjects
	if x.Subjects > 0 {
		x.Needed80 = (minSubjects + x.Subjects - 1) / x.Subjects
		x.Needed90 = x.Needed80
	}
}

// foreseeExact foresees differences without a spread, which are compared without
// a p.
func (x *prophecy) foreseeExact() {
	x.Note = fmt.Sprintf("every world of the pilot gave exactly %s: no spread, so no p; that would come out %s",
		apart([]float64{x.bound, -x.bound}, x.sample.Mean).signed(x.sample.Mean), x.known(x.sample.Mean))
	x.Needed80, x.Needed90 = x.total(minUnits), x.total(minUnits)
	x.Short = x.Units < x.Needed80
}

func (x *prophecy) foreseeT(family int) {
	alone, n := alphas(x.Claim.Type), x.applicableUnits()
	x.alpha = pair{alone.supports / float64(family), alone.refutes / float64(family)}
	x.Alpha, x.Strictest = number(alone.supports), number(x.alpha.supports)
	supposed := x.sample.Mean
	if x.Claim.NeedsControl() {
		supposed = 0
	}
	x.Supposed = number(supposed)
	if n < minUnits {
		x.Power, x.Alone, x.Decides = number(0), number(0), number(0)
	} else {
		f := inference.Foreseen{N: n, SD: x.sample.SD}
		x.Power = number(x.supports(f, supposed, x.alpha.supports))
		x.Alone = number(x.supports(f, supposed, alone.supports))
		x.Decides = number(math.Min(1, x.supports(f, x.sample.Mean, x.alpha.supports)+x.refutes(f, x.sample.Mean, x.alpha.refutes)))
		x.detect(f)
	}
	x.Needed80, x.Needed90 = x.needed(supposed, Power80), x.needed(supposed, Power90)
	x.judge()
}

// judge says whether the run is too small, and what the numbers do not say.
func (x *prophecy) judge() {
	x.Short = math.Max(*x.Power, *x.Decides) < Power80
	switch {
	case x.outside():
		x.Note = "the pilot's mean is not what the claim says"
	case !x.tellsOthers(x.applicableUnits()):
		x.Short, x.Note = true, x.lumpNote()
	case math.Abs(x.sample.Skew) > mostSkew:
		x.Note = "the pilot's differences are skewed, so these chances are rough"
	case x.Applicable < x.Pilot:
		x.Note = fmt.Sprintf("the intervention changed something in %d of the pilot's %d worlds", x.Applicable, x.Pilot)
	}
}

// outside reports whether the claim would be false if the pilot's mean were true.
func (x *prophecy) outside() bool {
	return x.known(x.sample.Mean) != Supported
}

// known is the verdict if the mean were known to be this.
func (x *prophecy) known(mean float64) Verdict {
	if meanHolds(x.Claim.Type, x.bound, mean) {
		return Supported
	}
	return Refuted
}

// applicableUnits are the units of the run that the intervention is expected to
// change something in.
func (x *prophecy) applicableUnits() int { return x.Units * x.Applicable / x.Pilot }

// total is how many units make n applicable ones.
func (x *prophecy) total(n int) int { return (n*x.Pilot + x.Applicable - 1) / x.Applicable }

// needed is the smallest number of units that supports the claim with a chance of
// power if the true effect is truth; 0 where the truth is not what it says.
func (x *prophecy) needed(truth, power float64) int {
	if x.known(truth) != Supported {
		return 0
	}
	n, found := inference.SmallestN(minUnits, func(n int) bool {
		return x.tellsOthers(n) && x.supports(inference.Foreseen{N: n, SD: x.sample.SD}, truth, x.alpha.supports) >= power
	})
	if !found {
		return inference.MostUnits + 1
	}
	return x.total(n)
}
