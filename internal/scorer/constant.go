package scorer

import "github.com/yardstick-lab/yardstick/internal/activity"

// Constant scores everyone alike, whatever happens: the middle of its scale. It
// is a test of the instrument. No claim about it may come out SUPPORTED.
type Constant struct{ Scale Scale }

// Value returns the one score.
func (c Constant) Value() float64 { return c.Scale.Bottom() + float64(c.Scale.Length()/2) }

// Score returns the constant for any account and day.
func (c Constant) Score(activity.Account, activity.Day) float64 { return c.Value() }

// Displayed returns the constant as shown.
func (c Constant) Displayed(activity.Account, activity.Day) float64 {
	return c.Scale.Displayed(c.Value())
}

// Follow sees no score move.
func (c Constant) Follow(activity.Account, *activity.Delta, activity.Day) ([]Change, error) {
	return nil, nil
}
