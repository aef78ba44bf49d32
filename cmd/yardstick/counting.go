package main

import (
	"time"

	"github.com/vbauerster/mpb/v8"
	"github.com/vbauerster/mpb/v8/decor"
)

// counting tells how many experiments of a sensitivity are made: a bar on a
// terminal, a line now and then elsewhere, nothing when it is to be quiet.
type counting struct {
	env
	name  string
	mute  bool
	told  int
	all   *mpb.Progress
	one   *mpb.Bar
	start time.Time
}

// tellEvery is how many experiments lie between two lines (ours).
const tellEvery = 10

func (h *house) counting(name string) *counting {
	c := &counting{env: h.env, name: name, mute: h.quiet, start: h.now()}
	if c.mute || !h.terminal {
		return c
	}
	c.all = mpb.New(mpb.WithOutput(c.stderr), mpb.WithWidth(barWidth), mpb.WithAutoRefresh())
	c.one = c.all.AddBar(1,
		mpb.PrependDecorators(decor.Name(name+" "), decor.CountersNoUnit("%d/%d experiments ")),
		mpb.AppendDecorators(decor.Any(func(s decor.Statistics) string { return pace(s.Current, s.Total, c.now().Sub(c.start)) })),
	)
	return c
}

// at takes in that so many experiments are made of those that are known to be
// needed: a search along a constant finds out on the way how many it takes.
func (c *counting) at(done, total int) {
	switch {
	case c.mute:
	case c.one != nil:
		c.one.SetTotal(int64(max(total, done+1)), false)
		c.one.SetCurrent(int64(done))
	case done/tellEvery > c.told:
		c.told = done / tellEvery
		c.tell("%s: %d experiments of at least %d", c.name, done, total)
	}
}

// end leaves the bar standing where it is.
func (c *counting) end(err error) {
	if c.one == nil {
		return
	}
	if err != nil {
		c.one.Abort(false)
	} else {
		c.one.SetTotal(-1, true)
	}
	c.all.Wait()
}
