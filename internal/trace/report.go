package trace

import (
	"fmt"
	"strings"
)

// Report says what became of the records of one captured file: Records is the
// sum of Events, of all that was Skipped and of Unreadable.
type Report struct {
	File       string
	Records    int
	Events     int
	Skipped    []Count   // by reason
	Assumed    []Count   // events that rest on an assumption, by assumption
	Unreadable int       // records
	Problems   []Problem // the first of the unreadable records
}

// Count is how many records share a reason.
type Count struct {
	Reason string
	N      int
}

// String writes the report in a few lines, the most frequent reasons first.
func (r Report) String() string {
	var b strings.Builder
	skipped := 0
	for _, c := range r.Skipped {
		skipped += c.N
	}
	fmt.Fprintf(&b, "%s: %d records, %d events, %d skipped, %d unreadable\n", r.File, r.Records, r.Events, skipped, r.Unreadable)
	for _, c := range r.Skipped {
		fmt.Fprintf(&b, "  skipped %d: %s\n", c.N, c.Reason)
	}
	for _, c := range r.Assumed {
		fmt.Fprintf(&b, "  assumed for %d: %s\n", c.N, c.Reason)
	}
	for _, p := range r.Problems {
		fmt.Fprintf(&b, "  %s\n", p)
	}
	if more := r.Unreadable - len(r.Problems); more > 0 {
		fmt.Fprintf(&b, "  and %d more\n", more)
	}
	return b.String()
}
