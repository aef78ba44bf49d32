package calibration

import (
	"strings"
	"testing"

	"github.com/yardstick-lab/yardstick/internal/activity"
	"github.com/yardstick-lab/yardstick/internal/strictyaml"
	"github.com/yardstick-lab/yardstick/internal/world"
)

// small is a whole world as its file says it.
const small = `# A world. It has a colon: and posts: {spread: 9}.
schema: 1
says: >-
  world: not this one
world:
  accounts: {is: 120, source: ours} # few
  lists: 1
  topics: 1
  places: 1
  days: {warmup: 20, measured: 2, first_measured: "2011-08-15"}
  budget: {events: 10, within: 1}
  likeness: {networks: 0, posting: 0.3, reacting: 0}
  clock:
    # busy hours
    hours: [1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1]
    weekdays:
      is: [1, 1, 1, 1, 1, 1, 1]
      source: ours
  posts:
    at_most: 20
    appeal: {is: 0.5, source: "ours, #1"} # spread
    talk: 0.2
    own_like: 0.1
  reactors: {account: 0.5, tie: 0}
  conversation: {author_answers: 0, addressed: 0, commenter_answers: 0, others_join: 0}
  ripples: {returns: 0, follows: 0, endorses: 0, thanks: 0, asked: 0, reads: 0, specific: 1, fatigue: 0}
  delays:
    longest: 24
    of:
      comment:
        median: 92
        spread: {is: 2, source: ours}

      # apart
      reshare: {median: 10, spread: 1}
  networks:
    facebook:
      linked: 1
      audience: {mean: 30, spread: 0.5}
      reciprocity: 1
      outside: {median: 0, spread: 0}
      listed: 0
      posts: # a day
        median: 0.5
        spread: {is: 0.7, source: ours} # of a logarithm
      mentions: 0
      reactions:
        like: 0.05
        comment: 0.03
      growth: 0
      listing: 0
      endorsements: 0
`

func settings(t *testing.T) *world.Settings {
	t.Helper()
	doc := strictyaml.Parse("w.yaml", []byte(small))
	m := doc.Map()
	s := world.Decode(m.Required("world"))
	m.Required("schema").Int()
	m.Required("says").Text()
	if err := doc.Problems().Err(); err != nil {
		t.Fatal(err)
	}
	return s
}

func TestWrite(t *testing.T) {
	check := func(change func(*world.Settings), c Change, from, to string) {
		t.Helper()
		s := settings(t)
		change(s)
		got, err := Write("w.yaml", []byte(small), &Fit{s, []Change{c}})
		if err != nil {
			t.Error(err)
			return
		}
		if want := strings.Replace(small, from, to, 1); string(got) != want {
			t.Errorf("got:\n%s\nwant:\n%s", got, want)
		}
	}
	check(func(s *world.Settings) { s.Posts.Appeal = 1.5 }, Change{"posts.appeal", "1.5", `here: "x"`},
		`appeal: {is: 0.5, source: "ours, #1"} # spread`, `appeal: {is: 1.5, source: "here: \"x\""} # spread`)
	check(func(s *world.Settings) { s.Networks[0].Posts.Spread = 2 }, Change{"networks.facebook.posts.spread", "2", "here"},
		`spread: {is: 0.7, source: ours} # of a logarithm`, `spread: {is: 2, source: "here"} # of a logarithm`)
	check(func(s *world.Settings) { s.Clock.Weekdays[6] = 0 }, Change{"clock.weekdays", "[1, 1, 1, 1, 1, 1, 0]", "here"},
		"weekdays:\n      is: [1, 1, 1, 1, 1, 1, 1]\n      source: ours", "weekdays:\n      is: [1, 1, 1, 1, 1, 1, 0]\n      source: \"here\"")
	check(func(s *world.Settings) {
		s.Delays.Of[0] = world.DelaySettings{Action: activity.Comment, Quantiles: []float64{1, 2}}
	}, Change{"delays.of.comment.quantiles", "[1, 2]", "here"},
		"        median: 92\n        spread: {is: 2, source: ours}\n", "        quantiles:\n          is: [1, 2]\n          source: \"here\"\n")
	check(func(s *world.Settings) { s.Networks[0].Reactions[0].PerFollower = 0.5 }, Change{"networks.facebook.reactions.like", "0.5", "here"},
		"like: 0.05\n", "like: {is: 0.5, source: \"here\"}\n")
}

func TestWriteErrors(t *testing.T) {
	check := func(c Change, want string) {
		t.Helper()
		_, err := Write("w.yaml", []byte(small), &Fit{settings(t), []Change{c}})
		if err == nil || err.Error() != want {
			t.Errorf("%v\nwant %s", err, want)
		}
	}
	check(Change{"reactors.account", "1", "here"},
		"w.yaml has no line of its own for reactors.account: put in by hand\naccount: {is: 1, source: \"here\"}\n")
	check(Change{"posts.appeal", "1", "here"}, "w.yaml: the fitted settings could not be put in place of its own: its layout is not one key a line")
}
