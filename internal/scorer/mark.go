package scorer

import (
	"cmp"
	"slices"

	"github.com/yardstick-lab/yardstick/internal/activity"
)

// Some presets look at an act in the light of others: a reply counts more once its
// author was answered, or where the two follow each other, and of some acts only
// the newest count. Each of these is a mark on the act, which from a day on adds a
// multiple of the credit that it had on its own day, or takes it away. Marks are
// found before anything is scored, group by group of the events that they hang on,
// so that a delta finds anew those of the groups that it touches.

// Bonus is what a reply or comment counts beside its weight.
type Bonus struct {
	// Answered counts from the day on which the author, who owns what was replied
	// to, replies to the replier under the same object: not earlier than the reply,
	// on the same network, with an object or a parent that is the reply's object.
	Answered float64 `json:",omitempty"`
	// Mutual counts where the two follow each other on the network at the end of
	// the reply's day, as the log shows them follow.
	Mutual float64 `json:",omitempty"`
}

// Hindsight reports whether an act may count by what others do on other days, so
// that the whole log is needed.
func (p *Preset) Hindsight() bool { return p.Bonus != Bonus{} || len(p.Newest) > 0 }

// mark adds factor times the credit of an act, from a day on.
type mark struct {
	from   activity.Day
	factor float64
}

// group is the events that each other's marks hang on: acts of one kind on an
// account's work, or what two accounts, the lower number first, do to each other.
type group struct {
	action   activity.Action // 0 for what two do
	network  activity.Network
	one, two activity.Account
}

func (g group) compare(h group) int {
	return cmp.Or(cmp.Compare(g.action, h.action), cmp.Compare(g.network, h.network), cmp.Compare(g.one, h.one), cmp.Compare(g.two, h.two))
}

// isReply reports whether an action answers something.
func isReply(k activity.Action) bool { return k == activity.Reply || k == activity.Comment }

// marker finds marks for one preset and trace.
type marker struct {
	engine *Engine
	table  *table
}

// groupsOf appends the groups of an event, at most two.
func (m marker) groupsOf(all []group, e activity.Event) []group {
	p := &m.engine.preset
	if p.Newest[e.Action] > 0 {
		all = append(all, group{e.Action, e.Network, e.Owner, 0})
	}
	if p.Bonus != (Bonus{}) && e.Actor != e.Owner && (isReply(e.Action) || isFollow(e.Action) && p.Bonus.Mutual != 0) {
		all = append(all, group{0, e.Network, min(e.Actor, e.Owner), max(e.Actor, e.Owner)})
	}
	return all
}

// bears reports whether an event has its marks from a group, and not only a part
// in those of others.
func (g group) bears(e activity.Event) bool { return g.action != 0 || isReply(e.Action) }

// marks are those of a group's events, which come in order.
func (m marker) marks(g group, events []act) [][]mark {
	marks := make([][]mark, len(events))
	if g.action != 0 {
		m.newest(marks, events)
		return marks
	}
	if m.engine.preset.Bonus.Mutual != 0 {
		m.mutual(g, marks, events)
	}
	if m.engine.preset.Bonus.Answered != 0 {
		m.answered(marks, events)
	}
	return marks
}

func (m marker) weight(e activity.Event) float64 {
	return m.engine.weighs(m.table, e.Actor, e.Owner, e.Network, e.Action)
}

// newest takes the credit of an act away on the day on which so many are newer.
// Those of one and the same time count alike.
func (m marker) newest(marks [][]mark, events []act) {
	next := 0
	for i, e := range events {
		if m.weight(e.Event) == 0 {
			continue
		}
		for next = max(next, i); next < len(events) && events[next].Time == e.Time; next++ {
		}
		left := m.engine.preset.Newest[e.Action]
		for _, newer := range events[next:] {
			if m.weight(newer.Event) == 0 { // on one's own work
				continue
			}
			if left--; left == 0 {
				marks[i] = []mark{{newer.Day(), -1}}
				break
			}
		}
	}
}

