package main

import (
	"bufio"
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestParseMemory(t *testing.T) {
	check := func(text string, want int64) {
		t.Helper()
		if n, ok := parseMemory(text); ok != (want > 0) || (ok && n != want) {
			t.Errorf("%q: %d, %v, want %d", text, n, ok, want)
		}
	}
	check("256MB", 256_000_000)
	check("256mb", 256_000_000)
	check("1GB", 1_000_000_000)
	check("300000KB", 300_000_000)
	check("9223372036GB", 9_223_372_036_000_000_000)
	for _, wrong := range []string{"", "MB", "256", "256M", "256 MB", "-1MB", "0.5GB", "1e3MB", "9223372037GB", "99999999999999999999KB", "256MiB"} {
		check(wrong, 0)
	}
}

// TestTooLittleMemory names an amount that is enough, before the log is read to
// its end, and leaves nothing behind.
func TestTooLittleMemory(t *testing.T) {
	c := newCall(t)
	many, err := os.Create(filepath.Join(c.dir, "many.csv"))
	if err != nil {
		t.Fatal(err)
	}
	w := bufio.NewWriter(many)
	fmt.Fprintln(w, "time,network,action,actor,owner,object")
	for i := range 300_000 {
		fmt.Fprintf(w, "%d,x,like,a%d,b%d,\n", i, i, i)
	}
	if err := w.Flush(); err != nil {
		t.Fatal(err)
	}
	if err := many.Close(); err != nil {
		t.Fatal(err)
	}
	if err := os.Mkdir(filepath.Join(c.dir, "tmp"), 0o755); err != nil {
		t.Fatal(err)
	}
	code := c.run(context.Background(), "score", "many.csv", "--memory", "100MB", "--tmp", "tmp")
	if said := c.err.String(); code != exitInput || !strings.HasPrefix(said, "yardstick: --memory 100MB is too little for this log: the names of its first ") ||
		!strings.Contains(said, " accounts and 0 lists need at least --memory ") {
		t.Errorf("exit %d: %s", code, said)
	}

	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if code := c.run(ctx, "score", "many.csv", "--memory", "1GB", "--tmp", "tmp"); code != exitMachine || !strings.Contains(c.err.String(), "interrupted") {
		t.Errorf("interrupted: exit %d: %s", code, c.err.String())
	}
	if left, err := os.ReadDir(filepath.Join(c.dir, "tmp")); err != nil || len(left) > 0 {
		t.Errorf("left behind: %v, %v", left, err)
	}
}
