package main

import (
	"os"
	"testing"

	"github.com/yardstick-lab/yardstick/internal/spec"
)

// TestShippedLocks holds every experiment that comes with the program to its
// lock.
func TestShippedLocks(t *testing.T) {
	h := &house{env: env{stdout: os.Stdout, stderr: os.Stderr, dir: "../.."}, root: "."}
	names, err := spec.List(h.experiments())
	if err != nil || len(names) == 0 {
		t.Fatal(names, err)
	}
	for _, name := range names {
		s, err := h.held(name, nil)
		if err != nil {
			t.Error(err)
		} else if s.why != "" {
			t.Errorf("%s: %s; lock it: go run ./cmd/yardstick lock %s --reason \"…\"", name, s.why, name)
		}
	}
}
