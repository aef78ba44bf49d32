package inference

import (
	"math"
	"slices"

	"github.com/yardstick-lab/yardstick/internal/seed"
)

// flat is the share of a resample's sum of squares below which its spread is
// rounding alone: it then holds one number over and over (ours).
const flat = 1e-13

// Bootstrap is the bootstrap-t of a sample of paired differences (Efron &
// Tibshirani 1993, §12.5): instead of Student's table it asks what t came to in
// 9,999 samples drawn from the differences with replacement, which follows a
// skew that the table does not know. p = (b+1)/(9,999+1), which never is 0.
//
// A resample of one number over and over has no t. It counts as infinitely far
// on the side of its mean, the limit of a vanishing spread, and on both sides
// where it has the sample's own mean; so it never makes a p smaller. Where most of
// the differences are one number that is the p (LeastBootstrap). To leave such
// resamples out, or give them the sample's own spread, supports three to four times
// as much that is false (package proof, worlds of which few move).
//
// The zero value is no sample; make one with NewBootstrap.
type Bootstrap struct {
	sample Paired
	// t are the t's of the resamples, in the order drawn: a p counts them, and
	// sorting would take as long as drawing. own counts those of no spread and
	// the sample's mean, which are not among them.
	t   []float64
	own int
}

var _ OneSided = Bootstrap{}

// NewBootstrap resamples paired differences, finite numbers. It panics where
// they are constant: there is then no t to resample. The same differences and
// seed give the same p's.
func NewBootstrap(d []float64, of uint64) Bootstrap {
	b := Bootstrap{sample: mustDescribe(d), t: make([]float64, 0, draws)}
	b.sample.T(0) // constant differences panic here, in its words
	centred := make([]float64, len(d))
	for i, v := range d {
		centred[i] = v - b.sample.Mean
	}
	stream := seed.New(of).Name("bootstrap").Stream()
	for range draws {
		if t := resampledT(centred, stream); math.IsNaN(t) {
			b.own++
		} else {
			b.t = append(b.t, t)
		}
	}
	return b
}

// mustDescribe is Describe of what the caller has described before.
func mustDescribe(d []float64) Paired {
	p, err := Describe(d)
	if err != nil {
		panic("inference: a bootstrap is of numbers that can be described: " + err.Error())
	}
	return p
}

// resampledT draws as many values as there are, with replacement, and returns
// the t of their mean against 0; ±∞, or NaN for a mean of 0, without a spread.
func resampledT(centred []float64, stream *seed.Stream) float64 {
	n := float64(len(centred))
	sum, squares := 0.0, 0.0
	places := drawer{stream: stream, n: uint64(len(centred))}
	for range centred {
		v := centred[places.next()]
		sum += v
		squares += v * v
	}
	spread := squares - sum*sum/n
	if spread <= flat*squares {
		if math.Abs(sum) <= n*Same {
			return math.NaN()
		}
		return math.Inf(int(math.Copysign(1, sum)))
	}
	return sum / math.Sqrt(n*spread/(n-1))
}

// drawer makes two places of one draw of 64 bits. A place is then up to n·2⁻³²
// more likely than another, nothing beside 9,999 draws.
type drawer struct {
	stream  *seed.Stream
	n, bits uint64
	half    bool
}

func (d *drawer) next() uint64 {
	if d.half = !d.half; d.half {
		d.bits = d.stream.Uint64()
	} else {
		d.bits <<= 32
	}
	return d.bits >> 32 * d.n >> 32
}

// Greater is the p of "the mean is greater than null".
func (b Bootstrap) Greater(null float64) float64 {
	beyond, observed := b.own, b.sample.T(null)
	for _, t := range b.t {
		if t >= observed {
			beyond++
		}
	}
	return float64(beyond+1) / (draws + 1)
}

// Less is the p of "the mean is less than null".
func (b Bootstrap) Less(null float64) float64 {
	beyond, observed := b.own, b.sample.T(null)
	for _, t := range b.t {
		if t <= observed {
			beyond++
		}
	}
	return float64(beyond+1) / (draws + 1)
}

// Interval is the two-sided bootstrap-t interval of the mean at a level in
// (0, 1). An end is infinite, and the interval no use, where more resamples than
// the level leaves out had no spread.
func (b Bootstrap) Interval(level float64) Interval {
	tail := int(math.Round((1 - level) / 2 * (draws + 1)))
	sorted := slices.Sorted(slices.Values(b.t))
	// Those of the sample's own mean count at either end.
	low, high := math.Inf(1), math.Inf(-1)
	if beyond := tail - b.own; beyond > 0 {
		low, high = sorted[len(sorted)-beyond], sorted[beyond-1]
	}
	return Interval{b.sample.Mean - low*b.sample.SE, b.sample.Mean - high*b.sample.SE}
}
