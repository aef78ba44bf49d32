package store

import (
	"context"
	"database/sql"
	"database/sql/driver"
	"errors"
)

// appendShard appends all kinds at once: an appender of its own for each costs as
// much as hundreds of rows.
func appendShard(ctx context.Context, conn *sql.Conn, shard Shard) error {
	return fill(ctx, table{conn: conn, catalog: "temp", name: "shard"}, func(add add) error {
		return errors.Join(
			addRows(add, runs(shard.Observations), new(dayLists).put),
			addRows(add, shard.Outcomes, Outcome.put),
			addRows(add, shard.Footprints, Footprint.put),
			addRows(add, shard.Origins, Origin.put),
			addRows(add, shard.Facts, Fact.put),
		)
	})
}

// addRows adds a row for each of items; put fills in the columns that it has.
func addRows[T any](add add, items []T, put func(T, []driver.Value)) error {
	values := make([]driver.Value, allColumns)
	for _, item := range items {
		clear(values)
		put(item, values)
		if err := add(values...); err != nil {
			return err
		}
	}
	return nil
}

// runs cuts observations into runs that differ in nothing but the day and the
// numbers. A run goes to DuckDB as one row with lists, since each text that is
// handed over costs a call into C.
func runs(all []Observation) (cut [][]Observation) {
	from := 0
	for i := range all {
		if i+1 == len(all) || !all[i].sameNames(&all[i+1]) {
			cut, from = append(cut, all[from:i+1]), i+1
		}
	}
	return cut
}

func (o *Observation) sameNames(p *Observation) bool {
	return o.Account == p.Account && o.Arm == p.Arm && o.Unit == p.Unit && o.Scorer == p.Scorer
}

// dayLists are the lists of a run, in room that the next one uses again.
type dayLists struct{ day, score, displayed []any }

func (d *dayLists) put(run []Observation, v []driver.Value) {
	d.day, d.score, d.displayed = d.day[:0], d.score[:0], d.displayed[:0]
	for _, o := range run {
		d.day, d.score, d.displayed = append(d.day, o.Day), append(d.score, o.Score), append(d.displayed, o.Displayed)
	}
	o := &run[0]
	v[kindColumn], v[scorerColumn], v[unitColumn], v[armColumn], v[accountColumn] = "observation", o.Scorer, o.Unit, o.Arm, o.Account
	v[dayColumn], v[scoreColumn], v[displayedColumn] = d.day, d.score, d.displayed
}

func (o Outcome) put(v []driver.Value) {
	v[kindColumn], v[unitColumn], v[armColumn] = "outcome", o.Unit, o.Arm
	v[scorerColumn], v[accountColumn] = textOrNull(o.Scorer), textOrNull(o.Account)
	v[nameColumn], v[valueColumn] = o.Metric, o.Value
}

func (f Footprint) put(v []driver.Value) {
	v[kindColumn], v[unitColumn], v[armColumn], v[accountColumn] = "footprint", f.Unit, f.Arm, f.Account
	v[removedColumn], v[addedColumn] = f.Removed, f.Added
}

func (o Origin) put(v []driver.Value) {
	v[kindColumn], v[scorerColumn], v[unitColumn], v[armColumn], v[accountColumn] = "origin", o.Scorer, o.Unit, o.Arm, textOrNull(o.Account)
	v[dayColumn], v[actionColumn], v[networkColumn], v[valueColumn] = []any{o.Day}, o.Action, o.Network, o.Value
}

func (f Fact) put(v []driver.Value) {
	v[kindColumn], v[unitColumn], v[nameColumn], v[textColumn] = "fact", f.Unit, f.Name, f.Text
}
