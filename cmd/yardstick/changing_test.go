package main

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/yardstick-lab/yardstick/internal/scorer"
)

// TestLogChangesWhileScored: a mapped log that is cut short, or written to, between
// two looks at it is told as such, by the verb's own steps.
func TestLogChangesWhileScored(t *testing.T) {
	check := func(change func(path string) error, want string) {
		t.Helper()
		c := newCall(t)
		path := filepath.Join(c.dir, "w.arrow")
		if code := c.run(context.Background(), "world", "hamlet", "--seed", "3", "--export", "w.arrow"); code != exitDone {
			t.Fatal(c.err.String())
		}
		c.out.text.Reset()
		s := &scoring{house: &house{env: env{stdout: &c.out, stderr: &c.err, dir: c.dir}}}
		s.log.Log, s.out = "w.arrow", "-"
		preset, err := scorer.Load(defaultScorer)
		if err != nil {
			t.Fatal(err)
		}
		h, err := s.hear(preset)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := s.prepare(h); err != nil {
			t.Fatal(err)
		}
		if err := change(path); err != nil {
			t.Fatal(err)
		}
		err = s.finish(context.Background(), h, nil)
		if exitCode(err) != exitInput || !strings.HasSuffix(err.Error(), want) || c.out.String() != "" {
			t.Errorf("exit %d, %v, want %s; printed %q", exitCode(err), err, want, c.out.String())
		}
	}
	check(func(path string) error { return os.Truncate(path, 4096) }, "w.arrow: the file was cut short while it was read")
	check(func(path string) error { return os.Truncate(path, 0) }, "w.arrow: the file was cut short while it was read")
	check(func(path string) error { // other bytes, of which some are beyond every table
		data, err := os.ReadFile(path)
		for i := len(data) / 4; i < len(data)/2; i++ {
			data[i] = 0xfe
		}
		if err == nil {
			err = os.WriteFile(path, data, 0o644)
		}
		return err
	}, "w.arrow: the file was changed while it was read")
	check(func(path string) error { return os.Chtimes(path, time.Time{}, time.Unix(1, 0)) }, "w.arrow: the file was changed while it was read")
	check(func(path string) error { // it grows
		f, err := os.OpenFile(path, os.O_APPEND|os.O_WRONLY, 0)
		if err != nil {
			return err
		}
		if _, err := f.WriteString("more"); err != nil {
			return err
		}
		return f.Close()
	}, "w.arrow: the file was changed while it was read")
}
