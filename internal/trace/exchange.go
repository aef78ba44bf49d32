package trace

import (
	"bufio"
	"bytes"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"strconv"

	"github.com/apache/arrow-go/v18/arrow"
	"github.com/apache/arrow-go/v18/arrow/array"
	"github.com/apache/arrow-go/v18/arrow/ipc"
	"github.com/apache/arrow-go/v18/arrow/memory"

	"github.com/yardstick-lab/yardstick/internal/activity"
)

// What goes to a program that scores and what comes back is rows of four kinds:
// events, stock, accounts, answers. Each kind is a block of CSV, or an Arrow IPC
// stream, of its own. Events and stock as CSV are what [WriteCSV] and
// [WriteStock] write.

// WriteAccounts writes names as CSV of one column, account.
func WriteAccounts(w io.Writer, names []string) error {
	out := newRecords(w, accountColumns)
	for _, name := range names {
		out.first(name)
		if err := out.end(); err != nil {
			return err
		}
	}
	return out.w.Flush()
}

var (
	accountColumns = []string{"account"}
	answerColumns  = scoreColumns[:3]
)

// WriteAccountsStream writes names as an Arrow IPC stream of one column, account,
// of text.
func WriteAccountsStream(w io.Writer, names []string) error {
	text, err := dictionary(names)
	if err != nil {
		return err
	}
	fields := []arrow.Field{{Name: accountColumns[0], Type: arrow.BinaryTypes.String}}
	return writeColumns(w, fields, []arrow.ArrayData{text})
}

// WriteStream writes the events of t as an Arrow IPC stream of one record batch:
// the columns of [WriteIPC], the last of them, parent, where an event has one.
func WriteStream(w io.Writer, t *activity.Trace) error {
	if err := writable(t); err != nil {
		return err
	}
	objects, err := namesOf(t.Objects)
	if err != nil {
		return err
	}
	batch, err := recordOf(t, objects, mappedSchema(len(t.Networks), hasParents(t), nil))
	if err != nil {
		return err
	}
	defer batch.Release()
	return streamBatch(w, batch)
}

// WriteStockStream writes the stock of t as an Arrow IPC stream of one record
// batch: account and network as text with a dictionary, followers and lists as
// 32-bit numbers, linked as 0 or 1 of 8 bits.
func WriteStockStream(w io.Writer, t *activity.Trace) error {
	if err := writableNames(t); err != nil {
		return err
	}
	n := len(t.Stock.Holdings)
	account, network, followers, lists, linked := make([]int32, n), make([]int32, n), make([]int32, n), make([]int32, n), make([]int8, n)
	for i, h := range t.Stock.Holdings {
		account[i], network[i], followers[i], lists[i] = int32(h.Account), int32(h.Network), h.Followers, h.Lists
		if h.Linked {
			linked[i] = 1
		}
	}
	accounts, err := dictionary(t.Accounts)
	if err != nil {
		return err
	}
	networks, err := dictionary(t.Networks)
	if err != nil {
		return err
	}
	types := []arrow.DataType{nameType, nameType, arrow.PrimitiveTypes.Int32, arrow.PrimitiveTypes.Int32, arrow.PrimitiveTypes.Int8}
	values := [][]byte{arrow.GetBytes(account), arrow.GetBytes(network), arrow.GetBytes(followers), arrow.GetBytes(lists), arrow.GetBytes(linked)}
	fields, columns := make([]arrow.Field, len(types)), make([]arrow.ArrayData, len(types))
	for i, dtype := range types {
		fields[i] = arrow.Field{Name: stockColumns[i], Type: dtype}
		data := array.NewData(dtype, n, []*memory.Buffer{nil, memory.NewBufferBytes(values[i])}, nil, 0, 0)
		if dtype == nameType {
			data.SetDictionary([]*array.Data{accounts, networks}[i])
		}
		columns[i] = data
	}
	return writeColumns(w, fields, columns)
}

// writeColumns writes an Arrow IPC stream of one record batch.
func writeColumns(w io.Writer, fields []arrow.Field, columns []arrow.ArrayData) error {
	arrays := make([]arrow.Array, len(columns))
	for i, data := range columns {
		arrays[i] = array.MakeFromData(data)
		defer arrays[i].Release()
	}
	batch := array.NewRecordBatch(arrow.NewSchema(fields, nil), arrays, int64(columns[0].Len()))
	defer batch.Release()
	return streamBatch(w, batch)
}

func streamBatch(w io.Writer, batch arrow.RecordBatch) error {
	buffered := bufio.NewWriterSize(w, 1<<16)
	out := ipc.NewWriter(buffered, ipc.WithSchema(batch.Schema()), ipc.WithAllocator(pool))
	if err := errors.Join(out.Write(batch), out.Close()); err != nil {
		return fmt.Errorf("writing an Arrow stream: %w", err)
	}
	return buffered.Flush()
}

