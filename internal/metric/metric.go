// Package metric says what is measured of an account: which quantity, on which
// day or between which days. Every quantity so far is in points of the scorer's
// scale, and more of it is better for the account.
package metric

import (
	"fmt"
	"math"
)

// Quantity is what a scorer says of an account at the end of a day. The zero
// value is invalid.
type Quantity uint8

const (
	Score     Quantity = iota + 1 // the score, in points
	Displayed                     // the score as shown, rounded to the scale's step
)

var quantityNames = map[Quantity]string{Score: "score", Displayed: "displayed"}

// String returns the quantity's name in specs.
func (q Quantity) String() string { return quantityNames[q] }

// QuantityNames returns what ParseQuantity knows.
func QuantityNames() []string { return []string{Score.String(), Displayed.String()} }

// ParseQuantity returns the quantity called name, or false.
func ParseQuantity(name string) (Quantity, bool) {
	for _, q := range []Quantity{Score, Displayed} {
		if q.String() == name {
			return q, true
		}
	}
	return 0, false
}

// Metric is one number of one account in one arm: the quantity at the end of
// Day or, when IsChange, at the end of After less that of Before. Days count
// from the first measured one, which is 0; −1 is the day before it.
type Metric struct {
	Name          string
	Of            Quantity
	IsChange      bool
	Day           int
	Before, After int
}

// Days returns the days that the metric looks at, in ascending order.
func (m Metric) Days() []int {
	if !m.IsChange {
		return []int{m.Day}
	}
	return []int{min(m.Before, m.After), max(m.Before, m.After)}
}

// Value computes the metric from the values of its quantity on a day.
func (m Metric) Value(on func(day int) float64) float64 {
	if !m.IsChange {
		return on(m.Day)
	}
	return on(m.After) - on(m.Before)
}

// String says what the metric is, for a table or a caption.
func (m Metric) String() string {
	if m.IsChange {
		return fmt.Sprintf("change of %s from day %d to day %d", m.Of, m.Before, m.After)
	}
	return fmt.Sprintf("%s on day %d", m.Of, m.Day)
}

// Sign compares two values as a reader of the scale would: −1, 0 or +1, where a
// difference below a billionth of a point is none.
func Sign(difference float64) int {
	switch {
	case math.Abs(difference) < 1e-9: // ours: far below any displayed step, far above rounding
		return 0
	case difference < 0:
		return -1
	}
	return 1
}
