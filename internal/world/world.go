package world

import (
	"fmt"
	"math"
	"slices"

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
	if err := s.over(span); err != nil {
		return nil, err
	}
	return newSociety(s, span).world()
}

// over reports settings that are refused for a span.
func (s *Settings) over(span Span) error {
	proposed := *s
	proposed.Days = Days{span.Warmup, span.Measured, span.FirstMeasured}
	if err := proposed.Validate(); err != nil {
		return fmt.Errorf("making a world: %w", err)
	}
	return nil
}

// world lets the society live through its span.
func (b *society) world() (*World, error) {
	text := names{accountNames(b.Accounts), dayNames(b.span)}
	d := newDiary(b, text.accounts)
	var days [][]activity.Event
	_ = d.tell(func(today []activity.Event) error { // which cannot fail
		days = append(days, slices.Clone(today))
		return nil
	})
	t := b.tables(text)
	t.Columns = columnsOf(days)
	t.Object = d.number(t.Object)
	objects, err := d.objects(text)
	if err != nil {
		return nil, err
	}
	t.Objects = objects.Strings()
	w := &World{Span: b.span, settings: b.Settings, delays: b.delays, Trace: t}
	for i := range b.networks {
		w.audience = append(w.audience, b.networks[i].audience)
	}
	return w, nil
}

// columnsOf puts the events of all days into columns.
func columnsOf(days [][]activity.Event) activity.Columns {
	n := 0
	for _, today := range days {
		n += len(today)
	}
	c, i := activity.MakeColumns(n), 0
	for _, today := range days {
		for _, e := range today {
			c.Put(i, e)
			i++
		}
	}
	return c
}

// tables is a trace with what its events refer to, but for the objects.
func (b *society) tables(text names) *activity.Trace {
	t := &activity.Trace{Accounts: text.accounts, Stock: b.stock()}
	for i := range b.networks {
		t.Networks = append(t.Networks, b.networks[i].Name)
	}
	return t
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
