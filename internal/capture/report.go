package capture

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/yardstick-lab/yardstick/internal/trace"
)

// shownProblems is how many unreadable records of a file are told with their
// lines; the rest is counted (ours: a screenful).
const shownProblems = 20

// Report says what became of the records of one file: Records is the sum of
// Events, of all that was Skipped and of Unreadable.
type Report struct {
	File       string
	Records    int
	Events     int
	Skipped    []Count         // by reason
	Assumed    []Count         // events that rest on an assumption, by assumption
	Unreadable int             // records
	Problems   []trace.Problem // the first of the unreadable records
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

// maxReasons bounds how many reasons are told apart, since a hostile file could
// have a new one on every line (ours; GitHub has about forty types of event).
const maxReasons = 200

// tally counts by reason.
type tally map[string]int

func (t tally) add(reason string) {
	if _, known := t[reason]; !known && len(t) >= maxReasons {
		reason = "other reasons"
	}
	t[reason]++
}

// counts returns the reasons, the most frequent first, then by name.
func (t tally) counts() []Count {
	var all []Count
	for _, reason := range slices.Sorted(maps.Keys(t)) {
		all = append(all, Count{reason, t[reason]})
	}
	slices.SortStableFunc(all, func(a, b Count) int { return cmp.Compare(b.N, a.N) })
	return all
}
