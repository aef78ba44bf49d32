package main

import (
	"context"
	"errors"
	"io/fs"
	"os"

	"github.com/spf13/cobra"
	"github.com/yardstick-lab/yardstick/internal/experiment"
	"github.com/yardstick-lab/yardstick/internal/result"
	"github.com/yardstick-lab/yardstick/internal/world"
)

// sensitivityFile is what sensitivity leaves beside a report.
const sensitivityFile = "sensitivity.json"

func sensitivityVerb(h *house) *cobra.Command {
	s := &sensing{house: h}
	c := &cobra.Command{
		Use: "sensitivity NAME", Short: "Find the constants that the verdicts hang on, and where they flip",
		Long: "Finds what the verdicts under the main scorer hang on: the values at which they flip along the constants that the spec names in tipping, " +
			"the constants of ours (of the scorer and of the world) that decide a verdict when they are half or half as much again, and what the actions of its arms " +
			"are worth in each other. It takes minutes, once for the same inputs. What it finds is kept in reports/NAME/sensitivity.json, and stands in the report",
		Example: "  yardstick sensitivity likes-only",
		Args:    takes("the name of an experiment"), ValidArgsFunction: h.completeExperiments,
		RunE: func(c *cobra.Command, args []string) error { return s.sense(c.Context(), args[0]) },
	}
	f := c.Flags()
	f.IntVar(&s.workers, "workers", h.processors, "how `many` worlds are worked on at once; changes no result")
	f.BoolVar(&s.asJSON, "json", false, "print sensitivity.json")
	return c
}

// sensing is a call of the verb sensitivity.
type sensing struct {
	*house
	workers int
	asJSON  bool
}

func (s *sensing) sense(ctx context.Context, name string) error {
	if s.workers < 1 {
		return usagef("--workers %d: at least one has to work", s.workers)
	}
	p, err := s.prepare(name, nil)
	if err != nil {
		return err
	}
	if _, err := s.rooms(name); err != nil {
		return err
	}
	if err := s.roomInDatabase(ctx); err != nil {
		return err
	}
	found, err := s.found(ctx, p)
	if err != nil {
		return err
	}
	data, err := s.noteDown(found, p)
	if err != nil {
		return err
	}
	if err := s.retell(ctx, found); err != nil {
		return err
	}
	if s.asJSON {
		s.printf("%s", data)
		return nil
	}
	s.printf("%s", sensitivityText(found, p.stands))
	return nil
}

// found is what was found before for the same inputs, or else is found now.
func (s *sensing) found(ctx context.Context, p *prepared) (*result.Sensitivity, error) {
	found, err := s.sensitivity(p.spec().Name)
	if err != nil || found != nil && found.Whole() && found.Inputs == p.plan.Hashes() {
		return found, err
	}
	return s.find(ctx, p)
}

// noteDown writes what was found beside the report.
func (h *house) noteDown(found *result.Sensitivity, p *prepared) ([]byte, error) {
	found.Exploratory = textOrNil(p.stands.why)
	data, err := found.JSON()
	if err != nil {
		return nil, err
	}
	return data, writeBytes(h.reports(found.Experiment, sensitivityFile), data)
}

// retell writes the report of the last run once more, with what was found, if
// that run was of the same inputs.
func (s *sensing) retell(ctx context.Context, found *result.Sensitivity) error {
	m, err := s.manifest(found.Experiment)
	if errors.Is(err, errNotRun) || err == nil && m.inputs() != found.Inputs {
		if !s.quiet {
			s.tell("%s was not run with these inputs yet: its report will show this as soon as it is", found.Experiment)
		}
		return nil
	}
	if err != nil {
		return err
	}
	_, err = s.rewritten(ctx, found.Experiment)
	return err
}

// attach puts what the verdicts hang on to a result, where that was worked out for
// the same inputs; else the result says what is another one now.
func (h *house) attach(r *result.Result) error {
	found, err := h.sensitivity(r.Experiment)
	if err != nil || found == nil {
		return err
	}
	if r.Outdated = found.Inputs.Differs(r.Manifest.Inputs()); r.Outdated == "" {
		r.Hang(found)
	}
	return nil
}

// sensitivity reads what was found last; nil where nothing was, or by another
// version.
func (h *house) sensitivity(name string) (*result.Sensitivity, error) {
	data, err := os.ReadFile(h.reports(name, sensitivityFile))
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	found, err := result.ParseSensitivity(data)
	if err != nil {
		return nil, nil // another version's, or torn: it counts as not worked out
	}
	return found, nil
}

func (s *sensing) find(ctx context.Context, p *prepared) (*result.Sensitivity, error) {
	return s.counted(p, experiment.Sensing{}, func(how experiment.Sensing) (*result.Sensitivity, error) {
		return p.plan.Sensitivity(ctx, experiment.Bench{Workers: s.workers, Worlds: s.worlds()}, how)
	})
}

// counted works a sensitivity out, and tells how far it is.
func (h *house) counted(p *prepared, how experiment.Sensing, work func(experiment.Sensing) (*result.Sensitivity, error)) (*result.Sensitivity, error) {
	var err error
	if how.Anchors, err = h.anchorSettings(); err != nil {
		return nil, err
	}
	count := h.counting(p.spec().Name)
	how.Progress = count.at
	found, err := work(how)
	count.end(err)
	return found, err
}

// anchorSettings are those of the worlds that scales were anchored on, nil where
// the house does not have them.
func (h *house) anchorSettings() (*world.Settings, error) {
	if _, err := os.Stat(h.folder("datasets", anchorWorld)); errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	d, err := h.world(anchorWorld)
	if err != nil {
		return nil, err
	}
	return d.World, nil
}
