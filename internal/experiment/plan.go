package experiment

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"slices"

	"github.com/yardstick-lab/yardstick/internal/activity"
	"github.com/yardstick-lab/yardstick/internal/dataset"
	"github.com/yardstick-lab/yardstick/internal/intervention"
	"github.com/yardstick-lab/yardstick/internal/metric"
	"github.com/yardstick-lab/yardstick/internal/replay"
	"github.com/yardstick-lab/yardstick/internal/scorer"
	"github.com/yardstick-lab/yardstick/internal/spec"
	"github.com/yardstick-lab/yardstick/internal/store"
	"github.com/yardstick-lab/yardstick/internal/world"
)

// Inputs are what a run is a function of, all but the command line.
type Inputs struct {
	Spec    *spec.Experiment
	Dataset *dataset.Dataset
	Presets []scorer.Preset // in the order of the spec's scorers
	Program string          // hash of the executable
	Open    Opener          // may be nil, where no preset is a program
}

// Opener makes a preset a scorer. Presets of kind external need one, since what
// starts programs stands above replay.
type Opener func(scorer.Preset) (replay.Scorer, error)

// open makes a preset a scorer.
func (in Inputs) open(p scorer.Preset) (replay.Scorer, error) {
	if in.Open == nil {
		return replay.New(p)
	}
	return in.Open(p)
}

// Plan is a run, resolved and cut into shards.
type Plan struct {
	Inputs
	scorers []replay.Scorer
	keep    span
	shards  []shardPlan
	log     *logScene // of a captured log
	lean    bool      // only verdicts are wanted, not where changes come from
	// answering is what worlds answer to behaviours by, where that differs from what
	// they are made by, see world.OnlyAnswers; else nil.
	answering *world.Settings
	// excusing leaves out scorers that cannot be asked, see Excusing.
	excusing bool
}

// span is the days observed, counted from day 0.
type span struct{ First, Last int }

func (s span) days() []int {
	days := make([]int, 0, s.Last-s.First+1)
	for d := s.First; d <= s.Last; d++ {
		days = append(days, d)
	}
	return days
}

// shardPlan is one shard to be: a world's seed, or a range of a log's accounts.
type shardPlan struct {
	name, unit string
	seed       uint64
	accounts   []activity.Account
	first      bool // of the run: it carries the determinism probe
	key        store.Key
}

// worldPrefix goes before a world's seed in its name.
const worldPrefix = "world "

// leadDays is how many days before day 0 are observed, so that a reader sees
// where the arms come from (ours).
const leadDays = 7

// accountsPerShard cuts a log's accounts (ours: small enough for two workers to
// share the work evenly, large enough for the baselines not to count).
const accountsPerShard = 256

// NewPlan resolves the inputs. The error is the user's: a preset that is not
// valid, a log that has no such network.
func NewPlan(in Inputs) (*Plan, error) {
	p := &Plan{Inputs: in, keep: observed(in.Spec)}
	for _, preset := range in.Presets {
		s, err := in.open(preset)
		if err != nil {
			return nil, err
		}
		p.scorers = append(p.scorers, s)
	}
	if in.Dataset.Kind == dataset.KindLog {
		return p, p.planLog()
	}
	for i, seed := range in.Spec.Seeds.Worlds {
		unit := fmt.Sprint(worldPrefix, seed)
		p.shards = append(p.shards, shardPlan{
			name: fmt.Sprintf("world-%04d", seed), unit: unit, seed: seed, first: i == 0,
			key: p.key(unit),
		})
	}
	return p, nil
}

// observed returns the days to observe: those measured, those that a metric asks
// for, and a few days of lead where there is a warm-up.
func observed(e *spec.Experiment) span {
	s := span{First: -min(leadDays, e.Warmup), Last: e.Measured - 1}
	for _, m := range e.Metrics {
		if !m.Of.NeedsScore() {
			continue
		}
		for _, d := range m.Days() {
			s.First = min(s.First, d)
		}
	}
	return s
}

// Shards returns how many shards the run has.
func (p *Plan) Shards() int { return len(p.shards) }

// Replays returns how many single-subject replays the run makes; of a log, for
// as many accounts as are candidates.
func (p *Plan) Replays() int {
	arms := 0
	for _, a := range p.Spec.Arms {
		if len(a.Steps) > 0 {
			arms++
		}
	}
	subjects := p.Spec.Subjects.Sample * len(p.shards)
	if p.log != nil {
		subjects = 0
		for _, s := range p.shards {
			subjects += len(s.accounts)
		}
	}
	return subjects * arms * len(p.scorers)
}

// key hashes what a shard hangs on, part by part. Claims are not among it: a
// changed margin judges the same evidence anew.
func (p *Plan) key(unit string) store.Key {
	design := struct {
		Subjects         spec.Subjects
		Warmup, Measured int
		Arms             []intervention.Arm
		Keep             span
		Days             [][]int
		Outcomes         []metric.Metric `json:",omitempty"`
	}{p.Spec.Subjects, p.Spec.Warmup, p.Spec.Measured, p.Spec.Arms, p.keep, p.days(), slices.Concat(p.counted(), p.ranked(), p.received())}
	presets := make([]string, len(p.Presets))
	for i, preset := range p.Presets {
		presets[i] = PresetHash(preset)
	}
	return store.Key{
		Spec: hashOf(design), Data: p.Dataset.Hash, Scorer: hashOf(presets), Program: p.Program,
		Seed: hashOf([]any{unit, p.Spec.Seeds.Scorer}),
	}
}

// PresetHash returns the hash of a preset's settings, prose left out.
func PresetHash(p scorer.Preset) string {
	p.Says, p.Sources, p.SetOn = "", nil, nil
	return hashOf(p)
}

// hashOf returns the SHA-256 of a value's JSON, whose maps are sorted.
func hashOf(v any) string {
	data, err := json.Marshal(v)
	if err != nil {
		panic("experiment: a plain value has no JSON: " + err.Error())
	}
	sum := sha256.Sum256(data)
	return hex.EncodeToString(sum[:])
}
