package spool

import (
	"cmp"
	"context"
	"runtime/debug"
	"slices"

	"github.com/yardstick-lab/yardstick/internal/activity"
)

// Never is later than any day.
const Never = activity.Day(1<<31 - 1)

// Settle puts the events in order. tables names everything and holds the stock;
// places translates the numbers that Take was handed. The error is a [NeedError],
// an [activity.SizeError], that of the context, or the machine's. The Spool takes no more events.
func (s *Spool) Settle(ctx context.Context, tables *activity.Trace, places activity.Places) (*Log, error) {
	if err := cmp.Or(s.checkNames(len(tables.Stock.Holdings)), s.gathered.finish()); err != nil {
		return nil, err
	}
	giveBack()
	days := daysOf(s.gathered.stretches)
	a := amount{names: nameBytes(tables), stock: len(tables.Stock.Holdings)}
	a.extent.Accounts, a.extent.Networks = len(tables.Accounts), len(tables.Networks)
	for _, d := range days {
		a.largest, a.events = max(a.largest, d.rows), a.events+int64(d.rows)
	}
	if err := cmp.Or(checkSize(&a), s.check(a)); err != nil {
		return nil, err
	}
	st, err := s.newSettling(tables, places, &a)
	if err != nil {
		return nil, err
	}
	for _, d := range days {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		if err := st.day(d); err != nil {
			return nil, err
		}
	}
	lg := st.log
	if err := st.finish(ctx, &a); err != nil {
		return nil, err
	}
	return lg, nil
}

// gatheredDay is where the rows of a day lie.
type gatheredDay struct {
	activity.Day
	rows      int
	stretches []stretch
}

// daysOf groups stretches that are in order of their days.
func daysOf(all []stretch) []gatheredDay {
	var days []gatheredDay
	for i, s := range all {
		if i == 0 || s.day != days[len(days)-1].Day {
			days = append(days, gatheredDay{Day: s.day, stretches: all[i:i]})
		}
		d := &days[len(days)-1]
		d.rows += int(s.rows)
		d.stretches = d.stretches[:len(d.stretches)+1]
	}
	return days
}

// settling is the state of Settle.
type settling struct {
	spool *Spool
	log   *Log
	final renumber
	in    *reader
	out   *writer
	lists *writer // nil where nobody asks for objects
	pairs *pairs  // nil where nobody asks for pairs
	rows  []row
	bytes []uint8
	words []uint32
}

func (s *Spool) newSettling(tables *activity.Trace, places activity.Places, a *amount) (*settling, error) {
	days, err := s.create("events-by-day")
	if err != nil {
		return nil, err
	}
	lg := newLog(s, days, tables)
	st := &settling{
		spool: s, log: lg, final: renumber{places.Network, places.Account},
		in: newReader(s.gathered.file, 0), out: newWriter(days),
		rows: make([]row, a.largest), bytes: make([]uint8, a.largest), words: make([]uint32, a.largest),
	}
	if s.settings.Lists {
		if lg.lists, err = s.create("objects-of-lists"); err != nil {
			return nil, err
		}
		st.lists = newWriter(lg.lists)
	}
	if s.settings.Pairs {
		free := s.settings.Memory - int64(a.largest)*(rowBytes+5) - a.names - fixedBytes
		st.pairs = newPairs(s, a.extent, free, a.events)
	}
	return st, nil
}

// day puts one day in order and writes it.
func (st *settling) day(d gatheredDay) error {
	rows := st.rows[:d.rows]
	at := 0
	for _, s := range d.stretches {
		st.in.at = s.at
		st.spool.gathered.codec.readRows(st.in, rows[at:at+int(s.rows)])
		at += int(s.rows)
	}
	if st.in.err != nil {
		return st.in.err
	}
	st.final.apply(rows)
	if !slices.IsSortedFunc(rows, compareRows) {
		slices.SortFunc(rows, compareRows)
	}
	st.log.meet(d.Day, rows)
	if err := st.write(d.Day, rows); err != nil {
		return err
	}
	if st.pairs != nil {
		return st.pairs.add(rows)
	}
	return nil
}

// write writes the columns of a day where the log will look for them.
func (st *settling) write(d activity.Day, rows []row) error {
	if err := st.out.begin(st.log.add(d, len(rows))); err != nil {
		return err
	}
	put8(st.out, column(st.bytes, rows, func(r row) uint8 { return uint8(r.network()) }))
	put8(st.out, column(st.bytes, rows, func(r row) uint8 { return uint8(r.action()) }))
	put32(st.out, column(st.words, rows, func(r row) uint32 { return uint32(r.actor()) }))
	put32(st.out, column(st.words, rows, func(r row) uint32 { return uint32(r.owner()) }))
	if st.lists == nil {
		return st.out.err
	}
	n := 0
	for _, r := range rows {
		if st.spool.settings.Keeps(r.action()) {
			st.words[n] = r.object
			n++
		}
	}
	st.log.entries += n
	put32(st.lists, st.words[:n])
	return st.lists.err
}

// column fills a column with a part of every row.
func column[N any](out []N, rows []row, part func(row) N) []N {
	out = out[:len(rows)]
	for i, r := range rows {
		out[i] = part(r)
	}
	return out
}

// finish makes the frame, and gives the memory back that making it took.
func (st *settling) finish(ctx context.Context, a *amount) error {
	s, lg, pairs := st.spool, st.log, st.pairs
	for _, f := range []*writer{st.out, st.lists} {
		if f != nil && f.flush() != nil {
			return f.err
		}
	}
	if err := s.remove(s.gathered.file); err != nil {
		return err
	}
	s.gathered, *st = nil, settling{}
	a.extent.Entries = lg.entries + a.stock
	if pairs != nil {
		if err := lg.pairUp(ctx, pairs, a); err != nil {
			return err
		}
	} else if err := s.check(*a); err != nil {
		return err
	}
	giveBack()
	lg.begin(a.largest)
	return nil
}

// pairUp finds the pairs of all events, unless there are more than fit.
func (l *Log) pairUp(ctx context.Context, pairs *pairs, a *amount) error {
	file, counts, n, err := pairs.finish()
	if err != nil {
		return err
	}
	a.extent.Pairs = n
	if err := l.spool.check(*a); err != nil {
		return err
	}
	actors := make([]uint32, n)
	in := newReader(file, 0)
	if read32(in, actors); in.err != nil {
		return in.err
	}
	if err := l.spool.remove(file); err != nil {
		return err
	}
	l.Frame.Arrange(counts)
	return newPairing(l, counts, actors, a.largest).all(ctx)
}

// giveBack returns memory that is not used any more to the system: what comes
// next asks for as much again, and the limit would not hold.
func giveBack() { debug.FreeOSMemory() }
