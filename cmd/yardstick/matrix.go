package main

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"slices"

	"github.com/spf13/cobra"
	"github.com/yardstick-lab/yardstick/internal/result"
	"github.com/yardstick-lab/yardstick/internal/spec"
	"github.com/yardstick-lab/yardstick/internal/store"
)

// matrixFolder holds a run of every experiment under every scorer, by experiment:
// apart from the experiments' own, which it leaves alone.
const matrixFolder = "matrix"

// crossing is a call of the verb matrix.
type crossing struct {
	*house
	workers int
	asJSON  bool
	failed  map[string]error // by experiment
	broken  []broken
}

func matrixVerb(h *house) *cobra.Command {
	x := &crossing{house: h, failed: map[string]error{}}
	c := &cobra.Command{
		Use: "matrix", Short: "Ask every experiment of every scorer, and write the claims matrix",
		Long: "Asks every experiment of every scorer and writes reports/index.html, the claims matrix: what people said of influence scores, row by row, and what each yardstick " +
			"makes of it. The scorer constant is left out, since it is a test of the instrument. A scorer that cannot be asked says why. So does one of the folder scorers whose file is at fault, and an experiment that fails, and the program then exits as " +
			"a run of it would.\n\n" +
			"Worlds and interventions are made once and scored by all. The runs lie in reports/matrix/NAME, apart from the experiments' own reports; what they found is taken up again " +
			"where the program, the spec, the data and the scorers are the same",
		Args: takes(), ValidArgsFunction: cobra.NoFileCompletions,
		RunE: func(c *cobra.Command, _ []string) error { return x.cross(c.Context()) },
	}
	f := c.Flags()
	f.IntVar(&x.workers, "workers", h.processors, "how `many` shards are computed at once; changes no result")
	f.BoolVar(&x.asJSON, "json", false, "print the matrix as JSON")
	return c
}

func (x *crossing) cross(ctx context.Context) error {
	if x.workers < 1 {
		return usagef("--workers %d: at least one has to work", x.workers)
	}
	if err := x.enter(); err != nil {
		return err
	}
	names, err := spec.List(x.experiments())
	if err != nil {
		return err
	}
	if len(names) == 0 {
		return usagef("there are no experiments to ask")
	}
	if err := store.CheckResults(ctx, x.reports(database)); err != nil {
		return err
	}
	if err := x.askAll(ctx, names); err != nil {
		return err
	}
	m, err := x.writeMatrix(ctx)
	if err != nil {
		return err
	}
	if err := x.printMatrix(m); err != nil {
		return err
	}
	return x.failure(names)
}

// askAll asks every experiment, and notes those that fail.
func (x *crossing) askAll(ctx context.Context, names []string) (err error) {
	if x.broken, err = x.brokenScorers(); err != nil {
		return err
	}
	return relay(ctx, x.workers, names, func(ctx context.Context, l *lap) error {
		err := x.ask(ctx, l)
		if turn := l.turn(); turn != nil {
			return turn
		}
		if ctx.Err() != nil {
			return interrupted(ctx.Err())
		}
		if err != nil {
			x.failed[l.name] = err
		}
		return nil
	})
}

// writeMatrix puts the matrix into the database and onto the page.
func (x *crossing) writeMatrix(ctx context.Context) (*result.Matrix, error) {
	m, err := x.matrix(x.failed)
	if err != nil {
		return nil, err
	}
	if err := store.SaveMatrix(ctx, x.reports(database), m); err != nil {
		return nil, err
	}
	return m, x.writeIndex(nil, m)
}

// failure is what went wrong: with scorers, then in the order of the experiments.
func (x *crossing) failure(names []string) error {
	var all []error
	for _, b := range x.broken {
		all = append(all, fmt.Errorf("scorer %s was left out: %w", b.name, b.err))
	}
	for _, name := range names {
		if err := x.failed[name]; err != nil {
			all = append(all, fmt.Errorf("%s: %w", name, err))
		}
	}
	return errors.Join(all...)
}

// everyScorer lists the scorers that are asked of an experiment: its own, so that
// the main one stays what it is, and all others but constant and those that are
// broken.
func (x *crossing) everyScorer(own []string) ([]string, error) {
	known, err := x.scorers()
	all := slices.Clone(own)
	for _, name := range known {
		if name != constantScorer && !slices.Contains(all, name) && !isBroken(x.broken, name) {
			all = append(all, name)
		}
	}
	return all, err
}

// constantScorer is a test of the instrument, and no yardstick.
const constantScorer = "constant"

func (x *crossing) printMatrix(m *result.Matrix) error {
	if x.asJSON {
		data, err := m.JSON()
		if err == nil {
			x.printf("%s", data)
		}
		return err
	}
	g := grid{header: []string{"SCORER", "AS SAID", "AS BUILT", "IN PART", "NOT SO", "VOID", "OPEN", "NOT ASKED"}, left: 1}
	for _, s := range m.Scorers {
		cells := []string{s.Name}
		for mark := result.AsSaid; mark <= result.Unasked; mark++ {
			cells = append(cells, thousands(s.Marks[mark]))
		}
		g.add(cells...)
	}
	tested, all := m.Tested()
	x.printf("%s\nROWS %d of %d tested, under %s   %s\n", &g, tested, all, plural(len(m.Scorers), "scorer"),
		filepath.ToSlash(filepath.Join(x.root, "reports", pageFile)))
	return nil
}
