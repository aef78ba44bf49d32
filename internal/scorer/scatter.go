package scorer

import "github.com/yardstick-lab/yardstick/internal/activity"

// weighing is the weights of a day in fixed point, by network and action; as long
// as numbers of networks go, so that no place need be checked.
type weighing [256 << actionBits]int64

// noAccount is a bit that no account has: cells are numbered by 31 bits.
const noAccount = activity.Account(activity.MaxCells + 1)

// scattering is what adding events to the sums of their owners' cells takes.
type scattering struct {
	sums  []int64 // cell
	fixed *weighing
	cells uint             // of an account
	apart activity.Account // noAccount where acts on oneself count, else 0
}

// add adds the weight of every event to its cell. The result's top bit is set
// where a sum left its range.
func (s *scattering) add(p *Part) uint64 {
	whole := len(p.Action) &^ 3
	bad := s.fours(p.Network[:whole], p.Action[:whole], p.Actor[:whole], p.Owner[:whole])
	for i := whole; i < len(p.Action); i++ {
		slot, w := s.find(p.Network[i], p.Action[i], p.Actor[i], p.Owner[i])
		s.sums[slot] += w
		bad |= uint64(s.sums[slot] + sumLimit)
	}
	return bad
}

// find returns the place of an event's cell, and its weight; no branch depends on
// the event.
func (s *scattering) find(n activity.Network, k activity.Action, actor, owner activity.Account) (slot uint, w int64) {
	w = s.fixed[uint(n)<<actionBits|uint(k)&(1<<actionBits-1)]
	if actor^s.apart == owner {
		w = 0
	}
	return uint(owner)*s.cells + uint(n), w
}

// fours adds four events at a time, so that sums far away are waited for together.
func (s *scattering) fours(networks []activity.Network, actions []activity.Action, actors, owners []activity.Account) (bad uint64) {
	t, sums := *s, s.sums
	for i := 0; i+4 <= len(actions); i += 4 {
		n, k, actor, owner := networks[i:i+4:i+4], actions[i:i+4:i+4], actors[i:i+4:i+4], owners[i:i+4:i+4]
		a, v := t.find(n[0], k[0], actor[0], owner[0])
		v += sums[a]
		sums[a] = v
		b, w := t.find(n[1], k[1], actor[1], owner[1])
		w += sums[b]
		sums[b] = w
		c, x := t.find(n[2], k[2], actor[2], owner[2])
		x += sums[c]
		sums[c] = x
		d, y := t.find(n[3], k[3], actor[3], owner[3])
		y += sums[d]
		sums[d] = y
		bad |= uint64(v+sumLimit) | uint64(w+sumLimit) | uint64(x+sumLimit) | uint64(y+sumLimit)
	}
	return bad
}

// nextToggle returns the place of the next connect or disconnect from a place on,
// or how many actions there are. They are rare: eight actions are looked at as one
// number.
func nextToggle(actions []activity.Action, from int) int {
	for i := from; i < len(actions); {
		if i+8 <= len(actions) && !mayToggle(actions[i:i+8]) {
			i += 8
			continue
		}
		if k := actions[i]; k == activity.Connect || k == activity.Disconnect {
			return i
		}
		i++
	}
	return len(actions)
}

// mayToggle reports whether a connect or disconnect is among eight actions. The
// two differ in their last bit alone; less both, their byte is 0, and borrows.
func mayToggle(a []activity.Action) bool {
	_ = a[7]
	word := uint64(a[0]) | uint64(a[1])<<8 | uint64(a[2])<<16 | uint64(a[3])<<24 |
		uint64(a[4])<<32 | uint64(a[5])<<40 | uint64(a[6])<<48 | uint64(a[7])<<56
	const ones = 0x0101010101010101
	rest := (word ^ ones*uint64(activity.Connect)) &^ ones
	return (rest-ones)&^rest&(ones<<7) != 0
}
