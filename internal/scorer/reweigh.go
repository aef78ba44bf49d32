package scorer

import (
	"cmp"
	"slices"

	"github.com/yardstick-lab/yardstick/internal/activity"
)

// act is an event with its place in the trace, or addedPlace of an added one.
type act struct {
	activity.Event
	place int32
}

// gather sets out the delta's added events, up to a day, whose credits bear on what
// is wanted.
func (v *variant) gather(through activity.Day) {
	v.come = v.scratch.come[:0]
	for i, at := range v.delta.Added.Time {
		if at >= (through + 1).Start() {
			break
		}
		if e := v.delta.Added.At(i); v.bears(e) {
			v.come = append(v.come, act{e, addedPlace(i)})
		}
	}
	slices.SortFunc(v.come, func(a, b act) int {
		return cmp.Or(cmp.Compare(a.Day(), b.Day()), cmp.Compare(a.Actor, b.Actor), cmp.Compare(b.place, a.place))
	})
}

// bears reports whether the credit of a changed act may bear on what is wanted, or
// those of the actor's other acts of the day, which share with it.
func (v *variant) bears(e activity.Event) bool {
	switch {
	case v.weighs(e) == 0:
		return false
	case v.sway != nil:
		return v.sway.has(e.Actor, e.Day()-1)
	}
	return !v.engine.flat || v.matters(e.Owner, e.Day())
}

// weigh notes every credit of the day that differs from the baseline's, and what
// changed events do to their actors' own cells.
func (v *variant) weigh(day activity.Day) {
	t := v.today(day)
	for _, i := range t.gone {
		e := v.ix.Trace.At(int(i))
		v.comes(e, -1)
		v.differ(spotOf(e), v.creditOf(int(i)), 0)
	}
	if !v.engine.flat {
		v.weighActors(t)
		return
	}
	for _, e := range t.come {
		v.recredit(spotOf(e.Event), weighed{place: e.place}, v.weighs(e.Event))
	}
}

// weighActors weighs all acts of those whose acts of the day may count differently.
func (v *variant) weighActors(t turn) {
	come := t.come
	for _, a := range v.touched(t) {
		n := 0
		for n < len(come) && come[n].Actor == a {
			n++
		}
		t.actor, t.come, come = a, come[:n], come[n:]
		v.weighActor(t)
	}
}

// turn is a changed day: the events that the delta takes away, and the acts that it
// adds; on the way through the actors, those of one.
type turn struct {
	actor activity.Account
	day   activity.Day
	gone  []int32
	come  []act
}

// today takes the events of a day from the delta's that are still to come, and notes
// what the added ones do to their actors' own cells.
func (v *variant) today(day activity.Day) turn {
	t, n, end, added := turn{day: day}, 0, (day + 1).Start(), &v.delta.Added
	for ; v.next < added.Len() && added.Time[v.next] < end; v.next++ {
		if v.table.hasOwn || added.Action[v.next] == activity.Post {
			v.comes(added.At(v.next), 1)
		}
	}
	for n < len(v.gone) && v.ix.Trace.Time[v.gone[n]] < end {
		n++
	}
	t.gone, v.gone = v.gone[:n], v.gone[n:]
	for n = 0; n < len(v.come) && v.come[n].Time < end; {
		n++
	}
	t.come, v.come = v.come[:n], v.come[n:]
	return t
}

// touched returns the actors whose acts of a day may count differently, rising.
func (v *variant) touched(t turn) []activity.Account {
	actors := v.scratch.actors[:0]
	for _, i := range t.gone {
		if e := v.ix.Trace.At(int(i)); v.bears(e) {
			actors = append(actors, e.Actor)
		}
	}
	for i, e := range t.come {
		if i == 0 || e.Actor != t.come[i-1].Actor {
			actors = append(actors, e.Actor)
		}
	}
	for _, s := range v.shown {
		actors = append(actors, s.account)
	}
	if v.engine.preset.Rep == RepFollowers {
		for _, c := range v.scratch.changes[:v.scratch.used] {
			if c.states != nil {
				actors = append(actors, activity.Account(c.cell/len(v.table.gain)))
			}
		}
	}
	slices.Sort(actors)
	v.scratch.actors = actors
	return slices.Compact(actors)
}

// weighed is an act that weighs something, with its credit in the baseline.
type weighed struct {
	owner          activity.Account
	network        activity.Network
	place          int32 // addedPlace of an added one
	weight, before float64
}

