package spool

import "testing"

// TestGrid reads back what was written, in blocks of a few rows.
func TestGrid(t *testing.T) {
	check := func(rows, days int, memory int64) {
		t.Helper()
		sp, err := New(Settings{Dir: t.TempDir(), Memory: memory})
		if err != nil {
			t.Fatal(err)
		}
		defer sp.Close()
		g, err := sp.NewGrid(rows)
		if err != nil {
			t.Fatal(err)
		}
		for d := range days {
			day := make([]float64, rows)
			for i := range day {
				day[i] = float64(1000*i + d)
			}
			if err := g.Add(day); err != nil {
				t.Fatal(err)
			}
		}
		i := 0
		for row, err := range g.Rows() {
			if err != nil {
				t.Fatal(err)
			}
			for d, x := range row {
				if x != float64(1000*i+d) {
					t.Fatalf("%d rows, %d days: row %d on day %d is %v", rows, days, i, d, x)
				}
			}
			if i++; len(row) != days {
				t.Fatalf("row %d has %d days of %d", i, len(row), days)
			}
		}
		if i != rows {
			t.Errorf("%d rows of %d", i, rows)
		}
	}
	check(10, 3, 1000)
	check(10, 3, 0)
	check(11, 1, 4*8*5)
	check(1, 100, 1<<20)
	check(0, 3, 1<<20)
	check(100_000, 2, 1<<20)
}
