package scorer

import (
	"slices"
	"testing"

	"github.com/yardstick-lab/yardstick/internal/activity"
	"github.com/yardstick-lab/yardstick/internal/seed"
)

// TestPairUp holds both ways of numbering pairs against a sort that nobody can
// get wrong.
func TestPairUp(t *testing.T) {
	check := func(events, accounts int) {
		t.Helper()
		ix := NewLinearIndex(someTrace(events, accounts))
		for name, pairUp := range map[string]func(){
			"packed": func() { ix.packed(wordOf(ix)) }, "counted": ix.counted,
		} {
			pairUp()
			want := pairsOf(ix)
			if len(want) != ix.pairs() || len(want) != len(ix.Actor) {
				t.Fatalf("%s, %d events: %d pairs, %d actors, want %d", name, events, ix.pairs(), len(ix.Actor), len(want))
			}
			for e := range events {
				pair := pairOf(ix, e)
				from, to := ix.Pairs(int(pair[0]))
				first, _ := slices.BinarySearchFunc(want, []uint32{pair[0]}, slices.Compare)
				at, _ := slices.BinarySearchFunc(want, pair, slices.Compare)
				if got := ix.pair[e]; got != from+int32(at-first) || got >= to || ix.Actor[got] != pair[1] {
					t.Fatalf("%s, %d events: event %d is of pair %d, want %d", name, events, e, got, from+int32(at-first))
				}
			}
		}
	}
	check(0, 1)
	check(1, 1)
	check(500, 3)
	check(5000, 4096)
	check(20000, 200)
}

func pairOf(ix *Index, e int) []uint32 {
	return []uint32{uint32(ix.cell(ix.Trace.Owner[e], ix.Trace.Network[e])), uint32(ix.Trace.Actor[e])}
}

func pairsOf(ix *Index) [][]uint32 {
	all := make([][]uint32, ix.Trace.Len())
	for e := range all {
		all[e] = pairOf(ix, e)
	}
	slices.SortFunc(all, slices.Compare)
	return slices.CompactFunc(all, slices.Equal)
}

func someTrace(events, accounts int) *activity.Trace {
	s := seed.New(11).Stream()
	t := &activity.Trace{}
	t.Networks, t.Accounts = []string{"a", "b", "c"}, make([]string, accounts)
	for range events {
		t.Append(activity.Event{
			Network: activity.Network(s.IntN(3)), Action: activity.Like,
			Actor: activity.Account(s.IntN(accounts)), Owner: activity.Account(s.IntN(accounts)),
		})
	}
	return t
}
