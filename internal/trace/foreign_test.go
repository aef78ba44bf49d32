package trace

import (
	"bytes"
	"math"
	"os"
	"strings"
	"testing"

	"github.com/apache/arrow-go/v18/arrow"
	"github.com/apache/arrow-go/v18/arrow/array"
	"github.com/apache/arrow-go/v18/arrow/ipc"
	"github.com/apache/arrow-go/v18/arrow/memory"
	"github.com/google/go-cmp/cmp"
)

// batchOf makes a record batch as another program would: columns by name, their
// values from the rows of a CSV file without quotes, - standing for null.
func batchOf(t testing.TB, fields []arrow.Field, rows string) arrow.RecordBatch {
	t.Helper()
	b := array.NewRecordBuilder(memory.NewGoAllocator(), arrow.NewSchema(fields, nil))
	for row := range strings.Lines(rows) {
		for i, value := range strings.Split(strings.TrimSpace(row), ",") {
			if value == "-" {
				b.Field(i).AppendNull()
			} else if err := b.Field(i).AppendValueFromString(value); err != nil {
				t.Fatal(err)
			}
		}
	}
	return b.NewRecordBatch()
}

func fieldsOf(when, names arrow.DataType) []arrow.Field {
	fields := []arrow.Field{{Name: "id", Type: arrow.PrimitiveTypes.Int64, Nullable: true}, {Name: "time", Type: when, Nullable: true}}
	for _, name := range columnNames[networkColumn:] {
		fields = append(fields, arrow.Field{Name: name, Type: names, Nullable: true})
	}
	return fields
}

const foreignRows = "1,2011-03-01T12:00:00Z,x,like,bob,ann,p1,-\n" +
	"-,2011-03-01T11:00:00Z,x,post,ann,-,p1,-\n" +
	"3,2011-03-01T13:00:00Z,y,reply,ann,bob,p2,p1\n"

func plainBatch(t testing.TB) arrow.RecordBatch {
	t.Helper()
	return batchOf(t, fieldsOf(timeType, arrow.BinaryTypes.String), foreignRows)
}

