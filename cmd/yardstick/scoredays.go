package main

import (
	"bufio"
	"bytes"
	"fmt"
	"slices"
	"strings"

	"github.com/yardstick-lab/yardstick/internal/activity"
	"github.com/yardstick-lab/yardstick/internal/replay"
	"github.com/yardstick-lab/yardstick/internal/scorer"
	"github.com/yardstick-lab/yardstick/internal/trace"
)

// mostDays is how many days one call may score (ours: ten years).
const mostDays = 3660

// asked are the days that a call names; false where it names none.
func (s *scoring) asked() (keep scorer.Keep, named bool, err error) {
	if s.days == "" {
		return keep, false, nil
	}
	from, to, isRange := strings.Cut(s.days, "..")
	if !isRange {
		to = from
	}
	if keep.From, err = activity.ParseDay(from); err == nil {
		keep.To, err = activity.ParseDay(to)
	}
	switch {
	case err != nil:
		return keep, true, usagef("--days %q: days are written as 2011-03-01 or 2011-03-01..2011-03-05", s.days)
	case keep.To < keep.From:
		return keep, true, usagef("--days %s ends before it begins", s.days)
	case s.explained != "" && keep.Len() > 1:
		return keep, true, usagef("--explain takes one day, and --days %s names %d", s.days, keep.Len())
	}
	return keep, true, nil
}

// period is the days to score: those asked for, or the log's last.
func (s *scoring) period(f *scorer.Frame) (scorer.Keep, error) {
	keep, named, err := s.asked()
	switch {
	case err != nil:
		return keep, err
	case !named:
		return scorer.Keep{From: f.Last(), To: f.Last()}, nil
	case keep.From < f.First:
		return keep, usagef("--days %s: the log begins on %s", s.days, f.First)
	case keep.Len() > mostDays || keep.To > f.Last()+mostDays:
		return keep, usagef("--days %s: at most %s days can be scored, and none later than that after the log's last, %s",
			s.days, thousands(mostDays), f.Last())
	}
	return keep, nil
}

// longest is how many years a log may span without a question (ours): every day
// of them is scored, and a single wrong time makes many.
const longest = 100

// span warns of a log that spans more years than anybody has looked at one.
func (h *heard) span() []string {
	years := int(float64(h.frame.Days) / 365.2425)
	if years < longest {
		return nil
	}
	return []string{fmt.Sprintf("the log spans %d years, from %s to %s; is a time wrong?", years, h.frame.First, h.frame.Last())}
}

// burnIn warns of days on which the scorer does not yet see as far back as it
// looks.
func (h *heard) burnIn() []string {
	window := h.preset.Window
	last := h.frame.First + activity.Day(window) - 1
	if h.preset.Kind != scorer.KindEngine || window == 0 || h.days.From > last {
		return nil
	}
	return []string{fmt.Sprintf("the log begins on %s and %s looks back %d days: scores of its first %d days, up to %s, are burn-in",
		h.frame.First, h.preset.Name, window, window, last)}
}

// unseen is later than any day.
const unseen = activity.Day(1<<31 - 1)

// arrivals returns the day on which each account is first seen: in the stock,
// long before, or in an event.
func arrivals(t *activity.Trace) []activity.Day {
	first := make([]activity.Day, len(t.Accounts))
	for a := range first {
		first[a] = unseen
	}
	for i, at := range t.Time {
		day := activity.DayOf(at)
		first[t.Actor[i]], first[t.Owner[i]] = min(first[t.Actor[i]], day), min(first[t.Owner[i]], day)
	}
	for _, h := range t.Stock.Holdings {
		first[h.Account] = -unseen
	}
	return first
}

// chosen marks the accounts to score: nil for all.
func (s *scoring) chosen(h *heard) ([]bool, error) {
	if s.accounts == "" {
		return nil, nil
	}
	data, err := s.read(s.accounts)
	if err != nil {
		return nil, err
	}
	t, first := h.tables, h.first
	chosen := make([]bool, len(t.Accounts))
	lines := bufio.NewScanner(bytes.NewReader(bytes.TrimPrefix(data, []byte("\ufeff"))))
	lines.Buffer(nil, len(data)+1)
	for n := 1; lines.Scan(); n++ {
		name := strings.TrimSuffix(lines.Text(), "\r")
		if name == "" {
			continue
		}
		a, ok := t.AccountNamed(name)
		if !ok {
			return nil, usagef("%s:%d: the log has no account %q", s.accounts, n, name)
		}
		if first[a] > h.days.From && !chosen[a] {
			s.warn(fmt.Sprintf("%s is first seen on %s, and has no score before", name, first[a]))
		}
		chosen[a] = true
	}
	if err := lines.Err(); err != nil || slices.Contains(chosen, true) {
		return chosen, err
	}
	return nil, usagef("the file %s names no account", s.accounts)
}

// scoreboard holds the scores of accounts over days.
type scoreboard struct {
	trace         *activity.Trace
	days          scorer.Keep
	who           []activity.Account
	first         []activity.Day
	score, showed [][]float64 // day, account of who
}

// snapshotBudget is how many bytes the remembered days of one baseline may take
// (ours). Longer periods are scored in parts, each from the log's beginning
// again where scores feed back into scores.
var snapshotBudget = 256 << 20

// scores are those of the accounts chosen, on every day.
func (h *heard) scores(chosen []bool) (*scoreboard, error) {
	t, days := h.index.Trace, h.days
	b := &scoreboard{trace: t, days: days, first: h.first, who: whoOf(t, chosen)}
	engine, err := h.opened(h.preset)
	if err != nil {
		return nil, usagef("%s", err)
	}
	step := activity.Day(max(1, snapshotBudget/h.snapshotBytes()))
	for from := days.From; from <= days.To; from += step {
		part := scorer.Keep{From: from, To: min(from+step-1, days.To)}
		base, err := engine.Baseline(h.index, part)
		if err != nil {
			return nil, ofScorer(h.preset, err)
		}
		b.take(base, part)
	}
	return b, nil
}

// whoOf lists the accounts chosen, all where none is.
func whoOf(t *activity.Trace, chosen []bool) []activity.Account {
	var who []activity.Account
	for a := range t.Accounts {
		if chosen == nil || chosen[a] {
			who = append(who, activity.Account(a))
		}
	}
	return who
}

// snapshotBytes is about what a baseline remembers of a day: eight bytes a pair
// of accounts, of which there are fewer than events, and some forty an account
// and network.
func (h *heard) snapshotBytes() int {
	t := h.index.Trace
	return 8*t.Len() + 40*len(t.Accounts)*len(t.Networks) + 16*len(t.Accounts)
}

// take reads the days of a baseline.
func (b *scoreboard) take(base replay.Baseline, days scorer.Keep) {
	for day := days.From; day <= days.To; day++ {
		score, showed := make([]float64, len(b.who)), make([]float64, len(b.who))
		for i, a := range b.who {
			score[i], showed[i] = base.Score(a, day), base.Displayed(a, day)
		}
		b.score, b.showed = append(b.score, score), append(b.showed, showed)
	}
}

// all yields the scores by the bytes of the account, then by day, from the day
// on which the account is first seen.
func (b *scoreboard) all(yield func(trace.Score) bool) {
	for i, a := range b.who {
		for d := range b.score {
			day := b.days.From + activity.Day(d)
			if day < b.first[a] {
				continue
			}
			if !yield(trace.Score{Account: b.trace.Accounts[a], Day: day, Score: b.score[d][i], Displayed: b.showed[d][i]}) {
				return
			}
		}
	}
}
