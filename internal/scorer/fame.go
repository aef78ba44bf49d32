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
// any day. A fame over another holds only where it differs.
type fame struct {
	diary     *diary
	threshold float64
	turns     map[cellKey][]activity.Day // days on which it is won or lost, in turn
	under     *fame
}

// newFame follows all followers of a trace.
func newFame(p *Preset, d *diary) *fame {
	f := &fame{diary: d, threshold: p.RepThreshold, turns: map[cellKey][]activity.Day{}}
	for i, k := range d.trace.Action {
		if at := (cellKey{d.trace.Owner[i], d.trace.Network[i]}); isFollow(k) && f.turns[at] == nil {
			f.turns[at] = f.turnsOf(at, nil)
		}
	}
	return f
}

// changedBy is the fame of the trace that a delta makes, over f.
func (f *fame) changedBy(d *activity.Delta) *fame {
	over := &fame{diary: f.diary, threshold: f.threshold, turns: map[cellKey][]activity.Day{}, under: f}
	seen := map[cellKey]bool{} // a delta may bring one account very many followers
	note := func(e activity.Event) {
		at := cellKey{e.Owner, e.Network}
		if !isFollow(e.Action) || seen[at] {
			return
		}
		seen[at] = true
		if now := f.turnsOf(at, d); !slices.Equal(now, f.turns[at]) {
			over.turns[at] = now
		}
	}
	for _, e := range d.Removed {
		note(f.diary.trace.At(int(e)))
	}
	for i := range d.Added.Time {
		note(d.Added.At(i))
	}
	return over
}

// turnsOf follows the followers of an account on a network through the trace that
// a delta makes, the trace itself if that is nil. It is never nil.
func (f *fame) turnsOf(at cellKey, d *activity.Delta) []activity.Day {
	h, turns := newHolding(f.diary.trace.Stock.Of(at.account, at.network)), []activity.Day{}
	famous, today := f.above(h.followers.count), stockDay
	end := func() {
		if now := f.above(h.followers.count); now != famous {
			famous, turns = now, append(turns, today)
		}
	}
	for _, e := range f.diary.eventsOf(at.account, d) {
		if e.Owner != at.account || e.Network != at.network || !isFollow(e.Action) {
			continue
		}
		if e.Day() != today {
			end()
			today = e.Day()
		}
		h.apply(e, counted{followers: true})
	}
	end()
	return turns
}

func (f *fame) above(followers int32) bool { return float64(followers) > f.threshold }

// has reports whether an account is followed by many at the end of a day.
func (f *fame) has(at cellKey, day activity.Day) bool {
	famous := f.above(f.diary.trace.Stock.Of(at.account, at.network).Followers)
	turns, known := f.turns[at]
	if !known && f.under != nil {
		turns = f.under.turns[at]
	}
	for _, d := range turns {
		if d <= day {
			famous = !famous
		}
	}
	return famous
}
