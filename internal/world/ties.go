package world

import (
	"cmp"
	"math"
	"slices"
	"sort"

	"github.com/yardstick-lab/yardstick/internal/activity"
	"github.com/yardstick-lab/yardstick/internal/seed"
)

// meanTie is the mean probability that a pair on the network is connected, which
// the mean audience asks for: a one-sided pair gives one follower, a mutual two.
func (n *NetworkSettings) meanTie(accounts int) float64 {
	others := max(1, n.Linked*float64(accounts)-1)
	return n.Audience.Mean * 2 / (1 + n.Reciprocity) / others
}

// tieScale finds k such that min(1, k·w·v) has the wanted mean over accounts of
// independent log-normal w and v of mean 1: the expected degrees of Chung and Lu
// (2002), made up for what the largest lose at 1.
func tieScale(mean, spread float64) float64 {
	if mean <= 0 || spread == 0 {
		return max(mean, 0)
	}
	s := spread * math.Sqrt2 // of the logarithm of w·v
	return bisect(mean, mean*math.Exp(s*s+8*s), func(k float64) float64 {
		low := phi((-math.Log(k) - s*s/2) / s) // mass of w·v below 1/k, weighted by w·v
		high := phi((math.Log(k) - s*s/2) / s) // probability above it
		return k*low + high - mean
	})
}

// follow is a tie made during the span.
type follow struct {
	tie
	at activity.Time
}

// ties connects the accounts of a network, and returns the follows of the span.
// Two accounts of weights w and v are connected from the start with probability
// p = min(1, scale·w·v) (Chung and Lu 2002), else from when something happens
// that comes at the rate growth·p a day. The work grows with the ties, not with
// the pairs (Miller and Hagberg 2011, Efficient generation of networks with given
// expected degrees).
func (b *society) ties(n *network) []follow {
	d := b.newDrawing(n)
	key := n.key.Name("ties")
	for row := range d.order {
		s := key.Number(uint64(d.order[row])).Stream()
		d.now(row, s)
		d.later(row, s)
	}
	g := newGraph(b.Accounts, d.ties)
	n.following = g.reversed()
	n.audience = n.following // where all ties are mutual
	if n.Reciprocity < 1 {
		n.audience = n.following.reversed()
	}
	return d.follows
}

// drawing is a network's ties in the making. Its rows are the linked accounts,
// the most popular first; each is paired with those after it.
type drawing struct {
	*society
	*network
	scale   float64
	order   []activity.Account
	weight  []float64 // by row, falling
	before  []float64 // the sum of the weights before a row; one more than there are rows
	met     []int32   // by row: the last row it was connected with, counted from 1
	ties    []tie
	follows []follow
}

func (b *society) newDrawing(n *network) *drawing {
	d := &drawing{society: b, network: n, scale: tieScale(n.meanTie(b.Accounts), n.Audience.Spread), before: []float64{0}}
	for a := range activity.Account(b.Accounts) {
		if n.linked[a] {
			d.order = append(d.order, a)
		}
	}
	slices.SortStableFunc(d.order, func(a, b activity.Account) int { return cmp.Compare(n.popular[b], n.popular[a]) })
	for row, a := range d.order {
		d.weight = append(d.weight, n.popular[a])
		d.before = append(d.before, d.before[row]+n.popular[a])
	}
	d.met = make([]int32, len(d.order))
	d.ties = make([]tie, 0, int(n.Audience.Mean*float64(len(d.order))*roomForTies))
	return d
}

// roomForTies is the room made for ties, as a share of those expected (ours).
const roomForTies = 1.1

// now draws with whom a row is connected from the start. The probability only
// falls down the row: where it was p, the next candidate lies a geometric number
// of places on and is taken with q/p, where q is its own.
func (d *drawing) now(row int, s *seed.Stream) {
	with, p, reach := row+1, 1.0, d.scale*d.weight[row]
	for with < len(d.order) && p > 0 {
		skip := s.Exponential() / -math.Log1p(-p) // 0 where p is 1
		if skip >= float64(len(d.order)-with) {
			return
		}
		with += int(skip)
		q := min(1, reach*d.weight[with])
		if s.Float64()*p < q {
			d.met[with] = int32(row + 1)
			d.ties = d.connect(d.ties, row, with, s)
		}
		with, p = with+1, q
	}
}

// later draws with whom a row is connected during the span, as things happen, so
// that a longer span only goes on. Each of the later rows comes at a rate in
// proportion to its weight; a pair that is connected already stays as it is.
func (d *drawing) later(row int, s *seed.Stream) {
	last := len(d.order) - 1
	rest := d.before[last+1] - d.before[row+1]
	rate := d.Growth * d.scale * d.weight[row] * rest
	for wait := s.Exponential() / rate; wait < float64(d.span.days()); wait += s.Exponential() / rate {
		x := d.before[row+1] + s.Float64()*rest
		with := sort.Search(last, func(i int) bool { return d.before[i+1] > x })
		above := s.Float64() * d.scale * d.weight[row] * d.weight[with]
		if above >= 1 || d.met[with] == int32(row+1) {
			continue
		}
		d.met[with] = int32(row + 1)
		at := d.clock.at(d.span.First()+activity.Day(wait), s)
		for _, t := range d.connect(nil, row, with, s) {
			d.follows = append(d.follows, follow{t, at})
		}
	}
}

// connect appends one tie or both. Of a pair that is not mutual the more popular
// is the likelier to be followed.
func (d *drawing) connect(all []tie, row, with int, s *seed.Stream) []tie {
	mutual, side := s.Float64() < d.Reciprocity, s.Float64()
	share := d.weight[row] / (d.weight[row] + d.weight[with])
	if mutual || side < share {
		all = append(all, tie{d.order[row], d.order[with]})
	}
	if mutual || side >= share {
		all = append(all, tie{d.order[with], d.order[row]})
	}
	return all
}
