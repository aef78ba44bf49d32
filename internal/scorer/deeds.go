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
// day.
type deeds struct {
	account activity.Account
	events  []activity.Event
	start   int        // of the window, among events
	links   []link     // network; what is done on one that is not linked at the end of the day is left out
	held    []*holding // network
	room    *room
}

// room is where things are counted: nothing but zeros from one count to the next.
type room struct {
	objects, accounts []trait
	place             []int32 // object → its place among counts, from 1
	counts            []postCount
}

func (r *room) fit(accounts, objects int) {
	if more := accounts - len(r.accounts); more > 0 {
		r.accounts = append(r.accounts, make([]trait, more)...)
	}
	if more := objects - len(r.objects); more > 0 {
		r.objects, r.place = append(r.objects, make([]trait, more)...), append(r.place, make([]int32, more)...)
	}
}

// within visits the events inside the window.
func (d *deeds) within(visit func(i int, e *activity.Event)) {
	for i := d.start; i < len(d.events); i++ {
		if e := &d.events[i]; d.links[e.Network] == linked {
			visit(i, e)
		}
	}
}

// deedsOf are those of an account before its first event.
func (b *Counted) deedsOf(a activity.Account) *deeds {
	d := &deeds{account: a, links: make([]link, len(b.trace.Networks)), held: make([]*holding, len(b.trace.Networks)), room: &b.room}
	for n := range d.held {
		stock := b.trace.Stock.Of(a, activity.Network(n))
		d.held[n] = newHolding(stock)
		if stock.Linked {
			d.links[n] = linked
		}
	}
	return d
}

// count sets out an account's events, which come in order, at the end of each of
// some days.
func (b *Counted) count(a activity.Account, events []activity.Event, days Keep, visit func(*deeds)) {
	d := b.deedsOf(a)
	for day := days.From; day <= days.To; day++ {
		for at := len(d.events); at < len(events) && events[at].Day() <= day; at++ {
			d.enter(&events[at])
			d.events = events[:at+1]
		}
		if b.preset.Window > 0 {
			d.start = len(upTo(d.events, day-activity.Day(b.preset.Window)))
		}
		visit(d)
	}
}

// enter takes in what an event changes besides counts.
func (d *deeds) enter(e *activity.Event) {
	d.links[e.Network].see()
	if e.Actor == d.account {
		d.links[e.Network].obey(e.Action)
	}
	if e.Owner == d.account {
		d.held[e.Network].apply(*e, counted{followers: true})
	}
}

// followers are those on the networks that are linked.
func (d *deeds) followers() int {
	all := int32(0)
	for n, on := range d.links {
		if on == linked {
			all += d.held[n].followers.count
		}
	}
	return int(all)
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
	known map[activity.Account][]float64 // by kept day
	room  room
}

// Baseline gets a trace ready. The error is that the scorer needs what the log
// does not have.
func (c *Counting) Baseline(ix *Index, keep Keep) (*Counted, error) {
	if (c.preset.Kind == KindSNP || c.preset.Kind == KindRate) && !countsFollowers(ix.Trace) {
		return nil, fmt.Errorf("scorer %s %w", c.preset.Name, ErrNoFollowers)
	}
	b := &Counted{Counting: c, diary: newDiary(ix.Trace), keep: keep, known: map[activity.Account][]float64{}}
	b.room.fit(len(ix.Trace.Accounts), len(ix.Trace.Objects))
	return b, nil
}

func countsFollowers(t *activity.Trace) bool {
	return slices.Contains(t.Action, activity.Follow) ||
		slices.ContainsFunc(t.Stock.Holdings, func(h activity.Holding) bool { return h.Followers > 0 })
}

// R returns the quantity behind a score at the end of a kept day.
func (b *Counted) R(a activity.Account, d activity.Day) float64 {
	r, ok := b.known[a]
	if !ok {
		r = b.rs(a, nil, b.keep)
		b.known[a] = r
	}
	return r[d-b.keep.From]
}

// rs is R of an account at the end of each of some days, in the trace or, if d is
// not nil, in the trace that it makes.
func (b *Counted) rs(a activity.Account, d *activity.Delta, days Keep) []float64 {
	if d != nil {
		b.room.fit(len(b.trace.Accounts)+len(d.Accounts), len(b.trace.Objects)+len(d.Objects))
	}
	r := make([]float64, 0, max(0, days.Len()))
	b.count(a, b.eventsOf(a, d), days, func(d *deeds) { r = append(r, b.r(d)) })
	return r
}

// Score returns the score of an account at the end of a kept day, in points.
func (b *Counted) Score(a activity.Account, d activity.Day) float64 {
	return b.preset.Scale.Score(b.R(a, d))
}

// Displayed returns the score as shown.
func (b *Counted) Displayed(a activity.Account, d activity.Day) float64 {
	return b.preset.Scale.Displayed(b.Score(a, d))
}

// Follow returns the scores of one account that a delta moves, by day: none where
// it leaves the account's events as they are.
func (b *Counted) Follow(a activity.Account, d *activity.Delta, through activity.Day) ([]Change, error) {
	fork, ok := d.FirstDay(b.trace)
	if !ok || !b.touches(d, a) {
		return nil, nil
	}
	days, changes := Keep{max(fork, b.keep.From), min(through, b.keep.To)}, []Change(nil)
	for i, r := range b.rs(a, d, days) {
		day := days.From + activity.Day(i)
		if score := b.preset.Scale.Score(r); score != b.Score(a, day) {
			changes = append(changes, Change{day, a, score, b.preset.Scale.Displayed(score)})
		}
	}
	return changes, nil
}
