package activity

import (
	"fmt"
	"strings"
	"testing"
)

// TestInternBytesNumbersAsAMapDoes: names of every length, alike at either end,
// many more of them than the table holds.
func TestInternBytesNumbersAsAMapDoes(t *testing.T) {
	var names []string
	for n := range 40 {
		for _, c := range "\x00ab" {
			same := strings.Repeat("x", n)
			names = append(names, same, same+string(c), string(c)+same, same+string(c)+same)
		}
	}
	for i := range 200_000 {
		names = append(names, fmt.Sprint("n", i), fmt.Sprint("account-", i%1000))
	}
	var in interner
	want := map[string]uint32{}
	buffer := make([]byte, 100)
	for range 2 {
		for _, name := range names {
			if _, known := want[name]; !known {
				want[name] = uint32(len(want))
			}
			if got := in.internBytes(buffer[:copy(buffer, name)]); got != want[name] {
				t.Fatalf("%q has number %d, want %d", name, got, want[name])
			}
		}
	}
	in.settle()
	for i, name := range in.names {
		if want[name] != uint32(i) {
			t.Fatalf("name %d is %q, whose number is %d", i, name, want[name])
		}
	}
	if len(in.names) != len(want) || in.filled+len(in.others) < len(want) || len(in.others) > len(want)/10 {
		t.Errorf("%d names, %d in the table, %d beside it, want %d", len(in.names), in.filled, len(in.others), len(want))
	}
}
