package scorer

import "slices"

// evaluate finds R of every account at the end of today.
func (r *run) evaluate() {
	e, unfix := r.engine, 1/r.engine.clock.growth(r.today, r.baseDay)
	for c, l := range r.links {
		r.r[c] = 0
		if l == linked {
			r.r[c] = r.cell(c, unfix)
		}
	}
	for a := range r.engaged {
		r.engaged[a] = e.engagement(r.table.gain, r.r, a)
	}
}

// cell returns the part of a linked cell in R.
func (r *run) cell(c int, unfix float64) float64 {
	in := r.counts[c]
	in.own = r.own[c]
	t := newTally(r.engine.preset.Phi)
	if r.engine.plain {
		t.sum = float64(float64(r.sums[c]) * unfix)
	} else {
		t.addAll(r.sums[r.frame.CellStart[c]:r.frame.CellStart[c+1]], unfix)
	}
	return r.engine.part(&t, in, unfix)
}

// show puts R on the scale. Scores that feed back are what everyone can see from
// now on; nobody was scored before the log began.
func (r *run) show(fed bool) {
	scale := r.engine.preset.Scale
	for a, engaged := range r.engaged {
		r.score[a] = scale.Score(engaged)
	}
	if !fed {
		return
	}
	for a, score := range r.score {
		r.shown[a] = scale.Displayed(score)
	}
	if r.today < r.keep.From {
		copy(r.before, r.shown)
	}
}

// remember returns what a delta needs of today.
func (r *run) remember() snapshot {
	s := snapshot{
		sums: slices.Clone(r.sums), counts: slices.Clone(r.counts), r: slices.Clone(r.r),
		score: slices.Clone(r.score), shown: make([]float64, len(r.score)),
	}
	for c := range s.counts {
		s.counts[c].own, s.counts[c].linked = r.own[c], r.links[c] == linked
	}
	for a, score := range r.score {
		s.shown[a] = r.engine.preset.Scale.Displayed(score)
	}
	return s
}
