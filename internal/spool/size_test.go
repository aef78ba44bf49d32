package spool

import (
	"math"
	"testing"

	"github.com/yardstick-lab/yardstick/internal/scorer"
)

// TestSizes pretends that logs are too large to be numbered. A log may have any
// number of events as long as no day has too many.
func TestSizes(t *testing.T) {
	check := func(a amount, want string) {
		t.Helper()
		got := ""
		if err := checkSize(&a); err != nil {
			got = err.Error()
		}
		if got != want {
			t.Errorf("%+v: %q, want %q", a, got, want)
		}
	}
	some := scorer.Extent{Accounts: 10_000_000, Networks: 5}
	check(amount{extent: some, largest: math.MaxInt32, events: 1 << 40}, "")
	check(amount{extent: some, largest: math.MaxInt32 + 1}, "the largest day has 2147483648 events; at most 2147483647 can be numbered")
	check(amount{extent: scorer.Extent{Accounts: 10_000_000, Networks: 256}}, "10000000 accounts times 256 networks; at most 2147483647 can be numbered")
}
