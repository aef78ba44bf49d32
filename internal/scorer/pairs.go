package scorer

import "math/bits"

// pairUp numbers the pairs (owner, network, actor) and finds each cell's.
func (ix *Index) pairUp() {
	ix.pair, ix.CellStart = make([]int32, ix.Trace.Len()), make([]int32, ix.cells()+1)
	p := pairing{Index: ix, last: -1, pair: -1}
	if l := layoutOf(ix); l.bits() <= 64 {
		p.packed(l)
	} else {
		p.counted()
	}
	p.through(ix.cells())
}

// layout is how cell, actor and place of an event share one word, in that order.
type layout struct{ cell, actor, event int } // bits of each

func layoutOf(ix *Index) layout {
	return layout{bits.Len(uint(ix.cells())), bits.Len(uint(ix.Accounts)), bits.Len(uint(ix.Trace.Len()))}
}

func (l layout) bits() int { return l.cell + l.actor + l.event }

// packed sorts the events as whole words: fast, because a word that is at hand
// brings all of its event along.
func (p *pairing) packed(l layout) {
	t := p.Trace
	keys := make([]uint64, t.Len())
	for e, owner := range t.Owner {
		keys[e] = (uint64(p.cell(owner, t.Network[e]))<<l.actor|uint64(t.Actor[e]))<<l.event | uint64(e)
	}
	for _, k := range radixSort(keys, l.event, l.bits()) {
		p.take(int(k>>(l.actor+l.event)), uint32(k>>l.event&(1<<l.actor-1)), k&(1<<l.event-1))
	}
}

// counted is packed for a trace whose numbers do not fit one word: the events are
// counted into order by actor, then by cell.
func (p *pairing) counted() {
	t := p.Trace
	cell := make([]uint32, t.Len())
	for e, owner := range t.Owner {
		cell[e] = uint32(p.cell(owner, t.Network[e]))
	}
	for _, e := range countingSort(countingSort(nil, t.Actor, p.Accounts), cell, p.cells()) {
		p.take(int(cell[e]), uint32(t.Actor[e]), uint64(e))
	}
}

// pairing is the numbering on its way through the events, which come by cell and
// actor.
type pairing struct {
	*Index
	last  int // the last cell begun
	pair  int32
	actor uint32
}

func (p *pairing) take(cell int, actor uint32, event uint64) {
	if cell != p.last || actor != p.actor {
		p.through(cell)
		p.pair, p.actor = p.pair+1, actor
		p.Actor = append(p.Actor, actor)
	}
	p.Index.pair[event] = p.pair
}

// through begins all cells up to one, behind the pairs so far.
func (p *pairing) through(cell int) {
	for p.last < cell {
		p.last++
		p.CellStart[p.last] = p.pair + 1
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
