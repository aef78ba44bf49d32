package experiment

import (
	"context"
	"errors"
	"fmt"
	"slices"

	"github.com/yardstick-lab/yardstick/internal/activity"
	"github.com/yardstick-lab/yardstick/internal/claim"
	"github.com/yardstick-lab/yardstick/internal/intervention"
	"github.com/yardstick-lab/yardstick/internal/metric"
	"github.com/yardstick-lab/yardstick/internal/replay"
	"github.com/yardstick-lab/yardstick/internal/result"
)

// mostActs bounds how many acts of the other action are tried where strangers act,
// of whom there is no end (ours).
const mostActs = 1000

// Swap asks what acts of one action are worth in acts of another.
type Swap struct{ Give, For activity.Action }

// trade is a swap on the design of an experiment: the arm that adds acts to its
// control, and where that is measured.
type trade struct {
	Swap
	plan         *Plan
	arm, control intervention.Arm
	add          intervention.Add // the arm's last step
	metric       metric.Metric
}

// Exchange finds how many acts of Swap.For move the main scorer's metric as the
// design's number of acts of Swap.Give do, world by world: the same subjects, the
// same post and day, people drawn alike, only the action and the number differ.
// The error is a [DesignError] where no arm adds acts to a control that a claim
// compares it with.
func (p *Plan) Exchange(ctx context.Context, b Bench, s Swap) (*result.Rate, error) {
	t, err := p.trade(s)
	if err != nil {
		return nil, err
	}
	units := make([]result.RateUnit, len(p.shards))
	if p.log != nil {
		units = units[:1]
	}
	err = each(ctx, b.Workers, len(units), func(_ context.Context, i int) error {
		shard := p.shards[i]
		if p.log != nil {
			shard.accounts = p.everyone()
		}
		return p.onStage(shard, b.Worlds, func(st *stage) (err error) {
			units[i], err = t.unit(shard.unit, st)
			return err
		})
	})
	if err != nil {
		return nil, err
	}
	return t.rate(units)
}

// everyone are the candidates of a log, whatever shards they are cut into.
func (p *Plan) everyone() []activity.Account {
	var all []activity.Account
	for _, s := range p.shards {
		all = append(all, s.accounts...)
	}
	return all
}

// Swaps are the swaps that the design itself compares: two actions that two arms
// add to the same control in the same way.
func (p *Plan) Swaps() []Swap {
	var all []Swap
	var seen []trade
	for _, t := range p.trades() {
		for _, other := range seen {
			same, twin := t.add, other.add
			same.Action, twin.Action = 0, 0
			s := Swap{other.add.Action, t.add.Action}
			if same == twin && s.Give != s.For && other.control.Name == t.control.Name && !slices.Contains(all, s) {
				all = append(all, s)
			}
		}
		seen = append(seen, t)
	}
	return all
}

// trade finds the design for a swap: an arm that adds acts of Give, else of For,
// else of anything, the first that a claim compares.
func (p *Plan) trade(s Swap) (trade, error) {
	all := p.trades()
	if len(all) == 0 {
		return trade{}, designf("%s compares no arm with the same arm less some reactions, so that there is nothing to exchange", p.Spec.Name)
	}
	best := all[0]
	for _, wanted := range []activity.Action{s.For, s.Give} { // the last found counts
		if i := slices.IndexFunc(all, func(t trade) bool { return t.add.Action == wanted }); i >= 0 {
			best = all[i]
		}
	}
	best.Swap = s
	return best, nil
}

// trades are the comparisons of claims in which the treated arm is the control
// and one more addition.
func (p *Plan) trades() []trade {
	var all []trade
	for _, c := range p.Spec.Claims {
		arm, _ := p.Spec.Arm(c.Treated)
		control, _ := p.Spec.Arm(c.Control)
		m, _ := p.Spec.Metric(c.Metric)
		n := len(control.Steps)
		if c.Estimand != claim.Contrast || !p.ofSubjects(c) || len(arm.Steps) != n+1 || arm.Steps[n].Add == nil || !sameSteps(arm.Steps[:n], control.Steps) {
			continue
		}
		all = append(all, trade{plan: p, arm: arm, control: control, add: *arm.Steps[n].Add, metric: m})
	}
	return all
}

func sameSteps(a, b []intervention.Step) bool {
	return len(a) == 0 && len(b) == 0 || hashOf(a) == hashOf(b)
}

