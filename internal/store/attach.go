package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"regexp"
	"strings"
)

// access is what a file of results is opened for. The zero value is invalid.
type access uint8

const (
	forReading access = iota + 1
	forWriting
)

// attachment is an open file of results: the current catalog of its connection,
// under the name results.
type attachment struct {
	engine *sql.DB
	conn   *sql.Conn
}

// attach opens the file at path; one opened for writing is made where there is
// none. What is in it is not looked at.
func attach(ctx context.Context, path string, how access) (*attachment, error) {
	engine, err := openEngine(ctx)
	if err != nil {
		return nil, err
	}
	a := &attachment{engine: engine}
	if a.conn, err = engine.Conn(ctx); err != nil {
		return nil, errors.Join(err, a.Close())
	}
	options := "TYPE duckdb, READ_ONLY"
	if how == forWriting {
		options = "TYPE duckdb"
	}
	if _, err := a.conn.ExecContext(ctx, "ATTACH "+quoted(path)+" AS results ("+options+"); USE results"); err != nil {
		return nil, errors.Join(refused(path, err), a.Close())
	}
	return a, nil
}

// Close closes the file. Closing twice does nothing more.
func (a *attachment) Close() error {
	var errs []error
	if a.conn != nil {
		errs = append(errs, a.conn.Close())
	}
	errs = append(errs, a.engine.Close())
	a.conn = nil
	return errors.Join(errs...)
}

// holder is how DuckDB 1.5 names the process that has a file open.
var holder = regexp.MustCompile(`Conflicting lock is held in (.+?) \(PID (\d+)\)`)

// errOpen is that of a file which another program has open: it may be closed soon.
var errOpen = errors.New("is open in another program")

// refused says why a file could not be opened, and what to do.
func refused(path string, err error) error {
	if m := holder.FindStringSubmatch(err.Error()); m != nil {
		return fmt.Errorf("%s %w (%s, process %s): close it there and run again", path, errOpen, m[1], m[2])
	}
	switch text := err.Error(); {
	case strings.Contains(text, "Could not set lock"):
		return fmt.Errorf("%s %w: close it there and run again", path, errOpen)
	case strings.Contains(text, "Could not read enough bytes"):
		return fmt.Errorf("%s is torn: move it away and run again: %w", path, err)
	case strings.Contains(text, "not a valid DuckDB database file"):
		return fmt.Errorf("%s is no DuckDB file: move it away and run again", path)
	}
	return fmt.Errorf("open %s: %w", path, err)
}

// checkVersion returns an error unless the file holds results of this version.
func (a *attachment) checkVersion(ctx context.Context, path string) error {
	ours, err := a.hasSchema(ctx)
	if err != nil {
		return fmt.Errorf("open %s: %w", path, err)
	}
	if !ours {
		return fmt.Errorf("%s is a DuckDB file without results in it: move it away and run again", path)
	}
	var version int
	if err := a.conn.QueryRowContext(ctx, "SELECT coalesce(max(version), 0) FROM yardstick_schema").Scan(&version); err != nil {
		return fmt.Errorf("%s: version of its tables: %w", path, err)
	}
	if version != SchemaVersion {
		return fmt.Errorf("%s has tables of version %d, and this program those of version %d: move it away and run again", path, version, SchemaVersion)
	}
	return nil
}

func (a *attachment) hasSchema(ctx context.Context) (bool, error) {
	var n int
	err := a.conn.QueryRowContext(ctx, "SELECT count(*) FROM duckdb_tables() WHERE database_name = 'results' AND table_name = 'yardstick_schema'").Scan(&n)
	return n > 0, err
}

// makeSchema makes tables and views where there are none; in one transaction,
// since each of some two hundred statements would else be forced to the disk.
func (a *attachment) makeSchema(ctx context.Context) error {
	there, err := a.hasSchema(ctx)
	if err != nil || there {
		return err
	}
	text := "BEGIN TRANSACTION;"
	for _, s := range schemaStatements {
		text += statement(s)
	}
	text += fmt.Sprintf("INSERT INTO yardstick_schema VALUES (%d); COMMIT", SchemaVersion)
	if _, err := a.conn.ExecContext(ctx, text); err != nil {
		return fmt.Errorf("make tables: %w", err)
	}
	return nil
}
