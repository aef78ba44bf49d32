// Package metric says what is measured of an account: which quantity, on which
// day, over which days or between which days, and in which unit. Scores are in
// points of the scorer's scale; what the platform counts has units of its own.
package metric

import (
	"fmt"
	"math"
)

// Metric is one number of one account in one arm: the quantity on Day, or at its
// end; when IsChange, at the end of After less that of Before; when IsSum, summed
// over the days First to Last. Days count from the first measured one, which is 0;
// −1 is the day before it.
//
// Where Receivers names an arm, it is not the account's own: it is the mean over
// those on whose work that arm has the account act, the same people in every arm.
type Metric struct {
	Name          string
	Of            Quantity
	Receivers     string `json:",omitempty"` // an arm, or "" for the account itself
	IsChange      bool
	Day           int
	Before, After int
	IsSum         bool
	First, Last   int
	Perk          Perk // of PerkEligible
}

// Perk is what a campaign asks of those whom it makes an offer: a displayed score
// of at least AtLeast points of the main scorer's scale, a topic and a place.
// Topics and places are counted from 1; 0 asks for none.
type Perk struct {
	AtLeast      float64
	Topic, Place int
}

// Days returns the days that the metric looks at, in ascending order.
func (m Metric) Days() []int {
	switch {
	case m.IsChange:
		return []int{min(m.Before, m.After), max(m.Before, m.After)}
	case m.IsSum:
		days := make([]int, 0, m.Last-m.First+1)
		for d := m.First; d <= m.Last; d++ {
			days = append(days, d)
		}
		return days
	}
	return []int{m.Day}
}

// Value computes the metric from the values of its quantity on a day.
func (m Metric) Value(on func(day int) float64) float64 {
	switch {
	case m.IsChange:
		return on(m.After) - on(m.Before)
	case m.IsSum:
		sum := 0.0
		for d := m.First; d <= m.Last; d++ {
			sum += on(d)
		}
		return sum
	}
	return on(m.Day)
}

// Quantity names what is measured and of whom: a quantity, or one "of receivers".
func (m Metric) Quantity() string {
	if m.Receivers != "" {
		return m.Of.String() + " of receivers"
	}
	return m.Of.String()
}

// String says what the metric is, for a table or a caption.
func (m Metric) String() string {
	of := m.Of.Says()
	switch {
	case m.Of == PerkEligible:
		of += m.Perk.says()
	case m.Receivers != "":
		of += " of the receivers in " + m.Receivers
	}
	switch {
	case m.IsChange:
		return fmt.Sprintf("change of %s from day %d to day %d", of, m.Before, m.After)
	case m.IsSum:
		return fmt.Sprintf("%s on days %d to %d", of, m.First, m.Last)
	}
	return fmt.Sprintf("%s on day %d", of, m.Day)
}

func (p Perk) says() string {
	text := fmt.Sprintf(" (at least %g displayed points", p.AtLeast)
	if p.Topic > 0 {
		text += fmt.Sprintf(", topic %d", p.Topic)
	}
	if p.Place > 0 {
		text += fmt.Sprintf(", place %d", p.Place)
	}
	return text + ")"
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
