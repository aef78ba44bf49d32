package metric

import (
	"math"
	"slices"
	"testing"
)

func TestMetric(t *testing.T) {
	on := func(day int) float64 { return float64(day * day) }
	check := func(m Metric, value float64, days []int, says string) {
		t.Helper()
		if got := m.Value(on); got != value {
			t.Errorf("%s is %g, want %g", m, got, value)
		}
		if got := m.Days(); !slices.Equal(got, days) {
			t.Errorf("%s looks at %v, want %v", m, got, days)
		}
		if got := m.String(); got != says {
			t.Errorf("got %q, want %q", got, says)
		}
	}
	check(Metric{Of: Score, Day: 3}, 9, []int{3}, "score on day 3")
	check(Metric{Of: Displayed, IsChange: true, Before: -1, After: 2}, 3, []int{-1, 2}, "change of displayed from day -1 to day 2")
	check(Metric{Of: Score, IsChange: true, Before: 2, After: 0}, -4, []int{0, 2}, "change of score from day 2 to day 0")
	check(Metric{Of: Score, Receivers: "forward", Day: 3}, 9, []int{3}, "score of the receivers in forward on day 3")
}

func TestQuantities(t *testing.T) {
	for _, name := range QuantityNames() {
		if q, ok := ParseQuantity(name); !ok || q.String() != name {
			t.Errorf("ParseQuantity(%q) = %v, %v", name, q, ok)
		}
	}
	if _, ok := ParseQuantity("rank"); ok {
		t.Error("an unknown quantity was read")
	}
}

func TestSign(t *testing.T) {
	check := func(x float64, want int) {
		t.Helper()
		if got := Sign(x); got != want {
			t.Errorf("Sign(%g) = %d, want %d", x, got, want)
		}
	}
	check(0, 0)
	check(math.Copysign(0, -1), 0)
	check(1e-10, 0)
	check(-1e-10, 0)
	check(1e-8, 1)
	check(-1, -1)
}
