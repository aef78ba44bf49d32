package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"
)

// written takes what the program writes, from any goroutine, and says so.
type written struct {
	mu   sync.Mutex
	text bytes.Buffer
	seen func(all string) // may be nil
}

func (w *written) Write(p []byte) (int, error) {
	w.mu.Lock()
	defer w.mu.Unlock()
	n, err := w.text.Write(p)
	if w.seen != nil {
		w.seen(w.text.String())
	}
	return n, err
}

func (w *written) String() string {
	w.mu.Lock()
	defer w.mu.Unlock()
	return w.text.String()
}

// called is one call of the program in a house of its own.
type called struct {
	t        *testing.T
	dir      string
	terminal bool
	out, err written
}

func newCall(t *testing.T) *called {
	t.Helper()
	dir := t.TempDir()
	if err := os.CopyFS(dir, os.DirFS("testdata/house")); err != nil {
		t.Fatal(err)
	}
	return &called{t: t, dir: dir}
}

func (c *called) run(ctx context.Context, args ...string) int {
	c.out.text.Reset()
	c.err.text.Reset()
	return run(ctx, env{
		stdout: &c.out, stderr: &c.err, dir: c.dir, terminal: c.terminal, processors: 2,
		executable: executable, now: func() time.Time { return time.Unix(0, 0) },
	}, args)
}

// files lists the files below the house that are there and should not be: what
// was written aside and left.
func (c *called) leftovers() []string {
	var left []string
	err := filepath.WalkDir(c.dir, func(path string, d fs.DirEntry, err error) error {
		if err == nil && (strings.HasSuffix(path, ".tmp") || strings.HasSuffix(path, ".aside")) {
			left = append(left, path)
		}
		return err
	})
	if err != nil {
		c.t.Fatal(err)
	}
	return left
}

// TestInterrupted stops a run after its first shard, and lets the next resume.
func TestInterrupted(t *testing.T) {
	c := newCall(t)
	ctx, stop := context.WithCancel(context.Background())
	defer stop()
	c.err.seen = func(all string) {
		if strings.Contains(all, "1 of 6") {
			stop()
		}
	}
	code := c.run(ctx, "run", "tiny", "--workers", "1")
	c.err.seen = nil
	if said := c.err.String(); code != exitMachine || !strings.HasSuffix(said, "\nyardstick: interrupted; the next run resumes\n") {
		t.Errorf("exit %d, stderr:\n%s", code, said)
	}
	if c.out.String() != "" {
		t.Errorf("stdout: %s", c.out.String())
	}
	if left := c.leftovers(); left != nil {
		t.Errorf("left half-written: %v", left)
	}
	for _, file := range []string{"reports/tiny/index.html", "reports/tiny/manifest.json", "reports/yardstick.duckdb"} {
		if _, err := os.Stat(filepath.Join(c.dir, file)); !errors.Is(err, fs.ErrNotExist) {
			t.Errorf("%s is there after an interruption (%v)", file, err)
		}
	}
	if code := c.run(context.Background(), "run", "tiny"); code != exitDone {
		t.Fatalf("exit %d: %s", code, c.err.String())
	}
	if said := c.err.String(); !strings.Contains(said, " reused\n") || strings.Contains(said, "6 computed, 0 reused") {
		t.Errorf("the next run did not resume:\n%s", said)
	}
}

// TestInterruptedBefore stops each verb that takes a while before it begins.
func TestInterruptedBefore(t *testing.T) {
	c := newCall(t)
	stopped, stop := context.WithCancel(context.Background())
	stop()
	for _, call := range []string{"run tiny", "world hamlet --export log.csv", "score notes --out scores.csv"} {
		code := c.run(stopped, strings.Fields(call)...)
		if said := c.err.String(); code != exitMachine || !strings.HasPrefix(said, "yardstick: interrupted") && !strings.Contains(said, "\nyardstick: interrupted") {
			t.Errorf("%s: exit %d, stderr: %s", call, code, said)
		}
	}
	for _, file := range []string{"log.csv", "scores.csv"} {
		if _, err := os.Stat(filepath.Join(c.dir, file)); !errors.Is(err, fs.ErrNotExist) {
			t.Errorf("%s is there after an interruption (%v)", file, err)
		}
	}
}

