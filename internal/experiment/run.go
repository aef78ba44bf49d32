package experiment

import (
	"context"
	"errors"
	"io/fs"
	"sync"

	"github.com/yardstick-lab/yardstick/internal/dataset"
	"github.com/yardstick-lab/yardstick/internal/result"
	"github.com/yardstick-lab/yardstick/internal/store"
)

// StepKind is what a step reports. The zero value is invalid.
type StepKind uint8

const (
	ShardReused   StepKind = iota + 1 // found as an earlier run left it
	ShardComputed                     // made anew; Why says what changed, in a word
	Judging                           // effects are inferred and claims judged
	Storing                           // everything goes into the database
)

// Step is progress: Done of Total shards are at hand.
type Step struct {
	Kind        StepKind
	Shard, Why  string
	Done, Total int
}

// Bench is where a run works: its shards, how many at once, whom it tells.
type Bench struct {
	Shards   *store.Shards
	Worlds   *dataset.Cache // may be nil: worlds are then made anew
	Workers  int            // at least 1
	Hands    Hands          // shared with other runs, whose shards then take turns; nil for none
	Taken    func()         // may be nil; called once, when the last shard is taken up
	Progress func(Step)     // may be nil; called by one goroutine at a time
	State    bool           // whether to do what [Plan.State] does, as far as it costs little
}

// Hands are workers that several runs share: one for each value that it can hold.
type Hands chan struct{}

// Evidence is every shard of a run, in the order of the plan.
type Evidence struct {
	Stored []store.Stored
	Reused int // how many were found unchanged

	statement *result.Statement // see [Plan.State]
	told      bool              // whether it was, even if there is none
}

// Run brings together every shard, computing those that are not at hand. It
// stops at the first error or when ctx ends; shards finished by then stay for
// the next run.
func (p *Plan) Run(ctx context.Context, b Bench) (ev *Evidence, err error) {
	c := &crew{plan: p, bench: b, stored: make([]store.Stored, len(p.shards))}
	defer func() { err = errors.Join(err, c.most.close()) }()
	if err := each(ctx, b.Workers, len(p.shards), c.turn); err != nil {
		return nil, err
	}
	ev = &Evidence{Stored: c.stored, Reused: c.reused}
	return ev, c.state(ev)
}

// crew is the workers of one run.
type crew struct {
	plan   *Plan
	bench  Bench
	stored []store.Stored

	mu                  sync.Mutex
	taken, done, reused int
	most                held
}

// turn waits for a hand that is free, and brings in one shard with it.
func (c *crew) turn(ctx context.Context, i int) error {
	if c.bench.Hands != nil {
		select {
		case c.bench.Hands <- struct{}{}:
		case <-ctx.Done():
			return ctx.Err()
		}
		defer func() { <-c.bench.Hands }()
	}
	c.take()
	return c.shard(ctx, i)
}

// take counts a shard as taken up.
func (c *crew) take() {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.taken++; c.taken == len(c.plan.shards) && c.bench.Taken != nil {
		c.bench.Taken()
	}
}

// shard brings in one shard, from an earlier run if that hangs on the same.
func (c *crew) shard(ctx context.Context, i int) error {
	s := c.plan.shards[i]
	why, err := c.why(ctx, s)
	if err != nil {
		return err
	}
	if why == "" {
		found, err := c.bench.Shards.Read(ctx, s.name)
		if err == nil && lasts(found.Shard) {
			c.stored[i] = found
			c.tell(Step{Kind: ShardReused, Shard: s.name})
			return nil
		}
		var unusable *store.Unusable
		if err != nil && !errors.As(err, &unusable) {
			return err
		}
		why = "torn"
		if err == nil {
			why = "scorer"
		}
	}
	rows, err := c.measure(ctx, i)
	if err != nil {
		return err
	}
	sum, err := c.bench.Shards.Write(ctx, s.name, s.key, rows.shard)
	if err != nil {
		return err
	}
	c.stored[i] = store.Stored{Shard: rows.shard, Key: s.key, SHA256: sum}
	c.tell(Step{Kind: ShardComputed, Shard: s.name, Why: why})
	return nil
}

// why says in a word why a shard has to be computed; "" if it need not be.
func (c *crew) why(ctx context.Context, s shardPlan) (string, error) {
	earlier, err := c.bench.Shards.Key(ctx, s.name)
	var unusable *store.Unusable
	switch {
	case err == nil:
		return s.key.Changed(earlier), nil
	case errors.Is(err, fs.ErrNotExist):
		return "new", nil
	case errors.As(err, &unusable):
		return "torn", nil
	}
	return "", err
}

// tell counts a shard in and reports it.
func (c *crew) tell(s Step) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.done++
	if s.Kind == ShardReused {
		c.reused++
	}
	s.Done, s.Total = c.done, len(c.plan.shards)
	if c.bench.Progress != nil {
		c.bench.Progress(s)
	}
}
