package seed

import (
	"math"
	"math/bits"
	"math/rand/v2"
)

// Stream draws numbers. It is not safe for concurrent use; make one for each
// purpose instead of sharing it.
type Stream struct{ pcg rand.PCG }

// Stream returns the stream that the key names, at its beginning.
func (k Key) Stream() *Stream {
	s := &Stream{}
	s.pcg.Seed(k.hi, k.lo)
	return s
}

// Uint64 returns 64 random bits.
func (s *Stream) Uint64() uint64 { return s.pcg.Uint64() }

// Float64 returns a uniform number in [0, 1) with 53 bits.
func (s *Stream) Float64() float64 { return unit(s.pcg.Uint64()) }

// unit is the number in [0, 1) of the upper 53 bits. They are taken for signed,
// since unsigned ones become floats by way of a branch.
func unit(bits uint64) float64 { return float64(int64(bits>>11)) / (1 << 53) }

// IntN returns a uniform number in [0, n), without bias (Lemire 2019). It panics
// when n < 1.
func (s *Stream) IntN(n int) int {
	if n < 1 {
		panic("seed: a number below 1 leaves nothing to draw from")
	}
	high, low := bits.Mul64(s.pcg.Uint64(), uint64(n))
	for low < -uint64(n)%uint64(n) {
		high, low = bits.Mul64(s.pcg.Uint64(), uint64(n))
	}
	return int(high)
}

// Bernoulli is true with probability p.
func (s *Stream) Bernoulli(p float64) bool { return s.Float64() < p }

// Normal returns a standard normal number (Box and Muller 1958, one of the
// pair, so that a draw always takes two numbers from the stream).
func (s *Stream) Normal() float64 {
	u := 1 - s.Float64() // in (0, 1]
	return math.Sqrt(-2*math.Log(u)) * math.Cos(2*math.Pi*s.Float64())
}

// Exponential returns an exponential number of mean 1.
func (s *Stream) Exponential() float64 { return -math.Log(1 - s.Float64()) }

// Sample returns k distinct numbers of [0, n), in the order drawn (a partial
// Fisher–Yates shuffle). It panics when k is not in 0..n.
func (s *Stream) Sample(k, n int) []int {
	if k < 0 || k > n {
		panic("seed: a sample must be between 0 and as many as there are")
	}
	all := make([]int, n)
	for i := range all {
		all[i] = i
	}
	for i := range k {
		j := i + s.IntN(n-i)
		all[i], all[j] = all[j], all[i]
	}
	return all[:k]
}
