package replay

import (
	"cmp"
	"math"
	"slices"

	"github.com/yardstick-lab/yardstick/internal/activity"
	"github.com/yardstick-lab/yardstick/internal/scorer"
)

// Explaining is a baseline that can take a score apart.
type Explaining interface {
	// Explain takes the score of an account at the end of a kept day apart.
	Explain(a activity.Account, day activity.Day) scorer.Explanation
}

// State says what a delta does with something that counts. The zero value is
// invalid.
type State uint8

const (
	ThereAnyway State = iota + 1 // it is there with and without, and may count for another share
	PutIn                        // the delta brings it
	TakenOut                     // the delta takes it away
)

// String returns the state in words.
func (s State) String() string {
	return map[State]string{PutIn: "put in", TakenOut: "taken out", ThereAnyway: "there anyway"}[s]
}

// Entry is one thing that counts towards a score, without a delta and with it. An
// event is told by its names; of lists and followers only the network is set, and of
// what a rank has anyway nothing.
type Entry struct {
	State State
	Role  scorer.Role
	Event activity.Named
	Count int // 1 of an event
	// Before and After are its part of the score above the bottom of the scale, in
	// points: its share of R.
	Before, After float64
}

// Change is how many points more it makes with the delta.
func (e Entry) Change() float64 { return e.After - e.Before }

// Statement takes the score of one account on one day apart, without a delta and
// with it. The parts of the entries add up to the score above the bottom.
type Statement struct {
	Before, After float64
	Entries       []Entry // the largest change first
}

// Moment is an account on a day of a trace, whose score has a bottom.
type Moment struct {
	Trace   *activity.Trace
	Account activity.Account
	Day     activity.Day
	Bottom  float64
}

// Explained takes the score of an account in a trace apart, as [StatementOf] needs
// it. A scorer that does not explain its scores is false.
func Explained(b Baseline, a activity.Account, day activity.Day) (scorer.Explanation, bool) {
	if e, ok := b.(Explaining); ok {
		return e.Explain(a, day), true
	}
	return scorer.Explanation{}, false
}

// StatementOf scores the changed trace by a scorer that explains its scores, and puts
// what counts there beside what counts in the trace, as [Explained] has it.
func StatementOf(s Scorer, before scorer.Explanation, d *activity.Delta, at Moment) (st Statement, err error) {
	changed, err := activity.Apply(at.Trace, d)
	if err != nil {
		return st, err
	}
	full, err := s.Baseline(scorer.NewIndex(changed), scorer.Keep{From: at.Day, To: at.Day})
	if err != nil {
		return st, err
	}
	account, _ := changed.AccountNamed(at.Trace.Accounts[at.Account])
	l := newLedger(at.Trace, d)
	after, _ := Explained(full, account, at.Day)
	l.take(at.Trace, before, func(e *Entry, share float64) { e.Before += float64(share * (before.Score - at.Bottom)) })
	l.take(changed, after, func(e *Entry, share float64) { e.After += float64(share * (after.Score - at.Bottom)) })
	return Statement{Before: before.Score, After: after.Score, Entries: l.sorted()}, nil
}

// thing is what counts, named so that two traces can be compared.
type thing struct {
	role  scorer.Role
	event activity.Named
}

// ledger is what counts, in the order in which it came.
type ledger struct {
	entries []Entry
	at      map[thing]int
	states  map[activity.Named]State
}

func newLedger(t *activity.Trace, d *activity.Delta) *ledger {
	l := &ledger{at: map[thing]int{}, states: map[activity.Named]State{}}
	n := names{append(t.Accounts[:len(t.Accounts):len(t.Accounts)], d.Accounts...), append(t.Objects[:len(t.Objects):len(t.Objects)], d.Objects...)}
	for _, i := range d.Removed {
		l.states[n.of(t, t.At(int(i)))] = TakenOut
	}
	for i := range d.Added.Time {
		l.states[n.of(t, d.Added.At(i))] = PutIn
	}
	return l
}

type names struct{ accounts, objects []string }

func (n names) of(t *activity.Trace, e activity.Event) activity.Named {
	return activity.Named{
		Time: e.Time, Network: t.Networks[e.Network], Action: e.Action,
		Actor: n.accounts[e.Actor], Owner: n.accounts[e.Owner], Object: n.objects[e.Object], Parent: n.objects[e.Parent],
	}
}

// take adds the shares of R of an explanation to the entries.
func (l *ledger) take(t *activity.Trace, x scorer.Explanation, add func(e *Entry, share float64)) {
	for _, p := range x.Pieces {
		k := thing{role: p.Role, event: activity.Named{Network: t.Networks[p.Network]}}
		if p.Role == scorer.AlikeForAll {
			k.event.Network = ""
		}
		if p.Event >= 0 {
			k.event = names{t.Accounts, t.Objects}.of(t, t.At(p.Event))
		}
		i, known := l.at[k]
		if !known {
			i = len(l.entries)
			l.at[k] = i
			l.entries = append(l.entries, Entry{State: max(ThereAnyway, l.states[k.event]), Role: p.Role, Event: k.event})
		}
		l.entries[i].Count = p.Count
		if x.R != 0 {
			add(&l.entries[i], p.Share/x.R)
		}
	}
}

func (l *ledger) sorted() []Entry {
	slices.SortStableFunc(l.entries, func(a, b Entry) int {
		return cmp.Or(-cmp.Compare(math.Abs(a.Change()), math.Abs(b.Change())), cmp.Compare(a.Event.Time, b.Event.Time),
			cmp.Compare(a.Event.Network, b.Event.Network), cmp.Compare(a.Event.Action, b.Event.Action), cmp.Compare(a.Event.Actor, b.Event.Actor))
	})
	return l.entries
}
