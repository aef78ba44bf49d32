package store

import (
	"context"
	"database/sql"
	"database/sql/driver"
	"errors"
	"fmt"
	"strconv"
)

// Scratch is a DuckDB in memory, for SQL that somebody else brings: what is
// measured against it, not what runs find. It is not safe for concurrent use.
type Scratch struct {
	db   *sql.DB
	conn *sql.Conn
}

// OpenScratch starts an empty one that works with a number of threads. Sums of
// several threads differ in their last bits.
func OpenScratch(ctx context.Context, threads int) (*Scratch, error) {
	db, err := openEngine(ctx)
	if err != nil {
		return nil, err
	}
	conn, err := db.Conn(ctx)
	if err != nil {
		return nil, errors.Join(fmt.Errorf("start DuckDB: %w", err), db.Close())
	}
	s := &Scratch{db, conn}
	if err := s.Exec(ctx, "SET threads = "+strconv.Itoa(threads)); err != nil {
		return nil, errors.Join(err, s.Close())
	}
	return s, nil
}

// Close lets go of everything in it.
func (s *Scratch) Close() error { return errors.Join(s.conn.Close(), s.db.Close()) }

// Exec carries out statements, several of them if they are apart by semicolons.
func (s *Scratch) Exec(ctx context.Context, query string) error {
	_, err := s.conn.ExecContext(ctx, query)
	return cancelled(ctx, err)
}

// Append adds n rows to a table; row puts those of row i into values, of which
// there are as many as columns.
func (s *Scratch) Append(ctx context.Context, name string, columns, n int, row func(i int, values []driver.Value)) error {
	return fill(ctx, table{conn: s.conn, name: name}, func(add add) error {
		values := make([]driver.Value, columns)
		for i := range n {
			row(i, values)
			if err := add(values...); err != nil {
				return err
			}
		}
		return ctx.Err()
	})
}

// Load makes a table of the rows of a Parquet file.
func (s *Scratch) Load(ctx context.Context, name, path string) error {
	return s.Exec(ctx, "CREATE TABLE "+name+" AS FROM read_parquet("+quoted(exactly(path))+")")
}

// View makes a view of the rows of a Parquet file, which is read anew whenever
// the view is.
func (s *Scratch) View(ctx context.Context, name, path string) error {
	return s.Exec(ctx, "CREATE VIEW "+name+" AS FROM read_parquet("+quoted(exactly(path))+")")
}

// Save writes the rows of a table to a Parquet file.
func (s *Scratch) Save(ctx context.Context, name, path string) error {
	return s.Exec(ctx, "COPY "+name+" TO "+quoted(path)+" (FORMAT parquet)")
}

// Rows hands over the rows of a query whose columns are all DOUBLE, in values
// that are used again for the next row.
func (s *Scratch) Rows(ctx context.Context, query string, row func(values []float64)) error {
	rows, err := s.conn.QueryContext(ctx, query)
	if err != nil {
		return cancelled(ctx, err)
	}
	defer func() { _ = rows.Close() }()
	columns, err := rows.Columns()
	if err != nil {
		return err
	}
	values, into := make([]float64, len(columns)), make([]any, len(columns))
	for i := range values {
		into[i] = &values[i]
	}
	for rows.Next() {
		if err := rows.Scan(into...); err != nil {
			return err
		}
		row(values)
	}
	return cancelled(ctx, rows.Err())
}
