package judgment

import (
	"math"

	"github.com/yardstick-lab/yardstick/internal/seed"
)

// Trial is how a measure did.
type Trial struct {
	Name string
	// Why says why it was not tried; the rest is empty then.
	Why    string
	All    AUC
	Ratios []AUC // by Ratios
	// Differences are A less B for each pair.
	Differences []float64
}

// Ratios are the bands of how many times more followers one of a pair has: from
// each to below the next (ours).
var Ratios = []float64{1, 2, 10, 100}

// band is the place in Ratios of a pair's ratio of followers.
func band(p Pair) int {
	ratio := (max(p.A.Followers, p.B.Followers) + 1) / (min(p.A.Followers, p.B.Followers) + 1)
	i := len(Ratios) - 1
	for ratio < Ratios[i] {
		i--
	}
	return i
}

// Try holds a measure against the choices. The key is that of the draws.
func Try(name string, m Measure, pairs []Pair, key seed.Key) Trial {
	t := Trial{Name: name, Differences: make([]float64, len(pairs))}
	for i, p := range pairs {
		t.Differences[i] = m(p.A) - m(p.B)
	}
	t.All = aucOf(t.Differences, choices(pairs), key.Name("all"))
	for i := range Ratios {
		var value []float64
		var within []Pair
		for j, p := range pairs {
			if band(p) == i {
				value, within = append(value, t.Differences[j]), append(within, p)
			}
		}
		t.Ratios = append(t.Ratios, aucOf(value, choices(within), key.Name("ratio").Number(uint64(i))))
	}
	return t
}

func choices(pairs []Pair) []bool {
	chose := make([]bool, len(pairs))
	for i, p := range pairs {
		chose[i] = p.AChose
	}
	return chose
}

// Agreed is how often two people who were shown the same two accounts chose the
// same one.
type Agreed struct {
	Twice int // pairs of judgments on the same two
	Same  int
}

// Share is Same of Twice, 0 of none.
func (a Agreed) Share() float64 {
	if a.Twice == 0 {
		return 0
	}
	return float64(a.Same) / float64(a.Twice)
}

// Agreement finds the judgments on the same two accounts. Accounts are told by
// their counts: equal counts are the same account.
func Agreement(pairs []Pair) (a Agreed) {
	type two struct{ first, second Counts }
	seen := map[two][2]int{}
	for _, p := range pairs {
		k, first := two{p.A, p.B}, p.AChose
		if less(p.B, p.A) {
			k, first = two{p.B, p.A}, !p.AChose
		}
		votes := seen[k]
		at := 1
		if first {
			at = 0
		}
		a.Twice += votes[0] + votes[1]
		a.Same += votes[at]
		votes[at]++
		seen[k] = votes
	}
	return a
}

// less orders counts, so that a pair is the same whoever stands first.
func less(a, b Counts) bool {
	x, y := a.fields(), b.fields()
	for i := range x {
		if *x[i] != *y[i] {
			return *x[i] < *y[i]
		}
	}
	return false
}

// Curve are points of the receiver operating characteristic: the shares of pairs
// with B chosen, and with A chosen, whose difference is above each value.
func (t Trial) Curve(pairs []Pair) (wrong, right []float64) {
	r := ranking(t.Differences)
	above := [2]float64{}
	for _, p := range pairs {
		above[side(p)]++
	}
	total, at := above, 0
	wrong, right = append(wrong, 1), append(right, 1)
	for _, end := range r.ends {
		for ; at < end; at++ {
			above[side(pairs[r.order[at]])]--
		}
		wrong = append(wrong, above[0]/math.Max(1, total[0]))
		right = append(right, above[1]/math.Max(1, total[1]))
	}
	return wrong, right
}

func side(p Pair) int {
	if p.AChose {
		return 1
	}
	return 0
}
