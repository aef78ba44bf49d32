package activity

import (
	"encoding/binary"
	"slices"
)

// interner numbers names in the order in which they come. Short names lie in a
// table of its own, bytes and number side by side, so that looking one up touches
// one line of memory where a map touches three: the group, the name, its bytes.
// Names that are long, or whose place is crowded, go to a map: no choice of names
// makes this slow, and the hash needs no secret.
type interner struct {
	names  []string          // the last ones empty until settle
	text   []byte            // the last names, one after the other
	ends   []int             // where each of them ends
	short  []entry           // a power of two of them, or none
	filled int               // of short
	others map[string]uint32 // number plus one
}

// entry is a short name in the table.
type entry struct {
	words [3]uint64 // all bytes of the name, some of them twice
	size  uint32
	next  uint32 // the name's number plus one, 0 where there is no name
}

// How long a short name may be; how many entries a name may lie behind its place,
// all within a few lines of memory; how large the table is at first (ours).
const (
	longestShort = 24
	furthest     = 8
	leastEntries = 1 << 6
)

func entryOf(name []byte) (e entry) {
	e.size = uint32(len(name))
	if len(name) < 8 {
		for i, c := range name {
			e.words[0] |= uint64(c) << (8 * i)
		}
		return e
	}
	e.words[0], e.words[1] = binary.LittleEndian.Uint64(name), binary.LittleEndian.Uint64(name[len(name)-8:])
	if len(name) > 16 {
		e.words[2] = binary.LittleEndian.Uint64(name[8:])
	}
	return e
}

// hash spreads names over the table; the factors are odd numbers near 2^64 divided
// by the golden ratio and by its square.
func (e *entry) hash() uint64 {
	h := (e.words[0]^e.words[2]<<1^uint64(e.size))*0x9e3779b97f4a7c15 ^ e.words[1]*0x61c8864680b583eb
	h ^= h >> 29
	return h * 0x9e3779b97f4a7c15 >> 32
}

// intern is internBytes of a name that is a string.
func (in *interner) intern(name string) uint32 { return in.internBytes([]byte(name)) }

// internBytes returns the number of a name in a buffer that may change afterwards.
func (in *interner) internBytes(name []byte) uint32 {
	if len(name) > longestShort {
		return in.other(name)
	}
	e := entryOf(name)
	place := in.place(&e)
	switch {
	case place == nil:
		return in.other(name)
	case place.next > 0:
		return place.next - 1
	}
	if next, ok := in.others[string(name)]; ok { // it was crowded out of a smaller table
		return next - 1
	}
	if 4*in.filled >= 3*len(in.short) {
		in.grow()
		return in.internBytes(name)
	}
	e.next = in.add(name)
	*place = e
	in.filled++
	return e.next - 1
}

// textBytes is about how many bytes of names become strings at a time (ours): an
// allocation a name costs more than looking it up.
const textBytes = 1 << 14

// add takes a new name, and returns its number plus one.
func (in *interner) add(name []byte) uint32 {
	in.text = append(in.text, name...)
	in.names, in.ends = append(in.names, ""), append(in.ends, len(in.text))
	if len(in.text) >= textBytes {
		in.settle()
	}
	return uint32(len(in.names))
}

// settle makes strings of the last names.
func (in *interner) settle() {
	text, from := string(in.text), 0
	last := in.names[len(in.names)-len(in.ends):]
	for i, end := range in.ends {
		last[i], from = text[from:end], end
	}
	in.text, in.ends = in.text[:0], in.ends[:0]
}

// place is where a name stands in the table, or may; nil where it is crowded.
func (in *interner) place(e *entry) *entry {
	if len(in.short) == 0 {
		in.short = make([]entry, leastEntries)
	}
	h := e.hash()
	for i := range uint64(furthest) {
		at := &in.short[(h+i)&uint64(len(in.short)-1)]
		if at.next == 0 || (at.words == e.words && at.size == e.size) {
			return at
		}
	}
	return nil
}

// grow makes the table twice as large.
func (in *interner) grow() {
	in.settle()
	before := in.short
	in.short, in.filled = make([]entry, 2*len(before)), 0
	for i := range before {
		e := &before[i]
		if e.next == 0 {
			continue
		}
		if place := in.place(e); place != nil {
			*place = *e
			in.filled++
		} else {
			in.remember(in.names[e.next-1], e.next)
		}
	}
}

// other is internBytes for a name that is not in the table.
func (in *interner) other(name []byte) uint32 {
	next, ok := in.others[string(name)] // looked up in place, not copied
	if !ok {
		next = in.add(name)
		in.remember(string(name), next)
	}
	return next - 1
}

func (in *interner) remember(name string, next uint32) {
	if in.others == nil {
		in.others = map[string]uint32{}
	}
	in.others[name] = next
}

// sorted returns the names in order of bytes, and for each number given so far
// the place of its name in that order; no places where all keep theirs.
func (in *interner) sorted() (names []string, place []uint32) {
	in.settle()
	if len(in.names) > 0 && slices.IsSorted(in.names) {
		return in.names, nil
	}
	byName := make([]uint32, len(in.names))
	for i := range byName {
		byName[i] = uint32(i)
	}
	slices.SortFunc(byName, func(a, b uint32) int {
		if in.names[a] < in.names[b] {
			return -1
		}
		return 1 // no name stands twice
	})
	names, place = make([]string, len(byName)), make([]uint32, len(byName))
	for i, n := range byName {
		names[i], place[n] = in.names[n], uint32(i)
	}
	return names, place
}
