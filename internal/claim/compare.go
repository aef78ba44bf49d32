package claim

import (
	"errors"
	"fmt"
	"strconv"

	"github.com/yardstick-lab/yardstick/internal/inference"
)

// Compare holds one claim against anybody's paired numbers: control[i] and
// treated[i] belong together. Of the claim only the type and what that type
// takes (margin, min_effect, observed, tolerance) need be given; names left
// out are filled in, and a reproduction takes control as before and treated as
// after.
//
// Nobody ran these numbers, so there are no gates and no positive control
// (SensitiveTo is an error): a claim that nothing happens carries a warning
// instead. No pairs, unequal numbers of them, a value that is no number (its
// place is named) or a claim that cannot be judged is an error.
func Compare(control, treated []float64, c Claim, o Options) (Outcome, error) {
	c = named(c)
	var problems []Problem
	report := func(field, text string) { problems = append(problems, Problem{ID: c.ID, Field: field, Text: text}) }
	checkArms(c, report)
	checkSettings(c, report)
	if c.SensitiveTo != "" {
		report("sensitive_to", "paired numbers have no other claim to lean on")
	}
	if len(problems) > 0 {
		return Outcome{}, joined(problems)
	}
	ev, err := pairs(control, treated, c.Tolerance)
	if err := errors.Join(o.check(c), err); err != nil {
		return Outcome{}, err
	}
	h := measured(c, ev, o)
	h.rule()
	if c.NeedsControl() {
		h.warn("no positive control: nothing here shows that these numbers would have moved")
	}
	return h.told(), nil
}

// named fills in the names that somebody's numbers do not have.
func named(c Claim) Claim {
	fill := func(s *string, name string) {
		if *s == "" {
			*s = name
		}
	}
	fill(&c.ID, "compare")
	fill(&c.Metric, "value")
	fill(&c.Treated, "treated")
	c.Estimand = BeforeAfter
	if c.Type != Reproduces {
		c.Estimand = Contrast
		fill(&c.Control, "control")
	}
	return c
}

// pairs makes evidence of two columns.
func pairs(control, treated []float64, tolerance float64) (Evidence, error) {
	if err := inference.CheckSample(control); err != nil {
		return Evidence{}, fmt.Errorf("control: %w", err)
	}
	if err := inference.CheckSample(treated); err != nil {
		return Evidence{}, fmt.Errorf("treated: %w", err)
	}
	if len(control) != len(treated) {
		return Evidence{}, fmt.Errorf("%d control values and %d treated ones do not make pairs", len(control), len(treated))
	}
	if len(control) == 0 {
		return Evidence{}, fmt.Errorf("no pairs: %w", inference.ErrEmpty)
	}
	ev := Evidence{Design: OverPairs, Units: make([]Unit, len(control)), Displayed: make([]float64, len(control))}
	for i := range control {
		d := treated[i] - control[i]
		ev.Units[i] = Unit{Name: strconv.Itoa(i + 1), Control: control[i], Treated: treated[i], Difference: d, Applicable: true}
		ev.Displayed[i] = d
		ev.Moved.Add(Move{Pair: i + 1, By: d}, tolerance)
	}
	return ev, ev.check()
}
