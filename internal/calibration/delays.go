package calibration

import (
	"cmp"
	"fmt"
	"math"
	"slices"

	"github.com/yardstick-lab/yardstick/internal/activity"
	"github.com/yardstick-lab/yardstick/internal/inference"
	"github.com/yardstick-lab/yardstick/internal/world"
)

// steps is between how many quantiles a delay is written: each holds a twentieth
// of the reactions, 25 of 500 (ours).
const steps = 20

// waits are the delays that can be fitted: enough of an action on a network, cut at
// the longest.
func (t task) waits(f *fitter) []Delays {
	most := f.settings.Delays.Longest * 60
	var all []Delays
	for _, d := range t.Delays {
		d.Minutes = slices.DeleteFunc(slices.Clone(d.Minutes), func(x float64) bool { return x > most })
		if len(d.Minutes) >= Least/2 {
			all = append(all, d)
		}
	}
	return all
}

func quantiles(minutes []float64) []float64 {
	all := make([]float64, steps+1)
	for i := range all {
		all[i] = inference.Quantile(minutes, float64(i)/steps)
	}
	return all
}

// startDelays lets every reaction wait as the evidence says, that to a post and
// that to a comment alike.
func (t task) startDelays(f *fitter) {
	for _, d := range t.waits(f) {
		t.delay(f, d.Action, quantiles(d.Minutes))
	}
}

// delayRounds is how often delays are moved at most, and damping how far at a time:
// each quantile hangs on those below it, so that a bold move overshoots (both ours).
const (
	delayRounds = 10
	damping     = 0.3
)

// moveDelays moves the quantiles until the worlds' delays are within the target of
// the fitted half: what a table calls the delay of a comment is the time since the
// post, also of a comment that answered another one after a while. They are moved
// no further, since the half is a sample and has bumps that are its own.
func (t task) moveDelays(f *fitter) error {
	for range delayRounds {
		made, err := f.worlds.observe(f.settings)
		if err != nil {
			return err
		}
		moved := false
		for _, d := range t.waits(f) {
			here := made.delays(d.Network, d.Action).Minutes
			if len(here) > 0 && KS(Of(d.Minutes), Of(here)) > Delay.target() {
				t.moveDelay(f, d, here)
				moved = true
			}
		}
		if !moved {
			break
		}
	}
	return nil
}

// moveDelay moves each quantile by a part of the factor that the worlds' lies off
// the evidence's. The ends stay: of so many reactions as worlds have they are
// chance.
func (t task) moveDelay(f *fitter, d Delays, here []float64) {
	of := slices.IndexFunc(f.settings.Delays.Of, func(own world.DelaySettings) bool { return own.Action == d.Action })
	own := slices.Clone(f.settings.Delays.Of[of].Quantiles)
	want, got := quantiles(d.Minutes), quantiles(here)
	for i := 1; i < steps; i++ {
		own[i] *= math.Pow(want[i]/got[i], damping)
	}
	t.delay(f, d.Action, own)
}

// delay sets the delay of an action, rising and with nothing beyond the longest.
func (t task) delay(f *fitter, a activity.Action, all []float64) {
	most := f.settings.Delays.Longest * 60
	for i := range all {
		all[i] = digits(math.Min(all[i], most), 4)
	}
	slices.Sort(all)
	own, settings := world.DelaySettings{Action: a, Quantiles: all}, *f.settings
	settings.Delays.Of = slices.Clone(settings.Delays.Of)
	i, found := slices.BinarySearchFunc(settings.Delays.Of, a, func(d world.DelaySettings, a activity.Action) int { return cmp.Compare(d.Action, a) })
	if found {
		settings.Delays.Of[i] = own
	} else {
		settings.Delays.Of = slices.Insert(settings.Delays.Of, i, own)
	}
	f.settings = &settings
	f.note(Change{"delays.of." + a.String() + ".quantiles", list(all), t.from(fmt.Sprintf("quantiles at steps of %d %%", 100/steps))})
}
