package spool

import (
	"sort"

	"github.com/yardstick-lab/yardstick/internal/activity"
	"github.com/yardstick-lab/yardstick/internal/scorer"
)

var _ scorer.Tape = (*Log)(nil)

// Day implements [scorer.Tape]. The order by actor is there until the day is
// weighed: nothing else needs it.
func (l *Log) Day(d activity.Day) (scorer.Part, error) {
	i := sort.Search(len(l.days), func(i int) bool { return l.days[i].Day >= d })
	if i == len(l.days) || l.days[i].Day != d {
		return scorer.Part{}, nil
	}
	if i == l.held {
		return l.part, nil
	}
	l.held = -1
	if err := l.load(&l.days[i]); err != nil {
		return scorer.Part{}, err
	}
	l.held = i
	return l.part, nil
}

// load reads a day.
func (l *Log) load(d *logDay) error {
	l.cut(d.rows)
	p, in := &l.part, l.in
	in.at = d.events * l.width
	read8(in, p.Network)
	read8(in, p.Action)
	read32(in, p.Actor)
	read32(in, p.Owner)
	read32(in, p.Pair)
	switch {
	case d.Day <= l.weighed:
		p.ByActor = nil
		readFloats(in, p.Credits)
	case p.ByActor != nil:
		scorer.ByActor(p.ByActor, p.Actor, l.place)
	}
	for i := range p.Time {
		p.Time[i] = d.Start()
	}
	if l.lists != nil {
		l.readObjects(d)
	}
	return in.err
}

// cut makes the day at hand one of n events.
func (l *Log) cut(n int) {
	c := &l.room
	l.part = scorer.Part{Columns: activity.Columns{
		Time: c.Time[:n], Network: c.Network[:n], Action: c.Action[:n],
		Actor: c.Actor[:n], Owner: c.Owner[:n], Object: l.none[:n], Parent: l.none[:n],
	}}
	if l.lists != nil {
		l.part.Object = c.Object[:n]
	}
	if c.Pair != nil {
		l.part.Pair, l.part.ByActor = c.Pair[:n], c.ByActor[:n]
	}
	if c.Credits != nil {
		l.part.Credits = c.Credits[:n]
	}
}

// readObjects gives the lists of the day at hand their objects.
func (l *Log) readObjects(d *logDay) {
	p := &l.part
	clear(p.Object)
	var of []int32
	for i, k := range p.Action {
		if l.spool.settings.Keeps(k) {
			of = append(of, int32(i))
		}
	}
	objects := make([]activity.Object, len(of))
	in := newReader(l.lists, 4*int64(d.objects))
	read32(in, objects)
	for i, e := range of {
		p.Object[e] = objects[i]
	}
	if in.err != nil {
		l.in.err = in.err
	}
}

// Weighed implements [scorer.Tape]: it puts the credits of a day behind its
// other columns.
func (l *Log) Weighed(d activity.Day, p scorer.Part) error {
	if d <= l.weighed || p.Len() == 0 {
		return nil
	}
	l.weighed = d
	if err := l.out.begin(l.days[l.held].events*l.width + (l.width-creditWidth)*int64(p.Len())); err != nil {
		return err
	}
	putFloats(l.out, p.Credits)
	return l.out.flush()
}
