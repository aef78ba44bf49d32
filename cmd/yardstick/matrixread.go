package main

import (
	"errors"
	"io/fs"
	"slices"
	"strings"

	"github.com/yardstick-lab/yardstick/internal/lock"
	"github.com/yardstick-lab/yardstick/internal/result"
	"github.com/yardstick-lab/yardstick/internal/spec"
)

// matrix puts together what is known of every experiment: what the last run of
// every scorer found, or else its own last run. What failed now has only the
// reason.
func (h *house) matrix(failed map[string]error) (*result.Matrix, error) {
	names, err := spec.List(h.experiments())
	if err != nil {
		return nil, err
	}
	r, err := h.reader()
	if err != nil {
		return nil, err
	}
	var findings []result.Finding
	for _, name := range names {
		f, err := h.finding(r, name, failed[name])
		if errors.Is(err, fs.ErrNotExist) {
			continue
		}
		if err != nil {
			return nil, err
		}
		findings = append(findings, f)
	}
	return result.MatrixOf(findings, columns(findings)), nil
}

// columns are all scorers that were asked and have a column, in the order in
// which they come first.
func columns(findings []result.Finding) []string {
	var all []string
	for _, f := range findings {
		for _, name := range f.Scorers() {
			if name != constantScorer && !slices.Contains(all, name) {
				all = append(all, name)
			}
		}
	}
	return all
}

// finding is what is known of an experiment; none is fs.ErrNotExist.
func (h *house) finding(r *reader, name string, failed error) (result.Finding, error) {
	e, unread := r.load(name)
	if failed != nil {
		return failure(name, e, failed), nil
	}
	for _, dir := range []string{h.within(name), name} {
		f, err := h.readFinding(dir)
		if err != nil || f.Experiment != name {
			continue // not there, torn, or of another version: as good as not run
		}
		if m, err := h.manifest(dir); err == nil {
			if unread != nil || m.Spec != lock.SpecHash(e.Leaves) {
				f.Caution = "the spec has changed since"
			}
			err = h.hang(&f, m, dir)
			return f, err
		}
		return f, nil
	}
	return result.Finding{}, fs.ErrNotExist
}

// hang begins the sentences of a run of every scorer with what they hang on; the
// experiment's own run has them so.
func (h *house) hang(f *result.Finding, m *manifest, dir string) error {
	if dir == f.Experiment {
		return nil
	}
	found, err := h.sensitivity(f.Experiment)
	if err == nil && found != nil && found.Inputs == m.inputs() {
		f.Hang(found)
	}
	return err
}

// failure is an experiment that came to no end. Of its spec, which may be what is
// wrong, it takes what it can.
func failure(name string, e *spec.Experiment, err error) result.Finding {
	first, _, _ := strings.Cut(err.Error(), "\n")
	f := result.Finding{Experiment: name, Question: name, Failed: first}
	if e == nil {
		return f
	}
	f.Question = e.Question
	for _, c := range e.Claims {
		f.Claims = append(f.Claims, result.Asked{ID: c.ID, Says: c.Says, Type: c.Type.String(), Source: c.Source})
	}
	return f
}
