package main

import (
	"fmt"
	"os"
	"path/filepath"
	"sync"

	"github.com/spf13/cobra"
	"github.com/yardstick-lab/yardstick/internal/activity"
	"github.com/yardstick-lab/yardstick/internal/capture"
	"github.com/yardstick-lab/yardstick/internal/dataset"
	"github.com/yardstick-lab/yardstick/internal/scorer"
	"github.com/yardstick-lab/yardstick/internal/spec"
)

// house is the folder that most verbs work in: experiments and datasets go in,
// reports come out.
type house struct {
	env
	root  string
	quiet bool

	mu       sync.Mutex
	datasets map[string]*dataset.Dataset // opened so far
	presets  map[string]scorer.Preset    // those of the program, read so far

	hashing sync.Once
	hash    string // of this program, once it is known
	hashErr error
}

func (h *house) folder(parts ...string) string {
	return h.path(filepath.Join(append([]string{h.root}, parts...)...))
}

func (h *house) experiments() string { return h.folder("experiments") }

// reports is where the report of an experiment lives.
func (h *house) reports(parts ...string) string {
	return h.folder(append([]string{"reports"}, parts...)...)
}

// enter refuses a root that is not a house.
func (h *house) enter() error {
	for _, part := range []string{"experiments", "datasets"} {
		info, err := os.Stat(h.folder(part))
		if err != nil && !os.IsNotExist(err) {
			return fmt.Errorf("looking for experiments: %w", err)
		}
		if err != nil || !info.IsDir() {
			return usagef("the folder %s holds no %s: start yardstick where experiments and datasets are, or name that folder with --root",
				plain(h.folder()), part)
		}
	}
	return nil
}

// shelf is the house's datasets, with the importers that the program has.
func (h *house) shelf() dataset.Shelf {
	return dataset.Shelf{
		Root: h.folder("datasets"),
		Importers: map[string]dataset.MakeImporter{
			"gharchive": func(network string, actions map[string]activity.Action) (dataset.Importer, error) {
				return capture.NewGitHub(network, actions)
			},
		},
	}
}

// dataset opens a dataset once.
func (h *house) dataset(name string) (*dataset.Dataset, error) {
	h.mu.Lock()
	defer h.mu.Unlock()
	if d := h.datasets[name]; d != nil {
		return d, nil
	}
	d, err := h.shelf().Open(name)
	if err != nil {
		return nil, err
	}
	if h.datasets == nil {
		h.datasets = map[string]*dataset.Dataset{}
	}
	h.datasets[name] = d
	return d, nil
}

// world opens a dataset that must be a world.
func (h *house) world(name string) (*dataset.Dataset, error) {
	d, err := h.dataset(name)
	if err == nil && d.Kind != dataset.KindWorld {
		return nil, usagef("the dataset %s is a captured log, not a world", name)
	}
	return d, err
}

// reader reads specs, and remembers the first dataset that they speak of and
// that is itself at fault: whatever a spec says of it cannot be judged.
type reader struct {
	house *house
	known spec.Known
	err   error
}

func (h *house) reader() (*reader, error) {
	names, err := h.shelf().List()
	if err != nil {
		return nil, err
	}
	scorers, err := h.scorers()
	if err != nil {
		return nil, err
	}
	r := &reader{house: h}
	r.known = spec.Known{Datasets: names, KindOf: r.kindOf, Networks: r.networks, Offers: r.offers, Scorers: scorers, Top: r.top, Constants: r.constants}
	return r, nil
}

func (r *reader) open(name string) *dataset.Dataset {
	d, err := r.house.dataset(name)
	if err != nil && r.err == nil {
		r.err = err
	}
	return d
}

func (r *reader) kindOf(name string) spec.Kind {
	if d := r.open(name); d != nil && d.Kind == dataset.KindLog {
		return spec.Log
	}
	return spec.World
}

// offers says how many topics and places a world has; a log knows of none.
func (r *reader) offers(name string) (topics, places int) {
	if d := r.open(name); d != nil && d.Kind == dataset.KindWorld {
		return d.World.Topics, d.World.Places
	}
	return 0, 0
}

// top says where a scorer's scale ends; one that is at fault says so elsewhere.
func (r *reader) top(name string) float64 {
	p, err := r.house.preset(name)
	if err != nil || len(p.Scale.Anchors) == 0 {
		return 0
	}
	return p.Scale.Top()
}

// networks lists a dataset's networks; a CSV log names them row by row.
func (r *reader) networks(name string) []string {
	d := r.open(name)
	switch {
	case d == nil:
		return nil
	case d.Kind == dataset.KindLog && d.Log.Network == "":
		return nil
	case d.Kind == dataset.KindLog:
		return []string{d.Log.Network}
	}
	var names []string
	for _, n := range d.World.Networks {
		names = append(names, n.Name)
	}
	return names
}

// load reads the spec of an experiment by name.
func (r *reader) load(name string) (*spec.Experiment, error) {
	r.err = nil
	e, err := spec.Load(r.house.experiments(), name, r.known)
	return r.read(e, err)
}

// parse reads the spec in a file.
func (r *reader) parse(file string) (*spec.Experiment, error) {
	data, err := os.ReadFile(r.house.path(file))
	if os.IsNotExist(err) {
		return nil, usagef("there is no file %q", file)
	}
	if err != nil {
		return nil, fmt.Errorf("reading a spec: %w", err)
	}
	r.err = nil
	e, err := spec.Parse(filepath.ToSlash(file), data, r.known)
	return r.read(e, err)
}

// read returns a spec that was read, unless something that it speaks of is at
// fault: a dataset, or a scorer of the house's own.
func (r *reader) read(e *spec.Experiment, err error) (*spec.Experiment, error) {
	if r.err != nil {
		return nil, r.err
	}
	if err != nil {
		return nil, err
	}
	for _, s := range e.Scorers {
		if _, err := r.house.preset(s); err != nil {
			return nil, err
		}
	}
	return e, nil
}

// load reads the spec of an experiment by name, in a house that is one.
func (h *house) load(name string) (*spec.Experiment, error) {
	if err := h.enter(); err != nil {
		return nil, err
	}
	r, err := h.reader()
	if err != nil {
		return nil, err
	}
	return r.load(name)
}

// The words that a shell completes. What cannot be listed completes to nothing.

func (h *house) completeExperiments(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
	names, _ := spec.List(h.experiments())
	return names, cobra.ShellCompDirectiveNoFileComp
}

func (h *house) completeDatasets(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
	names, _ := h.shelf().List()
	return names, cobra.ShellCompDirectiveDefault
}
