package scorer

import "github.com/yardstick-lab/yardstick/internal/activity"

// follow takes in what the events of the day change besides credits: links,
// lists, followers, posts.
func (r *run) follow(p *Part) {
	for i, k := range p.Action {
		actor, owner := r.frame.cell(p.Actor[i], p.Network[i]), r.frame.cell(p.Owner[i], p.Network[i])
		if r.seen[actor] == never {
			r.see(actor)
		}
		if r.seen[owner] == never {
			r.see(owner)
		}
		switch {
		case k == activity.Post:
			r.counts[actor].posts++
		case standingAction(k):
			r.hold(p, i)
		}
	}
}

// see links a network at an account's first event there.
func (r *run) see(cell int) {
	r.seen[cell] = r.today
	r.links[cell].see()
	account := cell / len(r.table.gain)
	r.since[account] = min(r.since[account], r.today)
}

// hold follows one event that changes lists, followers or a link.
func (r *run) hold(p *Part, i int) {
	k := p.Action[i]
	if k == activity.Connect || k == activity.Disconnect {
		c := r.frame.cell(p.Actor[i], p.Network[i])
		r.links[c].obey(k)
		r.toggled[c] = true
		return
	}
	if p.Actor[i] == p.Owner[i] && !r.table.counted.own {
		return
	}
	c := r.frame.cell(p.Owner[i], p.Network[i])
	switch {
	case k == activity.List || k == activity.Unlist:
		r.list(c, p.At(i))
	case r.table.counted.followers:
		r.enroll(c, p.Pair[i], k == activity.Follow)
	}
	r.counts[c].hold(r.engine.preset.B)
}

// enroll is roll for followers, whose entries are the pairs: a flag a pair
// instead of a map a cell.
func (r *run) enroll(c int, pair int32, comes bool) {
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
	if !r.table.counted.lists {
		return
	}
	h := r.lists[c]
	if h == nil {
		h = newHolding(activity.Holding{})
		r.lists[c] = h
	}
	h.apply(e, r.table.counted)
	r.counts[c].lists = h.lists.count
}

// countPosts takes the posts of a day out of the counts, or puts them in.
func (r *run) countPosts(p *Part, by int32) {
	for i, k := range p.Action {
		if k == activity.Post {
			r.counts[r.frame.cell(p.Actor[i], p.Network[i])].posts += by
		}
	}
}

// weigh gives every act of the day its credit and adds it. Where an actor's
// owners matter, acts come by actor, so that the owners can be counted first.
func (r *run) weigh(p *Part) {
	switch {
	case r.engine.flat:
	case r.engine.preset.Beta == 0:
		for i := range p.Action {
			r.credit(p, i, 1)
		}
	default:
		r.weighByActor(p)
	}
	r.add(move{p, 1, r.engine.clock.growth(r.today, r.baseDay)})
}

func (r *run) weighByActor(p *Part) {
	acts := p.ByActor
	for i := 0; i < len(acts); {
		j := i + 1
		for j < len(acts) && p.Actor[acts[j]] == p.Actor[acts[i]] {
			j++
		}
		sel := r.engine.sel(r.owners(p, acts[i:j]))
		for _, e := range acts[i:j] {
			r.credit(p, int(e), sel)
		}
		i = j
	}
}

// credit weighs one act of today.
func (r *run) credit(p *Part, i int, sel float64) {
	p.Credits[i] = 0
	if w := r.engine.weighs(&r.table, p.Actor[i], p.Owner[i], p.Network[i], p.Action[i]); w != 0 {
		p.Credits[i] = credit(w, sel, r.rep(p.Actor[i], p.Network[i]))
	}
}

// owners counts the distinct owners among one actor's acts that weigh.
func (r *run) owners(p *Part, acts []int32) int {
	n := 0
	r.meeting++
	for _, i := range acts {
		owner := p.Owner[i]
		if r.met[owner] != r.meeting && r.engine.weighs(&r.table, p.Actor[i], owner, p.Network[i], p.Action[i]) != 0 {
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
		return r.engine.repByFollowers(r.counts[r.frame.cell(a, n)].followers)
	}
	return 1
}
