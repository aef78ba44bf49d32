package spool

import (
	"errors"
	"fmt"
	"math"
	"os"
	"path/filepath"
	"slices"

	"github.com/yardstick-lab/yardstick/internal/activity"
	"github.com/yardstick-lab/yardstick/internal/scorer"
)

// Settings say what a scorer wants of a log. The zero value asks for days only.
type Settings struct {
	Dir     string // where the temporary folder is made; "" is the system's choice
	Memory  int64  // bytes that may be used, state and buffers together
	Pairs   bool   // the pairs of accounts and the order by actor, see [scorer.Engine.Linear]
	Credits bool   // credits are put aside, see [scorer.Engine.Flat]
	Lists   bool   // the objects of lists are kept, so that entries can be told apart

	// State is how many bytes the scorer takes beside the frame; nil for none.
	State func(scorer.Extent) int64
}

// Keeps reports whether the object of an action is of use.
func (s *Settings) Keeps(k activity.Action) bool {
	return s.Lists && (k == activity.List || k == activity.Unlist)
}

// Spill has a Builder pass its events on to take, which hands them to
// [Spool.Take]. Where no object is of use the Builder need not even know them.
func (s *Settings) Spill(take func(*activity.Columns) error) activity.Spill {
	if !s.Lists {
		return activity.Spill{Take: take}
	}
	return activity.Spill{Take: take, Objects: s.Keeps}
}

// Spool gathers the events of a log. It is not safe for concurrent use.
type Spool struct {
	settings Settings
	dir      string
	open     []*os.File
	gathered *gathered
	mostKeys int64 // of pairs at hand, where tests want fewer than fit
}

// New makes a spool with an empty temporary folder, which Close removes.
func New(s Settings) (*Spool, error) {
	dir, err := os.MkdirTemp(s.Dir, "yardstick-score-*")
	if err != nil {
		return nil, fmt.Errorf("making a folder for temporary files: %w", err)
	}
	sp := &Spool{settings: s, dir: dir, mostKeys: math.MaxInt64}
	raw, err := sp.create("events-as-read")
	if err != nil {
		return nil, errors.Join(err, sp.Close())
	}
	sp.gathered = newGathered(raw, &sp.settings)
	return sp, nil
}

// Take adds events by any numbers that Settle can translate, in any order. The
// error is a [NeedError] once their names alone are more than fit, or the
// machine's.
func (s *Spool) Take(c *activity.Columns) error {
	if err := s.gathered.take(c); err != nil {
		return err
	}
	return s.checkNames(0)
}

// Close removes everything. The Log and the Grids are of no use afterwards.
func (s *Spool) Close() error {
	var err error
	for _, f := range s.open {
		err = errors.Join(err, f.Close())
	}
	s.open = nil
	if err = errors.Join(err, os.RemoveAll(s.dir)); err != nil {
		return fmt.Errorf("removing temporary files: %w", err)
	}
	return nil
}

// create makes a temporary file.
func (s *Spool) create(name string) (*os.File, error) {
	f, err := os.OpenFile(filepath.Join(s.dir, name), os.O_RDWR|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return nil, fmt.Errorf("making a temporary file: %w", err)
	}
	s.open = append(s.open, f)
	return f, nil
}

// remove takes away a file that is needed no more.
func (s *Spool) remove(f *os.File) error {
	s.open = slices.DeleteFunc(s.open, func(o *os.File) bool { return o == f })
	if err := errors.Join(f.Close(), os.Remove(f.Name())); err != nil {
		return fmt.Errorf("removing a temporary file: %w", err)
	}
	return nil
}
