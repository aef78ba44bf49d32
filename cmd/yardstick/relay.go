package main

import (
	"cmp"
	"context"
	"errors"
	"sync"

	"github.com/yardstick-lab/yardstick/internal/experiment"
)

// lap is one experiment of several. Its shards are measured while the one before it
// is still judged, stored and drawn, which leaves most processors idle; what it has
// to say and to store waits for its turn.
type lap struct {
	name   string
	before *lap // nil for the first
	hands  experiment.Hands

	taken func()        // its last shard is being measured: the next may start
	ready chan struct{} // closed by taken
	over  chan struct{}
	err   error // once it is over
}

// errBefore stops an experiment because of one before it, whose error counts.
var errBefore = errors.New("an experiment before it failed")

// relay carries experiments through, so many shards of all of them at once. An
// error stops those after it, and is that of the first that has one.
func relay(ctx context.Context, workers int, names []string, carry func(context.Context, *lap) error) error {
	ctx, stop := context.WithCancel(ctx)
	defer stop()
	hands := make(experiment.Hands, workers)
	var last *lap
	for i, name := range names {
		l := &lap{name: name, before: last, hands: hands, ready: make(chan struct{}), over: make(chan struct{})}
		l.taken = sync.OnceFunc(func() { close(l.ready) })
		// Each hangs on the one before it: stopping one stops all after it.
		ctx = l.start(ctx, carry)
		last = l
		if <-l.ready; ctx.Err() != nil && i+1 < len(names) {
			return cmp.Or(last.end(), interrupted(ctx.Err()))
		}
	}
	return last.end()
}

// start carries an experiment through, and returns its context.
func (l *lap) start(ctx context.Context, carry func(context.Context, *lap) error) context.Context {
	ctx, stop := context.WithCancelCause(ctx)
	go func() {
		defer close(l.over)
		defer l.taken()
		if l.err = carry(ctx, l); l.err == nil {
			l.err = l.turn()
		}
		if l.err != nil {
			stop(errBefore)
		}
	}()
	return ctx
}

// end waits until a lap is over, and returns the error of the first that has one.
func (l *lap) end() error {
	if l == nil {
		return nil
	}
	err := l.before.end()
	<-l.over
	if err != nil {
		return err
	}
	return l.err
}

// turn waits until it is this experiment's to speak and to store.
func (l *lap) turn() error { return l.before.end() }

// itsTurn reports whether that is so.
func (l *lap) itsTurn() bool {
	if l.before == nil {
		return true
	}
	select {
	case <-l.before.over:
		return l.before.err == nil
	default:
		return false
	}
}

// prepareLap is prepare, in its turn where a program has to be started, which is said.
func (h *house) prepareLap(l *lap, scorers []string) (*prepared, error) {
	in, err := h.resolve(l.name, scorers)
	if err != nil {
		return nil, err
	}
	if h.starts(in.Presets) {
		if err := l.turn(); err != nil {
			return nil, err
		}
	}
	return h.prepareFrom(in, l.name, scorers)
}

// bench is where the experiment's shards are made.
func (l *lap) bench(b experiment.Bench) experiment.Bench {
	b.Workers, b.Hands, b.Taken, b.State = cap(l.hands), l.hands, l.taken, true
	return b
}

// progress keeps what a run has to tell until it is its turn.
func (l *lap) progress(begin func() progress) progress {
	w := &waiting{lap: l, begin: begin}
	w.show()
	return w
}

type waiting struct {
	*lap
	begin func() progress
	steps []experiment.Step
	shown progress // nil until its turn
}

func (w *waiting) step(s experiment.Step) {
	w.steps = append(w.steps, s)
	w.show()
}

// show tells what there is to tell, if that is allowed.
func (w *waiting) show() {
	if !w.itsTurn() {
		return
	}
	if w.shown == nil {
		w.shown = w.begin()
	}
	for _, s := range w.steps {
		w.shown.step(s)
	}
	w.steps = nil
}

func (w *waiting) end(err error) {
	if w.turn() != nil {
		return
	}
	w.show()
	w.shown.end(err)
}
