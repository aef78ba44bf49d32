package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"

	"github.com/yardstick-lab/yardstick/internal/experiment"
	"github.com/yardstick-lab/yardstick/internal/lock"
	"github.com/yardstick-lab/yardstick/internal/report"
	"github.com/yardstick-lab/yardstick/internal/result"
	"github.com/yardstick-lab/yardstick/internal/store"
)

// ask runs an experiment under every scorer, unless that was done already.
func (x *crossing) ask(ctx context.Context, l *lap) error {
	p, own, err := x.prepareAll(l)
	if err != nil {
		return err
	}
	if x.asked(p) {
		return nil
	}
	made, err := x.rooms(x.within(l.name))
	if err != nil {
		return err
	}
	f, err := x.measureAll(ctx, l, p, own)
	if refused(ctx, err) {
		made.leave()
	}
	if err == nil {
		err = l.turn()
	}
	if err != nil {
		return err
	}
	return x.writeRun(f)
}

// within is the folder of an experiment's matrix run, from the folder of reports.
func (h *house) within(name string) string { return filepath.Join(matrixFolder, name) }

// prepareAll plans an experiment under every scorer, and returns its own. How the
// run stands to the lock is how its own scorers do.
func (x *crossing) prepareAll(l *lap) (*prepared, []string, error) {
	name := l.name
	e, err := x.load(name)
	if err != nil {
		return nil, nil, err
	}
	all, err := x.everyScorer(e.Scorers)
	if err != nil {
		return nil, nil, err
	}
	p, err := x.prepareLap(l, all)
	if err != nil {
		return nil, nil, err
	}
	p.plan, p.command = p.plan.Excusing(), typed+" matrix"
	p.stands, err = x.held(name, nil)
	return p, e.Scorers, err
}

// asked reports whether the run that is there is of the same program, spec, data,
// scorers and lock, and whole.
func (x *crossing) asked(p *prepared) bool {
	dir := x.within(p.spec().Name)
	m, err := x.manifest(dir)
	if err != nil || m.Program != p.inputs.Program || m.Dataset != p.inputs.Dataset.Hash || m.stands() != p.stands ||
		m.Spec != lock.SpecHash(p.spec().Leaves) {
		return false
	}
	f, err := x.readFinding(dir)
	if err != nil || f.Experiment != p.spec().Name {
		return false
	}
	_, err = os.Stat(x.reports(dir, pageFile))
	return err == nil && x.sameScorers(p, m, f.Excused())
}

// sameScorers reports whether a run asked just the scorers of a plan, or could not
// for a reason that lasts, and left out those that are broken still.
func (x *crossing) sameScorers(p *prepared, m *manifest, excused []result.Excuse) bool {
	asked, left := slices.Clone(m.Presets), 0
	for _, e := range excused {
		switch {
		case isBroken(x.broken, e.Scorer) && slices.ContainsFunc(x.broken, func(b broken) bool { return b.excuse() == e }):
			left++
		case experiment.Lasting(e.Why):
			asked = append(asked, manifestHash{e.Scorer, e.Preset})
		default:
			return false
		}
	}
	for _, preset := range p.inputs.Presets {
		if !slices.Contains(asked, manifestHash{preset.Name, experiment.PresetHash(preset)}) {
			return false
		}
	}
	return len(asked) == len(p.inputs.Presets) && left == len(x.broken)
}

// measureAll brings the evidence together and judges it.
func (x *crossing) measureAll(ctx context.Context, l *lap, p *prepared, own []string) (f *found, err error) {
	shards, err := store.OpenShards(x.reports(x.within(p.spec().Name), shardFolder))
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, shards.Close()) }()
	bar := l.progress(func() progress { return x.progress(p) })
	ev, err := p.plan.Run(ctx, l.bench(experiment.Bench{Shards: shards, Progress: bar.step, Worlds: x.worlds()}))
	bar.end(err)
	if err != nil {
		return nil, err
	}
	if err := p.plan.State(ctx, ev, x.worlds()); err != nil {
		return nil, err
	}
	plan, ev, excused := p.plan.Asked(ev)
	res, err := plan.Result(ev, p.setting())
	if err != nil {
		return nil, err
	}
	for _, b := range x.broken {
		if !slices.Contains(own, b.name) {
			excused = append(excused, b.excuse())
		}
	}
	res.Excused = excused
	for _, e := range excused {
		res.Warnings = append(res.Warnings, fmt.Sprintf("%s was not asked: %s", e.Scorer, e.Why))
	}
	beside(res, own)
	f = &found{result: res}
	f.files, err = filesOf(res)
	return f, err
}

// beside labels the scorers that were not locked, where the others were.
func beside(res *result.Result, own []string) {
	if res.Manifest.Exploratory != "" {
		return
	}
	for i := range res.Scorers {
		if s := &res.Scorers[i]; !slices.Contains(own, s.Name) {
			s.Exploratory = "asked beside the scorers that were locked"
		}
	}
}

// writeRun writes a run of every scorer. The manifest comes last: where it is
// there, so is the rest.
func (x *crossing) writeRun(f *found) error {
	figures, err := report.Figures(f.result)
	if err != nil {
		return fmt.Errorf("drawing: %w", err)
	}
	page, err := report.MatrixPage(f.result, figures)
	if err != nil {
		return fmt.Errorf("writing the report: %w", err)
	}
	dir := x.within(f.result.Experiment)
	for _, file := range []struct {
		name string
		data []byte
	}{{pageFile, page}, {resultFile, f.files.result}, {manifestFile, f.files.manifest}} {
		if err := writeBytes(x.reports(dir, file.name), file.data); err != nil {
			return err
		}
	}
	return nil
}

// readFinding reads a run in a folder of reports.
func (h *house) readFinding(dir string) (result.Finding, error) {
	data, err := os.ReadFile(h.reports(dir, resultFile))
	if err != nil {
		return result.Finding{}, err
	}
	f, err := result.ReadFinding(data)
	f.Page = "./" + filepath.ToSlash(filepath.Join(dir, pageFile))
	return f, err
}
