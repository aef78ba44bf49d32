package main

import (
	"context"
	"sync"
)

// work is pieces to be done by several workers; done hears how many are, one
// call at a time.
type work struct {
	pieces, workers int
	done            func(int)
}

// inParallel does every piece once, in any order. It stops at an error, of which
// the one of the first piece counts, or when ctx ends.
func inParallel(ctx context.Context, w work, do func(i int) error) error {
	ctx, stop := context.WithCancel(ctx)
	defer stop()
	var (
		wait sync.WaitGroup
		mu   sync.Mutex
		done int
	)
	failed := make([]error, w.pieces)
	next := make(chan int)
	for range w.workers {
		wait.Go(func() {
			for i := range next {
				if failed[i] = do(i); failed[i] != nil {
					stop()
				}
				mu.Lock()
				done++
				w.done(done)
				mu.Unlock()
			}
		})
	}
	for i := 0; i < w.pieces && ctx.Err() == nil; i++ {
		next <- i
	}
	close(next)
	wait.Wait()
	for _, err := range failed {
		if err != nil {
			return err
		}
	}
	return ctx.Err()
}
