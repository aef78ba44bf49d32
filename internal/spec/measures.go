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
	m.Of, _ = metric.ParseQuantity(fields.Required("of").OneOf("quantity", metric.QuantityNames()))
	day, change := fields.Optional("day"), fields.Optional("change")
	m.Day = d.metricDay(day)
	m.IsChange = change.Present()
	if m.IsChange {
		m.Before, m.After = d.change(change)
	}
	switch {
	case !v.OK():
	case day.Present() && change.Present():
		change.Problemf("stands beside day; write one of the two")
	case !day.Present() && !change.Present():
		v.Problemf(`wants "day: 0" or "change: {before: -1, after: 0}"`)
	}
	return m
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
	if d.out.Kind == Log || d.out.Warmup > 0 {
		d.checkDay(v, day, -d.out.Warmup)
	}
	return day
}