// ReadAnswers reads account,day,score as CSV, in any order of columns: what a
// program says of accounts, in no range and perhaps not finite. Displayed is
// left at 0.
func ReadAnswers(data []byte) ([]Score, error) {
	in := csv.NewReader(bytes.NewReader(data))
	in.ReuseRecord = true
	header, err := in.Read()
	if errors.Is(err, io.EOF) {
		return nil, errors.New("the answer is empty; it begins with a header of account,day,score")
	}
	if err != nil {
		return nil, fmt.Errorf("the answer is no CSV: %w", err)
	}
	at, err := answerPlaces(header)
	if err != nil {
		return nil, err
	}
	var all []Score
	for {
		row, err := in.Read()
		if errors.Is(err, io.EOF) {
			return all, nil
		}
		if err != nil {
			return nil, fmt.Errorf("the answer is no CSV: %w", err)
		}
		line, _ := in.FieldPos(0)
		day, err := activity.ParseDay(row[at[1]])
		if err != nil {
			return nil, fmt.Errorf("line %d of the answer: %w", line, err)
		}
		score, err := strconv.ParseFloat(row[at[2]], 64)
		if err != nil && !errors.Is(err, strconv.ErrRange) {
			return nil, fmt.Errorf("line %d of the answer: the score %s is no number", line, quote(row[at[2]]))
		}
		all = append(all, Score{Account: row[at[0]], Day: day, Score: score})
	}
}

// answerPlaces finds the columns of an answer among those that it has.
func answerPlaces(has []string) (at [3]int, err error) {
	for k, name := range answerColumns {
		at[k] = -1
		for i, h := range has {
			if h == name && at[k] >= 0 {
				return at, fmt.Errorf("the answer has the column %s twice", name)
			}
			if h == name {
				at[k] = i
			}
		}
		if at[k] < 0 {
			return at, fmt.Errorf("the answer has no column %s; it wants account, day and score", name)
		}
	}
	return at, nil
}

// ReadAnswersStream is [ReadAnswers] of an Arrow IPC stream or file: account as
// text, day as date32 or text, score as a 64-bit floating-point number.
func ReadAnswersStream(data []byte) ([]Score, error) {
	var all []Score
	err := calmly(func() error {
		r, _, err := openArrow(data)
		if err != nil {
			return err
		}
		defer r.Release()
		fields := make([]string, r.Schema().NumFields())
		for i, f := range r.Schema().Fields() {
			fields[i] = f.Name
		}
		at, err := answerPlaces(fields)
		if err != nil {
			return err
		}
		for r.Next() {
			if all, err = appendAnswers(all, r.RecordBatch(), at); err != nil {
				return err
			}
		}
		if r.Err() != nil {
			return arrowError(r.Err())
		}
		return nil
	})
	return all, err
}

// appendAnswers adds the rows of a batch. Each row has eight bytes of score, so
// that the bytes of an answer bound its rows.
func appendAnswers(all []Score, batch arrow.RecordBatch, at [3]int) ([]Score, error) {
	scores, ok := batch.Column(at[2]).(*array.Float64)
	if !ok {
		return nil, fmt.Errorf("the column score of the answer holds %s; float64 is wanted", batch.Column(at[2]).DataType())
	}
	account, err := answerTexts(batch.Column(at[0]), "account")
	if err != nil {
		return nil, err
	}
	day, err := answerDays(batch.Column(at[1]))
	if err != nil {
		return nil, err
	}
	for i := range scores.Len() {
		if scores.IsNull(i) || batch.Column(at[0]).IsNull(i) || batch.Column(at[1]).IsNull(i) {
			return nil, fmt.Errorf("row %d of the answer has a null", len(all)+1)
		}
		row := Score{Account: account(i), Score: scores.Value(i)}
		if row.Day, err = day(i); err != nil {
			return nil, fmt.Errorf("row %d of the answer: %w", len(all)+1, err)
		}
		all = append(all, row)
	}
	return all, nil
}

func answerTexts(column arrow.Array, name string) (func(i int) string, error) {
	values, at := column, func(i int) int { return i }
	if d, ok := column.(*array.Dictionary); ok {
		values, at = d.Dictionary(), d.GetValueIndex
	}
	text, ok := textsOf(values)
	if !ok {
		return nil, fmt.Errorf("the column %s of the answer holds %s; text is wanted", name, column.DataType())
	}
	return func(i int) string { return string(text(at(i))) }, nil
}

func answerDays(column arrow.Array) (func(i int) (activity.Day, error), error) {
	if dates, ok := column.(*array.Date32); ok {
		return func(i int) (activity.Day, error) { return activity.Day(dates.Value(i)), nil }, nil
	}
	text, err := answerTexts(column, "day")
	if err != nil {
		return nil, fmt.Errorf("the column day of the answer holds %s; date32 or text is wanted", column.DataType())
	}
	return func(i int) (activity.Day, error) { return activity.ParseDay(text(i)) }, nil
}
