package scorer

import "github.com/yardstick-lab/yardstick/internal/activity"

// standingAction reports whether an action changes what an account holds rather
// than what it did: lists, followers, links.
func standingAction(k activity.Action) bool {
	const all = 1<<activity.List | 1<<activity.Unlist | 1<<activity.Follow | 1<<activity.Unfollow | 1<<activity.Connect | 1<<activity.Disconnect
	return all>>(k&31)&1 != 0
}

// link says whether a network counts for an account. A network is linked by the
// first event or by the stock; once disconnected, only connect links it again.
type link uint8

const (
	unseen link = iota
	linked
	unlinked
)

// see links a network at an account's first event there.
func (l *link) see() {
	if *l == unseen {
		*l = linked
	}
}

// obey follows a connect or disconnect of the account itself.
func (l *link) obey(k activity.Action) {
	switch k {
	case activity.Connect:
		*l = linked
	case activity.Disconnect:
		*l = unlinked
	}
}

// roll counts entries that come and go: the followers of a cell, or the lists it
// is on. Entries of the stock have no name; an entry by someone new adds one, a
// removal takes its own entry back or, by someone unknown, one of the stock.
type roll struct {
	known map[entry]bool
	count int32
	stock int32
}

// entry is a follower, or a list (who keeps it, its name).
type entry struct {
	actor  activity.Account
	object activity.Object
}

// change takes in that an entry comes or goes, which is known or not, and reports
// whether it is from now on.
func (r *roll) change(known, comes bool) bool {
	switch {
	case comes && !known:
		r.count++
	case !comes && known:
		r.count--
	case !comes && r.stock > 0:
		r.stock--
		r.count--
	}
	return comes
}

// follow takes in an event that may bring the entry or take it away.
func (r *roll) follow(comes bool, what entry) {
	if r.known == nil {
		r.known = map[entry]bool{}
	}
	r.known[what] = r.change(r.known[what], comes)
}

// holding is what one cell holds: followers and lists.
type holding struct{ followers, lists roll }

func newHolding(h activity.Holding) *holding {
	return &holding{
		followers: roll{count: h.Followers, stock: h.Followers},
		lists:     roll{count: h.Lists, stock: h.Lists},
	}
}

// counted says which holdings a preset looks at, and whether own entries are
// among them. What is not looked at is not followed.
type counted struct{ followers, lists, own bool }

func newCounted(p *Preset) counted {
	return counted{followers: p.B.F != 0 || p.Rep == RepFollowers, lists: p.B.L != 0, own: p.SelfCredit}
}

// holds reports whether an event changes what its owner's cell holds, of what is
// looked at.
func (c counted) holds(e activity.Event) bool {
	switch e.Action {
	case activity.Follow, activity.Unfollow:
		return c.followers && (c.own || e.Actor != e.Owner)
	case activity.List, activity.Unlist:
		return c.lists && (c.own || e.Actor != e.Owner)
	}
	return false
}

// apply follows one event of the cell's owner.
func (h *holding) apply(e activity.Event, c counted) {
	switch {
	case !c.holds(e):
	case isFollow(e.Action):
		h.followers.follow(e.Action == activity.Follow, entry{actor: e.Actor})
	default:
		h.lists.follow(e.Action == activity.List, entry{e.Actor, e.Object})
	}
}
