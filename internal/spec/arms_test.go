package spec

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/yardstick-lab/yardstick/internal/activity"
	"github.com/yardstick-lab/yardstick/internal/intervention"
)

func TestArms(t *testing.T) {
	inSpec := in(t, village)
	// An arm beside the others, on line 14.
	check := func(arm, want string) {
		t.Helper()
		inSpec("metrics:\n", "  a: "+arm+"\nmetrics:\n", want)
	}
	const at = "experiments/x.yaml:14:"
	check("", at+"3: arms.a: wants a map, got nothing")
	check("{from: usal}", at+`13: arms.a.from: unknown arm "usal"; did you mean "usual"?`)
	check("{from: a}", at+"13: arms.a.from: an arm cannot come from itself")
	check("{from: b}\n  b: {from: c}\n  c: {from: b}", `experiments/x.yaml:15:13: arms.b.from: leads back to this arm in a circle
experiments/x.yaml:16:13: arms.c.from: leads back to this arm in a circle`)
	check("{behave: {}}", at+`7: arms.a: unknown key "behave" (known: from, silence, remove, add, list, plus-k)`)
	check("{silnce: {}}", at+`7: arms.a: unknown key "silnce"; did you mean "silence"?`)

	check("{silence: {days: 0..14, keep: nothing}}", at+"23: arms.a.silence.days: there is no day 14 here: the days are 0..13")
	check("{silence: {days: -1..0, keep: nothing}}", at+"23: arms.a.silence.days: there is no day -1 here: the days are 0..13")
	check("{silence: {days: 0, keep: nothing}}", at+"23: arms.a.silence.days: wants a range such as 1..20, got 0")
	check("{silence: {days: 0..0}}", at+`16: arms.a.silence: missing key "keep"`)
	check("{silence: {days: 0..0, keep: on-post}}", at+`35: arms.a.silence.keep: unknown thing to keep "on-post"; did you mean "one-post"?`)

	check("{remove: {action: any, days: 0..0, side: received}}", "")
	check("{remove: {action: post, days: 0..0, side: given}}", "")
	check("{remove: {action: post, days: 0..0, side: received}}", at+"24: arms.a.remove.action: nobody receives a post; it is given")
	check("{remove: {action: lik, days: 0..0, side: gien}}", at+`24: arms.a.remove.action: unknown action "lik"; did you mean "like"?
`+at+`47: arms.a.remove.side: unknown side "gien"; did you mean "given"?`)

	check("{add: {action: list, count: 1, to: last-post, day: 0, by: audience}}",
		at+`21: arms.a.add.action: an account is put on lists by "list:", beside "add:"`)
	check("{add: {action: endorse, count: 1, to: last-post, day: 0, by: audience}}",
		at+`21: arms.a.add.action: +K is given by "plus-k:", beside "add:"`)
	check("{add: {action: follow, count: 1, to: last-post, day: 0, by: audience}}",
		at+`21: arms.a.add.action: follow is not done to somebody's object; what can be added is like, comment, reply, reshare, quote, react, not-interested, report`)
	check("{add: {action: like, count: 0, to: last-post, day: 14, by: self}}", at+`34: arms.a.add.count: wants a whole number from 1 to 100000, got 0
`+at+`57: arms.a.add.day: there is no day 14 here: the days are 0..13
`+at+`65: arms.a.add.by: unknown kind of people "self" (known: audience, strangers)`)
	check("{add: {action: like, count: 100001, to: lastpost, day: 0, by: strangers}}", at+`34: arms.a.add.count: wants a whole number from 1 to 100000, got 100001
`+at+`46: arms.a.add.to: unknown target "lastpost"; did you mean "last-post"?`)
	check("{add: {action: like, count: 1.5, to: last-post, day: 0, by: strangers}}",
		at+"34: arms.a.add.count: wants a whole number from 1 to 100000, got 1.5")

	check("{list: {by: audience, count: 1, day: 0}}", at+`18: arms.a.list.by: unknown kind of people "audience" (known: self, others)`)
	check("{list: {by: others, count: 1001, day: 0}}", at+"33: arms.a.list.count: wants a whole number from 1 to 1000, got 1001")
	check("{plus-k: {side: given, count: 5, day: 0, tweet: no}}", at+`54: arms.a.plus-k.tweet: unknown tweet "no" (known: none, auto)`)
}

