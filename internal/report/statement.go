package report

import (
	"fmt"
	"math"
	"strings"

	"github.com/yardstick-lab/yardstick/internal/inference"
	"github.com/yardstick-lab/yardstick/internal/result"
)

// statementView is the subject whose score moved most, with what moved it.
type statementView struct {
	Lead, Reading string
	Groups        []statedView
	Total         statedView
	Events        []statedView
}

// statedView is a line of a statement: what counts, and what it is worth without
// the intervention and with it.
type statedView struct {
	State, What, Role, Count string
	When, Actor, Object      string // of a single event
	Before, After, Change    string
}

// IsCounted reports whether the line is of so many acts or followers, which the
// bottom of the scale is not.
func (v statedView) IsCounted() bool { return v.Count != none }

// viewStatement is nil where nothing moved, or the scorer says no more than a
// score.
func viewStatement(r *result.Result) *statementView {
	s := r.Main().Statement
	if s == nil {
		return nil
	}
	n := stated{apart(nil, s.Before, s.After, s.By())}
	v := &statementView{
		Lead: fmt.Sprintf("Of all subjects, %s moved furthest: on day %s its score was %s under “%s” and %s without the intervention, %s points of %s.",
			whoMoved(r, s), minus(fmt.Sprint(s.Day)), n.plain(s.After), s.Arm, n.plain(s.Before), n.signed(s.By()), r.Main().Name),
		Reading: "Everything that counts has a part in the score: the share that it has in R, the sum behind the score. Where a score grows ever more slowly, " +
			"each act is worth less the more there are, so that what was there anyway loses when something is put in, and gains when something is taken out.",
		Total: statedView{What: "the score", Before: n.plain(s.Before), After: n.plain(s.After), Change: n.signed(s.By())},
	}
	for _, g := range s.Groups {
		v.Groups = append(v.Groups, statedView{
			State: g.State, What: whatCounts(g), Role: g.Role, Count: count(g.Count), Before: n.plain(g.Before), After: n.plain(g.After), Change: n.signed(g.By()),
		})
	}
	if s.Bottom != 0 {
		v.Groups = append(v.Groups, statedView{What: "the bottom of the scale", State: none, Role: none, Count: none, Before: n.plain(s.Bottom), After: n.plain(s.Bottom), Change: n.signed(0)})
	}
	for _, e := range s.Events {
		v.Events = append(v.Events, statedView{
			State: e.State, What: e.Action + " on " + e.Network, Role: e.Role, When: when(e), Actor: e.Actor, Object: orNone(e.Object),
			Before: n.plain(e.Before), After: n.plain(e.After), Change: n.signed(e.By()),
		})
	}
	return v
}

// stated writes parts of a score, which may be very small.
type stated struct{ numerals }

// plain is ≈ 0 for what is not nothing and would read like it.
func (n stated) plain(x float64) string {
	if text := n.numerals.plain(x); math.Abs(x) <= inference.Same || strings.Trim(text, "0.−") != "" {
		return text
	}
	return "≈ 0"
}

func (n stated) signed(x float64) string {
	if text := n.plain(x); text == "≈ 0" {
		return text
	}
	return n.numerals.signed(x)
}

func whoMoved(r *result.Result, s *result.Statement) string {
	if r.Dataset.Kind == result.Log {
		return s.Account
	}
	return s.Account + " in " + s.Unit
}

func whatCounts(g result.StatedGroup) string {
	if g.Network == "" {
		return g.Role
	}
	if g.Action == "" {
		return g.Role + " on " + g.Network
	}
	return g.Action + " on " + g.Network
}

// when is the day of an event, counted from the first measured one, and its time
// of day.
func when(e result.StatedEvent) string {
	_, clock, _ := strings.Cut(e.Time, "T")
	return fmt.Sprintf("day %s, %s", minus(fmt.Sprint(e.Day)), clock[:min(len(clock), len("15:04"))])
}

func orNone(s string) string {
	if s == "" {
		return none
	}
	return s
}

// checkStatement refuses a number that is none.
func checkStatement(s *result.Statement) error {
	if s == nil {
		return nil
	}
	numbers := []float64{s.Before, s.After, s.Bottom}
	for _, g := range s.Groups {
		numbers = append(numbers, g.Before, g.After)
	}
	for _, e := range s.Events {
		numbers = append(numbers, e.Before, e.After)
	}
	return finiteAll("a number of the statement", numbers)
}
