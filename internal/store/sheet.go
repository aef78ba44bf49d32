package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
)

// Sheet is a table of which nothing is known but its columns' names: every cell is
// text, a number with the digits that tell it from every other, and empty where
// there is nothing.
type Sheet struct {
	Columns []string
	Rows    [][]string // by row, as many as there are columns
}

// ReadSheet reads a Parquet file of anybody's. One that cannot be read is an error
// that does not name it.
func ReadSheet(ctx context.Context, path string) (s *Sheet, err error) {
	db, err := openEngine(ctx)
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, db.Close()) }()
	rows, err := db.QueryContext(ctx, statement("read_sheet"), exactly(path))
	if err != nil {
		return nil, cancelled(ctx, err)
	}
	defer func() { err = errors.Join(err, rows.Close()) }()
	s = &Sheet{}
	if s.Columns, err = rows.Columns(); err != nil {
		return nil, err
	}
	cells, places := make([]sql.NullString, len(s.Columns)), make([]any, len(s.Columns))
	for i := range cells {
		places[i] = &cells[i]
	}
	for rows.Next() {
		if err := rows.Scan(places...); err != nil {
			return nil, fmt.Errorf("row %d: %w", len(s.Rows)+1, err)
		}
		row := make([]string, len(cells))
		for i, c := range cells {
			row[i] = c.String
		}
		s.Rows = append(s.Rows, row)
	}
	return s, cancelled(ctx, rows.Err())
}
