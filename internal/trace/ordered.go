package trace

import (
	"bytes"
	"cmp"
	"fmt"
	"slices"

	"github.com/apache/arrow-go/v18/arrow"

	"github.com/yardstick-lab/yardstick/internal/activity"
)

// The checks below run over every event of a mapped file and must cost less
// than a nanosecond each: they gather signs without branching, and only what
// looks wrong is looked at in detail.

// checkTrace reports a name or an event that could not stand in a trace. All
// columns are known to be equally long; of the parents those of a file are
// looked at, none where they are zeros that nobody has touched.
func checkTrace(t *activity.Trace, parents []activity.Object) error {
	if err := cmp.Or(activity.CheckSize(t.Len(), len(t.Accounts), len(t.Networks)), checkTables(t)); err != nil {
		return err
	}
	if !allBelow(parents, len(t.Objects)) {
		return beyond(parents, len(t.Objects), "parent")
	}
	return checkColumns(t)
}

// checkColumns is checkTrace of all columns but the parents.
func checkColumns(t *activity.Trace) error {
	switch {
	case !allBelow(t.Actor, len(t.Accounts)):
		return beyond(t.Actor, len(t.Accounts), "actor")
	case !allBelow(t.Owner, len(t.Accounts)):
		return beyond(t.Owner, len(t.Accounts), "owner")
	case !allBelow(t.Object, len(t.Objects)):
		return beyond(t.Object, len(t.Objects), "object")
	case !allBelow(t.Network, len(t.Networks)):
		return beyond(t.Network, len(t.Networks), "network")
	case !allBelow(t.Action, 1+len(activity.Actions())) || bytes.IndexByte(arrow.GetBytes(t.Action), 0) >= 0:
		i := slices.IndexFunc(t.Action, func(a activity.Action) bool { return !a.Valid() })
		return fmt.Errorf("row %d: the action is number %d, which the vocabulary has not", i+1, t.Action[i])
	}
	return checkOrder(&t.Columns)
}

// allBelow reports whether all numbers of a column are less than a limit.
func allBelow[N ~uint8 | ~uint32](numbers []N, limit int) bool {
	top := uint64(^N(0))/2 + 1
	if limit > 0 && limit <= int(top) {
		lanes := ^uint64(0) / (top<<1 - 1) // a one in each number of a word
		words := arrow.GetData[uint64](arrow.GetBytes(numbers))
		if signs(words, (top-uint64(limit))*lanes)&(top*lanes) != 0 {
			return false
		}
		numbers = numbers[len(numbers)&^7:] // whole words of either width are behind us
	}
	for _, n := range numbers {
		if int(n) >= limit {
			return false
		}
	}
	return true
}

// signs looks at all numbers of a word at a time: a number that is too large has
// its own top bit set, or gets it by adding up, which is the top less the limit.
// A carry into the next number only comes from one that is found already.
func signs(words []uint64, up uint64) (all uint64) {
	for _, x := range words {
		all |= (x + up) | x
	}
	return all
}

func beyond[N ~uint8 | ~uint32](numbers []N, limit int, what string) error {
	i := slices.IndexFunc(numbers, func(n N) bool { return int(n) >= limit })
	return fmt.Errorf("row %d: the %s is number %d of a table of %d", i+1, what, numbers[i], limit)
}

// checkOrder reports the first event that is out of the total order, or whose
// time cannot stand in a file.
func checkOrder(c *activity.Columns) error {
	const block = 1 << 12
	for from := 0; from < c.Len(); from += block {
		to := min(from+block, c.Len())
		if risesWithin(c.Time[max(from-1, 0):to], earliest, latest) {
			continue
		}
		for i := from; i < to; i++ {
			switch {
			case c.Time[i] < earliest || c.Time[i] > latest:
				return fmt.Errorf("row %d: the time lies outside the years 1 to 9999", i+1)
			case i > 0 && c.At(i-1).Compare(c.At(i)) > 0:
				return fmt.Errorf("row %d: the event is out of order", i+1)
			}
		}
	}
	return nil
}

// risesWithin reports whether all times lie from first to last and each is later
// than the one before, which is what nearly all blocks of a log are like.
func risesWithin(times []activity.Time, first, last activity.Time) bool {
	before, signs := first-1, activity.Time(0)
	for _, t := range times {
		signs |= (t - before - 1) | (t - first) | (last - t)
		before = t
	}
	return signs >= 0
}

// checkTables reports a name that cannot stand in the tables of a trace.
func checkTables(t *activity.Trace) error {
	for _, table := range []struct {
		what  string
		names []string
	}{{"networks", t.Networks}, {"accounts", t.Accounts}, {"objects", t.Objects}} {
		for i := 1; i < len(table.names); i++ {
			if table.names[i-1] >= table.names[i] {
				return fmt.Errorf("the table of %s is out of order at %s", table.what, quote(table.names[i]))
			}
		}
	}
	switch {
	case len(t.Networks) > activity.MaxNetworks:
		return fmt.Errorf("%d networks are more than the %d a log can have", len(t.Networks), activity.MaxNetworks)
	case len(t.Accounts) > 0 && t.Accounts[0] == "":
		return fmt.Errorf("an account has no name")
	case len(t.Objects) == 0 || t.Objects[0] != "":
		return fmt.Errorf("the table of objects does not begin with the empty name")
	}
	return writableNames(t)
}
