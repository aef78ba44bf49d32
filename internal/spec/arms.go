package spec

import (
	"reflect"
	"slices"

	"github.com/yardstick-lab/yardstick/internal/intervention"
	"github.com/yardstick-lab/yardstick/internal/strictyaml"
)

// draft is an arm with its own steps only, and where they stand.
type draft struct {
	name, from string
	fromAt     strictyaml.Value
	steps      []draftStep
}

type draftStep struct {
	intervention.Step
	at    strictyaml.Value            // the step
	parts map[string]strictyaml.Value // its keys, for problems that hang on other steps
}

func (d *decoder) readArms(v strictyaml.Value) {
	entries := v.Map().Entries()
	limit(v, len(entries), maxArms, "arm")
	for _, e := range entries {
		checkName(e.Key, e.Name)
		d.arms = append(d.arms, e.Name)
	}
	drafts := make([]draft, len(entries))
	for i, e := range entries {
		drafts[i] = d.draft(e)
	}
	for i := range drafts {
		if arm, ok := d.compose(drafts, i); ok {
			d.out.Arms = append(d.out.Arms, arm)
		}
	}
}

func (d *decoder) draft(e strictyaml.Entry) draft {
	m := e.Value.Map()
	a := draft{name: e.Name, fromAt: m.Optional("from")}
	a.from = a.fromAt.OneOf("arm", d.arms)
	// The order here is the order in which the steps of one arm are applied.
	for _, read := range []struct {
		key string
		as  func(strictyaml.Value) draftStep
	}{
		{"silence", d.silence}, {"remove", d.remove}, {"disconnect", d.disconnect}, {"connect", d.connect},
		{"follow", d.follow}, {"unfollow", d.unfollow}, {"post", d.post}, {"mention", d.mention},
		{"add", d.add}, {"list", d.list}, {"plus-k", d.plusK},
		{"dismiss", d.dismiss}, {"open", d.open},
	} {
		if v := m.Optional(read.key); v.Present() {
			a.steps = append(a.steps, read.as(v))
		}
	}
	if v := m.Optional("behave"); v.Present() {
		a.steps = append(a.steps, d.behave(v)...)
	}
	return a
}

// compose puts the steps of the arms that an arm comes from before its own. It
// reports false where the way to them is broken.
func (d *decoder) compose(drafts []draft, i int) (intervention.Arm, bool) {
	chain, ok := chainOf(drafts, i)
	if !ok {
		return intervention.Arm{}, false
	}
	arm := intervention.Arm{Name: drafts[i].name, From: drafts[i].from}
	for _, at := range chain {
		for _, s := range drafts[at].steps {
			if at == i {
				d.checkStep(arm.Steps, s)
			}
			arm.Steps = append(arm.Steps, s.Step)
		}
	}
	return arm, true
}

// chainOf returns the arms that arm i comes from, the first one first, and i.
// Of arms that lead into a circle only those in it are told.
func chainOf(drafts []draft, i int) (chain []int, ok bool) {
	for at := i; ; {
		chain = append(chain, at)
		if drafts[at].from == "" {
			slices.Reverse(chain)
			return chain, true
		}
		at = slices.IndexFunc(drafts, func(other draft) bool { return other.name == drafts[at].from })
		switch {
		case at == i && len(chain) == 1:
			drafts[i].fromAt.Problemf("an arm cannot come from itself")
			return nil, false
		case at == i:
			drafts[i].fromAt.Problemf("leads back to this arm in a circle")
			return nil, false
		case slices.Contains(chain, at):
			return nil, false
		}
	}
}

// checkStep checks a step against those before it.
func (d *decoder) checkStep(before []intervention.Step, s draftStep) {
	switch {
	case s.Add != nil && s.Add.To == intervention.KeptPost:
		checkKept(before, s)
	case s.PlusK != nil && s.PlusK.Side == intervention.Given:
		checkGiven(before, s)
	}
}

// checkGiven sees to it that the +K given on a day, with those of the steps
// before, are no more than the platform allows.
func checkGiven(before []intervention.Step, s draftStep) {
	count := s.parts["count"]
	for day := s.PlusK.Days.First; day <= s.PlusK.Days.Last && count.OK(); day++ {
		n := s.PlusK.Count
		for _, b := range before {
			if b.PlusK != nil && b.PlusK.Side == intervention.Given && b.PlusK.Days.Has(day) {
				n += b.PlusK.Count
			}
		}
		if n > intervention.PlusKPerDay {
			count.Problemf("%d +K given on day %d; the platform allows %d a day", n, day, intervention.PlusKPerDay)
			return
		}
	}
}

// checkKept sees to it that the kept post exists on the day of the addition: it
// may be as late as the last day of the silence.
func checkKept(before []intervention.Step, s draftStep) {
	var kept *intervention.Silence
	for _, b := range before {
		if b.Silence != nil && b.Silence.Keep == intervention.KeepOnePost {
			kept = b.Silence
		}
	}
	switch {
	case kept == nil:
		s.parts["to"].Problemf(`no post was kept: the arm, or one it comes from, needs a silence with "keep: one-post" before`)
	case s.Add.Days.First < kept.Days.Last:
		for _, key := range []string{"day", "days"} {
			if v := s.parts[key]; v.OK() {
				v.Problemf("the kept post may be as late as day %d", kept.Days.Last)
			}
		}
	}
}

// same reports whether two arms do the same.
func same(a, b intervention.Arm) bool {
	return slices.EqualFunc(a.Steps, b.Steps, func(x, y intervention.Step) bool { return reflect.DeepEqual(x, y) })
}
