package platform_test

import (
	"testing"

	"github.com/yardstick-lab/yardstick/internal/metric"
	"github.com/yardstick-lab/yardstick/internal/platform"
)

func TestPerks(t *testing.T) {
	check := func(p metric.Perk, who platform.Profile, want bool) {
		t.Helper()
		if got := platform.Eligible(p, who); got != want {
			t.Errorf("%+v for %+v: %v", p, who, got)
		}
	}
	who := platform.Profile{Topic: 3, Place: 1, Displayed: 50}
	check(metric.Perk{AtLeast: 50, Topic: 3, Place: 1}, who, true)
	check(metric.Perk{AtLeast: 51, Topic: 3, Place: 1}, who, false)
	check(metric.Perk{AtLeast: 50, Topic: 2, Place: 1}, who, false)
	check(metric.Perk{AtLeast: 50, Topic: 3, Place: 2}, who, false)
	check(metric.Perk{AtLeast: 50}, who, true)
	check(metric.Perk{AtLeast: 51}, who, false)
}