// mutual adds to the replies of days at whose end two accounts follow each other.
func (m marker) mutual(g group, marks [][]mark, events []act) {
	var follows [2]bool
	for i, e := range events {
		if isFollow(e.Action) {
			follows[side(g, e.Actor)] = e.Action == activity.Follow
		}
		if i+1 < len(events) && events[i+1].Day() == e.Day() || !follows[0] || !follows[1] {
			continue
		}
		for j := i; j >= 0 && events[j].Day() == e.Day(); j-- {
			marks[j] = m.more(marks[j], events[j].Event, mark{e.Day(), m.engine.preset.Bonus.Mutual})
		}
	}
}

// more appends a mark whose factor is still a bonus, to those of a reply.
func (m marker) more(marks []mark, e activity.Event, bonus mark) []mark {
	w := m.weight(e)
	if !isReply(e.Action) || w == 0 {
		return marks
	}
	return append(marks, mark{bonus.from, bonus.factor / w})
}

// side tells the two accounts of a group apart.
func side(g group, a activity.Account) int {
	if a == g.one {
		return 0
	}
	return 1
}

// answered adds to the replies that their author's owner answers later.
func (m marker) answered(marks [][]mark, events []act) {
	type thread struct {
		by     activity.Account
		object activity.Object
	}
	next := map[thread]activity.Day{} // of the next answer, by whom and to what
	for end := len(events); end > 0; {
		start := end - 1
		for start > 0 && events[start-1].Time == events[end-1].Time {
			start--
		}
		for _, e := range events[start:end] {
			if isReply(e.Action) {
				next[thread{e.Actor, e.Object}] = e.Day()
				next[thread{e.Actor, e.Parent}] = e.Day()
			}
		}
		for i, e := range events[start:end] {
			if day, answered := next[thread{e.Owner, e.Object}]; answered && e.Object != activity.NoObject {
				marks[start+i] = m.more(marks[start+i], e.Event, mark{day, m.engine.preset.Bonus.Answered})
			}
		}
		end = start
	}
}

// marked is a trace with its marks. It is read-only.
type marked struct {
	marker
	entries []grouped // by group, events in order
	all     []markOn  // by event
}

// grouped is an event in a group, markOn a mark on an event.
type (
	grouped struct {
		group group
		place int32
	}
	markOn struct {
		place int32
		mark
	}
)

// newMarked finds the marks of a trace.
func newMarked(e *Engine, t *table, trace *activity.Trace) *marked {
	m := &marked{marker: marker{e, t}}
	var of []group
	for i := range trace.Time {
		of = m.groupsOf(of[:0], trace.At(i))
		for _, g := range of {
			m.entries = append(m.entries, grouped{g, int32(i)})
		}
	}
	slices.SortFunc(m.entries, func(a, b grouped) int { return cmp.Or(a.group.compare(b.group), cmp.Compare(a.place, b.place)) })
	var events []act
	for from := 0; from < len(m.entries); {
		g := m.entries[from].group
		events = events[:0]
		for _, p := range m.places(g, from) {
			events = append(events, act{trace.At(int(p.place)), p.place})
		}
		for i, marks := range m.marks(g, events) {
			for _, k := range marks {
				m.all = append(m.all, markOn{events[i].place, k})
			}
		}
		from += len(events)
	}
	slices.SortStableFunc(m.all, func(a, b markOn) int { return cmp.Compare(a.place, b.place) })
	return m
}

// places are the events of a group, which begin at an entry.
func (m *marked) places(g group, from int) []grouped {
	to := from
	for to < len(m.entries) && m.entries[to].group == g {
		to++
	}
	return m.entries[from:to]
}

// of are the marks of an event of the trace.
func (m *marked) of(place int32) []markOn {
	from, _ := slices.BinarySearchFunc(m.all, place, func(a markOn, p int32) int { return cmp.Compare(a.place, p) })
	to := from
	for to < len(m.all) && m.all[to].place == place {
		to++
	}
	return m.all[from:to]
}
