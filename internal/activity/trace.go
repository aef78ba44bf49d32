package activity

import (
	"cmp"
	"slices"
	"sort"
)

// Holding is one row of a Stock: what an account held on a network before the
// first event. Linked says that the network was linked from the start.
type Holding struct {
	Account          Account
	Network          Network
	Followers, Lists int32
	Linked           bool
}

// Stock is what accounts held before the first event, sorted by account and
// network, one row a pair. Declared is false for a log that came without one:
// every count then starts at zero, which its reader should be warned of.
type Stock struct {
	Holdings []Holding
	Declared bool
}

// Of returns the holding of an account on a network; zero where none is stated.
func (s *Stock) Of(a Account, n Network) Holding {
	i, found := slices.BinarySearchFunc(s.Holdings, Holding{Account: a, Network: n}, compareHoldings)
	if !found {
		return Holding{Account: a, Network: n}
	}
	return s.Holdings[i]
}

func compareHoldings(a, b Holding) int {
	if c := cmp.Compare(a.Account, b.Account); c != 0 {
		return c
	}
	return cmp.Compare(a.Network, b.Network)
}

// Trace is ordered events with the tables that name what they refer to. The
// tables are sorted by bytes without repeats; Objects starts with the empty
// name, [NoObject].
type Trace struct {
	Networks []string
	Accounts []string
	Objects  []string
	Columns
	Stock Stock
}

// AccountNamed returns the account called name, or false.
func (t *Trace) AccountNamed(name string) (Account, bool) {
	i, ok := slices.BinarySearch(t.Accounts, name)
	return Account(i), ok
}

// NetworkNamed returns the network called name, or false.
func (t *Trace) NetworkNamed(name string) (Network, bool) {
	i, ok := slices.BinarySearch(t.Networks, name)
	return Network(i), ok
}

// Days returns the days of the first and the last event. A trace without events
// has none and reports false.
func (t *Trace) Days() (first, last Day, ok bool) {
	if t.Len() == 0 {
		return 0, 0, false
	}
	return DayOf(t.Time[0]), DayOf(t.Time[t.Len()-1]), true
}

// Between returns the range of events [from, to) that fall on days first to
// last, both included.
func (t *Trace) Between(first, last Day) (from, to int) {
	from = sort.Search(t.Len(), func(i int) bool { return t.Time[i] >= first.Start() })
	to = sort.Search(t.Len(), func(i int) bool { return t.Time[i] >= (last + 1).Start() })
	return from, to
}

// Through returns the trace without the events after a day. It shares the
// tables and the columns of t.
func (t *Trace) Through(last Day) *Trace {
	_, to := t.Between(last, last)
	cut := *t
	cut.Columns = t.Columns.first(to)
	return &cut
}
