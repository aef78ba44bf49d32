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
// the file from before or the whole new one, and an error leaves the former.
func writeAside(path string, write func(io.Writer) error) (err error) {
	f, err := os.CreateTemp(filepath.Dir(path), "."+filepath.Base(path)+".*.tmp")
	if err != nil {
		return fmt.Errorf("writing %s: %w", path, err)
	}
	defer func() {
		if err != nil {
			err = fmt.Errorf("writing %s: %w", path, errors.Join(err, os.Remove(f.Name())))
		}
	}()
	b := bufio.NewWriterSize(f, 1<<16)
	err = write(b)
	if err == nil {
		err = b.Flush()
	}
	if err == nil {
		err = f.Chmod(0o644)
	}
	if err = errors.Join(err, f.Close()); err != nil {
		return err
	}
	return os.Rename(f.Name(), path)
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
func (e env) writeJSON(v any) error {
	enc := json.NewEncoder(e.stdout)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	return enc.Encode(v)
}
