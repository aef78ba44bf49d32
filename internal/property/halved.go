package property

import (
	"github.com/yardstick-lab/yardstick/internal/activity"
	"github.com/yardstick-lab/yardstick/internal/scorer"
)

// HalfOf returns a preset with all weights halved, and whether only the order of
// the accounts should stay. Where neither order nor scores should, why says so:
// ln and log2 make the size of weights matter as soon as anything else is added.
func HalfOf(p scorer.Preset) (half scorer.Preset, ranks bool, why string) {
	half = p
	half.Weights, half.OwnWeights = halved(p.Weights), halved(p.OwnWeights)
	half.Bonus = scorer.Bonus{Answered: p.Bonus.Answered / 2, Mutual: p.Bonus.Mutual / 2}
	switch p.Kind {
	case scorer.KindPageRank:
		return half, false, ""
	case scorer.KindEngine:
		return half, true, sized(p)
	case scorer.KindPoints:
		return half, true, "the day's top account is at the top of its scale, where ranks are not compared"
	}
	return half, false, "it has no weights that could be halved"
}

// sized says why the order of an engine's scores may hang on the size of its
// weights on one network; empty where it may not.
func sized(p scorer.Preset) string {
	parts := 0
	for _, b := range []float64{p.B.U, p.B.Q, p.B.O} {
		if b != 0 {
			parts++
		}
	}
	switch {
	case parts == 0:
		return "no weight of its own counts"
	case parts > 1 || p.B.L != 0 || p.B.F != 0:
		return "it adds logarithms of several parts, in which the size of weights matters"
	case p.Phi == scorer.Log2 && p.B.O == 0:
		return "it takes a logarithm of what each person gives, in which the size of weights matters"
	case p.Rep == scorer.RepScore:
		return "scores feed back into it, so that the size of weights matters"
	}
	return ""
}

func halved(w scorer.Weights) scorer.Weights {
	half := scorer.Weights{}
	for network, actions := range w {
		half[network] = map[activity.Action]float64{}
		for k, x := range actions {
			half[network][k] = x / 2
		}
	}
	return half
}
