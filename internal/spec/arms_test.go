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
	check("{sweep: {}}", at+`7: arms.a: unknown key "sweep" (known: from, silence, remove, disconnect, connect, follow, unfollow, post, mention, add, list, plus-k, dismiss, open, behave)`)
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
	check("{plus-k: {side: given, count: 5, day: 0, tweet: no}}", at+`54: arms.a.plus-k.tweet: unknown tweet "no" (known: none, auto, reason)`)
}

// Steps on several days, on another network, of what the subject holds and says.
func TestStandingSteps(t *testing.T) {
	inSpec := in(t, village)
	check := func(arm, want string) {
		t.Helper()
		inSpec("metrics:\n", "  a: "+arm+"\nmetrics:\n", want)
	}
	const at = "experiments/x.yaml:14:"
	check("{add: {action: like, count: 5, people: 2, to: new-post, days: 0..13, by: strangers, network: twitter}}", "")
	check("{add: {action: like, count: 5, people: 6, to: new-post, day: 0, by: strangers}}", at+"45: arms.a.add.people: wants a whole number from 1 to 5, got 6")
	check("{add: {action: like, count: 5, standing: low, beside: 20, to: new-post, day: 0, by: audience}}", "")
	check("{add: {action: like, count: 5, standing: middle, to: new-post, day: 0, by: audience}}",
		at+`47: arms.a.add.standing: unknown standing "middle" (known: high, low)`)
	check("{add: {action: like, count: 5, standing: low, to: new-post, day: 0, by: strangers}}",
		at+"47: arms.a.add.standing: nobody has ever reacted to a stranger; of the audience some can be picked")
	check("{add: {action: like, count: 5, beside: 201, to: new-post, day: 0, by: audience}}",
		at+"45: arms.a.add.beside: wants a whole number from 1 to 200, got 201")
	check("{add: {action: like, count: 5, to: new-post, day: 0, by: strangers, network: twiter}}",
		at+`83: arms.a.add.network: unknown network "twiter"; did you mean "twitter"?`)
	check("{add: {action: like, count: 5, to: new-post, by: strangers}}", at+`12: arms.a.add: wants "day: 0" or "days: 0..6"`)
	check("{add: {action: like, count: 5, to: new-post, day: 0, days: 0..1, by: strangers}}", at+"65: arms.a.add.days: stands beside day; write one of the two")
	check("{add: {action: like, count: 50000, to: new-post, days: 0..2, by: strangers}}",
		at+"34: arms.a.add.count: 50000 a day on 3 days are more than the 100000 that one step may add")
	check("{connect: {network: linkedin, day: 0}}", "")
	check("{connect: {network: linked in, day: 14}}", at+"26: arms.a.connect.network: a network has lower-case letters and digits\n"+
		at+"42: arms.a.connect.day: there is no day 14 here: the days are 0..13")
	check("{connect: {day: 0}}", at+`16: arms.a.connect: missing key "network"`)
	check("{disconnect: {others: true, day: 0}}", "")
	check("{disconnect: {network: twitter, day: 0}}", "")
	check("{disconnect: {others: false, day: 0}}", at+"28: arms.a.disconnect.others: wants true; to unlink one of them, write network instead")
	check("{disconnect: {network: twitter, others: true, day: 0}}", at+"46: arms.a.disconnect.others: stands beside network; write one of the two")
	check("{disconnect: {day: 0}}", at+`19: arms.a.disconnect: wants "network: twitter" or "others: true"`)
	check("{follow: {by: strangers, count: 10000, day: 0}}", "")
	check("{follow: {by: audience, count: 10000, day: 0}}", at+`20: arms.a.follow.by: unknown kind of people "audience" (known: strangers)`)
	check("{follow: {by: strangers, count: 10000, days: 0..13}}", at+"38: arms.a.follow.count: 10000 a day on 14 days are more than the 100000 that one step may add")
	check("{unfollow: {by: audience, count: 10, days: 0..1, network: twitter}}", "")
	check("{unfollow: {by: strangers, count: 10, day: 0}}", at+`22: arms.a.unfollow.by: unknown kind of people "strangers" (known: audience)`)
	check("{post: {count: 50, days: 0..13}, mention: {count: 200, days: 0..13}}", "")
	check("{list: {by: others, count: 3, day: 0}, dismiss: {day: 1}, open: {day: 2}}", "")
	check("{dismiss: {day: 14}, open: {}}", at+"22: arms.a.dismiss.day: there is no day 14 here: the days are 0..13\n"+at+`33: arms.a.open: missing key "day"`)
	check("{post: {count: 0, day: 0}}", at+"21: arms.a.post.count: wants a whole number from 1 to 100000, got 0")
	check("{mention: {count: 2.5, day: 0}}", at+"24: arms.a.mention.count: wants a whole number from 1 to 100000, got 2.5")
	check("{plus-k: {side: given, count: 5, days: 0..13, tweet: reason}}", "")
}

