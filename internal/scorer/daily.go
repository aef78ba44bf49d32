package scorer

import "github.com/yardstick-lab/yardstick/internal/activity"

// follow takes in what the events of the day change besides credits: links,
// lists, followers, posts.
func (r *run) follow(p *Part) {
	r.meet(p)
	for i, k := range p.Action {
		switch {
		case k == activity.Post:
			r.posts[r.frame.cell(p.Actor[i], p.Network[i])]++
		case standingAction(k):
			r.hold(p, i)
		}
	}
}

// meet links the networks of those who are seen there for the first time. After
// the first days that is hardly anybody: two events are looked at together.
func (r *run) meet(p *Part) {
	links, width := r.links, activity.Account(len(r.table.gain))
	networks, actors, owners := p.Network, p.Actor[:len(p.Network)], p.Owner[:len(p.Network)]
	for i, last := 0, len(networks)-1; i <= last; i += 2 {
		j := min(i+1, last)
		m, n := activity.Account(networks[i]), activity.Account(networks[j])
		a, b, c, d := actors[i]*width+m, owners[i]*width+m, actors[j]*width+n, owners[j]*width+n
		// Less linked, unseen alone is below nothing.
		if ((links[a]-linked)|(links[b]-linked)|(links[c]-linked)|(links[d]-linked))>>7 == 0 {
			continue
		}
		for _, cell := range [...]activity.Account{a, b, c, d} {
			if links[cell] == unseen {
				r.see(int(cell))
			}
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
	switch follow := isFollow(k); {
	case follow && r.table.counted.followers:
		r.enroll(c, p.Pair[i], k == activity.Follow)
	case !follow && r.table.counted.lists:
		r.list(c, p.At(i))
	default:
		return
	}
	r.holds(c)
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
			r.posts[r.frame.cell(p.Actor[i], p.Network[i])] += by
		}
	}
}

// weigh gives every act of the day its credit and adds it. Where an actor's
// owners matter, acts come by actor, so that the owners can be counted first.
func (r *run) weigh(p *Part) {
	switch {
	case r.engine.flat:
	case r.engine.preset.Beta == 0:
		r.weights(p)
		for i, actor := range p.Actor {
			r.credit(p, i, factors{1, r.rep(actor)})
		}
	default:
		r.weights(p)
		r.weighByActor(p)
	}
	r.add(move{p, 1, r.engine.clock.growth(r.today, r.baseDay)})
}

// weights sets down what each act weighs, where its credit will be.
func (r *run) weights(p *Part) {
	self := r.engine.preset.SelfCredit
	credits, actions, actors, owners := p.Credits, p.Action, p.Actor, p.Owner
	for i, n := range p.Network {
		credits[i] = r.table.weights[n][actions[i]]
		if actors[i] == owners[i] && !self {
			credits[i] = 0
		}
	}
}

func (r *run) weighByActor(p *Part) {
	acts := p.ByActor
	for i := 0; i < len(acts); {
		actor, j := p.Actor[acts[i]], i+1
		for j < len(acts) && p.Actor[acts[j]] == actor {
			j++
		}
		f := factors{r.engine.sel(r.owners(p, acts[i:j])), r.rep(actor)}
		for _, e := range acts[i:j] {
			r.credit(p, int(e), f)
		}
		i = j
	}
}

// factors are what an actor's acts of today count by, besides their weights.
type factors struct{ sel, rep float64 }

// credit turns the weight of one act of today into its credit.
func (r *run) credit(p *Part, i int, f factors) {
	w := p.Credits[i]
	if w == 0 {
		return
	}
	if r.engine.preset.Rep == RepFollowers {
		f.rep = r.engine.repByFollowers(r.counts[r.frame.cell(p.Actor[i], p.Network[i])].followers)
	}
	p.Credits[i] = credit(w, f.sel, f.rep)
}

// owners counts the distinct owners among one actor's acts that weigh.
func (r *run) owners(p *Part, acts []int32) int {
	n, met, meeting := 0, r.met, r.meeting+1
	r.meeting = meeting
	for _, i := range acts {
		if owner := p.Owner[i]; p.Credits[i] != 0 && met[owner] != meeting {
			met[owner] = meeting
			n++
		}
	}
	return n
}

// rep is how much an actor's acts count today, on whatever network.
func (r *run) rep(a activity.Account) float64 {
	if r.engine.preset.Rep == RepScore {
		return r.engine.repByScore(r.shown[a])
	}
	return 1
}
