package claim

import (
	"errors"
	"fmt"
	"math"
	"strings"

	"github.com/yardstick-lab/yardstick/internal/inference"
	"github.com/yardstick-lab/yardstick/internal/metric"
)

// Evidence is what judging one claim needs, as plain values.
type Evidence struct {
	// Design says what the units are.
	Design Design
	// Units are the units that came in, in order: worlds, the eligible
	// accounts of a log, or pairs.
	Units []Unit
	// Missing counts the units that were planned and did not come in.
	Missing int
	// Displayed holds, for every subject (of every applicable unit), how far
	// the displayed score moved: against the control, or from before to after.
	// A reproduction is judged on it; for the others it gives the shares.
	Displayed []float64
	// Moved says which units moved at all, or had a subject whose metric was not
	// the declared number; only invariant and exactly look at it.
	Moved Moved
	// Gates are the checks of the run. Each that the design asks for must be
	// there: one that is missing counts as failed.
	Gates []Gate
}

// Unit is one unit's numbers, each averaged over the unit's subjects.
type Unit struct {
	// Name is the world's, account's or pair's name.
	Name string
	// Control and Treated are the metric's means in the two arms; a
	// before–after claim leaves Control 0 and has the change in Treated.
	Control, Treated float64
	// Difference is the effect in this unit: Treated less Control, the
	// change, or of a level the metric itself.
	Difference float64
	// Doses are the metric's means at every dose of an ordered claim, in its
	// order: the first is Control and the last is Treated.
	Doses []float64
	// Applicable says that the intervention changed at least one event here.
	// A unit that is not applicable counts neither for nor against.
	Applicable bool
}

// Moved is how many applicable units had a subject that moved by more than the
// claim's tolerance on a measured day, and the greatest such move. Of exactly it
// is how far the metric was off the declared number.
type Moved struct {
	// Count is the number of units: worlds, or accounts of a log.
	Count int
	// Greatest is the greatest move, the first among equals; the zero Move
	// where Count is 0.
	Greatest Move
}

// Move is one subject's move on one day, in points. World is empty in a log;
// World and Account are both empty in pairs, and Pair counts from 1.
type Move struct {
	World, Account string
	Day, Pair      int
	By             float64
}

// Add counts one unit, given the greatest move of any of its subjects, if that
// is beyond the claim's tolerance.
func (m *Moved) Add(greatest Move, tolerance float64) {
	if math.Abs(greatest.By) <= tolerance {
		return
	}
	m.Count++
	if m.Count == 1 || math.Abs(greatest.By) > math.Abs(m.Greatest.By) {
		m.Greatest = greatest
	}
}

// planned is the number of units the run set out to have.
func (e Evidence) planned() int { return len(e.Units) + e.Missing }

// applicable are the numbers of the applicable units, in order.
func (e Evidence) applicable() (control, treated, difference []float64) {
	for _, u := range e.Units {
		if u.Applicable {
			control = append(control, u.Control)
			treated = append(treated, u.Treated)
			difference = append(difference, u.Difference)
		}
	}
	return control, treated, difference
}

// check refuses evidence that holds something other than numbers, and names
// the place, and doses that are not those of the claim.
func (e Evidence) check(c Claim) error {
	if e.Design.String() == "" {
		return errors.New("evidence of no design")
	}
	for _, u := range e.Units {
		unit := strings.TrimSuffix(e.Design.String(), "s") + " " + u.Name
		if err := inference.CheckSample([]float64{u.Control, u.Treated, u.Difference}); err != nil {
			return fmt.Errorf("%s: control, treated, difference: %w", unit, err)
		}
		if len(u.Doses) != len(c.Doses) {
			return fmt.Errorf("%s has %d doses, the claim %d", unit, len(u.Doses), len(c.Doses))
		}
		if err := inference.CheckSample(u.Doses); err != nil {
			return fmt.Errorf("%s: doses: %w", unit, err)
		}
	}
	if err := inference.CheckSample(e.Displayed); err != nil {
		return fmt.Errorf("displayed moves: %w", err)
	}
	if err := inference.CheckSample([]float64{e.Moved.Greatest.By}); err != nil {
		return fmt.Errorf("greatest move: %w", err)
	}
	return nil
}

// Shares are how the displayed scores moved, in shares of the subjects that
// add up to 1.
type Shares struct {
	Down, Same, Up float64
}

// SharesOf counts displayed moves, or nil where there are none.
func SharesOf(moves []float64) *Shares {
	if len(moves) == 0 {
		return nil
	}
	var counts [3]int
	for _, m := range moves {
		counts[1+metric.Sign(m)]++
	}
	n := float64(len(moves))
	return &Shares{Down: float64(counts[0]) / n, Same: float64(counts[1]) / n, Up: float64(counts[2]) / n}
}
