package experiment

import (
	"fmt"
	"slices"

	"github.com/yardstick-lab/yardstick/internal/activity"
	"github.com/yardstick-lab/yardstick/internal/intervention"
	"github.com/yardstick-lab/yardstick/internal/metric"
	"github.com/yardstick-lab/yardstick/internal/platform"
	"github.com/yardstick-lab/yardstick/internal/store"
)

// engages reports whether an event is a reaction of somebody else to an account's
// work; follows, list entries and +K have metrics of their own.
func engages(e activity.Event) bool { return e.Action.Reaction() && e.Actor != e.Owner }

// counted are the metrics of a spec that are read off the activity of a subject
// and not off a score.
func (p *Plan) counted() []metric.Metric {
	return p.metrics(func(m metric.Metric) bool { return !m.Of.InPoints() && !m.Of.OfWorld() })
}

// metrics are those of the spec of a kind, in its order.
func (p *Plan) metrics(are func(metric.Metric) bool) []metric.Metric {
	var all []metric.Metric
	for _, m := range p.Spec.Metrics {
		if are(m) {
			all = append(all, m)
		}
	}
	return all
}

// outcomes records what the platform counts of every subject, by arm, subject and
// metric: once, since no scorer has a say in it.
func (r *recorder) outcomes() {
	metrics := r.plan.counted()
	if len(metrics) == 0 {
		return
	}
	work := r.stage.work()
	for j, arm := range r.plan.Spec.Arms {
		for i, sub := range r.stage.subjects {
			one := r.stage.outcome(sub, j, work[i])
			for _, m := range metrics {
				r.shard.Outcomes = append(r.shard.Outcomes, store.Outcome{
					Unit: r.unit, Arm: arm.Name, Account: r.name(sub.Account), Metric: m.Name, Value: one.value(m),
				})
			}
		}
	}
}

// work gathers the events of the trace on each subject's work, in their order.
func (st *stage) work() [][]int32 {
	place := make(map[activity.Account]int, len(st.subjects))
	for i, s := range st.subjects {
		place[s.Account] = i
	}
	work := make([][]int32, len(st.subjects))
	for e, owner := range st.scene.Trace.Owner {
		if i, ok := place[owner]; ok {
			work[i] = append(work[i], int32(e))
		}
	}
	return work
}

// outcome is one subject in one arm: all that is on its work.
type outcome struct {
	*stage
	account activity.Account
	work    []activity.Event
	lists   []activity.Event // entries that the arm put in
}

func (st *stage) outcome(sub intervention.Subject, arm int, work []int32) outcome {
	d := &sub.Deltas[arm]
	o := outcome{stage: st, account: sub.Account}
	for _, i := range work {
		if _, removed := slices.BinarySearch(d.Removed, i); !removed {
			o.work = append(o.work, st.scene.Trace.At(int(i)))
		}
	}
	for i := range d.Added.Time {
		e := d.Added.At(i)
		if e.Owner != sub.Account {
			continue
		}
		o.work = append(o.work, e)
		if e.Action == activity.List {
			o.lists = append(o.lists, e)
		}
	}
	slices.SortFunc(o.work, activity.Event.Compare)
	return o
}

// value is a counted metric.
func (o outcome) value(m metric.Metric) float64 {
	return m.Value(func(day int) float64 { return o.on(m, o.scene.Zero+activity.Day(day)) })
}

func (o outcome) on(m metric.Metric, day activity.Day) float64 {
	switch m.Of {
	case metric.Reactions:
		return o.count(func(e activity.Event) bool { return e.Day() == day && engages(e) })
	case metric.PlusK:
		return o.count(func(e activity.Event) bool { return e.Day() == day && platform.Received(o.account, e) })
	case metric.Followers:
		return o.followers(day)
	case metric.ListAccess:
		return o.access(day)
	case metric.Notifications:
		return float64(platform.Notifications(o.account, o.work, day))
	case metric.PerkEligible:
		return indicator(platform.Suits(m.Perk, o.profile(o.account)))
	}
	panic(fmt.Sprintf("experiment: %s is not counted", m.Of))
}

func (o outcome) count(is func(activity.Event) bool) float64 {
	n := 0.0
	for _, e := range o.work {
		if is(e) {
			n++
		}
	}
	return n
}

// followers are those of the stock, and who came and went by the end of a day.
func (o outcome) followers(day activity.Day) float64 {
	n := 0.0
	for i := range o.scene.Trace.Networks {
		n += float64(o.scene.Trace.Stock.Of(o.account, activity.Network(i)).Followers)
	}
	for _, e := range o.work {
		switch {
		case e.Day() > day:
		case e.Action == activity.Follow:
			n++
		case e.Action == activity.Unfollow:
			n--
		}
	}
	return n
}

// access is 1 where the subject can get to all lists that the arm put it on by the
// end of a day, of which there must be one.
func (o outcome) access(day activity.Day) float64 {
	lists, open := 0, 0
	for _, e := range o.lists {
		if e.Day() > day {
			continue
		}
		lists++
		if platform.Access(o.account, o.work, e.Object, day) {
			open++
		}
	}
	return indicator(lists > 0 && open == lists)
}

func indicator(is bool) float64 {
	if is {
		return 1
	}
	return 0
}

// takeOutcomes adds a shard's: what is counted by arm, subject and metric, then by
// scorer how it ranks the whole unit, and what it says of receivers.
func (u *unit) takeOutcomes(p *Plan, rows []store.Outcome, subjects []string) {
	next := func(scorer, arm, account, name string) float64 {
		want := store.Outcome{Scorer: scorer, Unit: u.name, Arm: arm, Account: account, Metric: name}
		if len(rows) == 0 {
			u.fault(fmt.Sprintf("%s: %s of %s in arm %s is missing", u.name, name, account, arm))
			return 0
		}
		row := rows[0]
		rows, want.Value = rows[1:], row.Value
		if row != want {
			u.fault(fmt.Sprintf("%s: %s of %s in arm %s stands where that of %s in arm %s was expected", u.name, row.Metric, row.Account, row.Arm, account, arm))
		}
		return row.Value
	}
	for j, arm := range p.Spec.Arms {
		for _, account := range subjects {
			values := map[string]float64{}
			for _, m := range p.counted() {
				values[m.Name] = next("", arm.Name, account, m.Name)
			}
			u.outcomes[j] = append(u.outcomes[j], values)
		}
	}
	for i := range p.scorers {
		u.takeRanks(p, i, next)
		u.takeReceived(p, i, subjects, next)
	}
	if len(rows) > 0 {
		u.fault(fmt.Sprintf("%s holds %d outcomes too many", u.name, len(rows)))
	}
}

// fault notes the first thing that is wrong.
func (u *unit) fault(what string) {
	if u.broken == "" {
		u.broken = what
	}
}
