package capture

import (
	"cmp"
	"maps"
	"slices"

	"github.com/yardstick-lab/yardstick/internal/trace"
)

// shownProblems is how many unreadable records of a file are told with their
// lines; the rest is counted (ours: a screenful).
const shownProblems = 20

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
func (t tally) counts() []trace.Count {
	var all []trace.Count
	for _, reason := range slices.Sorted(maps.Keys(t)) {
		all = append(all, trace.Count{Reason: reason, N: t[reason]})
	}
	slices.SortStableFunc(all, func(a, b trace.Count) int { return cmp.Compare(b.N, a.N) })
	return all
}
