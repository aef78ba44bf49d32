package experiment

import (
	"slices"

	"github.com/yardstick-lab/yardstick/internal/activity"
	"github.com/yardstick-lab/yardstick/internal/claim"
	"github.com/yardstick-lab/yardstick/internal/replay"
)

// days are those on which each scorer is observed, counted from day 0: all that are
// kept. A scorer to which each day costs as much as any other is asked for those
// that a claim hangs on alone, unless it is the main one, whose days are drawn.
func (p *Plan) days() [][]int {
	days := make([][]int, len(p.scorers))
	for i, s := range p.scorers {
		if days[i] = p.keep.days(); i > 0 && replay.ByDay(s) {
			days[i] = p.needed()
		}
	}
	return days
}

// needed are the days that a metric looks at; that nothing moves is a claim about
// all measured days, and the day before them.
func (p *Plan) needed() []int {
	var days []int
	for _, m := range p.Spec.Metrics {
		if m.Of.NeedsScore() && !m.Of.OfWorld() {
			days = append(days, m.Days()...)
		}
	}
	for _, c := range p.Spec.Claims {
		if c.Type == claim.Invariant {
			days = append(days, span{max(-1, p.keep.First), p.keep.Last}.days()...)
		}
	}
	if len(days) == 0 {
		days = []int{p.keep.Last} // every subject has a row
	}
	slices.Sort(days)
	return slices.Compact(days)
}

// on are the days of a stage, given from day 0.
func (st *stage) on(days []int) []activity.Day {
	on := make([]activity.Day, len(days))
	for i, day := range days {
		on[i] = st.scene.Zero + activity.Day(day)
	}
	return on
}

// reading is that of a subject on a day on which the scorer was observed.
func (u *unit) reading(at place, subject, day int) replay.Reading {
	return readingOn(day, u.days[at.scorer], u.readings[at.scorer][at.arm][subject])
}

// readingOn is that of one of the days observed.
func readingOn(day int, days []int, readings []replay.Reading) replay.Reading {
	i, known := slices.BinarySearch(days, day)
	if !known {
		panic("experiment: a day is asked for on which the scorer was not observed")
	}
	return readings[i]
}
