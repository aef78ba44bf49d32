package bench

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/yardstick-lab/yardstick/internal/activity"
	"github.com/yardstick-lab/yardstick/internal/store"
	"github.com/yardstick-lab/yardstick/internal/trace"
)

// R1 reads files whose bytes the system has in memory already: what is measured
// is the reader and not the disk.

// perObject is how many events an object has, on average (ours).
const perObject = 100

// objects gives a made trace objects, which readers have to tell apart.
func objects(t *activity.Trace) {
	n := max(1, t.Len()/perObject)
	t.Objects = append([]string{""}, names("post-", n)...)
	for i := range t.Object {
		t.Object[i] = activity.Object(1 + mix(uint64(i))%uint64(n))
	}
}

// readBytes is what the columns of an event hold, but for the parent.
const readBytes = 8 + 1 + 1 + 4 + 4 + 4

// logFile writes the section's trace with objects to a file.
func (t *Trial) logFile(name string, write func(io.Writer, *activity.Trace) error) (path string, err error) {
	path = filepath.Join(t.Folder, name)
	f, err := os.Create(path)
	if err != nil {
		return path, err
	}
	defer func() { err = errors.Join(err, f.Close()) }()
	made := t.trace()
	objects(made)
	return path, write(f, made)
}

// reader reads a log; done lets go of what it holds.
type reader func(path string) (log *activity.Trace, done func() error, err error)

// reads measures reading a file that was written before.
func reads(f format) func(context.Context, *Trial) error {
	return func(ctx context.Context, t *Trial) (err error) {
		path, err := t.logFile(f.file, f.write)
		if err != nil {
			return fmt.Errorf("write %s: %w", f.file, err)
		}
		t.Measured.Needs = Needs{Bytes: float64(t.shape().Events) * readBytes}
		var log *activity.Trace
		done := func() error { return nil }
		err = t.measure(ctx, func() error {
			if err := done(); err != nil {
				return err
			}
			log, done, err = f.read(path)
			return err
		})
		if err != nil {
			return err
		}
		t.Measured.Check = tally(log)
		return done()
	}
}

// format is a file that a log is written to, and how it is read again.
type format struct {
	name, file string
	write      func(io.Writer, *activity.Trace) error
	read       reader
}

var formats = []format{
	{"arrow-mapped", "log.arrow", trace.WriteIPC, openMapped},
	{"arrow-copied", "log.arrow", trace.WriteIPC, readLog},
	{"parquet", "log.parquet", trace.WriteParquet, readLog},
	{"csv", "log.csv", trace.WriteCSV, readLog},
}

func openMapped(path string) (*activity.Trace, func() error, error) {
	m, err := trace.OpenIPC(path, filepath.Base(path))
	if err != nil {
		return nil, nil, err
	}
	return m.Trace, m.Close, nil
}

func readLog(path string) (*activity.Trace, func() error, error) {
	log, err := trace.ReadLog(path, filepath.Base(path))
	return log, func() error { return nil }, err
}

// One account and one object whose events are counted.
const (
	tallied       = "account-0000007"
	talliedObject = "post-0000003"
)

// tally is what logs that were read are compared by: the number of events, their
// milliseconds since the first day, how many there are on each network, acts on
// oneself, and one actor's and one object's.
func tally(t *activity.Trace) Check {
	c := Check{Sum: float64(t.Len()), Spots: make([]float64, len(t.Networks)+3)}
	actor, _ := t.AccountNamed(tallied)
	place, _ := slices.BinarySearch(t.Objects, talliedObject)
	rest := c.Spots[len(t.Networks):]
	millis := int64(0) // microseconds would not fit into the sum
	for i, at := range t.Time {
		millis += (at - FirstDay.Start()) / 1000
		c.Spots[t.Network[i]]++
		rest[0] += oneIf(t.Actor[i] == t.Owner[i])
		rest[1] += oneIf(t.Actor[i] == actor)
		rest[2] += oneIf(t.Object[i] == activity.Object(place))
	}
	c.Weighted = float64(millis)
	return c
}

func oneIf(b bool) float64 {
	if b {
		return 1
	}
	return 0
}

// duckReads has DuckDB read the Parquet file that ours is read from, into a
// table, as ours goes into columns, or only past what tally asks for.
func duckReads(into bool) func(context.Context, *Trial) error {
	return func(ctx context.Context, t *Trial) (err error) {
		path, err := t.logFile("log.parquet", trace.WriteParquet)
		if err != nil {
			return fmt.Errorf("write log.parquet: %w", err)
		}
		s, err := store.OpenScratch(ctx, 1)
		if err != nil {
			return err
		}
		defer func() { err = errors.Join(err, s.Close()) }()
		tally := func() error {
			return s.Rows(ctx, tallySQL(), func(v []float64) {
				t.Measured.Check = Check{Sum: v[0], Weighted: v[1], Spots: append([]float64{}, v[2:]...)}
			})
		}
		if !into {
			return errors.Join(s.View(ctx, "log", path), t.measure(ctx, tally))
		}
		err = t.measure(ctx, func() error {
			return errors.Join(s.Exec(ctx, "DROP TABLE IF EXISTS log"), s.Load(ctx, "log", path))
		})
		return errors.Join(err, tally())
	}
}

// tallySQL is tally of a table that DuckDB read.
func tallySQL() string {
	counts := []string{"true"}
	for _, n := range networkNames {
		counts = append(counts, "network = '"+n+"'")
	}
	counts = append(counts, "actor = owner", "actor = '"+tallied+"'", "object = '"+talliedObject+"'")
	for i, c := range counts {
		counts[i] = "(count(*) FILTER (" + c + "))::DOUBLE"
	}
	millis := fmt.Sprintf("sum((epoch_us(time) - %d) // 1000)::DOUBLE", FirstDay.Start())
	return "SELECT " + strings.Join(slices.Insert(counts, 1, millis), ", ") + " FROM log"
}
