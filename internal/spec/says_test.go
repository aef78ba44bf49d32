package spec

import (
	"strings"
	"testing"

	"github.com/yardstick-lab/yardstick/internal/activity"
	"github.com/yardstick-lab/yardstick/internal/intervention"
)

func TestSays(t *testing.T) {
	check := func(arm, want string) {
		t.Helper()
		e, err := Parse("x.yaml", []byte(strings.Replace(village, "metrics:\n", "  a: "+arm+"\nmetrics:\n", 1)), shipped())
		if err != nil {
			t.Fatal(err)
		}
		a, _ := e.Arm("a")
		if got := Says(a); got != want {
			t.Errorf("%s:\n got %s\nwant %s", arm, got, want)
		}
	}
	check("{}", "nothing is changed")
	check("{from: usual}", "nothing is changed")
	check("{silence: {days: 0..2, keep: nothing}}", "on days 0 to 2, silence")
	check("{from: likes, add: {action: comment, count: 1, to: kept-post, day: 2, by: strangers}}",
		"on days 0 to 1, silence but for one post without reactions of its own; on day 1, 5 likes by the audience on the kept post; on day 2, 1 comment by strangers on the kept post")
	check("{silence: {days: 0..0, keep: nothing}, add: {action: reply, count: 2, to: last-object, day: 0, by: strangers}}",
		"on day 0, silence, then 2 replies by strangers on the object with the latest event")
	check("{add: {action: react, count: 2, to: last-post, day: 3, by: audience}}", "on day 3, 2 other reactions by the audience on the latest post")
	check("{remove: {action: any, days: 0..6, side: received}}", "on days 0 to 6, all reactions received taken away")
	check("{remove: {action: endorse, days: 0..0, side: given}}", "on day 0, all +K given taken away")
	check("{list: {by: self, count: 1, day: 0}}", "on day 0, the subject put on 1 list of their own")
	check("{list: {by: others, count: 10, day: 0}}", "on day 0, the subject put on lists by 10 others")
	check("{plus-k: {side: given, count: 5, day: 0, tweet: none}}", "on day 0, 5 +K given to as many followers")
	check("{plus-k: {side: given, count: 5, days: 0..6, tweet: reason}}",
		"on days 0 to 6, 5 +K a day given to as many followers, each with a tweet that mentions who receives it and says why")
	check("{add: {action: like, count: 9, people: 3, to: new-post, days: 0..1, by: audience, network: twitter}}",
		"on days 0 to 1, 9 likes a day by 3 of the audience on a new post at noon on twitter")
	check("{add: {action: like, count: 9, standing: high, beside: 20, to: last-post, day: 0, by: audience}}",
		"on day 0, 9 likes by the audience, by those to whom people react most, on the latest post, while each does the same to 20 others")
	check("{add: {action: like, count: 9, people: 1, to: last-post, day: 0, by: strangers}}", "on day 0, 9 likes by 1 stranger on the latest post")
	check("{disconnect: {network: twitter, day: 1}, connect: {network: linkedin, day: 1}}", "on day 1, twitter unlinked, then linkedin linked")
	check("{list: {by: others, count: 1, day: 0}, dismiss: {day: 1}, open: {day: 1}}",
		"on day 0, the subject put on lists by 1 other; on day 1, every notification of a list deleted, then every lost list found by hand")
	check("{behave: {post: {times: 2, days: 0..13}}}", "on days 0 to 13, the subject posts 2 times as much, and the world answers")
	check("{behave: {post: {times: 3, count: 1, day: 0}}}", "on day 0, the subject posts 3 times as much and 1 more, and the world answers")
	check("{behave: {post: {times: 1, count: 4, days: 0..1}}}", "on days 0 to 1, the subject posts 4 more a day, and the world answers")
	check("{behave: {reply: {count: 10, days: 0..1, how: specific}}}",
		"on days 0 to 1, the subject replies to followers, 10 comments a day, each meant for that person, and the world answers")
	check("{behave: {put-forward: {count: 1, day: 0, how: generic, network: twitter}}}", "on day 0, the subject passes on 1 post of others on twitter, and the world answers")
	check("{behave: {thank: {day: 0}, ask: {count: 1, day: 0}}}",
		"on day 0, the subject answers every comment on posts of these days, and the world answers, then the subject asks for +K in 1 post, and the world answers")
	check("{behave: {plus-k: {count: 5, day: 0, tweet: reason}, listed: {count: 10, day: 0, thanks: specific}}}",
		"on day 0, the subject gives 5 +K with a tweet that says why, and the world answers, then the subject is put on lists by 10 followers and thanks each in words meant for them, and the world answers")
	check("{behave: {listed: {count: 1, days: 0..13, thanks: none}}}",
		"on days 0 to 13, the subject is put on lists by 1 follower on the first of these days, and the world answers")
	check("{disconnect: {others: true, day: 1}}", "on day 1, all networks but the subjects' own unlinked")
	check("{follow: {by: strangers, count: 10000, day: 0}}", "on day 0, the subject followed by 10,000 strangers")
	check("{unfollow: {by: audience, count: 1, days: 0..1, network: twitter}}", "on days 0 to 1, 1 follower a day lost on twitter")
	check("{post: {count: 50, days: 0..13}}", "on days 0 to 13, 50 posts a day by the subject")
	check("{mention: {count: 20, day: 0}}", "on day 0, 20 others mentioned by the subject, each in a post of its own")
	check("{plus-k: {side: received, count: 10, day: 0, tweet: auto}}",
		"on day 0, 10 +K from as many followers, each with the automatic tweet that mentions who receives it")
}

func TestEveryActionHasWords(t *testing.T) {
	for _, a := range activity.Actions() {
		if int(a) >= len(many) || many[a].one == "" || many[a].other == "" {
			t.Errorf("%s has no words", a)
		}
	}
}

func TestSubjectsSay(t *testing.T) {
	check := func(s Subjects, want string) {
		t.Helper()
		if got := s.Says(); got != want {
			t.Errorf("%+v:\n got %s\nwant %s", s, got, want)
		}
	}
	check(Subjects{Network: "github"}, "every eligible account on github")
	check(Subjects{Network: "github", ReactionsAtLeast: 1}, "every eligible account on github, with at least 1 reaction from others")
	check(Subjects{Sample: 1, Network: "x"}, "1 account a world on x")
	check(Subjects{Sample: 25, Network: "facebook", Posts: &intervention.Rates{Low: 1, High: 6}, AudienceAtLeast: 80, ReactionsAtLeast: 2},
		"25 accounts a world on facebook, with 1 to 6 posts a day, an audience of at least 80 and at least 2 reactions from others")
}
