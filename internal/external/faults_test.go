package external_test

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/yardstick-lab/yardstick/internal/external"
	"github.com/yardstick-lab/yardstick/internal/scorer"
)

// TestFaults: whatever a program does, the error names it and what it did.
func TestFaults(t *testing.T) {
	trace := small(t)
	check := func(p scorer.Preset, bad bool, want ...string) {
		t.Helper()
		_, err := open(t, p).Baseline(scorer.NewIndex(trace), days)
		if err == nil || external.BadInput(err) != bad {
			t.Errorf("%v: got %v, bad input: %v", p.External.Command[1:], err, external.BadInput(err))
			return
		}
		for _, w := range append(want, "scorer ext: the program ") {
			if !strings.Contains(err.Error(), w) {
				t.Errorf("%v\n got %s\nwant %s", p.External.Command[1:], err, w)
			}
		}
	}
	check(as("short"), true, `answered too little: 3 rows of 4, "bob" on 2011-03-02 is the first that is missing`)
	check(as("gap"), true, `answered too little: there is no row for "ann" on 2011-03-02`)
	check(as("long"), true, `answered for the account "zed", which was not asked for`)
	check(as("twice"), true, `answered twice for "ann" on 2011-03-01`)
	check(as("other-day"), true, `answered for the day 1999-01-01, which was not asked for`)
	check(as("no-day"), true, `line 2 of the answer: "yesterday" is not a day like 2011-03-01`)
	check(as("unknown"), true, `answered for the account "nobody", which was not asked for`)
	check(as("nan"), true, `answered NaN for "ann" on 2011-03-02, which is no score`)
	check(as("infinite"), true, `answered -Inf for "ann" on 2011-03-02, which is no score`)
	check(as("beyond"), true, `answered +Inf for "ann" on 2011-03-02, which is no score`)
	check(as("word"), true, `line 3 of the answer: the score "high" is no number`)
	check(as("ragged"), true, `the answer is no CSV: record on line 3: wrong number of fields`)
	check(as("disordered"), true, `answered for "ann" on 2011-03-02 where "ann" on 2011-03-01 is due: rows stand in the order in which they were asked`)
	check(as("chatty"), true, `printed "loading the model ..." where a line like {"request":1,"bytes":120} is due; standard output is for answers alone`)
	check(as("endless"), true, `answered with a first line of more than 65536 bytes, "xxx`)
	check(as("refusing"), true, `refuses: "needs follower counts"`)
	check(as("bare"), true, `answered "{\"request\":1}", which lacks request or bytes`)
	check(as("stale"), true, `answered request 7 where request 1 was made`)
	check(as("huge"), true, `announced an answer of 999999999999 bytes; what was asked takes at most`)
	check(as("negative"), true, `announced an answer of -1 bytes`)
	check(as("empty"), true, `the answer is empty; it begins with a header of account,day,score`)
	check(as("headless"), true, `the answer has no column account; it wants account, day and score`)
	check(as("closing"), true, `closed its output before it had answered, and went on running`)
	check(as("crashing"), false, "ended before it had answered in full (exit status 3), and has been started 4 times",
		"its error stream ends with\n    two\n    three\n    four\n    five \ufffd[31m")
	check(as("cut"), false, "ended before it had answered in full (exit status 0), and has been started 4 times", "; it said nothing on its error stream")
	check(preset("no-such-program"), true, `"no-such-program" could not be started: executable file not found in $PATH`)
	check(preset("./no-such-program"), true, `"./no-such-program" could not be started: no such file or directory`)
}

// TestDeaf: a program that answers without reading is no deadlock.
func TestDeaf(t *testing.T) {
	p := as("deaf")
	p.External.Timeout = 2 * time.Second
	trace := small(t)
	for range 20_000 { // more than a pipe holds
		trace.Append(trace.At(trace.Len() - 1))
	}
	_, err := open(t, p).Baseline(scorer.NewIndex(trace), scorer.Keep{From: days.From, To: days.To + 1})
	if err == nil || !strings.Contains(err.Error(), "answered a request that it had not read to its end") {
		t.Errorf("got %v", err)
	}
}

// TestHanging kills a program after its time, with its child.
func TestHanging(t *testing.T) {
	mark := filepath.Join(t.TempDir(), "child")
	p := as("hanging", mark)
	p.External.Timeout = 2 * time.Second
	_, err := open(t, p).Baseline(scorer.NewIndex(small(t)), days)
	if err == nil || external.BadInput(err) || !strings.Contains(err.Error(), "had not answered after 2s and was killed; its error stream ends with\n    what was the question?") {
		t.Errorf("got %v", err)
	}
	gone(t, mark)
}

// gone waits until the process that a mark names is there no more, or only as
// what nobody has waited for yet.
func gone(t *testing.T, mark string) {
	t.Helper()
	text, err := os.ReadFile(mark)
	if err != nil {
		t.Fatal(err)
	}
	pid, err := strconv.Atoi(string(text))
	if err != nil {
		t.Fatal(err)
	}
	for range 1_000_000 {
		stat, err := os.ReadFile(filepath.Join("/proc", string(text), "stat"))
		if syscall.Kill(pid, 0) != nil || (err == nil && strings.Contains(string(stat), ") Z ")) {
			return
		}
	}
	t.Errorf("process %d still runs", pid)
}

// TestInterrupted: when the call ends, so do the programs and what was asked of
// them.
func TestInterrupted(t *testing.T) {
	mark := filepath.Join(t.TempDir(), "child")
	ctx, cancel := context.WithCancel(t.Context())
	s, err := external.New(ctx, as("hanging", mark))
	if err != nil {
		t.Fatal(err)
	}
	failed := make(chan error)
	go func() {
		_, err := s.Baseline(scorer.NewIndex(small(t)), days)
		failed <- err
	}()
	for {
		if text, err := os.ReadFile(mark); err == nil && len(text) > 0 {
			break
		}
	}
	cancel()
	if err := <-failed; !errors.Is(err, context.Canceled) {
		t.Errorf("got %v", err)
	}
	gone(t, mark)
	s.Close()
	if _, err := s.Baseline(scorer.NewIndex(small(t)), days); !errors.Is(err, context.Canceled) {
		t.Errorf("after the end: %v", err)
	}
}

// TestRestart: a program that ended is started again, and answers.
func TestRestart(t *testing.T) {
	s := open(t, as("dying", filepath.Join(t.TempDir(), "mark")))
	if _, err := s.Baseline(scorer.NewIndex(small(t)), days); err != nil || s.Restarts() != 1 {
		t.Errorf("%v after %d restarts", err, s.Restarts())
	}
	s = open(t, as("once"))
	var err error
	for range 6 {
		if err == nil {
			_, err = s.Baseline(scorer.NewIndex(small(t)), days)
		}
	}
	if err == nil || !strings.Contains(err.Error(), "(exit status 0), and has been started 4 times; it should answer requests until its input ends") {
		t.Errorf("got %v", err)
	}
}
