package trace

import (
	"bufio"
	"fmt"
	"io"
	"math"
	"slices"

	"github.com/apache/arrow-go/v18/arrow"
	"github.com/apache/arrow-go/v18/arrow/array"
	"github.com/apache/arrow-go/v18/arrow/ipc"
	"github.com/apache/arrow-go/v18/arrow/memory"

	"github.com/yardstick-lab/yardstick/internal/activity"
)

// WriteIPC writes t, with its stock and all accounts, as an uncompressed Arrow
// IPC file that [OpenIPC] maps: one record batch whose columns are those of t,
// with its tables as dictionaries. It reports an error, before it writes a
// byte, for a trace that could not be read back.
func WriteIPC(w io.Writer, t *activity.Trace) error {
	if err := checkTrace(t, t.Parent); err != nil {
		return err
	}
	objects, err := namesOf(t.Objects)
	if err != nil {
		return err
	}
	return writeIPC(w, t, objects)
}

// writeIPC is WriteIPC of a trace that is sound, with its objects beside it.
func writeIPC(w io.Writer, t *activity.Trace, objects activity.Names) error {
	metadata, err := metadataOf(t)
	if err != nil {
		return err
	}
	metadata[layoutKey] = layout
	schema := mappedSchema(len(t.Networks), hasParents(t), metadata)
	batch, err := recordOf(t, objects, schema)
	if err != nil {
		return err
	}
	defer batch.Release()
	return writeBatch(w, batch)
}

// writeBatch writes an Arrow IPC file of one record batch.
func writeBatch(w io.Writer, batch arrow.RecordBatch) error {
	buffered := bufio.NewWriterSize(w, 1<<16)
	out, err := ipc.NewFileWriter(buffered, ipc.WithSchema(batch.Schema()), ipc.WithAllocator(pool))
	if err != nil {
		return fmt.Errorf("writing an Arrow file: %w", err)
	}
	if err := out.Write(batch); err != nil {
		return fmt.Errorf("writing an Arrow file: %w", err)
	}
	if err := out.Close(); err != nil {
		return fmt.Errorf("writing an Arrow file: %w", err)
	}
	return buffered.Flush()
}

func hasParents(t *activity.Trace) bool {
	return slices.ContainsFunc(t.Parent, func(o activity.Object) bool { return o != activity.NoObject })
}

// recordOf puts the columns of t into a record batch without copying them.
func recordOf(t *activity.Trace, objects activity.Names, schema *arrow.Schema) (arrow.RecordBatch, error) {
	var tables [parentColumn + 1]*array.Data // the time has none
	for _, table := range []struct {
		names   []string
		columns []int
	}{
		{t.Networks, []int{networkColumn}}, {actionTable(), []int{actionColumn}}, {t.Accounts, []int{actorColumn, ownerColumn}},
	} {
		data, err := dictionary(table.names)
		if err != nil {
			return nil, err
		}
		for _, column := range table.columns {
			tables[column] = data
		}
	}
	tables[objectColumn] = textOf(objects)
	tables[parentColumn] = tables[objectColumn]
	columns := make([]arrow.Array, schema.NumFields())
	for i, values := range columnBytes(t)[:len(columns)] {
		data := array.NewDataWithDictionary(schema.Field(i).Type, t.Len(),
			[]*memory.Buffer{nil, memory.NewBufferBytes(values)}, 0, 0, tables[i])
		columns[i] = array.MakeFromData(data)
		data.Release()
	}
	defer func() {
		for _, c := range columns {
			c.Release()
		}
	}()
	return array.NewRecordBatch(schema, columns, int64(t.Len())), nil
}

// columnBytes are the columns of a log as they lie in memory.
func columnBytes(t *activity.Trace) [][]byte {
	return [][]byte{
		arrow.GetBytes(t.Time), arrow.GetBytes(t.Network), arrow.GetBytes(t.Action),
		arrow.GetBytes(t.Actor), arrow.GetBytes(t.Owner), arrow.GetBytes(t.Object), arrow.GetBytes(t.Parent),
	}
}

// namesOf puts a table of names end to end.
func namesOf(names []string) (activity.Names, error) {
	size := 0
	for _, name := range names {
		size += len(name)
	}
	if size > math.MaxInt32 || len(names) > math.MaxInt32 {
		return activity.Names{Offsets: []int32{0}}, fmt.Errorf("the names of the trace take %d bytes; an Arrow file holds 2147483647", size)
	}
	n := activity.Names{Offsets: make([]int32, 1, len(names)+1), Text: make([]byte, 0, size)}
	for _, name := range names {
		n.Text = append(n.Text, name...)
		n.Offsets = append(n.Offsets, int32(len(n.Text)))
	}
	return n, nil
}

// dictionary is a table of names as an Arrow array of strings.
func dictionary(names []string) (*array.Data, error) {
	n, err := namesOf(names)
	return textOf(n), err
}

func textOf(n activity.Names) *array.Data {
	buffers := []*memory.Buffer{nil, memory.NewBufferBytes(arrow.GetBytes(n.Offsets)), memory.NewBufferBytes(n.Text)}
	return array.NewData(arrow.BinaryTypes.String, n.Len(), buffers, nil, 0, 0)
}
