package spool

import (
	"os"
	"slices"

	"github.com/yardstick-lab/yardstick/internal/activity"
	"github.com/yardstick-lab/yardstick/internal/scorer"
)

// Log is a settled log: a tape whose days lie in a file.
type Log struct {
	Frame    scorer.Frame
	Arrivals []activity.Day // account → day of its first event, [Never] without one

	spool   *Spool
	file    *os.File
	lists   *os.File // objects of lists, nil without
	days    []logDay
	entries int   // objects of lists so far
	events  int64 // so far
	width   int64 // bytes of an event in the file

	weighed activity.Day // the last day whose credits are in the file
	held    int          // the day at hand, −1 for none
	part    scorer.Part
	in      *reader
	out     *writer

	room  scorer.Part       // for the largest day
	none  []activity.Object // of events without an object
	place []int32           // room for a counter an account, and one more
}

// logDay is a day with events: how many, and what comes before it.
type logDay struct {
	activity.Day
	rows    int
	events  int64
	objects int
}

// before is earlier than any day.
const before = activity.Day(-1 << 31)

// The columns of a day lie one after the other: network, action, actor and owner,
// then the pairs and the credits where the scorer wants them. Bytes an event:
const (
	columnsWidth = 1 + 1 + 4 + 4
	pairWidth    = 4
	creditWidth  = 8
)

func newLog(s *Spool, file *os.File, tables *activity.Trace) *Log {
	lg := &Log{
		Frame:    scorer.Frame{Networks: tables.Networks, Accounts: len(tables.Accounts), Stock: tables.Stock},
		Arrivals: slices.Repeat([]activity.Day{Never}, len(tables.Accounts)),
		spool:    s, file: file, width: columnsWidth, weighed: before, held: -1,
	}
	if s.settings.Pairs {
		lg.width += pairWidth
	}
	if s.settings.Credits {
		lg.width += creditWidth
	}
	return lg
}

// meet notes who is seen on a day.
func (l *Log) meet(d activity.Day, rows []row) {
	for _, r := range rows {
		for _, a := range [...]activity.Account{r.actor(), r.owner()} {
			if l.Arrivals[a] == Never {
				l.Arrivals[a] = d
			}
		}
	}
}

// add notes one more day and returns where its columns go.
func (l *Log) add(d activity.Day, rows int) int64 {
	if len(l.days) == 0 {
		l.Frame.First = d
	}
	l.Frame.Days = int(d-l.Frame.First) + 1
	l.days = append(l.days, logDay{Day: d, rows: rows, events: l.events, objects: l.entries})
	l.events += int64(rows)
	return l.days[len(l.days)-1].events * l.width
}

// begin makes room for a day.
func (l *Log) begin(largest int) {
	l.in, l.out = newReader(l.file, 0), newWriter(l.file)
	c := &l.room
	c.Time, c.Network, c.Action = make([]activity.Time, largest), make([]activity.Network, largest), make([]activity.Action, largest)
	c.Actor, c.Owner, l.none = make([]activity.Account, largest), make([]activity.Account, largest), make([]activity.Object, largest)
	if l.lists != nil {
		c.Object = make([]activity.Object, largest)
	}
	if l.spool.settings.Pairs {
		c.Pair, c.ByActor, l.place = make([]int32, largest), make([]int32, largest), make([]int32, l.Frame.Accounts+1)
	}
	if l.spool.settings.Credits {
		c.Credits = make([]float64, largest)
	}
}
