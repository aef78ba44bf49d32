package main

import (
	"bytes"
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"
	"github.com/yardstick-lab/yardstick/internal/activity"
	"github.com/yardstick-lab/yardstick/internal/calibration"
	"github.com/yardstick-lab/yardstick/internal/dataset"
)

// calibrating is a call of the verb calibrate.
type calibrating struct {
	*house
	into   string
	asJSON bool
}

func calibrateVerb(h *house) *cobra.Command {
	k := &calibrating{house: h}
	c := &cobra.Command{
		Use: "calibrate LOG|TABLE…", Short: "Fit the settings of a world to observed data",
		Long: "Fits delays, the spread of activity, what posts receive, the clock and how authors answer to half of the data, writes these settings " +
			"with their source into the world's dataset.yaml, and holds the world against the other half: the Kolmogorov–Smirnov distance of each " +
			"distribution, with its target, and a page with the distributions over one another. A target that is missed is told, and nothing else is turned to meet it. " +
			"Each argument is a folder of tables, a table in CSV, a log in a file or the name of one among the datasets. Takes some minutes",
		Example: "  yardstick calibrate datasets/calibration --into datasets/village",
		Args:    takesSome("a log or a table"), ValidArgsFunction: h.completeDatasets,
		RunE: func(c *cobra.Command, args []string) error { return k.calibrate(c.Context(), args) },
	}
	c.Flags().StringVar(&k.into, "into", "", "the `world` whose settings are fitted: its folder or its name")
	c.Flags().BoolVar(&k.asJSON, "json", false, "print JSON")
	complete(c, "into", h.completeDatasets)
	return c
}

func (k *calibrating) calibrate(ctx context.Context, args []string) error {
	if err := k.enter(); err != nil {
		return err
	}
	name, d, err := k.named()
	if err != nil {
		return err
	}
	evidence, err := k.evidence(args)
	if err != nil {
		return err
	}
	b := besideData{house: k.house, name: name, evidence: evidence, repeat: "calibrate " + strings.Join(args, " ") + " --into " + k.into}
	if err := b.room(); err != nil {
		return err
	}
	if !k.quiet {
		k.tell("calibrating %s, which takes some minutes", name)
	}
	fit, err := interruptible(ctx, func() (*calibration.Fit, error) {
		return calibration.Calibrate(d.World, evidence, calibration.FittedOn)
	})
	if err != nil {
		return asUsage(err)
	}
	if err := k.rewrite(name, fit); err != nil {
		return err
	}
	if !k.asJSON {
		k.changes(fit)
	}
	return b.show(ctx, fit.Settings, k.asJSON)
}

// named opens the world: --into is its name, or its folder.
func (k *calibrating) named() (string, *dataset.Dataset, error) {
	if k.into == "" {
		return "", nil, usagef("--into is missing: which world's settings are to be fitted?")
	}
	name := filepath.Base(k.into)
	asked, err := filepath.Abs(k.path(k.into))
	if err != nil {
		return "", nil, err
	}
	here, err := filepath.Abs(k.folder("datasets", name))
	if err == nil && asked != here && name != k.into {
		err = usagef("--into %s is none of the worlds here, which lie in %s", k.into, k.folder("datasets"))
	}
	if err != nil {
		return "", nil, err
	}
	d, err := k.world(name)
	return name, d, err
}

// rewrite puts the settings into the world's file.
func (k *calibrating) rewrite(name string, fit *calibration.Fit) error {
	path := k.folder("datasets", name, "dataset.yaml")
	data, err := os.ReadFile(path)
	if err != nil {
		return err
	}
	text, err := calibration.Write(filepath.ToSlash(path), data, fit)
	if err != nil {
		return asUsage(err)
	}
	return writeBytes(path, text)
}

func (k *calibrating) changes(fit *calibration.Fit) {
	g := &grid{header: []string{"SETTING", "IS", "SOURCE"}, left: 3, widest: map[int]int{1: 24, 2: 60}}
	for _, c := range fit.Changes {
		g.add(c.Path, c.Is, c.From)
	}
	k.printf("%s\n", g)
}

// asUsage makes an error of calibration one of whoever called the program.
func asUsage(err error) error {
	var input *calibration.InputError
	if errors.As(err, &input) {
		return usagef("%s", input.Text)
	}
	return err
}

// evidence opens everything that is named.
func (h *house) evidence(args []string) ([]calibration.Evidence, error) {
	var all []calibration.Evidence
	for _, arg := range args {
		some, err := h.oneEvidence(arg)
		if err != nil {
			return nil, asUsage(err)
		}
		all = append(all, some...)
	}
	return all, nil
}

// oneEvidence opens a folder of tables, a table or a log.
func (h *house) oneEvidence(arg string) ([]calibration.Evidence, error) {
	if info, err := os.Stat(h.path(arg)); err == nil && info.IsDir() {
		return h.tables(arg)
	}
	if data, err := os.ReadFile(h.path(arg)); err == nil && calibration.LooksLikeTable(data) {
		seen, err := calibration.ReadTable(arg, bytes.TrimPrefix(data, []byte("\ufeff")))
		if err != nil {
			return nil, err
		}
		e, err := calibration.Whole(arg, seen)
		return []calibration.Evidence{e}, err
	}
	seen, err := h.observed(arg)
	if err != nil {
		return nil, err
	}
	e, err := calibration.Whole(arg, seen)
	return []calibration.Evidence{e}, err
}

// tables opens a folder of tables and the logs that it names.
func (h *house) tables(dir string) ([]calibration.Evidence, error) {
	f, err := calibration.OpenFolder(h.path(dir))
	if err != nil {
		return nil, err
	}
	all := f.Evidence
	for _, l := range f.Logs {
		seen, err := h.observed(l.Dataset)
		if err != nil {
			return nil, err
		}
		all = append(all, calibration.Evidence{Source: l.Source, Fits: l.Fits, Observed: seen})
	}
	return all, nil
}

// observed reads a log, and sees in it what tables hold.
func (h *house) observed(name string) (*calibration.Observed, error) {
	log, _, err := h.shelf().OpenLog(dataset.LogName{Log: h.pathOrName(name)})
	if err != nil {
		return nil, err
	}
	var seen *calibration.Observed
	err = log.Guard(func() error {
		if log.Trace.Len() == 0 {
			return usagef("the log %s has no events", name)
		}
		seen = calibration.Observe(log.Trace, activity.DayLength)
		return nil
	})
	return seen, errors.Join(err, log.Close())
}

// pathOrName leaves the name of a dataset as it is.
func (h *house) pathOrName(name string) string {
	if _, err := os.Stat(h.folder("datasets", name)); err == nil {
		return name
	}
	return h.path(name)
}
