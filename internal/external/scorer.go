package external

import (
	"context"
	"errors"
	"fmt"
	"sync"

	"github.com/yardstick-lab/yardstick/internal/activity"
	"github.com/yardstick-lab/yardstick/internal/replay"
	"github.com/yardstick-lab/yardstick/internal/scorer"
)

// mostRestarts is how often a program that ended is started again, in the life of
// a Scorer (ours): who ends more often does not do as the protocol says.
const mostRestarts = 3

// Scorer is a program that scores. It may be used by several goroutines at once:
// each request has a process to itself, and processes are used again.
type Scorer struct {
	preset scorer.Preset
	wire   wire
	ctx    context.Context // of the life of the scorer: [replay.Scorer] is pure, and knows none

	mu       sync.Mutex
	closed   bool
	idle     []*process
	all      map[*process]bool
	restarts int
}

var (
	_ replay.Scorer = (*Scorer)(nil)
	_ replay.Daily  = (*Baseline)(nil)
)

// New returns the scorer of a preset of kind external. Its processes run until
// Close, or until ctx ends. Nothing is started yet.
func New(ctx context.Context, p scorer.Preset) (*Scorer, error) {
	if p.Kind != scorer.KindExternal {
		return nil, fmt.Errorf("scorer %s is no program", p.Name)
	}
	if faults := p.Validate(); len(faults) > 0 {
		return nil, fmt.Errorf("preset %s: %s", p.Name, faults[0])
	}
	return &Scorer{preset: p, wire: wires[p.External.Protocol], ctx: ctx, all: map[*process]bool{}}, nil
}

// Name returns the name of the preset.
func (s *Scorer) Name() string { return s.preset.Name }

// Restarts returns how often a program had to be started again.
func (s *Scorer) Restarts() int {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.restarts
}

// Close ends the processes: those at work at once, the others when they see that
// their input has ended, or a second later.
func (s *Scorer) Close() {
	s.mu.Lock()
	s.closed = true
	idle := s.idle
	s.idle = nil
	for _, p := range idle {
		delete(s.all, p)
	}
	for p := range s.all {
		p.kill()
	}
	s.mu.Unlock()
	for _, p := range idle {
		p.in.Close()
	}
	for _, p := range idle {
		_ = p.end()
	}
}

// ask puts a question and returns the numbers that the program answers, by
// account and day.
func (s *Scorer) ask(q question) ([]float64, error) {
	r, err := s.wire.request(q)
	if err != nil {
		return nil, fmt.Errorf("scorer %s: %w", s.preset.Name, err)
	}
	body, err := s.answer(r)
	if err != nil {
		return nil, err
	}
	rows, err := s.wire.answers(body)
	if err == nil {
		var numbers []float64
		if numbers, err = q.numbers(rows); err == nil {
			return numbers, nil
		}
	}
	return nil, s.fault(false, err.Error())
}

func (s *Scorer) fault(broke bool, text string) error {
	return &Fault{Scorer: s.preset.Name, Text: text, Broke: broke}
}

// answer has a process answer a request, and starts it again where it ends.
func (s *Scorer) answer(r *request) ([]byte, error) {
	for {
		p, err := s.take()
		if err != nil {
			return nil, err
		}
		body, err := p.ask(s.ctx, r, s.preset.External.Timeout)
		if err == nil {
			s.give(p)
			return body, nil
		}
		if again, err := s.failed(p, err); !again {
			return nil, err
		}
	}
}

