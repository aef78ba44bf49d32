package world

import (
	"fmt"
	"math"

	"github.com/yardstick-lab/yardstick/internal/activity"
	"github.com/yardstick-lab/yardstick/internal/seed"
)

// World is a society and all it did over a span of days. It is not changed after
// it is made, so many may read it at once.
type World struct {
	Span
	Trace    *activity.Trace
	settings *Settings
	audience []graph // by network
	delays   delays
}

// Audience returns the owner's followers inside the society at the start of the
// span, rising. The slice is the world's own: it is not to be changed.
func (w *World) Audience(owner activity.Account, n activity.Network) []activity.Account {
	return w.audience[n].row(owner)
}

// Delay draws how long a reaction waits, at least a microsecond. An action
// without a delay of its own waits as long as a comment. It takes one number
// from the stream.
func (w *World) Delay(a activity.Action, s *seed.Stream) activity.Time {
	if !a.Valid() {
		panic("world: the delay of an action outside the vocabulary was asked for")
	}
	return w.delays[a].draw(s)
}

// Make makes the world of the settings over the span. Equal arguments make equal
// worlds. It reports settings that [Settings.Validate] refuses.
func Make(s *Settings, span Span) (*World, error) {
	proposed := *s
	proposed.Days = Days{span.Warmup, span.Measured, span.FirstMeasured}
	if err := proposed.Validate(); err != nil {
		return nil, fmt.Errorf("making a world: %w", err)
	}
	return newSociety(s, span).world(), nil
}

// world lets the society live through its span.
func (b *society) world() *World {
	text := names{accountNames(b.Accounts), dayNames(b.span)}
	room := min(roomFor, b.Budget.Events)
	t, o := newTelling(b, room*5/4), newObjects(room/2)
	var listings []listing
	for i := range b.networks {
		n := &b.networks[i]
		t.followers(n, b.ties(n))
		listings = b.readiness(n, listings)
	}
	b.schedule(text, o)
	t.tell()
	t.lists(listings, o, text.accounts)
	t.endorsements(o)
	w := &World{Span: b.span, settings: b.Settings, delays: b.delays, Trace: &activity.Trace{
		Accounts: text.accounts, Objects: o.table(), Columns: inOrder(t.events, b.span), Stock: b.stock(),
	}}
	for i := range b.networks {
		w.Trace.Networks = append(w.Trace.Networks, b.networks[i].Name)
		w.audience = append(w.audience, b.networks[i].audience)
	}
	return w
}

// stock is what accounts hold before the span: the audience and followers
// outside the society, and lists in proportion.
func (b *society) stock() activity.Stock {
	stock := activity.Stock{Declared: true}
	for a := range activity.Account(b.Accounts) {
		for i := range b.networks {
			n := &b.networks[i]
			if n.linked[a] {
				stock.Holdings = append(stock.Holdings, b.holding(n, a))
			}
		}
	}
	return stock
}

// maxStock is the most followers outside the society (ours).
const maxStock = 1e7

func (b *society) holding(n *network, a activity.Account) activity.Holding {
	s := n.key.Name("stock").Number(uint64(a)).Stream()
	outside := n.Outside.Median * n.popular[a] * math.Exp(n.Outside.Spread*s.Normal())
	followers := float64(len(n.audience.row(a))) + min(maxStock, math.Floor(outside))
	return activity.Holding{
		Account: a, Network: n.number, Linked: true,
		Followers: int32(followers), Lists: int32(s.Poisson(n.Listed * followers)),
	}
}
