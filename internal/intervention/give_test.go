package intervention

import (
	"fmt"
	"strings"
	"testing"

	"github.com/yardstick-lab/yardstick/internal/activity"
)

func TestList(t *testing.T) {
	sc := stageOf(t, day0)
	ann := subjectOf(t, sc, "ann")
	check := func(l List, keepers int, bySelf bool) {
		t.Helper()
		a := arm(Step{List: &l})
		d, err := sc.Delta(ann, a)
		if err != nil {
			t.Fatal(err)
		}
		who := map[activity.Account]bool{}
		for i := range d.Added.Time {
			e := d.Added.At(i)
			who[e.Actor] = true
			if e.Action != activity.List || e.Owner != ann || (e.Actor == ann) != bySelf || e.Day()-zero != activity.Day(l.Days.First) {
				t.Errorf("%+v adds %+v", l, e)
			}
		}
		if d.Added.Len() != l.Count || len(who) != keepers || len(d.Objects) != l.Count {
			t.Errorf("%+v: %d entries by %d keepers on %d lists", l, d.Added.Len(), len(who), len(d.Objects))
		}
		if residue := sc.Declared(ann, a, &d); residue != "" {
			t.Error(residue)
		}
	}
	check(List{Self, 10, On(0)}, 1, true)
	check(List{Others, 10, On(1)}, 10, false)
}

func TestPlusKKeepsThePlatformsRules(t *testing.T) {
	given := day0
	for i := range 5 { // bob has given his five of day 0
		given += fmt.Sprintf("\n0 %d facebook endorse bob fan%d other", 1+i, i)
	}
	given += "\n-3 9 facebook endorse fan0 ann topic\n6 9 facebook endorse fan1 ann topic\n-7 9 facebook endorse fan2 ann topic"
	sc := stageOf(t, given)
	ann := subjectOf(t, sc, "ann")
	receive := func(count int, tweet Tweet) (activity.Delta, error) {
		return sc.Delta(ann, arm(Step{PlusK: &PlusK{Received, count, On(0), tweet}}))
	}
	// Of twelve, bob gave his five, fan0 and fan1 gave one within seven days.
	d, err := receive(9, TweetAuto)
	if err != nil {
		t.Fatal(err)
	}
	mentions := 0
	for i := range d.Added.Time {
		e := d.Added.At(i)
		if name := sc.Trace.Accounts[e.Actor]; e.Owner != ann || name == "bob" || name == "fan0" || name == "fan1" {
			t.Errorf("%s by %s", e.Action, name)
		}
		if e.Action == activity.Mention {
			mentions++
		}
	}
	if mentions != 9 || d.Added.Len() != 18 {
		t.Errorf("%d of %d events are the tweet", mentions, d.Added.Len())
	}
	if _, err := receive(10, TweetNone); err == nil || !strings.Contains(err.Error(), "9 suitable followers, 10 are needed") {
		t.Errorf("ten +K: %v", err)
	}
	bob := subjectOf(t, sc, "bob")
	if _, err := sc.Delta(bob, arm(Step{PlusK: &PlusK{Given, 1, On(0), TweetNone}})); err == nil || !strings.Contains(err.Error(), "more than 5 +K") {
		t.Errorf("a sixth +K: %v", err)
	}
	if d, err := sc.Delta(bob, arm(Step{PlusK: &PlusK{Given, 5, On(1), TweetNone}})); err != nil || d.Added.Len() != 5 {
		t.Errorf("five on the next day: %d, %v", d.Added.Len(), err)
	}
}
