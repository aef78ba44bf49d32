package spool

import (
	"context"
	"math/bits"

	"github.com/yardstick-lab/yardstick/internal/activity"
	"github.com/yardstick-lab/yardstick/internal/scorer"
)

// pairing finds the pairs of all events. The pairs' actors are only needed for
// that, and are gone before a scorer asks for memory.
type pairing struct {
	log    *Log
	start  []int32  // cell → its first actor
	actors []uint32 // of the pairs, by cell

	networks    []activity.Network
	who, owners []activity.Account
	order, pair []int32  // of the events of a day
	place       []int32  // room for a counter an account, and one more
	keys, spare []uint64 // room to sort the events of a day
}

// newPairing is given how many pairs each cell has, and uses that up.
func newPairing(l *Log, counts []int32, actors []uint32, largest int) *pairing {
	sum := int32(0)
	for c, n := range counts {
		counts[c] = sum
		sum += n
	}
	return &pairing{
		log: l, start: counts, actors: actors, networks: make([]activity.Network, largest),
		who: make([]activity.Account, largest), owners: make([]activity.Account, largest),
		order: make([]int32, largest), pair: make([]int32, largest), place: make([]int32, l.Frame.Accounts+1),
		keys: make([]uint64, largest), spare: make([]uint64, largest),
	}
}

// all goes through the days.
func (p *pairing) all(ctx context.Context) error {
	in, out := newReader(p.log.file, 0), newWriter(p.log.file)
	for _, d := range p.log.days {
		if err := ctx.Err(); err != nil {
			return err
		}
		n := int64(d.rows)
		networks, who, owners := p.networks[:n], p.who[:n], p.owners[:n]
		in.at = d.events * p.log.width
		read8(in, networks)
		in.at += n // the actions
		read32(in, who)
		read32(in, owners)
		if in.err != nil {
			return in.err
		}
		p.day(networks, who, owners)
		if err := out.begin(in.at); err != nil {
			return err
		}
		put32(out, p.pair[:n])
	}
	return out.flush()
}

// day finds the pairs of a day. In order of cell and actor, as the pairs are, each
// is found a few steps from the one before.
func (p *pairing) day(networks []activity.Network, who, owners []activity.Account) {
	order, keys := p.order[:len(who)], p.keys[:len(who)]
	scorer.ByActor(order, who, p.place)
	width := uint64(len(p.log.Frame.Networks))
	for i, e := range order {
		keys[i] = (uint64(owners[e])*width+uint64(networks[e]))<<32 | uint64(e)
	}
	sorted, _ := sortByBits(keys, p.spare, bitRange{32, 32 + bits.Len(uint(len(p.start)))})
	last, at, end, first := ^uint64(0), int32(0), int32(0), int32(0)
	for _, k := range sorted {
		e, c := uint32(k), k>>32
		if c != last {
			from, to := p.log.Frame.Pairs(int(c))
			last, at, end, first = c, p.start[c], p.start[c]+to-from, from
		}
		at = seek(p.actors, at, end, uint32(who[e]))
		p.pair[e] = at - p.start[c] + first
	}
}

// seek returns the place of an actor who is among actors[at:end]: in growing
// steps, then by halving the last of them.
func seek(actors []uint32, at, end int32, who uint32) int32 {
	step := int32(1)
	for at+step < end && actors[at+step] <= who {
		at += step
		step += step
	}
	for top := min(at+step, end); at+1 < top; {
		if middle := at + (top-at)/2; actors[middle] <= who {
			at = middle
		} else {
			top = middle
		}
	}
	return at
}
