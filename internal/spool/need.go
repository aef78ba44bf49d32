package spool

import (
	"errors"
	"fmt"

	"github.com/yardstick-lab/yardstick/internal/activity"
	"github.com/yardstick-lab/yardstick/internal/scorer"
)

// NeedError says that a log cannot be scored in the memory there is.
type NeedError struct {
	Bytes int64  // that are needed, as far as that is known by then
	Why   string // what needs them
}

var _ error = (*NeedError)(nil)

// Error says what takes the memory.
func (e *NeedError) Error() string {
	return fmt.Sprintf("%s need %d bytes of memory", e.Why, e.Bytes)
}

// Bytes that must be in memory beside what the scorer takes.
const (
	dayBytes     = 46 // an event of the day at hand, while it is scored
	pairingBytes = 33 // the same while its pair is looked for
	accountBytes = 16 + 4 + 4 + 4
	holdingBytes = 16
	fixedBytes   = 3 << 20 // buffers, and what is forgotten here (ours)
)

// amount adds up what must be in memory to score a log.
type amount struct {
	names   int64
	extent  scorer.Extent
	largest int // events of a day
	events  int64
	stock   int
}

// checkSize refuses what cannot be numbered: events are referred to within their
// day.
func checkSize(a *amount) error {
	var size *activity.SizeError
	err := activity.CheckSize(a.largest, a.extent.Accounts, a.extent.Networks)
	if errors.As(err, &size) && a.largest > activity.MaxEvents {
		return &activity.SizeError{What: fmt.Sprintf("the largest day has %d events", a.largest), Most: size.Most}
	}
	return err
}

// check refuses what does not fit.
func (s *Spool) check(a amount) error {
	cells, largest := int64(a.extent.Accounts)*int64(a.extent.Networks), int64(a.largest)
	scoring, pairing := dayBytes*largest, int64(0)
	if s.settings.State != nil {
		scoring += s.settings.State(a.extent)
	}
	n := fixedBytes + a.names + accountBytes*int64(a.extent.Accounts) + holdingBytes*int64(a.stock)
	if s.settings.Pairs {
		pairing = pairingBytes*largest + 4*int64(a.extent.Pairs) + 4*cells
		n += 8 * cells
	}
	n += max(scoring, pairing)
	if n <= s.settings.Memory {
		return nil
	}
	why := fmt.Sprintf("its %d accounts on %d networks, its largest day of %d events", a.extent.Accounts, a.extent.Networks, a.largest)
	if a.extent.Pairs > 0 {
		why += fmt.Sprintf(" and its %d pairs of an actor and an owner", a.extent.Pairs)
	}
	return &NeedError{n, why}
}

// What a name takes while names are still being numbered: in a table to look it
// up, in a list, and in the order of names; and a row of the stock while it is
// held against all others (measured, for short names).
const (
	namedBytes  = 130
	statedBytes = 160
)

// checkNames refuses a log whose names, or whose rows of the stock, do not fit, as
// soon as that is certain.
func (s *Spool) checkNames(stock int) error {
	accounts, objects := int64(s.gathered.named[0])+1, int64(s.gathered.named[1])+1
	n := fixedBytes + int64(s.gathered.limit)*gatheredBytes + namedBytes*(accounts+objects) + statedBytes*int64(stock)
	if n <= s.settings.Memory {
		return nil
	}
	why := fmt.Sprintf("the names of its first %d accounts and %d lists", accounts, objects-1)
	if stock > 0 {
		why = fmt.Sprintf("%d rows of stock and the names of %d accounts", stock, accounts)
	}
	return &NeedError{n, why}
}

// nameBytes is how much memory names take.
func nameBytes(t *activity.Trace) int64 {
	n := int64(0)
	for _, names := range [][]string{t.Networks, t.Accounts, t.Objects} {
		for _, name := range names {
			n += int64(len(name)) + 8 // an allocation is rounded up
		}
	}
	return n + 16*int64(len(t.Objects))
}
