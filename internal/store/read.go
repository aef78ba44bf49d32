package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"os"
	"time"
)

// Latest is an experiment with the verdict of its main scorer.
type Latest struct {
	Experiment, Question, Dataset string
	Scorer, Verdict               string
	Supported, Claims             int
	Command                       string
	Finished                      time.Time // zero where nobody said
	Run                           string    // a hash of what the run found
}

// Verdict is one claim under one scorer, as people are shown it. A number that
// does not exist is nil; an arm, a path or a reason that does not, empty.
type Verdict struct {
	Scorer, Claim, Says, Type     string
	ControlArm, TreatedArm        string
	Control, Treated              *float64 // the arms' means
	Effect, Low, High             *float64
	Down, Same, Up                *float64
	N                             int
	Path, Verdict                 string
	ByConstruction                bool
	SensitiveTo, Reason, Sentence string
}

// Experiments returns what the results at path hold, by name. Where there are
// none the error is fs.ErrNotExist; other errors are those of SaveRun.
func Experiments(ctx context.Context, path string) ([]Latest, error) {
	return query(ctx, path, question{text: statement("read_latest")}, func(scan func(...any) error) (Latest, error) {
		var l Latest
		var finished sql.NullTime
		err := scan(&l.Experiment, &l.Question, &l.Dataset, &l.Scorer, &l.Verdict, &l.Supported, &l.Claims, &l.Command, &finished, &l.Run)
		l.Finished = finished.Time
		return l, err
	})
}

// Verdicts returns the claims of an experiment under all its scorers, in the
// order of the spec; none where the results do not hold the experiment. Errors
// are those of Experiments.
func Verdicts(ctx context.Context, path, experiment string) ([]Verdict, error) {
	return query(ctx, path, question{statement("read_verdicts"), []any{experiment}}, func(scan func(...any) error) (Verdict, error) {
		var v Verdict
		return v, scan(&v.Scorer, &v.Claim, &v.Says, &v.Type, &v.ControlArm, &v.TreatedArm, &v.Control, &v.Treated,
			&v.Effect, &v.Low, &v.High, &v.Down, &v.Same, &v.Up, &v.N, &v.Path, &v.Verdict, &v.ByConstruction,
			&v.SensitiveTo, &v.Reason, &v.Sentence)
	})
}

// question is a query with its parameters.
type question struct {
	text       string
	parameters []any
}

// query reads rows from the results.
func query[T any](ctx context.Context, path string, q question, row func(scan func(...any) error) (T, error)) ([]T, error) {
	found, err := ask(ctx, path, q, row)
	if err != nil {
		return nil, fmt.Errorf("read results: %w", err)
	}
	return found, nil
}

func ask[T any](ctx context.Context, path string, q question, row func(scan func(...any) error) (T, error)) (found []T, err error) {
	if _, err := os.Stat(path); err != nil {
		return nil, err
	}
	a, err := openResults(ctx, path)
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, a.Close()) }()
	rows, err := a.conn.QueryContext(ctx, q.text, q.parameters...)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	for rows.Next() {
		one, err := row(rows.Scan)
		if err != nil {
			return nil, err
		}
		found = append(found, one)
	}
	return found, rows.Err()
}
