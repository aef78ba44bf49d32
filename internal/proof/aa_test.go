package proof

import (
	"math"
	"strings"
	"testing"

	"github.com/yardstick-lab/yardstick/internal/seed"
)

func stream(name string) *seed.Stream { return seed.New(1).Name(name).Stream() }

// liked are differences as a run of likes-only stores them: twenty worlds, all
// of one sign and much alike.
var liked = []float64{
	.2412, .2277, .2631, .2508, .2199, .2744, .2365, .2480, .2533, .2291,
	.2402, .2618, .2347, .2456, .2570, .2223, .2689, .2315, .2494, .2381,
}

func TestFlipsRaiseAlarmsAsOftenAsTheySay(t *testing.T) {
	check := func(comparisons int, samples ...Sample) {
		t.Helper()
		found, err := Flip(samples, comparisons, 7)
		if err != nil {
			t.Fatal(err)
		}
		if !found.Inside || found.PUniform < .001 {
			t.Errorf("%d of %d alarms, band %d..%d, uniform p %g", found.Count, comparisons, found.Low, found.High, found.PUniform)
		}
		sum := 0
		for _, s := range found.Samples {
			sum += s.Count
		}
		if sum != found.Count || found.Comparisons != comparisons {
			t.Errorf("samples have %d alarms of %d", sum, found.Count)
		}
	}
	mixed := append([]float64(nil), liked...)
	for i := range mixed {
		mixed[i] = math.Sin(float64(7 * i))
	}
	check(200, Sample{"no-lift", liked})
	check(200, Sample{"no-lift", liked}, Sample{"mixed", mixed}, Sample{"twelve", mixed[:12]})
}

func TestFlipRepeats(t *testing.T) {
	a, _ := Flip([]Sample{{"it", liked}}, 20, 7)
	b, _ := Flip([]Sample{{"it", liked}}, 20, 7)
	c, _ := Flip([]Sample{{"it", liked}}, 20, 8)
	if a.Distance != b.Distance || a.Distance == c.Distance {
		t.Errorf("distances %g, %g and with another seed %g", a.Distance, b.Distance, c.Distance)
	}
}

func TestDivideRaisesAlarmsAsOftenAsItSays(t *testing.T) {
	values := make([]float64, 40)
	from := stream("divide")
	for i := range values {
		values[i] = 40 + from.Normal()
	}
	found, err := Divide([]Sample{{"score", values}}, 200, 7)
	if err != nil || !found.Inside || found.PUniform < .001 {
		t.Errorf("%v: %d alarms, band %d..%d, uniform p %g", err, found.Count, found.Low, found.High, found.PUniform)
	}
	// The first comparison is of the halves as they are.
	for i := range values[:20] {
		values[i] += 100
	}
	if found, _ = Divide([]Sample{{"score", values}}, 1, 7); found.Count != 1 {
		t.Error("two halves that lie far apart raised no alarm")
	}
	if _, err := Divide([]Sample{{"same", []float64{1, 1, 1, 1}}}, 1, 7); err == nil || !strings.HasPrefix(err.Error(), "same: ") {
		t.Errorf("values that are all alike: got %v", err)
	}
}

func TestUnfit(t *testing.T) {
	check := func(values []float64, want string) {
		t.Helper()
		if got := (Sample{Values: values}).Unfit(); got != want {
			t.Errorf("%v: got %q, want %q", values, got, want)
		}
	}
	check(liked, "")
	check(liked[:6], "")
	check(liked[:5], "it has 5 differences, and signs of fewer than 6 cannot reach 5 %")
	check(make([]float64, 20), "every difference is 0: it is judged on the exact path, without a p that could err")
	check([]float64{2, 2, 2, 2, 2, 2}, "every difference is 2: it is judged on the exact path, without a p that could err")
	check([]float64{0, 0, 1, 2, 3, 0, 0}, "only 3 of 7 differences are not 0, and signs of fewer than 6 cannot reach 5 %")
}
