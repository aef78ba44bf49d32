package bench

import (
	"github.com/yardstick-lab/yardstick/internal/activity"
	"github.com/yardstick-lab/yardstick/internal/scorer"
)

// The numbers of W1.
const (
	window   = 90
	halfLife = 69.0
)

// linearWeights are the weights of W1 (ours), the same on all networks.
var linearWeights = map[activity.Action]float64{
	activity.Like: 1, activity.Comment: 4, activity.Reply: 4, activity.Mention: 3, activity.Reshare: 6, activity.Quote: 5,
	activity.React: 1, activity.List: 2, activity.Follow: 2, activity.Endorse: 2, activity.Report: 0.5,
}

// linear is W1 as a preset: R is the sum of ln(1+U) over networks. The scale is
// not used; it spans what R can be.
func linear() scorer.Preset {
	return scorer.Preset{
		Name: "linear", Says: "the linear workload", Kind: scorer.KindEngine,
		Window: window, HalfLife: halfLife, Phi: scorer.Identity, Rep: scorer.RepNone,
		Weights: scorer.Weights{scorer.AnyNetwork: linearWeights},
		K0:      1, B: scorer.Terms{U: 1}, P: 1,
		Scale: scorer.Scale{Anchors: []scorer.Anchor{{R: 0, Score: 0}, {R: 1000, Score: 1000}}, Step: 1},
	}
}

// linearTable is the weight of each action by number, and weight the one of an
// event: acts on oneself count nothing.
func linearTable() []float64 {
	table := make([]float64, len(activity.Actions())+1)
	for k, w := range linearWeights {
		table[k] = w
	}
	return table
}
