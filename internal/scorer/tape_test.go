package scorer

import (
	"runtime"
	"testing"

	"github.com/yardstick-lab/yardstick/internal/activity"
)

// TestStateBytes holds what is said of the memory to what is allocated.
func TestStateBytes(t *testing.T) {
	tr := busy(3000)
	for a := range 6_000 {
		tr.Accounts = append(tr.Accounts, "6"+string(rune(0x4e00+a)))
		tr.Append(activity.Event{Time: 200 * activity.DayLength, Action: activity.List, Actor: 0, Owner: activity.Account(a)})
	}
	ix := NewIndex(tr)
	extent := Extent{Accounts: ix.Accounts, Networks: len(ix.Networks), Pairs: len(ix.Actor), Entries: 6_000}
	check := func(name string, change func(*Preset)) {
		t.Helper()
		p, err := Load(name)
		if err != nil {
			t.Fatal(err)
		}
		change(&p)
		e, err := NewEngine(p)
		if err != nil {
			t.Fatal(err)
		}
		var before, after runtime.MemStats
		runtime.GC()
		runtime.ReadMemStats(&before)
		err = e.Each(ix, Keep{From: ix.First, To: ix.Last()}, func(activity.Day, []float64) { runtime.ReadMemStats(&after) })
		if err != nil {
			t.Fatal(err)
		}
		took, said := int64(after.TotalAlloc-before.TotalAlloc), e.StateBytes(extent)
		if !e.Flat() {
			took -= 8 * int64(tr.Len()) // the tape's credits
		}
		if slack := int64(200_000); took > said+slack || took < said*7/10-slack {
			t.Errorf("%s took %d bytes, said to be %d", p.Name, took, said)
		}
	}
	same := func(*Preset) {}
	check("klout-2011", same)
	check("volume", same)
	check("followers", same)
	check("likes-only", same)
	check("klout-2011", func(p *Preset) { p.B.L = 1 })
	check("klout-2011", func(p *Preset) { p.Phi = Identity })
}
