package scorer

import "github.com/yardstick-lab/yardstick/internal/activity"

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

// weigh gives every act of the day its credit and adds it. Where an actor's
// owners matter, acts come by actor, so that the owners can be counted first.
func (r *run) weigh(from, to int32) {
	switch {
	case r.engine.flat:
	case r.engine.preset.Beta == 0:
		for e := from; e < to; e++ {
			r.credit(e, 1)
		}
	default:
		r.weighByActor(r.ix.byActor[from:to])
	}
	r.add(r.today, 1)
}

func (r *run) weighByActor(acts []int32) {
	actors := r.ix.Trace.Actor
	for i := 0; i < len(acts); {
		j := i + 1
		for j < len(acts) && actors[acts[j]] == actors[acts[i]] {
			j++
		}
		sel := r.engine.sel(r.owners(acts[i:j]))
		for _, e := range acts[i:j] {
			r.credit(e, sel)
		}
		i = j
	}
}

// credit weighs one act of today.
func (r *run) credit(i int32, sel float64) {
	t := r.ix.Trace
	if w := r.engine.weighs(&r.table, t.Actor[i], t.Owner[i], t.Network[i], t.Action[i]); w != 0 {
		r.credits[i] = credit(w, sel, r.rep(t.Actor[i], t.Network[i]))
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
