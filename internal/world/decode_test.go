package world

import (
	"strings"
	"testing"

	"github.com/yardstick-lab/yardstick/internal/strictyaml"
)

// small is a whole world on few lines; numbers without a source are allowed.
const small = `accounts: 10
lists: 1
topics: 1
places: 1
days: {warmup: 1, measured: 1, first_measured: "2011-08-15"}
budget: {events: 10, within: 1}
likeness: {networks: 0, posting: 0, reacting: 0}
clock: {hours: [1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1], weekdays: [1,1,1,1,1,1,1]}
posts: {at_most: 5, appeal: 0, talk: 0, own_like: 0}
reactors: {account: 0, tie: 0}
conversation: {author_answers: 0, addressed: 0, commenter_answers: 0, others_join: 0}
ripples: {returns: 0, follows: 0, endorses: 0, thanks: 0, asked: 0, reads: 0, specific: 1, fatigue: 0}
delays: {longest: 24, of: {comment: {median: 92, spread: {is: 2, source: ours}}}}
networks:
  twitter:
    {linked: 1, audience: {mean: 3, spread: 0}, reciprocity: 0, outside: {median: 0, spread: 0}, listed: 0,
     posts: {median: 1, spread: 0}, mentions: 0, reactions: {like: 0.1}, growth: 0, listing: 0, endorsements: 0}
`

func decode(text string) (*Settings, []string) {
	doc := strictyaml.Parse("x.yaml", []byte(text))
	s := Decode(doc.Root())
	var lines []string
	for _, p := range doc.Problems() {
		lines = append(lines, p.Headline())
	}
	return s, lines
}

func TestDecode(t *testing.T) {
	s, problems := decode(small)
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	if s.Accounts != 10 || s.Delays.Of[0].Spread != 2 || s.Networks[0].Name != "twitter" || s.Days.FirstMeasured.String() != "2011-08-15" {
		t.Errorf("%+v", s)
	}
	ours := 0
	for _, source := range s.Sources {
		if source.From == "ours" && source.Path == "delays.of.comment.spread" {
			ours++
		}
	}
	if ours != 1 {
		t.Errorf("the one source is noted %d times", ours)
	}
}

func TestDecodeErrors(t *testing.T) {
	check := func(from, to string, want ...string) {
		t.Helper()
		if !strings.Contains(small, from) {
			t.Fatalf("%q is not in the example", from)
		}
		_, got := decode(strings.Replace(small, from, to, 1))
		if strings.Join(got, "\n") != strings.Join(want, "\n") {
			t.Errorf("got  %s\nwant %s", strings.Join(got, "\n"), strings.Join(want, "\n"))
		}
	}
	check("accounts: 10", "accounts: 1.5", "x.yaml:1:11: accounts: wants a whole number, got 1.5")
	check("accounts: 10", "accounts: 1", "x.yaml:1:11: accounts: wants a whole number from 2 to 1000000, got 1")
	check("accounts: 10\n", "", "x.yaml:1:1: missing key \"accounts\"")
	check("topics: 1\n", "topics: 1\ntopisc: 2\n", `x.yaml:4:1: unknown key "topisc"; did you mean "topics"?`)
	check("{networks: 0,", "{networks: .nan,", "x.yaml:7:22: likeness.networks: wants a number, got .nan (it must be finite)")
	check("[1,1,1,1,1,1,1]", "[1,1]", "x.yaml:8:77: clock.weekdays: wants 7 numbers, got 2")
	check("[1,1,1,1,1,1,1]", "[1,1,1,1,-1,1,1]", "x.yaml:8:86: clock.weekdays[4]: wants a rate of at least 0, got -1")
	check(`"2011-08-15"`, `"2011-02-30"`, `x.yaml:5:48: days.first_measured: "2011-02-30" is not a day like 2011-03-01`)
	check("others_join: 0", "others_join: 1", "x.yaml:11:15: conversation: threads would never end: the branching ratio is 1, it must be below 1 (of the answers here and of ripples.returns, which is 0)")
	check("{comment:", "{coment:", "x.yaml:13:27: delays.of: wants an entry for comment, which stands in for the others",
		`x.yaml:13:28: delays.of.coment: unknown action "coment"; did you mean "comment"?`)
	check("{median: 92, spread: {is: 2, source: ours}}", "{quantiles: {is: [1, 5, 4], source: ours}}",
		"x.yaml:13:61: delays.of.comment.quantiles.is[2]: wants minutes that rise and end at most at the longest delay, from 5 to 1440, got 4")
	check("{median: 92, spread: {is: 2, source: ours}}", "{quantiles: [1, 1441]}",
		"x.yaml:13:53: delays.of.comment.quantiles[1]: wants minutes that rise and end at most at the longest delay, from 1 to 1440, got 1441")
	check("{median: 92, spread: {is: 2, source: ours}}", "{quantiles: [1]}",
		"x.yaml:13:49: delays.of.comment.quantiles: wants at least the least and the most, got 1 numbers")
	check("{median: 92, spread: {is: 2, source: ours}}", "{quantiles: [1, 2], median: 3}",
		"x.yaml:13:57: delays.of.comment: unknown key \"median\" (known: quantiles)")
	check("{like: 0.1}", "{lik: {is: 0.1, source: ours}}", `x.yaml:17:62: networks.twitter.reactions.lik: unknown action "lik"; did you mean "like"?`)
	check("{mean: 3,", "{mean: 30,",
		"x.yaml:16:34: networks.twitter.audience.mean: an audience of 30 is larger than the society: of 10 accounts 100 % are linked, and 0 % of the connected pairs follow each other")
	check("linked: 1,", "", "x.yaml:16:5: networks.twitter: missing key \"linked\"")
	check("{like: 0.1}", "{follow: 0.1}", "x.yaml:17:70: networks.twitter.reactions.follow: is nothing that a follower does to a post")
	check("reciprocity: 0", "reciprocity: {is: 2, source: ours}", "x.yaml:16:67: networks.twitter.reciprocity.is: wants a probability from 0 to 1, got 2")
	if _, got := decode("accounts: 10\n"); len(got) != 13 {
		t.Errorf("a world of one key has %d problems, want one for each of the missing 13:\n%s", len(got), strings.Join(got, "\n"))
	}
}
