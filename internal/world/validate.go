package world

import (
	"errors"
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"

	"github.com/yardstick-lab/yardstick/internal/activity"
)

// Limits of the settings, all ours.
const (
	MaxAccounts  = 1_000_000
	maxTies      = 1 << 28 // of a network: they lie in memory
	MaxDays      = 3_660
	maxPosts     = 99 // of an account on a network in a day; their names have two digits
	maxSpread    = 5  // of a logarithm; beyond it one account would own the world
	maxPerKeeper = 99
	maxSpecific  = 100
)

// answerable are the actions that a follower may do to a post.
var answerable = []activity.Action{activity.Like, activity.Comment, activity.Reply, activity.Reshare, activity.Quote, activity.React}

// Problem is one thing wrong in settings; Path is where, as in the file.
type Problem struct{ Path, Text string }

// Validate returns everything that is wrong with the settings as one error, a
// line each.
func (s *Settings) Validate() error {
	problems := s.problems()
	errs := make([]error, len(problems))
	for i, p := range problems {
		errs[i] = fmt.Errorf("%s: %s", p.Path, p.Text)
	}
	return errors.Join(errs...)
}

// checker collects problems below a path.
type checker struct {
	path  string
	found *[]Problem
}

func (c checker) in(name string) checker {
	if c.path == "" {
		return checker{name, c.found}
	}
	return checker{c.path + "." + name, c.found}
}

func (c checker) sayf(key, format string, args ...any) {
	*c.found = append(*c.found, Problem{c.in(key).path, fmt.Sprintf(format, args...)})
}

func (c checker) between(key string, x, low, high float64) {
	if !(low <= x && x <= high) { // NaN is refused too
		c.sayf(key, "wants a number from %s to %s, got %v", rounded(low), rounded(high), x)
	}
}

// rounded writes a bound, which may be a fraction or a sum, with the digits that
// people read: six. What somebody wrote is told as it was written.
func rounded(x float64) string {
	six, err := strconv.ParseFloat(strconv.FormatFloat(x, 'g', 6, 64), 64)
	if err != nil {
		return strconv.FormatFloat(x, 'g', 6, 64) // beyond what numbers can be
	}
	return strconv.FormatFloat(six, 'f', -1, 64)
}

func (c checker) whole(key string, n, low, high int) {
	if n < low || n > high {
		c.sayf(key, "wants a whole number from %d to %d, got %d", low, high, n)
	}
}

func (c checker) share(key string, x float64) {
	if !(0 <= x && x <= 1) {
		c.sayf(key, "wants a probability from 0 to 1, got %v", x)
	}
}

func (c checker) curve(key string, rates []float64) {
	sum := 0.0
	for i, x := range rates {
		if !(0 <= x && x <= math.MaxFloat32) {
			c.sayf(fmt.Sprintf("%s[%d]", key, i), "wants a rate of at least 0, got %v", x)
		}
		sum += x
	}
	if sum == 0 {
		c.sayf(key, "wants a rate above 0 somewhere")
	}
}

func (s *Settings) problems() []Problem {
	var found []Problem
	c := checker{"", &found}
	c.whole("accounts", s.Accounts, 2, MaxAccounts)
	c.days("days", s.Days)
	c.in("budget").whole("events", s.Budget.Events, 1, 1<<30)
	c.in("budget").share("within", s.Budget.Within)
	c.likeness(s.Likeness)
	c.in("clock").curve("hours", s.Clock.Hours[:])
	c.in("clock").curve("weekdays", s.Clock.Weekdays[:])
	c.posts(s.Posts)
	c.in("reactors").between("account", s.Reactors.Account, 0, maxSpread)
	c.in("reactors").between("tie", s.Reactors.Tie, 0, maxSpread)
	c.conversation(s)
	c.delays(s.Delays)
	c.whole("lists", s.Lists, 1, maxPerKeeper)
	c.whole("topics", s.Topics, 1, maxPerKeeper)
	c.whole("places", s.Places, 1, maxPerKeeper)
	c.networks(s)
	return found
}

func (c checker) days(key string, d Days) {
	c.in(key).whole("warmup", d.Warmup, 0, MaxDays)
	c.in(key).whole("measured", d.Measured, 1, MaxDays)
	// Names of posts carry the day, with four digits for the year.
	first, last := Span{0, d.Warmup, d.Measured, d.FirstMeasured}.First(), d.FirstMeasured+activity.Day(d.Measured)
	if len(first.String()) != len("2011-08-15") || len(last.String()) != len("2011-08-15") {
		c.in(key).sayf("first_measured", "wants days between the years 0 and 9999, got %v to %v", first, last)
	}
}

func (c checker) likeness(l Likeness) {
	c = c.in("likeness")
	c.between("networks", l.Networks, 0, 1)
	c.between("posting", l.Posting, 0, 1)
	c.between("reacting", l.Reacting, 0, 1)
}

func (c checker) posts(p Posts) {
	c = c.in("posts")
	c.between("at_most", p.AtMost, 0, maxPosts)
	c.between("appeal", p.Appeal, 0, maxSpread)
	c.between("talk", p.Talk, 0, maxSpread)
	c.share("own_like", p.OwnLike)
}

func (c checker) conversation(s *Settings) {
	before := len(*c.found)
	in, v := c.in("conversation"), s.Conversation
	in.share("author_answers", v.AuthorAnswers)
	in.share("addressed", v.Addressed)
	in.share("commenter_answers", v.CommenterAnswers)
	in.between("others_join", v.OthersJoin, 0, math.MaxFloat32)
	c.ripples(s.Ripples)
	if len(*c.found) > before {
		return
	}
	if b := s.Branching(); b >= 1 {
		c.sayf("conversation", "threads would never end: the branching ratio is %.3g, it must be below 1 (of the answers here and of ripples.returns, which is %v)", b, s.Ripples.Returns)
	}
}

