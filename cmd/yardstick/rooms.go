package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
)

const (
	shardFolder = "shards"
	cacheFolder = ".cache"
)

// rooms are the folders that a run writes to and that were not there before,
// outermost first.
type rooms []string

// rooms finds out before the work whether its fruit could be stored: a run whose
// last file has no place would have replaced the others by then. Folders of
// shards and figures that are not there are left to those who fill them.
func (h *house) rooms(name string) (made rooms, err error) {
	dirs := []string{h.reports()}
	if outer := filepath.Dir(name); outer != "." {
		dirs = append(dirs, h.reports(outer))
	}
	for _, dir := range append(dirs, h.reports(name), h.reports(name, shardFolder), h.reports(name, figureFolder)) {
		_, err := os.Lstat(dir)
		missing := errors.Is(err, fs.ErrNotExist)
		if missing {
			made = append(made, dir)
		}
		if missing && filepath.Dir(dir) == h.reports(name) {
			continue
		}
		if err := probe(dir); err != nil {
			made.leave()
			return nil, fmt.Errorf("no place for the report: %w", err)
		}
	}
	return made, nil
}

// probe makes a folder, if need be, and a file in it that it removes.
func probe(dir string) error {
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return folderError(dir, err)
	}
	f, err := os.CreateTemp(dir, ".writable.*.tmp")
	if err != nil {
		return folderError(dir, err)
	}
	if err := errors.Join(f.Close(), os.Remove(f.Name())); err != nil {
		return folderError(dir, err)
	}
	return nil
}

// leave removes the folders that were not there before and in which nothing is:
// a run that was refused leaves no trace of itself.
func (r rooms) leave() {
	for _, dir := range slices.Backward(r) {
		if left, err := os.ReadDir(dir); err == nil && len(left) == 1 && left[0].Name() == lockFile {
			os.Remove(filepath.Join(dir, lockFile))
		}
		os.Remove(dir) // fails where something is in it, as it should
	}
}

// lockFile is what opening a folder of shards leaves in it.
const lockFile = ".lock"
