package experiment

import "testing"

// TestPassedOver puts in plain words who was left out, and where.
func TestPassedOver(t *testing.T) {
	check := func(got, want string) {
		t.Helper()
		if got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
	check(passedOver(1, false), "in each world, about 1 account that would have been a subject was passed over, because not every arm could be done to it in full")
	check(passedOver(12, false), "in each world, about 12 accounts that would have been subjects were passed over, because not every arm could be done to them in full")
	check(passedOver(2264, true), "in the log, 2,264 accounts that would have been subjects were passed over, because not every arm could be done to them in full")
	check(counted(1234567, "account"), "1,234,567 accounts")
	check(counted(999, "account"), "999 accounts")
}
