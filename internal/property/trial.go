package property

import (
	"fmt"
	"math"

	"github.com/yardstick-lab/yardstick/internal/activity"
	"github.com/yardstick-lab/yardstick/internal/scorer"
	"github.com/yardstick-lab/yardstick/internal/seed"
)

// largest is the most events of a drawn background; the first cases are small.
const largest = 40

// shrunken is how many of the cases that contradict a property are shrunk, to show
// the smallest (ours).
const shrunken = 3

// Check tries cases of a property on a scorer, fewer of those whose logs are long.
// The error is the scorer's.
func (p Property) Check(sub Subject, key seed.Key, cases int) (Finding, error) {
	f := Finding{Property: p, Verdict: Holds}
	if p.halved && sub.Halved.Score == nil {
		f.Verdict, f.Why = DoesNotApply, sub.Halved.Why
		return f, nil
	}
	t := trial{p, sub}
	total := cases
	if p.cases > 0 {
		total = max(1, cases*p.cases/Cases)
	}
	for ; f.Cases < total; f.Cases++ {
		d := p.draw(key.Name(p.Name).Number(uint64(f.Cases)).Stream(), 1+largest*(f.Cases+1)/total)
		o, err := t.try(d)
		if err != nil {
			return f, fmt.Errorf("%s: %w", p.Name, err)
		}
		f.count(o)
		if o.violated && f.Violated <= shrunken {
			f.keep(t.example(t.shrink(d)))
		}
	}
	switch {
	case f.Violated > 0:
		f.Verdict = Violated
	case f.Told == 0:
		f.Verdict, f.Why = DoesNotApply, p.blind
	}
	return f, nil
}

func (f *Finding) count(o outcome) {
	if o.told {
		f.Told++
	}
	if o.violated {
		f.Violated++
	}
}

// keep remembers the smallest example, the first of equal ones.
func (f *Finding) keep(x Example) {
	if f.Example == nil || len(x.Rows) < len(f.Example.Rows) {
		f.Example = &x
	}
}

// trial is a property on a scorer.
type trial struct {
	Property
	sub Subject
}

// outcome is what came of one case.
type outcome struct {
	before, after float64 // scores, in points; ranks where the order is compared
	told          bool    // the scorer saw what the property is about
	violated      bool
}

// staged is the pair of a draft, in which the subject has a follower from the start
// where the scorer asks for one.
func (t trial) staged(d draft) pair {
	p := t.stage(d)
	if !t.sub.Follows {
		return p
	}
	for i, log := range []*Log{&p.before, &p.after, &p.apart, &p.without} {
		if *log != nil {
			e := act("zoe", activity.Follow, p.who[i%2])
			e.Time = start.Start()
			*log = append((*log)[:len(*log):len(*log)], e)
		}
	}
	return p
}

// try stages a draft, scores it and compares.
func (t trial) try(d draft) (outcome, error) {
	p := t.staged(d)
	before, err := scored(t.sub.Score, p.before, p.day)
	if err != nil {
		return outcome{}, err
	}
	second := t.sub.Score
	if t.halved {
		second = t.sub.Halved.Score
	}
	after, err := scored(second, p.after, p.day)
	if err != nil {
		return outcome{}, err
	}
	o := outcome{before: before.of(p.who[0]), after: after.of(p.who[1])}
	if t.halved && t.sub.Halved.Ranks {
		o.before, o.after = before.rank(p.who[0]), after.rank(p.who[1])
		if before.reaches(t.sub.Top) {
			return o, nil // whoever is at the top ties
		}
	}
	o.told, err = t.tells(p, before, o)
	o.violated = o.told && t.contradicts(o)
	return o, err
}

// contradicts reports whether the scores are not as the property wants them.
func (t trial) contradicts(o outcome) bool {
	switch t.wants {
	case notLower:
		return o.after < o.before-Exact
	case notHigher:
		return o.after > o.before+Exact
	case higher:
		return o.after <= o.before+Exact
	case near:
		return o.after < o.before-Break*t.length()
	}
	return math.Abs(o.after-o.before) > Exact
}

// tells reports whether the scorer saw what the property is about.
func (t trial) tells(p pair, before board, o outcome) (bool, error) {
	moved := math.Abs(o.after-o.before) > Exact
	switch {
	case t.wants == notLower || t.wants == notHigher:
		return moved, nil
	case !t.ranked(p, before), !moved && t.hidden(o):
		return false, nil
	case p.without != nil:
		return t.differs(p, p.without, o)
	case p.apart == nil:
		return moved || before.varied(), nil
	case moved:
		return true, nil
	}
	return t.differs(p, p.apart, o)
}

// differs reports whether a log scores otherwise than before.
func (t trial) differs(p pair, other Log, o outcome) (bool, error) {
	b, err := scored(t.sub.Score, other, p.day)
	return err == nil && math.Abs(b.of(p.who[0])-o.before) > Exact, err
}

// ranked reports whether the account that has to score higher than another does.
func (t trial) ranked(p pair, before board) bool {
	return p.above[0] == "" || before.of(p.above[0]) >= before.of(p.above[1])+Break*t.length()
}

// length is that of the scale, in points.
func (t trial) length() float64 { return t.sub.Top - t.sub.Bottom }

// hidden reports whether a difference may lie behind the end of the scale.
func (t trial) hidden(o outcome) bool {
	return t.wants == higher && (o.before >= t.sub.Top || o.before <= t.sub.Bottom)
}

// board is a log that was scored on one day.
type board struct {
	trace  *activity.Trace
	scored Scored
	day    activity.Day
}

// scored scores a log on a day.
func scored(score Score, log Log, day activity.Day) (board, error) {
	t, err := log.Trace()
	if err != nil {
		return board{}, err
	}
	s, err := score(t, scorer.Keep{From: day, To: day})
	return board{t, s, day}, err
}

// Trace puts the events in order.
func (l Log) Trace() (*activity.Trace, error) {
	var b activity.Builder
	for _, e := range l {
		if err := b.Add(e); err != nil {
			return nil, fmt.Errorf("making a log: %w", err)
		}
	}
	t, err := b.Build()
	if err != nil {
		return nil, fmt.Errorf("making a log: %w", err)
	}
	return t, nil
}

// of is the score of an account, which must be in the log.
func (b board) of(name string) float64 {
	a, ok := b.trace.AccountNamed(name)
	if !ok {
		panic("property: the account that is watched is not in the log")
	}
	return b.scored.Score(a, b.day)
}

// rank counts the accounts that score lower than one.
func (b board) rank(name string) float64 {
	lower, mine := 0, b.of(name)
	for a := range b.trace.Accounts {
		if b.scored.Score(activity.Account(a), b.day) < mine-Exact {
			lower++
		}
	}
	return float64(lower)
}

// reaches reports whether anybody is at the top of the scale.
func (b board) reaches(top float64) bool {
	for a := range b.trace.Accounts {
		if b.scored.Score(activity.Account(a), b.day) >= top {
			return true
		}
	}
	return false
}

// varied reports whether not everyone scores alike.
func (b board) varied() bool {
	for a := range b.trace.Accounts {
		if math.Abs(b.scored.Score(activity.Account(a), b.day)-b.scored.Score(0, b.day)) > Exact {
			return true
		}
	}
	return false
}