// weighActor credits the changed day of an actor and notes the differences.
func (v *variant) weighActor(t turn) {
	acts := v.actsIn(t)
	sel, rep := v.engine.sel(v.owners(acts)), v.rep(t.actor, t.day)
	for _, e := range acts {
		if v.engine.preset.Rep == RepFollowers {
			rep = v.engine.repByFollowers(v.stateOf(v.ix.cell(t.actor, e.network), t.day).followers)
		}
		v.recredit(spot{t.actor, e.owner, e.network, t.day}, e, credit(e.weight, sel, rep))
	}
}

// recredit notes the credit that an act has now, and what it makes of its marks.
func (v *variant) recredit(at spot, e weighed, now float64) {
	if e.before == now {
		return
	}
	v.differ(at, e.before, now)
	if v.marked != nil {
		v.markDiffer(v.actAt(e.place), e.before, now)
	}
}

// actsIn are the acts of a changed day that weigh.
func (v *variant) actsIn(t turn) []weighed {
	acts, trace := v.scratch.acts[:0], v.ix.Trace
	for _, i := range v.actsOf(t.actor, t.day) {
		w := v.engine.weighs(&v.table, t.actor, trace.Owner[i], trace.Network[i], trace.Action[i])
		if _, gone := slices.BinarySearch(t.gone, i); !gone && w != 0 {
			acts = append(acts, weighed{trace.Owner[i], trace.Network[i], i, w, v.credits[i]})
		}
	}
	for _, e := range t.come {
		if w := v.weighs(e.Event); w != 0 {
			acts = append(acts, weighed{e.Owner, e.Network, e.place, w, 0})
		}
	}
	v.scratch.acts = acts
	return acts
}

// actAt is the act at a place, of the trace or of the delta.
func (v *variant) actAt(place int32) act {
	if place < 0 {
		return act{v.delta.Added.At(int(-1 - place)), place}
	}
	return act{v.ix.Trace.At(int(place)), place}
}

func (v *variant) weighs(e activity.Event) float64 {
	return v.engine.weighs(&v.table, e.Actor, e.Owner, e.Network, e.Action)
}

// owners counts the distinct owners among acts, where it matters how many.
func (v *variant) owners(acts []weighed) int {
	n, met := 0, &v.scratch.met
	if v.engine.preset.Beta == 0 {
		return n
	}
	met.clear()
	for _, e := range acts {
		if !met.has(e.owner) {
			met.put(e.owner, true)
			n++
		}
	}
	return n
}

// rep is how much an actor's acts of a day count by what the actor showed the day
// before.
func (v *variant) rep(a activity.Account, day activity.Day) float64 {
	if v.engine.preset.Rep == RepScore {
		return v.engine.repByScore(v.shownYesterday(a, day))
	}
	return 1
}

func (v *variant) shownYesterday(a activity.Account, day activity.Day) float64 {
	if i, ok := slices.BinarySearchFunc(v.shown, a, func(s shown, a activity.Account) int { return cmp.Compare(s.account, a) }); ok {
		return v.shown[i].displayed
	}
	if before := v.shownBefore(day); int(a) < len(before) {
		return before[a]
	}
	return v.engine.bottom()
}

// spot is whose act of a day counts where.
type spot struct {
	actor, owner activity.Account
	network      activity.Network
	day          activity.Day
}

func spotOf(e activity.Event) spot { return spot{e.Actor, e.Owner, e.Network, e.Day()} }

// differ notes that an act's credit is no longer what it was.
func (v *variant) differ(at spot, before, now float64) {
	if before == now || !v.matters(at.owner, at.day) {
		return
	}
	c := v.scratch.of(v.ix.cell(at.owner, at.network))
	v.moves(c, now-before, at.day)
	if before != 0 {
		c.credit(amount{actor: at.actor, day: at.day, sign: -1, credit: before})
	}
	if now != 0 {
		c.credit(amount{actor: at.actor, day: at.day, sign: 1, credit: now})
	}
}

// comes notes what an added (sign 1) or removed (sign −1) event does to the
// actor's own cell.
func (v *variant) comes(e activity.Event, sign int32) {
	post, own := e.Action == activity.Post, 0.0
	if v.table.hasOwn {
		own = v.table.own[e.Network][e.Action]
	}
	if !post && own == 0 || !v.matters(e.Actor, e.Day()) {
		return
	}
	c := v.scratch.of(v.ix.cell(e.Actor, e.Network))
	if post {
		c.posts = more(c.posts, amount{day: e.Day(), sign: sign})
	}
	if own != 0 {
		c.own = more(c.own, amount{day: e.Day(), sign: sign, credit: own})
	}
}

// more appends an amount, or adds it to the last one of the same day.
func more(amounts []amount, a amount) []amount {
	if n := len(amounts) - 1; n >= 0 && amounts[n].day == a.day && amounts[n].credit == a.credit {
		amounts[n].sign += a.sign
		return amounts
	}
	return append(amounts, a)
}
