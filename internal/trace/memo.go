package trace

import (
	"bytes"
	"slices"
)

// memo holds the builder's number of every name of a dictionary, at its place
// plus one; the number of no name stands at 0.
type memo struct {
	version int
	number  []uint32
	dict    [][]byte // of that version, where it is in order; else nil
	spare   []uint32
}

// renew makes the memo that of a column's dictionary, and reports whether it was
// another's before.
func (m *memo) renew(w *words) bool {
	if w.version != 0 && m.version == w.version {
		return false
	}
	before, known := m.dict, m.number
	m.number, m.spare = slices.Grow(m.spare[:0], len(w.dict)+1)[:len(w.dict)+1], m.number
	for i := range m.number {
		m.number[i] = unseen
	}
	m.version, m.dict = w.version, nil
	if w.version != 0 && slices.IsSortedFunc(w.dict, bytes.Compare) {
		m.dict = w.dict
		m.carry(before, known[min(1, len(known)):])
	}
	return true
}

// carry takes numbers over from the dictionary before: row groups of one file
// share nearly all names, and two lists in order are compared far sooner than
// every name is looked up again.
func (m *memo) carry(before [][]byte, known []uint32) {
	i := 0
	for place, name := range m.dict {
		for i < len(before) && bytes.Compare(before[i], name) < 0 {
			i++
		}
		if i < len(before) && bytes.Equal(before[i], name) {
			m.number[place+1] = known[i]
		}
	}
}
