package spec

import (
	"github.com/yardstick-lab/yardstick/internal/intervention"
	"github.com/yardstick-lab/yardstick/internal/strictyaml"
)

// maxTimes is how many times as much as usual somebody can be made to post (ours).
const maxTimes = 100

// howNames are the words for a message, by the values of world; the first one,
// for none at all, is no word of a grammar's `how`.
var howNames = []string{"", "wordless", "generic", "specific"}

// behave reads what the subject does more of while the world answers, in the
// order in which it is applied.
func (d *decoder) behave(v strictyaml.Value) []draftStep {
	m := v.Map()
	if d.out.Kind == Log {
		v.Problemf("a captured log cannot answer; beside behave, all steps are of what happens without an answer")
	}
	var steps []draftStep
	for _, read := range []struct {
		key string
		as  func(strictyaml.Value) draftStep
	}{
		{"post", d.postMore}, {"reply", d.replyMore}, {"thank", d.thank}, {"ask", d.ask},
		{"put-forward", d.putForward}, {"plus-k", d.givePlusK}, {"listed", d.listed},
	} {
		if one := m.Optional(read.key); one.Present() {
			steps = append(steps, read.as(one))
		}
	}
	if v.OK() && len(steps) == 0 {
		v.Problemf(`wants what is done more of, such as "reply: {count: 10, days: 0..13, how: specific}"`)
	}
	return steps
}

// more reads what all of them have.
func (d *decoder) more(does intervention.Doing, v strictyaml.Value, keys ...string) draftStep {
	s := step(v, keys...)
	s.Behave = &intervention.Behave{Does: does, Times: 1, Days: d.when(s), Message: intervention.Generic, Network: d.elsewhere(s)}
	return s
}

// counted is more of something that is done so often a day.
func (d *decoder) counted(does intervention.Doing, v strictyaml.Value, keys ...string) draftStep {
	s := d.more(does, v, append(keys, "count")...)
	s.Behave.Count = s.howMany(maxPeople, s.Behave.Days)
	return s
}

// how reads what kind of message goes with what is done.
func (s draftStep) how() draftStep {
	s.Behave.Message = intervention.Generic - 1 + choose[intervention.Message](s.parts["how"], "kind of message", append([]string{""}, howNames[intervention.Generic:]...))
	return s
}

func (d *decoder) postMore(v strictyaml.Value) draftStep {
	s := d.more(intervention.PostMore, v, "times")
	s.Behave.Times = s.parts["times"].IntBetween(1, maxTimes)
	if count := s.optional("count"); count.Present() {
		s.Behave.Count = s.howMany(maxPeople, s.Behave.Days)
	} else if s.Behave.Times == 1 && s.parts["times"].OK() {
		s.parts["times"].Problemf("once as many posts as usual are no more; write 2, or count beside it")
	}
	return s
}

func (d *decoder) replyMore(v strictyaml.Value) draftStep {
	return d.counted(intervention.ReplyMore, v, "how").how()
}

func (d *decoder) thank(v strictyaml.Value) draftStep { return d.more(intervention.ThankAll, v) }

func (d *decoder) ask(v strictyaml.Value) draftStep { return d.counted(intervention.AskForPlusK, v) }

func (d *decoder) putForward(v strictyaml.Value) draftStep {
	return d.counted(intervention.PutForward, v, "how").how()
}

func (d *decoder) givePlusK(v strictyaml.Value) draftStep {
	s := d.counted(intervention.GivePlusK, v, "tweet")
	s.Behave.Message = choose[intervention.Message](s.parts["tweet"], "tweet", tweetNames)
	if count := s.parts["count"]; count.OK() && s.Behave.Count > intervention.PlusKPerDay {
		count.Problemf("the platform allows %d +K a day to give, not %d", intervention.PlusKPerDay, s.Behave.Count)
	}
	return s
}

func (d *decoder) listed(v strictyaml.Value) draftStep {
	s := d.counted(intervention.GetListed, v, "thanks")
	s.Behave.Message = choose[intervention.Message](s.parts["thanks"], "kind of thanks", thanksNames)
	return s
}

// thanksNames are the words for thanks, by the values of world.
var thanksNames = []string{"", "none", "generic", "specific"}
