package spec

import (
	"errors"
	"strings"
	"testing"
)

// A sentence becomes a step of a spec.
func TestPhrases(t *testing.T) {
	check := func(text string, kind Kind, want string) {
		t.Helper()
		s, err := ParsePhrase(text, kind)
		if err != nil {
			t.Error(err)
		} else if got := stepYAML(s); got != want {
			t.Errorf("%q:\n got %s\nwant %s", text, got, want)
		}
	}
	const likes = "add: {action: like, count: 50, to: last-post, day: 0, by: audience}"
	check("add 50 likes to last-post", World, likes)
	check("50 likes", World, likes)
	check("  Add 50 LIKE to the latest post, by their followers on day 0 ", World, likes)
	check("add 50 likes", Log, "add: {action: like, count: 50, to: last-object, day: 0, by: strangers}")
	check("add 3 comments to kept post on day 2 by strangers", World, "add: {action: comment, count: 3, to: kept-post, day: 2, by: strangers}")
	check("add 1 retweet to last object", World, "add: {action: reshare, count: 1, to: last-object, day: 0, by: audience}")
	check("remove likes", World, "remove: {action: like, days: 0..0, side: received}")
	check("remove all reactions on days 0..6 given", World, "remove: {action: any, days: 0..6, side: given}")
	check("remove posts given", Log, "remove: {action: post, days: 0..0, side: given}")
	check("silence", World, "silence: {days: 0..0, keep: nothing}")
	check("silence on days 0..2 keep one post", World, "silence: {days: 0..2, keep: one-post}")
	check("keep one-post on day 1", World, "silence: {days: 1..1, keep: one-post}")
	check("list self 10", Log, "list: {by: self, count: 10, day: 0}")
	check("list self on 10 lists on day 3", World, "list: {by: self, count: 10, day: 3}")
	check("listed by 12 others", World, "list: {by: others, count: 12, day: 0}")
	check("list by 12 people", World, "list: {by: others, count: 12, day: 0}")
	check("receive 10 +K", World, "plus-k: {side: received, count: 10, day: 0, tweet: none}")
	check("5 +k given with a tweet", World, "plus-k: {side: given, count: 5, day: 0, tweet: auto}")
	check("add 5 likes on days 0..2", World, "add: {action: like, count: 5, to: last-post, days: 0..2, by: audience}")
	check("5 likes to a new post", World, "add: {action: like, count: 5, to: new-post, day: 0, by: audience}")
	check("gain 1000 followers", Log, "follow: {by: strangers, count: 1000, day: 0}")
	check("lose 10 of their followers on day 2", World, "unfollow: {by: audience, count: 10, day: 2}")
	check("post 50 times on days 0..13", World, "post: {count: 50, days: 0..13}")
	check("mention 20 others", Log, "mention: {count: 20, day: 0}")
	check("connect twitter on day 1", World, "connect: {network: twitter, day: 1}")
	check("disconnect Twitter", World, "disconnect: {network: twitter, day: 0}")
	check("disconnect all others", World, "disconnect: {others: true, day: 0}")
	check("give 5 plus-k without tweet on day 1", World, "plus-k: {side: given, count: 5, day: 1, tweet: none}")
}

func TestWrongPhrases(t *testing.T) {
	check := func(text string, kind Kind, column int, want string) {
		t.Helper()
		_, err := ParsePhrase(text, kind)
		var wrong *PhraseError
		if !errors.As(err, &wrong) || !BadInput(err) {
			t.Errorf("%q: %v", text, err)
		} else if wrong.Column != column || !strings.HasPrefix(wrong.Text, want) {
			t.Errorf("%q:\n got %d: %s\nwant %d: %s", text, wrong.Column, wrong.Text, column, want)
		}
	}
	check("", World, 1, "what should be tried? For example: add 50 likes to last-post")
	check("ad 50 likes", World, 1, `unknown beginning "ad"; did you mean "add"?`)
	check("add fifty likes", World, 5, `wants a whole number in digits, got "fifty"`)
	check("add likes", World, 5, `wants a whole number in digits, got "likes"`)
	check("add 0 likes", World, 5, "wants a number from 1 to 100000, got 0")
	check("add -3 likes", World, 5, `wants a whole number in digits, got "-3"`)
	check("add 99999999999999999999 likes", World, 5, "wants a whole number in digits")
	check("add 50", World, 7, "action is missing: likes, comments")
	check("add 50 liks to last-post", World, 8, `unknown action "liks"; did you mean "likes"?`)
	check("add 50 posts", World, 8, "post is not done to somebody's post; what can be added is likes, comments, replies")
	check("add 50 lists", World, 8, `lists are made by "list self 50" or "listed by 50 others"`)
	check("add 50 likes to lst-post", World, 17, `unknown target "lst-post"; did you mean "last-post"?`)
	check("add 50 likes too last-post", World, 14, `unknown word "too"; did you mean "to"?`)
	check("add 50 likes to", World, 16, "target is missing: last-post, kept-post, last-object, new-post")
	check("add 50 likes by robots", World, 17, `unknown people "robots" (known: audience, strangers)`)
	check("add 50 likes on monday", World, 17, `unknown word "monday"`)
	check("add 50 likes on day x", World, 21, "wants a day such as 0, or days such as 0..2")
	check("connect twitter on days 0..2", World, 20, "wants one day")
	check("connect", World, 8, "wants the name of a network")
	check("gain 10", World, 8, "word is missing: followers")
	check("lose 10 followers", Log, 6, "a captured log knows no audience; nobody is there who could leave")
	check("add 50 likes on day 366", World, 21, "days rise, and lie between 0 and 365")
	check("add 50 likes by strangers by audience", World, 27, `"by" is said twice`)
	check("add 50 likes by audience", Log, 17, "a captured log knows no audience; strangers can be had")
	check("remove posts", World, 8, `nobody receives a post; say "given"`)
	check("remove liks", World, 8, `unknown action "liks"; did you mean "likes"?`)
	check("keep two posts", World, 6, `unknown thing to keep "two"`)
	check("list selv 10", World, 6, `unknown list "selv"; did you mean "self"?`)
	check("listed by 10", World, 13, "word is missing: others")
	check("listed by 10 others", Log, 11, `a captured log knows no audience; only "list self" can be tried on it`)
	check("receive 10 likes", World, 12, `unknown thing "likes" (known: +K)`)
	check("give 6 +K", World, 6, "the platform allows 5 +K a day to give, not 6")
	check("receive 5 +K", Log, 9, "a captured log knows no audience")
	check("5 +K with noise", World, 11, `unknown word "noise"`)
	check("silence silence", World, 9, `unknown word "silence" (known: keep, on)`)
	check("éé 5", World, 1, `unknown beginning "éé"`)
	check(strings.Repeat("a", 300), World, 201, "a sentence has at most 200 letters")
}

