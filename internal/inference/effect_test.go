package inference_test

import (
	"math"
	"testing"

	"github.com/yardstick-lab/yardstick/internal/inference"
)

func TestRelativeChange(t *testing.T) {
	check := func(control, d []float64, want float64, defined bool) {
		t.Helper()
		got, ok := inference.RelativeChange(control, d)
		if ok != defined || math.Abs(got-want) > 1e-15 {
			t.Errorf("%v on %v: got %v %v, want %v %v", d, control, got, ok, want, defined)
		}
	}
	check([]float64{10, 30}, []float64{1, 1}, .05, true)
	check([]float64{-10, -30}, []float64{1, 1}, .05, true) // up, though below 0
	check([]float64{10, 30}, []float64{0, 0}, 0, true)
	check([]float64{10, 0}, []float64{1, 1}, 0, false)
	check([]float64{10, -5}, []float64{1, 1}, 0, false)
	check([]float64{10}, []float64{1, 1}, 0, false)
	check(nil, nil, 0, false)
	got, _ := inference.RelativeChange(control, differences(control, treated))
	if want := .3916666667 / (132.9 / 12); math.Abs(got-want) > 1e-11 {
		t.Errorf("the fixture: got %v, want %v", got, want)
	}
}
