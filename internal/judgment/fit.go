package judgment

import (
	"math"

	"github.com/yardstick-lab/yardstick/internal/scorer"
	"github.com/yardstick-lab/yardstick/internal/seed"
)

// features is how many a fit has, in the order of the preset's terms: reactions
// received, own acts, lists, followers.
const features = 4

type row [features]float64

// featuresOf are ln(1+count) of an account.
func featuresOf(c Counts) row {
	return row{
		math.Log1p(c.MentionsReceived + c.ResharesReceived), math.Log1p(c.Posts + c.MentionsSent + c.ResharesSent),
		math.Log1p(c.Listed), math.Log1p(c.Followers),
	}
}

func differencesOf(pairs []Pair) []row {
	rows := make([]row, len(pairs))
	for i, p := range pairs {
		a, b := featuresOf(p.A), featuresOf(p.B)
		for k := range a {
			rows[i][k] = a[k] - b[k]
		}
	}
	return rows
}

// Fitted are the weights that people's choices give to what they saw.
type Fitted struct {
	Terms scorer.Terms // U, O, L and F; Q is 0
	// Train is the AUC on the pairs it was fitted to. Folds is how it does on pairs
	// not seen in fitting, five parts in turn; Disjoint the AUC of pairs of people
	// none of whom was seen, without an interval.
	Train    AUC
	Folds    Trial
	Disjoint AUC
}

// The parts of the checks (ours, after the record on these data).
const (
	folds  = 5
	splits = 10
)

// LeastToFit is how many pairs a fit needs: in each part of its checks as many as
// it has weights (ours). With fewer, weights grow without end.
const LeastToFit = folds * features

// Fit finds the weights of the logistic model of the choices, on differences of
// ln(1+count), none below 0 and without an intercept: who stands first does not
// matter. It wants at least LeastToFit pairs.
func Fit(pairs []Pair, key seed.Key) Fitted {
	rows, chose := differencesOf(pairs), choices(pairs)
	w, odds := logistic(rows, chose), inTurn(rows, chose, key.Name("folds"))
	unseen := held(Unseen, odds, pairs, key.Name("unseen"))
	unseen.Sure = surenessOf(odds, odds, chose) // they are log odds already
	return Fitted{
		Terms: scorer.Terms{U: w[0], O: w[1], L: w[2], F: w[3]},
		Train: Try("", w.measure, pairs, key.Name("train")).All, Folds: unseen, Disjoint: disjoint(pairs, key.Name("disjoint")),
	}
}

// Unseen names the fitted weights where they are asked of pairs that they were
// not fitted to.
const Unseen = "fitted, on unseen pairs"

func (w row) measure(c Counts) float64 {
	x, sum := featuresOf(c), 0.0
	for k := range w {
		sum += w[k] * x[k]
	}
	return sum
}

// The end of the fit (ours): no weight moves by more than settled in a round.
const (
	settled    = 1e-12
	mostRounds = 2000
)

// logistic finds the non-negative weights of greatest likelihood, one at a time
// by Newton's step, cut at 0, until none moves. The likelihood is concave, so
// that this ends at its top.
func logistic(rows []row, chose []bool) (w row) {
	for range mostRounds {
		moved := 0.0
		for k := range w {
			slope, bend := 0.0, 1e-9 // a trace of ridge: a feature that never differs stays at 0
			for i, x := range rows {
				p := 1 / (1 + math.Exp(-dot(w, x)))
				y := 0.0
				if chose[i] {
					y = 1
				}
				slope += (y - p) * x[k]
				bend += p * (1 - p) * x[k] * x[k]
			}
			next := max(0, w[k]+max(-1, min(1, slope/bend))) // a longer step may overshoot
			moved = max(moved, math.Abs(next-w[k]))
			w[k] = next
		}
		if moved < settled {
			break
		}
	}
	return w
}

func dot(w, x row) float64 {
	sum := 0.0
	for k := range w {
		sum += w[k] * x[k]
	}
	return sum
}

// inTurn fits four parts of five and asks the fifth, each in turn, and returns
// what comes out for each: the log odds that A was chosen.
func inTurn(rows []row, chose []bool, key seed.Key) []float64 {
	part, s := make([]int, len(rows)), key.Stream()
	for i := range part {
		part[i] = s.IntN(folds)
	}
	odds := make([]float64, len(rows))
	for f := range folds {
		var train []row
		var chosen []bool
		for i := range rows {
			if part[i] != f {
				train, chosen = append(train, rows[i]), append(chosen, chose[i])
			}
		}
		w := logistic(train, chosen)
		for i, x := range rows {
			if part[i] == f {
				odds[i] = dot(w, x)
			}
		}
	}
	return odds
}

// disjoint fits the pairs within one half of the people and tries those within
// the other, some times, and averages the areas.
func disjoint(pairs []Pair, key seed.Key) AUC {
	var mean AUC
	tried := 0
	for split := range splits {
		train, test := halved(pairs, key.Number(uint64(split)).Stream())
		w := logistic(differencesOf(train), choices(train))
		if a := bare(Measure(w.measure).differences(test), choices(test)); a.Known {
			mean.Value += a.Value
			mean.Pairs += a.Pairs
			tried++
		}
	}
	if tried > 0 {
		mean.Known, mean.Value, mean.Pairs = true, mean.Value/float64(tried), mean.Pairs/tried
	}
	return mean
}

// halved draws one half of the people, and returns the pairs within it and those
// within the other.
func halved(pairs []Pair, s *seed.Stream) (train, test []Pair) {
	half := map[Counts]bool{}
	for _, p := range pairs {
		for _, c := range []Counts{p.A, p.B} {
			if _, known := half[c]; !known {
				half[c] = s.Bernoulli(.5)
			}
		}
	}
	for _, p := range pairs {
		switch {
		case half[p.A] && half[p.B]:
			train = append(train, p)
		case !half[p.A] && !half[p.B]:
			test = append(test, p)
		}
	}
	return train, test
}
