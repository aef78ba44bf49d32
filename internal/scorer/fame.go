package scorer

import (
	"slices"

	"github.com/yardstick-lab/yardstick/internal/activity"
)

// cellKey names a cell: an account on a network.
type cellKey struct {
	account activity.Account
	network activity.Network
}

// fame says who has more followers than a threshold on a network, at the end of
// any day.
type fame struct {
	ix        *Index
	standings *standings
	threshold float64
	stock     []int32                    // cell → followers before the log
	turns     [][]activity.Day           // cell → days on which it is won or lost, in turn
	changed   map[cellKey][]activity.Day // the same where a delta makes it differ
}

// newFame follows all followers of a trace.
func newFame(p *Preset, ix *Index) *fame {
	f := &fame{
		ix: ix, standings: newStandings(ix), threshold: p.RepThreshold,
		stock: make([]int32, ix.cells()), turns: make([][]activity.Day, ix.cells()),
	}
	for _, h := range ix.Stock.Holdings {
		f.stock[ix.cell(h.Account, h.Network)] = h.Followers
	}
	for c := range f.turns {
		networks := len(ix.Networks)
		f.turns[c] = f.turnsOf(cellKey{activity.Account(c / networks), activity.Network(c % networks)}, nil)
	}
	return f
}

// changedBy is the fame of the trace that a delta makes.
func (f *fame) changedBy(d *activity.Delta) *fame {
	other := *f
	other.changed = map[cellKey][]activity.Day{}
	seen := map[cellKey]bool{} // a delta may bring one account very many followers
	note := func(e activity.Event) {
		at := cellKey{e.Owner, e.Network}
		if !isFollow(e.Action) || seen[at] {
			return
		}
		seen[at] = true
		_, turns := f.of(at)
		if now := f.turnsOf(at, d); !slices.Equal(now, turns) {
			other.changed[at] = now
		}
	}
	for _, e := range d.Removed {
		note(f.ix.Trace.At(int(e)))
	}
	for i := range d.Added.Time {
		note(d.Added.At(i))
	}
	return &other
}

// turnsOf follows the followers of an account on a network through the trace that
// a delta makes, the trace itself if that is nil.
func (f *fame) turnsOf(at cellKey, d *activity.Delta) []activity.Day {
	stock, _ := f.of(at)
	places := f.standings.on(f.ix.cell(at.account, at.network))
	var removed []int32
	var added []activity.Event
	if d != nil {
		removed = d.Removed
		for i, owner := range d.Added.Owner {
			if owner == at.account && d.Added.Network[i] == at.network && isFollow(d.Added.Action[i]) {
				added = append(added, d.Added.At(i))
			}
		}
	}
	if most := int32(len(places) + len(added)); f.many(stock-most) == f.many(stock+most) {
		return nil
	}
	return f.follow(stock, merged(f.ix.Trace, places, removed, added))
}

// follow takes in the follows of a cell, in their order.
func (f *fame) follow(stock int32, events []activity.Event) []activity.Day {
	h := newHolding(activity.Holding{Followers: stock})
	var turns []activity.Day
	famous, today := f.many(stock), stockDay
	end := func() {
		if now := f.many(h.followers.count); now != famous {
			famous, turns = now, append(turns, today)
		}
	}
	for _, e := range events {
		if e.Day() != today {
			end()
			today = e.Day()
		}
		h.apply(e, counted{followers: true})
	}
	end()
	return turns
}

func (f *fame) many(followers int32) bool { return float64(followers) > f.threshold }

// of is a cell's stock and turns in the trace, nothing for a newcomer's.
func (f *fame) of(at cellKey) (stock int32, turns []activity.Day) {
	if c := f.ix.cell(at.account, at.network); c < len(f.stock) {
		return f.stock[c], f.turns[c]
	}
	return 0, nil
}

// has reports whether an account is followed by many at the end of a day.
func (f *fame) has(at cellKey, day activity.Day) bool {
	stock, turns := f.of(at)
	if now, differs := f.changed[at]; differs {
		turns = now
	}
	famous := f.many(stock)
	for _, d := range turns {
		if d <= day {
			famous = !famous
		}
	}
	return famous
}
