package bench

import (
	"context"
	"fmt"
	"runtime/debug"
	"time"

	"github.com/yardstick-lab/yardstick/internal/activity"
)

// Outside is what a section is given of the outside world.
type Outside struct {
	Now    func() time.Time
	Folder string // for files that are gone afterwards
}

// Measured is what a section took and found.
type Measured struct {
	CPU     float64 `json:"cpu_s"`  // seconds of processor, user and system
	Wall    float64 `json:"wall_s"` // seconds
	Peak    float64 `json:"peak_mib"`
	Part    float64 `json:"part_cpu_s,omitempty"` // of CPU, what Says names
	Says    string  `json:"says,omitempty"`
	Check   Check   `json:"check"`
	Needs   Needs   `json:"needs,omitzero"`
	Speeds  Speeds  `json:"speeds,omitzero"`   // of the section that measures the machine
	Skipped string  `json:"skipped,omitempty"` // why nothing was measured
}

// Trial is a section under way.
type Trial struct {
	Outside
	section  Section
	Measured Measured
}

func (t *Trial) shape() Shape { return t.section.Shape }

// trace makes the section's trace.
func (t *Trial) trace() *activity.Trace { return t.shape().Make() }

// A section is repeated until it has had repeatFor or mostRuns (ours); the
// quickest counts, since whatever else the machine does only slows it down.
const (
	repeatFor = 1.0 // seconds
	mostRuns  = 5
)

// measure runs work, which leaves the same behind each time. The peak is that
// of the first run, with what was made before and is still held.
func (t *Trial) measure(ctx context.Context, work func() error) error {
	spent := 0.0
	for run := 0; run == 0 || (run < mostRuns && spent < repeatFor); run++ {
		if err := ctx.Err(); err != nil {
			return err
		}
		debug.FreeOSMemory()
		if run == 0 {
			forgetPeak()
		}
		t.Measured.Part = 0
		cpu, now := processorSeconds(), t.Now()
		if err := work(); err != nil {
			return fmt.Errorf("%s: %w", t.section, err)
		}
		wall := t.Now().Sub(now).Seconds()
		cpu = processorSeconds() - cpu
		spent += wall
		if run == 0 {
			t.Measured.Peak = float64(peakBytes()) / (1 << 20)
		}
		if run == 0 || cpu < t.Measured.CPU {
			t.Measured.CPU, t.Measured.Wall = cpu, wall
		}
	}
	return nil
}

// part notes how much of the section's time a piece of it takes.
func (t *Trial) part(says string, work func() error) error {
	cpu := processorSeconds()
	err := work()
	t.Measured.Says, t.Measured.Part = says, processorSeconds()-cpu
	return err
}
