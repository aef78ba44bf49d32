package store

import (
	"context"
	"crypto/sha256"
	"database/sql"
	"encoding/hex"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"time"

	"github.com/yardstick-lab/yardstick/internal/result"
)

// Run is what SaveRun saves.
type Run struct {
	Result *result.Result
	// Shards are the paths of the run's shards, in the order in which their
	// rows are to stand.
	Shards []string
	// Finished is when the run ended. The zero time is that of a run told once more:
	// it ended when the one did whose place it takes.
	Finished time.Time
}

const (
	resultsLock = ".yardstick.lock"
	asideSuffix = ".aside"
)

// SaveRun puts a run into the results at path, a file such as
// reports/yardstick.duckdb, making it where there is none. The run takes the
// place of the earlier run of its experiment. The file is written aside and
// renamed: readers see the results from before or those from after, and an error
// leaves what was there. Where another run is saving, SaveRun waits for it.
// Results that hold the same findings already are left as they are.
//
// A file of another version, one that is no DuckDB file, and one that another
// process has open for writing are errors.
func SaveRun(ctx context.Context, path string, run Run) error {
	id, err := runID(run.Result)
	if err == nil {
		l := loader{ctx: ctx, run: run, id: id}
		err = cancelled(ctx, save(ctx, path, change{
			made: func(o original) (bool, error) { return o.holds(ctx, run.Result.Experiment, id) },
			make: func(conn *sql.Conn) error { l.conn = conn; return l.load() },
		}))
	}
	if err != nil {
		return fmt.Errorf("save results: %w", err)
	}
	return nil
}

// CheckResults finds out before the work whether SaveRun will accept the file at
// path. Nothing that can be looked at there is fine, and so is a file that another
// program has open: it may be closed by then.
func CheckResults(ctx context.Context, path string) error {
	if !exists(path) {
		return nil
	}
	a, err := openResults(ctx, path)
	switch {
	case errors.Is(err, errOpen):
		return nil
	case err != nil:
		return fmt.Errorf("no place for the results: %w", err)
	}
	return a.Close()
}

func exists(path string) bool {
	_, err := os.Stat(path)
	return err == nil
}

// change is what is put into the results.
type change struct {
	made func(original) (bool, error) // whether they hold it already
	make func(*sql.Conn) error
}

func save(ctx context.Context, path string, c change) error {
	dir := filepath.Dir(path)
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return err
	}
	lock, err := openLock(filepath.Join(dir, resultsLock))
	if err != nil {
		return err
	}
	defer lock.Close()
	if err := waitLock(ctx, lock, true); err != nil {
		return err
	}
	// The lock is held, so a file of this name is what a killed run left.
	aside := filepath.Join(dir, "."+filepath.Base(path)+asideSuffix)
	defer func() { _ = discard(aside) }() // what stays behind goes with the next run
	old, err := copyAside(ctx, path, aside)
	if err != nil {
		return err
	}
	defer old.Close()
	if same, err := c.made(old); same || err != nil {
		return err
	}
	if err := loadAside(ctx, aside, c); err != nil {
		return err
	}
	return replace(ctx, aside, path)
}

func loadAside(ctx context.Context, aside string, c change) (err error) {
	a, err := attach(ctx, aside, forWriting)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, a.Close()) }()
	// The file is nobody's until it is renamed, so a log written ahead of it saves
	// nothing: what is committed goes into the file at once.
	if _, err := a.conn.ExecContext(ctx, "SET checkpoint_threshold = '1B'"); err != nil {
		return err
	}
	if err := a.makeSchema(ctx); err != nil {
		return err
	}
	if err := c.make(a.conn); err != nil {
		return err
	}
	_, err = a.conn.ExecContext(ctx, "CHECKPOINT results")
	return err
}

// runID is a hash of what the run found and of what its verdicts hang on, which is
// in a file of its own and may be found later.
func runID(r *result.Result) (string, error) {
	found, err := r.JSON()
	if err != nil {
		return "", err
	}
	if r.Sensitivity != nil {
		hangs, err := r.Sensitivity.JSON()
		if err != nil {
			return "", err
		}
		found = append(found, hangs...)
	}
	return shortHash(append(found, r.Outdated...)), nil
}

func shortHash(data []byte) string {
	sum := sha256.Sum256(data)
	return hex.EncodeToString(sum[:8])
}
