package spec

import (
	"slices"
	"strings"

	"github.com/yardstick-lab/yardstick/internal/activity"
	"github.com/yardstick-lab/yardstick/internal/intervention"
	"github.com/yardstick-lab/yardstick/internal/strictyaml"
)

// The words of the grammar, by the values of intervention.
var (
	keepNames   = []string{"", "nothing", "one-post"}
	targetNames = []string{"", "last-post", "kept-post", "last-object", "new-post"}
	peopleNames = []string{"", "audience", "strangers", "self", "others"}
	sideNames   = []string{"", "received", "given"}
	tweetNames  = []string{"", "none", "auto", "reason"}
	// standingNames are those of whom people react to most and least.
	standingNames = []string{"", "high", "low"}
)

// The people that a grammar's `by` may name.
var (
	reactors = peopleNames[intervention.Audience : intervention.Strangers+1]
	keepers  = peopleNames[intervention.Self : intervention.Others+1]
	comers   = peopleNames[intervention.Strangers : intervention.Strangers+1]
	goers    = peopleNames[intervention.Audience : intervention.Audience+1]
)

// anyAction stands for every action that has a second party.
const anyAction = "any"

// reactions are the actions whose object is somebody's work that already
// exists; only these can be put on it.
var reactions = []activity.Action{
	activity.Like, activity.Comment, activity.Reply, activity.Reshare, activity.Quote, activity.React,
	activity.NotInterested, activity.Report,
}

// step remembers where the parts of a step stand.
func step(v strictyaml.Value, keys ...string) draftStep {
	m := v.Map()
	s := draftStep{at: v, parts: map[string]strictyaml.Value{}}
	for _, k := range keys {
		s.parts[k] = m.Required(k)
	}
	return s
}

// optional remembers where a part stands that may be missing.
func (s draftStep) optional(key string) strictyaml.Value {
	s.parts[key] = s.at.Map().Optional(key)
	return s.parts[key]
}

// when reads the day, or the days, of a step.
func (d *decoder) when(s draftStep) intervention.Days {
	day, days := s.optional("day"), s.optional("days")
	switch {
	case !s.at.OK():
	case day.Present() && days.Present():
		days.Problemf("stands beside day; write one of the two")
	case !day.Present() && !days.Present():
		s.at.Problemf(`wants "day: 0" or "days: 0..6"`)
	}
	if days.Present() {
		return d.dayRange(days)
	}
	return intervention.On(d.day(day))
}

// howMany reads how often a step does something on each of its days.
func (s draftStep) howMany(most int, days intervention.Days) int {
	v := s.parts["count"]
	n := v.IntBetween(1, most)
	if v.OK() && n*days.Len() > maxAdded {
		v.Problemf("%d a day on %d days are more than the %d that one step may add", n, days.Len(), maxAdded)
	}
	return n
}

// elsewhere reads the network of a step, where it is not the subjects'.
func (d *decoder) elsewhere(s draftStep) string { return d.networkOf(s.optional("network")) }

func (d *decoder) silence(v strictyaml.Value) draftStep {
	s := step(v, "days", "keep")
	s.Silence = &intervention.Silence{
		Days: d.dayRange(s.parts["days"]),
		Keep: choose[intervention.Keep](s.parts["keep"], "thing to keep", keepNames),
	}
	return s
}

func (d *decoder) remove(v strictyaml.Value) draftStep {
	s := step(v, "action", "days", "side")
	word := s.parts["action"].OneOf("action", append(activity.ActionNames(), anyAction))
	action, _ := activity.ParseAction(word) // zero for any
	s.Remove = &intervention.Remove{
		Action: action,
		Days:   d.dayRange(s.parts["days"]),
		Side:   choose[intervention.Side](s.parts["side"], "side", sideNames),
	}
	if action.Valid() && action.OwnAct() && s.Remove.Side == intervention.Received {
		s.parts["action"].Problemf("nobody receives a %s; it is given", action)
	}
	return s
}

func (d *decoder) add(v strictyaml.Value) draftStep {
	s := step(v, "action", "count", "to", "by")
	days := d.when(s)
	s.Add = &intervention.Add{
		Action:  reaction(s.parts["action"]),
		Count:   s.howMany(maxAdded, days),
		To:      choose[intervention.Target](s.parts["to"], "target", targetNames),
		Days:    days,
		By:      people(s.parts["by"], reactors),
		Network: d.elsewhere(s),
	}
	if by := s.optional("people"); by.Present() {
		s.Add.People = by.IntBetween(1, max(1, s.Add.Count))
	}
	if beside := s.optional("beside"); beside.Present() {
		s.Add.Beside = beside.IntBetween(1, max(1, maxPeople/max(1, s.Add.Count)))
	}
	d.standing(s)
	if s.Add.By == intervention.Audience {
		d.needsAudience(s.parts["by"], "strangers can be had")
	}
	return s
}

// standing reads whom of the audience a step picks.
func (d *decoder) standing(s draftStep) {
	v := s.optional("standing")
	if !v.Present() {
		return
	}
	s.Add.Standing = choose[intervention.Standing](v, "standing", standingNames)
	if s.Add.By == intervention.Strangers {
		v.Problemf("nobody has ever reacted to a stranger; of the audience some can be picked")
	}
}

// reaction reads an action that can be put on an object.
func reaction(v strictyaml.Value) activity.Action {
	a, ok := activity.ParseAction(v.OneOf("action", activity.ActionNames()))
	switch {
	case !ok || slices.Contains(reactions, a):
	case a == activity.List:
		v.Problemf(`an account is put on lists by "list:", beside "add:"`)
	case a == activity.Endorse:
		v.Problemf(`+K is given by "plus-k:", beside "add:"`)
	default:
		v.Problemf("%s is not done to somebody's object; what can be added is %s", a, strings.Join(reactionNames(), ", "))
	}
	return a
}

func reactionNames() []string {
	names := make([]string, len(reactions))
	for i, a := range reactions {
		names[i] = a.String()
	}
	return names
}

func people(v strictyaml.Value, among []string) intervention.People {
	return intervention.People(max(0, slices.Index(peopleNames, v.OneOf("kind of people", among))))
}

func (d *decoder) list(v strictyaml.Value) draftStep {
	s := step(v, "by", "count")
	days := d.when(s)
	s.List = &intervention.List{By: people(s.parts["by"], keepers), Count: s.howMany(maxPeople, days), Days: days}
	if s.List.By == intervention.Others {
		d.needsAudience(s.parts["by"], "of lists, only one's own can be added")
	}
	return s
}

func (d *decoder) plusK(v strictyaml.Value) draftStep {
	s := step(v, "side", "count", "tweet")
	days := d.when(s)
	s.PlusK = &intervention.PlusK{
		Side:  choose[intervention.Side](s.parts["side"], "side", sideNames),
		Count: s.howMany(maxPeople, days),
		Days:  days,
		Tweet: choose[intervention.Tweet](s.parts["tweet"], "tweet", tweetNames),
	}
	d.needsAudience(v, "so nobody could be the other side of a +K")
	return s
}

// needsAudience refuses what only a world can do.
func (d *decoder) needsAudience(v strictyaml.Value, instead string) {
	if d.out.Kind == Log {
		v.Problemf("a captured log knows no audience; %s", instead)
	}
}
