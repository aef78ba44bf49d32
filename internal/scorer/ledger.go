package scorer

import (
	"math"

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
	worth   []int64 // event, as they came → what it brings the account now
	holds   map[standing]int
}

// standing is a follow, or an entry on a list: what counts once, and is gone when
// it is taken back.
type standing struct {
	network activity.Network
	list    bool
	entry
}

func (b *Pointed) ledgerOf(a activity.Account, f *fame) *ledger {
	l := &ledger{
		account: a, preset: &b.preset, table: &b.table, fame: f, holds: map[standing]int{},
		links: make([]link, len(b.trace.Networks)), sums: make([]int64, len(b.trace.Networks)),
	}
	for n := range l.links {
		if b.trace.Stock.Of(a, activity.Network(n)).Linked {
			l.links[n] = linked
		}
	}
	return l
}

// enter takes in one event in which the account takes part.
func (l *ledger) enter(e activity.Event) {
	l.links[e.Network].see()
	if e.Actor == l.account {
		l.links[e.Network].obey(e.Action)
	}
	worth := int64(0)
	switch {
	case e.Actor == e.Owner:
	case e.Actor == l.account:
		l.given += fixPoints(l.table.own[e.Network][e.Action])
	default:
		worth = l.receive(e)
	}
	l.worth = append(l.worth, worth)
	l.sums[e.Network] += worth
}

// receive is what another's act brings. A follow or an entry on a list brings its
// points once, and what takes it back takes them along.
func (l *ledger) receive(e activity.Event) int64 {
	switch e.Action {
	case activity.Follow, activity.List:
		key := standingOf(e)
		if _, holds := l.holds[key]; holds {
			return 0
		}
		l.holds[key] = len(l.worth)
	case activity.Unfollow, activity.Unlist:
		key := standingOf(e)
		if at, holds := l.holds[key]; holds {
			delete(l.holds, key)
			l.sums[e.Network] -= l.worth[at]
			l.worth[at] = 0
		}
	}
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
