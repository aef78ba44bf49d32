package scorer

// layout is where the pairs of each cell lie: a batch of cells after the other, and
// within one by how many pairs they have. So the loop over the pairs of a cell is
// mostly as long as the one before it, and processors foresee its end.
type layout struct {
	start []int32  // place → its first pair, and where the last place ends
	cell  []uint16 // place → cell, both counted from the first of their batch
	place []uint16 // cell → place, the same
}

// Arrange lays out the pairs of the cells, given how many each has.
func (f *Frame) Arrange(pairs []int32) {
	l := layout{make([]int32, len(pairs)+1), make([]uint16, len(pairs)), make([]uint16, len(pairs))}
	for from := 0; from < len(pairs); from += batchSize {
		to := min(from+batchSize, len(pairs))
		arrange(l.cell[from:to], pairs[from:to])
		for i, c := range l.cell[from:to] {
			l.place[from+int(c)] = uint16(i)
			l.start[from+i+1] = l.start[from+i] + pairs[from+int(c)]
		}
	}
	f.layout = l
}

// arrange puts the cells of a batch in order of how many pairs they have; all of
// more than a stretch count alike.
func arrange(cells []uint16, pairs []int32) {
	var place [stretch + 3]int
	for _, n := range pairs {
		place[min(n, stretch+1)+1]++
	}
	for n := range stretch + 2 {
		place[n+1] += place[n]
	}
	for c, n := range pairs {
		at := &place[min(n, stretch+1)]
		cells[*at] = uint16(c)
		*at++
	}
}

// Pairs returns the range of a cell's pairs; the cell is owner·networks + network.
func (f *Frame) Pairs(cell int) (from, to int32) {
	at := cell/batchSize*batchSize + int(f.layout.place[cell])
	return f.layout.start[at], f.layout.start[at+1]
}
