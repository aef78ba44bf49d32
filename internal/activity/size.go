package activity

import (
	"fmt"
	"math"
)

// The most that a trace holds: events, and accounts on networks, are referred to by
// numbers of 32 bits with a sign.
const (
	MaxEvents = math.MaxInt32
	MaxCells  = math.MaxInt32 // accounts times networks
)

// SizeError says that a log is larger than can be numbered.
type SizeError struct {
	What string // there is more of than Most, with its number where that is known
	Most int64
}

var _ error = (*SizeError)(nil)

// Error says what there is too much of.
func (e *SizeError) Error() string {
	return fmt.Sprintf("%s; at most %d can be numbered", e.What, e.Most)
}

// CheckSize reports more events, or more accounts times networks, than can be
// numbered, as a [SizeError].
func CheckSize(events, accounts, networks int) error {
	switch {
	case events > MaxEvents:
		return &SizeError{fmt.Sprintf("%d events in memory", events), MaxEvents}
	case networks > 0 && accounts > MaxCells/networks:
		return &SizeError{fmt.Sprintf("%d accounts times %d networks", accounts, networks), MaxCells}
	}
	return nil
}
