package bench

import (
	"fmt"

	"github.com/yardstick-lab/yardstick/internal/activity"
)

// Shape is the size of a made trace. Equal shapes are equal traces, on every
// machine: nothing but whole numbers is drawn.
type Shape struct {
	Events, Accounts int
	Seed             uint64
}

// What every made trace has in common (ours, after logs of this kind: few are
// acted on much, many act a little, most acts go to the same few people).
const (
	Days        = 120
	circle      = 24  // owners that an actor keeps coming back to
	ownOf256    = 31  // acts on oneself: posts, 12.1 %
	circleOf256 = 171 // of the other acts, those inside the circle: 66.8 %
)

// FirstDay is the day of a made trace's first event, 2011-01-01.
const FirstDay activity.Day = 14975

// Day returns day i of a made trace.
func Day(i int) activity.Day { return FirstDay + activity.Day(i) }

var networkNames = []string{"facebook", "instagram", "linkedin", "twitter", "youtube"}

// share is how many of 256 acts are of one kind.
type share struct{ kind, of256 uint8 }

var networkShares = []share{{0, 102}, {1, 38}, {2, 26}, {3, 64}, {4, 26}}

// actionShares are of the acts on others; acts on oneself are posts.
var actionShares = []share{
	{uint8(activity.Like), 112}, {uint8(activity.Comment), 36}, {uint8(activity.Reply), 20},
	{uint8(activity.Mention), 16}, {uint8(activity.Reshare), 24}, {uint8(activity.Quote), 8},
	{uint8(activity.React), 16}, {uint8(activity.List), 4}, {uint8(activity.Follow), 12},
	{uint8(activity.Endorse), 5}, {uint8(activity.Report), 3},
}

// slots lays shares out, so that eight random bits choose a kind.
func slots(shares []share) (all [256]uint8) {
	at := 0
	for _, s := range shares {
		for range s.of256 {
			all[at] = s.kind
			at++
		}
	}
	return all
}

// names are prefix-0000000 and so on: their order is that of their numbers. They
// share one piece of memory.
func names(prefix string, n int) []string {
	width := len(prefix) + len("0000000")
	text := make([]byte, 0, n*width)
	for i := range n {
		text = fmt.Appendf(text, "%s%07d", prefix, i)
	}
	all, cut := string(text), make([]string, n)
	for i := range cut {
		cut[i] = all[i*width : (i+1)*width]
	}
	return cut
}
