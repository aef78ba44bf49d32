package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"
	"github.com/yardstick-lab/yardstick/internal/experiment"
	"github.com/yardstick-lab/yardstick/internal/lock"
	"github.com/yardstick-lab/yardstick/internal/spec"
)

// lockExtension is that of a lock, which lies beside its spec.
const lockExtension = ".lock"

func (h *house) lockPath(name string) string {
	return filepath.Join(h.experiments(), name+lockExtension)
}

// lockAt reads a lock; nil where there is none.
func lockAt(path string) (*lock.Lock, error) {
	data, err := os.ReadFile(path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil, nil
	case err != nil:
		return nil, fmt.Errorf("reading a lock: %w", err)
	}
	return lock.Parse(filepath.ToSlash(path), data)
}

// locking is what of an experiment is locked: its spec as the file has it.
func (h *house) locking(e *spec.Experiment) (lock.Design, error) {
	d := lock.Design{Experiment: e.Name, Spec: e.Leaves}
	data, err := h.dataset(e.Dataset)
	if err != nil {
		return d, err
	}
	d.Dataset = lock.Hash{Name: data.Name, SHA256: data.Hash}
	for _, s := range e.Scorers {
		preset, err := h.preset(s)
		if err != nil {
			return d, err
		}
		d.Presets = append(d.Presets, lock.Hash{Name: s, SHA256: experiment.PresetHash(preset)})
	}
	return d, nil
}

// standing is how an experiment stands to its lock.
type standing struct {
	sum string // of the lock; empty without one
	why string // it confirms nothing; empty where it is as locked
}

// stands compares an experiment with the lock at a path.
func (h *house) stands(e *spec.Experiment, path string) (standing, error) {
	l, err := lockAt(path)
	if err != nil || l == nil {
		return standing{why: notLocked}, err
	}
	d, err := h.locking(e)
	if err != nil {
		return standing{}, err
	}
	return standing{l.SHA256(), since(l.Changes(d))}, nil
}

// notLocked is the standing of what has no lock.
const notLocked = "not locked"

// since says in a line what has changed since the lock.
func since(changes []lock.Change) string {
	if len(changes) == 0 {
		return ""
	}
	first := changes[0]
	text := first.What + " changed since the lock"
	if detail, ok := strings.CutPrefix(first.Text, first.What+" "); ok {
		text += ": " + detail
	} else {
		text += ": " + cut(first.Text)
	}
	if n := len(changes) - 1; n > 0 {
		text += ", and " + plural(n, "more change")
	}
	return text
}

// cut keeps a change of prose from filling the line.
func cut(text string) string {
	const shown = 120
	if runes := []rune(text); len(runes) > shown {
		return string(runes[:shown-1]) + "…"
	}
	return text
}

// held is how a run with these scorers in place of the spec's, if any, stands to
// the lock of its experiment.
func (h *house) held(name string, scorers []string) (standing, error) {
	e, err := h.load(name)
	if err != nil {
		return standing{}, err
	}
	s, err := h.stands(e, h.lockPath(name))
	if len(scorers) > 0 && s.why == "" && strings.Join(scorers, " ") != strings.Join(e.Scorers, " ") {
		s.why = fmt.Sprintf("run with --scorer %s, locked with %s", strings.Join(scorers, ", "), strings.Join(e.Scorers, ", "))
	}
	return s, err
}

// label is how a standing is told at the head of a table.
func (s standing) label() string {
	if s.why != "" {
		return exploratory + ": " + s.why
	}
	return s.says()
}

// says is a standing in a sentence.
func (s standing) says() string {
	if s.why != "" {
		return s.why
	}
	return "locked " + lock.Short(s.sum)
}

// short is a standing in a column.
func (s standing) short() string {
	switch {
	case s.sum == "" && s.why == "":
		return none
	case s.sum == "":
		return s.why
	case s.why != "":
		return "changed"
	}
	return lock.Short(s.sum)
}

// suffix is what goes after a verdict.
func (s standing) suffix() string {
	if s.why == "" {
		return ""
	}
	return ", " + s.label()
}

// stood is the standing that a file of a run states; a run of before there were
// locks stated none.
func stood(sum, why *string) standing {
	switch {
	case why != nil:
		return standing{why: *why}
	case sum == nil:
		return standing{why: notLocked}
	}
	return standing{sum: *sum}
}

// exploratory is the label of what confirms nothing.
const exploratory = "EXPLORATORY"

// unlocked is a run that --locked refuses.
type unlocked struct{ name, why string }

func (u *unlocked) Error() string {
	return fmt.Sprintf("%s: %s; a run with --locked is one of what was locked before (\"%s lock %s\")", u.name, u.why, typed, u.name)
}

func lockVerb(h *house) *cobra.Command {
	var reason string
	c := &cobra.Command{
		Use: "lock NAME", Short: "Lock an experiment, so that runs of anything else are labelled EXPLORATORY",
		Long: "Writes what the spec says, and hashes of its dataset and its scorers, to experiments/NAME.lock. A run of an experiment that has no lock, " +
			"or has changed since, is labelled EXPLORATORY wherever it shows. Comments, spaces, quotes, the order of keys and the spelling of a number do not count. " +
			"To lock a changed experiment again takes a reason; the lock keeps it, with what changed. The lock belongs into version control",
		Example: "  yardstick lock likes-only\n  yardstick lock likes-only --reason \"50 likes were too few to tell\"",
		Args:    takes("the name of an experiment"), ValidArgsFunction: h.completeExperiments,
		RunE: func(_ *cobra.Command, args []string) error {
			return h.lock(args[0], strings.Join(strings.Fields(reason), " "))
		},
	}
	c.Flags().StringVar(&reason, "reason", "", "why an experiment that has changed is locked again, in `words`")
	return c
}

func (h *house) lock(name, reason string) error {
	e, err := h.load(name)
	if err != nil {
		return err
	}
	d, err := h.locking(e)
	if err != nil {
		return err
	}
	path := h.lockPath(name)
	old, err := lockAt(path)
	if err != nil {
		return err
	}
	now := &lock.Lock{Design: d}
	if old != nil {
		changes := old.Changes(d)
		if len(changes) == 0 {
			h.printf("%s is as it was locked, %s\n", name, lock.Short(old.SHA256()))
			return nil
		}
		if reason == "" {
			return usagef("%s has changed since it was locked; to lock it again say why with --reason%s", name, bulleted(changes))
		}
		now = old.Again(d, reason)
	}
	if err := writeBytes(path, now.Bytes()); err != nil {
		return err
	}
	h.tellLocked(name, old == nil, now)
	return nil
}

// tellLocked says what was locked. Whoever ran it before may have known what
// would come of it, and should hear that.
func (h *house) tellLocked(name string, first bool, l *lock.Lock) {
	h.printf("%s is locked, %s, in %s\n", name, lock.Short(l.SHA256()), filepath.ToSlash(h.lockPath(name)))
	if !first {
		h.printf("changed since the lock before:\n")
		for _, c := range l.History[len(l.History)-1].Changes {
			h.printf("  %s\n", plain(c))
		}
	}
	if _, err := h.manifest(name); err == nil {
		h.warn(name + " was run before it was locked: a verdict on the same worlds confirms nothing new; take other seeds")
	}
}

func bulleted(changes []lock.Change) string {
	var b strings.Builder
	for _, c := range changes {
		b.WriteString("\n  " + plain(c.Text))
	}
	return b.String()
}
