package main

import (
	"fmt"
	"time"

	"github.com/vbauerster/mpb/v8"
	"github.com/vbauerster/mpb/v8/decor"
	"github.com/yardstick-lab/yardstick/internal/experiment"
)

// progress tells how far a run is: a bar on a terminal, lines elsewhere, nothing
// when it is to be quiet.
type progress interface {
	step(experiment.Step)
	end(err error) // nil when all shards are at hand
}

func (h *house) progress(p *prepared) progress {
	switch total := p.plan.Shards(); {
	case h.quiet:
		return silence{}
	case h.terminal:
		return newBar(h.env, p.spec().Name, total)
	default:
		return &lines{env: h.env, name: p.spec().Name, total: total}
	}
}

type silence struct{}

func (silence) step(experiment.Step) {}
func (silence) end(error)            {}

// lines writes a line for every shard that is computed, and one for all.
type lines struct {
	env
	name          string
	total, reused int
}

func (l *lines) step(s experiment.Step) {
	switch s.Kind {
	case experiment.ShardReused:
		l.reused++
	case experiment.ShardComputed:
		l.tell("%s: %d of %d, %s computed (%s)", l.name, s.Done, s.Total, s.Shard, s.Why)
	}
}

func (l *lines) end(err error) {
	if err == nil {
		l.tell("%s: %s, %d computed, %d reused", l.name, plural(l.total, "shard"), l.total-l.reused, l.reused)
	}
}

// bar draws a bar with the rate and the time that is left.
type bar struct {
	all *mpb.Progress
	one *mpb.Bar
}

// barWidth is that of the bar itself, in characters (ours).
const barWidth = 70

func newBar(e env, name string, total int) *bar {
	all := mpb.New(mpb.WithOutput(e.stderr), mpb.WithWidth(barWidth), mpb.WithAutoRefresh())
	start := e.now()
	one := all.AddBar(int64(total),
		mpb.PrependDecorators(decor.Name(name+" "), decor.CountersNoUnit("%d/%d shards ")),
		mpb.AppendDecorators(decor.Any(func(s decor.Statistics) string { return pace(s.Current, s.Total, e.now().Sub(start)) })),
	)
	return &bar{all, one}
}

// pace says how fast the work goes and how much time is left, as soon as any of
// it is done.
func pace(done, total int64, spent time.Duration) string {
	switch {
	case done == 0 || spent <= 0:
		return ""
	case done >= total:
		return fmt.Sprintf(" in %s", spent.Round(time.Second))
	}
	each := spent / time.Duration(done)
	return fmt.Sprintf(" %.1f/s, %s left", 1/each.Seconds(), (each * time.Duration(total-done)).Round(time.Second))
}

func (b *bar) step(s experiment.Step) {
	if s.Kind == experiment.ShardReused || s.Kind == experiment.ShardComputed {
		b.one.Increment()
	}
}

// end leaves the bar standing where it is.
func (b *bar) end(err error) {
	if err != nil {
		b.one.Abort(false)
	}
	b.all.Wait()
}
