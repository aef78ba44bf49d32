package spool

import "os"

// merge merges the runs into a file of actors, by cell, and counts the pairs of
// each cell.
func (p *pairs) merge() (file *os.File, counts []int32, err error) {
	if file, err = p.spool.create("pairs"); err != nil {
		return nil, nil, err
	}
	m, err := newMerger(p)
	if err != nil {
		return nil, nil, err
	}
	out := newWriter(file)
	counts = make([]int32, p.cells)
	last := ^uint64(0)
	batch := make([]uint32, 0, chunk/4)
	for len(m) > 0 && out.err == nil {
		if key := m[0].key(); key != last {
			last = key
			counts[key>>p.actor]++
			batch = append(batch, uint32(key&(1<<p.actor-1)))
		}
		if len(batch) == cap(batch) {
			put32(out, batch)
			batch = batch[:0]
		}
		if err := m.next(); err != nil {
			return nil, nil, err
		}
	}
	put32(out, batch)
	for _, run := range p.files {
		if err := p.spool.remove(run); err != nil {
			return nil, nil, err
		}
	}
	return file, counts, out.flush()
}

// run is a sorted file of keys, being read.
type run struct {
	in   *reader
	left int // keys not yet in the buffer
	keys []uint64
	at   int
}

func (r *run) key() uint64 { return r.keys[r.at] }

// fill reads the next keys; there are none at the end.
func (r *run) fill() error {
	n := min(r.left, cap(r.keys))
	r.keys, r.at, r.left = r.keys[:n], 0, r.left-n
	read64(r.in, r.keys)
	return r.in.err
}

// merger is a heap of runs, the one with the least key on top.
type merger []*run

// runKeys is how many keys of a run are at hand (ours).
const runKeys = 1 << 13

func newMerger(p *pairs) (merger, error) {
	var m merger
	for i, f := range p.files {
		r := &run{in: newReader(f, 0), left: p.lengths[i], keys: make([]uint64, 0, runKeys)}
		if err := r.fill(); err != nil {
			return nil, err
		}
		if len(r.keys) > 0 {
			m = append(m, r)
		}
	}
	for i := len(m)/2 - 1; i >= 0; i-- {
		m.sink(i)
	}
	return m, nil
}

// next passes over the least key.
func (m *merger) next() error {
	top := (*m)[0]
	if top.at++; top.at == len(top.keys) {
		if err := top.fill(); err != nil {
			return err
		}
		if len(top.keys) == 0 {
			last := len(*m) - 1
			(*m)[0] = (*m)[last]
			*m = (*m)[:last]
		}
	}
	m.sink(0)
	return nil
}

// sink moves run i down to its place.
func (m merger) sink(i int) {
	for {
		least := i
		for child := 2*i + 1; child <= 2*i+2 && child < len(m); child++ {
			if m[child].key() < m[least].key() {
				least = child
			}
		}
		if least == i {
			return
		}
		m[i], m[least] = m[least], m[i]
		i = least
	}
}
