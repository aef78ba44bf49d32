package store

import (
	"context"
	"database/sql"
	"database/sql/driver"
	"fmt"
	"time"

	"github.com/yardstick-lab/yardstick/internal/claim"
	"github.com/yardstick-lab/yardstick/internal/metric"
	"github.com/yardstick-lab/yardstick/internal/result"
)

// loader puts one run into the results that its connection is attached to.
type loader struct {
	ctx  context.Context
	conn *sql.Conn
	run  Run
	id   string // of the run
}

// load does it in one transaction.
func (l loader) load() error {
	var err error
	if l.run.Finished, err = l.finished(); err != nil {
		return fmt.Errorf("load %s: %w", l.run.Result.Experiment, err)
	}
	for _, step := range []func() error{
		l.execute("BEGIN TRANSACTION"), l.clear, l.design, l.findings, l.sensitivity, l.observations, l.execute("COMMIT"),
	} {
		if err := step(); err != nil {
			return fmt.Errorf("load %s: %w", l.run.Result.Experiment, err)
		}
	}
	return nil
}

func (l loader) execute(query string, parameters ...any) func() error {
	return func() error {
		_, err := l.conn.ExecContext(l.ctx, query, parameters...)
		return err
	}
}

// finished is when the run ended; one that is told once more, when it did the first
// time.
func (l loader) finished() (time.Time, error) {
	if !l.run.Finished.IsZero() {
		return l.run.Finished, nil
	}
	var earlier sql.NullTime
	err := l.conn.QueryRowContext(l.ctx, "SELECT max(finished) FROM runs WHERE experiment = $1", l.run.Result.Experiment).Scan(&earlier)
	return earlier.Time, err
}

// clear takes out the earlier run of the experiment.
func (l loader) clear() error {
	for _, t := range resultTables {
		if err := l.execute("DELETE FROM "+t+" WHERE experiment = $1", l.run.Result.Experiment)(); err != nil {
			return err
		}
	}
	return nil
}

// observations takes over the rows of the shards. Within DuckDB that is far
// quicker than by way of an appender.
func (l loader) observations() error {
	if err := l.execute("SET VARIABLE experiment = $1", l.run.Result.Experiment)(); err != nil {
		return err
	}
	for _, path := range l.run.Shards {
		if err := l.execute(statement("load_shard"), exactly(path))(); err != nil {
			return fmt.Errorf("shard %s: %w", path, err)
		}
		if err := l.execute(statement("load_rows"))(); err != nil {
			return fmt.Errorf("shard %s: %w", path, err)
		}
	}
	return nil
}

// target is a table of the results, for a run.
type target struct {
	loader
	name string
}

func (l loader) to(name string) target { return target{l, name} }

// rows appends a row of each of items. The experiment goes before what row gives.
func rows[T any](t target, items []T, row func(i int, item T) []driver.Value) error {
	i := 0
	into := table{conn: t.conn, catalog: "results", name: t.name}
	return appendAll(t.ctx, into, items, func(item T, v []driver.Value) []driver.Value {
		v = append(v, t.run.Result.Experiment)
		v = append(v, row(i, item)...)
		i++
		return v
	})
}

// design appends what was asked and of what.
func (l loader) design() error {
	r := l.run.Result
	return first(
		func() error { return rows(l.to("runs"), []*result.Result{r}, l.runRow) },
		func() error { return rows(l.to("datasets"), []result.Dataset{r.Dataset}, datasetRow) },
		func() error { return rows(l.to("arms"), r.Arms, armRow) },
		func() error { return rows(l.to("metrics"), r.Metrics, metricRow) },
		func() error { return rows(l.to("scorers"), r.Scorers, scorerRow) },
		func() error { return rows(l.to("hashes"), r.Manifest.Presets, hashRow("preset")) },
		func() error { return rows(l.to("hashes"), r.Manifest.Shards, hashRow("shard")) },
		func() error { return rows(l.to("gates"), r.Gates, gateRow) },
		func() error { return rows(l.to("warnings"), r.Warnings, warningRow(nil, nil)) },
	)
}

// first does one after the other, up to the first error.
func first(steps ...func() error) error {
	for _, step := range steps {
		if err := step(); err != nil {
			return err
		}
	}
	return nil
}

func (l loader) runRow(_ int, r *result.Result) []driver.Value {
	d, m := r.Design, r.Manifest
	var finished driver.Value
	if !l.run.Finished.IsZero() {
		finished = l.run.Finished.UTC()
	}
	return []driver.Value{
		l.id, r.Question, list(r.Source), r.Dataset.Name, list(d.Units), int64(d.SubjectsPerWorld), d.Subjects,
		int32(d.Warmup), int32(d.Measured), d.FirstDay, days(d.Days), list(m.Seeds), m.ScorerSeed,
		m.Version, m.Program, m.Spec, m.Dataset, list(m.Libraries), m.Command, textOrNull(m.Lock), textOrNull(m.Exploratory), finished,
	}
}

func datasetRow(_ int, d result.Dataset) []driver.Value {
	return []driver.Value{
		d.Name, d.Says, d.Kind.String(), textOrNull(d.Licence), textOrNull(d.Credit),
		int64(d.Events), int64(d.Accounts), list(d.Networks),
	}
}

func armRow(i int, a result.Arm) []driver.Value {
	return []driver.Value{place(i), a.Name, textOrNull(a.From), a.Says, a.Removed, a.Added}
}

func metricRow(i int, m metric.Metric) []driver.Value {
	row := []driver.Value{place(i), m.Name, m.Quantity(), m.Of.Unit().Axis, m.Of.NeedsScore()}
	switch {
	case m.IsChange:
		row = append(row, int32(m.Before), nil, int32(m.After))
	case m.IsSum:
		row = append(row, nil, int32(m.First), int32(m.Last))
	default:
		row = append(row, nil, nil, int32(m.Day))
	}
	return append(row, m.String())
}

func scorerRow(i int, s result.Scorer) []driver.Value {
	return []driver.Value{
		place(i), s.Name, s.Says, s.Low, s.High, s.Step, list(s.SetOn),
		s.Summary.Verdict.String(), int32(s.Summary.Supported), int32(s.Summary.Total),
	}
}

func hashRow(kind string) func(int, result.Hash) []driver.Value {
	return func(_ int, h result.Hash) []driver.Value { return []driver.Value{kind, h.Name, h.SHA256} }
}

func gateRow(i int, g claim.Gate) []driver.Value {
	return []driver.Value{place(i), g.Check.String(), g.State == claim.Passed, textOrNull(g.What)}
}

func warningRow(scorer, claim driver.Value) func(int, string) []driver.Value {
	return func(i int, warning string) []driver.Value { return []driver.Value{scorer, claim, place(i), warning} }
}

// place is a position in the spec, counted from 1.
func place(i int) int32 { return int32(i + 1) }

// list is a list that is not NULL.
func list[T any](l []T) []T {
	if l == nil {
		return []T{}
	}
	return l
}

func days(all []int) []int32 {
	out := make([]int32, len(all))
	for i, d := range all {
		out[i] = int32(d)
	}
	return out
}
