package scorer

import "math"

// ln is a natural logarithm of our own, for positive finite numbers: faster than
// the library's, which some processors also have in hardware, with other last
// bits. Its error is below 4e-16 + 2e-16·|ln x|, absolute and not relative, which
// is all that ln(1+…) needs.
//
// x = 2^k · m with m in [1, 2); c is near 1/m, so that r = m·c − 1 is small and
// ln x = k·ln 2 − ln c + ln(1+r), the last by its series (Tang 1990).
func ln(x float64) float64 {
	bits := math.Float64bits(x)
	k := int(bits>>52) - 1023
	m := math.Float64frombits(bits&(1<<52-1) | 1023<<52)
	e := &lnTable[bits>>(52-lnBits)&(1<<lnBits-1)]
	r := float64(m*e.inverse) - 1
	r2 := float64(r * r)
	// r − r²/2 + r³/3 − r⁴/4 + r⁵/5, paired so that the steps can overlap; the
	// next term is below 2^-62.
	low := r - float64(r2*(0.5-float64(r*(1.0/3))))
	high := 0.25 - float64(r*0.2)
	return (float64(float64(k)*math.Ln2) - e.ln) + (low - float64(float64(r2*r2)*high))
}

// lnAll is ln of every x, one after the other without a call between them, so
// that their steps overlap.
func lnAll(dst, x []float64) {
	for i, x := range x {
		bits := math.Float64bits(x)
		k := int(bits>>52) - 1023
		m := math.Float64frombits(bits&(1<<52-1) | 1023<<52)
		e := &lnTable[bits>>(52-lnBits)&(1<<lnBits-1)]
		r := float64(m*e.inverse) - 1
		r2 := float64(r * r)
		low := r - float64(r2*(0.5-float64(r*(1.0/3))))
		high := 0.25 - float64(r*0.2)
		dst[i] = (float64(float64(k)*math.Ln2) - e.ln) + (low - float64(float64(r2*r2)*high))
	}
}

// log2 is the binary logarithm of product·2^exponent: the same bits however that
// is cut in two.
func log2(product float64, exponent int) float64 {
	bits := math.Float64bits(product)
	m := math.Float64frombits(bits&(1<<52-1) | 1023<<52)
	e := &lnTable[bits>>(52-lnBits)&(1<<lnBits-1)]
	r := float64(m*e.inverse) - 1
	r2 := float64(r * r)
	low := r - float64(r2*(0.5-float64(r*(1.0/3))))
	high := 0.25 - float64(r*0.2)
	return float64(int(bits>>52)-1023+exponent) + float64(((low-float64(float64(r2*r2)*high))-e.ln)*(1/math.Ln2))
}

// log2All is log2 of every product.
func log2All(dst, product []float64, exponent []int) {
	exponent = exponent[:len(product)]
	for i, x := range product {
		bits := math.Float64bits(x)
		m := math.Float64frombits(bits&(1<<52-1) | 1023<<52)
		e := &lnTable[bits>>(52-lnBits)&(1<<lnBits-1)]
		r := float64(m*e.inverse) - 1
		r2 := float64(r * r)
		low := r - float64(r2*(0.5-float64(r*(1.0/3))))
		high := 0.25 - float64(r*0.2)
		dst[i] = float64(int(bits>>52)-1023+exponent[i]) + float64(((low-float64(float64(r2*r2)*high))-e.ln)*(1/math.Ln2))
	}
}

// lnBits is how many leading bits of m choose the entry: |r| < 2^-10 but for the
// first, which is ln 1 = 0 exactly, so that what does not count adds nothing. The
// table takes 8 KiB.
const lnBits = 9

type lnEntry struct{ inverse, ln float64 }

var lnTable = func() (table [1 << lnBits]lnEntry) {
	for i := range table {
		// Half of the precision is enough for c, and makes m·c nearly exact.
		c := float64(float32(1 / (1 + float64((float64(i)+0.5)/(1<<lnBits)))))
		table[i] = lnEntry{c, lnSlow(c)}
	}
	table[0] = lnEntry{1, 0}
	return table
}()

// lnSlow is ln x = 2 artanh((x−1)/(x+1)) by its series, for x between 1/2 and 2:
// twenty terms of at most 1/9 each, and the same bits everywhere.
func lnSlow(x float64) float64 {
	y := (x - 1) / (x + 1)
	y2, sum := float64(y*y), 0.0
	for i := 41; i > 0; i -= 2 {
		sum = float64(sum*y2) + 1/float64(i)
	}
	return 2 * float64(y*sum)
}

// exp2 is 2^x by the series of e^(f·ln 2), f the rest to the nearest whole
// number: fifteen terms, for |f·ln 2| < 0.35. Its relative error is below 1e-15.
func exp2(x float64) float64 {
	k := math.RoundToEven(x)
	f, sum := float64((x-k)*math.Ln2), 1.0
	for i := 15; i > 0; i-- {
		sum = 1 + float64(float64(sum*f)/float64(i))
	}
	return math.Ldexp(sum, int(k))
}

// pow is x^y for x ≥ 0 and y of either sign; 0 to a positive power is 0.
func pow(x, y float64) float64 {
	if x == 0 {
		return 0
	}
	return exp2(float64(float64(ln(x)*(1/math.Ln2)) * y))
}
