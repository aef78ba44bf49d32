package scorer

import (
	"slices"
	"testing"
)

func TestAnchorsFor(t *testing.T) {
	check := func(r []float64, want ...Anchor) {
		t.Helper()
		if got := AnchorsFor(r, Everyone); !slices.Equal(got, want) {
			t.Errorf("AnchorsFor(%v) = %v, want %v", r, got, want)
		}
	}
	even := make([]float64, 1001)
	for i := range even {
		even[1000-i] = float64(i) // unsorted on purpose
	}
	check(even, Anchor{0, 1}, Anchor{200, 12}, Anchor{400, 15}, Anchor{500, 17}, Anchor{872, 40}, Anchor{962, 50}, Anchor{998, 65}, Anchor{1500, 100})
	check([]float64{0, 0, 0, 0, 0, 0, 0, 0, 0, 8}, Anchor{0, 1}, Anchor{5.264, 50}, Anchor{7.856, 65}, Anchor{12, 100}) // none at 0
	check([]float64{2, 2, 2}, Anchor{0, 1}, Anchor{2, 65}, Anchor{3, 100})                                              // the last of equals
	check(nil, Anchor{0, 1})
}

func TestPopulationOf(t *testing.T) {
	check := func(preset, want string) {
		t.Helper()
		p, err := Load(preset)
		if err != nil {
			t.Fatal(err)
		}
		if got, ok := PopulationOf(p); got.Name != want || ok != (want != "") {
			t.Errorf("%s is anchored to %q, want %q", preset, got.Name, want)
		}
	}
	check("klout-2011", "everyone")
	check("klout-2012", "active")
	check("pagerank", "")
}
