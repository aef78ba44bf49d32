package world

import (
	"math"

	"github.com/yardstick-lab/yardstick/internal/activity"
)

// Settings are the numbers of a world. The zero value is no world; see
// [Settings.Validate] for what each number may be.
type Settings struct {
	Accounts     int
	Days         Days
	Budget       Budget
	Likeness     Likeness
	Clock        Clock
	Posts        Posts
	Reactors     Reactors
	Conversation Conversation
	Ripples      Ripples
	Delays       Delays
	Lists        int // that an account may keep
	Topics       int // that accounts are endorsed for
	Places       int // that accounts live in
	Networks     []NetworkSettings
	Sources      []Source // one for each number, in the order of the file
}

// Source says where the setting at Path comes from; empty when the file does
// not say. Value is the setting as the file writes it.
type Source struct{ Path, Value, From string }

// Days are the span of a world unless an experiment says otherwise.
type Days struct {
	Warmup, Measured int
	FirstMeasured    activity.Day
}

// Budget is how many events a world is meant to have, and the share by which
// one may miss it.
type Budget struct {
	Events int
	Within float64
}

// Likeness are correlations, each 0..1, of what makes an account.
type Likeness struct {
	Networks float64 // of its popularity on one network with that on another
	Posting  float64 // of its popularity with how much it posts
	Reacting float64 // of how much it posts with how readily it reacts
}

// Clock are relative rates of posting by UTC hour and by weekday from Monday.
// Only their proportions count.
type Clock struct {
	Hours    [24]float64
	Weekdays [7]float64
}

// Posts says what sets one post apart from another. Appeal multiplies all
// reactions to a post, Talk those in words; both are log-normal of mean 1, with
// the spread given as the standard deviation of the logarithm.
type Posts struct {
	AtMost       float64 // posts a day and network that any account intends
	Appeal, Talk float64
	OwnLike      float64 // probability that the author likes the post
}

// Reactors says how followers differ in their readiness to react: by account
// and by tie, both log-normal of mean 1, as spreads of the logarithm.
type Reactors struct{ Account, Tie float64 }

// Conversation says what a comment begets.
type Conversation struct {
	AuthorAnswers    float64 // probability that the author answers a comment
	Addressed        float64 // share of these answers that are a reply to the commenter, not a comment below the own post
	CommenterAnswers float64 // probability that the commenter comes back after an answer
	OthersJoin       float64 // further comments by others for each comment
}

// Ripples say how people answer to how they are treated. In a society without
// them nobody returns anything. All but Specific and Fatigue are probabilities.
type Ripples struct {
	Returns  float64 // that whoever was commented on, mentioned or passed on comments on the latest post of who did it
	Follows  float64 // that they follow who did it
	Endorses float64 // that they give who did it a +K, where +K is given
	Thanks   float64 // that who got a +K or was put on a list mentions the giver
	Asked    float64 // that a follower gives the +K that is asked for
	Reads    float64 // share of a follower's readiness to react with which members of a list react to those on it
	Specific float64 // how many times as likely each of these is, and an author's answer, after a message meant for that person, at least 1
	Fatigue  float64 // the k-th post of a day draws k^-Fatigue of what the first does
}

// Branching returns the branching ratio: the growth of what is said from one
// generation to the next (the largest eigenvalue of the mean offspring of
// comments, visits returned among them, and answers; Harris 1963, The Theory of
// Branching Processes). Below 1 everything ends.
func (s *Settings) Branching() float64 {
	c, comments := s.Conversation, s.Conversation.OthersJoin+s.Ripples.Returns
	return (comments + math.Sqrt(comments*comments+4*c.AuthorAnswers*c.CommenterAnswers)) / 2
}

// Delays are how long reactions wait, at most Longest hours. An action without
// an entry waits as long as a comment.
type Delays struct {
	Longest float64
	Of      []DelaySettings
}

// DelaySettings is the delay of one action. Either it is log-normal: the median
// of what is drawn, in minutes, and the standard deviation of the logarithm
// before the cut. Or it is as it was observed: quantiles in minutes at even steps
// from the least to the most, geometric between them; Median and Spread are 0.
type DelaySettings struct {
	Action         activity.Action
	Median, Spread float64
	Quantiles      []float64
}

// of returns the delay of an action, or of a comment.
func (d Delays) of(a activity.Action) (DelaySettings, bool) {
	for _, own := range d.Of {
		if own.Action == a {
			return own, true
		}
	}
	if a == activity.Comment {
		return DelaySettings{}, false
	}
	return d.of(activity.Comment)
}

// Heavy is a log-normal quantity over accounts: its median and the standard
// deviation of its logarithm.
type Heavy struct{ Median, Spread float64 }

// NetworkSettings are the numbers of one network.
type NetworkSettings struct {
	Name         string
	Linked       float64    // share of accounts that are on it
	Audience     Audience   // inside the society
	Reciprocity  float64    // share of connected pairs in which both follow
	Outside      Heavy      // followers outside the society, before popularity
	Listed       float64    // lists by others at the start, for each follower
	Posts        Heavy      // a day
	Mentions     float64    // probability that a post mentions someone its author follows
	Reactions    []Reaction // in the order of the actions
	Growth       float64    // of the ties, as a share a day
	Listing      float64    // times a day that a follower puts whom they follow on a list
	Endorsements float64    // given by an account a day
}

// Audience is the number of followers inside the society: its mean and the
// standard deviation of the logarithm of the expected degrees.
type Audience struct{ Mean, Spread float64 }

// Reaction is how often an average follower does Action to an average post.
type Reaction struct {
	Action      activity.Action
	PerFollower float64
}

// word is the action with which followers answer in words on the network, and
// in which threads go on: reply where the network knows no comments.
func (n *NetworkSettings) word() activity.Action {
	for _, r := range n.Reactions {
		if r.Action == activity.Comment {
			return activity.Comment
		}
	}
	return activity.Reply
}

// Span is the days for which a world is made, and its seed.
type Span struct {
	Seed             uint64
	Warmup, Measured int
	FirstMeasured    activity.Day
}

// Span returns the span that the settings propose, with the given seed.
func (s *Settings) Span(seed uint64) Span {
	return Span{seed, s.Days.Warmup, s.Days.Measured, s.Days.FirstMeasured}
}

// First returns the first day of the span, Last the last one.
func (s Span) First() activity.Day { return s.FirstMeasured - activity.Day(s.Warmup) }

// Last returns the last day of the span.
func (s Span) Last() activity.Day { return s.FirstMeasured + activity.Day(s.Measured) - 1 }

func (s Span) days() int { return s.Warmup + s.Measured }
