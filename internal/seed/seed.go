// Package seed turns one seed into many named, independent streams of random
// numbers.
//
// A stream is named by a path: the world's seed, then an account or a pair, a
// day and a purpose. Nothing is drawn in turn from a shared source, so one draw
// more in one place shifts nothing in another. That is what keeps the arms of
// an experiment in step.
package seed

// Key names a stream, or a family of streams below it. It is a value; extending
// it leaves the original as it is.
type Key struct{ hi, lo uint64 }

// New returns the root key of a seed.
func New(seed uint64) Key { return Key{0x9e3779b97f4a7c15, 0xd1b54a32d192ed03}.Number(seed) }

// Number extends the path by a number: an account, a day, a place in a list.
func (k Key) Number(n uint64) Key {
	return Key{mix(k.hi ^ mix(n+0xa0761d6478bd642f)), k.low(n)}
}

// low is the lower half of the path extended by a number.
func (k Key) low(n uint64) uint64 { return k.lowAt(StepTo(n)) }

func (k Key) lowAt(s Step) uint64 { return mix(k.lo + uint64(s)) }

// Step is a number of a path, prepared for many paths that it extends.
type Step uint64

// StepTo prepares a number.
func StepTo(n uint64) Step { return Step(mix(n ^ 0xe7037ed1a0b428db)) }

// Name extends the path by a word: the purpose of the draws.
func (k Key) Name(word string) Key {
	// FNV-1a, 64 bits: offset basis and prime as published by Fowler, Noll, Vo.
	h := uint64(14695981039346656037)
	for i := 0; i < len(word); i++ {
		h = (h ^ uint64(word[i])) * 1099511628211
	}
	// The length keeps a word apart from the number that it hashes to.
	return k.Number(h).Number(uint64(len(word)) | 1<<63)
}

// Float64 returns a uniform number in [0, 1) that the key names, for where one
// number usually settles it. It is independent of what the key's stream draws.
func (k Key) Float64() float64 { return unit(k.lo) }

// Float64Of returns what Float64 of the path extended by a number does, at a
// quarter of the price.
func (k Key) Float64Of(s Step) float64 { return unit(k.lowAt(s)) }

// mix is the finaliser of SplitMix64 (Steele, Lea, Flood 2014): a bijection in
// which every input bit moves about half of the output bits.
func mix(x uint64) uint64 {
	x ^= x >> 30
	x *= 0xbf58476d1ce4e5b9
	x ^= x >> 27
	x *= 0x94d049bb133111eb
	return x ^ x>>31
}
