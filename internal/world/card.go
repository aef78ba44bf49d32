package world

import (
	"slices"

	"github.com/yardstick-lab/yardstick/internal/activity"
)

// QuantilePoints are the points of all [Quantiles]: the least, the tenth, the
// quarter, the half, and so on up to the most.
var QuantilePoints = [...]float64{0, 0.1, 0.25, 0.5, 0.75, 0.9, 0.99, 1}

// Quantiles are those of a count at [QuantilePoints], each the smallest count
// that at least that share does not exceed.
type Quantiles [len(QuantilePoints)]int

// Card is what a world holds, in plain numbers.
type Card struct {
	Accounts, Events int
	Days             int
	First            activity.Day
	Networks         []NetworkCard
	Actions          []ActionCount // in the order of the vocabulary, those that occur
	PerDay           []int         // events of each day of the span
	Posts            Quantiles     // of each account, over the span and all networks
}

// ActionCount counts the events of an action, on each network and together.
type ActionCount struct {
	Action     activity.Action
	PerNetwork []int // as Card.Networks
	Total      int
}

// NetworkCard is one network's part of a card.
type NetworkCard struct {
	Name        string
	Linked      int // accounts
	Events      int
	Audience    Quantiles // of each linked account, inside the society
	Followers   Quantiles // of each linked account, with those outside
	Reactions   Quantiles // to each post, by others
	Reciprocity float64   // share of connected pairs in which both follow; 0 without pairs
}

// quantiles sorts the counts; those of none are zero.
func quantiles(counts []int) Quantiles {
	var q Quantiles
	slices.Sort(counts)
	for i, p := range QuantilePoints {
		if len(counts) > 0 {
			at := max(1, int(p*float64(len(counts))+0.999999)) // rounded up, but for the noise of p
			q[i] = counts[min(at, len(counts))-1]
		}
	}
	return q
}

// Card counts what the world holds.
func (w *World) Card() Card {
	c := Card{
		Accounts: len(w.Trace.Accounts), Events: w.Trace.Len(), Days: w.days(), First: w.First(),
		PerDay: make([]int, w.days()), Networks: make([]NetworkCard, len(w.Trace.Networks)),
	}
	counts := make([][]int, len(activity.Actions())+1)
	for i := range counts {
		counts[i] = make([]int, len(w.Trace.Networks))
	}
	posts := make([]int, c.Accounts)
	for i := range w.Trace.Time {
		e := w.Trace.At(i)
		counts[e.Action][e.Network]++
		c.PerDay[e.Day()-c.First]++
		if e.Action == activity.Post {
			posts[e.Actor]++
		}
	}
	c.Posts = quantiles(posts)
	for _, a := range activity.Actions() {
		c.count(a, counts[a])
	}
	reactions := w.reactions()
	for n := range c.Networks {
		c.Networks[n].describe(w, activity.Network(n))
		c.Networks[n].Reactions = quantiles(reactions[n])
	}
	return c
}

func (c *Card) count(a activity.Action, perNetwork []int) {
	total := 0
	for n, events := range perNetwork {
		total += events
		c.Networks[n].Events += events
	}
	if total > 0 {
		c.Actions = append(c.Actions, ActionCount{a, perNetwork, total})
	}
}

// describe fills in what the start of the span says of a network.
func (c *NetworkCard) describe(w *World, n activity.Network) {
	c.Name = w.Trace.Networks[n]
	var audience, followers []int
	follows, mutual := 0, 0
	for a := range activity.Account(len(w.Trace.Accounts)) {
		h := w.Trace.Stock.Of(a, n)
		if !h.Linked {
			continue
		}
		row := w.Audience(a, n)
		audience, followers = append(audience, len(row)), append(followers, int(h.Followers))
		follows += len(row)
		for _, f := range row {
			if _, back := slices.BinarySearch(w.Audience(f, n), a); back {
				mutual++
			}
		}
	}
	c.Linked, c.Audience, c.Followers = len(audience), quantiles(audience), quantiles(followers)
	if pairs := follows - mutual/2; pairs > 0 {
		c.Reciprocity = float64(mutual/2) / float64(pairs)
	}
}

// reactions counts the reactions of others to each post, by network.
func (w *World) reactions() [][]int {
	author := make([]activity.Account, len(w.Trace.Objects))
	count := make([]int, len(w.Trace.Objects))
	for i := range w.Trace.Time {
		switch e := w.Trace.At(i); {
		case e.Action == activity.Post:
			author[e.Object] = e.Actor
		case slices.Contains(answerable, e.Action) && e.Actor != author[e.Object]:
			count[e.Object]++
		}
	}
	all := make([][]int, len(w.Trace.Networks))
	for i := range w.Trace.Time {
		if e := w.Trace.At(i); e.Action == activity.Post {
			all[e.Network] = append(all[e.Network], count[e.Object])
		}
	}
	return all
}
