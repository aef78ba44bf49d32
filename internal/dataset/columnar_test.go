package dataset

import (
	"bytes"
	"errors"
	"io"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/yardstick-lab/yardstick/internal/activity"
	"github.com/yardstick-lab/yardstick/internal/trace"
)

// written is rows with their stock in another format.
func written(t *testing.T, write func(io.Writer, *activity.Trace) error) string {
	t.Helper()
	var b activity.Builder
	if err := errors.Join(
		trace.ReadCSV(strings.NewReader(rows), "log.csv", &b), trace.ReadStock(strings.NewReader(stock), "stock.csv", &b),
	); err != nil {
		t.Fatal(err)
	}
	log, err := b.Build()
	if err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	if err := write(&out, log); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

func TestColumnarLogs(t *testing.T) {
	arrow, parquet := written(t, trace.WriteIPC), written(t, trace.WriteParquet)
	log := func(name, format, file, data string) string {
		return settings(name, "  format: "+format+"\n  files: ["+entry(file, data)+"]\n"+provenanceText)
	}
	s := shelf(t, map[string]string{
		"a/dataset.yaml": log("a", "arrow", "log.arrow", arrow), "a/log.arrow": arrow,
		"b/dataset.yaml": log("b", "parquet", "log.parquet", parquet), "b/log.parquet": parquet,
		"c/dataset.yaml": log("c", "parquet", "log.arrow", arrow), "c/log.arrow": arrow,
		"mine.any": arrow, "mine.parquet": parquet, "cut.arrow": arrow[:len(arrow)-9], "cut.parquet": parquet[:len(parquet)-9], "stock.csv": stock,
	})
	file := func(name string) string { return filepath.Join(s.Root, name) }
	want, _, err := readLog(s, LogName{Log: "a"})
	if err != nil || want.Len() != 1 || len(want.Stock.Holdings) != 1 {
		t.Fatalf("a: %+v, %v", want, err)
	}
	for _, name := range []string{"b", file("mine.any"), file("mine.parquet")} {
		got, reading, err := readLog(s, LogName{Log: name})
		if diff := cmp.Diff(want, got); err != nil || diff != "" || len(reading.Warnings) != 0 {
			t.Errorf("%s: %v, %+v\n%s", name, err, reading, diff)
		}
	}
	refused := func(name LogName, want string) {
		t.Helper()
		_, _, err := readLog(s, name)
		wants(t, s, err, want)
	}
	refused(LogName{Log: "c"}, "$/c/log.arrow is not the file that dataset.yaml describes: it wants parquet, got arrow")
	refused(LogName{Log: file("cut.arrow")}, "$/cut.arrow: the Arrow data ends too early: the file was cut off")
	refused(LogName{Log: file("cut.parquet")}, "$/cut.parquet: the Parquet data ends too early: the file was cut off")
	refused(LogName{Log: file("mine.any"), Stock: file("stock.csv")}, `$/mine.any and $/stock.csv: the stock states "ann" on "x" twice`)
}
