package main

import (
	"path/filepath"
	"slices"
	"strings"

	"github.com/yardstick-lab/yardstick/internal/dataset"
	"github.com/yardstick-lab/yardstick/internal/experiment"
	"github.com/yardstick-lab/yardstick/internal/scorer"
	"github.com/yardstick-lab/yardstick/internal/spec"
)

// prepared is an experiment, resolved and ready to run.
type prepared struct {
	inputs  experiment.Inputs
	plan    *experiment.Plan
	command string // that repeats the run
	stands  standing
	dir     string // where the report goes, from the folder of reports
}

func (p *prepared) spec() *spec.Experiment { return p.inputs.Spec }

// resolve reads a spec and all it hangs on. The scorers replace those of the
// spec, if there are any.
func (h *house) resolve(name string, scorers []string) (experiment.Inputs, error) {
	e, err := h.load(name)
	if err != nil {
		return experiment.Inputs{}, err
	}
	if len(scorers) > 0 {
		e.Scorers = scorers
	}
	in := experiment.Inputs{Spec: e, Open: h.opened}
	for i, s := range e.Scorers {
		p, err := h.preset(s)
		if err != nil {
			return in, err
		}
		if slices.Contains(e.Scorers[:i], s) {
			return in, usagef("--scorer %s is given twice", s)
		}
		in.Presets = append(in.Presets, p)
	}
	in.Dataset, err = h.dataset(e.Dataset)
	return in, err
}

// prepare plans the run of an experiment by this program.
func (h *house) prepare(name string, scorers []string) (*prepared, error) {
	in, err := h.resolve(name, scorers)
	if err != nil {
		return nil, err
	}
	return h.prepareFrom(in, name, scorers)
}

// prepareFrom plans the run of what a call was resolved to.
func (h *house) prepareFrom(in experiment.Inputs, name string, scorers []string) (_ *prepared, err error) {
	if in.Program, err = h.hashed(); err != nil {
		return nil, err
	}
	plan, err := experiment.NewPlan(in)
	if err != nil {
		return nil, err
	}
	stands, err := h.held(name, scorers)
	if err != nil {
		return nil, err
	}
	return &prepared{in, plan, repeats(name, scorers), stands, h.folderOf(name, scorers)}, nil
}

// folderOf is the folder of a run, from that of reports: one with other scorers than
// the spec's does not take the place of what the spec asks.
func (h *house) folderOf(name string, scorers []string) string {
	if len(scorers) == 0 {
		return name
	}
	if e, err := h.load(name); err == nil && slices.Equal(e.Scorers, scorers) {
		return name
	}
	return filepath.Join(name, "with-"+strings.Join(scorers, "+"))
}

// repeats is the call that repeats a run. Flags that change no result are left
// out, so that they change no manifest either.
func repeats(name string, scorers []string) string {
	words := []string{typed, "run", name}
	for _, s := range scorers {
		words = append(words, "--scorer", s)
	}
	return strings.Join(words, " ")
}

// setting is what goes into the manifest from here.
func (p *prepared) setting() experiment.Setting {
	return experiment.Setting{
		Version: version, Command: p.command, Lock: p.stands.sum, Exploratory: p.stands.why,
		Libraries: modules(func(path string) bool { return slices.Contains(numberLibraries, path) }),
	}
}

// units says how many worlds or accounts there are.
func (p *prepared) units() string {
	if p.inputs.Dataset.Kind == dataset.KindLog {
		return "one log"
	}
	return plural(len(p.spec().Seeds.Worlds), "world")
}

// scorerFlag takes the scorers of a call; each is checked when it is looked up.
func scorerNames(presets []scorer.Preset) []string {
	names := make([]string, len(presets))
	for i, p := range presets {
		names[i] = p.Name
	}
	return names
}
