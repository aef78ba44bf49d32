package scorer

import (
	"math"
	"slices"

	"github.com/yardstick-lab/yardstick/internal/activity"
)

// ledger keeps the points of one account as its events go by, in their order.
type ledger struct {
	account activity.Account
	preset  *Preset
	table   *table
	fame    *fame
	links   []link  // network
	sums    []int64 // network
	given   int64   // outreach: what the account gave to others, on whatever network
	entered int     // events so far
	holds   map[standing]brought
	under   *ledger // what this one goes on from, which has the rest of holds; may be nil
}

// brought is what a standing brought the account when it began.
type brought struct {
	at     int // of the event that did, among those entered; gone when it was taken back
	points int64
}

// gone is the place of no event.
const gone = -1

// standing is a follow, or an entry on a list: what counts once, and is gone when
// it is taken back.
type standing struct {
	network activity.Network
	list    bool
	entry
}

func (b *Pointed) ledgerOf(a activity.Account, f *fame) *ledger {
	l := &ledger{
		account: a, preset: &b.preset, table: &b.table, fame: f, holds: map[standing]brought{},
		links: make([]link, len(b.trace.Networks)), sums: make([]int64, len(b.trace.Networks)),
	}
	for n := range l.links {
		if b.trace.Stock.Of(a, activity.Network(n)).Linked {
			l.links[n] = linked
		}
	}
	return l
}

// fork returns a ledger that goes on from l, which must not change any more.
func (l *ledger) fork(f *fame) *ledger {
	next := *l
	next.fame, next.under, next.holds = f, l, map[standing]brought{}
	next.links, next.sums = slices.Clone(l.links), slices.Clone(l.sums)
	return &next
}

// entered is what an event does to a ledger: what it brings the account, and which
// of the events entered brings nothing any more, gone for none.
type entered struct {
	worth  int64
	undoes int
}

// enter takes in one event in which the account takes part.
func (l *ledger) enter(e activity.Event) entered {
	l.links[e.Network].see()
	if e.Actor == l.account {
		l.links[e.Network].obey(e.Action)
	}
	does := entered{undoes: gone}
	switch {
	case e.Actor == e.Owner:
	case e.Actor == l.account:
		l.given += fixPoints(l.table.own[e.Network][e.Action])
	default:
		does = l.receive(e)
	}
	l.entered++
	l.sums[e.Network] += does.worth
	return does
}

// receive is what another's act brings. A follow or an entry on a list brings its
// points once, and what takes it back takes them along.
func (l *ledger) receive(e activity.Event) entered {
	switch e.Action {
	case activity.Follow, activity.List:
		key, worth := standingOf(e), l.worth(e)
		if _, holds := l.held(key); holds {
			return entered{undoes: gone}
		}
		l.holds[key] = brought{l.entered, worth}
		return entered{worth, gone}
	case activity.Unfollow, activity.Unlist:
		key := standingOf(e)
		if was, holds := l.held(key); holds {
			l.holds[key] = brought{at: gone}
			l.sums[e.Network] -= was.points
			return entered{l.worth(e), was.at}
		}
	}
	return entered{l.worth(e), gone}
}

// held is what a standing brought that has not been taken back.
func (l *ledger) held(key standing) (brought, bool) {
	was, known := l.holds[key]
	if !known && l.under != nil {
		return l.under.held(key)
	}
	return was, known && was.at != gone
}

// worth is how many points an act is worth, in fixed point.
func (l *ledger) worth(e activity.Event) int64 {
	w := l.table.weights[e.Network][e.Action]
	if w != 0 && l.preset.RepMultiplier != 1 && l.fame.has(cellKey{e.Actor, e.Network}, e.Day()) {
		w *= l.preset.RepMultiplier
	}
	return fixPoints(w)
}

func standingOf(e activity.Event) standing {
	if isFollow(e.Action) {
		return standing{e.Network, false, entry{actor: e.Actor}}
	}
	return standing{e.Network, true, entry{e.Actor, e.Object}}
}

// fixPoints turns points into fixed point, so that the order in which they are
// added does not matter.
func fixPoints(w float64) int64 { return int64(math.RoundToEven(float64(w * weightUnit))) }

// total is what the account has on the networks that are linked now.
func (l *ledger) total() int64 {
	sum := int64(0)
	for n, on := range l.links {
		if on == linked {
			sum += l.sums[n]
		}
	}
	return sum
}