// TestTerminal draws a bar on a terminal, and keeps standard output plain.
func TestTerminal(t *testing.T) {
	c := newCall(t)
	c.terminal = true
	if code := c.run(context.Background(), "run", "tiny"); code != exitDone {
		t.Fatalf("exit %d: %s", code, c.err.String())
	}
	for _, want := range []string{"tiny ", "6/6 shards", "[===="} {
		if !strings.Contains(c.err.String(), want) {
			t.Errorf("the bar lacks %q:\n%q", want, c.err.String())
		}
	}
	if strings.Contains(c.out.String(), "\x1b") {
		t.Errorf("standard output has escapes: %q", c.out.String())
	}
	if !strings.HasSuffix(c.out.String(), "\nVERDICT tiny REFUTED 1/2, EXPLORATORY: not locked   reports/tiny/index.html\n") {
		t.Errorf("the last line of\n%s", c.out.String())
	}
	c.run(context.Background(), "run", "tiny", "--quiet")
	if strings.Contains(c.err.String(), "shards") {
		t.Errorf("a quiet run says: %s", c.err.String())
	}
}

// TestLongPeriods scores a period in parts, which changes no score.
func TestLongPeriods(t *testing.T) {
	c := newCall(t)
	if code := c.run(context.Background(), "world", "hamlet", "--export", filepath.Join(c.dir, "log.csv"), "--seed", "5"); code != exitDone {
		t.Fatal(c.err.String())
	}
	score := func(days string) string {
		if code := c.run(context.Background(), "score", "log.csv", "--days", days); code != exitDone {
			t.Fatalf("%s: %s", days, c.err.String())
		}
		return c.out.String()
	}
	whole := score("2011-08-07..2011-08-16")
	defer func(was int) { snapshotBudget = was }(snapshotBudget)
	snapshotBudget = 1
	if parts := score("2011-08-07..2011-08-16"); parts != whole {
		t.Errorf("in parts:\n%s\nat once:\n%s", parts, whole)
	}
	last := score("2011-08-16")
	for _, row := range strings.Split(strings.TrimSpace(last), "\n") {
		if !strings.Contains(whole, row+"\n") {
			t.Errorf("the period lacks %s", row)
		}
	}
}

// TestOutputFull fails where the output goes nowhere.
func TestOutputFull(t *testing.T) {
	full, err := os.OpenFile("/dev/full", os.O_WRONLY, 0)
	if err != nil {
		t.Skip("there is no device that is always full: ", err)
	}
	defer full.Close()
	c := newCall(t)
	for _, verb := range []string{"list", "version", "validate", "plan tiny", "world hamlet", "score notes", "completion zsh", "help"} {
		var said written
		code := run(context.Background(), env{stdout: full, stderr: &said, dir: c.dir, processors: 1, executable: executable, now: time.Now},
			strings.Fields(verb))
		if code != exitMachine || !strings.Contains(said.String(), "no space left on device") {
			t.Errorf("%s: exit %d, stderr: %s", verb, code, said.String())
		}
	}
}

func TestExitCodes(t *testing.T) {
	check := func(err error, want int) {
		t.Helper()
		if got := exitCode(err); got != want {
			t.Errorf("%v: exit %d, want %d", err, got, want)
		}
	}
	check(nil, 0)
	check(usagef("what?"), 2)
	check(fmt.Errorf("reading: %w", usagef("what?")), 2)
	check(errors.New("the disk is full"), 1)
	check(resumable{fmt.Errorf("world 1: %w", context.Canceled)}, 1)
	check(errors.Join(context.Canceled, usagef("what?")), 1)
}
