package store

import (
	"context"
	"database/sql/driver"
	"errors"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
)

func TestScratch(t *testing.T) {
	ctx := t.Context()
	s, err := OpenScratch(ctx, 2)
	if err != nil {
		t.Fatal(err)
	}
	defer func() {
		if err := s.Close(); err != nil {
			t.Error(err)
		}
	}()
	must := func(err error) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
	}
	path := filepath.Join(t.TempDir(), "it's [one].parquet")
	must(s.Exec(ctx, "CREATE TABLE a (n INTEGER, x DOUBLE); CREATE TABLE b (n INTEGER)"))
	must(s.Append(ctx, "a", 2, 3, func(i int, v []driver.Value) { v[0], v[1] = int32(i), float64(i)/2 }))
	must(s.Save(ctx, "a", path))
	must(s.Load(ctx, "again", path))
	must(s.View(ctx, "seen", path))
	var got [][]float64
	must(s.Rows(ctx, "SELECT n::DOUBLE, x FROM again JOIN seen USING (n, x) ORDER BY n", func(v []float64) { got = append(got, append([]float64{}, v...)) }))
	if want := [][]float64{{0, 0}, {1, 0.5}, {2, 1}}; !reflect.DeepEqual(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
	if err := s.Exec(ctx, "SELECT nothing"); err == nil || !strings.Contains(err.Error(), "nothing") {
		t.Errorf("a wrong statement: %v", err)
	}
	stopped, stop := context.WithCancel(ctx)
	stop()
	if err := s.Exec(stopped, "CREATE TABLE c (n INTEGER)"); !errors.Is(err, context.Canceled) {
		t.Errorf("a statement that was cancelled: %v", err)
	}
}
