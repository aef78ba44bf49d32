package bench

import (
	"context"
	"math"
)

// Speeds is what one core of the machine can do, measured in the same run.
type Speeds struct {
	Read    float64 `json:"read_bytes_per_s"`
	Triad   float64 `json:"triad_bytes_per_s"`
	Cached  float64 `json:"cached_adds_per_s"`  // at random places of 4 MB
	Distant float64 `json:"distant_adds_per_s"` // at random places of 96 MB
	Logs    float64 `json:"logs_per_s"`         // one after the other, without SIMD
}

// Seconds is the least that needs can take at these speeds.
func (s Speeds) Seconds(n Needs) float64 {
	total := 0.0
	for _, part := range [][2]float64{{n.Bytes, max(s.Read, s.Triad)}, {n.Cached, s.Cached}, {n.Distant, s.Distant}, {n.Logs, s.Logs}} {
		if part[0] > 0 {
			total += part[0] / part[1]
		}
	}
	return total
}

// The arrays of the measurements, in entries of 8 bytes.
const (
	streamed = 1 << 24 // 128 MiB: far more than any cache
	nearby   = 4 << 20 / 8
	distant  = 96 << 20 / 8
	draws    = 1 << 22
)

// measureLimits measures the speeds, one after the other.
func measureLimits(ctx context.Context, t *Trial) error {
	a, b, c := make([]float64, streamed), make([]float64, streamed), make([]float64, streamed)
	for i := range a {
		a[i], b[i], c[i] = 1, 2, 3
	}
	sink := 0.0
	speed := func(units float64, work func()) (float64, error) {
		err := t.measure(ctx, func() error { work(); return nil })
		return units / max(t.Measured.CPU, 1e-9), err
	}
	s := &t.Measured.Speeds
	near, far := places(nearby), places(distant)
	sums := make([]int64, distant)
	for _, m := range []struct {
		into  *float64
		units float64
		work  func()
	}{
		{&s.Read, 8 * streamed, func() { sink += total(a) }},
		{&s.Triad, 24 * streamed, func() { triad(a, b, c) }},
		{&s.Cached, draws, func() { scatter(sums[:nearby], near) }},
		{&s.Distant, draws, func() { scatter(sums, far) }},
		{&s.Logs, streamed, func() { sink += logarithms(streamed) }},
	} {
		var err error
		if *m.into, err = speed(m.units, m.work); err != nil {
			return err
		}
	}
	t.Measured.Check = Check{Sum: sink}
	return nil
}

func total(a []float64) float64 {
	var s [8]float64
	for i := 0; i+8 <= len(a); i += 8 {
		x := a[i : i+8 : i+8]
		for j := range s {
			s[j] += x[j]
		}
	}
	return s[0] + s[1] + s[2] + s[3] + s[4] + s[5] + s[6] + s[7]
}

func triad(a, b, c []float64) {
	b, c = b[:len(a)], c[:len(a)]
	for i := range a {
		a[i] = b[i] + 3*c[i]
	}
}

// places are random places of an array.
func places(n uint64) []uint32 {
	all := make([]uint32, draws)
	for i := range all {
		all[i] = uint32(mix(uint64(i)*golden) % n)
	}
	return all
}

func scatter(sums []int64, at []uint32) {
	for _, p := range at {
		sums[p]++
	}
}

// logarithms takes n of them: of factors that a table and a short series
// (Tang 1990) give, which is the quickest way without SIMD that we know.
func logarithms(n int) float64 {
	sum, bits := 0.0, math.Float64bits(1.25)
	for range n {
		x := bits&(1<<52-1) | 1023<<52
		e := &logTable[x>>(52-logBits)&(1<<logBits-1)]
		r := math.Float64frombits(x)*e.inverse - 1
		r2 := r * r
		sum += float64(int(bits>>52)-1023)*math.Ln2 + e.log + (r - r2*(0.5-r*(1.0/3)) - r2*r2*(0.25-r*0.2+r2*(1.0/6)))
		bits += golden >> 12 & (1<<50 - 1)
	}
	return sum
}

const logBits = 7

type logEntry struct{ inverse, log float64 }

var logTable = func() (table [1 << logBits]logEntry) {
	for i := range table {
		c := 1 / (1 + (float64(i)+0.5)/(1<<logBits))
		table[i] = logEntry{c, -math.Log(c)}
	}
	return table
}()
