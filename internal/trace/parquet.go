package trace

import (
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/apache/arrow-go/v18/parquet"
	"github.com/apache/arrow-go/v18/parquet/file"
	"github.com/apache/arrow-go/v18/parquet/schema"

	"github.com/yardstick-lab/yardstick/internal/activity"
)

// ReadParquet adds the events of a Parquet file of size bytes to b; name is what
// its problems call the file. Its columns are those of [ReadCSV], and may be
// optional in Parquet's sense: the time is a timestamp of any unit (one without
// a zone is taken for UTC), unix seconds or text, the rest is text. Other columns
// are passed over. A stock in the file's metadata is read as well.
//
// Errors are as for [ReadCSV], with rows in place of lines.
func ReadParquet(r io.ReaderAt, size int64, name string, b *activity.Builder) error {
	in := &faultFinder{in: r}
	f := &parquetRows{frames: frames{file: name, into: b}, bytes: size}
	err := calmly(func() error { return f.read(io.NewSectionReader(in, 0, size)) })
	if in.fault != nil {
		return fmt.Errorf("%s: %w", name, in.fault)
	}
	return f.err(err)
}

// faultFinder remembers why the machine could not read a file, if so.
type faultFinder struct {
	in    io.ReaderAt
	fault error
}

func (k *faultFinder) ReadAt(p []byte, off int64) (int, error) {
	n, err := k.in.ReadAt(p, off)
	if err != nil && err != io.EOF {
		k.fault = err
	}
	return n, err
}

// readAhead is how many bytes of a column are read at a time (ours, measured): a
// column chunk as a whole would be megabytes of new memory, which costs more than
// to decode it.
const readAhead = 1 << 17

// parquetRows reads the rows of a Parquet file.
type parquetRows struct {
	frames
	bytes int64
	rows  int64 // so far
	dicts int   // so far
}

func (f *parquetRows) read(in parquet.ReaderAtSeeker) (err error) {
	if err := f.checkFrame(in); err != nil {
		return err
	}
	props := parquet.NewReaderProperties(newBudget(f.bytes))
	props.BufferedStreamEnabled, props.BufferSize = true, readAhead
	r, err := file.NewParquetReader(in, file.WithReadProps(props))
	if err != nil {
		return parquetError(err)
	}
	defer func() { err = errors.Join(err, r.Close()) }()
	f.eager = r.MetaData().GetCreatedBy() == createdBy
	columns := r.MetaData().Schema
	fields := make([]string, columns.NumColumns())
	for i := range fields {
		fields[i] = columns.Column(i).Path()
	}
	at, err := f.header(fields)
	if err != nil {
		return err
	}
	if text := r.MetaData().KeyValueMetadata().FindValue(stockKey); text != nil {
		if err := f.stock(*text); err != nil {
			return err
		}
	}
	room := f.into.Reserve(int(max(0, min(r.NumRows(), f.bytes)))) // more rows than bytes have to prove themselves
	inLargePages(&room)
	for i := range r.NumRowGroups() {
		if err := f.group(r.RowGroup(i), at); err != nil {
			return err
		}
	}
	return nil
}

// checkFrame tells a file that was cut off from one that is damaged otherwise.
func (f *parquetRows) checkFrame(in io.ReaderAt) error {
	const least = 12 // two magics and the length of the footer
	last := make([]byte, 4)
	if f.bytes < least {
		return errParquetCut
	}
	if _, err := in.ReadAt(last, f.bytes-4); err != nil {
		return err
	}
	switch string(last) {
	case "PAR1":
		return nil
	case "PARE":
		return errors.New("the Parquet file is encrypted")
	}
	return errParquetCut
}

var errParquetCut = errors.New("the Parquet data ends too early: the file was cut off")

// parquetError words an error of the library for whoever holds the file.
func parquetError(err error) error {
	return fmt.Errorf("the Parquet data is damaged: %s", strings.TrimPrefix(err.Error(), "parquet: "))
}

// group adds the events of a row group.
func (f *parquetRows) group(g *file.RowGroupReader, at []int) (err error) {
	total := g.NumRows()
	if f.rows += total; total < 0 || f.rows > f.bytes*rowsPerByte {
		return fmt.Errorf("it claims %d rows in %d bytes", f.rows, f.bytes)
	}
	times, err := f.timesOf(g, at[timeColumn])
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, times.Close()) }()
	var names [len(columnNames)]wordPages
	for column := networkColumn; column <= parentColumn; column++ {
		if at[column] < 0 {
			continue
		}
		if names[column], err = f.wordsOf(g, at[column]); err != nil {
			return err
		}
		defer func() { err = errors.Join(err, names[column].Close()) }()
	}
	rows := &frame{}
	for done := 0; done < int(total); done += rows.rows {
		rows.rows = min(frameRows, int(total)-done)
		if err := f.fillFrame(rows, times, names[:]); err != nil {
			return fmt.Errorf("after row %d: %w", f.row, err)
		}
		if err := f.take(rows); err != nil {
			return err
		}
	}
	return nil
}

// fillFrame reads as many rows as lie in the same page of every column.
func (f *parquetRows) fillFrame(rows *frame, times timePages, names []wordPages) error {
	for _, pages := range names {
		if pages != nil {
			n, err := pages.ready()
			if err != nil {
				return err
			}
			rows.rows = min(rows.rows, n)
		}
	}
	n, err := times.ready()
	if err != nil {
		return err
	}
	rows.rows = min(rows.rows, n)
	for column, pages := range names {
		if pages == nil {
			continue
		}
		if rows.names[column], err = pages.next(rows.rows); err != nil {
			return fmt.Errorf("the column %s: %w", columnNames[column], err)
		}
	}
	return times.next(rows)
}

// flat is the description of a column that has at most one value a row.
func flat(g *file.RowGroupReader, i int) (*schema.Column, error) {
	column := g.MetaData().Schema.Column(i)
	if column.MaxRepetitionLevel() > 0 || column.MaxDefinitionLevel() > 1 {
		return nil, fmt.Errorf("the column %s is nested", column.Path())
	}
	return column, nil
}
