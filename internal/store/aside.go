package store

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
)

// walSuffix is what DuckDB adds to the name of a file for its write-ahead log.
const walSuffix = ".wal"

// original is the file of results that is about to be replaced. While it is held
// nobody can open it for writing; reading it is free. The zero value is no file.
type original struct {
	file *os.File
	held *attachment
}

func (o original) Close() error {
	if o.file == nil {
		return nil
	}
	if o.held == nil {
		return o.file.Close()
	}
	return errors.Join(o.held.Close(), o.file.Close())
}

// holds reports whether the run is in it.
func (o original) holds(ctx context.Context, experiment, run string) (bool, error) {
	if o.held == nil {
		return false, nil
	}
	var n int
	err := o.held.conn.QueryRowContext(ctx, "SELECT count(*) FROM runs WHERE experiment = $1 AND run = $2", experiment, run).Scan(&n)
	return n > 0, err
}

// copyAside copies the results to aside, if there are any, and holds on to them.
func copyAside(ctx context.Context, path, aside string) (o original, err error) {
	if err := discard(aside); err != nil {
		return o, err
	}
	// Opened before DuckDB opens it and closed after: to close a file lets go of
	// all locks that the process has on it, DuckDB's too.
	o.file, err = os.Open(path)
	if errors.Is(err, fs.ErrNotExist) {
		return original{}, nil
	}
	if err != nil {
		return original{}, err
	}
	if o.held, err = holdResults(ctx, path); err == nil {
		err = copyFile(o.file, aside)
	}
	if err != nil {
		return original{}, errors.Join(err, o.Close())
	}
	return o, nil
}

// holdResults opens results of this version for reading. Where another program
// was killed while it wrote, what it had finished is first moved from the
// write-ahead log into the file, as the next program to open it would.
func holdResults(ctx context.Context, path string) (*attachment, error) {
	held, err := openResults(ctx, path)
	if err != nil {
		return nil, err
	}
	if _, err := os.Stat(path + walSuffix); err != nil {
		return held, nil
	}
	if err := held.Close(); err != nil {
		return nil, err
	}
	if err := checkpoint(ctx, path); err != nil {
		return nil, err
	}
	return openResults(ctx, path)
}

// openResults opens results of this version for reading.
func openResults(ctx context.Context, path string) (*attachment, error) {
	a, err := attach(ctx, path, forReading)
	if err != nil {
		return nil, err
	}
	if err := a.checkVersion(ctx, path); err != nil {
		return nil, errors.Join(err, a.Close())
	}
	return a, nil
}

// checkpoint moves the write-ahead log into the file.
func checkpoint(ctx context.Context, path string) error {
	a, err := attach(ctx, path, forWriting)
	if err != nil {
		return err
	}
	_, err = a.conn.ExecContext(ctx, "CHECKPOINT results")
	return errors.Join(err, a.Close())
}

func copyFile(from *os.File, to string) error {
	info, err := from.Stat()
	if err != nil {
		return err
	}
	out, err := os.OpenFile(to, os.O_WRONLY|os.O_CREATE|os.O_EXCL, info.Mode().Perm())
	if err != nil {
		return err
	}
	_, err = io.Copy(out, from)
	return errors.Join(err, out.Close())
}

// replace puts the file aside in the place of the results, for good: it is on
// the disk before the name points at it.
func replace(ctx context.Context, aside, path string) error {
	if err := force(aside); err != nil {
		return err
	}
	if err := ctx.Err(); err != nil {
		return err
	}
	if err := os.Rename(aside, path); err != nil {
		return err
	}
	return force(filepath.Dir(path))
}

// force writes what the system has of a file or a folder to the disk.
func force(path string) error {
	f, err := os.Open(path)
	if err != nil {
		return err
	}
	if err := errors.Join(f.Sync(), f.Close()); err != nil {
		return fmt.Errorf("force %s to the disk: %w", path, err)
	}
	return nil
}

// discard removes a file aside, if there is one.
func discard(aside string) error {
	for _, path := range []string{aside, aside + walSuffix} {
		if err := os.Remove(path); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return err
		}
	}
	return nil
}
