package scorer

import "github.com/yardstick-lab/yardstick/internal/activity"

// Part is the events of one day, with what scoring knows of each.
type Part struct {
	activity.Columns
	Pair    []int32   // event → pair; nil for linear engines
	ByActor []int32   // places of the events, by actor; nil for linear engines
	Credits []float64 // event → credit on its day, filled in when the day is weighed; nil for flat engines
}

// Tape hands the events of a log over, a day at a time, and hands them over once
// more when they leave the window.
type Tape interface {
	// Day returns the events of a day, none for a day without any. What it
	// returns is good until the next call.
	Day(d activity.Day) (Part, error)
	// Weighed says that the credits of a day are filled in, so that a tape that
	// does not stay in memory can put them aside.
	Weighed(d activity.Day, p Part) error
}

// memory is the tape of a trace in memory: ranges of its columns.
type memory struct {
	ix      *Index
	credits []float64
}

// Day returns ranges of the trace's columns.
func (m memory) Day(d activity.Day) (Part, error) {
	from, to := m.ix.dayEvents(d)
	t := m.ix.Trace
	p := Part{Columns: activity.Columns{
		Time: t.Time[from:to], Network: t.Network[from:to], Action: t.Action[from:to],
		Actor: t.Actor[from:to], Owner: t.Owner[from:to], Object: t.Object[from:to], Parent: t.Parent[from:to],
	}}
	if m.ix.pair != nil {
		p.Pair, p.ByActor = m.ix.pair[from:to], m.ix.byActor[from:to]
	}
	if m.credits != nil {
		p.Credits = m.credits[from:to]
	}
	return p, nil
}

// Weighed has nothing to do: the credits are where they belong.
func (memory) Weighed(activity.Day, Part) error { return nil }
