package scorer

import "math"

// A cell is one owner on one network. Its inputs at the end of a day are the
// sums of its pairs (one per actor) and a few counts.

// counts are the inputs of a cell that are not sums of credits.
type counts struct {
	posts, lists, followers int32
	linked                  bool
	own                     int64   // fixed point: the owner's own acts
	held                    float64 // what lists and followers come to, which seldom changes
}

// hold brings held up to date.
func (c *counts) hold(b Terms) {
	c.held = part(b.L, float64(c.lists)) + part(b.F, float64(c.followers))
}

// tally gathers U and the plain sum of x over the pairs of a cell. Actors must
// come in order: floating-point sums and products depend on it.
//
// Σ log2(1+x) is computed as the logarithm of one product, with the exponent
// taken out whenever it grows large: taking out a power of two is exact, and log2
// adds all of them up before anything is rounded, so when it happens does not
// matter.
type tally struct {
	phi                Phi
	sum                float64
	product, quotient  float64 // Π(1+x) over x ≥ 0 and Π(1−x) over x < 0
	exponent, negative int
}

func newTally(phi Phi) tally { return tally{phi: phi, product: 1, quotient: 1} }

// large is where the exponent is taken out of a product; one more factor of its
// size is still far from overflow.
const large = 1 << 200

// huge is what a product may come to before anything is known of its factors: a
// little below overflow.
const huge = 0x1p1000

// stretch is how many pairs are multiplied between two looks at the product
// (ours, measured).
const stretch = 64

// addAll adds pairs, given their sums in fixed point.
func (t *tally) addAll(sums []int64, unfix float64) {
	for len(sums) > stretch {
		t.addSome(sums[:stretch], unfix)
		sums = sums[stretch:]
	}
	t.addSome(sums, unfix)
}

// addSome adds at most a stretch of pairs; where one is negative or too large,
// one after the other.
func (t *tally) addSome(sums []int64, unfix float64) {
	sum, product, signs := t.sum, t.product, int64(0)
	for _, v := range sums {
		x := float64(float64(v) * unfix)
		signs |= v
		sum += x
		product *= 1 + x
	}
	if t.phi == Log2 && signs >= 0 && product < huge {
		t.sum = sum
		t.product, t.exponent = reduce(product, t.exponent)
		return
	}
	for _, v := range sums {
		t.add(float64(float64(v) * unfix))
	}
}

// add adds one pair.
func (t *tally) add(x float64) {
	t.sum += x
	switch {
	case t.phi == Identity:
	case x >= 0:
		t.product, t.exponent = reduce(t.product*(1+x), t.exponent)
	default:
		t.quotient, t.negative = reduce(t.quotient*(1-x), t.negative)
	}
}

// reduce takes the exponent out of a product that has become large.
func reduce(product float64, exponent int) (float64, int) {
	if product <= large {
		return product, exponent
	}
	fraction, e := math.Frexp(product)
	return fraction, exponent + e
}

// u returns Σ φ(x), unclamped.
func (t *tally) u() float64 {
	if t.phi == Identity {
		return t.sum
	}
	return log2(t.product, t.exponent) - log2(t.quotient, t.negative)
}

// engaged returns R(u,n) of a cell.
func (p *Preset) engaged(t *tally, c counts, unfix float64) float64 {
	r := part(p.B.U, t.u()) + part(p.B.Q, t.sum/(float64(c.posts)+p.K0))
	if p.B.O != 0 {
		r += part(p.B.O, float64(float64(c.own)*unfix))
	}
	return r + c.held
}

// terms returns the parts of R of a cell: b·ln(1+…) for each of U, Q, O, L, F.
func (p *Preset) terms(t *tally, c counts, unfix float64) Terms {
	return Terms{
		U: part(p.B.U, t.u()),
		Q: part(p.B.Q, t.sum/(float64(c.posts)+p.K0)),
		O: part(p.B.O, float64(float64(c.own)*unfix)),
		L: part(p.B.L, float64(c.lists)),
		F: part(p.B.F, float64(c.followers)),
	}
}

func part(b, value float64) float64 {
	x := 1 + value
	if b == 0 || x <= 1 {
		return 0
	}
	return float64(b * ln(x))
}

func (t Terms) total() float64 { return t.U + t.Q + t.O + t.L + t.F }

// product returns b_U ln Π(1+U) over networks.
func (p *Preset) product(u []float64) float64 {
	product, exponent := 1.0, 0
	for _, x := range u {
		if product *= 1 + x; product > large {
			product, exponent = reduce(product, exponent)
		}
	}
	return p.logProduct(product, exponent)
}

// logProduct returns b_U ln of a product whose exponent was taken out.
func (p *Preset) logProduct(product float64, exponent int) float64 {
	if exponent == 0 {
		return float64(p.B.U * ln(product))
	}
	return float64(p.B.U * (ln(product) + float64(float64(exponent)*math.Ln2)))
}

// combine returns R of an account from those of its networks, each already
// multiplied by its g and raised to p.
func (p *Preset) combine(powers float64) float64 {
	switch p.P {
	case 1:
		return powers
	case 2:
		return math.Sqrt(powers)
	}
	return pow(powers, 1/p.P)
}

// power returns (g·r)^p.
func (p *Preset) power(g, r float64) float64 {
	gr := float64(g * r)
	switch p.P {
	case 1:
		return gr
	case 2:
		return float64(gr * gr)
	}
	return pow(gr, p.P)
}
