package property

import (
	"maps"
	"slices"

	"github.com/yardstick-lab/yardstick/internal/activity"
)

// addingAlone is adding where nobody is new: everyone posts once in both logs, so
// that what a newcomer does to a scorer is not taken for what the act does.
func addingAlone(d draft) pair {
	p := adding(d)
	p.acquaint(d.least)
	return p
}

// acquaint has everyone post on the first day in all logs who is not in all of
// them before a day.
func (p *pair) acquaint(before activity.Day) {
	logs := []*Log{&p.before, &p.after}
	if p.apart != nil {
		logs = append(logs, &p.apart)
	}
	in := map[string]int{}
	for i, log := range logs {
		for _, e := range *log {
			known := 0
			if e.Time < before.Start() {
				known = 1 << i
			}
			in[e.Actor] |= known
			in[e.Owner] |= known
		}
	}
	var posts Log
	for _, name := range slices.Sorted(maps.Keys(in)) {
		if in[name] != 1<<len(logs)-1 {
			e := act(name, activity.Post, name)
			e.Time = start.Start()
			posts = append(posts, e)
		}
	}
	for _, log := range logs {
		*log = slices.Concat(*log, posts)
	}
}
