package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"
	"github.com/yardstick-lab/yardstick/internal/scorer"
	"github.com/yardstick-lab/yardstick/internal/strictyaml"
)

// The scorers that can be named: those that come with the program, and a file of
// the folder scorers each.
const (
	scorersFolder   = "scorers"
	presetExtension = ".yaml"
)

// ownFile is the preset file of a scorer of the house's own.
func (h *house) ownFile(name string) string {
	return filepath.Join(h.root, scorersFolder, name+presetExtension)
}

// ownScorers are the names in the folder scorers, sorted. A name of the program's
// own is refused: a claim about it would mean one thing here and another
// elsewhere.
func (h *house) ownScorers() ([]string, error) {
	files, err := os.ReadDir(h.folder(scorersFolder))
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, fmt.Errorf("looking for scorers: %w", err)
	}
	var names []string
	for _, f := range files {
		name, ok := strings.CutSuffix(f.Name(), presetExtension)
		if !ok || f.IsDir() || strings.HasPrefix(name, ".") {
			continue
		}
		if slices.Contains(scorer.Shipped(), name) {
			return nil, usagef("%s: %s is a scorer that comes with the program; give the file another name, and write it behind \"name:\"",
				filepath.ToSlash(h.ownFile(name)), name)
		}
		names = append(names, name)
	}
	return names, nil
}

// scorers are the names of all scorers: the program's, then the house's.
func (h *house) scorers() ([]string, error) {
	own, err := h.ownScorers()
	return append(scorer.Shipped(), own...), err
}

// preset loads a scorer by name.
func (h *house) preset(name string) (scorer.Preset, error) {
	own, err := h.ownScorers()
	if err != nil {
		return scorer.Preset{}, err
	}
	if slices.Contains(own, name) {
		return h.ownPreset(name)
	}
	if slices.Contains(scorer.Shipped(), name) {
		return h.shipped(name)
	}
	return scorer.Preset{}, usagef("unknown scorer %q%s", name, meant(name, append(scorer.Shipped(), own...)))
}

// shipped reads a scorer that comes with the program, once: every spec that names
// it asks for it again.
func (h *house) shipped(name string) (scorer.Preset, error) {
	h.mu.Lock()
	defer h.mu.Unlock()
	if p, known := h.presets[name]; known {
		return p, nil
	}
	p, err := scorer.Load(name)
	if err != nil {
		return p, err
	}
	if h.presets == nil {
		h.presets = map[string]scorer.Preset{}
	}
	h.presets[name] = p
	return p, nil
}

// ownPreset reads the file of a scorer of the house's own, which has to bear the
// name of its file.
func (h *house) ownPreset(name string) (scorer.Preset, error) {
	file := h.ownFile(name)
	p, err := h.presetFile(file)
	if err != nil || p.Name == name {
		return p, err
	}
	data, err := h.read(file)
	if err != nil {
		return p, err
	}
	doc := strictyaml.Parse(filepath.ToSlash(file), data)
	for _, e := range doc.Map().Entries() {
		if e.Name == "name" {
			e.Value.Problemf("is %q, and the file is called %s", p.Name, name+presetExtension)
		}
	}
	return p, doc.Problems().Err()
}

// named loads a scorer by name, or from a file: whatever has a dot or a slash is
// a file.
func (h *house) named(scorer string) (scorer.Preset, error) {
	if strings.ContainsAny(scorer, "/.") {
		return h.presetFile(scorer)
	}
	return h.preset(scorer)
}

// completeScorers completes the name of a scorer.
func (h *house) completeScorers(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
	names, _ := h.scorers()
	return names, cobra.ShellCompDirectiveNoFileComp
}
