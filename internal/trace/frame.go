package trace

import (
	"fmt"
	"math"

	"github.com/yardstick-lab/yardstick/internal/activity"
)

// frameRows is how many rows of a columnar file are taken at a time: their
// columns fit into a core's own cache (ours).
const frameRows = 1 << 14

// words is a column of names: row i has the name dict[at[i]], none where at[i]
// is negative. The version changes with the dictionary, and is 0 for one that
// does not outlive the frame.
type words struct {
	at      []int32
	dict    [][]byte
	version int
}

func (w *words) name(row int) []byte {
	if row >= len(w.at) || w.at[row] < 0 {
		return nil
	}
	return w.dict[w.at[row]]
}

// frame is some rows of a columnar file, in a form that Parquet and Arrow share.
type frame struct {
	rows  int
	times []activity.Time         // noInstant where there is none
	wrong func(row int) string    // what is wrong with a time that is out of range
	names [len(columnNames)]words // by column; without rows where the file lacks it
}

// noInstant stands for a time that is missing; like all that are out of range
// it is in no trace.
const noInstant activity.Time = math.MinInt64

// Numbers that stand for no name, the worst last.
const (
	nobody uint32 = math.MaxUint32 - 2 + iota // an owner left out
	unfit                                     // for its column
	unseen                                    // so far
)

// frames adds the frames of a file to a builder, one after the other.
type frames struct {
	file     string
	into     *activity.Builder
	problems Problems
	row      int // rows so far
	memos    [len(columnNames)]memo
	columns  activity.Columns
	eager    bool // every name of a dictionary is used, so that they may be numbered in its order
}

// take adds the events of a frame, or reports everything wrong with them. Its
// error is the builder's, after which reading on is of no use.
func (f *frames) take(rows *frame) error {
	if f.columns.Len() < rows.rows {
		f.columns = activity.MakeColumns(max(rows.rows, frameRows))
	}
	c := cut(&f.columns, rows.rows)
	copy(c.Time, rows.times)
	worst := max(
		fill(f, rows, c.Network, networkColumn), fill(f, rows, c.Action, actionColumn),
		fill(f, rows, c.Actor, actorColumn), fill(f, rows, c.Owner, ownerColumn),
		fill(f, rows, c.Object, objectColumn),
	)
	if len(rows.names[parentColumn].at) == 0 { // the file lacks the column
		c.Parent = nil
	} else {
		worst = max(worst, fill(f, rows, c.Parent, parentColumn))
	}
	switch {
	case !inRange(c.Time) || worst == unfit || (worst == nobody && !ownActs(c)):
		f.report(rows)
	case f.problems.count() == 0:
		f.into.AddColumns(c)
	}
	f.row += rows.rows
	return f.into.Err()
}

// cut returns the first n events of c.
func cut(c *activity.Columns, n int) *activity.Columns {
	return &activity.Columns{
		Time: c.Time[:n], Network: c.Network[:n], Action: c.Action[:n],
		Actor: c.Actor[:n], Owner: c.Owner[:n], Object: c.Object[:n], Parent: c.Parent[:n],
	}
}

func inRange(times []activity.Time) bool {
	var signs activity.Time
	for _, t := range times {
		signs |= (t - earliest) | (latest - t)
	}
	return signs >= 0
}

// fill writes the numbers of a column of names. It returns the worst that stands
// for no name, 0 where all rows have one.
func fill[N ~uint8 | ~uint32](f *frames, rows *frame, out []N, column int) (worst uint32) {
	w, m := &rows.names[column], &f.memos[column]
	if m.renew(w) && f.eager && m.dict != nil {
		f.numberAll(column, m)
	}
	at := w.at
	if len(at) == 0 { // the file lacks the column
		at = missing[:]
	}
	for i, n := range at[:len(out)] {
		place := uint(n + 1)
		if place >= uint(len(m.number)) {
			panic(fmt.Sprintf("in row %d the %s is number %d of a table of %d", f.row+i+1, columnNames[column], n, len(w.dict)))
		}
		number := m.number[place]
		if number >= nobody {
			if number == unseen {
				number = f.number(column, w.name(i))
				m.number[place] = number
			}
			if number >= nobody {
				worst = max(worst, number)
			}
		}
		out[i] = N(number)
	}
	return worst
}

// missing is the column of a file that lacks it.
var missing = func() (at [frameRows]int32) {
	for i := range at {
		at[i] = -1
	}
	return at
}()

// number is the builder's number of a name, or why there is none.
func (f *frames) number(column int, name []byte) uint32 {
	switch {
	case column == actionColumn:
		return numberAction(name)
	case column == networkColumn:
		return f.numberNetwork(name)
	case wrongName(name) != "":
		return unfit
	case column == objectColumn || column == parentColumn:
		return uint32(f.into.NumberObject(name))
	case len(name) > 0:
		return uint32(f.into.NumberAccount(name))
	case column == ownerColumn:
		return nobody
	}
	return unfit
}

func numberAction(name []byte) uint32 {
	if action, known := activity.ParseAction(string(name)); known {
		return uint32(action)
	}
	return unfit
}

func (f *frames) numberNetwork(name []byte) uint32 {
	if WrongNetwork(name) != "" {
		return unfit
	}
	n, err := f.into.NumberNetwork(name)
	if err != nil {
		return unfit
	}
	return uint32(n)
}

// numberAll numbers the names of a dictionary in order, in which the builder
// needs not sort them.
func (f *frames) numberAll(column int, m *memo) {
	for i, name := range m.dict {
		if m.number[i+1] == unseen {
			m.number[i+1] = f.number(column, name)
		}
	}
}

// ownActs puts actors in place of owners left out. It returns false where the
// act is none that allows it.
func ownActs(c *activity.Columns) bool {
	for i, owner := range c.Owner {
		if uint32(owner) != nobody {
			continue
		}
		if !c.Action[i].OwnAct() {
			return false
		}
		c.Owner[i] = c.Actor[i]
	}
	return true
}

// report tells everything wrong with a frame, row by row.
func (f *frames) report(rows *frame) {
	known := func(word string) string { return f.problems.meant(word, activity.ActionNames()) }
	for i := range rows.rows {
		var text rowText
		if t := rows.times[i]; t < earliest || t > latest {
			text.time = rows.wrong(i)
		}
		for column := networkColumn; column <= parentColumn; column++ {
			text.names[column] = rows.names[column].name(i)
		}
		problem := func(_ int, format string, args ...any) { f.problem(i, format, args...) }
		text.report(known, problem)
		if network := text.names[networkColumn]; WrongNetwork(network) == "" {
			if _, err := f.into.NumberNetwork(network); err != nil {
				problem(networkColumn, "%v", err)
			}
		}
	}
}

func (f *frames) problem(row int, format string, args ...any) {
	if !f.problems.full() {
		f.problems.First = append(f.problems.First, Problem{File: f.file, Row: f.row + row + 1, Text: fmt.Sprintf(format, args...)})
	}
}

// err is why the file could not be read: what is wrong with its rows, and with
// its data. An error of the builder is neither, and stands as it is.
func (f *frames) err(data error) error {
	if err := f.into.Err(); err != nil {
		return err
	}
	if data != nil && !f.problems.full() {
		f.problems.First = append(f.problems.First, Problem{File: f.file, Text: data.Error()})
	}
	return f.problems.err()
}
