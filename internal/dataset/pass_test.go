package dataset

import (
	"errors"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/yardstick-lab/yardstick/internal/activity"
)

// TestPassedLogsAreThoseRead passes logs on and compares what comes of them with
// what is read into memory, errors included.
func TestPassedLogsAreThoseRead(t *testing.T) {
	both := strings.Repeat(star, 1) + "x\n"
	s := shelf(t, map[string]string{
		"a/dataset.yaml": settings("a", "  format: csv\n  files: ["+entry("log.csv", rows)+"]\n  stock: "+entry("stock.csv", stock)+"\n"+provenanceText),
		"a/log.csv":      rows, "a/stock.csv": stock,
		"b/dataset.yaml": settings("b", "  format: gharchive\n  network: hub\n  actions: {WatchEvent: comment}\n  files: ["+entry("1.json", both)+"]\n"+provenanceText),
		"b/1.json":       both,
		"mine.csv":       rows, "stock.csv": stock, "bad.csv": strings.Replace(rows, "like", "lik", 1),
	})
	check := func(name LogName) {
		t.Helper()
		want, reading, wrong := readLog(s, name)
		events := 0
		p, err := s.PassLog(name, activity.Spill{Take: func(c *activity.Columns) error { events += c.Len(); return nil }})
		switch {
		case wrong != nil:
			if err == nil || err.Error() != wrong.Error() || BadInput(err) != BadInput(wrong) {
				t.Errorf("%+v: %v, want %v", name, err, wrong)
			}
		case err != nil:
			t.Errorf("%+v: %v", name, err)
		case events != want.Len() || p.Tables.Len() != 0 || !slices.Equal(p.Tables.Accounts, want.Accounts) || !slices.Equal(p.Warnings, reading.Warnings),
			(p.Dataset == nil) != (reading.Dataset == nil), p.Tables.Stock.Declared != want.Stock.Declared:
			t.Errorf("%+v: %d events, %+v; want %+v, %+v", name, events, p, want, reading)
		}
	}
	file := func(name string) string { return filepath.Join(s.Root, name) }
	check(LogName{Log: "a"})
	check(LogName{Log: "b"})
	check(LogName{Log: file("mine.csv")})
	check(LogName{Log: file("mine.csv"), Stock: file("stock.csv")})
	check(LogName{Log: file("bad.csv")})
	check(LogName{Log: "c"})
	check(LogName{Log: "a", Stock: file("stock.csv")})
	check(LogName{Log: file("mine.csv"), Stock: file("mine.csv")})

	full := errors.New("no space left")
	for _, name := range []LogName{{Log: "a"}, {Log: "b"}, {Log: file("mine.csv")}} {
		_, err := s.PassLog(name, activity.Spill{Take: func(*activity.Columns) error { return full }})
		if !errors.Is(err, full) || BadInput(err) {
			t.Errorf("%+v onto a full disk: %v", name, err)
		}
	}
}
