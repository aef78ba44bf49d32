package trace

import (
	"bytes"
	"fmt"
	"math"

	"github.com/apache/arrow-go/v18/arrow"
	"github.com/apache/arrow-go/v18/arrow/array"

	"github.com/yardstick-lab/yardstick/internal/activity"
)

// readArrow adds the events of any Arrow IPC file or stream that has the columns
// of a log: the time as a timestamp of any unit, as unix seconds or as text, the
// rest as text, with or without dictionaries.
func readArrow(data []byte, name string, b *activity.Builder) error {
	f := &arrowRows{frames: frames{file: name, into: b}, bytes: len(data)}
	return f.err(calmly(func() error { return f.read(data) }))
}

// readMapped is readArrow of a file that is mapped.
func readMapped(m *Mapped, name string, b *activity.Builder) error {
	f := &arrowRows{frames: frames{file: name, into: b}, bytes: len(m.data), mapped: m.data}
	return f.err(calmly(func() error { return f.read(m.data) }))
}

// arrowRows reads the rows of an Arrow file.
type arrowRows struct {
	frames
	bytes  int
	mapped []byte                            // nil where the bytes are in memory for good
	dicts  [len(columnNames)]words           // the last one, by column
	seen   [len(columnNames)]arrow.ArrayData // and where it came from
}

func (f *arrowRows) read(data []byte) error {
	r, _, err := openArrow(data)
	if err != nil {
		return err
	}
	defer r.Release()
	fields := make([]string, r.Schema().NumFields())
	for i, field := range r.Schema().Fields() {
		fields[i] = field.Name
	}
	at, err := f.header(fields)
	if err != nil {
		return err
	}
	if text, declared := r.Schema().Metadata().GetValue(stockKey); declared {
		if err := f.stock(text); err != nil {
			return err
		}
	}
	limit := int64(len(data)) * rowsPerByte
	for r.Next() {
		batch := r.RecordBatch()
		if limit -= batch.NumRows(); limit < 0 {
			return fmt.Errorf("it claims more than %d rows a byte", rowsPerByte)
		}
		if err := f.batch(batch, at); err != nil {
			return err
		}
	}
	if r.Err() != nil {
		return arrowError(r.Err())
	}
	return nil
}

// batch adds the events of a record batch.
func (f *arrowRows) batch(batch arrow.RecordBatch, at []int) error {
	n := int(batch.NumRows())
	f.into.Reserve(min(n, f.bytes)) // more rows than bytes have to prove themselves
	for _, i := range at {
		if i >= 0 && batch.Column(i).Len() != n {
			return fmt.Errorf("the column %s has %d rows of %d", batch.ColumnName(i), batch.Column(i).Len(), n)
		}
	}
	rows := &frame{}
	for from := 0; from < n; from += frameRows {
		rows.rows = min(frameRows, n-from)
		for column, i := range at {
			if i < 0 {
				continue
			}
			part := array.NewSlice(batch.Column(i), int64(from), int64(from+rows.rows))
			err := f.slice(rows, column, part)
			part.Release()
			if err != nil {
				return err
			}
		}
		if err := f.take(rows); err != nil {
			return err
		}
		if f.row%forgetEvery < rows.rows {
			f.forget()
		}
	}
	return nil
}

// forgetEvery is after how many rows a mapped file is forgotten (ours): what has
// been read would count as memory in use.
const forgetEvery = 1 << 18

// forget lets go of the pages of a mapped file; those read again come back.
func (f *arrowRows) forget() {
	if f.mapped != nil {
		forgetPages(f.mapped)
	}
}

// slice puts a part of a column into a frame.
func (f *arrowRows) slice(rows *frame, column int, part arrow.Array) error {
	w, text := f.words(column, part)
	switch {
	case column != timeColumn && text:
		rows.names[column] = w
		return nil
	case column != timeColumn:
		return fmt.Errorf("the column %s holds %s; text is wanted", columnNames[column], part.DataType())
	case text:
		rows.says(&w)
		return nil
	}
	switch times := part.(type) {
	case *array.Timestamp:
		unit := times.DataType().(*arrow.TimestampType).Unit
		rows.counts(arrow.GetValues[int64](times.Data(), 1), perSecond[unit])
	case *array.Int64:
		rows.seconds(times.Int64Values())
	default:
		return fmt.Errorf("the column time holds %s; a timestamp, unix seconds or text is wanted", part.DataType())
	}
	for i := range rows.rows {
		if part.IsNull(i) {
			rows.times[i] = noInstant
		}
	}
	return nil
}

// perSecond is how many of a unit of time make a second.
var perSecond = map[arrow.TimeUnit]int64{arrow.Second: 1, arrow.Millisecond: 1e3, arrow.Microsecond: 1e6, arrow.Nanosecond: 1e9}

// words are the names of a part of a column, false where it holds no text.
func (f *arrowRows) words(column int, part arrow.Array) (words, bool) {
	values, numbers := part, []int32(nil)
	d, numbered := part.(*array.Dictionary)
	if numbered {
		values, numbers = d.Dictionary(), indices(d)
	}
	text, ok := textsOf(values)
	if !ok {
		return words{}, false
	}
	if values.Len() > f.bytes*rowsPerByte {
		panic(fmt.Sprintf("the table of the column %s claims %d names in %d bytes", columnNames[column], values.Len(), f.bytes))
	}
	if numbered && f.seen[column] == values.Data() { // the dictionary of the part before
		return words{numbers, f.dicts[column].dict, f.dicts[column].version}, true
	}
	w := words{numbers, make([][]byte, values.Len()), 0}
	for i := range w.dict {
		if values.IsValid(i) {
			w.dict[i] = text(i) // a null is the empty name
		}
	}
	if numbered {
		w.version = f.dicts[column].version + 1
		f.dicts[column], f.seen[column] = w, values.Data()
		return w, true
	}
	w.at = make([]int32, part.Len())
	for i := range w.at {
		w.at[i] = int32(i)
	}
	return w, true
}

// textsOf returns how to copy the texts of an array, false where it holds none.
func textsOf(values arrow.Array) (func(i int) []byte, bool) {
	switch values := values.(type) {
	case array.StringLike: // of any size
		return func(i int) []byte { return []byte(values.Value(i)) }, true
	case *array.Binary:
		return func(i int) []byte { return bytes.Clone(values.Value(i)) }, true
	case *array.LargeBinary:
		return func(i int) []byte { return bytes.Clone(values.Value(i)) }, true
	case *array.BinaryView:
		return func(i int) []byte { return bytes.Clone(values.Value(i)) }, true
	}
	return nil, false
}

// indices are the numbers of a dictionary column, −1 where it is null.
func indices(d *array.Dictionary) []int32 {
	if plain, ok := d.Indices().(*array.Int32); ok && d.NullN() == 0 {
		return plain.Int32Values()
	}
	at := make([]int32, d.Len())
	for i := range at {
		switch {
		case d.IsNull(i):
			at[i] = -1
		case d.GetValueIndex(i) >= 0 && d.GetValueIndex(i) < math.MaxInt32:
			at[i] = int32(d.GetValueIndex(i))
		default:
			at[i] = math.MaxInt32 - 1 // beyond any table
		}
	}
	return at
}
