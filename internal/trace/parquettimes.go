package trace

import (
	"fmt"
	"io"
	"slices"

	"github.com/apache/arrow-go/v18/parquet"
	"github.com/apache/arrow-go/v18/parquet/file"
	"github.com/apache/arrow-go/v18/parquet/schema"

	"github.com/yardstick-lab/yardstick/internal/activity"
)

// timePages reads a column chunk of times.
type timePages interface {
	// ready returns how many rows can be read as one, at least one.
	ready() (int, error)
	// next reads the times of as many rows as the frame has.
	next(rows *frame) error
	io.Closer
}

// timesOf opens the column of times.
func (f *parquetRows) timesOf(g *file.RowGroupReader, i int) (timePages, error) {
	column, err := flat(g, i)
	if err != nil {
		return nil, err
	}
	if column.PhysicalType() == parquet.Types.ByteArray {
		pages, err := f.wordsOf(g, i)
		return &textTimes{wordPages: pages}, err
	}
	r, err := g.Column(i)
	if err != nil {
		return nil, parquetError(err)
	}
	optional := column.MaxDefinitionLevel() > 0
	switch r := r.(type) {
	case *file.Int64ColumnChunkReader:
		perSecond, ok := unitOf(column.LogicalType())
		if ok {
			return &countTimes{in: r, perSecond: perSecond, optional: optional}, nil
		}
	case *file.Int96ColumnChunkReader:
		return &oldTimes{in: r, optional: optional}, nil
	}
	return nil, fmt.Errorf("the column time holds %s %s; a timestamp, unix seconds or text is wanted", column.PhysicalType(), column.LogicalType())
}

// unitOf says how many of a unit make a second; 0 for plain unix seconds.
func unitOf(logical schema.LogicalType) (perSecond int64, ok bool) {
	switch logical := logical.(type) {
	case schema.TimestampLogicalType:
		switch logical.TimeUnit() {
		case schema.TimeUnitMillis:
			return 1e3, true
		case schema.TimeUnitMicros:
			return 1e6, true
		case schema.TimeUnitNanos:
			return 1e9, true
		}
		return 0, false
	case schema.NoLogicalType, schema.IntLogicalType:
		return 0, true
	}
	return 0, logical == nil
}

// textTimes reads times that are text.
type textTimes struct {
	wordPages
}

func (p *textTimes) next(rows *frame) error {
	w, err := p.wordPages.next(rows.rows)
	if err == nil {
		rows.says(&w)
	}
	return err
}

// countTimes reads times that are numbers.
type countTimes struct {
	in        *file.Int64ColumnChunkReader
	perSecond int64 // 0 for plain unix seconds
	optional  bool
	values    []int64
	levels    []int16
}

// Close gives back the page at hand.
func (p *countTimes) Close() error { return p.in.Close() }

func (p *countTimes) ready() (int, error) { return readyIn(p.in) }

func (p *countTimes) next(rows *frame) error {
	n := rows.rows
	p.values, p.levels = slices.Grow(p.values[:0], n)[:n], slices.Grow(p.levels[:0], n)[:n]
	read, _, err := p.in.ReadBatch(int64(n), p.values, levelsIf(p.optional, p.levels), nil)
	if err != nil {
		return parquetError(err)
	}
	if int(read) < n {
		return errEnds
	}
	if p.optional {
		spreadTimes(p.values, p.levels)
	}
	if p.perSecond == 0 {
		rows.seconds(p.values)
	} else {
		rows.counts(p.values, p.perSecond)
	}
	if p.optional {
		rows.missing(p.levels)
	}
	return nil
}

func levelsIf(optional bool, levels []int16) []int16 {
	if optional {
		return levels
	}
	return nil
}

// spreadTimes moves values to the rows whose level is 1.
func spreadTimes[T any](values []T, levels []int16) {
	present := 0
	for _, level := range levels {
		present += int(level)
	}
	for i := len(levels) - 1; i >= 0 && present <= i; i-- {
		if levels[i] == 1 {
			present--
			values[i] = values[present]
		}
	}
}

// missing takes away the times of rows whose level is not 1.
func (rows *frame) missing(levels []int16) {
	for i, level := range levels {
		if level != 1 {
			rows.times[i] = noInstant
		}
	}
}

// oldTimes reads the timestamps of 96 bits that older programs write.
type oldTimes struct {
	in       *file.Int96ColumnChunkReader
	optional bool
	values   []parquet.Int96
	levels   []int16
}

// Close gives back the page at hand.
func (p *oldTimes) Close() error { return p.in.Close() }

func (p *oldTimes) ready() (int, error) { return readyIn(p.in) }

func (p *oldTimes) next(rows *frame) error {
	n := rows.rows
	p.values, p.levels = slices.Grow(p.values[:0], n)[:n], slices.Grow(p.levels[:0], n)[:n]
	read, _, err := p.in.ReadBatch(int64(n), p.values, levelsIf(p.optional, p.levels), nil)
	if err != nil {
		return parquetError(err)
	}
	if int(read) < n {
		return errEnds
	}
	micros := make([]int64, n)
	if p.optional {
		spreadTimes(p.values, p.levels)
	}
	for i, value := range p.values {
		micros[i] = value.ToTime().UnixMicro()
	}
	rows.counts(micros, activity.Second)
	if p.optional {
		rows.missing(p.levels)
	}
	return nil
}
