package experiment

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/yardstick-lab/yardstick/internal/claim"
	"github.com/yardstick-lab/yardstick/internal/result"
	"github.com/yardstick-lab/yardstick/internal/scorer"
	"github.com/yardstick-lab/yardstick/internal/spec"
	"github.com/yardstick-lab/yardstick/internal/store"
	"github.com/yardstick-lab/yardstick/internal/world"
)

// point is one constant with a value; the zero point is everything as it is.
type point struct {
	path string // spec.OfScorer or spec.OfWorld, and the path in that file
	at   float64
}

// question is what is asked at a point: the claims that need no score, and with
// scored all of them.
type question struct {
	point
	scored bool
}

// answer is the claims at a point, or why no experiment can be made there. They
// are in the order of the spec; without scored, those that need a score are empty.
type answer struct {
	claims  []result.Claim
	scored  bool
	refused string
}

// variant is the main scorer and the world at a point.
type variant struct {
	question
	preset   scorer.Preset
	settings *world.Settings // nil unless something of the world is other
}

// prober judges an experiment's claims at points, by the code of a run: the main
// scorer, all worlds, all subjects. It remembers what it was asked.
type prober struct {
	plan     *Plan
	bench    Bench
	anchors  *world.Settings // on which scales were anchored; nil leaves them
	progress func(done, total int)
	coarse   bool // flips are sought to [SweepTolerance]
	answers  map[point]answer
	done     int
	total    int
}

// presetsAtOnce is how many presets share one walk over the worlds: their
// observations are held in memory (ours, some 20 MB each of likes-only).
const presetsAtOnce = 8

// home is the point at which a constant is set to what it is: that where
// everything is as it is, unless the scale would be anchored anew.
func (p *prober) home(pt point) point {
	if now, ok := p.plan.constant(pt.path); ok && now.value == pt.at && !p.anchored(pt) {
		return point{}
	}
	return pt
}

// scores reports whether some claim needs a score.
func (p *prober) scores() bool {
	return slices.ContainsFunc(p.plan.Spec.Claims, claim.Claim.NeedsScore)
}

// at is the answer at a point that was asked.
func (p *prober) at(pt point) answer { return p.answers[p.home(pt)] }

// ask answers every question that is not answered yet.
func (p *prober) ask(ctx context.Context, questions []question) error {
	fresh := p.fresh(questions)
	p.total = max(p.total, p.done+len(fresh))
	variants, err := p.variants(ctx, fresh)
	if err != nil {
		return err
	}
	var presets []variant
	for _, v := range variants {
		if v.settings == nil {
			presets = append(presets, v)
			continue
		}
		if err := p.world(ctx, v); err != nil {
			return err
		}
	}
	for len(presets) > 0 {
		n := min(presetsAtOnce, len(presets))
		if err := p.presets(ctx, presets[:n]); err != nil {
			return err
		}
		presets = presets[n:]
	}
	return nil
}

// fresh are the questions that are not answered yet, once each.
func (p *prober) fresh(questions []question) []question {
	var fresh []question
	for _, q := range questions {
		q.point = p.home(q.point)
		if !strings.HasPrefix(q.path, spec.OfWorld) { // all presets of a walk are asked alike
			q.scored = p.scores()
		}
		at := slices.IndexFunc(fresh, func(other question) bool { return other.point == q.point })
		a, known := p.answers[q.point]
		switch {
		case at >= 0:
			fresh[at].scored = fresh[at].scored || q.scored
		case !known || q.scored && !a.scored && a.refused == "":
			fresh = append(fresh, q)
		}
	}
	return fresh
}

// variants sets every point's constant; what may not be set is answered.
func (p *prober) variants(ctx context.Context, asked []question) ([]variant, error) {
	made, refused := make([]variant, len(asked)), make([]error, len(asked))
	err := each(ctx, p.bench.Workers, len(asked), func(_ context.Context, i int) error {
		if made[i], refused[i] = p.variant(asked[i]); refused[i] == nil && p.anchored(asked[i].point) {
			made[i].preset.Scale.Anchors, refused[i] = Anchors(p.anchors, made[i].preset, p.population())
		}
		return nil
	})
	var sound []variant
	for i, v := range made {
		if refused[i] != nil {
			p.answer(asked[i], answer{refused: refused[i].Error()})
			continue
		}
		sound = append(sound, v)
	}
	return sound, err
}

// halfLife is the constant that anchors belong to: with another one a steady
// account keeps its score only on a scale that is anchored anew.
const halfLife = spec.OfScorer + "half_life"

// anchored reports whether the scale is anchored anew at a point.
func (p *prober) anchored(pt point) bool { return pt.path == halfLife && p.anchorable() }

