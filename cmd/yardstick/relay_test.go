package main

import (
	"context"
	"errors"
	"slices"
	"testing"
)

// TestRelaySpeaksInOrder measures the second experiment while the first is still
// told, and lets it speak after that.
func TestRelaySpeaksInOrder(t *testing.T) {
	measured := map[string]chan struct{}{"a": make(chan struct{}), "b": make(chan struct{}), "c": make(chan struct{})}
	next := map[string]string{"a": "b", "b": "c"}
	var said []string
	err := relay(t.Context(), 2, []string{"a", "b", "c"}, func(_ context.Context, l *lap) error {
		l.taken()
		close(measured[l.name])
		if err := l.turn(); err != nil {
			return err
		}
		if n := next[l.name]; n != "" {
			<-measured[n] // or it would never end
		}
		said = append(said, l.name)
		return nil
	})
	if err != nil || !slices.Equal(said, []string{"a", "b", "c"}) {
		t.Errorf("said %q, %v", said, err)
	}
}

// TestRelayStopsAfterAnError lets the second of four fail, whatever it has told: the
// first is carried through, those after it are stopped, and say nothing.
func TestRelayStopsAfterAnError(t *testing.T) {
	fault := errors.New("a fault")
	check := func(what string, fail func(l *lap) error) {
		t.Helper()
		var said []string
		err := relay(t.Context(), 2, []string{"a", "b", "c", "d"}, func(ctx context.Context, l *lap) error {
			if l.name == "b" {
				return fail(l)
			}
			l.taken()
			if l.name > "b" {
				<-ctx.Done()
				if !errors.Is(context.Cause(ctx), errBefore) || !refused(ctx, ctx.Err()) {
					t.Errorf("%s: %s is stopped by %v", what, l.name, context.Cause(ctx))
				}
				return ctx.Err()
			}
			if err := l.turn(); err != nil {
				return err
			}
			said = append(said, l.name)
			return ctx.Err()
		})
		if !errors.Is(err, fault) || !slices.Equal(said, []string{"a"}) {
			t.Errorf("%s: said %q, %v", what, said, err)
		}
	}
	check("at once", func(*lap) error { return fault })
	check("measuring", func(l *lap) error { l.taken(); return fault })
	check("in its turn", func(l *lap) error {
		l.taken()
		if err := l.turn(); err != nil {
			return err
		}
		return fault
	})
}

// TestRelayIsInterrupted between two experiments.
func TestRelayIsInterrupted(t *testing.T) {
	ctx, stop := context.WithCancel(t.Context())
	var carried []string
	err := relay(ctx, 1, []string{"a", "b"}, func(_ context.Context, l *lap) error {
		stop()
		carried = append(carried, l.name)
		return nil
	})
	var again resumable
	if !errors.As(err, &again) || !slices.Equal(carried, []string{"a"}) {
		t.Errorf("carried %q, %v", carried, err)
	}
}
