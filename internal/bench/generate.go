package bench

import "github.com/yardstick-lab/yardstick/internal/activity"

// maker draws the events of a shape. What event i is hangs on the seed and i
// alone, so that any part of a trace can be made without the rest.
type maker struct {
	accounts          uint64
	seed              uint64
	owners            ranks
	actions, networks [256]uint8
	step              activity.Time // each event has a stretch of time to itself
}

// Make returns the trace of the shape, in order of time and without objects or
// stock.
func (s Shape) Make() *activity.Trace {
	t := &activity.Trace{
		Networks: networkNames, Accounts: names("account-", s.Accounts), Objects: []string{""},
		Columns: activity.MakeColumns(s.Events),
	}
	s.maker().fill(&t.Columns)
	return t
}

func (s Shape) maker() *maker {
	return &maker{
		accounts: uint64(s.Accounts), seed: mix(s.Seed + 1), owners: newRanks(s.Accounts),
		actions: slots(actionShares), networks: slots(networkShares),
		step: Days * activity.DayLength / activity.Time(s.Events),
	}
}

// golden is 2^64 divided by the golden ratio, the step of SplitMix64.
const golden = 0x9e3779b97f4a7c15

// mix is the finaliser of SplitMix64 (Steele, Lea, Flood 2014).
func mix(x uint64) uint64 {
	x = (x ^ x>>30) * 0xbf58476d1ce4e5b9
	x = (x ^ x>>27) * 0x94d049bb133111eb
	return x ^ x>>31
}

func (m *maker) fill(c *activity.Columns) {
	start := FirstDay.Start()
	for i := range c.Time {
		// Three numbers of 64 bits an event, cut into what is drawn.
		who := mix(m.seed + uint64(3*i)*golden)
		what := mix(m.seed + uint64(3*i+1)*golden)
		when := mix(m.seed + uint64(3*i+2)*golden)
		actor := m.actor(who >> 32)
		c.Time[i] = start + activity.Time(i)*m.step + activity.Time(when%uint64(m.step))
		c.Network[i] = activity.Network(m.networks[what&255])
		c.Actor[i], c.Owner[i] = activity.Account(actor), activity.Account(actor)
		if who&255 < ownOf256 {
			c.Action[i] = activity.Post
			continue
		}
		c.Action[i] = activity.Action(m.actions[what>>8&255])
		draw := what >> 32
		if who>>8&255 < circleOf256 {
			draw = m.member(actor, draw*circle>>32)
		}
		owner := m.owner(draw)
		if owner == actor {
			owner = (owner + 1) % m.accounts
		}
		c.Owner[i] = activity.Account(owner)
	}
}

// member is what draws member j of an actor's circle: 32 bits.
func (m *maker) member(actor, j uint64) uint64 {
	return mix(m.seed^0xc1c1e+(actor*circle+j)*golden) >> 32
}

// Places in the order of owners and of actors are spread over the accounts by
// multiplication with primes: who is popular is no other number than anyone,
// nor more active for it.
const (
	ownerStride = 611_953
	actorStride = 746_773
)

// actor turns 32 random bits into an account: place r is as frequent as r^−½,
// for which the square of a uniform number does.
func (m *maker) actor(draw uint64) uint64 {
	place := (draw * draw >> 32) * m.accounts >> 32
	return (place*actorStride + 1) % m.accounts
}

// owner turns 32 random bits into an account: place r is as frequent as 1/r.
func (m *maker) owner(draw uint64) uint64 {
	return m.owners.place(uint32(draw)) * ownerStride % m.accounts
}

// ranks draws places that are as frequent as 1/rank.
type ranks struct {
	below []uint32 // place → the draws up to it, of 2^32
	guide []uint32 // leading bits of a draw → the first place it can be
}

const guideBits = 16

func newRanks(n int) ranks {
	r := ranks{make([]uint32, n), make([]uint32, 1<<guideBits)}
	total := 0.0
	for i := range n {
		total += 1 / float64(i+1)
	}
	sum := 0.0
	for i := range n {
		sum += 1 / float64(i+1)
		r.below[i] = uint32(min(sum/total, 1) * (1<<32 - 1))
	}
	place := uint32(0)
	for g := range r.guide {
		for r.below[place] < uint32(g)<<(32-guideBits) && int(place) < n-1 {
			place++
		}
		r.guide[g] = place
	}
	return r
}

func (r *ranks) place(draw uint32) uint64 {
	p := r.guide[draw>>(32-guideBits)]
	for r.below[p] < draw && int(p) < len(r.below)-1 {
		p++
	}
	return uint64(p)
}
