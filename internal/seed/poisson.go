package seed

import "math"

// Poisson is a Poisson distribution, for where one is drawn from many times. The
// zero value has the mean 0.
type Poisson struct {
	steps int     // of poissonStep each
	limit float64 // of the rest: its exponential, or 0 where there is no rest
}

// poissonStep keeps exp(-step) far above the smallest float.
const poissonStep = 500

var wholeStep = math.Exp(-poissonStep)

// NewPoisson returns the distribution of a mean. One below 0 is taken for 0.
func NewPoisson(mean float64) (p Poisson) {
	for ; mean > poissonStep; mean -= poissonStep {
		p.steps++
	}
	if mean > 0 {
		p.limit = math.Exp(-mean)
	}
	return p
}

// Draw draws a count: multiplication of uniforms (Knuth, TAOCP 2, 3.4.1), in
// steps where the mean is large. A mean of 0 takes no number from the stream.
func (p *Poisson) Draw(s *Stream) int {
	n := 0
	for range p.steps {
		n += s.above(wholeStep)
	}
	if p.limit > 0 {
		n += s.above(p.limit)
	}
	return n
}

// above counts the uniforms whose product stays above a limit.
func (s *Stream) above(limit float64) (n int) {
	for p := s.Float64(); p > limit; p *= s.Float64() {
		n++
	}
	return n
}

// Poisson returns a count of the given mean, as [Poisson.Draw] does.
func (s *Stream) Poisson(mean float64) int {
	p := NewPoisson(mean)
	return p.Draw(s)
}
