package trace

import (
	"bytes"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/apache/arrow-go/v18/parquet"
	"github.com/apache/arrow-go/v18/parquet/compress"
	"github.com/apache/arrow-go/v18/parquet/file"
	"github.com/apache/arrow-go/v18/parquet/schema"
	"github.com/google/go-cmp/cmp"

	"github.com/yardstick-lab/yardstick/internal/activity"
)

func parquetOf(t testing.TB, trace *activity.Trace) []byte {
	t.Helper()
	var out bytes.Buffer
	if err := WriteParquet(&out, trace); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// others is how another program writes Parquet.
type others struct {
	time    schema.Node
	columns []string // without the time; all by default
	names   parquet.Type
	groups  int // row groups, each with all rows
	options []parquet.WriterProperty
}

func optional(name string, logical schema.LogicalType, physical parquet.Type) schema.Node {
	return schema.MustPrimitive(schema.NewPrimitiveNodeLogical(name, parquet.Repetitions.Optional, logical, physical, 0, -1))
}

// file writes the rows of a CSV file without quotes, - standing for null.
func (o others) file(t testing.TB, rows string) []byte {
	t.Helper()
	if o.columns == nil {
		o.columns = columnNames[networkColumn:]
	}
	nodes := schema.FieldList{o.time}
	for _, name := range o.columns {
		if o.names == parquet.Types.Int32 {
			nodes = append(nodes, optional(name, schema.NoLogicalType{}, o.names))
		} else {
			nodes = append(nodes, optional(name, schema.StringLogicalType{}, parquet.Types.ByteArray))
		}
	}
	var out bytes.Buffer
	root := schema.MustGroup(schema.NewGroupNode("schema", parquet.Repetitions.Required, nodes, -1))
	w := file.NewParquetWriter(&out, root, file.WithWriterProps(parquet.NewWriterProperties(o.options...)))
	for range max(1, o.groups) {
		g, err := w.AppendRowGroupChecked()
		if err != nil {
			t.Fatal(err)
		}
		for i := range nodes {
			o.column(t, g, i, rows)
		}
		if err := g.Close(); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// cells are the values of a column and the levels that say where there are none.
func cells(rows string, column int) (values []string, levels []int16) {
	for row := range strings.Lines(rows) {
		value := strings.Split(strings.TrimSpace(row), ",")[column]
		if value == "-" {
			levels = append(levels, 0)
			continue
		}
		levels, values = append(levels, 1), append(values, value)
	}
	return values, levels
}

func (o others) column(t testing.TB, g file.SerialRowGroupWriter, i int, rows string) {
	t.Helper()
	values, levels := cells(rows, i)
	err := writeColumn(g, func(c file.ColumnChunkWriter) (int64, error) {
		switch c := c.(type) {
		case *file.ByteArrayColumnChunkWriter:
			texts := make([]parquet.ByteArray, len(values))
			for k, value := range values {
				texts[k] = []byte(value)
			}
			return c.WriteBatch(texts, levels, nil)
		case *file.Int64ColumnChunkWriter:
			return c.WriteBatch(o.counts(t, values), levels, nil)
		case *file.Int96ColumnChunkWriter:
			return c.WriteBatch(old(values), levels, nil)
		case *file.Int32ColumnChunkWriter:
			return c.WriteBatch(make([]int32, len(values)), levels, nil)
		}
		return 0, fmt.Errorf("no values for %T", c)
	})
	if err != nil {
		t.Fatal(err)
	}
}

// old are times of 96 bits: nanoseconds of a Julian day.
func old(values []string) []parquet.Int96 {
	times := make([]parquet.Int96, len(values))
	for k, value := range values {
		at, _ := time.Parse(time.RFC3339, value)
		times[k].SetNanoSeconds(at.UnixNano() % 86_400e9)
		copy(times[k][8:], binaryDay(at))
	}
	return times
}

// binaryDay is the Julian day of a time, as Int96 counts.
func binaryDay(at time.Time) []byte {
	day := uint32(at.Unix()/86400 + 2440588)
	return []byte{byte(day), byte(day >> 8), byte(day >> 16), byte(day >> 24)}
}

// counts are times in the unit of the column.
func (o others) counts(t testing.TB, values []string) []int64 {
	t.Helper()
	perSecond, ok := unitOf(o.time.LogicalType())
	if !ok {
		t.Fatalf("%s has no unit", o.time)
	}
	counts := make([]int64, len(values))
	for i, value := range values {
		at, err := time.Parse(time.RFC3339, value)
		if err != nil {
			t.Fatal(err)
		}
		counts[i] = at.Unix() * max(1, perSecond)
	}
	return counts
}

const parquetRowsOfOthers = "2011-03-01T12:00:00Z,x,like,bob,ann,p1,-\n" +
	"2011-03-01T11:00:00Z,x,post,ann,-,p1,-\n" +
	"2011-03-01T13:00:00Z,y,reply,ann,bob,p2,p1\n" +
	"2011-03-01T14:00:00Z,y,follow,ann,bob,-,-\n"

var micros = optional("time", schema.NewTimestampLogicalType(true, schema.TimeUnitMicros), parquet.Types.Int64)

func TestParquetOfOthers(t *testing.T) {
	want := sample(t, strings.TrimSpace(header)+",parent\n"+strings.Repeat(strings.ReplaceAll(parquetRowsOfOthers, ",-", ","), 2), "")
	check := func(what string, o others) {
		t.Helper()
		o.groups = 2
		got, err := read(t, o.file(t, parquetRowsOfOthers))
		if diff := cmp.Diff(want, got); err != nil || diff != "" {
			t.Errorf("%s (%v):\n%s", what, err, diff)
		}
	}
	for _, unit := range []schema.TimeUnitType{schema.TimeUnitMillis, schema.TimeUnitMicros, schema.TimeUnitNanos} {
		for _, utc := range []bool{true, false} {
			check(fmt.Sprint(unit, utc), others{time: optional("time", schema.NewTimestampLogicalType(utc, unit), parquet.Types.Int64)})
		}
	}
	check("unix seconds", others{time: optional("time", schema.NoLogicalType{}, parquet.Types.Int64)})
	check("96 bits", others{time: optional("time", schema.NoLogicalType{}, parquet.Types.Int96)})
	check("text", others{time: optional("time", schema.StringLogicalType{}, parquet.Types.ByteArray)})
	for what, option := range map[string]parquet.WriterProperty{
		"plain": parquet.WithDictionaryDefault(false), "pages of version 2": parquet.WithDataPageVersion(parquet.DataPageV2),
		"zstd": parquet.WithCompression(compress.Codecs.Zstd), "gzip": parquet.WithCompression(compress.Codecs.Gzip),
		"a row a page": parquet.WithDataPageSize(1),
	} {
		check(what, others{time: micros, options: []parquet.WriterProperty{option, parquet.WithBatchSize(1)}})
	}
	for _, encoding := range []parquet.Encoding{parquet.Encodings.DeltaByteArray, parquet.Encodings.DeltaLengthByteArray} {
		check(encoding.String(), others{time: micros, options: []parquet.WriterProperty{
			parquet.WithDictionaryDefault(false), parquet.WithEncoding(encoding), parquet.WithEncodingFor("time", parquet.Encodings.Plain),
		}})
	}
}

func TestParquetProblems(t *testing.T) {
	check := func(o others, rows, want string) {
		t.Helper()
		refused(t, rows, o.file(t, rows), want)
	}
	const good = "1970-01-01T00:00:00Z,x,like,b,a,o,-\n"
	check(others{time: micros, columns: []string{"network", "action", "owner", "object"}}, "1970-01-01T00:00:00Z,x,like,a,o\n",
		"log: missing column actor; a log has time,network,action,actor,owner,object")
	check(others{time: optional("time", schema.DateLogicalType{}, parquet.Types.Int32)}, good,
		"log: the column time holds INT32 Date; a timestamp, unix seconds or text is wanted")
	check(others{time: micros, names: parquet.Types.Int32}, good, "log: the column network holds INT32; text is wanted")
	check(others{time: micros, groups: 2}, good+"-,X,lik,-,-,o,-\n1970-01-01T00:00:00Z,x,like,b,-,o,-\n", `log: row 2: the time is missing
log: row 2: the network "X" is not in lower case; did you mean "x"?
log: row 2: unknown action "lik"; did you mean "like"?
log: row 2: the actor is empty
log: row 3: the owner is empty; a like needs the author of what is liked
log: row 5: the time is missing
log: row 5: the network "X" is not in lower case; did you mean "x"?
log: row 5: unknown action "lik"; did you mean "like"?
log: row 5: the actor is empty
log: row 6: the owner is empty; a like needs the author of what is liked`)
	text := others{time: optional("time", schema.StringLogicalType{}, parquet.Types.ByteArray)}
	check(text, "noon,x,like,b,a,o,-\n", `log: row 1: the time "noon" is neither RFC 3339, like 2011-03-01T12:00:00Z, nor unix seconds`)
	var many strings.Builder
	for i := range activity.MaxNetworks + 1 {
		fmt.Fprintf(&many, "0,n%s,like,b,a,o,-\n", strings.Repeat("x", i))
	}
	if _, err := read(t, text.file(t, many.String())); err == nil || !strings.HasPrefix(err.Error(), `log: row 257: network "nxx`) ||
		!strings.HasSuffix(err.Error(), "is one more than the 256 a log can have") {
		t.Errorf("got %v", err)
	}
	refused(t, "an encrypted file", []byte("PARE........PARE"), "log: the Parquet file is encrypted")
	refused(t, "no file", []byte("PAR1........PAR1"), "log: the Parquet data is damaged: file is smaller than indicated metadata size")
}
