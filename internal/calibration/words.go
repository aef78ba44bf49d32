package calibration

import (
	"fmt"
	"slices"
	"strings"
)

// Whole is evidence that fits all it holds enough of: what somebody's own table or
// log is. Where it holds enough of nothing, the error says what is missing.
func Whole(source string, o *Observed) (Evidence, error) {
	e := Evidence{Source: source, Observed: o}
	var lacks []string
	for _, s := range fitted {
		if n := o.count(s); n >= Least {
			e.Fits = append(e.Fits, s)
		} else {
			lacks = append(lacks, fmt.Sprintf("%s (%s: %d)", s, s.observation(), n))
		}
	}
	// A setting of one network cannot answer to posts of several.
	if len(o.Received) > 1 {
		e.Fits = slices.DeleteFunc(e.Fits, func(s Stat) bool { return s == Likes || s == Together || s == Uncommented })
	}
	if len(e.Fits) == 0 {
		return e, refuse("%s is too short to calibrate on, at least %d of a kind are wanted: %s", source, Least, strings.Join(lacks, ", "))
	}
	return e, nil
}

// count is how many observations a statistic rests on: of delays and of posts, the
// most of one action or network.
func (o *Observed) count(s Stat) int {
	n := len(o.seen(s))
	switch s {
	case Delay:
		for _, d := range o.Delays {
			n = max(n, len(d.Minutes))
		}
	case Likes, Comments, Together, Uncommented, Ratio:
		for _, r := range o.Received {
			n = max(n, len(r.Likes))
		}
	}
	return n
}

// observation names what a statistic is counted in, in the plural.
func (s Stat) observation() string {
	switch s {
	case Delay:
		return "reactions"
	case Posts, Acts:
		return "accounts"
	case Answers, Returns:
		return "comments"
	case OwnLikes:
		return "likes"
	}
	return "posts"
}

// Name says in words what is distributed.
func (m *Marginal) Name() string {
	switch m.Stat {
	case Delay:
		return fmt.Sprintf("delay of a %s on %s", m.Action, m.Network)
	case Hours:
		return "hour of posts"
	case Weekdays:
		return "weekday of posts"
	case Posts:
		return "posts of each account"
	case Acts:
		return "acts of each account"
	case Likes:
		return "likes of a post on " + m.Network
	}
	return "comments of a post on " + m.Network
}

// Unit is that of the values.
func (m *Marginal) Unit() string {
	switch m.Stat {
	case Delay:
		return "minutes since the post"
	case Hours:
		return "hour of the day, UTC"
	case Weekdays:
		return "weekday"
	case Likes, Comments:
		return m.Stat.String() + "; 0 stands at the left end"
	}
	return m.Stat.String()
}

// Noun names one of what is counted.
func (m *Marginal) Noun() string { return strings.TrimSuffix(m.Stat.observation(), "s") }

// Name says in words what the number is.
func (f *Fact) Name() string {
	switch f.Stat {
	case Answers:
		return "comments by authors for each by others"
	case OwnLikes:
		return "share of likes for one's own work"
	case Returns:
		return "share of comments by who had commented there before"
	case Together:
		return "rank correlation of likes and comments on " + f.Network
	case Uncommented:
		return "share of posts with likes and no comment on " + f.Network
	}
	return "likes for each comment on " + f.Network
}

// Steps are the shares at or below each value, for drawing: no two are nearer to
// one another than a hundredth, but for the last.
func (d Distribution) Steps() (values, shares []float64) {
	sum, drawn := 0.0, 0.0
	for i, x := range d.Values {
		sum += d.Shares[i]
		if sum-drawn >= 0.01 || i == len(d.Values)-1 {
			drawn = min(sum, 1)
			values, shares = append(values, x), append(shares, drawn)
		}
	}
	return values, shares
}
