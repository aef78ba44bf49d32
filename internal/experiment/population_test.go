package experiment_test

import (
	"slices"
	"testing"

	"github.com/yardstick-lab/yardstick/internal/experiment"
	"github.com/yardstick-lab/yardstick/internal/scorer"
)

// TestShippedAnchors makes the worlds of the anchor seeds and finds the anchors
// that the preset ships with. A changed world needs new ones, once, before any
// experiment is looked at.
func TestShippedAnchors(t *testing.T) {
	if testing.Short() {
		t.Skip("twenty worlds take some seconds")
	}
	d, err := shelf.Open("village")
	must(t, err)
	for _, name := range []string{"klout-2011"} {
		p, err := scorer.Load(name)
		must(t, err)
		anchors, err := experiment.Anchors(d.World, p, scorer.Everyone)
		must(t, err)
		if !slices.Equal(anchors, p.Scale.Anchors) {
			t.Errorf("%s ships with %v, the village gives %v", name, p.Scale.Anchors, anchors)
		}
	}
}
