package intervention

import (
	"github.com/yardstick-lab/yardstick/internal/activity"
	"github.com/yardstick-lab/yardstick/internal/platform"
)

// Arm is a condition compared, with the steps of the arms it comes from before
// its own.
type Arm struct {
	Name, From string
	Steps      []Step
}

// Step is one intervention: exactly one of the fields is set.
type Step struct {
	Silence *Silence
	Add     *Add
	Remove  *Remove
	List    *List
	PlusK   *PlusK
}

// Days is a range of days counted from day 0, both included.
type Days struct{ First, Last int }

func (d Days) has(day int) bool { return day >= d.First && day <= d.Last }

// Keep is what a silence leaves. The zero value is invalid.
type Keep uint8

const (
	KeepNothing Keep = iota + 1 // silence it is
	KeepOnePost                 // the first post of those days or, without one, a post at noon of the first day; without reactions
)

// Silence takes away what the subject does on some days, on all networks, and
// everything that hangs on it: reactions to those posts, answers to those
// comments. Reactions to older posts stay.
type Silence struct {
	Days Days
	Keep Keep
}

// Target is what added events are about. The zero value is invalid.
type Target uint8

const (
	LastPost   Target = iota + 1 // the subject's latest post at the end of the day, on the subjects' network
	KeptPost                     // the post that a silence kept
	LastObject                   // the subject's object with the latest event by the end of the day, ties by name
)

// People is who acts. The zero value is invalid.
type People uint8

const (
	Audience  People = iota + 1 // distinct followers on the subjects' network who did not yet react to the target
	Strangers                   // new accounts that hold nothing
	Self                        // the subject
	Others                      // as Audience, where nothing is reacted to
)

// Add puts Count events of one action on the target, by as many people, on a
// day.
type Add struct {
	Action activity.Action
	Count  int
	To     Target
	Day    int
	By     People
}

// Side is whose events are meant. The zero value is invalid.
type Side uint8

const (
	Received Side = iota + 1 // by others, on the subject's work
	Given                    // by the subject
)

// Remove takes away the events of one action (0: any reaction) on some days.
type Remove struct {
	Action activity.Action
	Days   Days
	Side   Side
}

// List puts the subject on Count lists, kept by the subject or by as many
// others.
type List struct {
	By    People
	Count int
	Day   int
}

// Tweet is what goes with a +K. The zero value is invalid.
type Tweet uint8

const (
	TweetNone Tweet = iota + 1 // nobody says a word
	TweetAuto                  // the giver mentions the receiver at once
)

// PlusKPerDay is how many +K one account may give on a day; see [platform].
const PlusKPerDay = platform.PlusKPerDay

// PlusK has the subject receive or give Count +K on a day, on the topic
// [PlusKTopic].
type PlusK struct {
	Side  Side
	Count int
	Day   int
	Tweet Tweet
}

// PlusKTopic is the object of an added +K.
const PlusKTopic = "topic"

// Days returns the first and last day that the arm may touch, counted from day
// 0; an arm without steps touches none and reports false.
func (a Arm) Days() (Days, bool) {
	if len(a.Steps) == 0 {
		return Days{}, false
	}
	all := a.Steps[0].days()
	for _, s := range a.Steps[1:] {
		d := s.days()
		all = Days{min(all.First, d.First), max(all.Last, d.Last)}
	}
	return all, true
}

func (s Step) days() Days {
	switch {
	case s.Silence != nil:
		return s.Silence.Days
	case s.Add != nil:
		return Days{s.Add.Day, s.Add.Day}
	case s.Remove != nil:
		return s.Remove.Days
	case s.List != nil:
		return Days{s.List.Day, s.List.Day}
	case s.PlusK != nil:
		return Days{s.PlusK.Day, s.PlusK.Day}
	}
	panic("intervention: a step without an intervention")
}
