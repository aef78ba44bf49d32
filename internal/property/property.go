package property

import (
	"github.com/yardstick-lab/yardstick/internal/activity"
	"github.com/yardstick-lab/yardstick/internal/scorer"
	"github.com/yardstick-lab/yardstick/internal/seed"
)

// Log is events by names, in any order.
type Log []activity.Named

// Scored is a log that was scored, in points.
type Scored interface {
	Score(a activity.Account, d activity.Day) float64
}

// Score scores a trace on the days to keep, which may lie behind its last event.
type Score func(t *activity.Trace, keep scorer.Keep) (Scored, error)

// Subject is the scorer that is put to the test.
type Subject struct {
	Score       Score
	Bottom, Top float64 // the ends of its scale, in points
	Halved      Halved
	Follows     bool // it scores no log in which nobody follows anybody
}

// Halved is the same scorer with every weight halved, and what should stay as it
// is. Where nothing should, Score is nil and Why says the reason.
type Halved struct {
	Score Score
	Ranks bool // the order of the accounts stays, else every score
	Why   string
}

// relation is what a property wants of the scores before and after. The zero
// value is invalid.
type relation uint8

const (
	notLower  relation = iota + 1 // after ≥ before
	notHigher                     // after ≤ before
	higher                        // after > before
	same                          // after = before
	near                          // after ≥ before − [Break] of the scale
)

// Exact is how near two scores count as the same, in points: renaming accounts may
// move the last bits of a sum.
const Exact = 1e-9

// Break is how much of the scale a short break may cost without being a major
// impact (ours: 2 points of a hundred).
const Break = 0.02

// Property is one sentence about scores that a scorer can contradict.
type Property struct {
	Name string
	Row  string // of the list of claims; empty for what any measure should do
	Says string

	wants relation
	cases int    // to try where others try [Cases]; 0 for as many
	blind string // why it does not apply to a scorer that nothing here moves
	draw  func(s *seed.Stream, size int) draft
	stage func(d draft) pair
	// halved marks the property whose second log is scored with halved weights.
	halved bool
}

// Cases is how many cases of a property are tried where nobody says (ours).
const Cases = 500

// Verdict is what came of a property. The zero value is invalid.
type Verdict uint8

// The verdicts.
const (
	Holds Verdict = iota + 1
	Violated
	DoesNotApply
)

// String returns the verdict as it is printed.
func (v Verdict) String() string {
	return [...]string{"invalid", "HOLDS", "VIOLATED", "DOES NOT APPLY"}[v]
}

// Finding is what came of one property.
type Finding struct {
	Property Property
	Verdict  Verdict
	Why      string // it does not apply
	Cases    int    // tried
	Told     int    // in which the scorer saw what the property is about
	Violated int    // that contradict the property
	Example  *Example
}

// All returns the properties, those of any measure first.
func All() []Property { return append(suite(), klout()...) }
