package scorer

// live is the pairs that can ever have credits under one preset: those with an
// act that weighs. Whoever only follows an owner, or only adds them to lists, is
// a pair of the index all the same, and would be multiplied in as 1 every day.
type live struct {
	actor []uint32 // live pair → actor
	start []int32  // live pairs of cell c are start[c]..start[c+1]
	slot  []int32  // pair of the frame → live pair, −1 without one; nil where all are live
}

// all takes every pair of a frame for live.
func all(f *Frame) live { return live{actor: f.Actor, start: f.CellStart} }

// livePairs finds the live pairs of a trace.
func (e *Engine) livePairs(ix *Index, t *table) live {
	weighs := make([]bool, len(ix.Actor))
	trace := ix.Trace
	for i, k := range trace.Action {
		if e.weighs(t, trace.Actor[i], trace.Owner[i], trace.Network[i], k) != 0 {
			weighs[ix.pair[i]] = true
		}
	}
	l := live{start: make([]int32, len(ix.CellStart)), slot: make([]int32, len(ix.Actor))}
	for c := range ix.cells() {
		for p := ix.CellStart[c]; p < ix.CellStart[c+1]; p++ {
			l.slot[p] = -1
			if weighs[p] {
				l.slot[p] = int32(len(l.actor))
				l.actor = append(l.actor, ix.Actor[p])
			}
		}
		l.start[c+1] = int32(len(l.actor))
	}
	return l
}

// of returns the range of a cell's live pairs; a newcomer's cell has none.
func (l *live) of(cell int) (from, to int32) {
	if cell+1 >= len(l.start) {
		return 0, 0
	}
	return l.start[cell], l.start[cell+1]
}
