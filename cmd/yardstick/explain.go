package main

import (
	"context"
	"fmt"
	"time"

	"github.com/yardstick-lab/yardstick/internal/activity"
	"github.com/yardstick-lab/yardstick/internal/replay"
	"github.com/yardstick-lab/yardstick/internal/scorer"
)

// explained is one score taken apart.
type explained struct {
	Account   string           `json:"account"`
	Day       string           `json:"day"`
	Scorer    string           `json:"scorer"`
	R         float64          `json:"r"`
	Score     float64          `json:"score"`
	Displayed float64          `json:"displayed"`
	Pieces    []explainedPiece `json:"pieces"`
	Balance   *balance         `json:"balance,omitempty"` // of a scorer of kind points
}

// explainedPiece is one thing that counts, with its share of R. Lists and
// followers are no events: they have a count.
type explainedPiece struct {
	Role    string  `json:"role"`
	Time    *string `json:"time"`
	Network string  `json:"network"`
	Action  *string `json:"action"`
	Actor   *string `json:"actor"`
	Object  *string `json:"object"`
	Count   int     `json:"count"`
	Share   float64 `json:"share"`
	Percent float64 `json:"percent"`
	Points  float64 `json:"points,omitempty"` // of a scorer of kind points
	Owner   *string `json:"owner,omitempty"`  // of what the account gave to another
}

// explainOne prints what counts towards one score.
func (s *scoring) explainOne(ctx context.Context, h *heard) error {
	day := h.days.From
	if h.preset.Kind == scorer.KindConstant {
		return usagef("%s scores everyone alike: nothing counts towards it, so there is nothing to explain", h.preset.Name)
	}
	account, ok := h.index.Trace.AccountNamed(s.explained)
	if !ok {
		return usagef("the log has no account %q", s.explained)
	}
	if first := h.first[account]; first > day {
		return usagef("%q is first seen on %s, and has no score on %s", s.explained, first, day)
	}
	x, err := reading(ctx, h.log, func() (*explained, error) { return h.explain(account, day) })
	if err != nil {
		return err
	}
	if s.asJSON {
		return s.writeJSON(x)
	}
	s.printf("%s", x.text())
	return nil
}

func (h *heard) explain(a activity.Account, day activity.Day) (*explained, error) {
	if h.preset.Kind == scorer.KindExternal {
		return nil, usagef("%s is a program, which says a score and not what counts", h.preset.Name)
	}
	open, err := replay.New(h.preset)
	if err != nil {
		return nil, usagef("%s", err)
	}
	base, err := open.Baseline(h.index, scorer.Keep{From: day, To: day})
	if err != nil {
		return nil, usagef("%s", err)
	}
	e, ok := base.(replay.Explaining)
	if !ok {
		return nil, usagef("%s does not say what counts", h.preset.Name)
	}
	found := e.Explain(a, day)
	x := &explained{
		Account: h.index.Trace.Accounts[a], Day: day.String(), Scorer: h.preset.Name,
		R: found.R, Score: found.Score, Displayed: found.Displayed, Pieces: []explainedPiece{},
	}
	for _, p := range found.Pieces {
		x.Pieces = append(x.Pieces, h.piece(p, found.R))
	}
	x.Balance = h.balance(found.Balance)
	return x, nil
}

func (h *heard) piece(p scorer.Piece, r float64) explainedPiece {
	t := h.index.Trace
	x := explainedPiece{Role: p.Role.String(), Network: t.Networks[p.Network], Count: p.Count, Share: p.Share, Points: p.Points}
	if r != 0 {
		x.Percent = 100 * p.Share / r
	}
	if p.Event < 0 {
		return x
	}
	e := t.At(p.Event)
	at, action := instant(e.Time), e.Action.String()
	x.Time, x.Action, x.Actor, x.Object = &at, &action, &t.Accounts[e.Actor], textOrNil(t.Objects[e.Object])
	return x
}

// instant writes a time as a log does.
func instant(t activity.Time) string { return time.UnixMicro(t).UTC().Format(time.RFC3339Nano) }

func (x *explained) text() string {
	if x.Balance != nil {
		return x.statement()
	}
	g := grid{
		header: []string{"TIME", "NETWORK", "ACTION", "ACTOR", "OBJECT", "ROLE", "SHARE OF R", "%"}, left: 6,
		widest: map[int]int{3: 40, 4: 60},
	}
	sum, percent := 0.0, 0.0
	for _, p := range x.Pieces {
		role := p.Role
		if p.Time == nil {
			role = fmt.Sprintf("%s (%s)", p.Role, thousands(p.Count))
		}
		g.add(or(p.Time), p.Network, or(p.Action), or(p.Actor), or(p.Object), role, fixed(p.Share, 6), fixed(p.Percent, 2))
		sum, percent = sum+p.Share, percent+p.Percent
	}
	g.total = []string{"total", "", "", "", "", "", fixed(sum, 6), fixed(percent, 2)}
	return fmt.Sprintf("%s on %s under %s: score %s, displayed %s, R %s\n\n%s",
		plain(x.Account), x.Day, x.Scorer, fixed(x.Score, 6), fixed(x.Displayed, 0), fixed(x.R, 6), &g)
}

func or(s *string) string {
	if s == nil {
		return none
	}
	return *s
}
