package bench

import (
	"slices"

	"github.com/yardstick-lab/yardstick/internal/activity"
	"github.com/yardstick-lab/yardstick/internal/scorer"
)

// Needs is what a workload cannot do without, however it is programmed: bytes
// that are read or written one after the other, additions at random places of
// an array that fits into the cache or of one that does not, and logarithms.
type Needs struct {
	Bytes   float64 `json:"bytes"`
	Cached  float64 `json:"cached_adds"`
	Distant float64 `json:"distant_adds"`
	Logs    float64 `json:"logs"`
}

// cached is how large an array may be whose additions count as cached, in
// bytes: about what a core has for itself and its share of the rest (ours).
const cached = 16 << 20

// eventBytes is what scoring has to read of an event: network, action, actor
// and owner.
const eventBytes = 1 + 1 + 4 + 4

func needsOf(w Workload, c *activity.Columns, s Shape) Needs {
	switch w {
	case W1:
		return linearNeeds(c, s)
	case W2:
		return engineNeeds(c, s)
	}
	return Needs{}
}

// expired counts the events that leave the window before the trace ends.
func expired(c *activity.Columns) int {
	end := Day(Days - window).Start()
	n, _ := slices.BinarySearch(c.Time, end)
	return n
}

// linearNeeds: every event comes and may go, in the cells of owners and
// networks; a result is a logarithm of a product.
func linearNeeds(c *activity.Columns, s Shape) Needs {
	moves := float64(c.Len() + expired(c))
	results := float64(s.Accounts * Days)
	n := Needs{Bytes: moves*eventBytes + results*8, Logs: results}
	n.add(moves, 8*s.Accounts*len(networkNames))
	return n
}

// add counts additions at random places of an array.
func (n *Needs) add(moves float64, bytes int) {
	if bytes <= cached {
		n.Cached += moves
	} else {
		n.Distant += moves
	}
}

// engineNeeds: every act that weighs comes and may go in the sum of its pair;
// each pair in the window is read every day, and each cell with such a pair
// takes three logarithms: of its product, of 1+U and of 1+Q.
func engineNeeds(c *activity.Columns, s Shape) Needs {
	keys := pairKeys(c)
	slices.Sort(keys)
	pairs, pairDays, cellDays := 0, 0, 0
	var today presence
	for i, k := range keys {
		if i > 0 && keys[i-1]>>dayBits != k>>dayBits {
			pairs++
		}
		if i > 0 && keys[i-1]>>(dayBits+accountBits) != k>>(dayBits+accountBits) {
			cellDays += today.flush()
		}
		day, from := int(k&(1<<dayBits-1)), 0
		if i > 0 && keys[i-1]>>dayBits == k>>dayBits {
			from = min(int(keys[i-1]&(1<<dayBits-1))+window, Days)
		}
		pairDays += max(0, min(day+window, Days)-max(day, from))
		today[day] = true
	}
	cellDays += today.flush()
	moves := float64(len(keys))
	for _, k := range keys {
		if k&(1<<dayBits-1) < Days-window {
			moves++
		}
	}
	results := float64(s.Accounts * Days)
	n := Needs{Bytes: moves*eventBytes + 8*float64(pairDays) + 8*results, Logs: 3 * float64(cellDays)}
	n.add(moves, 8*(pairs+1))
	return n
}

// A pair's key is owner, network, actor; the day stands behind it.
const (
	dayBits     = 7
	accountBits = 24
	networkBits = 3
)

// pairKeys are those of the acts that weigh in klout-2011.
func pairKeys(c *activity.Columns) []uint64 {
	p, err := scorer.Load("klout-2011")
	if err != nil {
		panic("bench: a preset that comes with the program is gone: " + err.Error())
	}
	var keys []uint64
	for i, owner := range c.Owner {
		if c.Actor[i] == owner || p.Weights.Of(networkNames[c.Network[i]], c.Action[i]) == 0 {
			continue
		}
		cell := uint64(owner)<<networkBits | uint64(c.Network[i])
		day := uint64(activity.DayOf(c.Time[i]) - FirstDay)
		keys = append(keys, (cell<<accountBits|uint64(c.Actor[i]))<<dayBits|day)
	}
	return keys
}

// presence marks the days on which something happened to a cell.
type presence [Days]bool

// flush counts the days on which it was within the window, and starts anew.
func (p *presence) flush() (days int) {
	last := -window
	for d := range p {
		if p[d] {
			last = d
		}
		if d-last < window {
			days++
		}
	}
	*p = presence{}
	return days
}
