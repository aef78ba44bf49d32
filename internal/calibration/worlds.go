package calibration

import (
	"sync"

	"github.com/yardstick-lab/yardstick/internal/activity"
	"github.com/yardstick-lab/yardstick/internal/world"
)

// Worlds are those of the seeds from First on.
type Worlds struct {
	First uint64
	Count int
}

// The worlds that settings are fitted on and those that the fit is judged by, and
// seeds of experiments begin at 1 (all ours).
var (
	FittedOn = Worlds{First: 2001, Count: 2}
	JudgedBy = Worlds{First: 2101, Count: 5}
)

// Last is the last seed.
func (w Worlds) Last() uint64 { return w.First + uint64(w.Count) - 1 }

// observe makes the worlds, all at once, and pools what they show in the order of
// their seeds.
func (w Worlds) observe(s *world.Settings) (*Observed, error) {
	seen, errs := make([]*Observed, w.Count), make([]error, w.Count)
	var all sync.WaitGroup
	for i := range w.Count {
		all.Go(func() {
			made, err := world.Make(s, s.Span(w.First+uint64(i)))
			if errs[i] = err; err == nil {
				seen[i] = Observe(made.Trace, longest(s))
			}
		})
	}
	all.Wait()
	pooled := &Observed{}
	for i := range w.Count {
		if errs[i] != nil {
			return nil, errs[i]
		}
		pooled.take(seen[i])
	}
	return pooled, nil
}

// longest is for how long a reaction may wait.
func longest(s *world.Settings) activity.Time {
	return activity.Time(s.Delays.Longest * float64(activity.Hour))
}
