package scorer

import (
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
		r := &run{engine: &Engine{preset: Preset{Phi: Log2, K0: 10}}, frame: &Frame{CellStart: []int32{0}}}
		for _, pairs := range []int{0, 1, stretch - 1, 0, stretch, stretch + 1, 3 * stretch, 20*stretch + 5, 2} {
			for range pairs {
				r.sums = append(r.sums, draw())
			}
			r.frame.CellStart, r.posts = append(r.frame.CellStart, int32(len(r.sums))), append(r.posts, int32(pairs))
		}
		const unfix = 0x1p-38
		b, at := &r.batch, 0
		n := b.gather(r, 1, len(r.posts), unfix)
		log2All(b.u[:n], b.product[:n], b.exponent[:n])
		b.retry(r, n, unfix)
		for c := 1; c < len(r.posts); c++ {
			sums, one, all := r.sums[r.frame.CellStart[c]:r.frame.CellStart[c+1]], newTally(Log2), newTally(Log2)
			all.addAll(sums, unfix)
			for _, v := range sums {
				one.add(float64(float64(v) * unfix))
			}
			u, q := 0.0, 1.0
			if at < n && int(b.cell[at]) == c {
				u, q = b.u[at], b.q[at]
				at++
			}
			if q1 := 1 + max(0, one.sum/(float64(r.posts[c])+10)); u != one.u() || q != q1 || all.u() != one.u() || all.sum != one.sum {
				t.Errorf("%s: cell %d has U %v and Q %v, at once %v, want %v and %v", name, c, u, q-1, all.u(), one.u(), q1-1)
			}
		}
		if at != n {
			t.Errorf("%s: %d of %d entries are cells, in order", name, at, n)
		}
	}
	check("nothing", func() int64 { return 0 })
	check("small", func() int64 { return int64(s.IntN(2)) * int64(s.IntN(1<<40)) })
	check("large", func() int64 { return int64(s.IntN(1 << 50)) })
	check("beyond a number", func() int64 { return int64(s.IntN(1 << 61)) })
	check("below zero", func() int64 { return int64(s.IntN(1<<40)) - 1<<30 })
}
