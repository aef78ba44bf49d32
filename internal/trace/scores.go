package trace

import (
	"fmt"
	"io"
	"iter"
	"math"
	"path/filepath"
	"strconv"
	"strings"

	"github.com/apache/arrow-go/v18/arrow"
	"github.com/apache/arrow-go/v18/arrow/array"
	"github.com/apache/arrow-go/v18/arrow/memory"
	"github.com/apache/arrow-go/v18/parquet"
	"github.com/apache/arrow-go/v18/parquet/file"
	"github.com/apache/arrow-go/v18/parquet/schema"

	"github.com/yardstick-lab/yardstick/internal/activity"
)

// Score is what a scorer says of an account at the end of a day, in points.
type Score struct {
	Account          string
	Day              activity.Day
	Score, Displayed float64
}

var scoreColumns = []string{"account", "day", "score", "displayed"}

// ScoresWriter writes scores to a file. It reports an error for a score that is
// not finite.
type ScoresWriter func(w io.Writer, scores iter.Seq[Score]) error

// ScoresWriterFor returns the writer of the format that a path's ending names:
// Parquet for .parquet, an Arrow IPC file for .arrow, CSV for anything else.
func ScoresWriterFor(path string) ScoresWriter {
	switch strings.ToLower(filepath.Ext(path)) {
	case ".parquet":
		return WriteScoresParquet
	case ".arrow":
		return WriteScoresIPC
	}
	return WriteScores
}

// WriteScores writes account,day,score,displayed as CSV, numbers with as many
// digits as tell them from every other and never with an exponent.
func WriteScores(w io.Writer, scores iter.Seq[Score]) error {
	out := newRecords(w, scoreColumns)
	for s := range scores {
		if err := s.finite(); err != nil {
			return err
		}
		out.first(s.Account)
		out.text(s.Day.String())
		out.b = strconv.AppendFloat(append(out.b, ','), s.Score, 'f', -1, 64)
		out.b = strconv.AppendFloat(append(out.b, ','), s.Displayed, 'f', -1, 64)
		if err := out.end(); err != nil {
			return err
		}
	}
	return out.w.Flush()
}

func (s *Score) finite() error {
	if math.IsNaN(s.Score-s.Score) || math.IsNaN(s.Displayed-s.Displayed) {
		return fmt.Errorf("the score of %q on %s is not finite", s.Account, s.Day)
	}
	return nil
}

// scoreTable is scores as columns; accounts are numbered as they come.
type scoreTable struct {
	names            []string
	account          []int32
	day              []int32
	score, displayed []float64
}

func gather(scores iter.Seq[Score]) (*scoreTable, error) {
	t := &scoreTable{}
	number := map[string]int32{}
	for s := range scores {
		if err := s.finite(); err != nil {
			return nil, err
		}
		n, known := number[s.Account]
		if !known {
			n = int32(len(t.names))
			number[s.Account] = n
			t.names = append(t.names, s.Account)
		}
		t.account, t.day = append(t.account, n), append(t.day, int32(s.Day))
		t.score, t.displayed = append(t.score, s.Score), append(t.displayed, s.Displayed)
	}
	return t, nil
}

// WriteScoresIPC writes account, day, score, displayed as an uncompressed Arrow
// IPC file of one record batch. Nothing is written before all scores have come.
func WriteScoresIPC(w io.Writer, scores iter.Seq[Score]) error {
	t, err := gather(scores)
	if err != nil {
		return err
	}
	names, err := dictionary(t.names)
	if err != nil {
		return err
	}
	types := []arrow.DataType{nameType, arrow.FixedWidthTypes.Date32, arrow.PrimitiveTypes.Float64, arrow.PrimitiveTypes.Float64}
	values := [][]byte{arrow.GetBytes(t.account), arrow.GetBytes(t.day), arrow.GetBytes(t.score), arrow.GetBytes(t.displayed)}
	fields, columns := make([]arrow.Field, len(types)), make([]arrow.Array, len(types))
	for i, dtype := range types {
		fields[i] = arrow.Field{Name: scoreColumns[i], Type: dtype}
		data := array.NewData(dtype, len(t.day), []*memory.Buffer{nil, memory.NewBufferBytes(values[i])}, nil, 0, 0)
		if i == 0 {
			data.SetDictionary(names)
		}
		columns[i] = array.MakeFromData(data)
		defer columns[i].Release()
	}
	batch := array.NewRecordBatch(arrow.NewSchema(fields, nil), columns, int64(len(t.day)))
	defer batch.Release()
	return writeBatch(w, batch)
}

// WriteScoresParquet writes account, day, score, displayed as Parquet. Nothing is
// written before all scores have come.
func WriteScoresParquet(w io.Writer, scores iter.Seq[Score]) error {
	t, err := gather(scores)
	if err != nil {
		return err
	}
	out, err := newParquet(w, schema.FieldList{
		node("account", schema.StringLogicalType{}, parquet.Types.ByteArray),
		node("day", schema.DateLogicalType{}, parquet.Types.Int32),
		node("score", schema.NoLogicalType{}, parquet.Types.Double),
		node("displayed", schema.NoLogicalType{}, parquet.Types.Double),
	})
	if err != nil {
		return err
	}
	for from := 0; from < len(t.day); from += groupRows {
		if err := t.writeGroup(out, from, min(from+groupRows, len(t.day))); err != nil {
			return fmt.Errorf("writing a Parquet file: %w", err)
		}
	}
	return out.Close()
}

func (t *scoreTable) writeGroup(out *file.Writer, from, to int) error {
	group, err := out.AppendRowGroupChecked()
	if err != nil {
		return err
	}
	accounts := make([]uint32, to-from)
	for i, n := range t.account[from:to] {
		accounts[i] = uint32(n)
	}
	if err := writeNames(group, accounts, t.names); err != nil {
		return err
	}
	if err := writeColumn(group, func(c file.ColumnChunkWriter) (int64, error) {
		return c.(*file.Int32ColumnChunkWriter).WriteBatch(t.day[from:to], nil, nil)
	}); err != nil {
		return err
	}
	for _, numbers := range [][]float64{t.score, t.displayed} {
		if err := writeColumn(group, func(c file.ColumnChunkWriter) (int64, error) {
			return c.(*file.Float64ColumnChunkWriter).WriteBatch(numbers[from:to], nil, nil)
		}); err != nil {
			return err
		}
	}
	return group.Close()
}
