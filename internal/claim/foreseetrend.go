package claim

import (
	"fmt"

	"github.com/yardstick-lab/yardstick/internal/inference"
)

// rank sees what the units of a pilot, by unit and dose, would add to Page's L.
func (x *prophecy) rank(doses [][]float64) error {
	parts := make([]float64, len(doses))
	for i, row := range doses {
		if len(row) == 0 {
			return nil // an earlier run may have kept the ends alone
		}
		if len(row) != len(x.Claim.Doses) {
			return fmt.Errorf("a world of the pilot has %d doses, the claim %d", len(row), len(x.Claim.Doses))
		}
		if err := inference.CheckSample(row); err != nil {
			return fmt.Errorf("doses: %w", err)
		}
		parts[i] = inference.PageOf(row)
	}
	of := summary(parts)
	x.trend = &inference.ForeseenTrend{Doses: len(x.Claim.Doses), Mean: of.Mean, SD: of.SD}
	return nil
}

// foreseeTrend foresees Page's test. What could refute the claim, a step that goes
// down, is not foreseen.
func (x *prophecy) foreseeTrend(family int) {
	if x.trend == nil {
		x.Note = "nothing is known of the doses between the first and the last"
		return
	}
	alone := alphas(x.Claim.Type).supports
	x.alpha.supports = alone / float64(max(1, family))
	x.Alpha, x.Strictest, x.Supposed = number(alone), number(x.alpha.supports), x.Mean
	x.Power, x.Alone = number(x.rises(x.applicableUnits(), x.alpha.supports)), number(x.rises(x.applicableUnits(), alone))
	x.Decides = x.Power
	x.Needed80, x.Needed90 = x.neededToRise(Power80), x.neededToRise(Power90)
	x.Short = *x.Power < Power80
	if x.Needed80 == 0 {
		x.Note = "the pilot's doses do not rise as the claim says"
	}
}

// rises is the chance that n units show the trend.
func (x *prophecy) rises(n int, alpha float64) float64 {
	if n < minUnits {
		return 0
	}
	f := *x.trend
	f.Units = n
	return f.Rises(alpha)
}

// neededToRise is the smallest number of units that show the trend with a chance
// of power; 0 where the pilot's have none.
func (x *prophecy) neededToRise(power float64) int {
	k := float64(x.trend.Doses)
	if x.trend.Mean <= k*(k+1)*(k+1)/4 {
		return 0
	}
	n, found := inference.SmallestN(minUnits, func(n int) bool { return x.rises(n, x.alpha.supports) >= power })
	if !found {
		return inference.MostUnits + 1
	}
	return x.total(n)
}
