package scorer

import (
	"cmp"
	"math"
	"slices"

	"github.com/yardstick-lab/yardstick/internal/activity"
)

// Explain takes the count of an account at the end of a day apart: every event
// that is counted has its share of R, and the shares add up to R.
func (b *Counted) Explain(a activity.Account, day activity.Day) Explanation {
	x := Explanation{R: b.R(a, day), Score: b.Score(a, day), Displayed: b.Displayed(a, day)}
	places := b.places(a)
	shares := make([]float64, len(places))
	b.count(a, b.eventsOf(a, nil), Keep{day, day}, func(d *deeds) {
		switch b.preset.Kind {
		case KindHIndex:
			d.shareH(shares)
		case KindSNP:
			d.shareSNP(shares)
		default:
			d.shareRate(shares, x.R)
		}
	})
	for i, share := range shares {
		if share != 0 {
			place := int(places[i])
			x.Pieces = append(x.Pieces, Piece{Reaction, b.trace.Network[place], place, 1, share, 0})
		}
	}
	x.sort()
	return x
}

// sort puts the largest pieces first.
func (x *Explanation) sort() {
	slices.SortFunc(x.Pieces, func(a, b Piece) int {
		return cmp.Or(-cmp.Compare(math.Abs(a.Share), math.Abs(b.Share)), cmp.Compare(a.Event, b.Event),
			cmp.Compare(a.Network, b.Network), cmp.Compare(a.Role, b.Role))
	})
}

// shareH gives each of the h posts one, shared among the reactions to it.
func (d *deeds) shareH(shares []float64) {
	counts := d.reactions()
	h := hOf(counts)
	slices.SortFunc(counts, func(a, b postCount) int { return cmp.Or(-cmp.Compare(a.n, b.n), cmp.Compare(a.object, b.object)) })
	core := map[activity.Object]int{}
	for _, c := range counts[:h] {
		core[c.object] = c.n
	}
	for i := range d.events {
		e := &d.events[i]
		if n := core[e.Object]; n > 0 && d.theirs(e) && reaction(e.Action) && d.links[e.Network] == linked {
			shares[i] = 1 / float64(n)
		}
	}
}

// shareSNP gives each person, and each post that was passed on or answered, to
// the first event that makes it count.
func (d *deeds) shareSNP(shares []float64) {
	posts := map[activity.Object]bool{}
	d.within(func(_ int, e *activity.Event) {
		if d.wrote(e) {
			posts[e.Object] = true
		}
	})
	objects, accounts := map[activity.Object]trait{}, map[activity.Account]trait{}
	person, post := share(1, d.followers()), share(1, len(posts))
	d.within(func(i int, e *activity.Event) {
		if !d.theirs(e) {
			return
		}
		who, what := traits(e.Action)
		if accounts[e.Actor]&who != who {
			shares[i] += float64(person / 2)
		}
		if posts[e.Object] && objects[e.Object]&what != what {
			shares[i] += float64(post / 2)
		}
		accounts[e.Actor] |= who
		objects[e.Object] |= what
	})
}

// shareRate gives each reaction as much as any other.
func (d *deeds) shareRate(shares []float64, r float64) {
	n := 0
	d.within(func(i int, e *activity.Event) {
		if d.theirs(e) && (reaction(e.Action) || e.Action == activity.Mention) {
			shares[i] = 1
			n++
		}
	})
	for i := range shares {
		shares[i] = float64(shares[i]*r) / float64(max(1, n))
	}
}

// Explain takes the rank of an account at the end of a kept day apart: each act
// or follow that brings something has its share of R, and the equal part of
// everyone the rest.
func (b *Ranked) Explain(a activity.Account, day activity.Day) Explanation {
	i := day - b.keep.From
	w, value := &b.webs[i], b.value[i]
	x := Explanation{R: b.R(a, day), Score: b.Score(a, day), Displayed: b.Displayed(a, day)}
	if int(a) >= len(value) || value[a] <= 0 || x.R == 0 {
		return x
	}
	rest, table := float64(value[a]), newTable(&b.preset, b.trace.Networks)
	b.brings(day, a, func(place int, e activity.Event) {
		part := float64(tunkOne+float64(b.preset.PassOn*float64(value[e.Actor]))) / float64(w.out[e.Actor])
		role := Following
		if b.preset.Kind == KindPageRank {
			part = float64(float64(b.preset.Damping*float64(value[e.Actor])) / float64(w.out[e.Actor]) * float64(b.preset.edgeWeight(&table, e)))
			role = Reaction
		}
		if part > 0 {
			x.Pieces = append(x.Pieces, Piece{role, e.Network, place, 1, float64(x.R*part) / float64(value[a]), 0})
			rest -= part
		}
	})
	if b.preset.Kind == KindPageRank {
		x.Pieces = append(x.Pieces, Piece{AlikeForAll, 0, -1, w.count, float64(x.R*rest) / float64(value[a]), 0})
	}
	x.sort()
	return x
}

// brings visits the events that an account's rank is made of: acts on its work
// within the window, or the latest follow of each who follows.
func (b *Ranked) brings(day activity.Day, a activity.Account, visit func(place int, e activity.Event)) {
	if b.start == nil {
		b.start, b.of = takers(b.trace)
	}
	follows := b.followers(day, a)
	for _, place := range slices.Backward(b.of[b.start[a]:b.start[a+1]]) {
		e := b.trace.At(int(place))
		counts := b.preset.Kind == KindPageRank || e.Action == activity.Follow && follows[e.Actor]
		if counts && e.Owner == a && e.Actor != a && b.within(e.Day(), day) {
			delete(follows, e.Actor)
			visit(int(place), e)
		}
	}
}

// within reports whether an act of one day still counts at the end of another.
func (b *Ranked) within(of, day activity.Day) bool {
	return of <= day && (b.preset.Window == 0 || int(day-of) < b.preset.Window)
}

// followers are those who follow an account at the end of a day, by a scorer that
// looks at follows.
func (b *Ranked) followers(day activity.Day, a activity.Account) map[activity.Account]bool {
	follows := map[activity.Account]bool{}
	for _, e := range b.webs[day-b.keep.From].edges {
		if b.preset.Kind == KindTunkRank && e.owner == a {
			follows[e.actor] = true
		}
	}
	return follows
}
