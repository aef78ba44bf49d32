package main

import (
	"context"
	"fmt"
	"io"
	"path/filepath"
	"strings"

	"github.com/yardstick-lab/yardstick/internal/activity"
	"github.com/yardstick-lab/yardstick/internal/dataset"
	"github.com/yardstick-lab/yardstick/internal/trace"
	"github.com/yardstick-lab/yardstick/internal/world"
)

// write makes the society straight into an Arrow file, a day at a time, so that
// its events never lie in memory together.
func (s *showing) write(ctx context.Context, d *dataset.Dataset) error {
	if !strings.HasSuffix(s.out, ".arrow") {
		return usagef("--out %q: a world is written as it is made as Arrow IPC only, to a file that ends in .arrow", s.out)
	}
	if s.log != "" || s.stock != "" || s.asJSON {
		return usagef("--out prints no card and writes one file; --export, --export-stock and --json go without it")
	}
	var tale *world.Tale
	err := s.save(s.out, func(out io.Writer) (err error) {
		tale, err = s.tell(ctx, d.World, out)
		return err
	})
	if err != nil {
		return err
	}
	s.printf("%s, seed %d: %s accounts, %s events over %d days, in %s\n",
		s.name, s.seed, thousands(d.World.Accounts), thousands(tale.Events), d.World.Days.Warmup+d.World.Days.Measured, s.out)
	return nil
}

// tell writes a world to out; its columns grow beside the file.
func (s *showing) tell(ctx context.Context, settings *world.Settings, out io.Writer) (tale *world.Tale, err error) {
	g, err := trace.NewGrowing(filepath.Dir(s.path(s.out)))
	if err != nil {
		return nil, err
	}
	defer func() {
		if e := g.Close(); err == nil && e != nil {
			err = e
		}
	}()
	span := settings.Span(s.seed)
	tale, err = world.Tell(settings, span, func(today []activity.Event) error {
		if err := ctx.Err(); err != nil {
			return err
		}
		return g.Append(today)
	})
	if err != nil {
		return nil, fmt.Errorf("the world %s: %w", s.name, err)
	}
	return tale, g.WriteTo(out, trace.Rest{Trace: tale.Trace, Objects: tale.Objects, Number: tale.Number})
}
