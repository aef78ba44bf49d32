package trace

import (
	"bytes"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/apache/arrow-go/v18/arrow"
	"github.com/apache/arrow-go/v18/arrow/array"
	"github.com/apache/arrow-go/v18/arrow/ipc"

	"github.com/yardstick-lab/yardstick/internal/activity"
)

// openArrow begins to read an Arrow IPC file or stream that lies in memory.
func openArrow(data []byte) (*ipc.Reader, *messages, error) {
	in, err := newMessages(data)
	if err != nil {
		return nil, nil, err
	}
	r, err := ipc.NewReaderFromMessageReader(in, ipc.WithAllocator(newBudget(int64(len(data)))))
	if err != nil {
		return nil, nil, arrowError(err)
	}
	return r, in, nil
}

// arrowError words an error of the library for whoever holds the file.
func arrowError(err error) error {
	for _, ours := range []error{errCutOff, errHeader} {
		if errors.Is(err, ours) {
			return ours
		}
	}
	return fmt.Errorf("the Arrow data is damaged: %s", strings.TrimPrefix(err.Error(), "arrow/ipc: "))
}

// traceIn is the trace whose columns are the bytes of an Arrow file in the
// layout of [WriteIPC].
func traceIn(data []byte, name string) (*activity.Trace, error) {
	r, in, err := openArrow(data)
	if err != nil {
		return nil, err
	}
	defer r.Release()
	metadata := r.Schema().Metadata()
	if !in.file || !isMappable(r.Schema()) {
		return nil, errors.New("the Arrow file is not laid out to be mapped")
	}
	t, err := viewOfOnly(r, in)
	if err != nil {
		return nil, err
	}
	parents := t.Parent
	if !hasParentColumn(r.Schema()) {
		parents = nil
	}
	if err := checkTrace(t, parents); err != nil {
		return nil, err
	}
	return t, takeStock(t, metadata, name)
}

// isMappable reports whether a schema is that of [WriteIPC].
func isMappable(s *arrow.Schema) bool {
	says, _ := s.Metadata().GetValue(layoutKey)
	if says != layout || s.NumFields() < parentColumn || s.Endianness() != mappedSchema(1, false, nil).Endianness() {
		return false
	}
	for _, networks := range []int{1, activity.MaxNetworks} {
		want := mappedSchema(networks, hasParentColumn(s), nil)
		if slices.EqualFunc(s.Fields(), want.Fields(), func(a, b arrow.Field) bool {
			return a.Name == b.Name && arrow.TypeEqual(a.Type, b.Type)
		}) {
			return true
		}
	}
	return false
}

func hasParentColumn(s *arrow.Schema) bool { return s.NumFields() > parentColumn }

// viewOfOnly is the trace that the one record batch of a file holds.
func viewOfOnly(r *ipc.Reader, in *messages) (*activity.Trace, error) {
	if !r.Next() {
		return nil, arrowError(errors.Join(r.Err(), errCutOff))
	}
	t, err := viewOf(r.RecordBatch())
	if err != nil {
		return nil, err
	}
	if r.Next() || r.Err() != nil || !in.done {
		return nil, errors.New("the Arrow file is not laid out to be mapped: it has more than one record batch")
	}
	return t, nil
}

// viewOf is the trace that a record batch holds, its columns not copied, its
// tables so.
func viewOf(batch arrow.RecordBatch) (*activity.Trace, error) {
	t := &activity.Trace{Columns: columnsOf(batch)}
	if err := checkLayout(batch, t.Len()); err != nil {
		return nil, err
	}
	t.Networks, t.Accounts, t.Objects = names(batch, networkColumn), names(batch, actorColumn), names(batch, objectColumn)
	return t, checkNumbering(batch)
}

