package figure

import (
	"bytes"
	"sync"
	"testing"
)

// TestFiguresAreDrawnAtOnce: drawing one figure does not disturb another, which
// the race detector sees best.
func TestFiguresAreDrawnAtOnce(t *testing.T) {
	figures := []Figure{
		build(t, sampleLines(4)), build(t, sampleForest(5)), build(t, sampleDots(4)), build(t, sampleHistogram()), build(t, sampleCensus()),
	}
	one := make([][]byte, len(figures))
	for i, f := range figures {
		png, err := f.PNG()
		if err != nil {
			t.Fatal(err)
		}
		one[i] = png
	}
	var wait sync.WaitGroup
	for i, f := range figures {
		wait.Go(func() {
			if png, err := f.PNG(); err != nil || !bytes.Equal(png, one[i]) {
				t.Errorf("%s is another picture when drawn beside others (%v)", f.Name, err)
			}
		})
	}
	wait.Wait()
}
