package dataset

import (
	"crypto/sha256"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// logs are two shelved logs: a is a CSV file with a stock, b two files of GitHub's.
type logs struct {
	Shelf
	one            string // the first file of b, packed
	csvLog, hubLog string // their settings
}

func shelvedLogs(t *testing.T) logs {
	t.Helper()
	one, two := packed(star), strings.Replace(star, `"1"`, `"2"`, 1)
	csvLog := settings("a", "  format: csv\n  files: ["+entry("log.csv", rows)+"]\n  stock: "+entry("stock.csv", stock)+"\n"+provenanceText)
	hubLog := settings("b", "  format: gharchive\n  network: hub\n  actions: {WatchEvent: comment}\n  files: ["+
		entry("1.json.gz", one)+", "+entry("2.json", two+"x\n")+"]\n"+provenanceText)
	return logs{shelf(t, map[string]string{
		"a/dataset.yaml": csvLog, "a/log.csv": rows, "a/stock.csv": stock,
		"b/dataset.yaml": hubLog, "b/1.json.gz": one, "b/2.json": two + "x\n",
	}), one, csvLog, hubLog}
}

func TestTraces(t *testing.T) {
	s := shelvedLogs(t)
	log, reading, err := readLog(s.Shelf, LogName{Log: "a"})
	if err != nil || log.Len() != 1 || !log.Stock.Declared || len(reading.Warnings) != 0 || reading.Dataset.Name != "a" {
		t.Errorf("a: %+v, %+v, %v", log, reading, err)
	}
	log, reading, err = readLog(s.Shelf, LogName{Log: "b"})
	if err != nil || log.Len() != 2 || log.Networks[0] != "hub" || log.Action[0].String() != "comment" || len(reading.Files) != 2 {
		t.Errorf("b: %+v, %+v, %v", log, reading, err)
	}
	want := []string{NoStock, filepath.Join(s.Root, "b/2.json") + ": 1 of 2 records could not be read"}
	if !slices.Equal(reading.Warnings, want) {
		t.Errorf("warnings %q, want %q", reading.Warnings, want)
	}
}

func TestTracesThatAreNotThose(t *testing.T) {
	s := shelvedLogs(t)
	check := func(path, data, want string) {
		t.Helper()
		path = filepath.Join(s.Root, path)
		before, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		if data == "" {
			err = os.Remove(path)
		} else {
			err = os.WriteFile(path, []byte(data), 0o644)
		}
		if err != nil {
			t.Fatal(err)
		}
		_, _, err = readLog(s.Shelf, LogName{Log: filepath.Base(filepath.Dir(path))})
		wants(t, s.Shelf, err, want)
		if err := os.WriteFile(path, before, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	check("a/log.csv", rows+"\n", "$/a/log.csv is not the file that dataset.yaml describes: it wants 58 bytes, got 59")
	check("a/log.csv", strings.Replace(rows, "bob", "bab", 1), fmt.Sprintf(
		"$/a/log.csv is not the file that dataset.yaml describes: it wants sha256 %x, got %x",
		sha256.Sum256([]byte(rows)), sha256.Sum256([]byte(strings.Replace(rows, "bob", "bab", 1)))))
	check("a/log.csv", "", "dataset a: the file $/a/log.csv is missing")
	check("a/stock.csv", "", "dataset a: the file $/a/stock.csv is missing")
	bad := strings.Replace(rows, "like", "lik", 1)
	if err := os.WriteFile(filepath.Join(s.Root, "a/bad.csv"), []byte(bad), 0o644); err != nil {
		t.Fatal(err)
	}
	check("a/dataset.yaml", strings.Replace(s.csvLog, entry("log.csv", rows), entry("bad.csv", bad), 1),
		`$/a/bad.csv:2:5: unknown action "lik"; did you mean "like"?`)
	cut := s.one[:len(s.one)-9]
	hub := strings.Replace(s.hubLog, entry("1.json.gz", s.one), entry("1.json.gz", cut), 1)
	if err := os.WriteFile(filepath.Join(s.Root, "b/1.json.gz"), []byte(cut), 0o644); err != nil {
		t.Fatal(err)
	}
	check("b/dataset.yaml", hub, "$/b/1.json.gz:2: the gzip data ends too early: the file was cut off")
}
