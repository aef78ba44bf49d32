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
}

// evaluatePairs is Preset.engaged for a batch of cells, step by step for all of
// them, with the same bits.
func (r *run) evaluatePairs(from, to int, unfix float64) {
	b, p := &r.batch, &r.engine.preset
	n := b.gather(r, from, to, unfix)
	log2All(b.u[:n], b.product[:n], b.exponent[:n])
	b.retry(r, n, unfix)
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

// gather adds up the pairs of a batch of cells, of each by tally.addAll, without a
// tally as long as all is well. It returns how many entries that makes.
func (b *batch) gather(r *run, from, to int, unfix float64) int {
	g := gathering{sums: r.sums, start: r.frame.layout.start[from : to+1], unfix: unfix}
	clear(b.exponent[:])
	for b.gatherShort(&g); g.next+1 < len(g.start); {
		b.gatherLong(&g)
	}
	k0 := r.engine.preset.K0
	for i, place := range b.cell[:g.entries] {
		c := int32(from) + int32(r.frame.layout.cell[from+int(place)])
		b.cell[i], b.q[i] = c, 1+b.q[i]/(float64(r.posts[c])+k0)
	}
	return g.entries
}

// gathering is the way through the cells of a batch, as they are laid out: those of
// few pairs first.
type gathering struct {
	sums    []int64
	start   []int32
	unfix   float64
	next    int // the place at hand
	entries int
}

// gatherShort goes on to the first cell with more pairs than a stretch: most have
// far fewer, and nothing else may be done between them.
func (b *batch) gatherShort(g *gathering) {
	c, n, sums, start, unfix := g.next, g.entries, g.sums, g.start, g.unfix
	for ; c+1 < len(start); c++ {
		some := sums[start[c]:start[c+1]]
		if len(some) > stretch {
			break
		}
		sum, product, signs := 0.0, 1.0, int64(0)
		for _, v := range some {
			x := float64(float64(v) * unfix)
			signs |= v
			sum += x
			product *= 1 + x
		}
		n = b.enter(n, c, signs, sum, product)
	}
	g.next, g.entries = c, n
}

// gatherLong takes in one cell with more pairs than a stretch.
func (b *batch) gatherLong(g *gathering) {
	sums, unfix, exponent := g.sums[g.start[g.next]:g.start[g.next+1]], g.unfix, 0
	sum, product, signs := 0.0, 1.0, int64(0)
	for len(sums) > 0 && product < huge {
		product, exponent = reduce(product, exponent)
		some := sums[:min(stretch, len(sums))]
		sums = sums[len(some):]
		for _, v := range some {
			x := float64(float64(v) * unfix)
			signs |= v
			sum += x
			product *= 1 + x
		}
	}
	b.exponent[g.entries] = exponent
	g.entries = b.enter(g.entries, g.next, signs, sum, product)
	g.next++
}

// enter fills in entry n, of a place, and returns the next, which is the same if
// the cell has no credits.
func (b *batch) enter(n, place int, signs int64, sum, product float64) int {
	if signs < 0 {
		product = math.Inf(1)
	}
	b.cell[n], b.q[n], b.product[n] = int32(place), sum, product
	if signs != 0 {
		n++
	}
	return n
}

// retry finds U and Q the long way where pairs are negative, or their product is
// beyond what a number holds.
func (b *batch) retry(r *run, n int, unfix float64) {
	for i, product := range b.product[:n] {
		if product < huge {
			continue
		}
		c, t := b.cell[i], newTally(Log2)
		start, end := r.frame.Pairs(int(c))
		t.addAll(r.sums[start:end], unfix)
		b.u[i], b.q[i] = t.u(), 1+max(0, t.sum/(float64(r.posts[c])+r.engine.preset.K0))
	}
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
