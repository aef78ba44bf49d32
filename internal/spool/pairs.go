package spool

import (
	"fmt"
	"math"
	"math/bits"
	"os"
	"slices"

	"github.com/yardstick-lab/yardstick/internal/activity"
	"github.com/yardstick-lab/yardstick/internal/scorer"
)

// pairs gathers the pairs of a log as numbers that sort by cell and actor: full
// buffers are sorted, and written as runs when most of what is in them is new.
type pairs struct {
	spool    *Spool
	networks uint64
	cells    int
	actor    int // bits of an actor; the cell stands above
	used     int // bits of both

	limit       int
	keys, spare []uint64
	files       []*os.File
	lengths     []int
}

// Keys at hand (ours): at least so many, and what share of the memory that is
// left they and as much room to sort them take.
const (
	leastKeys  = 1 << 12
	keysOfFree = 0.8
)

// newPairs makes room in so many bytes, or for as many events as there are.
func newPairs(s *Spool, x scorer.Extent, free int64, events int64) *pairs {
	p := &pairs{spool: s, networks: uint64(x.Networks), cells: x.Accounts * x.Networks}
	p.actor = bits.Len(uint(max(1, x.Accounts) - 1))
	p.used = p.actor + bits.Len(uint(max(1, p.cells)-1))
	p.limit = int(min(max(leastKeys, int64(float64(free)*keysOfFree)/16), events, s.mostKeys))
	p.keys, p.spare = make([]uint64, 0, p.limit), make([]uint64, p.limit)
	return p
}

// add takes the pairs of some rows.
func (p *pairs) add(rows []row) error {
	for len(rows) > 0 {
		n := min(len(rows), p.limit-len(p.keys))
		for _, r := range rows[:n] {
			cell := uint64(r.owner())*p.networks + uint64(r.network())
			p.keys = append(p.keys, cell<<p.actor|uint64(r.actor()))
		}
		rows = rows[n:]
		if len(p.keys) < p.limit {
			return nil
		}
		if p.sort(); len(p.keys) > p.limit/2 {
			if err := p.write(); err != nil {
				return err
			}
		}
	}
	return nil
}

// sort sorts the keys at hand and drops repeats.
func (p *pairs) sort() {
	p.keys, p.spare = sortByBits(p.keys, p.spare, bitRange{0, p.used})
	p.keys = slices.Compact(p.keys)
}

// write writes the keys at hand as a run.
func (p *pairs) write() error {
	f, err := p.spool.create(fmt.Sprintf("pairs-%d", len(p.files)+1))
	if err != nil {
		return err
	}
	w := newWriter(f)
	put64(w, p.keys)
	p.files, p.lengths = append(p.files, f), append(p.lengths, len(p.keys))
	p.keys = p.keys[:0]
	return w.flush()
}

// mostPairs is how many pairs have a number.
const mostPairs = math.MaxInt32

// finish merges the runs: it puts the actors into a file, by cell, and returns how
// many pairs each cell and all have.
func (p *pairs) finish() (actors *os.File, counts []int32, n int, err error) {
	p.sort()
	if err := p.write(); err != nil {
		return nil, nil, 0, err
	}
	p.keys, p.spare = nil, nil
	giveBack()
	actors, counts, err = p.merge()
	for _, k := range counts {
		n += int(k)
	}
	if err == nil && n > mostPairs {
		err = &activity.SizeError{What: fmt.Sprintf("actors and owners meet in %d pairs", n), Most: mostPairs}
	}
	return actors, counts, n, err
}
