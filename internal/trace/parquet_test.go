package trace

import (
	"bytes"
	"testing"

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

func readParquet(data []byte) (*activity.Trace, error) {
	var b activity.Builder
	if err := ReadParquet(bytes.NewReader(data), int64(len(data)), "log.parquet", &b); err != nil {
		return nil, err
	}
	return b.Build()
}

func TestParquet(t *testing.T) {
	check := func(log, stock string) {
		t.Helper()
		want := sample(t, log, stock)
		got, err := readParquet(parquetOf(t, want))
		if err != nil {
			t.Error(err)
			return
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("through Parquet, the trace differs:\n%s", diff)
		}
	}
	check(sampleLog, sampleStock)
	check(sampleLog, "")
	check(header+"0,x,like,b,a,o\n", stockHeader)
	check(header, "")
	check(header, sampleStock)
	check(string(benchLog(40_000)), "")
}