func fileOf(t testing.TB, batch arrow.RecordBatch, options ...ipc.Option) []byte {
	t.Helper()
	var out bytes.Buffer
	w, err := ipc.NewFileWriter(&out, append(options, ipc.WithSchema(batch.Schema()))...)
	if err != nil {
		t.Fatal(err)
	}
	for range 2 { // each row twice
		if err := w.Write(batch); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func streamOf(t testing.TB, batch arrow.RecordBatch) []byte {
	t.Helper()
	var out bytes.Buffer
	w := ipc.NewWriter(&out, ipc.WithSchema(batch.Schema()))
	for range 2 {
		if err := w.Write(batch); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func TestArrowOfOthers(t *testing.T) {
	counted(t)
	var log strings.Builder
	for row := range strings.Lines(foreignRows) {
		_, row, _ = strings.Cut(row, ",") // the column that is passed over
		log.WriteString(strings.ReplaceAll(row, ",-", ","))
	}
	want := sample(t, strings.TrimSpace(header)+",parent\n"+log.String()+log.String(), "")
	check := func(what string, data []byte) {
		t.Helper()
		got, err := read(t, data)
		if diff := cmp.Diff(want, got); err != nil || diff != "" {
			t.Errorf("%s (%v):\n%s", what, err, diff)
		}
	}
	check("a stream", streamOf(t, plainBatch(t)))
	check("zstd", fileOf(t, plainBatch(t), ipc.WithZstd()))
	check("LZ4", fileOf(t, plainBatch(t), ipc.WithLZ4()))
	for _, unit := range []arrow.TimeUnit{arrow.Second, arrow.Millisecond, arrow.Microsecond, arrow.Nanosecond} {
		for _, zone := range []string{"", "UTC"} {
			when := &arrow.TimestampType{Unit: unit, TimeZone: zone}
			check(when.String(), fileOf(t, batchOf(t, fieldsOf(when, arrow.BinaryTypes.String), strings.ReplaceAll(foreignRows, "Z,", map[string]string{"": ",", "UTC": "Z,"}[zone]))))
		}
	}
	for _, names := range []arrow.DataType{
		arrow.BinaryTypes.LargeString, arrow.BinaryTypes.StringView,
		numbered(arrow.PrimitiveTypes.Int8), numbered(arrow.PrimitiveTypes.Uint16), numbered(arrow.PrimitiveTypes.Int32), numbered(arrow.PrimitiveTypes.Int64),
	} {
		check(names.String(), streamOf(t, batchOf(t, fieldsOf(timeType, names), foreignRows)))
	}
	check("times as text", fileOf(t, batchOf(t, fieldsOf(arrow.BinaryTypes.String, arrow.BinaryTypes.String), foreignRows)))
	seconds := strings.NewReplacer("2011-03-01T12:00:00Z", "1298980800", "2011-03-01T11:00:00Z", "1298977200", "2011-03-01T13:00:00Z", "1298984400").Replace(foreignRows)
	check("unix seconds", fileOf(t, batchOf(t, fieldsOf(arrow.PrimitiveTypes.Int64, arrow.BinaryTypes.String), seconds)))
}

func TestArrowProblems(t *testing.T) {
	counted(t)
	check := func(fields []arrow.Field, rows, want string) {
		t.Helper()
		refused(t, rows, streamOf(t, batchOf(t, fields, rows)), want)
	}
	plain := fieldsOf(timeType, arrow.BinaryTypes.String)
	check(plain[:6], "1,1970-01-01T00:00:00Z,x,like,b,a\n", "log: missing column object; a log has time,network,action,actor,owner,object")
	check(append(plain, plain[3]), "1,1970-01-01T00:00:00Z,x,like,b,a,o,-,like\n", `log: column "action" stands there a second time`)
	check(fieldsOf(arrow.PrimitiveTypes.Float64, arrow.BinaryTypes.String), "1,1.5,x,like,b,a,o,-\n", "log: the column time holds float64; a timestamp, unix seconds or text is wanted")
	check(fieldsOf(timeType, arrow.PrimitiveTypes.Int32), "1,1970-01-01T00:00:00Z,1,2,3,4,5,6\n", "log: the column network holds int32; text is wanted")
	check(plain, "1,1970-01-01T00:00:00Z,x,like,b,a,o,-\n2,-,X,lik,-,-,o,-\n3,1970-01-01T00:00:00Z,x,like,b,-,o,-\n", `log: row 2: the time is missing
log: row 2: the network "X" is not in lower case; did you mean "x"?
log: row 2: unknown action "lik"; did you mean "like"?
log: row 2: the actor is empty
log: row 3: the owner is empty; a like needs the author of what is liked
log: row 5: the time is missing
log: row 5: the network "X" is not in lower case; did you mean "x"?
log: row 5: unknown action "lik"; did you mean "like"?
log: row 5: the actor is empty
log: row 6: the owner is empty; a like needs the author of what is liked`)
	text := fieldsOf(arrow.BinaryTypes.String, arrow.BinaryTypes.String)
	check(text, "1,2011-03-01T12:00:00,x,like,b,a,o,-\n", `log: row 1: the time "2011-03-01T12:00:00" has no offset; write Z at its end if it is UTC
log: row 2: the time "2011-03-01T12:00:00" has no offset; write Z at its end if it is UTC`)
	check(text, "1,0,x,like,b\x00,a\xff,o,-\n", `log: row 1: the actor "b\x00" has a NUL byte in it
log: row 1: the owner "a�" is not UTF-8
log: row 2: the actor "b\x00" has a NUL byte in it
log: row 2: the owner "a�" is not UTF-8`)
	check(fieldsOf(arrow.PrimitiveTypes.Int64, arrow.BinaryTypes.String), "1,1298980800000,x,like,b,a,o,-\n",
		`log: row 1: the time lies outside the years 1 to 9999; unix seconds are wanted, not milliseconds
log: row 2: the time lies outside the years 1 to 9999; unix seconds are wanted, not milliseconds`)
}

// TestAnotherVocabulary: a file whose numbers mean other actions is read by name.
func TestAnotherVocabulary(t *testing.T) {
	want := sample(t, sampleLog, "")
	data := bytes.ReplaceAll(ipcOf(t, want), []byte("postlikecomment"), []byte("likepostcomment"))
	if _, err := OpenIPC(inFile(t, "log.arrow", data), "log.arrow"); err == nil ||
		err.Error() != "log.arrow: the actions of the Arrow file are numbered by another vocabulary" {
		t.Errorf("mapped: %v", err)
	}
	swapped := strings.NewReplacer(",post,", ",like,", ",like,", ",post,").Replace(written(t, want))
	got, err := read(t, data)
	if diff := cmp.Diff(sample(t, swapped, ""), got); err != nil || diff != "" {
		t.Errorf("%v\n%s", err, diff)
	}
}

// TestCutShortWhileMapped: the file shrinks under a reader, who is told so.
func TestCutShortWhileMapped(t *testing.T) {
	path := inFile(t, "log.arrow", ipcOf(t, benchTrace(200_000)))
	m, err := OpenIPC(path, "log.arrow")
	if err != nil {
		t.Fatal(err)
	}
	if err := os.Truncate(path, 4096); err != nil {
		t.Fatal(err)
	}
	err = m.Guard(func() error {
		touch(m.Trace)
		return nil
	})
	if err == nil || err.Error() != "log.arrow: the file was cut short while it was read" {
		t.Errorf("got %v", err)
	}
	if _, err := m.unmapped(); err == nil || !strings.Contains(err.Error(), "cut short") {
		t.Errorf("copying gives %v", err)
	}
	if err := m.Close(); err != nil {
		t.Error(err)
	}
}

func TestGuardLetsOtherPanicsPass(t *testing.T) {
	defer func() {
		if p := recover(); p != "mine" {
			t.Errorf("got %v", p)
		}
	}()
	_ = (&Mapped{}).Guard(func() error { panic("mine") })
}

// TestMappedChecks: what could not stand in a trace is not mapped.
func TestMappedChecks(t *testing.T) {
	check := func(change func(data []byte), want string) {
		t.Helper()
		trace := benchTrace(100)
		data := ipcOf(t, trace)
		change(data)
		if _, err := OpenIPC(inFile(t, "log.arrow", data), "log.arrow"); err == nil || err.Error() != want {
			t.Errorf("got %v, want %s", err, want)
		}
	}
	trace := benchTrace(100)
	whole := ipcOf(t, trace)
	place := func(column []byte) int { return bytes.Index(whole, column) }
	set := func(column []byte, with ...byte) func([]byte) {
		at := place(column)
		return func(data []byte) { copy(data[at+16:], with) }
	}
	columns := columnBytes(trace)
	check(set(columns[timeColumn], 0, 0, 0, 0, 0, 0, 0, 0), "log.arrow: row 3: the event is out of order")
	check(set(columns[networkColumn], 5), "log.arrow: row 17: the network is number 5 of a table of 5")
	check(set(columns[networkColumn], 255), "log.arrow: row 17: the network is number 255 of a table of 5")
	check(set(columns[actionColumn], 0), "log.arrow: row 17: the action is number 0, which the vocabulary has not")
	check(set(columns[actionColumn], 22), "log.arrow: row 17: the action is number 22, which the vocabulary has not")
	check(set(columns[actorColumn], 0xa0, 0x86, 1, 0), "log.arrow: row 5: the actor is number 100000 of a table of 100000")
	check(set(columns[ownerColumn], 0xff, 0xff, 0xff, 0xff), "log.arrow: row 5: the owner is number 4294967295 of a table of 100000")
	check(set(columns[objectColumn], 2, 0, 0, 0), "log.arrow: row 5: the object is number 2 of a table of 2")
	check(func(data []byte) { copy(data[place([]byte("account-0000001")):], "zccount-0000001") }, "log.arrow: two columns of the Arrow file that share a table have different ones")
	check(func(data []byte) { copy(data[place([]byte("flickr")):], "aaaaaa") }, `log.arrow: the table of networks is out of order at "aaaaaa"`)
}

func TestUnsortedTracesAreNotWritten(t *testing.T) {
	trace := benchTrace(100)
	trace.Time[7] = math.MinInt64
	var out bytes.Buffer
	if err := WriteIPC(&out, trace); err == nil || err.Error() != "row 8: the time lies outside the years 1 to 9999" || out.Len() > 0 {
		t.Errorf("got %v after %d bytes", err, out.Len())
	}
}
