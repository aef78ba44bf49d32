package scorer

import "math/bits"

// pairUp numbers the pairs (owner, network, actor) and finds each cell's.
func (ix *Index) pairUp() {
	if w := wordOf(ix); w.bits() <= 64 {
		ix.packed(w)
	} else {
		ix.counted()
	}
}

// word is how cell, actor and place of an event share one number, in that order.
type word struct{ cell, actor, event int } // bits of each

func wordOf(ix *Index) word {
	return word{bits.Len(uint(ix.cells())), bits.Len(uint(ix.Accounts)), bits.Len(uint(ix.Trace.Len()))}
}

func (w word) bits() int { return w.cell + w.actor + w.event }

// packed sorts the events as whole words: fast, because a word that is at hand
// brings all of its event along.
func (ix *Index) packed(w word) {
	t := ix.Trace
	keys := make([]uint64, t.Len())
	for e, owner := range t.Owner {
		keys[e] = (uint64(ix.cell(owner, t.Network[e]))<<w.actor|uint64(t.Actor[e]))<<w.event | uint64(e)
	}
	keys = radixSort(keys, w.event, w.bits())
	ix.Arrange(countPairs(keys, w, ix.cells()))
	ix.number(keys, w)
	ix.name(keys, w)
}

// countPairs counts the pairs of each cell, given the events as sorted words. In
// the bits in which two neighbours differ, the highest says whether a pair or a
// cell begins. Cells branch; pairs do not, since half of all events are the first
// of theirs and nobody could foresee which.
func countPairs(keys []uint64, w word, cells int) []int32 {
	counts, none := make([]int32, cells), int32(0)
	n, last, newPair, newCell := &none, ^uint64(0), uint64(1)<<w.event, uint64(1)<<(w.event+w.actor)
	pairs, before := int32(0), int32(0)
	for _, k := range keys {
		differ, fresh := k^last, int32(0)
		if last = k; differ >= newCell {
			*n, n, before = pairs-before, &counts[k>>(w.event+w.actor)], pairs
		}
		if differ >= newPair {
			fresh = 1
		}
		pairs += fresh
	}
	*n = pairs - before
	return counts
}

// number tells events, as sorted words, their pairs.
func (ix *Index) number(keys []uint64, w word) {
	pairs := make([]int32, ix.Trace.Len())
	at, last, newPair, newCell := int32(0), ^uint64(0), uint64(1)<<w.event, uint64(1)<<(w.event+w.actor)
	for _, k := range keys {
		differ, fresh := k^last, int32(0)
		if last = k; differ >= newCell {
			at, _ = ix.Pairs(int(k >> (w.event + w.actor)))
			at--
		}
		if differ >= newPair {
			fresh = 1
		}
		at += fresh
		pairs[k&(newPair-1)] = at
	}
	ix.pair = pairs
}

// name tells pairs their actors: on a way of its own, since number already writes
// as fast as memory far away takes it.
func (ix *Index) name(keys []uint64, w word) {
	actors := make([]uint32, ix.pairs())
	at, last, newPair, newCell := int32(0), ^uint64(0), uint64(1)<<w.event, uint64(1)<<(w.event+w.actor)
	event, mask := w.event&63, uint32(1)<<w.actor-1
	for _, k := range keys {
		differ, fresh := k^last, int32(0)
		if last = k; differ >= newCell {
			at, _ = ix.Pairs(int(k >> (w.event + w.actor)))
			at--
		}
		if differ >= newPair {
			fresh = 1
		}
		at += fresh
		actors[at] = uint32(k>>event) & mask
	}
	ix.Actor = actors
}

// counted is packed for a trace whose numbers do not fit one word: the events are
// counted into order by actor, then by cell.
func (ix *Index) counted() {
	t := ix.Trace
	cell := make([]uint32, t.Len())
	for e, owner := range t.Owner {
		cell[e] = uint32(ix.cell(owner, t.Network[e]))
	}
	events := countingSort(countingSort(nil, t.Actor, ix.Accounts), cell, ix.cells())
	fresh := func(i int) bool {
		return i == 0 || cell[events[i]] != cell[events[i-1]] || t.Actor[events[i]] != t.Actor[events[i-1]]
	}
	counts := make([]int32, ix.cells())
	for i, e := range events {
		if fresh(i) {
			counts[cell[e]]++
		}
	}
	ix.Arrange(counts)
	ix.pair, ix.Actor = make([]int32, t.Len()), make([]uint32, ix.pairs())
	clear(counts) // from here on, how many of a cell have their number
	for i, e := range events {
		from, _ := ix.Pairs(int(cell[e]))
		if fresh(i) {
			ix.Actor[from+counts[cell[e]]] = uint32(t.Actor[e])
			counts[cell[e]]++
		}
		ix.pair[e] = from + counts[cell[e]] - 1
	}
}

// radixBits is how many bits a pass sorts by (ours, measured: as many places to
// write to as the nearest caches can follow).
const radixBits = 10

// radixSort sorts by the bits from one place up to another, those of equal bits
// as they came. It uses the slice up.
func radixSort(keys []uint64, from, to int) []uint64 {
	room, passes := make([]uint64, len(keys)), (to-from+radixBits-1)/radixBits
	for pass := range passes {
		first, last := from+(to-from)*pass/passes, from+(to-from)*(pass+1)/passes
		var place [1<<radixBits + 1]int32
		mask := uint64(1)<<(last-first) - 1
		for _, k := range keys {
			place[k>>first&mask+1]++
		}
		sumUp(place[:])
		for _, k := range keys {
			at := &place[k>>first&mask]
			room[*at] = k
			*at++
		}
		keys, room = room, keys
	}
	return keys
}

// countingSort returns the events in order of their key, which lies in [0, n);
// events of equal keys keep their order. nil stands for all events in their own
// order.
func countingSort[K ~uint32](events []int32, keys []K, n int) []int32 {
	place := make([]int32, n+1)
	for _, k := range keys {
		place[k+1]++
	}
	sumUp(place)
	sorted := make([]int32, len(keys))
	if events == nil {
		for e, k := range keys {
			sorted[place[k]] = int32(e)
			place[k]++
		}
		return sorted
	}
	for _, e := range events {
		k := keys[e]
		sorted[place[k]] = e
		place[k]++
	}
	return sorted
}
