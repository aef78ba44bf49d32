package lock

import (
	"fmt"
	"slices"

	"github.com/yardstick-lab/yardstick/internal/strictyaml"
)

// Design is what is locked.
type Design struct {
	Experiment string
	Spec       []strictyaml.Leaf // in the order of strictyaml
	Dataset    Hash              // of the world's settings or the log's bytes
	Presets    []Hash            // of the spec's scorers, in their order
}

// Hash is a named SHA-256 in hexadecimal.
type Hash struct{ Name, SHA256 string }

// Lock is a design that was locked, and how it came to be.
type Lock struct {
	Design
	History []Revision // the first lock has none
}

// Revision is one time that a lock took the place of another.
type Revision struct {
	Reason  string
	Changes []string
}

// Again returns the lock that takes the place of l, with the reason for it.
func (l *Lock) Again(d Design, reason string) *Lock {
	return &Lock{d, append(slices.Clone(l.History), Revision{reason, texts(l.Changes(d))})}
}

// Change is one thing that is no longer what it was locked as.
type Change struct {
	What string // "spec", or as "dataset village" and "scorer klout-2011"
	Text string // as "arms.likes.add.count 50 → 60"
}

// Changes lists how a design differs from the one locked: the spec first, by
// path, then what it hangs on. Datasets and scorers that only one of them names
// are told as changes of the spec.
func (l *Lock) Changes(d Design) []Change {
	all := leafChanges(l.Spec, d.Spec)
	all = append(all, hashChanges("dataset", []Hash{l.Dataset}, []Hash{d.Dataset})...)
	return append(all, hashChanges("scorer", l.Presets, d.Presets)...)
}

func texts(changes []Change) []string {
	all := make([]string, len(changes))
	for i, c := range changes {
		all[i] = c.Text
	}
	return all
}

func leafChanges(old, now []strictyaml.Leaf) []Change {
	before, after := byPath(old), byPath(now)
	var all []Change
	for _, l := range now {
		switch was, known := before[l.Path]; {
		case !known:
			all = append(all, Change{"spec", fmt.Sprintf("%s added: %s", l.Path, l.Value)})
		case was != l.Value:
			all = append(all, Change{"spec", fmt.Sprintf("%s %s → %s", l.Path, was, l.Value)})
		}
	}
	for _, l := range old {
		if _, known := after[l.Path]; !known {
			all = append(all, Change{"spec", fmt.Sprintf("%s removed: %s", l.Path, l.Value)})
		}
	}
	return all
}

func byPath(leaves []strictyaml.Leaf) map[string]string {
	all := make(map[string]string, len(leaves))
	for _, l := range leaves {
		all[l.Path] = l.Value
	}
	return all
}

func hashChanges(kind string, old, now []Hash) []Change {
	var all []Change
	for _, h := range now {
		i := slices.IndexFunc(old, func(o Hash) bool { return o.Name == h.Name })
		if i >= 0 && old[i].SHA256 != h.SHA256 {
			what := kind + " " + h.Name
			all = append(all, Change{what, fmt.Sprintf("%s %s → %s", what, Short(old[i].SHA256), Short(h.SHA256))})
		}
	}
	return all
}

// Short is a hash for people: 3f9a…c21.
func Short(sum string) string {
	if len(sum) < 8 {
		return sum
	}
	return sum[:4] + "…" + sum[len(sum)-3:]
}
