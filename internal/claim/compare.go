package claim

import (
	"errors"
	"fmt"
	"strconv"

	"github.com/yardstick-lab/yardstick/internal/inference"
)

// Compare holds one claim against anybody's paired numbers: control[i] and
// treated[i] belong together. Of the claim only the type and what that type
// takes (margin, min_effect, observed, equals, tolerance) need be given; names
// left out are filled in, and a reproduction takes control as before and treated
// as after. An ordered claim is for CompareDoses.
//
// Nobody ran these numbers, so there are no gates and no positive control
// (SensitiveTo is an error): a claim that nothing happens carries a warning
// instead. No pairs, unequal numbers of them, a value that is no number (its
// place is named) or a claim that cannot be judged is an error.
func Compare(control, treated []float64, c Claim, o Options) (Outcome, error) {
	outcomes, err := CompareSeveral(control, [][]float64{treated}, []Claim{c}, o)
	if err != nil {
		return Outcome{}, err
	}
	return outcomes[0], nil
}

// CompareSeveral is Compare of one control with several treated columns, one claim
// for each: they are one family, whose p's are adjusted for their number. An error
// names the treated column where there are several.
func CompareSeveral(control []float64, treated [][]float64, claims []Claim, o Options) ([]Outcome, error) {
	if len(treated) != len(claims) {
		panic("claim: CompareSeveral needs a claim for every treated column, in their order")
	}
	cases := make([]*hearing, len(claims))
	for i, c := range claims {
		h, err := heard(control, treated[i], c, o)
		if err != nil && len(claims) > 1 {
			err = fmt.Errorf("%s: %w", c.Treated, err)
		}
		if err != nil {
			return nil, err
		}
		cases[i] = h
	}
	return together(cases), nil
}

// heard measures one claim over pairs.
func heard(control, treated []float64, c Claim, o Options) (*hearing, error) {
	if c.Type == Ordered {
		return nil, fmt.Errorf("ordered takes a column a dose, and at least %d of them", leastDoses)
	}
	if c.Type == Exceeds {
		return nil, errors.New("exceeds is about where one column stands; two are compared by increases")
	}
	c = named(c)
	if err := checkAlone(c); err != nil {
		return nil, err
	}
	ev, err := pairs(control, treated, c)
	if err := errors.Join(o.check(c), err); err != nil {
		return nil, err
	}
	return measured(c, ev, o), nil
}

// CompareDoses holds an ordered claim against anybody's numbers: columns[j][i] is
// the number at dose j, from the lowest dose up, and rows belong together. Doses
// that the claim does not name are called by their places. What is refused is
// what Compare refuses.
func CompareDoses(columns [][]float64, c Claim, o Options) (Outcome, error) {
	c.Type = Ordered
	if len(c.Doses) == 0 {
		for j := range columns {
			c.Doses = append(c.Doses, Dose{Arm: fmt.Sprintf("dose %d", j+1), Amount: float64(j + 1)})
		}
	}
	if len(c.Doses) > 0 {
		c.Control, c.Treated = c.Doses[0].Arm, c.Doses[len(c.Doses)-1].Arm
	}
	c = named(c)
	if err := checkAlone(c); err != nil {
		return Outcome{}, err
	}
	if len(columns) != len(c.Doses) {
		return Outcome{}, fmt.Errorf("%d columns for %d doses", len(columns), len(c.Doses))
	}
	ev, err := rows(columns, c)
	if err := errors.Join(o.check(c), err); err != nil {
		return Outcome{}, err
	}
	return together([]*hearing{measured(c, ev, o)})[0], nil
}

// checkAlone refuses a claim that has problems, or leans on another.
func checkAlone(c Claim) error {
	var problems []Problem
	report := func(field, text string) { problems = append(problems, Problem{ID: c.ID, Field: field, Text: text}) }
	checkArms(c, report)
	checkSettings(c, report)
	if c.SensitiveTo != "" {
		report("sensitive_to", "numbers by themselves have no other claim to lean on")
	}
	if len(problems) > 0 {
		return joined(problems)
	}
	return nil
}

// together rules on claims that stand beside each other and lean on none.
func together(cases []*hearing) []Outcome {
	newFamilies(cases)
	outcomes := make([]Outcome, len(cases))
	for i, h := range cases {
		h.rule()
		outcomes[i] = h.toldAlone()
	}
	return outcomes
}

// toldAlone is told of numbers beside which nothing shows that they would have
// moved.
func (h *hearing) toldAlone() Outcome {
	if h.c.NeedsControl() {
		h.warn("no positive control: nothing here shows that these numbers would have moved")
	}
	return h.told()
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

// rows makes evidence of a column a dose.
func rows(columns [][]float64, c Claim) (Evidence, error) {
	for j, column := range columns {
		if len(column) != len(columns[0]) {
			return Evidence{}, fmt.Errorf("%s has %d values and %s has %d; they do not make rows",
				c.Doses[0].Arm, len(columns[0]), c.Doses[j].Arm, len(column))
		}
	}
	ev, err := pairs(columns[0], columns[len(columns)-1], c)
	if err != nil {
		return Evidence{}, err
	}
	for i := range ev.Units {
		for _, column := range columns {
			ev.Units[i].Doses = append(ev.Units[i].Doses, column[i])
		}
	}
	return ev, ev.check(c)
}

// pairs makes evidence of two columns.
func pairs(control, treated []float64, c Claim) (Evidence, error) {
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
	equals := 0.0
	if c.Equals != nil {
		equals = *c.Equals
	}
	ev := Evidence{Design: OverPairs, Units: make([]Unit, len(control)), Displayed: make([]float64, len(control))}
	for i := range control {
		d := treated[i] - control[i]
		ev.Units[i] = Unit{Name: strconv.Itoa(i + 1), Control: control[i], Treated: treated[i], Difference: d, Applicable: true}
		ev.Displayed[i] = d
		ev.Moved.Add(Move{Pair: i + 1, By: d - equals}, c.Allowed())
	}
	if c.Type == Ordered {
		return ev, nil // its doses are still to come
	}
	return ev, ev.check(c)
}
