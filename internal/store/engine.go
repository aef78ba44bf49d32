package store

import (
	"context"
	"database/sql"
	"database/sql/driver"
	"embed"
	"errors"
	"fmt"
	"io"
	"strings"

	duckdb "github.com/duckdb/duckdb-go/v2"
)

//go:embed sql/*.sql
var statements embed.FS

// statement is the text of sql/<name>.sql.
func statement(name string) string {
	text, err := statements.ReadFile("sql/" + name + ".sql")
	if err != nil {
		panic(fmt.Sprintf("store: there is no statement called %s.", name))
	}
	return string(text)
}

// openEngine starts a DuckDB without a file of its own. Files are attached to it
// by name: a path given to the driver is taken for a URL, and a ? in it cut off.
func openEngine(ctx context.Context) (*sql.DB, error) {
	connector, err := duckdb.NewConnector("", nil)
	if err != nil {
		return nil, fmt.Errorf("start DuckDB: %w", err)
	}
	db := sql.OpenDB(connector)
	if _, err := db.ExecContext(ctx, statement("settings")); err != nil {
		return nil, errors.Join(fmt.Errorf("start DuckDB: %w", err), db.Close())
	}
	return db, nil
}

// cancelled makes an error of work that was cancelled say so: DuckDB's own says
// only that it was interrupted.
func cancelled(ctx context.Context, err error) error {
	if err != nil && ctx.Err() != nil {
		return ctx.Err()
	}
	return err
}

// quoted is text as an SQL literal, for the few statements that take no
// parameter. Only paths are written so.
func quoted(text string) string { return "'" + strings.ReplaceAll(text, "'", "''") + "'" }

// exactly is a pattern that matches one path: DuckDB takes the file names it
// reads for patterns.
func exactly(path string) string {
	return strings.NewReplacer("*", "[*]", "?", "[?]", "[", "[[]").Replace(path)
}

// table is a table that rows are appended to.
type table struct {
	conn          *sql.Conn
	catalog, name string
}

// add appends one row.
type add func(values ...driver.Value) error

// fill appends rows to a table; a row refused leaves none behind.
func fill(ctx context.Context, into table, rows func(add) error) error {
	return into.conn.Raw(func(raw any) error {
		a, err := duckdb.NewAppender(raw.(driver.Conn), into.catalog, "", into.name)
		if err != nil {
			return fmt.Errorf("append to %s: %w", into.name, err)
		}
		if err := rows(a.AppendRow); err != nil {
			return errors.Join(fmt.Errorf("append to %s: %w", into.name, err), a.Clear(), a.Close())
		}
		if err := a.CloseWithCancel(ctx); err != nil {
			return fmt.Errorf("append to %s: %w", into.name, err)
		}
		return nil
	})
}

// each hands over the rows of a query, values as the driver made them: through
// database/sql, a shard would take several times as long.
func each(ctx context.Context, conn *sql.Conn, query, parameter string, row func([]driver.Value) error) error {
	return conn.Raw(func(raw any) (err error) {
		rows, err := raw.(driver.QueryerContext).QueryContext(ctx, query, []driver.NamedValue{{Ordinal: 1, Value: parameter}})
		if err != nil {
			return err
		}
		defer func() { err = errors.Join(err, rows.Close()) }()
		values := make([]driver.Value, len(rows.Columns()))
		for {
			if err := rows.Next(values); err == io.EOF { //nolint:errorlint // drivers end with io.EOF itself; one that is wrapped is a fault
				return nil
			} else if err != nil {
				return err
			}
			if err := row(values); err != nil {
				return err
			}
		}
	})
}

// appendAll appends a row for each of items; row fills in its values.
func appendAll[T any](ctx context.Context, into table, items []T, row func(item T, values []driver.Value) []driver.Value) error {
	if len(items) == 0 {
		return nil
	}
	var values []driver.Value
	return fill(ctx, into, func(add add) error {
		for _, item := range items {
			values = row(item, values[:0])
			if err := allFinite(values); err != nil {
				return err
			}
			if err := add(values...); err != nil {
				return err
			}
		}
		return nil
	})
}

// allFinite names the first value that is a number and none.
func allFinite(values []driver.Value) error {
	for i, v := range values {
		numbers, _ := v.([]float64)
		if x, ok := v.(float64); ok && !finite(x) {
			return fmt.Errorf("value %d of %v is not finite", i+1, values)
		}
		for _, x := range numbers {
			if !finite(x) {
				return fmt.Errorf("value %d of %v is not finite", i+1, values)
			}
		}
	}
	return nil
}

// textOrNull is NULL where the text is empty.
func textOrNull(s string) driver.Value {
	if s == "" {
		return nil
	}
	return s
}
