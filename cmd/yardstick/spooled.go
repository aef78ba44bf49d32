package main

import (
	"cmp"
	"context"
	"errors"
	"runtime/debug"

	"github.com/yardstick-lab/yardstick/internal/activity"
	"github.com/yardstick-lab/yardstick/internal/scorer"
	"github.com/yardstick-lab/yardstick/internal/spool"
	"github.com/yardstick-lab/yardstick/internal/trace"
)

// scoreSpooled is score in bounded memory.
func (s *scoring) scoreSpooled(ctx context.Context, preset scorer.Preset) (err error) {
	budget, err := s.budget()
	if err != nil {
		return err
	}
	program := programBytes()
	defer debug.SetMemoryLimit(debug.SetMemoryLimit(budget - program))
	settings, err := s.spooling(preset, budget-program)
	if err != nil {
		return err
	}
	sp, err := spool.New(settings)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(s.tooLittle(err, program), sp.Close()) }()
	h, lg, err := s.hearSpooled(ctx, sp, &settings)
	if err != nil {
		return err
	}
	h.preset = preset
	chosen, err := s.prepare(h)
	if err != nil {
		return err
	}
	b := &spooledScores{heard: h, who: whoOf(h.tables, chosen)}
	if b.grid, err = sp.NewGrid(len(b.who)); err != nil {
		return err
	}
	if err := b.fill(ctx, lg); err != nil {
		return err
	}
	return s.write(b.all, func() error { return b.fault })
}

// usable is the share of the memory that is planned with (ours): the rest is for
// what is forgotten and not yet collected.
const usable = 0.9

// spooling says what a scorer wants of a spool.
func (s *scoring) spooling(preset scorer.Preset, heap int64) (spool.Settings, error) {
	settings := spool.Settings{Dir: s.path(s.tmp), Memory: int64(usable * float64(heap))}
	if preset.Kind != scorer.KindEngine {
		return settings, nil
	}
	e, err := scorer.NewEngine(preset)
	if err != nil {
		return settings, usagef("%s", err)
	}
	settings.Pairs, settings.Credits = !e.Linear(), !e.Flat()
	settings.Lists, settings.State = preset.B.L != 0, e.StateBytes
	return settings, nil
}

// tooLittle words the error of a log that does not fit.
func (s *scoring) tooLittle(err error, program int64) error {
	var (
		need *spool.NeedError
		size *activity.SizeError
	)
	switch {
	case errors.As(err, &size):
		return usagef("the log %s: %s", s.log.Log, size)
	case !errors.As(err, &need):
		return err
	}
	const step = 10_000_000 // the program's own part is not the same in every run
	enough := program + int64(float64(need.Bytes)/usable)
	return usagef("--memory %s is too little for this log: %s need at least --memory %s", s.memory, need.Why, megabytes((enough/step+1)*step))
}

// hearSpooled reads the log into temporary files and puts it in order.
func (s *scoring) hearSpooled(ctx context.Context, sp *spool.Spool, settings *spool.Settings) (*heard, *spool.Log, error) {
	take := func(c *activity.Columns) error { return cmp.Or(ctx.Err(), sp.Take(c)) }
	passed, err := s.shelf().PassLog(s.name(), settings.Spill(take))
	if err != nil {
		return nil, nil, err
	}
	lg, err := sp.Settle(ctx, passed.Tables, passed.Places)
	if err != nil {
		return nil, nil, err
	}
	if lg.Frame.Days == 0 {
		return nil, nil, s.noEvents()
	}
	h := &heard{tables: passed.Tables, frame: &lg.Frame, first: lg.Arrivals, warnings: passed.Warnings}
	for _, held := range h.frame.Stock.Holdings {
		h.first[held.Account] = -unseen
	}
	return h, lg, nil
}

// spooledScores is a scoreboard in a file.
type spooledScores struct {
	*heard
	who   []activity.Account
	grid  *spool.Grid
	fault error // of the machine
}

// fill scores the days.
func (b *spooledScores) fill(ctx context.Context, lg *spool.Log) error {
	scores := make([]float64, len(b.who))
	if b.preset.Kind != scorer.KindEngine {
		return b.fillAlike(scores)
	}
	e, err := scorer.NewEngine(b.preset)
	if err != nil {
		return usagef("%s", err)
	}
	err = e.EachOf(b.frame, watched{ctx, lg, b}, b.days, func(_ activity.Day, r []float64) {
		for i, a := range b.who {
			scores[i] = e.Score(r[a])
		}
		b.fault = cmp.Or(b.fault, b.grid.Add(scores))
	})
	if b.fault == nil && err != nil {
		return usagef("%s", err) // an overflow
	}
	return b.fault
}

// fillAlike is fill for a scorer that looks at nothing.
func (b *spooledScores) fillAlike(scores []float64) error {
	for i := range scores {
		scores[i] = scorer.Constant{Scale: b.preset.Scale}.Value()
	}
	for range b.days.Len() {
		if err := b.grid.Add(scores); err != nil {
			return err
		}
	}
	return nil
}

// all yields the scores by account, then by day, as a scoreboard does.
func (b *spooledScores) all(yield func(trace.Score) bool) {
	i := 0
	for scores, err := range b.grid.Rows() {
		if b.fault = err; err != nil {
			return
		}
		a := b.who[i]
		i++
		for d, score := range scores {
			day := b.days.From + activity.Day(d)
			if day < b.first[a] {
				continue
			}
			if !yield(trace.Score{Account: b.tables.Accounts[a], Day: day, Score: score, Displayed: b.preset.Scale.Displayed(score)}) {
				return
			}
		}
	}
}

// watched is a tape that stops when the call does, and notes why it stopped.
type watched struct {
	ctx context.Context
	*spool.Log
	b *spooledScores
}

// Day implements [scorer.Tape].
func (w watched) Day(d activity.Day) (scorer.Part, error) {
	if err := cmp.Or(w.b.fault, w.ctx.Err()); err != nil {
		w.b.fault = err
		return scorer.Part{}, err
	}
	p, err := w.Log.Day(d)
	w.b.fault = err
	return p, err
}

// Weighed implements [scorer.Tape].
func (w watched) Weighed(d activity.Day, p scorer.Part) error {
	w.b.fault = w.Log.Weighed(d, p)
	return w.b.fault
}
