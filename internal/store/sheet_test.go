package store

import (
	"context"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

func TestReadSheet(t *testing.T) {
	ctx, path := context.Background(), filepath.Join(t.TempDir(), "a b'[*].parquet")
	s, err := OpenScratch(ctx, 1)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	err = s.Exec(ctx, "COPY (SELECT * FROM (VALUES (1::INTEGER, 0.1::DOUBLE, 'x', 1.50::DECIMAL(5,2)), (NULL, 'nan'::DOUBLE, '', 2), (3, 1e-300, NULL, 3)) t(whole, \"a double\", word, d)) TO "+quoted(path)+" (FORMAT parquet)")
	if err != nil {
		t.Fatal(err)
	}
	sheet, err := ReadSheet(ctx, path)
	if err != nil {
		t.Fatal(err)
	}
	got := slices.Concat(sheet.Rows...)
	if in, want := strings.Join(sheet.Columns, "|"), "whole|a double|word|d"; in != want {
		t.Errorf("columns %q, want %q", in, want)
	}
	if in, want := strings.Join(got, "|"), "1|0.1|x|1.50||nan||2.00|3|1e-300||3.00"; in != want {
		t.Errorf("cells %q, want %q", in, want)
	}
	if err := os.WriteFile(path, []byte("PAR1 cut off"), 0o644); err != nil {
		t.Fatal(err)
	}
	if _, err := ReadSheet(ctx, path); err == nil {
		t.Error("a file that was cut off was read")
	}
}
