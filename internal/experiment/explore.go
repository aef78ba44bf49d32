package experiment

import (
	"fmt"
	"slices"
	"strings"

	"github.com/yardstick-lab/yardstick/internal/claim"
	"github.com/yardstick-lab/yardstick/internal/dataset"
	"github.com/yardstick-lab/yardstick/internal/inference"
)

// By is what an exploration groups by. The zero value is invalid.
type By uint8

// What effects can be grouped by.
const (
	ByNetwork By = iota + 1
	ByAction
	ByDay
	ByDegree
)

var byNames = [...]string{ByNetwork: "network", ByAction: "action", ByDay: "day", ByDegree: "degree"}

// String returns the word that a person types.
func (b By) String() string { return byNames[b] }

// Bys returns the words for what effects can be grouped by.
func Bys() []string { return byNames[ByNetwork:] }

// ParseBy returns what a word stands for, or false.
func ParseBy(word string) (By, bool) {
	i := slices.Index(byNames[1:], word)
	return By(i + 1), i >= 0
}

// Says defines the groups, in a sentence.
func (b By) Says() string {
	return [...]string{
		ByNetwork: "what is missing from an arm's change against the untouched activity, on the last day that the arm touches, when one action on the network is left out of it, added up over its actions",
		ByAction:  "what is missing from an arm's change against the untouched activity, on the last day that the arm touches, when the action on one network is left out of it, added up over the networks",
		ByDay:     "the score at the end of every measured day, of the treated arm less its control, or of an arm without one less the day before day 0",
		ByDegree:  "the metric of every claim, for thirds of the subjects by their audience on the subjects' network: followers in the society, or in the stock of a log",
	}[b]
}

// Group is an effect within one group of what was observed under the main scorer.
// It is exploratory: nothing that was claimed hangs on it.
type Group struct {
	Arm, Against string // the other arm, "untouched activity" or "the day before day 0"
	Metric       string // empty where it is the score
	Name         string // of the group
	Units        int    // worlds that hold a subject of the group; of a log, its accounts
	Subjects     int
	Estimate     float64             // the mean over units, in points
	Interval     *inference.Interval // 95 %, unadjusted; nil for a log and for fewer than two worlds
	P            *float64            // two-sided, that the mean is 0; nil without spread and for fewer than six worlds
	PBH          *float64            // P after Benjamini and Hochberg, over the whole list
	Shares       *claim.Shares       // of displayed scores; nil where only parts of a change are known
	Quantiles    []float64           // over subjects, at claim.QuantileShares
}

// What an effect is against, where it is no other arm.
const (
	untouched = "untouched activity"
	dayBefore = "the day before day 0"
)

// leastWorlds is the fewest worlds that a p is given for, as for a claim.
const leastWorlds = 6

// Explore groups the effects under the main scorer.
func (p *Plan) Explore(ev *Evidence, by By) ([]Group, error) {
	if !slices.ContainsFunc(p.Spec.Claims, p.ofSubjects) {
		return nil, designf("no claim of %s is about a score of its subjects, and those are what can be grouped", p.Spec.Name)
	}
	x := exploring{Plan: p, cube: p.gather(ev), ev: ev}
	var err error
	switch by {
	case ByNetwork, ByAction:
		err = x.byOrigin(by)
	case ByDay:
		err = x.byDay()
	case ByDegree:
		err = x.byDegree()
	}
	if err != nil {
		return nil, fmt.Errorf("exploring %s by %s: %w", p.Spec.Name, by, err)
	}
	adjust(x.groups)
	return x.groups, nil
}

// exploring gathers groups.
type exploring struct {
	*Plan
	cube   *cube
	ev     *Evidence
	groups []Group
}

// adjust fills in the adjusted p's.
func adjust(groups []Group) {
	var p []float64
	for _, g := range groups {
		if g.P != nil {
			p = append(p, *g.P)
		}
	}
	for i, q := range inference.BH(p) {
		p[i] = q
	}
	for i := range groups {
		if groups[i].P != nil {
			groups[i].PBH, p = &p[0], p[1:]
		}
	}
}

// member is a subject of a group: its effect, and how far its displayed score
// moved.
type member struct{ effect, displayed float64 }

// add makes a group of its members by unit; shown says that displayed scores are
// known. A group without members is left out.
func (x *exploring) add(g Group, units [][]member, shown bool) error {
	means, all, moves := pool(units)
	if len(all) == 0 {
		return nil
	}
	census := x.Dataset.Kind == dataset.KindLog
	if census {
		means = all
	}
	d, err := inference.Describe(means)
	if err != nil {
		return err
	}
	g.Units, g.Subjects, g.Estimate = len(means), len(all), d.Mean
	g.Quantiles = inference.Quantiles(all, claim.QuantileShares...)
	if shown {
		g.Shares = claim.SharesOf(moves)
	}
	if !census {
		g.infer(d)
	}
	x.groups = append(x.groups, g)
	return nil
}

