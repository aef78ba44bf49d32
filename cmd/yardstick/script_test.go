package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"syscall"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
	"github.com/yardstick-lab/yardstick/internal/store"
)

// TestMain lets scripts call this test binary as yardstick.
func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"yardstick": main, "counter": counter})
}

var update = flag.Bool("update", false, "write into the scripts what the program prints now")

// TestScripts runs what a user could have typed, in a small house of its own.
func TestScripts(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir: "testdata/script",
		Setup: func(e *testscript.Env) error {
			return os.CopyFS(e.WorkDir, os.DirFS("testdata/house"))
		},
		Cmds: map[string]func(*testscript.TestScript, bool, []string){
			"exits": exits, "same": same, "edit": edit, "hold": hold, "keep": keep, "samenumber": sameNumber, "results": results,
		},
		Condition: func(what string) (bool, error) {
			return what == "root" && os.Geteuid() == 0, nil
		},
		RequireExplicitExec: true,
		UpdateScripts:       *update,
	})
}

// exits CODE PROGRAM … runs a program that must exit with CODE.
func exits(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: exits CODE PROGRAM [ARG...]")
	}
	want, err := strconv.Atoi(args[0])
	ts.Check(err)
	err = ts.Exec(args[1], args[2:]...)
	got := 0
	var exit *exec.ExitError
	if errors.As(err, &exit) {
		got = exit.ExitCode()
	} else {
		ts.Check(err)
	}
	if got != want {
		ts.Fatalf("exit code %d, want %d", got, want)
	}
}

// sameNumber FILE FILE KEY… wants the first value of each key in both files.
func sameNumber(ts *testscript.TestScript, _ bool, args []string) {
	for _, key := range args[2:] {
		number := regexp.MustCompile(fmt.Sprintf(`"%s": (-?[0-9][^,\n]*)`, key))
		one, two := number.FindStringSubmatch(ts.ReadFile(args[0])), number.FindStringSubmatch(ts.ReadFile(args[1]))
		if one == nil || two == nil || one[1] != two[1] {
			ts.Fatalf("%s: %q in the one, %q in the other", key, one, two)
		}
	}
}

// results EXPERIMENT FILE writes what the database has of a run to a file: the hash of
// all that is there of it, when it ended, and the sentences of its claims.
func results(ts *testscript.TestScript, _ bool, args []string) {
	path := ts.MkAbs(filepath.Join("reports", database))
	runs, err := store.Experiments(context.Background(), path)
	ts.Check(err)
	var b strings.Builder
	for _, r := range runs {
		if r.Experiment == args[0] {
			fmt.Fprintf(&b, "%s\n%s\n", r.Run, r.Finished)
		}
	}
	claims, err := store.Verdicts(context.Background(), path, args[0])
	ts.Check(err)
	for _, c := range claims {
		fmt.Fprintf(&b, "%s\n", c.Sentence)
	}
	ts.Check(os.WriteFile(ts.MkAbs(args[1]), []byte(b.String()), 0o644))
}

// unpromised names files whose bytes no run promises.
func unpromised(name string) bool { return strings.HasSuffix(name, "lock") || name == database }

// tree reads the files below a folder, by path.
func tree(ts *testscript.TestScript, root string) map[string]string {
	files := map[string]string{}
	ts.Check(filepath.WalkDir(ts.MkAbs(root), func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || unpromised(d.Name()) {
			return err
		}
		data, err := os.ReadFile(path)
		rel, _ := filepath.Rel(ts.MkAbs(root), path)
		files[rel] = string(data)
		return err
	}))
	return files
}

func differ(ts *testscript.TestScript, one, two map[string]string) {
	if len(one) == 0 {
		ts.Fatalf("there are no files")
	}
	for name, data := range one {
		if other, ok := two[name]; !ok || other != data {
			ts.Fatalf("%s: there in both: %v; the same: %v", name, ok, other == data)
		}
	}
	for name := range two {
		if _, ok := one[name]; !ok {
			ts.Fatalf("%s: only in the second", name)
		}
	}
}

// same DIR DIR wants the same files with the same bytes in both.
func same(ts *testscript.TestScript, _ bool, args []string) {
	differ(ts, tree(ts, args[0]), tree(ts, args[1]))
}

// keep DIR COPY copies a folder, to compare it with later.
func keep(ts *testscript.TestScript, _ bool, args []string) {
	ts.Check(os.CopyFS(ts.MkAbs(args[1]), os.DirFS(ts.MkAbs(args[0]))))
}

// edit FILE OLD NEW replaces a text that must stand once in a file; \n in either
// is a line break.
func edit(ts *testscript.TestScript, _ bool, args []string) {
	old, now := strings.ReplaceAll(args[1], `\n`, "\n"), strings.ReplaceAll(args[2], `\n`, "\n")
	path := ts.MkAbs(args[0])
	data, err := os.ReadFile(path)
	ts.Check(err)
	if n := strings.Count(string(data), old); n != 1 {
		ts.Fatalf("%s holds %q %d times", args[0], args[1], n)
	}
	ts.Check(os.WriteFile(path, []byte(strings.Replace(string(data), old, now, 1)), 0o644))
}

// hold FILE locks a database as a program that writes to it would, until the
// script ends.
func hold(ts *testscript.TestScript, _ bool, args []string) {
	f, err := os.OpenFile(ts.MkAbs(args[0]), os.O_RDWR, 0)
	ts.Check(err)
	ts.Defer(func() { f.Close() })
	ts.Check(syscall.FcntlFlock(f.Fd(), syscall.F_SETLK, &syscall.Flock_t{Type: syscall.F_WRLCK}))
}