// unit is the swap in one world, or log.
func (t trade) unit(name string, st *stage) (result.RateUnit, error) {
	base, err := t.plan.scorers[0].Baseline(st.index, st.keep)
	if err != nil {
		return result.RateUnit{}, err
	}
	m := &market{trade: t, stage: st, base: base, known: map[dose]float64{}}
	u := result.RateUnit{Unit: name}
	if u.Effect, err = m.effect(dose{t.Give, t.add.Count}); err != nil {
		return u, unfit(name, err)
	}
	if u.Most, err = m.most(); err != nil {
		return u, unfit(name, err)
	}
	return u, m.worth(&u)
}

// unfit makes of a subject without enough people a fault of the design.
func unfit(unit string, err error) error {
	var no intervention.Ineligible
	if errors.As(err, &no) {
		return designf("%s: %v", unit, err)
	}
	return err
}

// dose is a number of acts.
type dose struct {
	action activity.Action
	count  int
}

// market is a world in which doses are tried on all subjects.
type market struct {
	trade
	*stage
	base  replay.Baseline
	known map[dose]float64
}

// effect is the metric's mean over subjects with the dose, less that of the
// control.
func (m *market) effect(d dose) (float64, error) {
	if x, ok := m.known[d]; ok {
		return x, nil
	}
	sum := 0.0
	for _, sub := range m.subjects {
		control, err := m.value(sub.Account, m.control)
		if err != nil {
			return 0, err
		}
		treated, err := m.value(sub.Account, m.dosed(d))
		if err != nil {
			return 0, err
		}
		sum += treated - control
	}
	m.known[d] = sum / float64(len(m.subjects))
	return m.known[d], nil
}

// dosed is the control with a dose in place of the arm's own addition.
func (m *market) dosed(d dose) intervention.Arm {
	add := m.add
	add.Action, add.Count = d.action, d.count
	steps := append(slices.Clone(m.control.Steps), intervention.Step{Add: &add})
	return intervention.Arm{Name: fmt.Sprintf("%s with %d of %s", m.control.Name, d.count, d.action), From: m.control.Name, Steps: steps}
}

// value is the metric of one subject in an arm.
func (m *market) value(a activity.Account, arm intervention.Arm) (float64, error) {
	delta, err := m.scene.Delta(a, arm)
	if err != nil {
		return 0, err
	}
	if residue := m.scene.Declared(a, arm, &delta); residue != "" {
		return 0, fmt.Errorf("arm %s changed what it does not declare: %s", arm.Name, residue)
	}
	readings, err := replay.Observe(m.base, a, &delta, m.keep.Days())
	if err != nil {
		return 0, err
	}
	return m.metric.Value(func(day int) float64 {
		r := readings[day-m.plan.keep.First]
		if m.metric.Of == metric.Displayed {
			return r.Displayed
		}
		return r.Score
	}), nil
}

// most is how many acts every subject can be given: those with few followers
// bound it for all, as the mean is over all.
func (m *market) most() (int, error) {
	fits := func(n int) (bool, error) {
		for _, sub := range m.subjects {
			_, err := m.scene.Delta(sub.Account, m.dosed(dose{m.For, n}))
			var no intervention.Ineligible
			if errors.As(err, &no) {
				return false, nil
			}
			if err != nil {
				return false, err
			}
		}
		return true, nil
	}
	low, high := 0, mostActs+1
	for high-low > 1 {
		middle := (low + high) / 2
		ok, err := fits(middle)
		switch {
		case err != nil:
			return 0, err
		case ok:
			low = middle
		default:
			high = middle
		}
	}
	return low, nil
}

// worth seeks the number of acts that do as much, between whole numbers in
// proportion: the effect of none is nothing. It stays nil where the given acts
// do not raise the metric, or where not even the most acts do as much.
func (m *market) worth(u *result.RateUnit) error {
	if u.Effect <= 0 || u.Most == 0 {
		u.Beyond = u.Effect > 0
		return nil
	}
	low, high := 0, u.Most
	below, above := 0.0, 0.0
	var err error
	if above, err = m.effect(dose{m.For, high}); err != nil {
		return err
	}
	if above < u.Effect {
		u.Beyond = true
		return nil
	}
	for high-low > 1 {
		middle := (low + high) / 2
		x, err := m.effect(dose{m.For, middle})
		switch {
		case err != nil:
			return err
		case x < u.Effect:
			low, below = middle, x
		default:
			high, above = middle, x
		}
	}
	worth := float64(low) + (u.Effect-below)/(above-below)
	u.Worth = &worth
	return nil
}
