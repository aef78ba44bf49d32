package claim

import (
	"fmt"

	"github.com/yardstick-lab/yardstick/internal/inference"
)

// detect finds the smallest effect, or the smallest margin, that would be
// supported with a chance of 80 %.
func (x *prophecy) detect(f inference.Foreseen) {
	y, sign := *x, 1.0
	if x.Claim.Type == Decreases {
		sign = -1
	}
	amount, found := inference.SmallestAmount(x.sample.SE, Power80, func(amount float64) float64 {
		if x.Claim.NeedsControl() {
			y.bound = amount
			return y.supports(f, 0, x.alpha.supports)
		}
		return x.supports(f, sign*(x.bound+amount), x.alpha.supports)
	})
	switch {
	case !found:
	case x.Claim.NeedsControl():
		x.Detectable = number(amount)
	default:
		x.Detectable = number(sign * (x.bound + amount))
	}
}

// supports is the chance of a p for the claim of at most alpha; see pValues.
func (x *prophecy) supports(f inference.Foreseen, truth, alpha float64) float64 {
	switch x.Claim.Type {
	case Equivalent:
		return f.Within(x.bound, truth, alpha)
	case Increases, Exceeds:
		return f.Greater(x.bound, truth, alpha)
	case Decreases:
		return f.Less(-x.bound, truth, alpha)
	case NotIncreases:
		return f.Less(x.bound, truth, alpha)
	case NotDecreases:
		return f.Greater(-x.bound, truth, alpha)
	}
	panic(fmt.Sprintf("claim: %s is not foreseen", x.Claim.Type))
}

// refutes is the chance of a p against the claim of at most alpha.
func (x *prophecy) refutes(f inference.Foreseen, truth, alpha float64) float64 {
	switch x.Claim.Type {
	case Equivalent:
		return f.Beyond(x.bound, truth, alpha)
	case Increases, Exceeds:
		return f.Less(x.bound, truth, alpha)
	case Decreases:
		return f.Greater(-x.bound, truth, alpha)
	case NotIncreases:
		return f.Greater(x.bound, truth, alpha)
	case NotDecreases:
		return f.Less(-x.bound, truth, alpha)
	}
	panic(fmt.Sprintf("claim: %s is not foreseen", x.Claim.Type))
}
