package scorer

import (
	"maps"
	"math"
	"reflect"
	"testing"

	"github.com/yardstick-lab/yardstick/internal/activity"
)

func klout(t *testing.T) Preset {
	t.Helper()
	p, err := Load("klout-2011")
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// TestEveryNumberCanBeSet sets each number of each shipped preset, reads it back,
// and holds every other number to what it was.
func TestEveryNumberCanBeSet(t *testing.T) {
	for _, name := range Shipped() {
		p, err := Load(name)
		if err != nil {
			t.Fatal(err)
		}
		before := values(&p)
		if p.Kind == KindEngine && len(before) < 12 {
			t.Errorf("%s has %d numbers", name, len(before))
		}
		for path, x := range before {
			want := x + 1
			changed, err := p.With(path, want)
			if err != nil {
				t.Errorf("%s: %s = %g: %v", name, path, want, err)
				continue
			}
			for other, y := range values(&changed) {
				inherits := path == `weights."*".`+lastOf(other) || path == `own_weights."*".`+lastOf(other) || path == `g."*"`
				if other == path && y != want || other != path && !inherits && y != before[other] {
					t.Errorf("%s: with %s = %g, %s is %g", name, path, want, other, y)
				}
			}
		}
		if after := values(&p); !maps.Equal(before, after) {
			t.Errorf("%s was changed itself", name)
		}
	}
}

func lastOf(path string) string {
	for i := len(path) - 1; i >= 0; i-- {
		if path[i] == '.' {
			return path[i+1:]
		}
	}
	return path
}

func values(p *Preset) map[string]float64 {
	all := map[string]float64{}
	for _, n := range p.Numbers("facebook") {
		all[n.Path] = n.Value
	}
	return all
}

// TestNumbersHoldTheSourced finds every sourced single number of the presets
// among their numbers, under the path of its source.
func TestNumbersHoldTheSourced(t *testing.T) {
	for _, name := range Shipped() {
		p, err := Load(name)
		if err != nil {
			t.Fatal(err)
		}
		if p.Kind != KindEngine {
			continue
		}
		all := values(&p)
		for path := range p.Sources {
			if _, ok := all[path]; !ok && path != "scale.anchors" {
				t.Errorf("%s: %s has a source and is no number", name, path)
			}
		}
	}
}

func TestANumberOfOneNetwork(t *testing.T) {
	p, err := klout(t).With("weights.facebook.like", 0.05)
	if err != nil {
		t.Fatal(err)
	}
	check := func(network string, want float64) {
		t.Helper()
		if got := p.Weights.Of(network, activity.Like); got != want {
			t.Errorf("a like on %s counts %g, want %g", network, got, want)
		}
	}
	check("facebook", 0.05)
	check("twitter", 0.1)
	if got := p.Weights.Of("facebook", activity.Comment); got != 0.4 {
		t.Errorf("a comment on facebook counts %g", got)
	}
	if again := klout(t); !reflect.DeepEqual(again.Weights, klout(t).Weights) || again.Weights.Of("facebook", activity.Like) != 0.1 {
		t.Error("the shipped preset has changed")
	}
}

func TestNumbersRefused(t *testing.T) {
	check := func(path string, x float64, want string) {
		t.Helper()
		_, err := klout(t).With(path, x)
		if err == nil || err.Error() != want {
			t.Errorf("%s = %g: %v, want %s", path, x, err, want)
		}
	}
	check("phi", 1, "the preset klout-2011 has no number phi")
	check("weights.facebook", 1, "the preset klout-2011 has no number weights.facebook")
	check("weights.facebook.lik", 1, "the preset klout-2011 has no number weights.facebook.lik")
	check("window", 1.5, "the preset klout-2011 has no number window")
	check("p", 0.5, "p must be between 1 and 64")
	check("b.U", -1, "b.U must not be negative")
	check("half_life", math.Inf(1), "half_life must be above 0 days, or null")
}
