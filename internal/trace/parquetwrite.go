package trace

import (
	"errors"
	"fmt"
	"io"

	"github.com/apache/arrow-go/v18/arrow"
	"github.com/apache/arrow-go/v18/arrow/array"
	"github.com/apache/arrow-go/v18/arrow/memory"
	"github.com/apache/arrow-go/v18/parquet"
	"github.com/apache/arrow-go/v18/parquet/compress"
	"github.com/apache/arrow-go/v18/parquet/file"
	"github.com/apache/arrow-go/v18/parquet/schema"

	"github.com/yardstick-lab/yardstick/internal/activity"
)

// groupRows is how many events make a row group (ours): long enough that the
// names of a group are few against its events, short enough to be read by
// several threads. Tests make it shorter.
var groupRows = 1 << 22

// createdBy marks files whose dictionaries are in order and hold no name that
// their row group does not use.
const createdBy = "yardstick"

// WriteParquet writes the events of t as [ReadParquet] reads them, in their
// order, compressed with Snappy, with the stock in the file's metadata. Times
// are timestamps in microseconds, no object is the empty name. Accounts without
// an event or stock are not written. It reports an error, before it writes a
// byte, for a trace that could not be read back.
func WriteParquet(w io.Writer, t *activity.Trace) error {
	if err := writable(t); err != nil {
		return err
	}
	metadata, err := metadataOf(t)
	if err != nil {
		return err
	}
	columns := logColumns
	if hasParents(t) {
		columns = columnNames[:]
	}
	out, err := newParquet(w, logNodes(columns))
	if err != nil {
		return err
	}
	for key, value := range metadata { // one at most
		if err := out.AppendKeyValueMetadata(key, value); err != nil {
			return fmt.Errorf("writing a Parquet file: %w", err)
		}
	}
	for from := 0; from < t.Len(); from += groupRows {
		if err := writeGroup(out, t, from, len(columns)); err != nil {
			return errors.Join(fmt.Errorf("writing a Parquet file: %w", err), out.Close())
		}
	}
	return out.Close()
}

// newParquet begins a Parquet file. Names have dictionaries, numbers do not.
func newParquet(w io.Writer, nodes schema.FieldList) (*file.Writer, error) {
	root, err := schema.NewGroupNode("schema", parquet.Repetitions.Required, nodes, -1)
	if err != nil {
		return nil, fmt.Errorf("writing a Parquet file: %w", err)
	}
	options := []parquet.WriterProperty{
		parquet.WithAllocator(pool), parquet.WithCompression(compress.Codecs.Snappy), parquet.WithCreatedBy(createdBy), parquet.WithDictionaryPageSizeLimit(1 << 30),
	}
	for _, node := range nodes {
		if node.(*schema.PrimitiveNode).PhysicalType() != parquet.Types.ByteArray {
			options = append(options, parquet.WithDictionaryFor(node.Name(), false))
		}
		if node.(*schema.PrimitiveNode).PhysicalType() == parquet.Types.Int64 { // times rise by little
			options = append(options, parquet.WithEncodingFor(node.Name(), parquet.Encodings.DeltaBinaryPacked))
		}
	}
	open := struct{ io.Writer }{w} // the library would close what can be closed
	out, err := file.NewParquetWriterWithError(open, root, file.WithWriterProps(parquet.NewWriterProperties(options...)))
	if err != nil {
		return nil, fmt.Errorf("writing a Parquet file: %w", err)
	}
	return out, nil
}

func logNodes(columns []string) (nodes schema.FieldList) {
	for i, name := range columns {
		if i == timeColumn {
			nodes = append(nodes, node(name, schema.NewTimestampLogicalType(true, schema.TimeUnitMicros), parquet.Types.Int64))
			continue
		}
		nodes = append(nodes, node(name, schema.StringLogicalType{}, parquet.Types.ByteArray))
	}
	return nodes
}

// node is a required column. Its arguments are ours, so that it cannot fail.
func node(name string, logical schema.LogicalType, physical parquet.Type) schema.Node {
	return schema.MustPrimitive(schema.NewPrimitiveNodeLogical(name, parquet.Repetitions.Required, logical, physical, 0, -1))
}

// writeGroup writes a row group: the events from a place on.
func writeGroup(out *file.Writer, t *activity.Trace, from, columns int) error {
	group, err := out.AppendRowGroupChecked()
	if err != nil {
		return err
	}
	to := min(from+groupRows, t.Len())
	writes := []func() error{
		timeColumn: func() error {
			return writeColumn(group, func(c file.ColumnChunkWriter) (int64, error) {
				return c.(*file.Int64ColumnChunkWriter).WriteBatch(t.Time[from:to], nil, nil)
			})
		},
		networkColumn: func() error { return writeNames(group, t.Network[from:to], t.Networks) },
		actionColumn:  func() error { return writeNames(group, t.Action[from:to], actionTable()) },
		actorColumn:   func() error { return writeNames(group, t.Actor[from:to], t.Accounts) },
		ownerColumn:   func() error { return writeNames(group, t.Owner[from:to], t.Accounts) },
		objectColumn:  func() error { return writeNames(group, t.Object[from:to], t.Objects) },
		parentColumn:  func() error { return writeNames(group, t.Parent[from:to], t.Objects) },
	}
	for _, write := range writes[:columns] {
		if err := write(); err != nil {
			return err
		}
	}
	return group.Close()
}

// writeColumn writes the next column of a row group.
func writeColumn(group file.SerialRowGroupWriter, write func(c file.ColumnChunkWriter) (int64, error)) error {
	column, err := group.NextColumn()
	if err != nil {
		return err
	}
	if _, err := write(column); err != nil {
		return err
	}
	return column.Close()
}

// writeNames writes a column of names as numbers of a dictionary that holds
// those which the group uses, in their order.
func writeNames[N ~uint8 | ~uint32](group file.SerialRowGroupWriter, numbers []N, table []string) error {
	places, used := compact(numbers, table)
	data, err := dictionary(used)
	if err != nil {
		return err
	}
	names := array.NewStringData(data)
	defer names.Release()
	at := array.NewData(arrow.PrimitiveTypes.Int32, len(places), []*memory.Buffer{nil, memory.NewBufferBytes(arrow.GetBytes(places))}, nil, 0, 0)
	rows := array.NewInt32Data(at)
	defer rows.Release()
	return writeColumn(group, func(c file.ColumnChunkWriter) (int64, error) {
		w := c.(*file.ByteArrayColumnChunkWriter)
		if err := w.CurrentEncoder().(interface{ PutDictionary(arrow.Array) error }).PutDictionary(names); err != nil {
			return 0, err
		}
		return 0, w.WriteDictIndices(rows, nil, nil)
	})
}

// compact returns the names of a table that are used, and for each number the
// place of its name among them.
func compact[N ~uint8 | ~uint32](numbers []N, table []string) (places []int32, used []string) {
	place := make([]int32, len(table))
	for _, n := range numbers {
		place[n] = 1
	}
	for n, isUsed := range place {
		if isUsed == 1 {
			place[n] = int32(len(used))
			used = append(used, table[n])
		}
	}
	places = make([]int32, len(numbers))
	for i, n := range numbers {
		places[i] = place[n]
	}
	return places, used
}
