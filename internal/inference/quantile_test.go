package inference_test

import (
	"math"
	"testing"

	"github.com/yardstick-lab/yardstick/internal/inference"
)

func TestQuantile(t *testing.T) {
	check := func(sample []float64, q, want float64) {
		t.Helper()
		if got := inference.Quantile(sample, q); math.Abs(got-want) > 1e-15 {
			t.Errorf("quantile %v of %v: got %v, want %v", q, sample, got, want)
		}
	}
	// R: quantile(c(1,2,3,4), c(0,.05,.25,.5,.95,1)).
	check([]float64{4, 1, 3, 2}, 0, 1)
	check([]float64{4, 1, 3, 2}, .05, 1.15)
	check([]float64{4, 1, 3, 2}, .25, 1.75)
	check([]float64{4, 1, 3, 2}, .5, 2.5)
	check([]float64{4, 1, 3, 2}, .95, 3.85)
	check([]float64{4, 1, 3, 2}, 1, 4)
	check([]float64{9}, .3, 9)
	sample := []float64{2, 1}
	if inference.Quantiles(sample, .5, 1); sample[0] != 2 {
		t.Error("the sample was sorted in place")
	}
}

func TestPercentile(t *testing.T) {
	sample := []float64{-1, 0, 0, 2}
	check := func(x, want float64) {
		t.Helper()
		if got := inference.Percentile(sample, x); got != want {
			t.Errorf("percentile of %v: got %v, want %v", x, got, want)
		}
	}
	check(-2, 0)
	check(-1, 12.5)
	check(0, 50)
	check(1, 75)
	check(2, 87.5)
	check(3, 100)
}

func TestShares(t *testing.T) {
	check := func(name string, in, want, unit float64) {
		t.Helper()
		if math.Abs(in-want) > unit {
			t.Errorf("%s: got %v, want %v", name, in, want)
		}
	}
	// Rule of three, the exact form.
	check("none of 20", inference.MostWhereNone(20), 1-math.Pow(.05, .05), 1e-15)
	check("none of 20, in per cent", inference.MostWhereNone(20), .139, 5e-4)
	check("none of 59", inference.MostWhereNone(59), .0495, 5e-5)
	check("none of 299", inference.MostWhereNone(299), .010, 5e-4)
	none, all := inference.ClopperPearson(0, 20, .9), inference.ClopperPearson(20, 20, .9)
	check("none seen, low", none.Low, 0, 0)
	check("none seen, high", none.High, inference.MostWhereNone(20), 1e-14)
	check("all seen, low", all.Low, 1-none.High, 1e-14)
	check("all seen, high", all.High, 1, 0)
	one, rest := inference.ClopperPearson(3, 20, .95), inference.ClopperPearson(17, 20, .95)
	check("hits and misses mirror", one.Low, 1-rest.High, 1e-14)
}

func TestSmallestN(t *testing.T) {
	check := func(from, first, want int, found bool) {
		t.Helper()
		got, ok := inference.SmallestN(from, func(n int) bool { return n >= first })
		if ok != found || ok && got != want {
			t.Errorf("from %d, true at %d: got %d %v", from, first, got, ok)
		}
	}
	check(6, 17, 17, true)
	check(6, 2, 6, true)
	check(6, inference.MostUnits, inference.MostUnits, true)
	check(6, inference.MostUnits+1, 0, false)
	check(inference.MostUnits+1, 1, 0, false)
}
