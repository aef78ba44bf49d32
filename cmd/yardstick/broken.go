package main

import (
	"slices"
	"strings"

	"github.com/yardstick-lab/yardstick/internal/result"
)

// broken is a scorer of the house's own that cannot be asked of anything, since
// its file is at fault.
type broken struct {
	name string
	err  error
}

// excuse is why, as a cell of the matrix says it. Settings that cannot be read
// have no hash.
func (b broken) excuse() result.Excuse {
	first, _, _ := strings.Cut(b.err.Error(), "\n")
	return result.Excuse{Scorer: b.name, Why: first}
}

// brokenScorers looks at every scorer of the house's own. A fault of the machine
// is an error.
func (h *house) brokenScorers() ([]broken, error) {
	own, err := h.ownScorers()
	if err != nil {
		return nil, err
	}
	var all []broken
	for _, name := range own {
		p, err := h.preset(name)
		if err == nil {
			_, err = h.opened(p)
		}
		switch {
		case err == nil:
		case exitCode(err) != exitInput:
			return nil, err
		default:
			all = append(all, broken{name, err})
		}
	}
	return all, nil
}

func isBroken(all []broken, name string) bool {
	return slices.ContainsFunc(all, func(b broken) bool { return b.name == name })
}
