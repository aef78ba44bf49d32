package calibration

import (
	"cmp"
	"slices"

	"github.com/yardstick-lab/yardstick/internal/activity"
	"github.com/yardstick-lab/yardstick/internal/seed"
)

// Observed is what a log, a table or worlds show. What is not seen is empty.
type Observed struct {
	Delays   []Delays   // in the order of networks and actions
	Received []Received // in the order of networks
	Posts    []float64  // made by each account that made any
	Acts     []float64  // on others' work, by each account that did any
	Times    []activity.Time
	// Of each comment by anyone: 1 where the post's author wrote it. Of each
	// comment by others: 1 where its author had commented there before. Of each
	// like: 1 where it is for the actor's own work.
	ByAuthor, Again, OwnLike []float64
}

// Delays are the minutes that reactions by others waited.
type Delays struct {
	Network string
	Action  activity.Action
	Minutes []float64
}

// Received is what each post of a network received: the i-th entries are of one
// post. Comments are those and replies, by anyone.
type Received struct {
	Network         string
	Likes, Comments []float64
}

// Halves returns two halves of the observations. In which half one falls is drawn
// by its number in the order of the source: rows of one post stand beside one
// another, so that every other row would be no draw.
func (o *Observed) Halves() (fit, judge *Observed) {
	return o.half(true), o.half(false)
}

func (o *Observed) half(first bool) *Observed {
	h := &Observed{
		Posts: half(o.Posts, first), Acts: half(o.Acts, first), Times: half(o.Times, first),
		ByAuthor: half(o.ByAuthor, first), Again: half(o.Again, first), OwnLike: half(o.OwnLike, first),
	}
	for _, d := range o.Delays {
		h.Delays = append(h.Delays, Delays{d.Network, d.Action, half(d.Minutes, first)})
	}
	for _, r := range o.Received {
		h.Received = append(h.Received, Received{r.Network, half(r.Likes, first), half(r.Comments, first)})
	}
	return h
}

func half[T any](all []T, first bool) []T {
	key := seed.New(0).Name("half")
	var mine []T
	for i, x := range all {
		if key.Number(uint64(i)).Stream().Bernoulli(0.5) == first {
			mine = append(mine, x)
		}
	}
	return mine
}

// delays returns the delays of an action on a network, added if there are none.
func (o *Observed) delays(network string, a activity.Action) *Delays {
	order := func(d Delays, _ struct{}) int {
		return cmp.Or(cmp.Compare(d.Network, network), cmp.Compare(d.Action, a))
	}
	i, found := slices.BinarySearchFunc(o.Delays, struct{}{}, order)
	if !found {
		o.Delays = slices.Insert(o.Delays, i, Delays{Network: network, Action: a})
	}
	return &o.Delays[i]
}

// received returns what the posts of a network received, added if need be.
func (o *Observed) received(network string) *Received {
	order := func(r Received, _ struct{}) int { return cmp.Compare(r.Network, network) }
	i, found := slices.BinarySearchFunc(o.Received, struct{}{}, order)
	if !found {
		o.Received = slices.Insert(o.Received, i, Received{Network: network})
	}
	return &o.Received[i]
}

// take adds what another sample shows.
func (o *Observed) take(p *Observed) {
	for _, d := range p.Delays {
		own := o.delays(d.Network, d.Action)
		own.Minutes = append(own.Minutes, d.Minutes...)
	}
	for _, r := range p.Received {
		own := o.received(r.Network)
		own.Likes, own.Comments = append(own.Likes, r.Likes...), append(own.Comments, r.Comments...)
	}
	o.Posts, o.Acts, o.Times = append(o.Posts, p.Posts...), append(o.Acts, p.Acts...), append(o.Times, p.Times...)
	o.ByAuthor, o.Again, o.OwnLike = append(o.ByAuthor, p.ByAuthor...), append(o.Again, p.Again...), append(o.OwnLike, p.OwnLike...)
}

// seen returns the observations behind a statistic of one quantity; those of
// delays and of what posts received are by network and not among them.
func (o *Observed) seen(s Stat) []float64 {
	switch s {
	case Posts:
		return o.Posts
	case Acts:
		return o.Acts
	case Answers:
		return o.ByAuthor
	case OwnLikes:
		return o.OwnLike
	case Returns:
		return o.Again
	case Hours:
		return each(o.Times, hourOf)
	case Weekdays:
		return each(o.Times, weekdayOf)
	}
	return nil
}

func hourOf(t activity.Time) float64 {
	return float64((t - activity.DayOf(t).Start()) / activity.Hour)
}

// weekdayOf counts from Monday; 1970-01-01 was a Thursday.
func weekdayOf(t activity.Time) float64 {
	return float64(((int(activity.DayOf(t))+3)%7 + 7) % 7)
}

func each[A, B any](all []A, f func(A) B) []B {
	out := make([]B, len(all))
	for i, x := range all {
		out[i] = f(x)
	}
	return out
}
