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

// ByActor fills order with the places of a day's events, by actor, and an actor's
// as they came; place is room for a counter per account and one more.
func ByActor(order []int32, actors []activity.Account, place []int32) {
	groupByActor(order, actors, place)
}

// Extent is how large a log is in what scoring keeps in memory.
type Extent struct {
	Accounts, Networks, Pairs int
	Entries                   int // lists in the stock, and events that may make one more
}

// listBytes is the most that a list takes, as the only one of its cell (measured).
const listBytes = 288

// StateBytes is how much memory [Engine.EachOf] takes, beside the frame and the
// tape.
func (e *Engine) StateBytes(x Extent) int64 {
	cells, accounts := int64(x.Accounts)*int64(x.Networks), int64(x.Accounts)
	if e.product && e.flat {
		return 8*cells + 8*accounts
	}
	counted := newCounted(&e.preset)
	n := (8+8+4+32+1+4+1+4+8)*cells + (4+4*8)*accounts // the fields of run, in their order
	if !e.plain {
		n += 8*cells + 8*int64(x.Pairs)
	}
	if counted.followers {
		n += int64(x.Pairs)
	}
	if counted.lists {
		n += listBytes * int64(x.Entries)
	}
	return n
}
