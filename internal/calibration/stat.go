package calibration

import "slices"

// Stat is a statistic that a world shares with logs and tables. The zero value is
// invalid.
type Stat uint8

// The statistics, in the order of reports.
const (
	Delay       Stat = iota + 1 // minutes from a post to a reaction by others
	Hours                       // posts by hour of the day
	Weekdays                    // posts by weekday, from Monday
	Answers                     // comments by the post's author, for each by others
	OwnLikes                    // share of likes that are for the actor's own work
	Posts                       // posts of each account that posted
	Acts                        // acts on others' work of each account that acted
	Likes                       // likes of each post
	Comments                    // comments and replies of each post
	Together                    // Spearman's rank correlation of a post's likes and comments
	Uncommented                 // share of posts with likes and without comments
	Returns                     // share of others' comments by someone who commented there before
	Ratio                       // likes for each comment
)

var statNames = []string{
	"", "delays", "hours", "weekdays", "answers", "own-likes", "posts", "acts", "likes", "comments", "together", "uncommented", "returns", "ratio",
}

// String returns the statistic as tables.yaml spells it.
func (s Stat) String() string {
	if s < Delay || s > Ratio {
		return "invalid"
	}
	return statNames[s]
}

// fitted are the statistics that settings are fitted to, in the order in which
// this is done. Comments and ratio are only compared: the settings that would move
// them answer to others.
var fitted = []Stat{Delay, Hours, Weekdays, Answers, Returns, Posts, Acts, Likes, Together, Uncommented, OwnLikes}

func fittedNames() []string {
	var names []string
	for _, s := range fitted {
		names = append(names, s.String())
	}
	return names
}

func parseStat(name string) Stat { return Stat(max(0, slices.Index(statNames, name))) }

// number reports whether the statistic is a single number.
func (s Stat) number() bool {
	switch s {
	case Answers, OwnLikes, Together, Uncommented, Returns, Ratio:
		return true
	}
	return false
}

// Targets of the Kolmogorov–Smirnov distance (ours:
// halves of the 1,000 delays differ by about 0.05 from each other). Statistics
// without one are reported alone.
func (s Stat) target() float64 {
	switch s {
	case Delay:
		return 0.09
	case Posts, Acts, Likes:
		return 0.10
	}
	return 0
}

// Least is how few observations a statistic is fitted to or compared by (ours).
const Least = 100