// anchorable reports whether the main scorer's scale was anchored on worlds that
// are at hand.
func (p *prober) anchorable() bool {
	_, ok := scorer.PopulationOf(p.plan.Presets[0])
	return p.anchors != nil && ok
}

// population is the one that the main scorer's scale was anchored to.
func (p *prober) population() scorer.Population {
	like, _ := scorer.PopulationOf(p.plan.Presets[0])
	return like
}

// variant sets the constant of a point. The error says why it may not be so.
func (p *prober) variant(asked question) (variant, error) {
	pt, v := asked.point, variant{question: asked, preset: p.plan.Presets[0]}
	path, isScorer := strings.CutPrefix(pt.path, spec.OfScorer)
	inWorld, isWorld := strings.CutPrefix(pt.path, spec.OfWorld)
	var err error
	switch {
	case pt == point{}:
	case isScorer && path == endOfScale:
		v.preset, err = withEnd(v.preset, pt.at)
	case isScorer && pt.at == 0 && (path == "half_life" || path == "window"):
		err = fmt.Errorf("%s: 0 days would stand for no end", path)
	case isScorer:
		v.preset, err = v.preset.With(path, pt.at)
	case isWorld:
		v.settings, err = p.plan.Dataset.World.With(inWorld, pt.at)
	}
	return v, err
}

// endOfScale is the constant of a preset that is a list, of which only the last
// R is ours: where the scale ends.
const endOfScale = "scale.anchors"

// withEnd moves the end of a scale.
func withEnd(p scorer.Preset, r float64) (scorer.Preset, error) {
	n := len(p.Scale.Anchors)
	anchors := append([]scorer.Anchor{}, p.Scale.Anchors...)
	anchors[n-1].R = r
	p.Scale.Anchors = anchors
	if faults := p.Validate(); len(faults) > 0 {
		return p, errors.New(faults[0].String())
	}
	return p, nil
}

// presets answers points of the preset, all on the same worlds and deltas.
func (p *prober) presets(ctx context.Context, variants []variant) error {
	q := *p.plan
	q.Presets, q.scorers, q.lean = nil, nil, true
	for _, v := range variants {
		q.Presets = append(q.Presets, v.preset)
		if !p.scores() {
			continue
		}
		s, err := q.open(v.preset)
		if err != nil {
			return err
		}
		q.scorers = append(q.scorers, s)
	}
	judged, err := q.judged(ctx, p.bench)
	if err != nil {
		return err
	}
	for i, v := range variants {
		p.answer(v.question, answer{claims: judged[i]})
	}
	return nil
}

// world answers a point of the world. Where the worlds are others, they are made
// for it and not kept; where they only answer otherwise, they are those of the
// run.
func (p *prober) world(ctx context.Context, v variant) error {
	in := p.plan.Inputs
	bench := p.bench
	if !world.OnlyAnswers(strings.TrimPrefix(v.path, spec.OfWorld)) {
		d := *in.Dataset
		d.World, in.Dataset, bench.Worlds = v.settings, &d, nil
	}
	in.Presets = in.Presets[:1]
	q, err := NewPlan(in)
	if err != nil {
		return err
	}
	q.lean, q.answering = true, v.settings
	if !v.scored {
		q.scorers = nil
	}
	judged, err := q.judged(ctx, bench)
	var design *DesignError
	switch {
	case errors.As(err, &design):
		p.answer(v.question, answer{refused: design.Text})
	case err != nil:
		return err
	default:
		p.answer(v.question, answer{claims: judged[0]})
	}
	return nil
}

func (p *prober) answer(to question, a answer) {
	a.scored = to.scored
	p.answers[to.point] = a
	p.done++
	if p.progress != nil {
		p.progress(p.done, max(p.total, p.done))
	}
}

// judged measures a plan in memory and judges its claims, by preset and claim, in
// the order of the spec; those that were not asked stay empty.
func (p *Plan) judged(ctx context.Context, b Bench) ([][]result.Claim, error) {
	ev := &Evidence{Stored: make([]store.Stored, len(p.shards))}
	err := each(ctx, b.Workers, len(p.shards), func(ctx context.Context, i int) (err error) {
		ev.Stored[i].Shard, err = p.compute(ctx, p.shards[i], b.Worlds)
		return err
	})
	if err != nil {
		return nil, err
	}
	c := p.gather(ev)
	gates := p.gates(ev, c)
	judged := make([][]result.Claim, len(p.Presets))
	for i := range p.Presets {
		found, err := p.judge(c, gates, i)
		if err != nil {
			return nil, err
		}
		judged[i] = make([]result.Claim, len(p.Spec.Claims))
		for k, cl := range p.Spec.Claims {
			if len(found) > 0 && found[0].Claim.ID == cl.ID {
				judged[i][k], found = found[0], found[1:]
			}
		}
	}
	return judged, nil
}
