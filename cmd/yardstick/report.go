package main

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"time"

	"github.com/spf13/cobra"
	"github.com/yardstick-lab/yardstick/internal/experiment"
	"github.com/yardstick-lab/yardstick/internal/lock"
	"github.com/yardstick-lab/yardstick/internal/report"
	"github.com/yardstick-lab/yardstick/internal/result"
	"github.com/yardstick-lab/yardstick/internal/store"
)

// manifest is what of manifest.json says whether stored shards still fit.
type manifest struct {
	Schema  int
	Program string `json:"program_sha256"`
	Spec    string `json:"spec_sha256"`
	Dataset string `json:"dataset_sha256"`
	Command string
	Lock    *string `json:"lock_sha256"`
	Why     *string `json:"exploratory"`
	Presets []manifestHash
	Shards  []manifestHash
}

// stands is how the run stood to its lock: a lock that came later says nothing
// of it.
func (m *manifest) stands() standing { return stood(m.Lock, m.Why) }

type manifestHash struct{ Name, SHA256 string }

// inputs are those of the run's main scorer.
func (m *manifest) inputs() result.Inputs {
	in := result.Inputs{Program: m.Program, Spec: m.Spec, Dataset: m.Dataset}
	if len(m.Presets) > 0 {
		in.Preset = m.Presets[0].SHA256
	}
	return in
}

// errNotRun says that there is no manifest to read.
var errNotRun = errors.New("not run yet")

// manifest reads that of the last run; one of another version counts as none.
func (h *house) manifest(name string) (*manifest, error) {
	data, err := os.ReadFile(h.reports(name, manifestFile))
	if errors.Is(err, fs.ErrNotExist) {
		return nil, errNotRun
	}
	if err != nil {
		return nil, err
	}
	var m manifest
	if err := json.Unmarshal(data, &m); err != nil || m.Schema != result.Schema {
		return nil, errNotRun
	}
	return &m, nil
}

// changed names the first thing that is not what it was when the shards were
// made, or "". The program is not among them.
func (m *manifest) changed(in experiment.Inputs) string {
	presets := make([]manifestHash, len(in.Presets))
	for i, p := range in.Presets {
		presets[i] = manifestHash{p.Name, experiment.PresetHash(p)}
	}
	switch {
	case m.Dataset != in.Dataset.Hash:
		return "dataset"
	case fmt.Sprint(m.Presets) != fmt.Sprint(presets):
		return "scorer"
	case m.Spec != lock.SpecHash(in.Spec.Leaves):
		return "spec"
	}
	return ""
}

func reportVerb(h *house) *cobra.Command {
	return &cobra.Command{
		Use: "report NAME", Short: "Write the report of the last run once more",
		Long: "Writes the files of the last run once more, and what the database has of it, from the shards that it left; nothing is measured again",
		Args: takes("the name of an experiment"), ValidArgsFunction: h.completeExperiments,
		RunE: func(c *cobra.Command, args []string) error { return h.report(c.Context(), args[0]) },
	}
}

func (h *house) report(ctx context.Context, name string) error {
	f, err := h.rewritten(ctx, name)
	if err != nil {
		return err
	}
	return h.print(f.files, false)
}

// rewritten writes the report of the last run once more; the database says what it
// says.
func (h *house) rewritten(ctx context.Context, name string) (*found, error) {
	p, m, err := h.recall(name)
	if err != nil {
		return nil, err
	}
	if _, err := h.rooms(name); err != nil {
		return nil, err
	}
	f, err := h.again(ctx, p, m)
	if err != nil {
		return nil, err
	}
	figures, err := report.Figures(f.result)
	if err != nil {
		return nil, fmt.Errorf("drawing: %w", err)
	}
	page, err := pageOf(f, figures)
	if err == nil {
		err = interrupted(h.keep(ctx, f, time.Time{}))
	}
	if err != nil {
		return nil, err
	}
	return f, h.render(ctx, f, drawing{drawAhead(ctx, figures), page})
}

// again judges the shards that a manifest names once more.
func (h *house) again(ctx context.Context, p *prepared, m *manifest) (*found, error) {
	var f *found
	err := h.onEvidence(ctx, p, m, func(ev *experiment.Evidence, shards *store.Shards) (err error) {
		f, err = h.judge(ctx, p, ev, shards)
		return err
	})
	return f, err
}

// onEvidence reads the shards that a manifest names, and nothing else.
func (h *house) onEvidence(ctx context.Context, p *prepared, m *manifest, act func(*experiment.Evidence, *store.Shards) error) error {
	name := p.spec().Name
	shards, err := store.OpenShards(h.reports(name, shardFolder))
	if err != nil {
		return err
	}
	defer shards.Close()
	for _, s := range m.Shards {
		if !hashes(shards.Path(s.Name), s.SHA256) {
			return usagef("the shard %s of %s is not the one that its manifest names: run it again", s.Name, name)
		}
	}
	ev, err := p.plan.Run(ctx, experiment.Bench{Shards: shards, Workers: h.processors})
	if err != nil {
		return err
	}
	return act(ev, shards)
}

// recall plans the last run of an experiment once more, as the program that ran
// it did, so that every one of its shards fits.
func (h *house) recall(name string) (*prepared, *manifest, error) {
	if _, err := h.load(name); err != nil {
		return nil, nil, err
	}
	m, err := h.manifest(name)
	if errors.Is(err, errNotRun) {
		return nil, nil, usagef("%s was not run yet, or by another version: \"%s\" runs it", name, repeats(name, nil))
	}
	if err != nil {
		return nil, nil, err
	}
	var scorers []string
	for _, p := range m.Presets {
		scorers = append(scorers, p.Name)
	}
	in, err := h.resolve(name, scorers)
	if err != nil {
		return nil, nil, err
	}
	if what := m.changed(in); what != "" {
		return nil, nil, usagef("the %s has changed since %s was run: \"%s\" runs it again", what, name, m.Command)
	}
	in.Program = m.Program
	plan, err := experiment.NewPlan(in)
	if err != nil {
		return nil, nil, err
	}
	return &prepared{in, plan, m.Command, m.stands(), name}, m, nil
}

// hashes reports whether a file has a hash, as sha256 in hex.
func hashes(path, sum string) bool {
	f, err := os.Open(path)
	if err != nil {
		return false
	}
	defer f.Close()
	h := sha256.New()
	_, err = io.Copy(h, f)
	return err == nil && hex.EncodeToString(h.Sum(nil)) == sum
}
