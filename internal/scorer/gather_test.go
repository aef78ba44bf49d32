package scorer

import (
	"slices"
	"testing"

	"github.com/yardstick-lab/yardstick/internal/seed"
)

// TestGather holds a batch of cells to their tallies, pair by pair and bit by
// bit: whether a product fits a number, must have its exponent taken out on the
// way, or cannot be trusted at all.
func TestGather(t *testing.T) {
	s := seed.New(5).Stream()
	check := func(name string, draw func() int64) {
		t.Helper()
		r := &run{engine: &Engine{preset: Preset{Phi: Log2, K0: 10}}, frame: &Frame{}}
		// More than a batch, the second of which begins with a long cell.
		counts := slices.Repeat([]int32{0, 1, stretch - 1, 0, stretch, stretch + 1, 3 * stretch, 20*stretch + 5, 2}, 100)
		r.frame.Arrange(counts)
		r.posts = counts
		for range r.frame.pairs() {
			r.sums = append(r.sums, draw())
		}
		for from := 0; from < len(counts); from += batchSize {
			holdBatch(t, name, r, from, min(from+batchSize, len(counts)))
		}
	}
	check("nothing", func() int64 { return 0 })
	check("small", func() int64 { return int64(s.IntN(2)) * int64(s.IntN(1<<40)) })
	check("large", func() int64 { return int64(s.IntN(1 << 50)) })
	check("beyond a number", func() int64 { return int64(s.IntN(1 << 61)) })
	check("below zero", func() int64 { return int64(s.IntN(1<<40)) - 1<<30 })
}

func holdBatch(t *testing.T, name string, r *run, from, to int) {
	t.Helper()
	const unfix = 0x1p-38
	b, entries := &r.batch, map[int]int{}
	n := b.gather(r, from, to, unfix)
	log2All(b.u[:n], b.product[:n], b.exponent[:n])
	b.retry(r, n, unfix)
	for i, c := range b.cell[:n] {
		entries[int(c)] = i
	}
	for c := from; c < to; c++ {
		start, end := r.frame.Pairs(c)
		sums, one, all := r.sums[start:end], newTally(Log2), newTally(Log2)
		all.addAll(sums, unfix)
		for _, v := range sums {
			one.add(float64(float64(v) * unfix))
		}
		u, q := 0.0, 1.0
		if i, ok := entries[c]; ok {
			u, q = b.u[i], b.q[i]
		}
		if q1 := 1 + max(0, one.sum/(float64(r.posts[c])+10)); u != one.u() || q != q1 || all.u() != one.u() || all.sum != one.sum {
			t.Errorf("%s: cell %d has U %v and Q %v, at once %v, want %v and %v", name, c, u, q-1, all.u(), one.u(), q1-1)
		}
		delete(entries, c)
	}
	if len(entries) > 0 {
		t.Errorf("%s: %d entries are of no cell of the batch", name, len(entries))
	}
}

// TestArrange holds what a layout promises: every cell has as many pairs as it
// should, none of them another's, and within a batch those of few come first.
func TestArrange(t *testing.T) {
	s := seed.New(6).Stream()
	for _, cells := range []int{0, 1, batchSize, 3*batchSize + 7} {
		var f Frame
		counts, owner, all := make([]int32, cells), map[int32]int{}, 0
		for c := range counts {
			counts[c] = int32(s.IntN(s.IntN(3*stretch) + 1))
			all += int(counts[c])
		}
		f.Arrange(counts)
		for c := range counts {
			from, to := f.Pairs(c)
			if to-from != counts[c] {
				t.Errorf("cell %d has %d pairs, want %d", c, to-from, counts[c])
			}
			for p := from; p < to; p++ {
				owner[p] = c
			}
		}
		if len(owner) != all || f.pairs() != all {
			t.Errorf("%d cells have %d pairs of their own of %d, want %d", cells, len(owner), f.pairs(), all)
		}
		for p := int32(1); p < int32(all); p++ {
			if a, b := owner[p-1], owner[p]; a/batchSize == b/batchSize && min(counts[a], stretch+1) > min(counts[b], stretch+1) {
				t.Fatalf("cell %d of %d pairs lies before cell %d of %d", a, counts[a], b, counts[b])
			}
		}
	}
}
