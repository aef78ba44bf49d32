package scorer

import (
	"slices"

	"github.com/yardstick-lab/yardstick/internal/activity"
)

// see links networks by the day's events.
func (r *run) see(from, to int32) {
	t := r.ix.Trace
	for e := from; e < to; e++ {
		r.seeCell(r.ix.cell(t.Actor[e], t.Network[e]))
		if t.Owner[e] != t.Actor[e] {
			r.seeCell(r.ix.cell(t.Owner[e], t.Network[e]))
		}
		if k := t.Action[e]; k == activity.Connect || k == activity.Disconnect {
			c := r.ix.cell(t.Actor[e], t.Network[e])
			r.links[c].obey(k)
			r.toggled[c] = true
		}
	}
}

func (r *run) seeCell(c int) {
	if r.seen[c] == never {
		r.seen[c] = r.today
		r.links[c].see()
	}
}

// hold follows the lists and followers up to event to.
func (r *run) hold(to int32) {
	t, counted := r.ix.Trace, r.table.counted
	for ; len(r.standing) > 0 && r.standing[0] < to; r.standing = r.standing[1:] {
		e := r.standing[0]
		if t.Actor[e] == t.Owner[e] && !counted.own {
			continue
		}
		c := r.ix.cell(t.Owner[e], t.Network[e])
		switch k := t.Action[e]; {
		case k == activity.Follow || k == activity.Unfollow:
			if counted.followers {
				r.follow(c, r.ix.pair[e], k == activity.Follow)
			}
		case (k == activity.List || k == activity.Unlist) && counted.lists:
			r.list(c, t.At(int(e)))
		}
	}
}

// follow is roll for followers, whose entries are the pairs: a flag a pair
// instead of a map a cell.
func (r *run) follow(c int, pair int32, comes bool) {
	switch {
	case comes && !r.follows[pair]:
		r.follows[pair] = true
		r.counts[c].followers++
	case !comes && r.follows[pair]:
		r.follows[pair] = false
		r.counts[c].followers--
	case !comes && r.stock[c] > 0:
		r.stock[c]--
		r.counts[c].followers--
	}
}

func (r *run) list(c int, e activity.Event) {
	h := r.lists[c]
	if h == nil {
		h = newHolding(activity.Holding{})
		r.lists[c] = h
	}
	h.apply(e, r.table.counted)
	r.counts[c].lists = h.lists.count
}

// weigh gives every act of the day its credit. Acts come by actor, so an actor's
// owners are counted before the actor's acts are weighed.
func (r *run) weigh(from, to int32) {
	growth := r.engine.clock.growth(r.today, r.baseDay)
	acts, actors := r.ix.byActor[from:to], r.ix.Trace.Actor
	for i := 0; i < len(acts); {
		j := i + 1
		for j < len(acts) && actors[acts[j]] == actors[acts[i]] {
			j++
		}
		r.weighActor(acts[i:j], growth)
		i = j
	}
}

func (r *run) weighActor(acts []int32, growth float64) {
	t, e := r.ix.Trace, r.engine
	sel := 1.0
	if e.preset.Beta != 0 {
		sel = e.sel(r.owners(acts))
	}
	for _, i := range acts {
		if w := e.weighs(&r.table, t.Actor[i], t.Owner[i], t.Network[i], t.Action[i]); w != 0 {
			r.credits[i] = credit(w, sel, r.rep(t.Actor[i], t.Network[i]))
		}
		r.add(i, 1, growth)
	}
}

// owners counts the distinct owners among one actor's acts that weigh.
func (r *run) owners(acts []int32) int {
	t, n := r.ix.Trace, 0
	r.meeting++
	for _, i := range acts {
		owner := t.Owner[i]
		if r.met[owner] != r.meeting && r.engine.weighs(&r.table, t.Actor[i], owner, t.Network[i], t.Action[i]) != 0 {
			r.met[owner] = r.meeting
			n++
		}
	}
	return n
}

// rep is how much an actor's acts on a network count today.
func (r *run) rep(a activity.Account, n activity.Network) float64 {
	switch r.engine.preset.Rep {
	case RepScore:
		return r.engine.repByScore(r.shown[a])
	case RepFollowers:
		return r.engine.repByFollowers(r.counts[r.ix.cell(a, n)].followers)
	}
	return 1
}

func (r *run) countPosts(from, to, by int32) {
	t := r.ix.Trace
	for e := from; e < to; e++ {
		if t.Action[e] == activity.Post {
			r.counts[r.ix.cell(t.Actor[e], t.Network[e])].posts += by
		}
	}
}

// score scores everyone at the end of today and keeps what a delta will need.
func (r *run) score(kept bool) {
	e, accounts := r.engine, len(r.ix.Trace.Accounts)
	s := snapshot{score: make([]float64, accounts), shown: make([]float64, accounts), r: r.r}
	if kept {
		s.r = make([]float64, len(r.r))
	}
	unfix := 1 / e.clock.growth(r.today, r.baseDay)
	for c := range r.counts {
		r.counts[c].own, r.counts[c].linked = r.own[c], r.links[c] == linked
		s.r[c] = r.cell(c, unfix)
	}
	for a := range accounts {
		s.score[a] = e.preset.Scale.Score(e.engagement(r.table.gain, s.r, a))
		s.shown[a] = e.preset.Scale.Displayed(s.score[a])
	}
	if kept {
		s.sums, s.counts = slices.Clone(r.sums), slices.Clone(r.counts)
		r.days = append(r.days, s)
	}
	if r.today >= r.ix.First { // nobody was scored before the log began
		r.shown = s.shown
	}
	if r.today < r.keep.From {
		r.before = r.shown
	}
}

// cell returns R(u,n) of a cell at the end of today.
func (r *run) cell(c int, unfix float64) float64 {
	if !r.counts[c].linked {
		return 0
	}
	t := newTally(r.engine.preset.Phi)
	t.addAll(r.sums[r.ix.cellStart[c]:r.ix.cellStart[c+1]], unfix)
	return r.engine.preset.terms(&t, r.counts[c], unfix).total()
}

func (r *run) finish() *Baseline {
	r.scratch = newScratch(r.ix.cells())
	return r.Baseline
}
