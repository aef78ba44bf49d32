package platform_test

import (
	"testing"

	"github.com/yardstick-lab/yardstick/internal/metric"
	"github.com/yardstick-lab/yardstick/internal/platform"
)

func TestPerks(t *testing.T) {
	check := func(p metric.Perk, who platform.Profile, want bool) {
		t.Helper()
		if got := platform.Suits(p, who); got != want {
			t.Errorf("%+v for %+v: %v", p, who, got)
		}
	}
	who := platform.Profile{Topic: 3, Place: 1}
	check(metric.Perk{Topic: 3, Place: 1}, who, true)
	check(metric.Perk{Topic: 2, Place: 1}, who, false)
	check(metric.Perk{Topic: 3, Place: 2}, who, false)
	check(metric.Perk{Topic: 3}, who, true)
	check(metric.Perk{Place: 1}, who, true)
	check(metric.Perk{}, who, true)
	for displayed, want := range map[float64]bool{49: false, 50: true, 51: true} {
		if got := platform.Reaches(displayed, 50); got != want {
			t.Errorf("%g reaches 50: %v", displayed, got)
		}
	}
}
