package main

import (
	"context"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestDevices writes through devices, which stay what they are.
func TestDevices(t *testing.T) {
	c := newCall(t)
	check := func(path string, code int, want string) {
		t.Helper()
		before, err := os.Stat(path)
		if err != nil || before.Mode()&fs.ModeDevice == 0 {
			t.Skipf("%s is no device here (%v)", path, err)
		}
		if d, err := destinationOf(path); err != nil || !d.through {
			t.Fatalf("%s: %+v, %v: it would be replaced", path, d, err) // and is not tried
		}
		if got := c.run(context.Background(), "score", "notes", "--out", path); got != code || !strings.Contains(c.err.String(), want) {
			t.Errorf("%s: exit %d, stderr: %s", path, got, c.err.String())
		}
		after, err := os.Stat(path)
		if err != nil || after.Mode() != before.Mode() || !os.SameFile(before, after) {
			t.Errorf("%s was %v and is %v (%v)", path, before.Mode(), after, err)
		}
	}
	check("/dev/null", exitDone, "")
	check("/dev/full", exitMachine, "writing /dev/full: ")
}

// TestTwoDevices lets two outputs go nowhere: nothing is lost there.
func TestTwoDevices(t *testing.T) {
	check := func(one, two string, want bool) {
		t.Helper()
		if got := (env{}).oneFile(one, two); got != want {
			t.Errorf("%q and %q: %v, want %v", one, two, got, want)
		}
	}
	dir := t.TempDir()
	file, link := filepath.Join(dir, "a"), filepath.Join(dir, "b")
	if err := os.Symlink("a", link); err != nil {
		t.Fatal(err)
	}
	check(file, link, true)
	check(file, dir+"/./a", true)
	check(file, filepath.Join(dir, "c"), false)
	check(file, "", false)
	check("", "", false)
	if err := os.WriteFile(file, nil, newMode); err != nil {
		t.Fatal(err)
	}
	check(file, link, true)
	check(dir, link, false)
	check(os.DevNull, os.DevNull, false)
}

// TestWriteFails leaves what was there, with its permissions, and nothing aside.
func TestWriteFails(t *testing.T) {
	dir := t.TempDir()
	file, link := filepath.Join(dir, "file"), filepath.Join(dir, "link")
	if err := errors.Join(os.WriteFile(file, []byte("before"), 0o640), os.Chmod(file, 0o640), os.Symlink("file", link)); err != nil {
		t.Fatal(err)
	}
	failed := errors.New("half of it is missing")
	err := writeAside(link, func(w io.Writer) error {
		_, err := io.WriteString(w, strings.Repeat("after", 1<<15)) // more than a buffer holds
		return errors.Join(err, failed)
	})
	if !errors.Is(err, failed) || !strings.HasPrefix(err.Error(), "writing "+link+": ") {
		t.Errorf("the error is %v", err)
	}
	info, statErr := os.Stat(file)
	data, readErr := os.ReadFile(file)
	entries, dirErr := os.ReadDir(dir)
	if err := errors.Join(statErr, readErr, dirErr); err != nil {
		t.Fatal(err)
	}
	if string(data) != "before" || info.Mode().Perm() != 0o640 || len(entries) != 2 {
		t.Errorf("left: %q, %v, %v", data, info.Mode(), entries)
	}
}
