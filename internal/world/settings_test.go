package world

import (
	"math"
	"strings"
	"testing"

	"github.com/yardstick-lab/yardstick/internal/activity"
)

func TestValidate(t *testing.T) {
	if err := village(t).Validate(); err != nil {
		t.Fatal(err)
	}
	check := func(change func(s *Settings), want ...string) {
		t.Helper()
		s := village(t)
		change(s)
		err := s.Validate()
		if err == nil {
			t.Errorf("no error, want %q", want)
		} else if got := err.Error(); got != strings.Join(want, "\n") {
			t.Errorf("got  %s\nwant %s", got, strings.Join(want, "\n"))
		}
	}
	check(func(s *Settings) { s.Accounts = 1; s.Networks = s.Networks[:0] },
		"accounts: wants a whole number from 2 to 1000000, got 1", "networks: wants 1 to 256 networks, got 0")
	check(func(s *Settings) { s.Days = Days{-1, 0, 0} },
		"days.warmup: wants a whole number from 0 to 3660, got -1", "days.measured: wants a whole number from 1 to 3660, got 0")
	check(func(s *Settings) { s.Days.FirstMeasured = 3_000_000 },
		"days.first_measured: wants days between the years 0 and 9999, got 10183-06-23 to 10183-10-05")
	check(func(s *Settings) { s.Budget = Budget{0, -1} },
		"budget.events: wants a whole number from 1 to 1073741824, got 0", "budget.within: wants a probability from 0 to 1, got -1")
	check(func(s *Settings) { s.Likeness = Likeness{1.1, math.NaN(), -0.1} },
		"likeness.networks: wants a number from 0 to 1, got 1.1", "likeness.posting: wants a number from 0 to 1, got NaN",
		"likeness.reacting: wants a number from 0 to 1, got -0.1")
	check(func(s *Settings) { s.Clock.Hours[3] = -1 }, "clock.hours[3]: wants a rate of at least 0, got -1")
	check(func(s *Settings) { s.Clock.Weekdays = [7]float64{} }, "clock.weekdays: wants a rate above 0 somewhere")
	check(func(s *Settings) { s.Posts = Posts{100, 6, -1, 2} },
		"posts.at_most: wants a number from 0 to 99, got 100", "posts.appeal: wants a number from 0 to 5, got 6",
		"posts.talk: wants a number from 0 to 5, got -1", "posts.own_like: wants a probability from 0 to 1, got 2")
	check(func(s *Settings) { s.Reactors = Reactors{-1, math.Inf(1)} },
		"reactors.account: wants a number from 0 to 5, got -1", "reactors.tie: wants a number from 0 to 5, got +Inf")
	check(func(s *Settings) { s.Conversation.OthersJoin = 0.9 },
		"conversation: threads would never end: the branching ratio is 1.16, it must be below 1 (of the answers here and of ripples.returns, which is 0.15)")
	check(func(s *Settings) { s.Ripples.Returns = 0.8 },
		"conversation: threads would never end: the branching ratio is 1.02, it must be below 1 (of the answers here and of ripples.returns, which is 0.8)")
	check(func(s *Settings) { s.Ripples = Ripples{Returns: 2, Thanks: -1, Specific: 0.5, Fatigue: 6} },
		"ripples.returns: wants a probability from 0 to 1, got 2", "ripples.thanks: wants a probability from 0 to 1, got -1",
		"ripples.specific: wants a number from 1 to 100, got 0.5", "ripples.fatigue: wants a number from 0 to 5, got 6")
	check(func(s *Settings) { s.Conversation.AuthorAnswers = 1.5 },
		"conversation.author_answers: wants a probability from 0 to 1, got 1.5")
	check(func(s *Settings) { s.Delays.Longest = 0 },
		"delays.longest: wants a number from 0.0166667 to 87840, got 0")
	check(func(s *Settings) { s.Delays.Longest, s.Delays.Of[0].Spread = 1, -1 },
		"delays.of.like.spread: wants a number from 0 to 5, got -1",
		"delays.of.like.median: wants a number from 0.0166667 to 30, got 70",
		"delays.of.comment.median: wants a number from 0.0166667 to 30, got 92",
		"delays.of.reshare.median: wants a number from 0.0166667 to 30, got 52")
	check(func(s *Settings) { s.Delays.Of = s.Delays.Of[:1] }, "delays.of: wants an entry for comment, which stands in for the others")
	check(func(s *Settings) { s.Lists, s.Topics, s.Places = 0, 100, 0 },
		"lists: wants a whole number from 1 to 99, got 0", "topics: wants a whole number from 1 to 99, got 100",
		"places: wants a whole number from 1 to 99, got 0")
}