// pool averages members within their units, those without any left out, and lists
// all effects and moves.
func pool(units [][]member) (means, all, moves []float64) {
	for _, members := range units {
		sum := 0.0
		for _, m := range members {
			sum += m.effect
			all, moves = append(all, m.effect+0), append(moves, m.displayed) // no −0
		}
		if len(members) > 0 {
			means = append(means, sum/float64(len(members)))
		}
	}
	return means, all, moves
}

// infer adds what worlds allow to say.
func (g *Group) infer(d inference.Paired) {
	if d.N > 1 {
		i := d.Interval(.95)
		g.Interval = &i
	}
	if d.N >= leastWorlds && !d.Constant {
		p := d.TwoSided(0)
		g.P = &p
	}
}

// contests are what the claims compare, each once: of claims that differ only in
// what same leaves out, the first.
func (x *exploring) contests(same func(contest) any) []contest {
	var all []contest
	seen := map[any]bool{}
	for _, cl := range x.Spec.Claims {
		if !x.ofSubjects(cl) {
			continue
		}
		c := x.cube.contest(cl, 0)
		if key := same(c); !seen[key] {
			seen[key] = true
			all = append(all, c)
		}
	}
	return all
}

// group names what a contest compares.
func (x contest) group() Group {
	arms := x.plan.Spec.Arms
	g := Group{Arm: arms[x.treated].Name, Against: dayBefore}
	if x.control >= 0 {
		g.Against = arms[x.control].Name
	}
	return g
}

// members are the subjects of every unit that the treatment changed something in,
// as far as pick wants them.
func (x contest) members(pick func(u *unit, subject int) (member, bool)) [][]member {
	units := make([][]member, len(x.units))
	for i := range x.units {
		u := &x.units[i]
		if !x.applicable(u) {
			continue
		}
		for s := range u.subjects {
			if m, wanted := pick(u, s); wanted {
				units[i] = append(units[i], m)
			}
		}
	}
	return units
}

func (x *exploring) byDay() error {
	for _, c := range x.contests(func(c contest) any { return [2]int{c.control, c.treated} }) {
		for day := 0; day <= x.keep.Last; day++ {
			g := c.group()
			g.Name = fmt.Sprintf("day %d", day)
			err := x.add(g, c.members(func(u *unit, s int) (member, bool) {
				treated, other := u.reading(place{c.scorer, c.treated}, s, day), c.reference(u, s, day)
				return member{treated.Score - other.Score, treated.Displayed - other.Displayed}, true
			}), true)
			if err != nil {
				return err
			}
		}
	}
	return nil
}

func (x *exploring) byDegree() error {
	audiences, all := x.audiences()
	if len(all) == 0 {
		return designf("the shards of %s hold no audiences: its activity is a log without a stock, or an earlier program made them", x.Spec.Name)
	}
	cuts := inference.Quantiles(all, 0, 1./3, 2./3, 1)
	same := func(c contest) any { return [3]any{c.control, c.treated, c.metric} }
	for _, c := range x.contests(same) {
		if c.control < 0 && !c.metric.IsChange { // a level, which is no effect
			continue
		}
		for third, name := range [...]string{"lower third", "middle third", "upper third"} {
			g := c.group()
			g.Metric, g.Name = c.metric.Name, fmt.Sprintf("%s, %.0f to %.0f", name, cuts[third], cuts[third+1])
			err := x.add(g, c.members(func(u *unit, s int) (member, bool) {
				m, _ := c.member(u, s)
				n, known := audiences[person{u.name, u.subjects[s]}]
				return m, known && thirdOf(n, cuts) == third
			}), true)
			if err != nil {
				return err
			}
		}
	}
	return nil
}

// thirdOf is the lowest third that a number fits into.
func thirdOf(n float64, cuts []float64) int {
	switch {
	case n <= cuts[1]:
		return 0
	case n <= cuts[2]:
		return 1
	}
	return 2
}

// person is a subject.
type person struct{ unit, account string }

// audiences are those of the subjects, and all of them in a row.
func (x *exploring) audiences() (map[person]float64, []float64) {
	of, all := map[person]float64{}, []float64(nil)
	for _, s := range x.ev.Stored {
		for _, f := range s.Shard.Facts {
			account, ok := strings.CutPrefix(f.Name, factAudience)
			if n, err := wholeNumber(f.Text); ok && err == nil {
				of[person{f.Unit, account}] = n
				all = append(all, n)
			}
		}
	}
	return of, all
}
