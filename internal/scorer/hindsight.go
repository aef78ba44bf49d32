package scorer

import (
	"fmt"
	"maps"
	"slices"

	"github.com/yardstick-lab/yardstick/internal/activity"
	"github.com/yardstick-lab/yardstick/internal/strictyaml"
)

// The keys of what is looked at in hindsight, by their path in the file.
const (
	newestPath   = "newest"
	answeredPath = "bonus.answered"
	mutualPath   = "bonus.mutual"
)

// mostNewest bounds of how many acts the newest can be asked (ours).
const mostNewest = 1_000_000

// hindsight reads bonus and newest.
func (d *decoder) hindsight(m *strictyaml.Map) {
	if v := m.Optional("bonus"); v.Present() {
		d.at["bonus"] = v
		bonus := v.Map()
		d.number(bonus, "answered", &d.preset.Bonus.Answered)
		d.number(bonus, "mutual", &d.preset.Bonus.Mutual)
	}
	v := m.Optional(newestPath)
	if !v.Present() {
		return
	}
	newest := maps.Clone(d.preset.Newest)
	if newest == nil {
		newest = map[activity.Action]int{}
	}
	for _, action := range v.Map().Entries() {
		k, ok := activity.ParseAction(action.Name)
		if !ok {
			action.Key.Unknown("action", action.Name, activity.ActionNames())
		}
		if n := d.sourced(action.Value); n.IsNull() {
			delete(newest, k)
		} else {
			newest[k] = n.IntBetween(1, mostNewest)
		}
	}
	d.preset.Newest = newest
}

// hindsight checks bonus and newest.
func (c *checks) hindsight(p *Preset) {
	c.that(p.Bonus.Answered >= 0, answeredPath, "must not be negative")
	c.that(p.Bonus.Mutual >= 0, mutualPath, "must not be negative")
	for _, k := range slices.Sorted(maps.Keys(p.Newest)) {
		path := newestPath + "." + k.String()
		c.that(p.Newest[k] >= 0, path, "must be at least 1, or null")
		c.that(!isReply(k) || p.Bonus == Bonus{}, path, "cannot be asked of replies that have a bonus")
	}
}

// hindsightCard says what acts count in the light of others, and what of that a
// log may hide.
func (p *Preset) hindsightCard(c *Card) []string {
	var lines []string
	if b := p.Bonus.Answered; b != 0 {
		lines = append(lines, fmt.Sprintf("a reply or comment counts %s more from the day on which the author answers the replier, under the same object or with it as parent", plainly(b)))
		c.Needs = append(c.Needs, "what a reply answers")
		c.Blind = append(c.Blind, "answers by authors, in a log that does not say what they answer")
	}
	if b := p.Bonus.Mutual; b != 0 {
		lines = append(lines, fmt.Sprintf("a reply or comment counts %s more where the two follow each other at the end of its day", plainly(b)))
		c.Needs = append(c.Needs, "follows")
		c.Blind = append(c.Blind, "who followed each other before the log began: a stock only counts followers")
	}
	for _, k := range slices.Sorted(maps.Keys(p.Newest)) {
		lines = append(lines, fmt.Sprintf("one %s counts as long as fewer than %d of an account's on that network are newer", k, p.Newest[k]))
	}
	return lines
}

// hindsightNumbers are the numbers of bonus and newest that a preset uses.
func (p *Preset) hindsightNumbers() []Number {
	var all []Number
	if p.Bonus.Answered != 0 {
		all = append(all, Number{Path: answeredPath, Value: p.Bonus.Answered})
	}
	if p.Bonus.Mutual != 0 {
		all = append(all, Number{Path: mutualPath, Value: p.Bonus.Mutual})
	}
	for _, k := range slices.Sorted(maps.Keys(p.Newest)) {
		all = append(all, Number{newestPath + "." + k.String(), float64(p.Newest[k]), true})
	}
	return all
}

// setHindsight puts x in its place among them.
func (p *Preset) setHindsight(path string, x float64) bool {
	switch path {
	case answeredPath:
		p.Bonus.Answered = x
		return true
	case mutualPath:
		p.Bonus.Mutual = x
		return true
	}
	for k := range p.Newest {
		if path == newestPath+"."+k.String() {
			p.Newest = maps.Clone(p.Newest)
			p.Newest[k] = int(x)
			return float64(int(x)) == x
		}
	}
	return false
}
