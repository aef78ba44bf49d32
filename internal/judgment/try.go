package judgment

import "github.com/yardstick-lab/yardstick/internal/seed"

// Trial is how a measure did.
type Trial struct {
	Name string
	// Why says why it was not tried; the rest is empty then.
	Why    string
	All    AUC
	Ratios []AUC // by Ratios
	// Curve is the characteristic whose area All is; nil where that is not known.
	Curve []Point
	// Sure is how sure it is, and how often right; nil where it puts all pairs level.
	Sure *Sureness
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
	differences := m.differences(pairs)
	t := held(name, differences, pairs, key)
	t.Sure = sureness(differences, choices(pairs), key.Name("sure"))
	return t
}

// held holds differences against the choices, all but how sure they are.
func held(name string, differences []float64, pairs []Pair, key seed.Key) Trial {
	chose := choices(pairs)
	t := Trial{Name: name, All: aucOf(differences, chose, key.Name("all")), Curve: ranking(differences).curve(chose)}
	for i := range Ratios {
		var value []float64
		var within []Pair
		for j, p := range pairs {
			if band(p) == i {
				value, within = append(value, differences[j]), append(within, p)
			}
		}
		t.Ratios = append(t.Ratios, aucOf(value, choices(within), key.Name("ratio").Number(uint64(i))))
	}
	return t
}

// differences are what a measure makes of A less what it makes of B.
func (m Measure) differences(pairs []Pair) []float64 {
	value := make([]float64, len(pairs))
	for i, p := range pairs {
		value[i] = m(p.A) - m(p.B)
	}
	return value
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
