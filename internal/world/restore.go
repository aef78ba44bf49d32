package world

import (
	"fmt"
	"slices"

	"github.com/yardstick-lab/yardstick/internal/activity"
)

// Ties returns who follows whom at the start of the span, as follows of a trace
// with the accounts and networks of the world's; their time is the number of the
// account followed, which puts them in order as they come. With the trace it is
// all that [Restore] needs.
func (w *World) Ties() *activity.Trace {
	ties, at := 0, 0
	for n := range w.audience {
		ties += len(w.audience[n].of)
	}
	t := &activity.Trace{Networks: w.Trace.Networks, Accounts: w.Trace.Accounts, Objects: []string{""}}
	t.Columns = activity.MakeColumns(ties)
	for owner := range activity.Account(len(w.Trace.Accounts)) {
		for n := range w.audience {
			for _, follower := range w.audience[n].row(owner) {
				t.Put(at, activity.Event{
					Time: activity.Time(owner), Network: activity.Network(n), Action: activity.Follow, Actor: follower, Owner: owner,
				})
				at++
			}
		}
	}
	return t
}

// Restore returns the world that [Make] made of the settings and the span, given
// its trace and its [World.Ties]. The trace may lie in a mapped file; the world
// is of use as long as that is.
func Restore(s *Settings, span Span, trace, ties *activity.Trace) (*World, error) {
	if len(trace.Accounts) != s.Accounts || !slices.Equal(trace.Accounts, ties.Accounts) || !slices.Equal(trace.Networks, ties.Networks) {
		return nil, fmt.Errorf("the ties of a world are not those of its trace")
	}
	all := make([][]tie, len(trace.Networks))
	for i, n := range ties.Network {
		all[n] = append(all[n], tie{ties.Owner[i], ties.Actor[i]})
	}
	w := &World{Span: span, settings: s, Trace: trace, delays: newDelays(s.Delays)}
	for _, on := range all {
		w.audience = append(w.audience, newGraph(s.Accounts, on))
	}
	return w, nil
}
