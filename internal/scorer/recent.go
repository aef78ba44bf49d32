package scorer

import (
	"slices"

	"github.com/yardstick-lab/yardstick/internal/activity"
)

// perDay lists, for each account and kept day, something in its order.
type perDay struct {
	from     activity.Day
	accounts int
	start    []int32 // day, account → its first entry in of
	of       []int32
}

// on is what is listed for an account on a kept day, nothing for a newcomer.
func (p *perDay) on(a activity.Account, day activity.Day) []int32 {
	if int(a) >= p.accounts {
		return nil
	}
	at := int(day-p.from)*p.accounts + int(a)
	return p.of[p.start[at]:p.start[at+1]]
}

// recent finds the events of the kept days by account. What deltas need of it is
// found when the first of them does.
type recent struct {
	acts     *perDay // the places of what an account does
	works    *perDay // the places of what is done to its work
	reactors *perDay // who does something to it that weighs
}

// perDay lists the events of the kept days by one of their columns.
func (b *Baseline) perDay(of []activity.Account) *perDay {
	p := &perDay{from: b.keep.From, accounts: b.ix.Accounts}
	first, _ := b.ix.Trace.Between(b.keep.From, b.keep.From)
	_, end := b.ix.Trace.Between(b.keep.To, b.keep.To)
	keys := make([]uint32, 0, end-first)
	for e := first; e < end; e++ {
		day := activity.DayOf(b.ix.Trace.Time[e]) - b.keep.From
		keys = append(keys, uint32(int(day)*p.accounts+int(of[e])))
	}
	p.start = make([]int32, b.keep.Len()*p.accounts+1)
	for _, k := range keys {
		p.start[k+1]++
	}
	sumUp(p.start)
	p.of = countingSort(nil, keys, len(p.start)-1)
	for i := range p.of {
		p.of[i] += int32(first)
	}
	return p
}

// actsOf are the places of what an account does on a kept day.
func (b *Baseline) actsOf(a activity.Account, day activity.Day) []int32 {
	if b.recent.acts == nil {
		b.recent.acts = b.perDay(b.ix.Trace.Actor)
	}
	return b.recent.acts.on(a, day)
}

// actsOn are the places of what is done to an account's work on a kept day.
func (b *Baseline) actsOn(a activity.Account, day activity.Day) []int32 {
	if b.recent.works == nil {
		b.recent.works = b.perDay(b.ix.Trace.Owner)
	}
	return b.recent.works.on(a, day)
}

// reactorsOf are the accounts, as numbers, whose acts of a kept day weigh for an
// owner.
func (b *Baseline) reactorsOf(owner activity.Account, day activity.Day) []int32 {
	if b.recent.reactors == nil {
		b.recent.reactors = b.findReactors()
	}
	return b.recent.reactors.on(owner, day)
}

func (b *Baseline) findReactors() *perDay {
	t, p := b.ix.Trace, &perDay{from: b.keep.From, accounts: b.ix.Accounts, start: []int32{0}}
	var met stamps
	for day := b.keep.From; day <= b.keep.To; day++ {
		for owner := range activity.Account(p.accounts) {
			met.clear()
			for _, e := range b.actsOn(owner, day) {
				if actor := t.Actor[e]; !met.has(actor) && b.engine.weighs(&b.table, actor, owner, t.Network[e], t.Action[e]) != 0 {
					met.put(actor, true)
					p.of = append(p.of, int32(actor))
				}
			}
			p.start = append(p.start, int32(len(p.of)))
		}
	}
	return p
}

// takenFrom are the places of the events from a kept day on in which an account takes
// part on a network, in their order.
func (b *Baseline) takenFrom(day activity.Day, a activity.Account, n activity.Network) []int32 {
	var places []int32
	for ; day <= b.keep.To; day++ {
		for _, of := range [][]int32{b.actsOf(a, day), b.actsOn(a, day)} {
			for _, e := range of {
				if b.ix.Trace.Network[e] == n {
					places = append(places, e)
				}
			}
		}
	}
	slices.Sort(places)
	return slices.Compact(places)
}
