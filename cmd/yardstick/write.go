package main

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
)

// writeAside writes a file under another name and renames it: whoever reads sees
// the file from before or the whole new one, and an error leaves the former. A
// device, a pipe or an open descriptor is written in place.
func writeAside(path string, write func(io.Writer) error) error {
	d, err := destinationOf(path)
	switch {
	case err != nil:
	case d.through:
		err = writeThrough(d, write)
	default:
		err = d.replace(write)
	}
	if err != nil {
		return fmt.Errorf("writing %s: %w", path, err)
	}
	return nil
}

// writeThrough appends, so that a descriptor of a file keeps what went into it
// before; devices and pipes know no other way.
func writeThrough(d destination, write func(io.Writer) error) error {
	f, err := os.OpenFile(d.path, os.O_WRONLY|os.O_APPEND, 0)
	if err != nil {
		return cause(err)
	}
	return errors.Join(fill(f, write), f.Close())
}

// replace puts a new file in the place of the one that is there, if any, with
// the permission bits that it has.
func (d destination) replace(write func(io.Writer) error) (err error) {
	dir := filepath.Dir(d.path)
	f, err := os.CreateTemp(dir, "."+filepath.Base(d.path)+".*.tmp")
	if err != nil {
		return folderError(dir, err)
	}
	defer func() {
		if err != nil {
			err = errors.Join(err, os.Remove(f.Name()))
		}
	}()
	err = fill(f, write)
	if err == nil {
		err = f.Chmod(d.mode)
	}
	if err = errors.Join(err, f.Close()); err != nil {
		return err
	}
	return os.Rename(f.Name(), d.path)
}

// fill writes through a buffer.
func fill(f io.Writer, write func(io.Writer) error) error {
	b := bufio.NewWriterSize(f, 1<<16)
	if err := write(b); err != nil {
		return err
	}
	return b.Flush()
}

// writeBytes is [writeAside] of bytes at hand; a file that holds them already is
// left alone.
func writeBytes(path string, data []byte) error {
	if holds(path, data) {
		return nil
	}
	return writeAside(path, func(w io.Writer) error {
		_, err := w.Write(data)
		return err
	})
}

// holds reports whether a file is there and holds exactly data.
func holds(path string, data []byte) bool {
	info, err := os.Stat(path)
	if err != nil || info.Size() != int64(len(data)) {
		return false
	}
	found, err := os.ReadFile(path)
	return err == nil && bytes.Equal(found, data)
}

// writeJSON prints a value as indented JSON.
func (e env) writeJSON(v any) error { return writeIndented(e.stdout, v) }

func writeIndented(w io.Writer, v any) error {
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	return enc.Encode(v)
}
