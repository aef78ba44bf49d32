package lock

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// Whatever is read, there is no panic, and what is read as a lock is written as
// one that reads the same.
func FuzzParse(f *testing.F) {
	first := &Lock{Design: design(likes)}
	f.Add(string(first.Bytes()))
	f.Add(string(first.Again(design(strings.Replace(likes, "50}", "60}", 1)), "sixty").Bytes()))
	f.Add("lock: 1\nsha256: x\n")
	f.Add("<<<<<<< HEAD\n")
	f.Fuzz(func(t *testing.T, text string) {
		l, err := Parse("x.lock", []byte(text))
		if err != nil {
			return
		}
		again, err := Parse("x.lock", l.Bytes())
		if err != nil {
			t.Fatalf("%v\n%s", err, l.Bytes())
		}
		if d := cmp.Diff(l, again); d != "" {
			t.Error(d)
		}
	})
}
