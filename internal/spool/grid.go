package spool

import (
	"iter"
	"os"
)

// Grid holds a number for every row and day. It is written a day at a time, and
// read a row at a time, in a file that can be larger than memory.
type Grid struct {
	file  *os.File
	out   *writer
	rows  int
	days  int
	bytes int64 // that reading may take
}

// NewGrid makes an empty grid of so many rows.
func (s *Spool) NewGrid(rows int) (*Grid, error) {
	f, err := s.create("scores-by-day")
	if err != nil {
		return nil, err
	}
	return &Grid{file: f, out: newWriter(f), rows: rows, bytes: s.settings.Memory / 4}, nil
}

// Add writes the numbers of one more day, one a row.
func (g *Grid) Add(numbers []float64) error {
	if len(numbers) != g.rows {
		panic("spool: a day of a grid has another number of rows")
	}
	g.days++
	putFloats(g.out, numbers)
	return g.out.err
}

// Rows yields the rows in their order, each with its numbers by day, which are
// good until the next. Reading ends at an error, which is yielded.
func (g *Grid) Rows() iter.Seq2[[]float64, error] {
	return func(yield func([]float64, error) bool) {
		if err := g.out.flush(); err != nil {
			yield(nil, err)
			return
		}
		many := max(1, int(g.bytes/8/int64(max(1, g.days))))
		many = min(many, max(1, g.rows))
		block, day, row := make([]float64, many*g.days), make([]float64, many), make([]float64, g.days)
		in := newReader(g.file, 0)
		for from := 0; from < g.rows; from += many {
			n := min(many, g.rows-from)
			for d := range g.days {
				in.at = 8 * (int64(d)*int64(g.rows) + int64(from))
				readFloats(in, day[:n])
				copy(block[d*many:], day[:n])
			}
			if in.err != nil {
				yield(nil, in.err)
				return
			}
			for i := range n {
				for d := range row {
					row[d] = block[d*many+i]
				}
				if !yield(row, nil) {
					return
				}
			}
		}
	}
}