// columnsOf are the columns of a batch as they lie in memory.
func columnsOf(batch arrow.RecordBatch) (c activity.Columns) {
	c.Time, c.Network, c.Action = column[activity.Time](batch, timeColumn), column[activity.Network](batch, networkColumn), column[activity.Action](batch, actionColumn)
	c.Actor, c.Owner = column[activity.Account](batch, actorColumn), column[activity.Account](batch, ownerColumn)
	c.Object = column[activity.Object](batch, objectColumn)
	if hasParentColumn(batch.Schema()) {
		c.Parent = column[activity.Object](batch, parentColumn)
	} else if batch.NumRows() > 0 {
		c.Parent = make([]activity.Object, batch.NumRows()) // zeros that nobody touches cost nothing
	}
	return c
}

// checkLayout checks that the columns of a batch may be used as they lie in
// memory: so many rows without a null, at places that a processor can read.
func checkLayout(batch arrow.RecordBatch, rows int) error {
	for i := range int(batch.NumCols()) {
		data := batch.Column(i).Data()
		if values := data.Buffers()[1]; data.NullN() != 0 || data.Len() != rows || (values != nil && !aligned(values.Bytes(), 8)) {
			return fmt.Errorf("the column %s is not laid out to be mapped", columnNames[i])
		}
	}
	return nil
}

// checkNumbering checks that actions are numbered as they are here, and that what
// shares a table of names in a trace does so in the batch.
func checkNumbering(batch arrow.RecordBatch) error {
	switch {
	case !slices.Equal(names(batch, actionColumn), actionTable()):
		return errors.New("the actions of the Arrow file are numbered by another vocabulary")
	case !sameNames(batch, actorColumn, ownerColumn), hasParentColumn(batch.Schema()) && !sameNames(batch, objectColumn, parentColumn):
		return errors.New("two columns of the Arrow file that share a table have different ones")
	}
	return nil
}

// column is a column of a batch as it lies in memory.
func column[T arrow.FixedWidthType](batch arrow.RecordBatch, i int) []T {
	return slices.Clip(arrow.GetValues[T](batch.Column(i).Data(), 1))
}

// names is the dictionary of a column, copied into memory as one text.
func names(batch arrow.RecordBatch, i int) []string {
	dict := tableOf(batch, i)
	text, offsets := string(dict.ValueBytes()), dict.ValueOffsets()
	names := make([]string, dict.Len())
	for k := range names {
		names[k] = text[offsets[k]-offsets[0] : offsets[k+1]-offsets[0]]
	}
	return names
}

func tableOf(batch arrow.RecordBatch, i int) *array.String {
	return batch.Column(i).(*array.Dictionary).Dictionary().(*array.String)
}

func sameNames(batch arrow.RecordBatch, i, k int) bool {
	a, b := tableOf(batch, i), tableOf(batch, k)
	return a.NullN()+b.NullN() == 0 && bytes.Equal(a.ValueBytes(), b.ValueBytes()) && slices.Equal(a.ValueOffsets(), b.ValueOffsets())
}

// takeStock puts the stock of a file's metadata into a trace that has its tables.
func takeStock(t *activity.Trace, metadata arrow.Metadata, name string) error {
	text, declared := metadata.GetValue(stockKey)
	if !declared {
		return nil
	}
	var b activity.Builder
	if err := ReadStock(strings.NewReader(text), stockName(name), &b); err != nil {
		return err
	}
	held, err := b.Build()
	if err != nil {
		return err
	}
	for _, h := range held.Stock.Holdings {
		account, known := t.AccountNamed(held.Accounts[h.Account])
		network, linked := t.NetworkNamed(held.Networks[h.Network])
		if !known || !linked {
			return fmt.Errorf("the stock names %q on %q, which the tables do not", held.Accounts[h.Account], held.Networks[h.Network])
		}
		h.Account, h.Network = account, network
		t.Stock.Holdings = append(t.Stock.Holdings, h)
	}
	t.Stock.Declared = true
	return nil
}

// stockName is what problems call the stock inside a file.
func stockName(file string) string { return file + " (stock)" }