func TestValidateNetworks(t *testing.T) {
	check := func(change func(n *NetworkSettings), want ...string) {
		t.Helper()
		s := village(t)
		change(&s.Networks[0])
		if err := s.Validate(); err == nil || err.Error() != strings.Join(want, "\n") {
			t.Errorf("got  %v\nwant %s", err, strings.Join(want, "\n"))
		}
	}
	check(func(n *NetworkSettings) { n.Name = "face-book" }, "networks.face-book: wants a name of lower-case letters and digits")
	check(func(n *NetworkSettings) { n.Name = "twitter" },
		`networks.linkedin: wants networks in order of their names, each once; got it after "twitter"`)
	check(func(n *NetworkSettings) { n.Linked = 1.2 }, "networks.facebook.linked: wants a probability from 0 to 1, got 1.2")
	check(func(n *NetworkSettings) { n.Reciprocity = -0.1 }, "networks.facebook.reciprocity: wants a probability from 0 to 1, got -0.1")
	check(func(n *NetworkSettings) { n.Audience.Mean = 600 },
		"networks.facebook.audience.mean: an audience of 600 is larger than the society: of 600 accounts 85 % are linked, and 100 % of the connected pairs follow each other")
	check(func(n *NetworkSettings) { n.Audience.Mean = 1e6 },
		"networks.facebook.audience.mean: 600 accounts with an audience of 1e+06 are more ties than the 268435456 that a network may have",
		"networks.facebook.audience.mean: an audience of 1e+06 is larger than the society: of 600 accounts 85 % are linked, and 100 % of the connected pairs follow each other")
	check(func(n *NetworkSettings) { n.Audience = Audience{-1, 9} },
		"networks.facebook.audience.spread: wants a number from 0 to 5, got 9",
		"networks.facebook.audience.mean: wants a number of at least 0, got -1")
	check(func(n *NetworkSettings) { n.Outside = Heavy{-1, -1} },
		"networks.facebook.outside.median: wants a number from 0 to 1000000, got -1",
		"networks.facebook.outside.spread: wants a number from 0 to 5, got -1")
	check(func(n *NetworkSettings) { n.Listed = 0.5 }, "networks.facebook.listed: wants a number from 0 to 0.1, got 0.5")
	check(func(n *NetworkSettings) { n.Posts = Heavy{100, 6} },
		"networks.facebook.posts.median: wants a number from 0 to 99, got 100",
		"networks.facebook.posts.spread: wants a number from 0 to 5, got 6")
	check(func(n *NetworkSettings) { n.Mentions = 2 }, "networks.facebook.mentions: wants a probability from 0 to 1, got 2")
	check(func(n *NetworkSettings) { n.Growth, n.Listing, n.Endorsements = 2, -1, 6 },
		"networks.facebook.growth: wants a number from 0 to 1, got 2", "networks.facebook.listing: wants a number from 0 to 1, got -1",
		"networks.facebook.endorsements: wants a number from 0 to 5, got 6")
	check(func(n *NetworkSettings) { n.Reactions = []Reaction{{activity.Like, 0.7}, {activity.Comment, 0.7}} },
		"networks.facebook.reactions: add up to 1.4 for each follower and post, at most 1 can be")
	check(func(n *NetworkSettings) { n.Reactions = []Reaction{{activity.Like, 1.5}, {activity.Follow, -1}} },
		"networks.facebook.reactions.like: wants a probability from 0 to 1, got 1.5",
		"networks.facebook.reactions.follow: is nothing that a follower does to a post",
		"networks.facebook.reactions.follow: wants a probability from 0 to 1, got -1")
}

// The extremes of what is valid neither panic nor hang.
func TestExtremeSettings(t *testing.T) {
	check := func(change func(s *Settings)) {
		t.Helper()
		s := village(t)
		s.Accounts, s.Days.Warmup = 60, 5
		for i := range s.Networks {
			s.Networks[i].Audience.Mean = 10
		}
		change(s)
		w, err := Make(s, s.Span(1))
		if err != nil {
			t.Fatal(err)
		}
		if again, err := activity.Apply(w.Trace, &activity.Delta{}); err != nil || again.Len() != w.Trace.Len() {
			t.Errorf("the trace does not survive its names: %v", err)
		}
	}
	check(func(s *Settings) { s.Accounts = 2; s.Networks = s.Networks[:1]; s.Networks[0].Audience.Mean = 0.3 })
	check(func(s *Settings) { s.Networks[0].Audience.Mean = 0 })
	check(func(s *Settings) { s.Networks[0].Reactions = nil })
	check(func(s *Settings) { s.Networks[1].Linked = 0; s.Networks[1].Audience.Mean = 0.5 })
	check(func(s *Settings) { s.Posts.Appeal, s.Posts.Talk = 5, 5 })
	check(func(s *Settings) { s.Networks[2].Posts = Heavy{99, 5}; s.Posts.AtMost = 99 })
	check(func(s *Settings) { s.Networks[2].Outside = Heavy{1e6, 5} })
	check(func(s *Settings) { s.Conversation, s.Ripples.Returns = Conversation{1, 1, 0.9, 0.05}, 0 })
	check(func(s *Settings) { s.Ripples = Ripples{0.5, 1, 1, 1, 1, 1, 100, 5} })
	check(func(s *Settings) { s.Networks[0].Growth, s.Networks[0].Listing, s.Networks[0].Endorsements = 1, 1, 5 })
	check(func(s *Settings) { s.Likeness = Likeness{1, 1, 1} })
	check(func(s *Settings) { s.Reactors = Reactors{5, 5} })
}
