package spec

import (
	"github.com/yardstick-lab/yardstick/internal/metric"
	"github.com/yardstick-lab/yardstick/internal/strictyaml"
)

func (d *decoder) readMetrics(v strictyaml.Value) {
	entries := v.Map().Entries()
	limit(v, len(entries), maxMetrics, "metric")
	for _, e := range entries {
		checkName(e.Key, e.Name)
		d.metrics = append(d.metrics, e.Name)
		m := d.metric(e.Value)
		m.Name = e.Name
		d.out.Metrics = append(d.out.Metrics, m)
	}
}

func (d *decoder) metric(v strictyaml.Value) metric.Metric {
	fields := v.Map()
	var m metric.Metric
	of := fields.Required("of")
	m.Of, _ = metric.ParseQuantity(of.OneOf("quantity", metric.QuantityNames()))
	d.metricWhen(&m, v, fields)
	d.perk(&m, v, fields.Optional("perk"))
	d.receivers(&m, fields.Optional("receivers"))
	if d.out.Kind == Log && !toldByLogs(m) {
		of.Problemf("a log does not tell %s; a world does", m.Of)
	}
	return m
}

// toldByLogs is for what can be known of a captured log: neither who follows whom
// nor what people are known for, and of one log no other to rank beside.
func toldByLogs(m metric.Metric) bool {
	return m.Of != metric.Followers && !m.Of.OfWorld() && m.Perk.Topic == 0 && m.Perk.Place == 0
}

// metricWhen reads on which day, over which days, or between which days.
func (d *decoder) metricWhen(m *metric.Metric, v strictyaml.Value, fields *strictyaml.Map) {
	day, change, days := fields.Optional("day"), fields.Optional("change"), fields.Optional("days")
	m.Day = d.metricDay(day)
	if m.IsChange = change.Present(); m.IsChange {
		m.Before, m.After = d.change(change)
	}
	if m.IsSum = days.Present(); m.IsSum {
		m.First, m.Last = d.span(days)
	}
	switch n := written(day, change, days); {
	case !v.OK():
	case n == 0:
		v.Problemf("%s", wantsWhen(m.Of))
	case n > 1 && m.IsSum:
		days.Problemf("stands beside day or change; write one of the three")
	case n > 1:
		change.Problemf("stands beside day; write one of the two")
	default:
		checkWhen(*m, change, days)
	}
}

// written counts the keys that are there.
func written(keys ...strictyaml.Value) int {
	n := 0
	for _, k := range keys {
		if k.Present() {
			n++
		}
	}
	return n
}

// checkWhen refuses days over which a quantity has no meaning.
func checkWhen(m metric.Metric, change, days strictyaml.Value) {
	switch {
	case m.Of.String() == "":
	case m.IsSum && !m.Of.Sums():
		days.Problemf("%s stands at the end of a day and adds up to nothing over several; write day", m.Of)
	case m.IsChange && m.Of.OfWorld():
		change.Problemf("%s is asked of one day; write day", m.Of)
	}
}

func wantsWhen(q metric.Quantity) string {
	switch {
	case q.Sums():
		return `wants "day: 0", "days: 0..13" or "change: {before: -1, after: 0}"`
	case q.OfWorld():
		return `wants "day: 0"`
	}
	return `wants "day: 0" or "change: {before: -1, after: 0}"`
}

// perk reads what a campaign asks; topics and places are counted from 1.
func (d *decoder) perk(m *metric.Metric, v, perk strictyaml.Value) {
	switch {
	case m.Of != metric.PerkEligible && perk.Present() && m.Of.String() != "":
		perk.Problemf("belongs to perk-eligible, and this is %s", m.Of)
	case m.Of != metric.PerkEligible:
	case !perk.Present():
		v.Problemf(`wants "perk: {at_least: 50}", with a topic and a place where they matter`)
	default:
		fields := perk.Map()
		m.Perk.AtLeast = fields.Required("at_least").FloatBetween(0, d.top())
		topics, places := 0, 0
		if d.known.Offers != nil && d.out.Dataset != "" {
			topics, places = d.known.Offers(d.out.Dataset)
		}
		m.Perk.Topic = counted(fields.Optional("topic"), topics)
		m.Perk.Place = counted(fields.Optional("place"), places)
	}
}

// top is where the main scorer's scale ends: nobody has more.
func (d *decoder) top() float64 {
	if d.known.Top != nil && len(d.out.Scorers) > 0 {
		if top := d.known.Top(d.out.Scorers[0]); top > 0 {
			return top
		}
	}
	return maxPoints
}

// receivers reads the arm whose receivers are measured.
func (d *decoder) receivers(m *metric.Metric, v strictyaml.Value) {
	if !v.Present() {
		return
	}
	m.Receivers = d.armName(v)
	arm, known := d.out.Arm(m.Receivers)
	switch {
	case m.Of.String() != "" && !m.Of.HasReceivers():
		v.Problemf("receivers can be asked for their score and their displayed one, and this is %s", m.Of)
	case known && v.OK() && !arm.HasReceivers():
		v.Problemf("%s has nobody act on others: it takes a mention, +K given, or a reply, put-forward or plus-k of behave", m.Receivers)
	}
}

// mostCounted bounds the number of a topic or a place where the dataset does not (ours).
const mostCounted = 10_000

// counted reads a number that counts from 1 to most; 0 where there is none.
func counted(v strictyaml.Value, most int) int {
	if !v.Present() {
		return 0
	}
	if most == 0 {
		most = mostCounted
	}
	return v.IntBetween(1, most)
}

// span reads days that may lie in the warm-up.
func (d *decoder) span(v strictyaml.Value) (first, last int) {
	r := v.Range()
	d.checkMetricDay(v, r.First)
	if r.Last != r.First {
		d.checkMetricDay(v, r.Last)
	}
	return r.First, r.Last
}

func (d *decoder) change(v strictyaml.Value) (before, after int) {
	m := v.Map()
	first, second := m.Required("before"), m.Required("after")
	before, after = d.metricDay(first), d.metricDay(second)
	if first.OK() && second.OK() && before >= after {
		second.Problemf("day %d is not after day %d", after, before)
	}
	return before, after
}

// metricDay reads a day that may lie in the warm-up.
func (d *decoder) metricDay(v strictyaml.Value) int {
	day := v.Int()
	d.checkMetricDay(v, day)
	return day
}

func (d *decoder) checkMetricDay(v strictyaml.Value, day int) {
	if d.out.Kind == Log || d.out.Warmup > 0 {
		d.checkDay(v, day, -d.out.Warmup)
	}
}
