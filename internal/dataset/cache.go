package dataset

import (
	"bufio"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"

	"github.com/yardstick-lab/yardstick/internal/activity"
	"github.com/yardstick-lab/yardstick/internal/trace"
	"github.com/yardstick-lab/yardstick/internal/world"
)

// Cache keeps worlds that were made before, as mapped Arrow IPC files. It is safe
// to delete, whole or in part, and safe for concurrent use.
type Cache struct {
	Dir   string
	Limit int64 // bytes; the files used longest ago go first
}

// Kept is a world, out of the cache or new. Its trace is gone after Close.
type Kept struct {
	*world.World
	mapped []*trace.Mapped
}

// Close lets the files of the world go.
func (k *Kept) Close() error {
	var all []error
	for _, m := range k.mapped {
		all = append(all, m.Close())
	}
	return errors.Join(all...)
}

// Guard runs work that reads the world; see [trace.Mapped.Guard].
func (k *Kept) Guard(work func() error) error {
	for _, m := range k.mapped {
		inner := work
		work = func() error { return m.Guard(inner) }
	}
	return work()
}

// World returns the world of a dataset over a span, made by the program of a
// hash. A file that cannot be used is made anew; a cache that cannot be written
// is an error, as the machine has a fault.
func (c *Cache) World(d *Dataset, span world.Span, program string) (*Kept, error) {
	sum := sha256.Sum256(fmt.Appendf(nil, "%s %s %+v", d.Hash, program, span))
	stem := filepath.Join(c.Dir, "world-"+hex.EncodeToString(sum[:12]))
	if k, err := open(d.World, span, stem); err == nil {
		return k, nil
	}
	w, err := world.Make(d.World, span)
	if err != nil {
		return nil, err
	}
	if err := c.keep(w, stem); err != nil {
		return nil, fmt.Errorf("caching a world: %w", err)
	}
	return &Kept{World: w}, nil
}

// The two files of a world.
const (
	eventsFile = ".events.arrow"
	tiesFile   = ".ties.arrow"
)

func open(s *world.Settings, span world.Span, stem string) (*Kept, error) {
	events, err := trace.OpenIPC(stem+eventsFile, stem+eventsFile)
	if err != nil {
		return nil, err
	}
	k := &Kept{mapped: []*trace.Mapped{events}}
	ties, err := trace.OpenIPC(stem+tiesFile, stem+tiesFile)
	if err == nil {
		k.mapped = append(k.mapped, ties)
		err = k.Guard(func() (err error) {
			k.World, err = world.Restore(s, span, events.Trace, ties.Trace)
			return err
		})
	}
	if err != nil {
		return nil, errors.Join(err, k.Close())
	}
	return k, nil
}

// keep writes a world's files, the ties first: who finds the events finds both.
func (c *Cache) keep(w *world.World, stem string) error {
	if err := os.MkdirAll(c.Dir, 0o755); err != nil {
		return err
	}
	if err := c.write(stem+tiesFile, w.Ties()); err != nil {
		return err
	}
	if err := c.write(stem+eventsFile, w.Trace); err != nil {
		return err
	}
	return c.trim()
}

// write writes a file aside and renames it.
func (c *Cache) write(path string, t *activity.Trace) (err error) {
	f, err := os.CreateTemp(c.Dir, ".writing-*")
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, ignoreMissing(os.Remove(f.Name()))) }()
	out := bufio.NewWriterSize(f, 1<<20)
	if err := errors.Join(trace.WriteIPC(out, t), out.Flush(), f.Close()); err != nil {
		return err
	}
	return os.Rename(f.Name(), path)
}

func ignoreMissing(err error) error {
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	return err
}

// trim removes files, those written longest ago first, until the limit is kept.
// Others may trim at the same time, so a file that is gone is no error.
func (c *Cache) trim() error {
	entries, err := os.ReadDir(c.Dir)
	if err != nil {
		return err
	}
	var files []fs.FileInfo
	total := int64(0)
	for _, e := range entries {
		info, err := e.Info()
		if errors.Is(err, fs.ErrNotExist) {
			continue
		}
		if err != nil {
			return err
		}
		files, total = append(files, info), total+info.Size()
	}
	slices.SortFunc(files, func(a, b fs.FileInfo) int { return a.ModTime().Compare(b.ModTime()) })
	for _, f := range files {
		if total <= c.Limit {
			break
		}
		if err := ignoreMissing(os.Remove(filepath.Join(c.Dir, f.Name()))); err != nil {
			return err
		}
		total -= f.Size()
	}
	return nil
}

var _ io.Closer = (*Kept)(nil)
