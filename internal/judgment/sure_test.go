package judgment_test

import (
	"math"
	"testing"

	"github.com/yardstick-lab/yardstick/internal/judgment"
	"github.com/yardstick-lab/yardstick/internal/seed"
)

// byFollowers makes pairs of given followers and choices.
func byFollowers(rows ...[3]float64) []judgment.Pair {
	pairs := make([]judgment.Pair, len(rows))
	for i, r := range rows {
		pairs[i] = judgment.Pair{A: judgment.Counts{Followers: r[0]}, B: judgment.Counts{Followers: r[1]}, AChose: r[2] == 1}
	}
	return pairs
}

func followers(pairs []judgment.Pair) judgment.Trial {
	return judgment.Try("followers", judgment.Plain[0].Measure, pairs, seed.New(1))
}

// TestCurve holds some points of curves that are known by hand.
func TestCurve(t *testing.T) {
	check := func(b, want float64, rows ...[3]float64) {
		t.Helper()
		curve := followers(byFollowers(rows...)).Curve
		if got := curve[int(50*b)]; math.Abs(got.A-want) > 1e-12 || got.B != b {
			t.Errorf("at %g: %+v, want %g", b, got, want)
		}
	}
	check(0, 1, [3]float64{2, 1, 1}, [3]float64{1, 2, 0})                           // all above
	check(0.98, 0, [3]float64{2, 1, 0}, [3]float64{1, 2, 1})                        // all below
	check(1, 1, [3]float64{2, 1, 0}, [3]float64{1, 2, 1})                           // but all are passed in the end
	check(0.5, 0.5, [3]float64{1, 1, 1}, [3]float64{1, 1, 0})                       // level: a straight line
	check(0.5, 0.75, [3]float64{3, 1, 1}, [3]float64{1, 1, 1}, [3]float64{1, 1, 0}) // one above, then level
	check(0.24, 0.5, [3]float64{3, 1, 1}, [3]float64{3, 2, 0}, [3]float64{2, 3, 0}, [3]float64{1, 3, 1})
	if got := followers(byFollowers([3]float64{2, 1, 1})); got.Curve != nil {
		t.Errorf("all chose A, and the curve is %v", got.Curve)
	}
}

// TestCurveHoldsItsArea compares the area below the curve with the AUC.
func TestCurveHoldsItsArea(t *testing.T) {
	for _, m := range judgment.Plain {
		got, area := judgment.Try(m.Name, m.Measure, drawn(3_000, 0.4, 0.7), seed.New(1)), 0.0
		for i := range got.Curve[1:] {
			area += (got.Curve[i].A + got.Curve[i+1].A) / 2 * (got.Curve[i+1].B - got.Curve[i].B)
		}
		if math.Abs(area-got.All.Value) > 0.002 {
			t.Errorf("%s: the area is %.4f, the AUC %.4f", m.Name, area, got.All.Value)
		}
	}
}

// TestSurenessFindsThePlantedChances asks of choices that follow the weights of a
// measure, and of others.
func TestSurenessFindsThePlantedChances(t *testing.T) {
	ln := judgment.Plain[1]
	s := judgment.Try("", ln.Measure, drawn(20_000, 0.5, 0), seed.New(1)).Sure
	if len(s.Bins) != 10 || s.Ordered != 20_000 || s.Off > 3*s.Chance {
		t.Errorf("%d bins of %d pairs, off by %.4f, by chance %.4f", len(s.Bins), s.Ordered, s.Off, s.Chance)
	}
	for i, b := range s.Bins {
		if b.Pairs != 2_000 || i > 0 && b.Sure <= s.Bins[i-1].Sure || b.Right < b.Interval.Low || b.Right > b.Interval.High {
			t.Errorf("bin %d: %+v", i, b)
		}
	}
	// Followers as they are make differences of another shape than the choices have.
	if raw := judgment.Try("", judgment.Plain[0].Measure, drawn(20_000, 0.5, 0), seed.New(1)).Sure; raw.Off < 5*raw.Chance {
		t.Errorf("followers as they are: off by %.4f, by chance %.4f", raw.Off, raw.Chance)
	}
}

func TestSurenessOfFew(t *testing.T) {
	level := followers(byFollowers([3]float64{1, 1, 1}, [3]float64{1, 1, 0})).Sure
	if level != nil {
		t.Errorf("two level pairs: %+v", level)
	}
	s := followers(byFollowers([3]float64{2, 1, 1}, [3]float64{1, 1, 0}, [3]float64{1, 3, 0}, [3]float64{4, 2, 0})).Sure
	if s.Ordered != 3 || len(s.Bins) != 1 || math.Abs(s.Right-2./3) > 1e-12 {
		t.Errorf("three ordered pairs: %+v", s)
	}
	// People chose against it: it is no surer than a coin, and its order is kept.
	against := followers(byFollowers([3]float64{2, 1, 0}, [3]float64{3, 1, 0}, [3]float64{1, 3, 1}, [3]float64{1, 4, 1}, [3]float64{1, 5, 1})).Sure
	if against.Right != 0 || against.Bins[0].Sure != 0.5 {
		t.Errorf("against: %+v", against)
	}
}
