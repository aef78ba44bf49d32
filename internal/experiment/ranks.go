package experiment

import (
	"fmt"

	"github.com/yardstick-lab/yardstick/internal/activity"
	"github.com/yardstick-lab/yardstick/internal/inference"
	"github.com/yardstick-lab/yardstick/internal/metric"
	"github.com/yardstick-lab/yardstick/internal/replay"
	"github.com/yardstick-lab/yardstick/internal/store"
)

// rankWindow is how many days, up to that of the metric, the reactions are counted
// that scores are ranked beside: the window that Klout stated.
const rankWindow = 90

// ranked are the metrics that are one number of a whole world.
func (p *Plan) ranked() []metric.Metric {
	return p.metrics(func(m metric.Metric) bool { return m.Of.OfWorld() })
}

// untouched are the arms without steps, in which a world is as it is.
func (p *Plan) untouched() []string {
	var names []string
	for _, a := range p.Spec.Arms {
		if len(a.Steps) == 0 {
			names = append(names, a.Name)
		}
	}
	return names
}

// ranks records how a scorer ranks the accounts of the whole world, all of those
// that somebody reacted to.
func (r *recorder) ranks(i int, base replay.Baseline) error {
	for _, m := range r.plan.ranked() {
		day := r.stage.scene.Zero + activity.Day(m.Day)
		who, reactions := r.stage.reactedTo(day)
		scores, beside := make([]float64, len(who)), reactions
		for k, a := range who {
			scores[k] = base.Score(a, day)
		}
		if m.Of == metric.RankWithInfluence {
			beside = make([]float64, len(who))
			for k, a := range who {
				beside[k] = r.stage.society().Influence(a)
			}
		}
		tau, err := agreement(scores, beside)
		if err != nil {
			return fmt.Errorf("%s: %w", m.Name, err)
		}
		for _, arm := range r.plan.untouched() {
			r.shard.Outcomes = append(r.shard.Outcomes, store.Outcome{
				Scorer: r.plan.Presets[i].Name, Unit: r.unit, Arm: arm, Metric: m.Name, Value: tau,
			})
		}
	}
	return nil
}

// agreement is Kendall's τ-b. A scorer that gives everybody the same has no order,
// which agrees with none: 0 (ours).
func agreement(scores, beside []float64) (float64, error) {
	if err := inference.CheckSample(scores); err != nil {
		return 0, err
	}
	for _, values := range [][]float64{scores, beside} {
		if d, err := inference.Describe(values); err != nil || d.Constant {
			return 0, err
		}
	}
	return inference.KendallTau(scores, beside)
}

// reactedTo are the accounts of the trace with at least one reaction in the window
// up to a day, rising, and how many each received.
func (st *stage) reactedTo(day activity.Day) (who []activity.Account, reactions []float64) {
	t := st.scene.Trace
	received := make([]float64, len(t.Accounts))
	from, to := t.Between(day-rankWindow+1, day)
	for i := from; i < to; i++ {
		if e := t.At(i); engages(e) {
			received[e.Owner]++
		}
	}
	for a, n := range received {
		if n > 0 {
			who, reactions = append(who, activity.Account(a)), append(reactions, n)
		}
	}
	return who, reactions
}

// takeRanks adds how a scorer ranks the unit.
func (u *unit) takeRanks(p *Plan, scorer int, next func(scorer, arm, account, name string) float64) {
	for _, m := range p.ranked() {
		for _, arm := range p.untouched() {
			u.ranks[rank{scorer, arm, m.Name}] = next(p.Presets[scorer].Name, arm, "", m.Name)
		}
	}
}

// rank names a ranking of a unit: a scorer by number, an untouched arm and a
// metric.
type rank struct {
	scorer      int
	arm, metric string
}
