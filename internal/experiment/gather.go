package experiment

import (
	"fmt"
	"strconv"

	"github.com/yardstick-lab/yardstick/internal/replay"
	"github.com/yardstick-lab/yardstick/internal/store"
)

// cube is everything observed, by unit, scorer, arm, subject and day.
type cube struct {
	plan  *Plan
	units []unit
}

// unit is one world, or the log.
type unit struct {
	name     string
	subjects []string
	days     [][]int                // scorer → days observed
	readings [][][][]replay.Reading // scorer, arm, subject, one of those days
	outcomes [][]map[string]float64 // arm, subject, metric
	ranks    map[rank]float64
	received map[reception]float64
	alike    map[string]bool // pairs of arms that change the same
	changed  map[string]bool // arms that changed an event of some subject
	broken   string          // what is wrong with its keys, or ""
}

// gather sorts the rows of all shards into a cube. Shards of one unit (parts of
// a log) follow each other. What does not fit is noted for the gate of pairing.
func (p *Plan) gather(ev *Evidence) *cube {
	c := &cube{plan: p}
	for i, s := range p.shards {
		if i == 0 || p.shards[i-1].unit != s.unit {
			c.units = append(c.units, p.newUnit(s.unit))
		}
		u := &c.units[len(c.units)-1]
		u.take(p, ev.Stored[i].Shard, i == 0 || p.shards[i-1].unit != s.unit)
	}
	for i := range c.units {
		c.units[i].pair(p)
	}
	return c
}

func (p *Plan) newUnit(name string) unit {
	u := unit{
		name: name, days: p.days(), changed: map[string]bool{}, ranks: map[rank]float64{}, received: map[reception]float64{},
		readings: make([][][][]replay.Reading, len(p.scorers)), outcomes: make([][]map[string]float64, len(p.Spec.Arms)),
	}
	for i := range u.readings {
		u.readings[i] = make([][][]replay.Reading, len(p.Spec.Arms))
	}
	return u
}

// take adds a shard: its rows come by scorer, arm, subject and day. Two arms are
// alike in a unit when they are so in every shard of it.
func (u *unit) take(p *Plan, s store.Shard, first bool) {
	at, days, before := 0, 0, len(u.subjects)
	for _, on := range u.days {
		days += len(on)
	}
	subjects := len(s.Observations) / max(1, len(p.Spec.Arms)*days)
	if len(p.scorers) == 0 {
		u.present(s.Footprints)
	}
	for i := range p.scorers {
		for j := range p.Spec.Arms {
			for range subjects {
				rows := s.Observations[at : at+len(u.days[i])]
				u.readings[i][j] = append(u.readings[i][j], u.subject(p, rows, place{i, j}))
				at += len(rows)
			}
		}
	}
	if at != len(s.Observations) {
		u.fault(fmt.Sprintf("%s holds %d observations, %d fit the design", u.name, len(s.Observations), at))
	}
	u.takeOutcomes(p, s.Outcomes, u.subjects[before:])
	u.changes(s, first)
}

// present takes the subjects from what the first arm changes, where no scorer was
// asked of them.
func (u *unit) present(all []store.Footprint) {
	for _, f := range all {
		if f.Arm == all[0].Arm {
			u.subjects = append(u.subjects, f.Account)
		}
	}
}

// changes takes in which arms changed anything, and which changed the same.
func (u *unit) changes(s store.Shard, first bool) {
	for _, f := range s.Footprints {
		if f.Removed > 0 || f.Added > 0 {
			u.changed[f.Arm] = true
		}
	}
	pairs := map[string]bool{}
	for _, f := range s.Facts {
		if f.Name == factAlike && (first || u.alike[f.Text]) {
			pairs[f.Text] = true
		}
	}
	u.alike = pairs
}

// place is a scorer and an arm, by number.
type place struct{ scorer, arm int }

// subject turns the rows of one subject into readings and checks their keys.
func (u *unit) subject(p *Plan, rows []store.Observation, at place) []replay.Reading {
	readings := make([]replay.Reading, len(rows))
	for k, row := range rows {
		readings[k] = replay.Reading{Score: row.Score, Displayed: row.Displayed}
		fits := row.Scorer == p.Presets[at.scorer].Name && row.Arm == p.Spec.Arms[at.arm].Name &&
			row.Account == rows[0].Account && int(row.Day) == u.days[at.scorer][k]
		if !fits && u.broken == "" {
			u.broken = fmt.Sprintf("%s: arm %s of %s on day %d stands where another was expected", u.name, row.Arm, row.Account, row.Day)
		}
	}
	if at == (place{}) {
		u.subjects = append(u.subjects, rows[0].Account)
		return readings
	}
	n := len(u.readings[at.scorer][at.arm])
	if n >= len(u.subjects) || u.subjects[n] != rows[0].Account {
		u.broken = fmt.Sprintf("%s: arm %s has %s where the first arm has another account", u.name, p.Spec.Arms[at.arm].Name, rows[0].Account)
	}
	return readings
}

// pair checks that every arm under every scorer holds the same subjects.
func (u *unit) pair(p *Plan) {
	for i := range u.readings {
		for j, arm := range u.readings[i] {
			if len(arm) != len(u.subjects) && u.broken == "" {
				u.broken = fmt.Sprintf("%s: arm %s has %d accounts, the first has %d", u.name, p.Spec.Arms[j].Name, len(arm), len(u.subjects))
			}
		}
	}
}

// facts returns the texts of a fact in all shards, in their order.
func (ev *Evidence) facts(name string) []string {
	var texts []string
	for _, s := range ev.Stored {
		for _, f := range s.Shard.Facts {
			if f.Name == name {
				texts = append(texts, f.Text)
			}
		}
	}
	return texts
}

// count averages a fact that is a number over the shards that state it.
func (ev *Evidence) count(name string) int {
	n := len(ev.facts(name))
	if n == 0 {
		return 0
	}
	return (ev.sum(name) + n/2) / n
}

// sum adds a fact that is a number over the shards.
func (ev *Evidence) sum(name string) int {
	sum := 0
	for _, text := range ev.facts(name) {
		if x, err := strconv.Atoi(text); err == nil {
			sum += x
		}
	}
	return sum
}
