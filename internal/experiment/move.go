package experiment

import (
	"context"
	"errors"
	"math"
	"slices"

	"github.com/yardstick-lab/yardstick/internal/activity"
	"github.com/yardstick-lab/yardstick/internal/dataset"
	"github.com/yardstick-lab/yardstick/internal/intervention"
	"github.com/yardstick-lab/yardstick/internal/replay"
	"github.com/yardstick-lab/yardstick/internal/result"
	"github.com/yardstick-lab/yardstick/internal/scorer"
)

// move is a furthest with what it takes to say what made it. It reads its world
// and outlives its stage: of all that was made to measure it, little stays.
type move struct {
	furthest
	unit   string
	moment replay.Moment
	delta  activity.Delta
	before *scorer.Explanation // nil where the scorer does not say what counts
}

func (p *Plan) moveOf(st *stage, base replay.Baseline, at farthest) *move {
	sub, t := st.subjects[at.subject], st.scene.Trace
	m := &move{
		furthest: furthest{p.Spec.Arms[at.arm].Name, t.Accounts[sub.Account], int(at.day - st.scene.Zero), at.by},
		delta:    sub.Deltas[at.arm],
		moment:   replay.Moment{Trace: t, Account: sub.Account, Day: at.day, Bottom: p.Presets[0].Scale.Bottom()},
	}
	if before, ok := replay.Explained(base, sub.Account, at.day); ok {
		m.before = &before
	}
	return m
}

// held is the furthest move of the shards computed so far, and its world, still
// open: to open it once more at the end took as long as the rest of the end.
type held struct {
	move  *move
	shard int
	world *dataset.Kept
}

// beats reports whether any score moved further than in o. The first among equals
// wins, whichever was measured first.
func (h held) beats(o held) bool {
	return h.move != nil && (o.move == nil || h.move.By > o.move.By || (h.move.By == o.move.By && h.shard < o.shard))
}

func (h held) close() error {
	if h.world == nil {
		return nil
	}
	return h.world.Close()
}

// hold keeps the world in which a score moved furthest, and lets the others go.
func (c *crew) hold(h held) error {
	c.mu.Lock()
	if c.bench.State && h.beats(c.most) {
		h, c.most = c.most, h
	}
	c.mu.Unlock()
	return h.close()
}

// state says what made the furthest move, if this run measured it.
func (c *crew) state(ev *Evidence) error {
	shard, most, err := ev.furthest()
	if err != nil || c.most.move == nil || most.By == 0 || shard != c.most.shard {
		return err
	}
	ev.told = true
	return c.most.world.Guard(func() (err error) {
		ev.statement, err = c.plan.stated(c.most.move)
		return err
	})
}

// State says of the subject whose score moved most what moved it, and puts it
// beside the evidence. Where [Plan.Run] has not done so, that takes the world it
// was in once more, from the cache if there is one.
func (p *Plan) State(ctx context.Context, ev *Evidence, worlds *dataset.Cache) error {
	shard, most, err := ev.furthest()
	if err != nil || most.By == 0 || ev.told {
		return err
	}
	if err := ctx.Err(); err != nil {
		return err
	}
	return p.onStage(p.shards[shard], worlds, func(st *stage) error {
		m, err := p.again(st, most)
		if err != nil || m == nil {
			return err
		}
		m.unit = p.shards[shard].unit
		ev.statement, err = p.stated(m)
		return err
	})
}

// again finds a move that was recorded; nil where the stage is not that which was.
func (p *Plan) again(st *stage, by furthest) (*move, error) {
	t := st.scene.Trace
	arm := slices.IndexFunc(p.Spec.Arms, func(a intervention.Arm) bool { return a.Name == by.Arm })
	sub := slices.IndexFunc(st.subjects, func(s intervention.Subject) bool { return t.Accounts[s.Account] == by.Account })
	if arm < 0 || sub < 0 {
		return nil, nil
	}
	day := st.scene.Zero + activity.Day(by.Day)
	base, err := p.scorers[0].Baseline(st.index, scorer.Keep{From: day, To: day})
	if err != nil {
		return nil, err
	}
	return p.moveOf(st, base, farthest{arm, sub, day, by.By}), nil
}

// stated is nil where the scorer does not say what counts, or the move is not the
// one that was recorded.
func (p *Plan) stated(m *move) (*result.Statement, error) {
	if m.before == nil {
		return nil, nil
	}
	s, err := replay.StatementOf(p.scorers[0], *m.before, &m.delta, m.moment)
	if err != nil || math.Abs(math.Abs(s.After-s.Before)-m.By) > sameMove {
		return nil, err
	}
	zero := m.moment.Day - activity.Day(m.Day)
	return &result.Statement{
		Unit: m.unit, Account: m.Account, Arm: m.Arm, Day: m.Day, Before: s.Before, After: s.After, Bottom: m.moment.Bottom,
		Groups: statedGroups(s.Entries), Events: statedEvents(s.Entries, zero),
	}, nil
}

// measure computes a shard, and holds on to its world where a score
// moved further than in those before.
func (c *crew) measure(ctx context.Context, i int) (rows *recorder, err error) {
	s := c.plan.shards[i]
	w, err := c.plan.ground(s, c.bench.Worlds)
	if err != nil {
		return nil, err
	}
	if rows, err = c.plan.record(ctx, s, w); err != nil {
		return nil, errors.Join(err, w.Close())
	}
	return rows, c.hold(held{rows.moved, i, w})
}
