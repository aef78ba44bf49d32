package experiment

import (
	"errors"
	"fmt"
	"slices"

	"github.com/yardstick-lab/yardstick/internal/activity"
	"github.com/yardstick-lab/yardstick/internal/dataset"
	"github.com/yardstick-lab/yardstick/internal/intervention"
	"github.com/yardstick-lab/yardstick/internal/platform"
	"github.com/yardstick-lab/yardstick/internal/scorer"
	"github.com/yardstick-lab/yardstick/internal/seed"
	"github.com/yardstick-lab/yardstick/internal/world"
)

// DesignError is a design that the dataset cannot carry: too few eligible
// accounts, a network it does not have. It is the user's to mend.
type DesignError struct{ Text string }

// Error says what is wrong.
func (e *DesignError) Error() string { return e.Text }

func designf(format string, args ...any) error { return &DesignError{fmt.Sprintf(format, args...)} }

// logScene is a captured log, read once and shared by all shards.
type logScene struct {
	scene    *intervention.Scene
	index    *scorer.Index
	first    activity.Day
	warnings []string
}

// planLog opens the log and cuts its candidates into shards.
func (p *Plan) planLog() error {
	trace, reading, err := p.Dataset.Trace()
	if err != nil {
		return err
	}
	first, last, ok := trace.Days()
	if !ok {
		return designf("the log %s has no events", p.Dataset.Name)
	}
	zero := last - activity.Day(p.Spec.Measured) + 1
	if zero < first {
		return designf("the log %s has %d days, the experiment measures %d", p.Dataset.Name, last-first+1, p.Spec.Measured)
	}
	scene, err := p.scene(intervention.Setting{Trace: trace, Zero: zero, Key: seed.New(p.Spec.Seeds.Scorer)})
	if err != nil {
		return err
	}
	p.log = &logScene{scene: scene, index: scorer.NewIndex(trace), first: first, warnings: reading.Warnings}
	return p.cut(scene.Candidates(p.having(zero, last)))
}

// cut makes shards of a log's candidates, a drawn sample of them if the spec
// asks for one.
func (p *Plan) cut(candidates []activity.Account) error {
	if n := p.Spec.Subjects.Sample; n > 0 {
		chosen, err := p.log.scene.Draw(candidates, p.Spec.Arms, n)
		if err != nil {
			return err
		}
		if len(chosen.Subjects) < n {
			return tooFew(p.Dataset.Name, chosen, n)
		}
		candidates = nil
		for _, s := range chosen.Subjects {
			candidates = append(candidates, s.Account)
		}
	}
	if len(candidates) == 0 {
		return designf("no account of the log %s has what the subjects must have", p.Dataset.Name)
	}
	for at := 0; at < len(candidates); at += accountsPerShard {
		part := candidates[at:min(at+accountsPerShard, len(candidates))]
		name := fmt.Sprintf("accounts-%06d", at)
		p.shards = append(p.shards, shardPlan{
			name: name, unit: p.Dataset.Name, accounts: part, first: at == 0, key: p.key(name),
		})
	}
	return nil
}

// scene sets the stage, on the subjects' network.
func (p *Plan) scene(s intervention.Setting) (*intervention.Scene, error) {
	n, ok := s.Trace.NetworkNamed(p.Spec.Subjects.Network)
	if !ok {
		return nil, designf("dataset %s has no network %q, which the subjects are to be on; it has %q", p.Dataset.Name, p.Spec.Subjects.Network, s.Trace.Networks)
	}
	s.Network, s.Key = n, s.Key.Name("intervention")
	return intervention.NewScene(s), nil
}

func (p *Plan) having(from, to activity.Day) intervention.Having {
	s := p.Spec.Subjects
	return intervention.Having{
		PostsPerDay: s.Posts, AudienceAtLeast: s.AudienceAtLeast, ReactionsAtLeast: s.ReactionsAtLeast, From: from, To: to,
	}
}

// stage is a unit ready to be measured.
type stage struct {
	scene    *intervention.Scene
	index    *scorer.Index // nil where no scorer is asked
	subjects []intervention.Subject
	unfit    int
	keep     scorer.Keep
	world    *world.World // nil for a log
	crowd    *world.Crowd // nil before it is asked
}

// profile is what a campaign knows of an account but its score.
func (st *stage) profile(a activity.Account) platform.Profile {
	if st.world == nil {
		return platform.Profile{}
	}
	c := st.society()
	return platform.Profile{Topic: c.Topic(a) + 1, Place: c.Place(a) + 1}
}

