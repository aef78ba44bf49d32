package trace

import (
	"bytes"
	"errors"
	"os"
	"strings"
	"testing"

	"github.com/apache/arrow-go/v18/arrow/memory"
	"github.com/google/go-cmp/cmp"

	"github.com/yardstick-lab/yardstick/internal/activity"
)

// counted counts the memory of the libraries until the test ends.
func counted(t *testing.T) {
	t.Helper()
	checked, before := memory.NewCheckedAllocator(memory.NewGoAllocator()), pool
	pool = checked
	t.Cleanup(func() {
		pool = before
		checked.AssertSize(t, 0)
	})
}

// read reads the bytes of a log of any format from a file.
func read(t testing.TB, data []byte) (*activity.Trace, error) {
	t.Helper()
	return ReadLog(inFile(t, "log", data), "log")
}

// refused checks that bytes are refused as bad input.
func refused(t testing.TB, what string, data []byte, want string) {
	t.Helper()
	trace, err := read(t, data)
	var problems *Problems
	if !errors.As(err, &problems) || err.Error() != want || trace != nil {
		t.Errorf("%s gives\n%v\nwant\n%s", what, err, want)
	}
}

func TestFormatsHoldTheSameTrace(t *testing.T) {
	check := func(log, stock string) {
		t.Helper()
		want := sample(t, log, stock)
		next := want
		for _, form := range []func(testing.TB, *activity.Trace) []byte{ipcOf, parquetOf, ipcOf, parquetOf} {
			got, err := read(t, form(t, next))
			if diff := cmp.Diff(want, got); err != nil || diff != "" {
				t.Errorf("the trace changes (%v):\n%s", err, diff)
				return
			}
			next = got
		}
		var text bytes.Buffer
		if err := WriteCSV(&text, next); err != nil || text.String() != written(t, want) {
			t.Errorf("as CSV it changes (%v):\n%s", err, &text)
		}
	}
	check(sampleLog, sampleStock)
	check(sampleLog, "")
	check(header, "")
	check(header, stockHeader)
	check(string(benchLog(3*frameRows+5)), "")
	check(packed(sampleLog), sampleStock)
}

func TestManyRowGroups(t *testing.T) {
	defer func(before int) { groupRows = before }(groupRows)
	groupRows = 1000
	want := sample(t, string(benchLog(20_500)), sampleStock)
	got, err := read(t, parquetOf(t, want))
	if diff := cmp.Diff(want, got); err != nil || diff != "" {
		t.Errorf("the trace changes (%v):\n%s", err, diff)
	}
}

func TestFilesAreTheSameToTheByte(t *testing.T) {
	trace := sample(t, sampleLog, sampleStock)
	if !bytes.Equal(ipcOf(t, trace), ipcOf(t, trace)) || !bytes.Equal(parquetOf(t, trace), parquetOf(t, trace)) {
		t.Error("a trace is written in two ways")
	}
}

// TestTornFiles: a file that ends anywhere too early is refused, not misread.
func TestTornFiles(t *testing.T) {
	counted(t)
	trace := sample(t, sampleLog, sampleStock)
	for _, whole := range [][]byte{ipcOf(t, trace), parquetOf(t, trace)} { // of both, half-read parts go back as well
		path := inFile(t, "log", nil)
		for n := 8; n < len(whole); n += 1 + n/50 {
			if err := os.WriteFile(path, whole[:n], 0o644); err != nil {
				t.Fatal(err)
			}
			var problems *Problems
			if _, err := ReadLog(path, "log"); !errors.As(err, &problems) || !strings.HasSuffix(err.Error(), "ends too early: the file was cut off") {
				t.Errorf("after %d of %d bytes: %v", n, len(whole), err)
			}
		}
	}
}

// TestDamagedFiles: no flipped bit makes the program fall over.
func TestDamagedFiles(t *testing.T) {
	trace := sample(t, sampleLog, "")
	for _, whole := range [][]byte{ipcOf(t, trace), parquetOf(t, trace)} {
		for i := range whole {
			whole[i] ^= 0x40
			var b activity.Builder
			var problems *Problems
			err := readBytes(whole, &b)
			if err != nil && !errors.As(err, &problems) {
				t.Errorf("with byte %d of %d changed: %v", i, len(whole), err)
			}
			whole[i] ^= 0x40
		}
	}
}

// readBytes reads a columnar log, and opens it as if it were mapped.
func readBytes(data []byte, b *activity.Builder) error {
	if sniff(data) == FormatParquet {
		return ReadParquet(bytes.NewReader(data), int64(len(data)), "log", b)
	}
	err := calmly(func() error {
		_, err := traceIn(data, "log")
		return err
	})
	if err == nil {
		return readArrow(data, "log", b)
	}
	return errors.Join(blame("log", err), readArrow(data, "log", b))
}

func TestFullDiskOfColumns(t *testing.T) {
	trace := sample(t, sampleLog, sampleStock)
	for _, left := range []int{0, 500, 1000} {
		if err := WriteIPC(&fullDisk{left}, trace); !errors.Is(err, errFull) {
			t.Errorf("Arrow with room for %d bytes: %v", left, err)
		}
		if err := WriteParquet(&fullDisk{left}, trace); !errors.Is(err, errFull) {
			t.Errorf("Parquet with room for %d bytes: %v", left, err)
		}
	}
}

type brokenDisk struct{}

func (brokenDisk) ReadAt([]byte, int64) (int, error) { return 0, errDisk }

func TestABrokenDiskIsNotBadParquet(t *testing.T) {
	var b activity.Builder
	var problems *Problems
	err := ReadParquet(brokenDisk{}, 100, "log.parquet", &b)
	if !errors.Is(err, errDisk) || errors.As(err, &problems) || err.Error() != "log.parquet: input/output error" {
		t.Errorf("got %v", err)
	}
}

// FuzzColumns: nothing panics, and what was read is written and read again as
// the same.
func FuzzColumns(f *testing.F) {
	trace := sample(f, sampleLog, sampleStock)
	f.Add(ipcOf(f, trace))
	f.Add(parquetOf(f, trace))
	f.Add(parquetOf(f, sample(f, header, "")))
	f.Add(streamOf(f, plainBatch(f)))
	f.Fuzz(func(t *testing.T, in []byte) {
		var b activity.Builder
		if readBytes(in, &b) != nil {
			return
		}
		want, err := b.Build()
		if err != nil {
			return
		}
		for _, form := range []func(testing.TB, *activity.Trace) []byte{ipcOf, parquetOf} {
			var again activity.Builder
			if err := readBytes(form(t, want), &again); err != nil {
				t.Fatal(err)
			}
			got, err := again.Build()
			if diff := cmp.Diff(want, got); err != nil || diff != "" {
				t.Errorf("the trace changes (%v):\n%s", err, diff)
			}
		}
	})
}

// TestPipe reads a log that comes through a pipe, compressed or not.
func TestPipe(t *testing.T) {
	const text = "time,network,action,actor,owner,object\n5,x,like,a,b,o\n"
	for _, data := range []string{text, packed(text)} {
		r, w, err := os.Pipe()
		if err != nil {
			t.Fatal(err)
		}
		go func() {
			_, _ = w.WriteString(data)
			_ = w.Close()
		}()
		var b activity.Builder
		if err := ReadFile(r, "pipe", &b); err != nil {
			t.Fatal(err)
		}
		if trace, err := b.Build(); err != nil || trace.Len() != 1 {
			t.Errorf("%d events, %v", trace.Len(), err)
		}
		if err := r.Close(); err != nil {
			t.Error(err)
		}
	}
}