// failed ends a process that did not answer as it should. It says in whole what
// the process did, or that another may be started in its place.
func (s *Scorer) failed(p *process, why error) (again bool, err error) {
	if !errors.Is(why, errEnded) {
		p.kill()
	}
	how := p.end()
	s.mu.Lock()
	defer s.mu.Unlock()
	delete(s.all, p)
	said := p.said.says()
	switch {
	case s.ctx.Err() != nil || s.closed:
		return false, context.Canceled
	case errors.Is(why, errLate):
		return false, s.fault(true, fmt.Sprintf("had not answered after %s and was killed%s", s.preset.External.Timeout, said))
	case !errors.Is(why, errEnded):
		return false, s.fault(false, why.Error()+said)
	case errors.Is(how, errHung):
		return false, s.fault(false, "closed its output before it had answered, and went on running"+said)
	case s.restarts < mostRestarts:
		s.restarts++
		return true, nil
	}
	return false, s.fault(true, fmt.Sprintf("ended before it had answered in full (%s), and has been started %d times; it should answer requests until its input ends%s",
		how, 1+mostRestarts, said))
}

// take is a process that nobody else has.
func (s *Scorer) take() (*process, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.closed || s.ctx.Err() != nil {
		return nil, context.Canceled
	}
	if n := len(s.idle); n > 0 {
		p := s.idle[n-1]
		s.idle = s.idle[:n-1]
		return p, nil
	}
	p, err := start(s.preset.External)
	if err != nil {
		return nil, s.fault(false, err.Error())
	}
	s.all[p] = true
	return p, nil
}

func (s *Scorer) give(p *process) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.idle = append(s.idle, p)
}

// Baseline has the program score every account of a trace on the days to keep.
func (s *Scorer) Baseline(ix *scorer.Index, keep scorer.Keep) (replay.Baseline, error) {
	t := ix.Trace
	numbers, err := s.ask(question{t.Through(keep.To), t.Accounts, keep})
	if err != nil {
		return nil, err
	}
	return &Baseline{s, t, keep, numbers}, nil
}

// Baseline is a trace that a program has scored.
type Baseline struct {
	scorer  *Scorer
	trace   *activity.Trace
	keep    scorer.Keep
	numbers []float64 // by account and day
}

// R returns what the program answered.
func (b *Baseline) R(a activity.Account, d activity.Day) float64 {
	return b.numbers[int(a)*b.keep.Len()+int(d-b.keep.From)]
}

// Score returns that on the scale, in points.
func (b *Baseline) Score(a activity.Account, d activity.Day) float64 {
	return b.scorer.preset.Scale.Score(b.R(a, d))
}

// Displayed returns the score as shown.
func (b *Baseline) Displayed(a activity.Account, d activity.Day) float64 {
	return b.scorer.preset.Scale.Displayed(b.Score(a, d))
}

// Follow has the program score one account of the whole changed trace.
func (b *Baseline) Follow(a activity.Account, d *activity.Delta, through activity.Day) ([]scorer.Change, error) {
	each, err := b.FollowOn([]activity.Account{a}, d, scorer.Keep{From: b.keep.From, To: min(through, b.keep.To)}.Days())
	if err != nil {
		return nil, err
	}
	return each[0], nil
}

// FollowOn is Follow of each of some accounts, which rise, in one request, from the first of the
// days to the last.
func (b *Baseline) FollowOn(of []activity.Account, d *activity.Delta, days []activity.Day) ([][]scorer.Change, error) {
	each := make([][]scorer.Change, len(of))
	if d.Empty() || len(days) == 0 {
		return each, nil
	}
	changed, err := activity.Apply(b.trace, d)
	if err != nil {
		return nil, err
	}
	names, span := make([]string, len(of)), scorer.Keep{From: days[0], To: days[len(days)-1]}
	for k, a := range of {
		names[k] = b.trace.Accounts[a]
	}
	numbers, err := b.scorer.ask(question{changed.Through(span.To), names, span})
	if err != nil {
		return nil, err
	}
	scale := b.scorer.preset.Scale
	for i, r := range numbers { // by account and day
		k, day := i/span.Len(), span.From+activity.Day(i%span.Len())
		if r != b.R(of[k], day) {
			score := scale.Score(r)
			each[k] = append(each[k], scorer.Change{Day: day, Account: of[k], Score: score, Displayed: scale.Displayed(score)})
		}
	}
	return each, nil
}
