package store

import (
	"context"
	"errors"
	"fmt"
	"os"
	"syscall"
	"time"
)

// The locks are advisory ones of whole files. They go with the process, so a
// killed run leaves none behind.

// openLock opens a lock file, making it where there is none.
func openLock(path string) (*os.File, error) {
	return os.OpenFile(path, os.O_RDWR|os.O_CREATE, 0o644)
}

// tryLock takes the lock if nobody else has one that stands against it.
func tryLock(f *os.File, exclusive bool) (bool, error) {
	how := syscall.LOCK_SH
	if exclusive {
		how = syscall.LOCK_EX
	}
	for {
		err := syscall.Flock(int(f.Fd()), how|syscall.LOCK_NB)
		switch {
		case err == nil:
			return true, nil
		case errors.Is(err, syscall.EWOULDBLOCK):
			return false, nil
		case errors.Is(err, syscall.EINTR):
		default:
			return false, fmt.Errorf("lock %s: %w", f.Name(), err)
		}
	}
}

// waitLock takes the lock as soon as others have let it go. It asks again and
// again: a call that waits in the kernel could not be cancelled.
func waitLock(ctx context.Context, f *os.File, exclusive bool) error {
	const pause = 10 * time.Millisecond // ours: not felt, and 100 calls a second cost nothing
	for {
		if got, err := tryLock(f, exclusive); got || err != nil {
			return err
		}
		select {
		case <-ctx.Done():
			return fmt.Errorf("wait for another run to let go of %s: %w", f.Name(), ctx.Err())
		case <-time.After(pause):
		}
	}
}
