package store

import (
	"context"
	"database/sql"
	"database/sql/driver"
	"fmt"

	"github.com/yardstick-lab/yardstick/internal/result"
)

// SaveMatrix puts the claims matrix into the results at path, in the place of the
// one that is there. It treats the file as [SaveRun] does.
func SaveMatrix(ctx context.Context, path string, m *result.Matrix) error {
	data, err := m.JSON()
	if err == nil {
		id := shortHash(data)
		err = cancelled(ctx, save(ctx, path, change{
			made: func(o original) (bool, error) { return o.holdsMatrix(ctx, id) },
			make: func(conn *sql.Conn) error { return loadMatrix(ctx, conn, m, id) },
		}))
	}
	if err != nil {
		return fmt.Errorf("save results: %w", err)
	}
	return nil
}

// holdsMatrix reports whether the matrix is in it.
func (o original) holdsMatrix(ctx context.Context, id string) (bool, error) {
	if o.held == nil {
		return false, nil
	}
	var n int
	err := o.held.conn.QueryRowContext(ctx, "SELECT count(*) FROM matrices WHERE matrix = $1", id).Scan(&n)
	return n > 0, err
}

func loadMatrix(ctx context.Context, conn *sql.Conn, m *result.Matrix, id string) error {
	execute := func(query string) func() error {
		return func() error {
			_, err := conn.ExecContext(ctx, query)
			return err
		}
	}
	into := func(name string) table { return table{conn: conn, catalog: "results", name: name} }
	return first(
		execute("BEGIN TRANSACTION; DELETE FROM matrices; DELETE FROM matrix_rows; DELETE FROM matrix_cells; DELETE FROM matrix_marks"),
		func() error {
			return appendAll(ctx, into("matrices"), []string{id}, func(id string, v []driver.Value) []driver.Value { return append(v, id) })
		},
		func() error { return appendAll(ctx, into("matrix_rows"), matrixRows(m), taken) },
		func() error { return appendAll(ctx, into("matrix_cells"), matrixCells(m), taken) },
		func() error { return appendAll(ctx, into("matrix_marks"), matrixMarks(m), taken) },
		execute("COMMIT"),
	)
}

// taken is a row as it is.
func taken(row, into []driver.Value) []driver.Value { return append(into, row...) }

func matrixRows(m *result.Matrix) (all [][]driver.Value) {
	for i, r := range m.Rows {
		all = append(all, []driver.Value{place(i), r.ID, textOrNull(r.Group), r.Says, len(r.Claims) > 0, !r.NoScore, list(m.Behaving(r))})
	}
	return all
}

func matrixCells(m *result.Matrix) (all [][]driver.Value) {
	for _, r := range m.Rows {
		for i, c := range r.Claims {
			for k, cell := range c.Cells {
				v := []driver.Value{r.ID, place(i), c.Experiment, c.ID, c.Says, c.Type, textOrNull(c.Caution), place(k), m.Scorers[k].Name}
				all = append(all, append(v, cellValues(cell)...))
			}
		}
	}
	return all
}

func cellValues(c result.Cell) []driver.Value {
	v := []driver.Value{c.State.String(), textOrNull(c.Verdict.String()), !c.NoScore, numberOrNull(c.Effect), textOrNull(c.Unit)}
	return append(append(v, pair(c.Interval)...), numberOrNull(c.Share), int32(c.N), c.ByConstruction, textOrNull(c.Exploratory), textOrNull(c.Reason), textOrNull(c.Sentence), textOrNull(c.Link))
}

func matrixMarks(m *result.Matrix) (all [][]driver.Value) {
	for _, r := range m.Rows {
		for k, mark := range r.Marks {
			all = append(all, []driver.Value{r.ID, place(k), m.Scorers[k].Name, mark.String(), r.Group != "" && !r.NoScore})
		}
	}
	return all
}
