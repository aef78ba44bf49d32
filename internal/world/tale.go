package world

import "github.com/yardstick-lab/yardstick/internal/activity"

// Tale is a world that was told and not kept: what its events refer to.
type Tale struct {
	// Trace has networks, accounts and the stock; no events, and no objects.
	Trace   *activity.Trace
	Objects activity.Names
	Events  int
	diary   *diary
}

// Tell makes the world that [Make] makes, for those that are larger than memory:
// each day's events are handed to hear, in their total order, and forgotten. The
// slice is used again once hear returns; its error ends the telling. Objects of
// events become final with [Tale.Number].
func Tell(s *Settings, span Span, hear func(today []activity.Event) error) (*Tale, error) {
	if err := s.over(span); err != nil {
		return nil, err
	}
	b := newSociety(s, span)
	text := names{accountNames(b.Accounts), dayNames(b.span)}
	tale := &Tale{diary: newDiary(b, text.accounts)}
	err := tale.diary.tell(func(today []activity.Event) error {
		tale.Events += len(today)
		return hear(today)
	})
	if err != nil {
		return nil, err
	}
	tale.Trace = b.tables(text)
	tale.diary.forget()
	tale.Objects, err = tale.diary.objects(text)
	return tale, err
}

// Number returns the objects of events as the trace of [Make] numbers them; as a
// rule, the same slice.
func (t *Tale) Number(objects []activity.Object) []activity.Object { return t.diary.number(objects) }

// forget lets go of what only the telling needs.
func (d *diary) forget() {
	d.events, d.sorted, d.given, d.next, d.follows, d.lists = nil, nil, nil, nil, nil, nil
	for i := range d.networks {
		n := &d.networks[i]
		n.audience, n.following, n.strength = graph{}, graph{}, nil
	}
}
