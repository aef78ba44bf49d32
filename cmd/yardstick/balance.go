package main

import (
	"fmt"
	"strings"

	"github.com/yardstick-lab/yardstick/internal/scorer"
)

// balance is what a scorer of kind points says beside a score.
type balance struct {
	Points   float64          `json:"points"`
	Top      float64          `json:"top"`
	TopOf    string           `json:"top_of"`
	Outreach float64          `json:"outreach"`
	Level    int              `json:"level"`
	Levels   []float64        `json:"levels"` // outreach from which each is reached
	Given    []explainedPiece `json:"given"`
}

func (h *heard) balance(s *scorer.Balance) *balance {
	if s == nil {
		return nil
	}
	x := &balance{
		Points: s.Points, Top: s.Top, TopOf: h.index.Trace.Accounts[s.TopOf], Outreach: s.Outreach, Level: s.Level,
		Levels: append([]float64{}, s.Levels...), Given: []explainedPiece{},
	}
	for _, p := range s.Given {
		given := h.piece(p, 0)
		given.Owner = &h.index.Trace.Accounts[h.index.Trace.Owner[p.Event]]
		x.Given = append(x.Given, given)
	}
	return x
}

// statement prints an activity statement: every event with its points, those that
// the account got and those for what it gave.
func (x *explained) statement() string {
	s, b := x.Balance, &strings.Builder{}
	fmt.Fprintf(b, "%s on %s under %s: score %s, displayed %s, R %s\n", plain(x.Account), x.Day, x.Scorer, fixed(x.Score, 6), fixed(x.Displayed, 0), fixed(x.R, 6))
	fmt.Fprintf(b, "%s points; the day's top is %s with %s\n", shortest(s.Points), plain(s.TopOf), shortest(s.Top))
	fmt.Fprintf(b, "outreach %s points%s\n", shortest(s.Outreach), s.reached())
	for _, part := range []struct {
		pieces []explainedPiece
		total  float64
		who    string
	}{{x.Pieces, s.Points, "ACTOR"}, {s.Given, s.Outreach, "OWNER"}} {
		if len(part.pieces) > 0 {
			fmt.Fprintf(b, "\n%s", statementOf(part.pieces, part.total, part.who))
		}
	}
	return b.String()
}

// reached says which level the outreach reaches, and where the next one is.
func (s *balance) reached() string {
	if len(s.Levels) == 0 {
		return ""
	}
	next := "the highest known"
	if s.Level < len(s.Levels) {
		next = "the next is at " + shortest(s.Levels[s.Level])
	}
	return fmt.Sprintf(", level %d, %s", s.Level, next)
}

// statementOf lists events with their points, and who they were by or for.
func statementOf(pieces []explainedPiece, total float64, who string) *grid {
	g := &grid{
		header: []string{"TIME", "NETWORK", "ACTION", who, "OBJECT", "ROLE", "POINTS", "%"}, left: 6,
		widest: map[int]int{3: 40, 4: 60},
	}
	for _, p := range pieces {
		name := p.Actor
		if p.Owner != nil {
			name = p.Owner
		}
		g.add(or(p.Time), p.Network, or(p.Action), or(name), or(p.Object), p.Role, shortest(p.Points), fixed(100*p.Points/total, 2))
	}
	g.total = []string{"total", "", "", "", "", "", shortest(total), fixed(100, 2)}
	return g
}
