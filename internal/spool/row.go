package spool

import (
	"cmp"
	"encoding/binary"

	"github.com/yardstick-lab/yardstick/internal/activity"
)

// row is an event of a known day. Its first two numbers compare as events do.
type row struct {
	at     uint64 // time of the day, network, action
	who    uint64 // actor, owner
	object uint32 // of lists, where anyone asks
}

// rowBytes is how many bytes a row takes in memory.
const rowBytes = 24

func (r row) network() activity.Network { return activity.Network(r.at >> 8) }
func (r row) action() activity.Action   { return activity.Action(r.at) }
func (r row) actor() activity.Account   { return activity.Account(r.who >> 32) }
func (r row) owner() activity.Account   { return activity.Account(r.who) }

// rowOf makes a row of event i, given when its day starts.
func rowOf(c *activity.Columns, i int, start activity.Time) row {
	return row{
		at:  uint64(c.Time[i]-start)<<16 | uint64(c.Network[i])<<8 | uint64(c.Action[i]),
		who: uint64(c.Actor[i])<<32 | uint64(c.Owner[i]), object: uint32(c.Object[i]),
	}
}

func compareRows(a, b row) int {
	if a.at != b.at {
		return cmp.Compare(a.at, b.at)
	}
	return cmp.Compare(a.who, b.who)
}

// rowCodec is how rows lie in a file: with or without objects.
type rowCodec struct{ objects bool }

func (c rowCodec) width() int {
	if c.objects {
		return 20
	}
	return 16
}

func (c rowCodec) put(b []byte, r row) {
	binary.LittleEndian.PutUint64(b, r.at)
	binary.LittleEndian.PutUint64(b[8:], r.who)
	if c.objects {
		binary.LittleEndian.PutUint32(b[16:], r.object)
	}
}

func (c rowCodec) read(b []byte) row {
	r := row{at: binary.LittleEndian.Uint64(b), who: binary.LittleEndian.Uint64(b[8:])}
	if c.objects {
		r.object = binary.LittleEndian.Uint32(b[16:])
	}
	return r
}

// readRows reads rows one after the other.
func (c rowCodec) readRows(r *reader, rows []row) {
	width := c.width()
	r.pieces(len(rows), width, func(from, to int, bytes []byte) {
		for i := range rows[from:to] {
			rows[from+i] = c.read(bytes[i*width:])
		}
	})
}

// renumber gives a row its final numbers. Objects keep those that they came with:
// all that is asked of two of them is whether they are the same.
type renumber struct{ network, account []uint32 }

func (n renumber) apply(rows []row) {
	if n.network == nil && n.account == nil {
		return
	}
	for i, r := range rows {
		network, actor, owner := uint64(r.network()), uint64(r.actor()), uint64(r.owner())
		if n.network != nil {
			network = uint64(n.network[network])
		}
		if n.account != nil {
			actor, owner = uint64(n.account[actor]), uint64(n.account[owner])
		}
		rows[i].at = r.at&^(0xff<<8) | network<<8
		rows[i].who = actor<<32 | owner
	}
}
