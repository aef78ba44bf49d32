package main

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"github.com/yardstick-lab/yardstick/internal/dataset"
	"github.com/yardstick-lab/yardstick/internal/experiment"
	"github.com/yardstick-lab/yardstick/internal/external"
	"github.com/yardstick-lab/yardstick/internal/spec"
	"github.com/yardstick-lab/yardstick/internal/strictyaml"
	"github.com/yardstick-lab/yardstick/internal/trace"
)

// The program's exit codes.
const (
	exitDone    = 0 // what was asked for is complete
	exitMachine = 1 // a fault of the machine, or an interruption
	exitInput   = 2 // a bad spec, a bad file, a bad call
	exitLocked  = 3 // --locked, and the experiment is not what was locked
)

// usageError is a call that the program cannot make sense of, or asks for what
// is not there.
type usageError struct{ text string }

func (e *usageError) Error() string { return e.text }

func usagef(format string, args ...any) error { return &usageError{fmt.Sprintf(format, args...)} }

// exitCode says whose fault an error is.
func exitCode(err error) int {
	var (
		usage  *usageError
		design *experiment.DesignError
		open   *unlocked
		gate   *closed
	)
	switch {
	case err == nil:
		return exitDone
	case errors.As(err, &open):
		return exitLocked
	case errors.As(err, &gate):
		return gate.code
	case errors.Is(err, context.Canceled):
		return exitMachine
	case errors.As(err, &usage), errors.As(err, &design), dataset.BadInput(err), spec.BadInput(err), external.BadInput(err):
		return exitInput
	}
	return exitMachine
}

// explain writes an error to standard error. Problems of a file carry their own
// place, and stand as they are.
func (e env) explain(err error) {
	var (
		told *invalid
		gate *closed
		yaml strictyaml.Problems
		csv  *trace.Problems
	)
	switch {
	case errors.As(err, &told), errors.As(err, &gate):
	case errors.Is(err, context.Canceled):
		e.tell("yardstick: interrupted%s", resumes(err))
	case errors.As(err, &yaml), errors.As(err, &csv):
		e.tell("%s", strings.TrimRight(err.Error(), "\n"))
	default:
		e.tell("yardstick: %s", err)
	}
}

// resumable marks the interruption of something whose parts are kept.
type resumable struct{ error }

func (r resumable) Unwrap() error { return r.error }

func resumes(err error) string {
	var r resumable
	if errors.As(err, &r) {
		return "; the next run resumes"
	}
	return ""
}

// meant is the end of a message about an unknown word: what was probably meant,
// or else all there is.
func meant(word string, known []string) string {
	if near := strictyaml.Suggest(word, known); near != "" {
		return fmt.Sprintf("; did you mean %q?", near)
	}
	if len(known) == 0 {
		return ""
	}
	return fmt.Sprintf(" (there are: %s)", strings.Join(known, ", "))
}

// interruptible runs work that cannot be stopped, and leaves it behind when ctx
// ends. The work must not write files.
func interruptible[T any](ctx context.Context, work func() (T, error)) (T, error) {
	type answer struct {
		value T
		err   error
	}
	done := make(chan answer, 1)
	go func() {
		value, err := work()
		done <- answer{value, err}
	}()
	select {
	case a := <-done:
		return a.value, a.err
	case <-ctx.Done():
		var none T
		return none, ctx.Err()
	}
}
