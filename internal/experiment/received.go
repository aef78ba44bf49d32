package experiment

import (
	"slices"

	"github.com/yardstick-lab/yardstick/internal/activity"
	"github.com/yardstick-lab/yardstick/internal/claim"
	"github.com/yardstick-lab/yardstick/internal/intervention"
	"github.com/yardstick-lab/yardstick/internal/metric"
	"github.com/yardstick-lab/yardstick/internal/replay"
	"github.com/yardstick-lab/yardstick/internal/store"
)

// received are the metrics of those whom subjects act on; beside a score also what
// is displayed of it, for the shares.
func (p *Plan) received() []metric.Metric {
	var all []metric.Metric
	for _, m := range p.metrics(func(m metric.Metric) bool { return m.Receivers != "" }) {
		all = append(all, m)
		if m.Of == metric.Score {
			all = append(all, displayed(m))
		}
	}
	return all
}

// ofSubjects reports whether a claim is about the subjects' own score.
func (p *Plan) ofSubjects(c claim.Claim) bool {
	m, _ := p.Spec.Metric(c.Metric)
	return c.InPoints() && m.Receivers == ""
}

// displayed is a metric of a score, of the displayed one.
func displayed(m metric.Metric) metric.Metric {
	if m.Of == metric.Score && m.Receivers != "" {
		m.Name += ", displayed" // no name in a spec has a comma
	}
	if m.Of.InPoints() {
		m.Of = metric.Displayed
	}
	return m
}

// received records what a scorer says of those whom each subject acts on, by arm,
// subject and metric. They are the same people in every arm.
func (r *recorder) received(i int, base replay.Baseline) error {
	metrics := r.plan.received()
	if len(metrics) == 0 {
		return nil
	}
	people, err := r.receivers(metrics)
	if err != nil {
		return err
	}
	days := r.plan.days()[i]
	for j, arm := range r.plan.Spec.Arms {
		for k, sub := range r.stage.subjects {
			means := map[string][]replay.Reading{}
			for _, m := range metrics {
				if means[m.Receivers] == nil {
					if means[m.Receivers], err = r.mean(base, people[m.Receivers][k], &sub.Deltas[j], r.stage.on(days)); err != nil {
						return err
					}
				}
				r.shard.Outcomes = append(r.shard.Outcomes, store.Outcome{
					Scorer: r.plan.Presets[i].Name, Unit: r.unit, Arm: arm.Name, Account: r.name(sub.Account), Metric: m.Name,
					Value: valueOf(m, func(day int) replay.Reading { return readingOn(day, days, means[m.Receivers]) }),
				})
			}
		}
	}
	return nil
}

// receivers are those whom each subject acts on, by the arm it does so in.
func (r *recorder) receivers(metrics []metric.Metric) (map[string][][]activity.Account, error) {
	people := map[string][][]activity.Account{}
	for _, m := range metrics {
		if people[m.Receivers] != nil {
			continue
		}
		j := slices.IndexFunc(r.plan.Spec.Arms, func(a intervention.Arm) bool { return a.Name == m.Receivers })
		for _, sub := range r.stage.subjects {
			who := r.stage.scene.Receivers(sub.Account, r.plan.Spec.Arms[j], &sub.Deltas[j])
			if len(who) == 0 {
				return nil, designf("%s: %s acts on nobody in arm %s, and %s is about those whom it acts on", r.unit, r.name(sub.Account), m.Receivers, m.Name)
			}
			people[m.Receivers] = append(people[m.Receivers], who)
		}
	}
	return people, nil
}

// mean averages readings over people, day by day.
func (r *recorder) mean(base replay.Baseline, people []activity.Account, d *activity.Delta, on []activity.Day) ([]replay.Reading, error) {
	all, err := replay.ObserveEach(base, people, d, on)
	if err != nil {
		return nil, err
	}
	mean := make([]replay.Reading, len(on))
	for day := range mean {
		for _, readings := range all {
			mean[day].Score += readings[day].Score
			mean[day].Displayed += readings[day].Displayed
		}
		mean[day].Score /= float64(len(people))
		mean[day].Displayed /= float64(len(people))
	}
	return mean, nil
}

// valueOf is a metric in points, of the readings of its days.
func valueOf(m metric.Metric, on func(day int) replay.Reading) float64 {
	return m.Value(func(day int) float64 {
		r := on(day)
		if m.Of == metric.Displayed {
			return r.Displayed
		}
		return r.Score
	})
}

// reception names what one scorer says of the receivers of a subject in an arm, all
// three by number.
type reception struct {
	scorer, arm, subject int
	metric               string
}

// takeReceived adds what a scorer says of the receivers of those subjects of the
// unit that came last.
func (u *unit) takeReceived(p *Plan, scorer int, subjects []string, next func(scorer, arm, account, name string) float64) {
	first := len(u.subjects) - len(subjects)
	for j, arm := range p.Spec.Arms {
		for k, account := range subjects {
			for _, m := range p.received() {
				u.received[reception{scorer, j, first + k, m.Name}] = next(p.Presets[scorer].Name, arm.Name, account, m.Name)
			}
		}
	}
}