func TestPhraseErrorShowsItsPlace(t *testing.T) {
	_, err := ParsePhrase("add 5\x1b likés", World)
	const want = "column 5: wants a whole number in digits, got \"5\\x1b\"\n    add 5\uFFFD likés\n        ^"
	if err == nil || err.Error() != want {
		t.Errorf("got  %q\nwant %q", err, want)
	}
}

// Whatever is understood stands for a spec that is valid.
func TestTrialSpecs(t *testing.T) {
	known := Known{
		Datasets: []string{"village", "log"}, Scorers: []string{"klout-2011", "volume"},
		KindOf: func(name string) Kind { return map[string]Kind{"village": World, "log": Log}[name] },
	}
	check := func(text string, kind Kind, control, metric string) {
		t.Helper()
		s, err := ParsePhrase(text, kind)
		if err != nil {
			t.Fatal(err)
		}
		trial := Trial{Phrase: text, Step: s, Kind: kind, Dataset: "village", Network: "facebook", Scorers: known.Scorers, Sample: 25, Worlds: 12, Warmup: 90, Measured: 14}
		if kind == Log {
			trial.Dataset = "log"
		}
		e, err := Parse(trial.Name()+".yaml", trial.Spec(), known)
		if err != nil {
			t.Fatalf("%q:\n%v\n%s", text, err, trial.Spec())
		}
		if c := e.Claims[0]; c.Control != control || e.Metrics[0].String() != metric {
			t.Errorf("%q: against %s, %s", text, c.Control, e.Metrics[0])
		}
		if arm, _ := e.Arm(triedArm); stepYAML(arm.Steps[len(arm.Steps)-1]) != stepYAML(s) {
			t.Errorf("%q became %v", text, arm.Steps)
		}
	}
	check("add 50 likes", World, "usual", "score on day 0")
	check("add 50 likes", Log, "usual", "score on day 0")
	check("add 500 comments to kept-post on day 20", World, "quiet", "score on day 20")
	check("remove reactions on days 0..6", World, "usual", "score on day 6")
	check("silence keep one post", World, "usual", "score on day 0")
	check("list self 10", Log, "usual", "score on day 0")
	check("listed by 1000 others", World, "usual", "score on day 0")
	check("give 5 +K with tweet on day 2", World, "usual", "score on day 2")
	check("gain 1000 followers on days 0..1", Log, "usual", "score on day 1")
	check("lose 30 followers on days 0..1", World, "usual", "score on day 1")
	check("post 50 times on days 0..13", World, "usual", "score on day 13")
	check("mention 20 others", World, "usual", "score on day 0")
	check("connect twitter", World, "usual", "score on day 0")
	check("disconnect others on day 3", World, "usual", "score on day 3")
	check("add 50 likes to "+strings.Repeat("the ", 30)+"last-post", World, "usual", "score on day 0")
}

// Whatever is typed, there is no panic; what is wrong is within the sentence, and
// what is understood can be written.
func FuzzPhrase(f *testing.F) {
	for _, text := range []string{"add 50 likes to last-post by audience on day 0", "silence on days 0..2 keep one post", "give 5 +K with tweet", "list self 3", "é\x00", "gain 9 followers", "disconnect others", "post 3 times"} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		for _, kind := range []Kind{World, Log} {
			s, err := ParsePhrase(text, kind)
			var wrong *PhraseError
			switch {
			case err == nil:
				stepYAML(s)
			case !errors.As(err, &wrong):
				t.Errorf("%q: %v", text, err)
			case wrong.Column < 1 || wrong.Column > len([]rune(text))+1:
				t.Errorf("%q: column %d", text, wrong.Column)
			}
		}
	})
}
