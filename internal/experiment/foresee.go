package experiment

import (
	"context"

	"github.com/yardstick-lab/yardstick/internal/store"
)

// Foresee says, shard by shard, what a run would do: a step of kind ShardReused,
// or ShardComputed with why. Nothing is computed or changed.
func (p *Plan) Foresee(ctx context.Context, shards *store.Shards) ([]Step, error) {
	c := &crew{plan: p, bench: Bench{Shards: shards}}
	var steps []Step
	for i, s := range p.shards {
		why, err := c.why(ctx, s)
		if err != nil {
			return nil, err
		}
		step := Step{Kind: ShardReused, Shard: s.name, Why: why, Done: i + 1, Total: len(p.shards)}
		if why != "" {
			step.Kind = ShardComputed
		}
		steps = append(steps, step)
	}
	return steps, nil
}

const (
	// programBytes is what the program takes before the first world, most of it
	// the database's (ours, measured).
	programBytes = 130 << 20
	// eventBytes is what an event takes while its unit is measured: its columns
	// and its object's name, the index, a credit, and as much again of what the
	// collector has not yet taken (ours, measured).
	eventBytes = 500
	// dayBytes is what an event takes for each day that is kept: its share of a
	// pair's sum, with the same surcharge (ours, measured: about every third event
	// makes a new pair).
	dayBytes = 7
)

// Memory estimates the peak of a run in bytes: what the program takes, and for
// each worker the largest shard.
func (p *Plan) Memory(workers int) int64 {
	events := 0
	if p.log != nil {
		events = p.log.scene.Trace.Len()
	} else {
		events = p.Dataset.World.Budget.Events
	}
	perEvent := eventBytes + dayBytes*len(p.keep.days())
	return programBytes + int64(max(1, workers))*int64(events)*int64(perEvent)
}
