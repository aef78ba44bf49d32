package scorer

import (
	"slices"

	"github.com/yardstick-lab/yardstick/internal/activity"
)

// overlay is what a delta does to the graphs of a baseline.
type overlay struct {
	base    *Ranked
	table   table
	removed []int32
	gone    []activity.Event
	come    []activity.Event
	first   map[activity.Account]activity.Day // of come
	all     []activity.Event                  // of the pairs that a follow of the delta is about, in their order
}

func newOverlay(b *Ranked, d *activity.Delta) *overlay {
	o := &overlay{base: b, table: newTable(&b.preset, b.trace.Networks), removed: d.Removed, first: map[activity.Account]activity.Day{}}
	for _, e := range d.Removed {
		o.gone = append(o.gone, b.trace.At(int(e)))
	}
	for i := range d.Added.Time {
		e := d.Added.At(i)
		o.come = append(o.come, e)
		for _, a := range []activity.Account{e.Actor, e.Owner} {
			if _, seen := o.first[a]; !seen { // they come in order
				o.first[a] = e.Day()
			}
		}
	}
	if b.preset.Kind == KindTunkRank {
		o.gatherFollows(d)
	}
	return o
}

// web puts the delta over the graph of a day, and reports whether that makes a
// difference.
func (o *overlay) web(base *web, day activity.Day) (web, bool) {
	w := *base
	if o.base.preset.Kind == KindTunkRank {
		w.extra = o.follows(day)
	} else {
		w.extra = o.reactions(day)
	}
	differs := o.population(&w, day)
	if len(w.extra) == 0 {
		return w, differs
	}
	w.out = append(slices.Clone(w.out), make([]int64, len(w.seen)-len(w.out))...)
	for _, e := range w.extra {
		w.out[e.actor] += int64(e.weight)
	}
	return w, true
}

// population adds the accounts that are seen by a day only because of the delta,
// and takes away those that are no longer seen, and reports whether there are any.
func (o *overlay) population(w *web, day activity.Day) bool {
	most, now := len(w.seen), map[activity.Account]bool{}
	for _, events := range [][]activity.Event{o.gone, o.come} {
		for _, e := range events {
			for _, a := range []activity.Account{e.Actor, e.Owner} {
				most = max(most, int(a)+1)
				if is := o.isSeen(a, day); is != (int(a) < len(w.seen) && w.seen[a]) {
					now[a] = is
				}
			}
		}
	}
	if len(now) == 0 {
		return false
	}
	w.seen = append(slices.Clone(w.seen), make([]bool, most-len(w.seen))...)
	w.out = append(slices.Clone(w.out), make([]int64, most-len(w.out))...)
	for a, is := range now { // whole numbers: the order is free
		if w.seen[a] = is; is {
			w.count++
		} else {
			w.count--
		}
	}
	return true
}

// isSeen reports whether an account has an event by the end of a day, or a stock.
func (o *overlay) isSeen(a activity.Account, day activity.Day) bool {
	if first, comes := o.first[a]; comes && first <= day {
		return true
	}
	if int(a) >= len(o.base.trace.Accounts) {
		return false
	}
	if o.base.start == nil {
		o.base.start, o.base.of = takers(o.base.trace)
	}
	for _, e := range o.base.of[o.base.start[a]:o.base.start[a+1]] {
		if _, gone := slices.BinarySearch(o.removed, e); !gone {
			return activity.DayOf(o.base.trace.Time[e]) <= day
		}
	}
	return slices.ContainsFunc(o.base.trace.Stock.Holdings, func(h activity.Holding) bool { return h.Account == a })
}

// reactions are the delta's edges at the end of a day.
func (o *overlay) reactions(day activity.Day) []edge {
	p, sum := &o.base.preset, map[followed]int64{}
	put := func(events []activity.Event, sign int64) {
		for _, e := range events {
			if e.Day() <= day && (p.Window == 0 || int(day-e.Day()) < p.Window) {
				sum[followed{e.Actor, e.Owner}] += sign * p.edgeWeight(&o.table, e)
			}
		}
	}
	put(o.gone, -1)
	put(o.come, 1)
	return edgesOf(sum)
}

func edgesOf(sum map[followed]int64) []edge {
	var edges []edge
	for k, w := range sum {
		if w != 0 {
			edges = append(edges, edge{k.actor, k.owner, float64(w)})
		}
	}
	slices.SortFunc(edges, func(a, b edge) int {
		return compareFollowed(followed{a.actor, a.owner}, followed{b.actor, b.owner})
	})
	return edges
}

// isFollow reports whether an action begins or ends a follow.
func isFollow(k activity.Action) bool { return k == activity.Follow || k == activity.Unfollow }

// gatherFollows finds the follows of all pairs that the delta has a part in.
func (o *overlay) gatherFollows(d *activity.Delta) {
	touched := map[followed]bool{}
	for _, e := range slices.Concat(o.gone, o.come) {
		if isFollow(e.Action) {
			touched[followed{e.Actor, e.Owner}] = true
		}
	}
	if len(touched) == 0 {
		return
	}
	for i, k := range o.base.trace.Action {
		if !isFollow(k) {
			continue
		}
		if _, gone := slices.BinarySearch(d.Removed, int32(i)); !gone && touched[followed{o.base.trace.Actor[i], o.base.trace.Owner[i]}] {
			o.all = append(o.all, o.base.trace.At(i))
		}
	}
	o.all = append(o.all, slices.DeleteFunc(slices.Clone(o.come), func(e activity.Event) bool {
		return !isFollow(e.Action)
	})...)
	slices.SortStableFunc(o.all, activity.Event.Compare)
}

// follows are the edges that the delta brings or takes away by the end of a day.
func (o *overlay) follows(day activity.Day) []edge {
	now, sum := map[followOn]bool{}, map[followed]int64{}
	for _, e := range o.all {
		if k := (followOn{followed{e.Actor, e.Owner}, e.Network}); e.Day() <= day && e.Actor != e.Owner {
			now[k] = e.Action == activity.Follow
		}
	}
	for _, e := range slices.Concat(o.all, o.gone) {
		if isFollow(e.Action) {
			sum[followed{e.Actor, e.Owner}] = 0
		}
	}
	for k, on := range now {
		if on {
			sum[k.followed] = 1
		}
	}
	for _, e := range o.base.webs[day-o.base.keep.From].edges {
		k := followed{e.actor, e.owner}
		if _, touched := sum[k]; touched {
			sum[k]--
		}
	}
	return edgesOf(sum)
}
