package inference_test

import (
	"cmp"
	"math"
	"slices"
	"strings"
	"testing"

	"github.com/yardstick-lab/yardstick/internal/inference"
	"github.com/yardstick-lab/yardstick/internal/seed"
)

// turned makes columns of rows.
func turned(rows ...[]float64) [][]float64 {
	columns := make([][]float64, len(rows[0]))
	for _, row := range rows {
		for j, v := range row {
			columns[j] = append(columns[j], v)
		}
	}
	return columns
}

func times(n int, row ...float64) [][]float64 { return slices.Repeat([][]float64{row}, n) }

// The values are SciPy's page_trend_test's; the first is its worked example.
func TestPageAgreesWithSciPy(t *testing.T) {
	check := func(l, p float64, exact bool, rows ...[]float64) {
		t.Helper()
		got, err := inference.Page(turned(rows...))
		if err != nil {
			t.Fatal(err)
		}
		if got.L != l || got.Exact != exact || math.Abs(got.P-p) > 1e-13*p {
			t.Errorf("got %+v, want L %v, p %.17g, exact %v", got, l, p, exact)
		}
	}
	students := [][]float64{{3, 4, 3}, {2, 2, 4}, {3, 3, 5}, {1, 3, 2}, {2, 3, 2}, {2, 4, 5}, {1, 2, 4}, {3, 4, 4}, {2, 4, 5}, {1, 3, 4}}
	check(133.5, 0.0018191161948127822, true, students...)
	check(266, 4.121656378600823e-05, true, []float64{1.5, 4, 8.3, 5, 19, 11}, []float64{5, 4, 3.5, 10, 20, 21}, []float64{8.4, 3.2, 10, 12, 14, 15})
	check(197, 0.9619432897162209, true, []float64{6, 5, 4, 3, 2, 1}, []float64{6, 5, 4, 3, 2, 1}, []float64{1, 3, 4, 5, 2, 6})
	check(395, 0.991530289351305, true, slices.Concat(times(2, 7, 6, 5, 4, 3, 2, 1), [][]float64{{6, 5, 7, 4, 3, 2, 1}, {1, 2, 3, 4, 5, 6, 7}})...)
	check(423, 0.9590458306880073, true, slices.Concat(times(6, 5, 4, 3, 2, 1), [][]float64{{4, 1, 3, 2, 5}}, times(3, 1, 2, 3, 4, 5))...)
	check(217, 0.9693058575034678, true, slices.Concat(times(12, 3, 2, 1), [][]float64{{2, 1, 3}}, times(6, 1, 2, 3))...)
	check(12332, 0.7722477197436702, false,
		[]float64{72, 47, 73, 35, 47, 96, 30, 59, 41, 36, 56, 49, 81, 43, 70, 47, 28, 28, 62, 20, 61, 20, 80, 24, 50},
		[]float64{68, 52, 60, 34, 44, 20, 65, 88, 21, 81, 48, 31, 31, 67, 69, 94, 30, 24, 40, 87, 70, 43, 50, 96, 43},
		[]float64{81, 13, 85, 35, 79, 12, 92, 86, 21, 64, 16, 64, 68, 17, 16, 89, 71, 43, 43, 36, 54, 13, 66, 51, 55})
}

// Every one of (3!)³ tables, counted.
func TestPageCountsPermutations(t *testing.T) {
	rows := [][]float64{{1, 2, 3}, {1, 3, 2}, {2, 1, 3}, {2, 3, 1}, {3, 1, 2}, {3, 2, 1}}
	var all []inference.Trend
	for code := range 216 {
		tr, err := inference.Page(turned(rows[code%6], rows[code/6%6], rows[code/36]))
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, tr)
	}
	for _, tr := range all {
		atLeast := 0.0
		for _, other := range all {
			if other.L >= tr.L {
				atLeast++
			}
		}
		if math.Abs(tr.P-atLeast/216) > 1e-15 {
			t.Fatalf("L %v: got %v, want %v of 216", tr.L, tr.P, atLeast)
		}
	}
}

func TestPageOfNoTrend(t *testing.T) {
	level, err := inference.Page(turned(times(20, 7, 7, 7, 7)...))
	if err != nil || level.L != level.Expected || level.P != .5 {
		t.Errorf("all doses alike: got %+v, %v", level, err)
	}
	check := func(want string, doses ...[]float64) {
		t.Helper()
		if _, err := inference.Page(doses); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("got %v, want %q", err, want)
		}
	}
	check("2 doses, a trend needs at least 3", []float64{1, 2}, []float64{1, 2})
	check("dose 2 has 3 values, the first has 2", []float64{1, 2}, []float64{1, 2, 3}, []float64{1, 2})
	check("dose 3: value 2 is not a number", []float64{1, 2}, []float64{1, 2}, []float64{1, math.NaN()})
	check("a trend needs at least 2 units", []float64{1}, []float64{1}, []float64{1})
}

