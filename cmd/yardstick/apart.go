package main

import (
	"io/fs"
	"os"
	"path/filepath"

	"github.com/yardstick-lab/yardstick/internal/dataset"
)

// place is a file of a call, with the word that names it there.
type place struct{ word, path string }

// apart refuses a call that would write over what it reads, or write two things
// into one file. Places without a path do not count.
func (e env) apart(outputs, inputs []place) error {
	for i, out := range outputs {
		for _, in := range inputs {
			if e.oneFile(out.path, in.path) {
				return usagef("%s %s would overwrite %s, which this call reads; give it another name", out.word, plain(out.path), in.word)
			}
		}
		for _, other := range outputs[:i] {
			if e.oneFile(out.path, other.path) {
				return usagef("%s and %s both write to %s; give them two names", other.word, out.word, plain(out.path))
			}
		}
	}
	return nil
}

// oneFile reports whether two paths lead to one file. A terminal and the like
// are no file: they take what is written, and keep nothing that could be lost.
func (e env) oneFile(one, two string) bool {
	if one == "" || two == "" {
		return false
	}
	one, two = e.path(one), e.path(two)
	a, errA := os.Stat(one)
	b, errB := os.Stat(two)
	if errA == nil && errB == nil {
		return os.SameFile(a, b) && a.Mode()&fs.ModeDevice == 0
	}
	return absolute(one) == absolute(two)
}

// absolute is the one name of a file that may not be there yet.
func absolute(path string) string {
	if end, _, err := follow(path); err == nil {
		path = end
	}
	if whole, err := filepath.Abs(path); err == nil {
		return whole
	}
	return filepath.Clean(path)
}

// files are those of a dataset, which every verb that opens it reads.
func (h *house) files(name string) []place {
	d, err := h.dataset(name)
	if err != nil {
		return nil // whoever reads it says why
	}
	word := "the dataset " + name
	all := []place{{word, h.folder("datasets", name, "dataset.yaml")}}
	if d.Kind != dataset.KindLog {
		return all
	}
	for _, f := range d.Log.Files {
		all = append(all, place{word, h.folder("datasets", name, f.Name)})
	}
	if d.Log.Stock != nil {
		all = append(all, place{word, h.folder("datasets", name, d.Log.Stock.Name)})
	}
	return all
}

// apart refuses scores that would overwrite what they are made from.
func (s *scoring) apart() error {
	if s.out == "-" {
		return nil
	}
	inputs := []place{{"the stock", s.log.Stock}, {"the list of accounts", s.accounts}, {"the preset", s.preset}}
	if info, err := os.Stat(s.path(s.log.Log)); err == nil && !info.IsDir() {
		inputs = append(inputs, place{"the log", s.log.Log})
	} else {
		inputs = append(inputs, s.files(s.log.Log)...)
	}
	return s.env.apart([]place{{"--out", s.out}}, inputs)
}

// apart refuses files that would overwrite each other or the world's settings.
func (s *showing) apart() error {
	return s.env.apart([]place{{"--export", s.log}, {"--export-stock", s.stock}}, s.files(s.name))
}
