package bench

import (
	"encoding/binary"
	"fmt"
	"hash/fnv"
	"math"
	"testing"

	"github.com/yardstick-lab/yardstick/internal/activity"
)

func hashOf(c *activity.Columns) string {
	h := fnv.New64a()
	for i := range c.Time {
		var b [18]byte
		binary.LittleEndian.PutUint64(b[:], uint64(c.Time[i]))
		binary.LittleEndian.PutUint32(b[8:], uint32(c.Actor[i]))
		binary.LittleEndian.PutUint32(b[12:], uint32(c.Owner[i]))
		b[16], b[17] = byte(c.Network[i]), byte(c.Action[i])
		h.Write(b[:])
	}
	return fmt.Sprintf("%016x", h.Sum64())
}

// TestTraceIsPinned: other numbers would be of another trace, and not to be
// compared with what was measured before.
func TestTraceIsPinned(t *testing.T) {
	check := func(s Shape, want string) {
		t.Helper()
		if got := hashOf(&s.Make().Columns); got != want {
			t.Errorf("%+v: %s, want %s", s, got, want)
		}
	}
	check(Shape{Events: 100_000, Accounts: 1_000, Seed: 1}, "49ca8d68a3fdfbc9")
	check(Shape{Events: 100_000, Accounts: 1_000, Seed: 2}, "f5d99b67e8b5fd40")
	check(Shape{Events: 200_000, Accounts: 10_000, Seed: 1}, "4e00d3c4bce26067")
}

// shares are what TestShares counts.
type shares struct {
	own, inside, others float64
	byOwner, byActor    []float64
	actions             map[activity.Action]bool
	networks            map[activity.Network]bool
}

func count(s Shape, tr *activity.Trace) shares {
	m := s.maker()
	c := shares{
		byOwner: make([]float64, s.Accounts), byActor: make([]float64, s.Accounts),
		actions: map[activity.Action]bool{}, networks: map[activity.Network]bool{},
	}
	for i := range tr.Len() {
		e := tr.At(i)
		c.actions[e.Action], c.networks[e.Network] = true, true
		c.byActor[e.Actor]++
		if e.Actor == e.Owner {
			c.own++
			continue
		}
		c.others++
		c.byOwner[e.Owner]++
		for j := range uint64(circle) {
			if m.owner(m.member(uint64(e.Actor), j)) == uint64(e.Owner) {
				c.inside++
				break
			}
		}
	}
	return c
}

// TestShares holds a trace to what is said of it.
func TestShares(t *testing.T) {
	const n, accounts = 400_000, 10_000
	s := Shape{Events: n, Accounts: accounts, Seed: 1}
	tr, m := s.Make(), s.maker()
	for i := range n {
		if e := tr.At(i); (e.Actor == e.Owner) != (e.Action == activity.Post) || i > 0 && tr.Time[i-1] >= e.Time {
			t.Fatalf("event %d is %+v", i, e)
		}
	}
	c := count(s, tr)
	check := func(what string, got, want, within float64) {
		t.Helper()
		if math.Abs(got-want) > within {
			t.Errorf("%s: %.4f, want %.4f", what, got, want)
		}
	}
	check("own acts", c.own/n, 0.12, 0.003)
	// Some that were not drawn from the circle fall into it all the same.
	check("acts inside the circle", c.inside/c.others, 0.74, 0.02)
	popular, tenth := c.byOwner[m.owner(0)], c.byOwner[m.owner(uint64(m.owners.below[9]))]
	check("acts on the most popular", popular/c.others, 1/(math.Log(accounts)+0.5772), 0.01)
	check("the tenth to the first", tenth/popular, 0.1, 0.03)
	busy := 0.0 // P(place < r) of the actors is the root of r/n
	for place := range uint64(accounts / 4) {
		busy += c.byActor[(place*actorStride+1)%accounts]
	}
	check("acts of the busiest quarter", busy/n, 0.5, 0.005)
	check("actions", float64(len(c.actions)), 12, 0)
	check("networks", float64(len(c.networks)), 5, 0)
	first, last, _ := tr.Days()
	check("days", float64(last-first), Days-1, 0)
}

func BenchmarkMake(b *testing.B) {
	s := Shape{Events: 1_000_000, Accounts: 10_000, Seed: 1}
	for b.Loop() {
		s.Make()
	}
	b.ReportMetric(float64(s.Events)*float64(b.N)/b.Elapsed().Seconds()/1e6, "Mevents/s")
}