func TestKendallTau(t *testing.T) {
	check := func(a, b []float64, want float64) {
		t.Helper()
		for _, pair := range [][2][]float64{{a, b}, {b, a}} {
			if got, err := inference.KendallTau(pair[0], pair[1]); err != nil || math.Abs(got-want) > 1e-15 {
				t.Errorf("τ of %v and %v: got %v, %v, want %v", pair[0], pair[1], got, err, want)
			}
		}
	}
	check([]float64{1, 2, 3, 4}, []float64{10, 20, 30, 40}, 1)
	check([]float64{1, 2, 3, 4}, []float64{4, 3, 2, 1}, -1)
	// SciPy's worked example of kendalltau: three pairs one way, six the other, two ties on either side.
	check([]float64{12, 2, 1, 12, 2}, []float64{1, 4, 7, 1, 0}, -0.47140452079103173)
	check([]float64{.1 + .2, .3, 1}, []float64{5, 5, 6}, 1) // on paper a tie
	refuse := func(a, b []float64, want string) {
		t.Helper()
		if _, err := inference.KendallTau(a, b); err == nil || err.Error() != want {
			t.Errorf("got %v, want %q", err, want)
		}
	}
	refuse([]float64{1, 2}, []float64{3, 3}, "all units are tied: there is no order to compare")
	refuse([]float64{1}, []float64{3}, "1 units cannot be ranked, at least 2 are needed")
	refuse([]float64{1, 2}, []float64{3}, "2 and 1 values do not rank the same units")
	refuse([]float64{1, 2}, []float64{3, math.NaN()}, "value 2 is not a number")
}

func TestTopOverlap(t *testing.T) {
	check := func(a, b []float64, k int, want float64) {
		t.Helper()
		if got, err := inference.TopOverlap(a, b, k); err != nil || math.Abs(got-want) > 1e-15 {
			t.Errorf("top %d of %v and %v: got %v, %v, want %v", k, a, b, got, err, want)
		}
	}
	rising := []float64{1, 2, 3, 4, 5}
	check(rising, rising, 2, 1)
	check(rising, []float64{5, 4, 3, 2, 1}, 2, 0)
	check(rising, []float64{5, 4, 3, 2, 1}, 3, 1./3)
	check(rising, []float64{5, 4, 3, 2, 1}, 5, 1)
	// All tied: each has 2/5 of a place, of which the first ranking's two take all.
	check(rising, []float64{7, 7, 7, 7, 7}, 2, 2./5)
	check([]float64{7, 7, 7}, []float64{7, 7, 7}, 2, 1)
	for _, k := range []int{0, 6} {
		if _, err := inference.TopOverlap(rising, rising, k); err == nil || !strings.Contains(err.Error(), "of 5 units") {
			t.Errorf("top %d: got %v", k, err)
		}
	}
}

// TestKendallTauByPairs counts every pair of drawn rankings with ties, as the
// definition has it.
func TestKendallTauByPairs(t *testing.T) {
	for round := range 200 {
		s := seed.New(3).Number(uint64(round)).Stream()
		n := 2 + s.IntN(40)
		a, b := make([]float64, n), make([]float64, n)
		for i := range a {
			a[i], b[i] = float64(s.IntN(12)), float64(s.IntN(1+round%9*3))
		}
		var agree, tiedA, tiedB float64
		for i := range a {
			for j := range i {
				da, db := float64(cmp.Compare(a[i], a[j])), float64(cmp.Compare(b[i], b[j]))
				agree, tiedA, tiedB = agree+da*db, tiedA+1-da*da, tiedB+1-db*db
			}
		}
		pairs := float64(n * (n - 1) / 2)
		got, err := inference.KendallTau(a, b)
		if tiedA == pairs || tiedB == pairs {
			if err == nil {
				t.Errorf("%v and %v: %g without an order", a, b, got)
			}
			continue
		}
		if want := agree / math.Sqrt(pairs-tiedA) / math.Sqrt(pairs-tiedB); err != nil || got != want {
			t.Errorf("%v and %v: got %.17g, %v, want %.17g", a, b, got, err, want)
		}
	}
}
