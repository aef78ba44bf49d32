package scorer

import (
	"errors"
	"fmt"
	"slices"

	"github.com/yardstick-lab/yardstick/internal/activity"
)

// Counting is a scorer whose R of an account hangs on nothing but what the
// account did and what was done to its work: no standing of others, no decay. It
// is read-only and safe for concurrent use.
type Counting struct {
	preset Preset
	r      func(*deeds) float64
}

// ErrNoFollowers is returned where a scorer needs follower counts and the log
// has none: neither a stock that states them nor a follow.
var ErrNoFollowers = errors.New("needs follower counts; this log has none")

// NewCounting returns the scorer of a preset, which must be valid and of one of
// the counting kinds.
func NewCounting(p Preset) (*Counting, error) {
	if problems := p.Validate(); len(problems) > 0 {
		return nil, fmt.Errorf("preset %s: %s", p.Name, problems[0])
	}
	c := &Counting{preset: p}
	switch p.Kind {
	case KindHIndex:
		c.r = (*deeds).hIndex
	case KindSNP:
		c.r = (*deeds).snp
	case KindRate:
		c.r = (*deeds).rate
	default:
		return nil, fmt.Errorf("preset %s does not count deeds", p.Name)
	}
	return c, nil
}

// deeds are what an account did and what was done to its work up to the end of a
// day, on all networks that are linked then.
type deeds struct {
	account   activity.Account
	first     activity.Day // of the window
	events    []activity.Event
	followers int32
}

// within visits the events inside the window.
func (d *deeds) within(visit func(activity.Event)) {
	for _, e := range d.events {
		if e.Day() >= d.first {
			visit(e)
		}
	}
}

// deedsOf sets out an account's events up to the end of a day, which come in
// order. A network that is disconnected by then is left out.
func (c *Counting) deedsOf(t *activity.Trace, a activity.Account, events []activity.Event, day activity.Day) *deeds {
	d := &deeds{account: a, first: stockDay} // without a window, from the start
	if c.preset.Window > 0 {
		d.first = day - activity.Day(c.preset.Window) + 1
	}
	links, held := make([]link, len(t.Networks)), make([]*holding, len(t.Networks))
	for n := range held {
		stock := t.Stock.Of(a, activity.Network(n))
		held[n] = newHolding(stock)
		if stock.Linked {
			links[n] = linked
		}
	}
	events = upTo(events, day)
	for _, e := range events {
		links[e.Network].see()
		if e.Actor == a {
			links[e.Network].obey(e.Action)
		}
		if e.Owner == a {
			held[e.Network].apply(e, counted{followers: true})
		}
	}
	for n := range held {
		if links[n] == linked {
			d.followers += held[n].followers.count
		}
	}
	d.events = events
	if slices.Contains(links, unlinked) {
		d.events = slices.DeleteFunc(slices.Clone(events), func(e activity.Event) bool { return links[e.Network] != linked })
	}
	return d
}

// upTo are the events up to the end of a day.
func upTo(events []activity.Event, day activity.Day) []activity.Event {
	end, _ := slices.BinarySearchFunc(events, day, func(e activity.Event, day activity.Day) int {
		if e.Day() <= day {
			return -1
		}
		return 1
	})
	return events[:end]
}

// Counted is a trace ready to be counted on some days. It is not safe for
// concurrent use.
type Counted struct {
	*Counting
	diary
	keep  Keep
	known map[accountDay]float64
}

type accountDay struct {
	account activity.Account
	day     activity.Day
}

// Baseline gets a trace ready. The error is that the scorer needs what the log
// does not have.
func (c *Counting) Baseline(ix *Index, keep Keep) (*Counted, error) {
	if (c.preset.Kind == KindSNP || c.preset.Kind == KindRate) && !countsFollowers(ix.Trace) {
		return nil, fmt.Errorf("scorer %s %w", c.preset.Name, ErrNoFollowers)
	}
	return &Counted{Counting: c, diary: newDiary(ix.Trace), keep: keep, known: map[accountDay]float64{}}, nil
}

func countsFollowers(t *activity.Trace) bool {
	return slices.Contains(t.Action, activity.Follow) ||
		slices.ContainsFunc(t.Stock.Holdings, func(h activity.Holding) bool { return h.Followers > 0 })
}

// R returns the quantity behind a score.
func (b *Counted) R(a activity.Account, d activity.Day) float64 {
	key := accountDay{a, d}
	r, ok := b.known[key]
	if !ok {
		r = b.r(b.deedsOf(b.trace, a, b.eventsOf(a, nil), d))
		b.known[key] = r
	}
	return r
}

// Score returns the score of an account at the end of a day, in points.
func (b *Counted) Score(a activity.Account, d activity.Day) float64 {
	return b.preset.Scale.Score(b.R(a, d))
}

// Displayed returns the score as shown.
func (b *Counted) Displayed(a activity.Account, d activity.Day) float64 {
	return b.preset.Scale.Displayed(b.Score(a, d))
}

// Follow returns the scores of one account that a delta moves, by day.
func (b *Counted) Follow(a activity.Account, d *activity.Delta, through activity.Day) ([]Change, error) {
	fork, ok := d.FirstDay(b.trace)
	if !ok {
		return nil, nil
	}
	events, changes := b.eventsOf(a, d), []Change(nil)
	for day := max(fork, b.keep.From); day <= min(through, b.keep.To); day++ {
		r := b.r(b.deedsOf(b.trace, a, events, day))
		if score := b.preset.Scale.Score(r); score != b.Score(a, day) {
			changes = append(changes, Change{day, a, score, b.preset.Scale.Displayed(score)})
		}
	}
	return changes, nil
}
