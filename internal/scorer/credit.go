package scorer

import (
	"math"

	"github.com/yardstick-lab/yardstick/internal/activity"
)

// table is a preset's settings laid out for one trace: weights by network and
// action number.
type table struct {
	weights, own [][]float64
	gain         []float64
	hasOwn       bool
	counted      counted
}

func newTable(p *Preset, networks []string) table {
	t := table{counted: newCounted(p)}
	for _, n := range networks {
		t.weights = append(t.weights, rowOf(p.Weights, n))
		t.own = append(t.own, rowOf(p.OwnWeights, n))
		t.gain = append(t.gain, p.gain(n))
	}
	for _, row := range t.own {
		for _, w := range row {
			t.hasOwn = t.hasOwn || w != 0
		}
	}
	t.hasOwn = t.hasOwn && p.B.O != 0
	return t
}

func rowOf(w Weights, network string) []float64 {
	row := make([]float64, len(activity.Actions())+1)
	for _, k := range activity.Actions() {
		row[k] = w.Of(network, k)
	}
	return row
}

// weighs returns the weight that counts for an event, 0 for an act on oneself
// unless the preset gives credit for it.
func (e *Engine) weighs(t *table, actor, owner activity.Account, n activity.Network, k activity.Action) float64 {
	if actor == owner && !e.preset.SelfCredit {
		return 0
	}
	return t.weights[n][k]
}

// sel is the share that one of m owners gets of an actor's day: m^(−β).
func (e *Engine) sel(m int) float64 {
	switch {
	case e.preset.Beta == 0 || m <= 1:
		return 1
	case e.preset.Beta == 0.5:
		return 1 / math.Sqrt(float64(m))
	}
	return pow(float64(m), -e.preset.Beta)
}

// repByScore is the factor of an actor's displayed score of the day before.
func (e *Engine) repByScore(displayed float64) float64 {
	return 0.5 + displayed/e.preset.Scale.Top()
}

// repByFollowers is the factor of an actor's followers on the event's network.
func (e *Engine) repByFollowers(followers int32) float64 {
	if float64(followers) > e.preset.RepThreshold {
		return e.preset.RepMultiplier
	}
	return 1
}

// credit is what an act is worth on its day. One order of multiplication for
// full and partial replays: the bits must agree.
func credit(weight, sel, rep float64) float64 {
	return float64(float64(weight*sel) * rep)
}