// What the world answers to.
func TestBehave(t *testing.T) {
	inSpec := in(t, village)
	check := func(arm, want string) {
		t.Helper()
		inSpec("metrics:\n", "  a: {behave: "+arm+"}\nmetrics:\n", want)
	}
	const at = "experiments/x.yaml:14:"
	check("{post: {times: 2, days: 0..13}, reply: {count: 10, days: 0..13, how: specific}, thank: {day: 0}, ask: {count: 1, day: 0}}", "")
	check("{put-forward: {count: 5, days: 0..1, how: generic, network: twitter}, plus-k: {count: 5, day: 0, tweet: none}, listed: {count: 9, days: 0..13, thanks: none}}", "")
	check("{}", at+`15: arms.a.behave: wants what is done more of, such as "reply: {count: 10, days: 0..13, how: specific}"`)
	check("{post: {times: 1, day: 0}}", at+"30: arms.a.behave.post.times: once as many posts as usual are no more; write 2, or count beside it")
	check("{post: {times: 1, count: 3, day: 0}}", "")
	check("{reply: {count: 10, day: 0, how: wordless}}", at+`48: arms.a.behave.reply.how: unknown kind of message "wordless" (known: generic, specific)`)
	check("{plus-k: {count: 6, day: 0, tweet: auto}}", at+"32: arms.a.behave.plus-k.count: the platform allows 5 +K a day to give, not 6")
	check("{listed: {count: 6, day: 14, thanks: no}}", at+"40: arms.a.behave.listed.day: there is no day 14 here: the days are 0..13\n"+
		at+`52: arms.a.behave.listed.thanks: unknown kind of thanks "no" (known: none, generic, specific)`)
	check("{thank: {day: 0}, lists: {count: 6}}", at+`33: arms.a.behave: unknown key "lists"; did you mean "listed"?`)
	in(t, github)("metrics:\n", "  a: {behave: {thank: {day: 0}}}\nmetrics:\n",
		"experiments/x.yaml:12:15: arms.a.behave: a captured log cannot answer; beside behave, all steps are of what happens without an answer")
}

// A log has nobody who could leave.
func TestStandingStepsOfALog(t *testing.T) {
	for _, step := range []string{"follow: {by: strangers, count: 3, day: 0}", "post: {count: 3, day: 0}", "mention: {count: 3, day: 0}", "disconnect: {network: github, day: 0}"} {
		in(t, github)("metrics:\n", "  a: {"+step+"}\nmetrics:\n", "")
	}
	in(t, github)("metrics:\n", "  a: {unfollow: {by: audience, count: 3, day: 0}}\nmetrics:\n",
		"experiments/x.yaml:12:22: arms.a.unfollow.by: a captured log knows no audience; nobody is there who could leave")
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
	check("3, days: 0..3", "3, days: 2..5", "given", "experiments/x.yaml:15:45: arms.b.plus-k.count: 6 +K given on day 2; the platform allows 5 a day")
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
		{Add: &intervention.Add{Action: activity.Reshare, Count: 1, To: intervention.KeptPost, Days: intervention.On(1), By: intervention.Strangers}},
		{List: &intervention.List{By: intervention.Self, Count: 4, Days: intervention.On(1)}},
		{PlusK: &intervention.PlusK{Side: intervention.Received, Count: 3, Days: intervention.On(2), Tweet: intervention.TweetAuto}},
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
