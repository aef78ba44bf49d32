package property

import (
	"cmp"
	"slices"

	"github.com/yardstick-lab/yardstick/internal/activity"
)

// Side says which of two logs holds an event. The zero value is invalid.
type Side uint8

// The sides.
const (
	Both Side = iota + 1
	OnlyBefore
	OnlyAfter
)

// String returns the side as it is printed.
func (s Side) String() string { return [...]string{"invalid", "both", "before", "after"}[s] }

// Row is one event of an example.
type Row struct {
	activity.Named
	In Side
}

// Example is two logs that contradict a property, as small as they could be made.
type Example struct {
	Who           [2]string // the account before and after
	Day           activity.Day
	Scores        [2]float64 // before and after, in points; or how many rank lower
	Ranks         bool
	Before, After Log
	Rows          []Row // of both logs
}

// example tells a draft that contradicts the property.
func (t trial) example(d draft) Example {
	p := t.staged(d)
	o, err := t.try(d)
	if err != nil {
		panic("property: what was shrunk can no longer be scored: " + err.Error())
	}
	return Example{
		Who: p.who, Day: p.day, Scores: [2]float64{o.before, o.after}, Ranks: t.halved && t.sub.Halved.Ranks,
		Before: p.before, After: p.after, Rows: rows(p.before, p.after),
	}
}

// rows lists the events of two logs in their order, those of both once.
func rows(before, after Log) []Row {
	left := map[activity.Named]int{}
	for _, e := range after {
		left[e]++
	}
	var all []Row
	for _, e := range before {
		in := OnlyBefore
		if left[e] > 0 {
			left[e]--
			in = Both
		}
		all = append(all, Row{e, in})
	}
	for _, e := range after {
		if left[e] > 0 {
			left[e]--
			all = append(all, Row{e, OnlyAfter})
		}
	}
	slices.SortStableFunc(all, func(a, b Row) int { return cmp.Compare(a.Time, b.Time) })
	return all
}