// society is who stands behind the world, brought back when first asked.
func (st *stage) society() *world.Crowd {
	if st.crowd == nil {
		st.crowd = st.world.Crowd()
	}
	return st.crowd
}

// onStage prepares the unit of a shard and lets act work on it. What the unit
// holds is gone afterwards.
func (p *Plan) onStage(s shardPlan, worlds *dataset.Cache, act func(*stage) error) error {
	w, err := p.ground(s, worlds)
	if err != nil {
		return err
	}
	return errors.Join(p.on(w, s, act), w.Close())
}

// on is onStage in a world that is open.
func (p *Plan) on(w *dataset.Kept, s shardPlan, act func(*stage) error) error {
	return w.Guard(func() error {
		st, err := p.stage(w, s)
		if err != nil {
			return err
		}
		return act(st)
	})
}

func (p *Plan) stage(w *dataset.Kept, s shardPlan) (*stage, error) {
	if p.log != nil {
		return p.logStage(s)
	}
	return p.worldStage(s, w.World)
}

// ground makes the world of a shard, or finds it in the cache. A log has none, and
// needs no closing.
func (p *Plan) ground(s shardPlan, worlds *dataset.Cache) (*dataset.Kept, error) {
	if p.log != nil {
		return &dataset.Kept{}, nil
	}
	span := world.Span{
		Seed: s.seed, Warmup: p.Spec.Warmup, Measured: p.Spec.Measured, FirstMeasured: p.Dataset.World.Days.FirstMeasured,
	}
	if worlds != nil {
		return worlds.World(p.Dataset, span, p.Program)
	}
	w, err := world.Make(p.Dataset.World, span)
	if err != nil {
		return nil, designf("%s: %v", s.unit, err)
	}
	return &dataset.Kept{World: w}, nil
}

func (p *Plan) worldStage(s shardPlan, w *world.World) (*stage, error) {
	if p.answering != nil {
		w = w.Under(p.answering)
	}
	setting := intervention.Setting{Trace: w.Trace, Society: w, Zero: w.FirstMeasured, Key: seed.New(s.seed)}
	var crowd *world.Crowd
	if p.behaves() {
		crowd = w.Crowd()
		setting.Crowd = crowd
	}
	scene, err := p.scene(setting)
	if err != nil {
		return nil, err
	}
	candidates := scene.Candidates(p.having(w.First(), max(w.First(), w.FirstMeasured-1)))
	chosen, err := scene.Draw(candidates, p.Spec.Arms, p.Spec.Subjects.Sample)
	if err != nil {
		return nil, err
	}
	if n := len(chosen.Subjects); n == 0 || n < p.Spec.Subjects.Sample {
		return nil, tooFew(s.unit, chosen, max(1, p.Spec.Subjects.Sample))
	}
	st := &stage{scene: scene, subjects: chosen.Subjects, unfit: chosen.Unfit, keep: p.kept(scene.Zero), world: w, crowd: crowd}
	if len(p.scorers) > 0 {
		st.index = scorer.NewIndex(w.Trace)
	}
	return st, nil
}

// behaves reports whether a world has to answer in some arm.
func (p *Plan) behaves() bool {
	return slices.ContainsFunc(p.Spec.Arms, answered)
}

// answered reports whether the world answers to an arm.
func answered(a intervention.Arm) bool {
	return slices.ContainsFunc(a.Steps, func(s intervention.Step) bool { return s.Behave != nil })
}

func (p *Plan) logStage(s shardPlan) (*stage, error) {
	chosen, err := p.log.scene.Draw(s.accounts, p.Spec.Arms, 0)
	if err != nil {
		return nil, err
	}
	return &stage{p.log.scene, p.log.index, chosen.Subjects, chosen.Unfit, p.kept(p.log.scene.Zero), nil, nil}, nil
}

func (p *Plan) kept(zero activity.Day) scorer.Keep {
	return scorer.Keep{From: zero + activity.Day(p.keep.First), To: zero + activity.Day(p.keep.Last)}
}

func tooFew(unit string, chosen intervention.Selection, n int) error {
	why := ""
	if chosen.Why != nil {
		why = fmt.Sprintf("; the first unfit one: %v", chosen.Why)
	}
	return designf("%s: the sample wants %d accounts, eligible are %d (%d have what is asked, of whom %d are unfit%s)",
		unit, n, len(chosen.Subjects), chosen.Candidates, chosen.Unfit, why)
}
