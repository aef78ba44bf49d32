package inference

import (
	"math"
	"math/rand/v2"
)

const (
	// mostExact is the largest sample whose sign flips are all counted.
	mostExact = 16
	// draws is the number of random sign flips of a larger sample.
	draws = 9999
	// tied is how near, as a share of the sum of sizes, two sums of flipped
	// differences count as tied: decimal inputs that tie on paper differ in
	// their last bits (ours).
	tied = 1e-11
	// flipStream keeps these draws apart from others of the same seed.
	flipStream = 0x666c697073 // "flips"
)

// Flips is the sign-flip test of a sample of paired differences: under the
// null that they are symmetric about a value, each sign is a coin.
//
// All 2ⁿ flips are counted up to 16 differences; beyond, 9,999 seeded draws
// give p = (b+1)/(9,999+1) (Phipson & Smyth 2010), which never is 0.
type Flips struct {
	// Differences are the paired differences: finite numbers, at least one.
	Differences []float64
	// Seed keys the draws of a sample too large to count.
	Seed uint64
}

// Greater is the one-sided p of "the centre is greater than null".
func (f Flips) Greater(null float64) float64 {
	return f.share(f.shifted(null, 1), func(flipped, observed, near float64) bool { return flipped >= observed-near })
}

// Less is the one-sided p of "the centre is less than null".
func (f Flips) Less(null float64) float64 {
	return f.share(f.shifted(null, -1), func(flipped, observed, near float64) bool { return flipped >= observed-near })
}

// TwoSided is the p of "the centre is not null".
func (f Flips) TwoSided(null float64) float64 {
	return f.share(f.shifted(null, 1), func(flipped, observed, near float64) bool {
		return math.Abs(flipped) >= math.Abs(observed)-near
	})
}

// shifted moves the differences so that null becomes 0, and turns them over
// where sign is -1.
func (f Flips) shifted(null, sign float64) []float64 {
	e := make([]float64, len(f.Differences))
	for i, d := range f.Differences {
		e[i] = sign * (d - null)
	}
	return e
}

// share is the share of sign flips at least as extreme as what was observed.
func (f Flips) share(e []float64, extreme func(flipped, observed, near float64) bool) float64 {
	var observed, size float64
	for _, v := range e {
		observed += v
		size += math.Abs(v)
	}
	count := 0
	tally := func(sums []float64) {
		for _, s := range sums {
			if extreme(s, observed, tied*size) {
				count++
			}
		}
	}
	if len(e) <= mostExact {
		sums := signedSums(e)
		tally(sums)
		return float64(count) / float64(len(sums))
	}
	tally(drawnSums(e, f.Seed))
	return float64(count+1) / (draws + 1)
}

// signedSums lists the sums of e under all 2ⁿ choices of signs.
func signedSums(e []float64) []float64 {
	sums := make([]float64, 1, 1<<len(e))
	for _, v := range e {
		for i, s := range sums {
			sums[i] = s + v
			sums = append(sums, s-v)
		}
	}
	return sums
}

// drawnSums lists the sums of e under random signs. Eight differences share a
// table of their 256 sums, so that a draw costs one look-up for eight: long
// samples stay cheap.
func drawnSums(e []float64, seed uint64) []float64 {
	source := rand.NewPCG(seed, flipStream)
	sums := make([]float64, draws)
	for start := 0; start < len(e); start += 8 {
		table := signedSums(e[start:min(start+8, len(e))])
		mask := uint64(len(table) - 1)
		var bits uint64
		for i := range sums {
			if i%8 == 0 {
				bits = source.Uint64()
			}
			sums[i] += table[bits&mask]
			bits >>= 8
		}
	}
	return sums
}
