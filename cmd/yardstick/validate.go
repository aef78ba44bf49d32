package main

import (
	"errors"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"
	"github.com/yardstick-lab/yardstick/internal/spec"
	"github.com/yardstick-lab/yardstick/internal/strictyaml"
)

// checked is what became of one spec.
type checked struct {
	Spec     string           `json:"spec"` // as it was called
	OK       bool             `json:"ok"`
	Problems []checkedProblem `json:"problems"`
	Lock     *string          `json:"lock_sha256"`
	Explores *string          `json:"exploratory"`

	stands standing
	err    error
}

// checkedProblem is one problem. A problem that is not of a place in a file has
// only a text.
type checkedProblem struct {
	File       *string `json:"file"`
	Line       *int    `json:"line"`
	Column     *int    `json:"column"`
	Path       *string `json:"path"`
	Text       string  `json:"text"`
	Suggestion *string `json:"suggestion"`
}

func validateVerb(h *house) *cobra.Command {
	var asJSON bool
	c := &cobra.Command{
		Use: "validate [NAME|FILE.yaml]...", Short: "Say everything that is wrong with specs",
		Long:              "Says everything that is wrong with the specs named, or with all of them",
		Example:           "  yardstick validate\n  yardstick validate likes-only drafts/mine.yaml",
		ValidArgsFunction: h.completeExperiments,
		RunE:              func(_ *cobra.Command, args []string) error { return h.validate(args, asJSON) },
	}
	c.Flags().BoolVar(&asJSON, "json", false, "print JSON")
	return c
}

func (h *house) validate(args []string, asJSON bool) error {
	if err := h.enter(); err != nil {
		return err
	}
	r, err := h.reader()
	if err != nil {
		return err
	}
	if len(args) == 0 {
		if args, err = spec.List(h.experiments()); err != nil {
			return err
		}
	}
	all := []checked{}
	var errs []error
	for _, arg := range args {
		c := r.check(arg)
		if c.err != nil && exitCode(c.err) != exitInput {
			return c.err
		}
		all, errs = append(all, c), append(errs, c.err)
	}
	if asJSON {
		err = h.writeJSON(all)
	} else {
		h.printChecked(all)
	}
	if wrong := errors.Join(errs...); wrong != nil {
		return &invalid{wrong}
	}
	return err
}

// invalid says that specs are wrong, and that what is wrong was printed.
type invalid struct{ error }

func (i *invalid) Unwrap() error { return i.error }

// check reads one spec: a file if it is called like one, else a name.
func (r *reader) check(arg string) checked {
	c := checked{Spec: arg, Problems: []checkedProblem{}}
	var e *spec.Experiment
	path := r.house.lockPath(arg)
	if base, isFile := strings.CutSuffix(arg, filepath.Ext(arg)); isFile && (filepath.Ext(arg) == ".yaml" || filepath.Ext(arg) == ".yml") {
		e, c.err = r.parse(arg)
		path = r.house.path(base + lockExtension)
	} else {
		e, c.err = r.load(arg)
	}
	if c.err == nil {
		c.stands, c.err = r.house.stands(e, path)
		c.Lock, c.Explores = textOrNil(c.stands.sum), textOrNil(c.stands.why)
	}
	c.OK = c.err == nil
	var problems strictyaml.Problems
	switch {
	case errors.As(c.err, &problems):
		for _, p := range problems {
			c.Problems = append(c.Problems, checkedProblem{&p.File, &p.Line, &p.Column, textOrNil(p.Path), p.Text, textOrNil(p.Suggestion)})
		}
	case c.err != nil:
		c.Problems = append(c.Problems, checkedProblem{Text: c.err.Error()})
	}
	return c
}

func textOrNil(s string) *string {
	if s == "" {
		return nil
	}
	return &s
}

func (h *house) printChecked(all []checked) {
	for _, c := range all {
		if c.OK {
			h.printf("%s: ok, %s\n", plain(c.Spec), plain(c.stands.says()))
			continue
		}
		h.explain(c.err)
	}
}
