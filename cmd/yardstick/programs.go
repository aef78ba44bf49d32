package main

import (
	"context"
	"maps"
	"path/filepath"
	"slices"
	"strings"
	"sync"

	"github.com/yardstick-lab/yardstick/internal/experiment"
	"github.com/yardstick-lab/yardstick/internal/external"
	"github.com/yardstick-lab/yardstick/internal/replay"
	"github.com/yardstick-lab/yardstick/internal/scorer"
)

// programs are the scorers that run in processes of their own during one call.
type programs struct {
	ctx context.Context // of the call: they end with it

	mu   sync.Mutex
	open map[string]*external.Scorer // by the hash of the preset
}

func newPrograms(ctx context.Context) *programs {
	return &programs{ctx: ctx, open: map[string]*external.Scorer{}}
}

// starts reports whether a preset is a program that does not run yet.
func (e env) starts(presets []scorer.Preset) bool {
	e.programs.mu.Lock()
	defer e.programs.mu.Unlock()
	return slices.ContainsFunc(presets, func(p scorer.Preset) bool {
		return p.Kind == scorer.KindExternal && e.programs.open[keyOf(p)] == nil
	})
}

func keyOf(p scorer.Preset) string { return p.Name + " " + experiment.PresetHash(p) }

// opened makes a preset a scorer. One that is a program is run, which is said,
// once.
func (e env) opened(p scorer.Preset) (replay.Scorer, error) {
	if p.Kind != scorer.KindExternal {
		return replay.New(p)
	}
	e.programs.mu.Lock()
	defer e.programs.mu.Unlock()
	key := keyOf(p)
	if s := e.programs.open[key]; s != nil {
		return s, nil
	}
	s, err := external.New(e.programs.ctx, p)
	if err != nil {
		return nil, err
	}
	e.programs.open[key] = s
	e.tell("scorer %s is a program, which runs on this machine, with your rights, when it is asked: %s", plain(p.Name), plain(strings.Join(p.External.Command, " ")))
	return s, nil
}

// ofScorer words the error of a scorer that was asked. That of a program says by
// itself who is at fault.
func ofScorer(p scorer.Preset, err error) error {
	if p.Kind == scorer.KindExternal {
		return err
	}
	return usagef("%s", err)
}

// endPrograms ends what opened started, and says which of them did not last.
func (e env) endPrograms() {
	e.programs.mu.Lock()
	defer e.programs.mu.Unlock()
	for _, key := range slices.Sorted(maps.Keys(e.programs.open)) {
		s := e.programs.open[key]
		s.Close()
		if n := s.Restarts(); n > 0 {
			e.warn("the program of scorer " + s.Name() + " ended unasked and was started again, " + times(n))
		}
	}
}

func times(n int) string {
	if n == 1 {
		return "once"
	}
	return plural(n, "time")
}

// identified completes a preset that is a program with what of it lies in files
// beside that of the preset.
func (e env) identified(p scorer.Preset, file string) error {
	if p.Kind != scorer.KindExternal || p.External == nil {
		return nil
	}
	return external.Identify(p.External, filepath.Dir(e.path(file)))
}

// suits refuses to ask of a scorer what it cannot be asked.
func (s *scoring) suits(p scorer.Preset) error {
	switch {
	case p.Kind == scorer.KindExternal && s.memory != "":
		return usagef("%s is a program of its own, which is given whole logs: --memory does not bound it", p.Name)
	case p.Kind == scorer.KindExternal && s.explained != "":
		return usagef("%s is a program of its own, which says scores and not why: there is nothing to explain", p.Name)
	case s.memory != "" && p.Kind != scorer.KindEngine && p.Kind != scorer.KindConstant:
		return usagef("%s is of kind %s, which needs the whole log in memory: score it without --memory", p.Name, p.Kind)
	case s.memory != "" && p.Hindsight():
		return usagef("%s looks at acts in the light of others, which needs the whole log in memory: score it without --memory", p.Name)
	}
	return nil
}
