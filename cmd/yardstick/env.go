package main

import (
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"time"
	"unicode"
)

// env is the outside world; nothing else of it reaches the program.
type env struct {
	stdout, stderr io.Writer
	dir            string           // relative paths start here; "" is the process's own folder
	terminal       bool             // stderr is a terminal, on which a line can be redrawn
	processors     int              // that may work at once
	executable     func() string    // path of this program's file
	programs       *programs        // that score, in processes of their own
	now            func() time.Time // for the date of a run in the database and the time a pilot takes, and nothing else
}

// outside is the env of the process.
func outside() env {
	return env{
		stdout: os.Stdout, stderr: os.Stderr,
		terminal:   isTerminal(os.Stderr),
		processors: processors(),
		executable: executable,
		now:        time.Now,
	}
}

func executable() string {
	path, err := os.Executable()
	if err != nil {
		return os.Args[0]
	}
	return path
}

func isTerminal(f *os.File) bool {
	info, err := f.Stat()
	return err == nil && info.Mode()&os.ModeCharDevice != 0 && os.Getenv("TERM") != "dumb"
}

// path resolves a path that a person gave.
func (e env) path(p string) string {
	if p == "" || e.dir == "" || filepath.IsAbs(p) {
		return p
	}
	return filepath.Join(e.dir, p)
}

// output is standard output. It remembers the first error, so that whoever
// prints need not look, and passes over everything after it.
type output struct {
	w   io.Writer
	err error
}

func (o *output) Write(p []byte) (int, error) {
	if o.err != nil {
		return 0, o.err
	}
	n, err := o.w.Write(p)
	o.err = err
	return n, err
}

// printf writes to standard output.
func (e env) printf(format string, args ...any) { fmt.Fprintf(e.stdout, format, args...) }

// tell writes a line to standard error.
func (e env) tell(format string, args ...any) { fmt.Fprintf(e.stderr, format+"\n", args...) }

// warn writes a caution that belongs to the numbers on standard output.
func (e env) warn(text string) { e.tell("warning: %s", plain(text)) }

// plain makes a name from a file fit for a terminal, which would obey its
// control characters.
func plain(text string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsControl(r) || unicode.Is(unicode.Bidi_Control, r) {
			return unicode.ReplacementChar
		}
		return r
	}, text)
}
