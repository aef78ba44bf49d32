package experiment

import (
	"context"
	"errors"
	"sync"
)

// each does n pieces of work by number, so many at once. It stops at the first
// error or when ctx ends, and returns the error of the first piece that has one
// of its own: those that were merely told to stop come after.
func each(ctx context.Context, workers, n int, do func(ctx context.Context, i int) error) error {
	working, stop := context.WithCancel(ctx)
	defer stop()
	failed := make([]error, n)
	next := make(chan int)
	var wait sync.WaitGroup
	for range max(1, workers) {
		wait.Go(func() {
			for i := range next {
				if failed[i] = do(working, i); failed[i] != nil {
					stop()
				}
			}
		})
	}
	for i := range n {
		if working.Err() != nil {
			break
		}
		next <- i
	}
	close(next)
	wait.Wait()
	return firstOf(failed, ctx.Err())
}

// firstOf prefers an error of its own to one of being stopped.
func firstOf(failed []error, stopped error) error {
	for _, err := range failed {
		switch {
		case errors.Is(err, context.Canceled):
			stopped = err
		case err != nil:
			return err
		}
	}
	return stopped
}
