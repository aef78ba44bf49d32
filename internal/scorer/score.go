package scorer

import (
	"math"
	"slices"
)

// evaluate finds R of every account at the end of today.
func (r *run) evaluate() {
	unfix := 1 / r.engine.clock.growth(r.today, r.baseDay)
	for from := 0; from < len(r.r); from += batchSize {
		to := min(from+batchSize, len(r.r))
		if r.engine.plain {
			r.evaluatePlain(from, to, unfix)
		} else {
			r.evaluatePairs(from, to, unfix)
		}
	}
	r.engage()
}

// engage is Engine.engagement of every account; the usual p has a loop of its own.
func (r *run) engage() {
	gain := r.table.gain
	if r.engine.product || r.engine.preset.P != 2 {
		for a := range r.engaged {
			r.engaged[a] = r.engine.engagement(gain, r.r, a)
		}
		return
	}
	for a := range r.engaged {
		powers := 0.0
		for n, part := range r.r[a*len(gain):][:len(gain)] {
			gr := float64(gain[n] * part)
			powers += float64(gr * gr)
		}
		r.engaged[a] = math.Sqrt(powers)
	}
}

// evaluatePlain finds the parts of cells that are one sum each.
func (r *run) evaluatePlain(from, to int, unfix float64) {
	for c := from; c < to; c++ {
		r.r[c] = 0
		if r.links[c] == linked {
			in, t := r.counts[c], newTally(Identity)
			in.posts, in.own, t.sum = r.posts[c], r.own[c], float64(float64(r.sums[c])*unfix)
			r.r[c] = r.engine.part(&t, in, unfix)
		}
	}
}

// batchSize is how many cells are evaluated together (ours: the columns of a
// batch fit the nearest cache).
const batchSize = 512

// batch is the columns of some cells on their way to R(u,n): of those that hold
// credits, the others being no more than what they have of lists and followers.
type batch struct {
	cell     [batchSize]int32
	product  [batchSize]float64 // Π(1+x), with its exponent taken out
	exponent [batchSize]int
	u, q     [batchSize]float64 // 1+U and 1+Q
	rare     []uint16           // entries that a product could not hold
}

// evaluatePairs is Preset.engaged for a batch of cells, step by step for all of
// them, with the same bits.
func (r *run) evaluatePairs(from, to int, unfix float64) {
	b, p, n := &r.batch, &r.engine.preset, 0
	for c := from; c < to; c++ {
		n += b.gather(r, c, n, unfix)
	}
	log2All(b.u[:n], b.product[:n], b.exponent[:n])
	b.retry(r, unfix)
	if r.u != nil {
		clear(r.u[from:to])
		for i, u := range b.u[:n] {
			r.u[b.cell[i]] = u
		}
	}
	for i, u := range b.u[:n] {
		b.u[i] = 1 + max(0, u)
	}
	lnAll(b.u[:n], b.u[:n])
	lnAll(b.q[:n], b.q[:n])
	clear(r.r[from:to])
	for i, c := range b.cell[:n] {
		r.r[c] = float64(p.B.U*b.u[i]) + float64(p.B.Q*b.q[i])
	}
	all := r.r[from:to]
	if p.B.O != 0 {
		for i := range all {
			all[i] += part(p.B.O, float64(float64(r.own[from+i])*unfix))
		}
	}
	for i, held := range r.held[from:to] {
		all[i] += held
		if r.links[from+i] != linked {
			all[i] = 0
		}
	}
}

// gather adds up the pairs of a cell as entry i: tally.addAll, without a tally as
// long as all is well. It returns 0 where there are no credits, else 1.
func (b *batch) gather(r *run, c, i int, unfix float64) int {
	sums := r.sums[r.frame.CellStart[c]:r.frame.CellStart[c+1]]
	product, sum, mixed, exponent := 1.0, 0.0, int64(0), 0
	for ; ; sums = sums[stretch:] {
		some := sums[:min(stretch, len(sums))]
		for _, v := range some {
			x := float64(float64(v) * unfix)
			mixed |= v
			sum += x
			product *= 1 + x
		}
		if len(some) == len(sums) {
			break
		}
		if product > large {
			if product >= huge {
				break
			}
			product, exponent = reduce(product, exponent)
		}
	}
	if mixed == 0 {
		return 0
	}
	b.cell[i], b.product[i], b.exponent[i] = int32(c), product, exponent
	b.q[i] = 1 + max(0, sum/(float64(r.posts[c])+r.engine.preset.K0))
	if mixed < 0 || product >= huge {
		b.rare = append(b.rare, uint16(i))
	}
	return 1
}

// retry finds U and Q the long way where pairs are negative or very large.
func (b *batch) retry(r *run, unfix float64) {
	for _, i := range b.rare {
		c, t := b.cell[i], newTally(Log2)
		t.addAll(r.sums[r.frame.CellStart[c]:r.frame.CellStart[c+1]], unfix)
		b.u[i], b.q[i] = t.u(), 1+max(0, t.sum/(float64(r.posts[c])+r.engine.preset.K0))
	}
	b.rare = b.rare[:0]
}

// show puts R on the scale. Scores that feed back are what everyone can see from
// now on; nobody was scored before the log began.
func (r *run) show(fed bool) {
	for a, engaged := range r.engaged {
		r.score[a] = r.engine.preset.Scale.Score(engaged)
	}
	if !fed {
		return
	}
	for a := range r.score {
		r.shown[a] = r.display(a)
	}
	if r.today < r.keep.From {
		copy(r.before, r.shown)
	}
}

// display is the score of an account as shown, or the bottom of the scale for
// one that is not scored yet.
func (r *run) display(a int) float64 {
	if r.since[a] > r.today {
		return r.engine.bottom()
	}
	return r.engine.preset.Scale.Displayed(r.score[a])
}

// remember returns what a delta needs of today.
func (r *run) remember() snapshot {
	s := snapshot{
		sums: slices.Clone(r.sums), counts: slices.Clone(r.counts), r: slices.Clone(r.r), u: slices.Clone(r.u),
		score: slices.Clone(r.score), shown: make([]float64, len(r.score)),
	}
	for c := range s.counts {
		s.counts[c].posts, s.counts[c].own, s.counts[c].linked = r.posts[c], r.own[c], r.links[c] == linked
	}
	for a := range r.score {
		s.shown[a] = r.display(a)
	}
	if r.engine.preset.Rep == RepScore {
		s.room = make([]float64, len(r.score))
		for a, engaged := range r.engaged {
			s.room[a] = r.engine.preset.Scale.room(engaged, s.shown[a])
		}
	}
	return s
}
