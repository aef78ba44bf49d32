package seed

import (
	"math"
	"testing"
)

// The golden values pin the streams: a change here changes every world that was
// ever made, so it must be meant.
func TestGolden(t *testing.T) {
	check := func(k Key, want uint64) {
		t.Helper()
		if got := k.Stream().Uint64(); got != want {
			t.Errorf("first draw of %v: got %#x, want %#x", k, got, want)
		}
	}
	check(New(1), 0x1eb67afc49553296)
	check(New(2), 0x4cfc380778fa5ad8)
	check(New(1).Name("post"), 0x502c005b15af940b)
	check(New(1).Number(7).Number(12).Name("like"), 0xf8fe9a027d6e7323)
}

func TestPathsAreDistinct(t *testing.T) {
	root := New(1)
	keys := []Key{root, root.Number(1), root.Number(2), root.Number(1).Number(2), root.Number(2).Number(1),
		root.Name("a"), root.Name("b"), root.Name("ab"), root.Name("a").Name("b"), root.Name(""), New(2)}
	seen := map[uint64]int{}
	for i, k := range keys {
		first := k.Stream().Uint64()
		if j, ok := seen[first]; ok {
			t.Errorf("paths %d and %d start alike", i, j)
		}
		seen[first] = i
	}
}

func TestMoments(t *testing.T) {
	const n = 200_000
	check := func(name string, draw func(*Stream) float64, mean, variance float64) {
		t.Helper()
		s, sum, squares := New(42).Name(name).Stream(), 0.0, 0.0
		for range n {
			x := draw(s)
			sum += x
			squares += x * x
		}
		m := sum / n
		v := squares/n - m*m
		// Five standard errors: the seed is fixed, so this passes or fails for good.
		if math.Abs(m-mean) > 5*math.Sqrt(variance/n) {
			t.Errorf("%s: mean %g, want %g", name, m, mean)
		}
		if math.Abs(v-variance) > 0.05*variance {
			t.Errorf("%s: variance %g, want %g", name, v, variance)
		}
	}
	check("uniform", (*Stream).Float64, 0.5, 1.0/12)
	check("normal", (*Stream).Normal, 0, 1)
	check("exponential", (*Stream).Exponential, 1, 1)
	check("poisson 3", func(s *Stream) float64 { return float64(s.Poisson(3)) }, 3, 3)
	check("poisson 700", func(s *Stream) float64 { return float64(s.Poisson(700)) }, 700, 700)
	check("die", func(s *Stream) float64 { return float64(s.IntN(6)) }, 2.5, 35.0/12)
}

func TestSample(t *testing.T) {
	seen := map[int]bool{}
	for _, i := range New(3).Stream().Sample(10, 10) {
		seen[i] = true
	}
	if len(seen) != 10 {
		t.Errorf("a full sample holds %d of 10", len(seen))
	}
	s := New(3).Stream()
	if got := s.Poisson(-1); got != 0 || *s != *New(3).Stream() {
		t.Errorf("a negative mean drew %d, or took a number", got)
	}
}

// TestKeysAreUniform holds the numbers that neighbouring keys name themselves to
// a uniform distribution, and to being independent of their streams and of each
// other.
func TestKeysAreUniform(t *testing.T) {
	const n = 200_000
	var tenths [10]int
	sum, stream, next, last := 0.0, 0.0, 0.0, 0.5
	key := New(7).Name("post")
	for i := range uint64(n) {
		k := key.Number(i)
		u := k.Float64()
		if v := key.Float64Of(StepTo(i)); v != u {
			t.Fatalf("number %d is %v and %v", i, u, v)
		}
		tenths[int(10*u)]++
		sum += u
		stream += (u - 0.5) * (k.Stream().Float64() - 0.5)
		next += (u - 0.5) * (last - 0.5)
		last = u
	}
	square := 0.0
	for _, c := range tenths {
		square += (float64(c) - n/10) * (float64(c) - n/10) / (n / 10)
	}
	if square > 27.88 { // chi-square, 9 degrees of freedom, p = .001
		t.Errorf("tenths hold %v: chi-square %.1f", tenths, square)
	}
	// Five standard errors: of a product of two independent ones 1/12 each.
	if off := math.Abs(stream) / math.Sqrt(n) * 12; off > 5 {
		t.Errorf("keys and their streams correlate: %.1f standard errors", off)
	}
	if off := math.Abs(next) / math.Sqrt(n) * 12; off > 5 {
		t.Errorf("neighbouring keys correlate: %.1f standard errors", off)
	}
	if off := math.Abs(sum-n/2) / math.Sqrt(n/12.0); off > 5 {
		t.Errorf("the mean is %.1f standard errors from a half", off)
	}
}