func (c checker) ripples(r Ripples) {
	c = c.in("ripples")
	c.share("returns", r.Returns)
	c.share("follows", r.Follows)
	c.share("endorses", r.Endorses)
	c.share("thanks", r.Thanks)
	c.share("asked", r.Asked)
	c.share("reads", r.Reads)
	c.between("specific", r.Specific, 1, maxSpecific)
	c.between("fatigue", r.Fatigue, 0, maxSpread)
}

func (c checker) delays(d Delays) {
	c = c.in("delays")
	c.between("longest", d.Longest, shortest, 24*MaxDays)
	if _, ok := d.of(activity.Comment); !ok {
		c.sayf("of", "wants an entry for comment, which stands in for the others")
	}
	for _, own := range d.Of {
		in := c.in("of").in(own.Action.String())
		if own.Quantiles == nil {
			in.between("spread", own.Spread, 0, maxSpread)
		}
		switch {
		case !(shortest <= d.Longest && d.Longest <= 24*MaxDays): // and nothing can be held against it
		case own.Quantiles != nil:
			in.quantiles("quantiles", own.Quantiles, d.Longest*60)
		default:
			// A median nearer to the cut than this would need a log-normal whose
			// body lies beyond the cut.
			in.between("median", own.Median, 1.0/60, d.Longest*60/2)
		}
	}
}

// shortest is a minute in hours: the least that the longest delay may be (ours).
const shortest = 1.0 / 60

// quantiles rise, above 0, and reach no further than most.
func (c checker) quantiles(key string, all []float64, most float64) {
	if len(all) < 2 {
		c.sayf(key, "wants at least the least and the most, got %d numbers", len(all))
	}
	last := 1.0 / 60 / 1000 // a millisecond, the finest that logs tell
	for i, x := range all {
		if !(last <= x && x <= most) {
			c.sayf(fmt.Sprintf("%s[%d]", key, i), "wants minutes that rise and end at most at the longest delay, from %s to %s, got %v", rounded(last), rounded(most), x)
			return
		}
		last = x
	}
}

func (c checker) networks(s *Settings) {
	if len(s.Networks) == 0 || len(s.Networks) > activity.MaxNetworks {
		c.sayf("networks", "wants 1 to %d networks, got %d", activity.MaxNetworks, len(s.Networks))
	}
	for i := range s.Networks {
		n := &s.Networks[i]
		if i > 0 && s.Networks[i-1].Name >= n.Name {
			c.in("networks").sayf(n.Name, "wants networks in order of their names, each once; got it after %q", s.Networks[i-1].Name)
		}
		c.in("networks").network(n, s.Accounts)
	}
}

// plainName reports whether a network's name is made of a-z and 0-9 only: in
// names of posts it must sort as it does alone.
func plainName(name string) bool {
	return name != "" && !strings.ContainsFunc(name, func(r rune) bool {
		return (r < 'a' || r > 'z') && (r < '0' || r > '9')
	})
}

func (c checker) network(n *NetworkSettings, accounts int) {
	if !plainName(n.Name) {
		c.sayf(n.Name, "wants a name of lower-case letters and digits")
	}
	c = c.in(n.Name)
	c.share("linked", n.Linked)
	c.share("reciprocity", n.Reciprocity)
	c.audience(n, accounts)
	c.in("outside").between("median", n.Outside.Median, 0, 1e6)
	c.in("outside").between("spread", n.Outside.Spread, 0, maxSpread)
	c.between("listed", n.Listed, 0, 0.1) // lists for each follower; real ones are some hundredths
	c.in("posts").between("median", n.Posts.Median, 0, maxPosts)
	c.in("posts").between("spread", n.Posts.Spread, 0, maxSpread)
	c.share("mentions", n.Mentions)
	c.between("growth", n.Growth, 0, 1)
	c.between("listing", n.Listing, 0, 1)
	c.between("endorsements", n.Endorsements, 0, 5)
	c.reactions(n.Reactions)
}

func (c checker) audience(n *NetworkSettings, accounts int) {
	in := c.in("audience")
	in.between("spread", n.Audience.Spread, 0, maxSpread)
	if !(n.Audience.Mean >= 0) {
		in.sayf("mean", "wants a number of at least 0, got %v", n.Audience.Mean)
		return
	}
	if ties := n.Audience.Mean * n.Linked * float64(accounts); ties > maxTies {
		in.sayf("mean", "%v accounts with an audience of %v are more ties than the %d that a network may have", accounts, n.Audience.Mean, maxTies)
	}
	// With other numbers wrong this one cannot be judged.
	sound := accounts >= 2 && 0 < n.Linked && n.Linked <= 1 && 0 <= n.Reciprocity && n.Reciprocity <= 1
	if sound && n.meanTie(accounts) >= 1 {
		in.sayf("mean", "an audience of %v is larger than the society: of %d accounts %.4g %% are linked, and %.4g %% of the connected pairs follow each other",
			n.Audience.Mean, accounts, 100*n.Linked, 100*n.Reciprocity)
	}
}

func (c checker) reactions(all []Reaction) {
	c = c.in("reactions")
	total := 0.0
	for _, r := range all {
		if !slices.Contains(answerable, r.Action) {
			c.sayf(r.Action.String(), "is nothing that a follower does to a post")
		}
		c.share(r.Action.String(), r.PerFollower)
		total += r.PerFollower
	}
	if total > 1 {
		*c.found = append(*c.found, Problem{c.path, fmt.Sprintf("add up to %s for each follower and post, at most 1 can be", rounded(total))})
	}
}