func TestKeptPost(t *testing.T) {
	inSpec := in(t, village)
	const add = "add: {action: like, count: 1, to: kept-post, day: %d, by: audience}"
	check := func(before string, day int, want string) {
		t.Helper()
		inSpec("metrics:\n", "  a: {"+before+fmt.Sprintf(add, day)+"}\nmetrics:\n", want)
	}
	const none = `no post was kept: the arm, or one it comes from, needs a silence with "keep: one-post" before`
	check("", 0, "experiments/x.yaml:14:41: arms.a.add.to: "+none)
	check("from: usual, ", 0, "experiments/x.yaml:14:54: arms.a.add.to: "+none)
	check("silence: {days: 0..0, keep: nothing}, ", 0, "experiments/x.yaml:14:79: arms.a.add.to: "+none)
	check("silence: {days: 0..0, keep: one-post}, ", 0, "")
	check("from: quiet, ", 1, "")
	check("from: quiet, ", 0, "experiments/x.yaml:14:70: arms.a.add.day: the kept post may be as late as day 1")
	check("from: likes, ", 2, "")
}

func TestPlusKGiven(t *testing.T) {
	inSpec := in(t, village)
	check := func(first, second, side, want string) {
		t.Helper()
		const arm = "{%splus-k: {side: %s, count: %s, tweet: none}}\n"
		inSpec("metrics:\n", "  a: "+fmt.Sprintf(arm, "", side, first)+"  b: "+fmt.Sprintf(arm, "from: a, ", side, second)+"metrics:\n", want)
	}
	check("3, day: 0", "2, day: 0", "given", "")
	check("3, day: 0", "3, day: 1", "given", "")
	check("9, day: 0", "9, day: 0", "received", "")
	check("3, day: 0", "3, day: 0", "given", "experiments/x.yaml:15:45: arms.b.plus-k.count: 6 +K given on day 0; the platform allows 5 a day")
	check("6, day: 0", "1, day: 1", "given", "experiments/x.yaml:14:36: arms.a.plus-k.count: 6 +K given on day 0; the platform allows 5 a day")
}

func TestTooManyArms(t *testing.T) {
	var more strings.Builder
	for i := range maxArms {
		fmt.Fprintf(&more, "  a%d: {}\n", i)
	}
	in(t, village)("metrics:\n", more.String()+"metrics:\n", "experiments/x.yaml:11:3: arms: 67 arms; at most 64 are read")
}

// The steps of an arm come in the order in which they are applied, whatever the
// order of its keys, after those of the arm it comes from, which may stand
// below it.
func TestStepsOfArms(t *testing.T) {
	const arms = `  b:
    plus-k: {side: received, count: 3, day: 2, tweet: auto}
    list: {by: self, count: 4, day: 1}
    from: a
    add: {action: reshare, count: 1, to: kept-post, day: 1, by: strangers}
    remove: {action: any, days: 0..3, side: received}
  a: {silence: {days: 0..0, keep: one-post}}
metrics:
`
	e, err := Parse("x.yaml", []byte(strings.Replace(village, "metrics:\n", arms, 1)), shipped())
	if err != nil {
		t.Fatal(err)
	}
	got, _ := e.Arm("b")
	want := intervention.Arm{Name: "b", From: "a", Steps: []intervention.Step{
		{Silence: &intervention.Silence{Keep: intervention.KeepOnePost}},
		{Remove: &intervention.Remove{Days: intervention.Days{Last: 3}, Side: intervention.Received}},
		{Add: &intervention.Add{Action: activity.Reshare, Count: 1, To: intervention.KeptPost, Day: 1, By: intervention.Strangers}},
		{List: &intervention.List{By: intervention.Self, Count: 4, Day: 1}},
		{PlusK: &intervention.PlusK{Side: intervention.Received, Count: 3, Day: 2, Tweet: intervention.TweetAuto}},
	}}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	if got := names(e.Arms); got != "usual quiet likes b a" {
		t.Errorf("arms %s", got)
	}
	if untouched, ok := e.Arm("usual"); !ok || untouched.Steps != nil || untouched.From != "" {
		t.Errorf("usual is %+v", untouched)
	}
}

func names(arms []intervention.Arm) string {
	var all []string
	for _, a := range arms {
		all = append(all, a.Name)
	}
	return strings.Join(all, " ")
}
