package spool

import (
	"os"
	"slices"

	"github.com/yardstick-lab/yardstick/internal/activity"
)

// The rows at hand take a share of the memory, up to where more are of no use
// (ours); gatheredBytes is what a row takes with its day and, where the
// days come mixed, its place in their order.
const (
	gatheredShare = 4
	gatheredBytes = rowBytes + 4 + 8
	mostGathered  = 1 << 20
	leastGathered = 1 << 12
)

// gathered holds rows until there are enough to be grouped by day and written.
type gathered struct {
	codec rowCodec
	out   *writer
	file  *os.File
	limit int

	named [2]uint32 // the highest numbers of an account and an object so far

	rows      []row
	days      []activity.Day // of the rows
	mixed     bool           // the days do not rise
	order     []uint64       // day and place of rows whose days are mixed
	stretches []stretch
}

// stretch is some rows of one day that lie together in the file.
type stretch struct {
	day  activity.Day
	rows int32
	at   int64
}

func newGathered(f *os.File, s *Settings) *gathered {
	limit := int(s.Memory / gatheredShare / gatheredBytes)
	return &gathered{
		codec: rowCodec{s.Lists}, out: newWriter(f), file: f,
		limit: max(leastGathered, min(limit, mostGathered)),
	}
}

func (g *gathered) take(c *activity.Columns) error {
	for i, at := range c.Time {
		day := activity.DayOf(at)
		r := rowOf(c, i, day.Start())
		g.named[0] = max(g.named[0], uint32(c.Actor[i]), uint32(c.Owner[i]))
		g.named[1] = max(g.named[1], uint32(c.Object[i]))
		if n := len(g.days); n > 0 && day < g.days[n-1] {
			g.mixed = true
		}
		g.rows, g.days = append(g.rows, r), append(g.days, day)
		if len(g.rows) == g.limit {
			if err := g.write(); err != nil {
				return err
			}
		}
	}
	return nil
}

// write groups the rows at hand by day, those of a day as they came, and writes
// them.
func (g *gathered) write() error {
	if g.mixed {
		g.order = slices.Grow(g.order[:0], len(g.rows))
		for i, d := range g.days {
			g.order = append(g.order, uint64(uint32(d)^1<<31)<<32|uint64(i))
		}
		slices.Sort(g.order)
	}
	width := g.codec.width()
	for i := range g.rows {
		place := i
		if g.mixed {
			place = int(uint32(g.order[i]))
		}
		day := g.days[place]
		if n := len(g.stretches); n == 0 || g.stretches[n-1].day != day || i == 0 {
			g.stretches = append(g.stretches, stretch{day: day, at: g.out.next()})
		}
		g.stretches[len(g.stretches)-1].rows++
		g.codec.put(g.out.room(width), g.rows[place])
	}
	g.rows, g.days, g.mixed = g.rows[:0], g.days[:0], false
	return g.out.err
}

// finish writes what is left, puts the stretches in order, and gives the memory
// of the rows back.
func (g *gathered) finish() error {
	if err := g.write(); err != nil {
		return err
	}
	g.rows, g.days, g.order = nil, nil, nil
	slices.SortStableFunc(g.stretches, func(a, b stretch) int { return int(a.day) - int(b.day) })
	return g.out.flush()
}
