package bench

import (
	"context"
	"math"

	"github.com/yardstick-lab/yardstick/internal/activity"
	"github.com/yardstick-lab/yardstick/internal/scorer"
)

// plainEngine is the engine with klout-2011 as one would write it first: structs,
// a map where something has to be found, and one logarithm for every pair of
// actor and owner on every day.
type plainEngine struct {
	preset   scorer.Preset
	all      []record
	starts   [Days + 1]int
	networks int
	find     map[pairKey]int32
	pairs    []pair
	of       []int32 // event → pair
	cells    []cell
	follows  map[pairKey]bool
	met      map[uint32]bool
	shown    []float64
}

type pairKey struct {
	owner, actor uint32
	network      uint8
}

type pair struct {
	cell int32
	x    float64 // Σ credit, decayed to today
}

type cell struct {
	u, x             float64
	posts, followers int
}

func engineStructs(ctx context.Context, t *Trial) error {
	preset, err := scorer.Load("klout-2011")
	if err != nil {
		return err
	}
	all, results := records(&t.trace().Columns), newGrid(Days, t.shape().Accounts)
	if err := t.measure(ctx, func() error { engineInStructs(preset, all, results); return nil }); err != nil {
		return err
	}
	t.Measured.Check = results.check(t.shape().spots())
	return nil
}

func engineInStructs(preset scorer.Preset, all []record, results grid) {
	p := &plainEngine{
		preset: preset, all: all, starts: dayStarts(all), networks: len(networkNames),
		find: map[pairKey]int32{}, of: make([]int32, len(all)), cells: make([]cell, results.accounts*len(networkNames)),
		follows: map[pairKey]bool{}, met: map[uint32]bool{}, shown: make([]float64, results.accounts),
	}
	for a := range p.shown {
		p.shown[a] = preset.Scale.Displayed(preset.Scale.Bottom())
	}
	daily, gone := decays()
	for day := range Days {
		for i := range p.pairs {
			p.pairs[i].x *= daily
		}
		if day >= window {
			p.expire(day-window, gone)
		}
		p.take(day)
		p.score(results.day(day))
	}
}

func (p *plainEngine) expire(day int, gone float64) {
	for i := p.starts[day]; i < p.starts[day+1]; i++ {
		r := &p.all[i]
		switch {
		case activity.Action(r.action) == activity.Post:
			p.cells[int(r.actor)*p.networks+int(r.network)].posts--
		case r.credit != 0:
			p.pairs[p.of[i]].x -= r.credit * gone
		}
	}
}

// take weighs the events of a day, an actor after the other.
func (p *plainEngine) take(day int) {
	byActor := map[uint32][]int{}
	for i := p.starts[day]; i < p.starts[day+1]; i++ {
		r := &p.all[i]
		cell := int(r.owner)*p.networks + int(r.network)
		switch activity.Action(r.action) {
		case activity.Post:
			p.cells[cell].posts++
			continue
		case activity.Follow:
			if key := (pairKey{r.owner, r.actor, r.network}); !p.follows[key] {
				p.follows[key] = true
				p.cells[cell].followers++
			}
		}
		if p.weight(r) != 0 {
			byActor[r.actor] = append(byActor[r.actor], i)
		}
	}
	for actor, acts := range byActor {
		clear(p.met)
		for _, i := range acts {
			p.met[p.all[i].owner] = true
		}
		factor := 1 / math.Sqrt(float64(len(p.met))) * (0.5 + p.shown[actor]/p.preset.Scale.Top())
		for _, i := range acts {
			p.credit(i, factor)
		}
	}
}

func (p *plainEngine) weight(r *record) float64 {
	return p.preset.Weights[scorer.AnyNetwork][activity.Action(r.action)]
}

func (p *plainEngine) credit(i int, factor float64) {
	r := &p.all[i]
	key := pairKey{r.owner, r.actor, r.network}
	at, known := p.find[key]
	if !known {
		at = int32(len(p.pairs))
		p.find[key] = at
		p.pairs = append(p.pairs, pair{cell: int32(int(r.owner)*p.networks + int(r.network))})
	}
	p.of[i], r.credit = at, p.weight(r)*factor
	p.pairs[at].x += r.credit
}

func (p *plainEngine) score(out []float64) {
	for c := range p.cells {
		p.cells[c].u, p.cells[c].x = 0, 0
	}
	for _, q := range p.pairs {
		p.cells[q.cell].u += math.Log(1 + max(q.x, 0))
		p.cells[q.cell].x += q.x
	}
	b := p.preset.B
	for a := range out {
		squares := 0.0
		for _, c := range p.cells[a*p.networks:][:p.networks] {
			r := b.U*math.Log(1+c.u/math.Ln2) + b.Q*math.Log(1+max(c.x, 0)/(float64(c.posts)+p.preset.K0)) +
				b.F*math.Log(1+float64(c.followers))
			squares += r * r
		}
		out[a] = math.Sqrt(squares)
		p.shown[a] = p.preset.Scale.Displayed(p.preset.Scale.Score(out[a]))
	}
}
