package figure

import (
	"errors"
	"fmt"
	"math"
)

// errEmpty is what every figure says of nothing to draw.
var errEmpty = errors.New("there is nothing to draw")

// largest is the size beyond which an axis would have no marks left to tell
// numbers apart (ours).
const largest = 1e15

// finite names the first number that is none, or that no axis could show.
func finite(what string, vs ...float64) error {
	for _, v := range vs {
		if math.IsNaN(v) || math.IsInf(v, 0) {
			return fmt.Errorf("%s is %v: want a finite number", what, v)
		}
		if math.Abs(v) > largest {
			return fmt.Errorf("%s is %v: want at most %v in size", what, v, largest)
		}
	}
	return nil
}

// Interval is a range with its ends in order; both are finite.
type Interval struct{ Low, High float64 }

// check accepts nil, an interval that does not exist.
func (i *Interval) check(what string) error {
	if i == nil {
		return nil
	}
	if err := finite(what, i.Low, i.High); err != nil {
		return err
	}
	if i.Low > i.High {
		return fmt.Errorf("%s runs from %v to %v: want the lower end first", what, i.Low, i.High)
	}
	return nil
}

// cells are the two ends for a table.
func (i *Interval) cells() (low, high any) {
	if i == nil {
		return nil, nil
	}
	return i.Low, i.High
}

// Margin is the range of effects in which a claim holds. Either end may be
// infinite, which leaves that side open: (−Inf, δ] for "lifts by no more than
// δ", [δ, +Inf) for "lifts by at least δ", [−δ, δ] for "changes nothing".
type Margin struct{ Low, High float64 }

func (m *Margin) check() error {
	if m == nil {
		return nil
	}
	if math.IsNaN(m.Low) || math.IsNaN(m.High) || m.Low > m.High {
		return fmt.Errorf("margin runs from %v to %v: want the lower end first", m.Low, m.High)
	}
	for _, end := range []float64{m.Low, m.High} {
		if !math.IsInf(end, 0) {
			if err := finite("an end of the margin", end); err != nil {
				return err
			}
		}
	}
	return nil
}

// cells leaves an open end empty.
func (m *Margin) cells() (low, high any) {
	if m == nil {
		return nil, nil
	}
	if !math.IsInf(m.Low, 0) {
		low = m.Low
	}
	if !math.IsInf(m.High, 0) {
		high = m.High
	}
	return low, high
}

// Observed is a number somebody else reported, drawn in beside ours.
type Observed struct {
	Label string // who saw it, such as "the essay"
	At    float64
}
