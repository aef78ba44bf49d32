package main

import (
	"bufio"
	"context"
	"errors"
	"io"
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/yardstick-lab/yardstick/internal/bench"
	"github.com/yardstick-lab/yardstick/internal/trace"
)

// benchmark calls the program in a folder, over and over.
func benchmark(b *testing.B, dir string, args ...string) {
	b.Helper()
	for b.Loop() {
		code := run(context.Background(), env{
			stdout: io.Discard, stderr: io.Discard, dir: dir, processors: 2, executable: executable, now: time.Now,
		}, args)
		if code != 0 {
			b.Fatalf("%q exits with %d", args, code)
		}
	}
}

// BenchmarkValidate reads all shipped specs.
func BenchmarkValidate(b *testing.B) { benchmark(b, "../..", "validate") }

// BenchmarkScore scores a CSV of two million events and ten thousand accounts on
// its last day.
func BenchmarkScore(b *testing.B) {
	path := filepath.Join(b.TempDir(), "log.csv")
	f, err := os.Create(path)
	if err != nil {
		b.Fatal(err)
	}
	out := bufio.NewWriter(f)
	log := bench.Shape{Events: 2_000_000, Accounts: 10_000, Seed: 1}.Make()
	if err := errors.Join(trace.WriteCSV(out, log), out.Flush(), f.Close()); err != nil {
		b.Fatal(err)
	}
	benchmark(b, "../..", "score", path, "--scorer", "klout-2011", "--out", filepath.Join(b.TempDir(), "scores.csv"))
}
