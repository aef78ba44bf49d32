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
	for a := range r.engaged {
		r.engaged[a] = r.engine.engagement(r.table.gain, r.r, a)
	}
}

// evaluatePlain finds the parts of cells that are one sum each.
func (r *run) evaluatePlain(from, to int, unfix float64) {
	for c := from; c < to; c++ {
		r.r[c] = 0
		if r.links[c] == linked {
			in, t := r.counts[c], newTally(Identity)
			in.own, t.sum = r.own[c], float64(float64(r.sums[c])*unfix)
			r.r[c] = r.engine.part(&t, in, unfix)
		}
	}
}

// batchSize is how many cells are evaluated together (ours: the columns of a
// batch fit the nearest cache).
const batchSize = 512

// batch is the columns of some cells on their way to R(u,n).
type batch struct {
	product [batchSize]float64 // Π(1+x)
	rest    [batchSize]float64 // what log2 of it lacks: the exponent taken out
	u, q    [batchSize]float64
	log     [batchSize]float64
}

// evaluatePairs is Preset.engaged for a batch of cells, step by step for all of
// them, with the same bits.
func (r *run) evaluatePairs(from, to int, unfix float64) {
	b, p, n := &r.batch, &r.engine.preset, to-from
	for i := range n {
		b.gather(i, r, from+i, unfix)
	}
	lnAll(b.log[:n], b.product[:n])
	for i := range n {
		if b.product[i] != 1 {
			b.rest[i] += float64(b.log[i] * (1 / math.Ln2))
		}
		r.u[from+i] = b.rest[i]
		b.u[i], b.q[i] = 1+max(0, b.rest[i]), 1+max(0, b.q[i])
	}
	lnAll(b.log[:n], b.u[:n])
	for i := range n {
		b.u[i] = partOf(p.B.U, b.u[i], b.log[i])
	}
	lnAll(b.log[:n], b.q[:n])
	for i := range n {
		c := from + i
		b.u[i] += partOf(p.B.Q, b.q[i], b.log[i])
		if p.B.O != 0 {
			b.u[i] += part(p.B.O, float64(float64(r.own[c])*unfix))
		}
		r.r[c] = 0
		if r.links[c] == linked {
			r.r[c] = b.u[i] + r.counts[c].held
		}
	}
}

// gather adds up the pairs of cell c as entry i: tally.addAll, without a tally as
// long as all is well.
func (b *batch) gather(i int, r *run, c int, unfix float64) {
	sums := r.sums[r.frame.CellStart[c]:r.frame.CellStart[c+1]]
	product, sum, rare := 1.0, 0.0, false
	for _, v := range sums {
		x := float64(float64(v) * unfix)
		if x < 0 || product > large {
			rare = true
			break
		}
		sum += x
		product *= 1 + x
	}
	b.product[i], b.rest[i] = product, 0
	if rare {
		t := newTally(Log2)
		t.addAll(sums, unfix)
		b.product[i], b.rest[i], sum = 1, t.u(), t.sum
	}
	b.q[i] = sum / (float64(r.counts[c].posts) + r.engine.preset.K0)
}

// partOf is part, given 1+value and its logarithm.
func partOf(b, value, log float64) float64 {
	if value <= 1 {
		return 0
	}
	return float64(b * log)
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
		s.counts[c].own, s.counts[c].linked = r.own[c], r.links[c] == linked
	}
	for a := range r.score {
		s.shown[a] = r.display(a)
	}
	return s
}
