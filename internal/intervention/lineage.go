package intervention

import (
	"slices"

	"github.com/yardstick-lab/yardstick/internal/activity"
)

// lineage follows the events that a delta adds, in their order, and says of each
// whether it can have come of the subject or of one before it: whether others
// do it to the subject, or it stands below a post that was touched, or it goes
// back to somebody from whom something came, or it is a +K of a giver whose other
// +K may have made way for it. It knows nothing of how a world answers.
type lineage struct {
	posts   map[activity.Object]bool
	towards map[pairOf]bool
	givers  map[activity.Account]bool
}

type pairOf struct{ by, to activity.Account }

func newLineage() *lineage {
	return &lineage{map[activity.Object]bool{}, map[pairOf]bool{}, map[activity.Account]bool{}}
}

// came reports whether an event can have come of those before it.
func (l *lineage) came(o occasion) bool {
	came := o.received() || l.posts[o.Object] || l.towards[pairOf{o.Owner, o.Actor}] || o.Action == activity.Endorse && l.givers[o.Actor]
	l.towards[pairOf{o.Actor, o.Owner}] = true
	switch {
	case o.Action == activity.Endorse:
		l.givers[o.Actor] = true
	case o.Action != activity.List && o.Object != activity.NoObject: // these objects are no posts
		l.posts[o.Object] = true
	}
	return came
}

// puts takes what the subject said it would do, on its days, and what can have
// come of it from then on.
func (b Behave) puts(o occasion) bool {
	on := o.network == b.Network || b.Network == "" && o.home
	return on && o.day >= b.Days.First && !o.new && (b.does(o) || o.came && o.Action != activity.Post)
}

// own is what the subject itself adds by what it does more of.
var own = map[Doing][]activity.Action{
	PostMore:    {activity.Post, activity.Mention},
	ReplyMore:   {activity.Comment, activity.Reply},
	ThankAll:    {activity.Comment, activity.Reply},
	AskForPlusK: {activity.Post},
	PutForward:  {activity.Reshare},
	GivePlusK:   {activity.Endorse, activity.Mention},
}

// does reports whether the event is one that the subject itself is to add, on its
// days; comments of the last of them may be answered later.
func (b Behave) does(o occasion) bool {
	tweet := o.Action == activity.Mention && b.Does == GivePlusK
	return o.by && slices.Contains(own[b.Does], o.Action) && (b.Days.Has(o.day) || b.Does == ThankAll) &&
		(!tweet || b.Message != Wordless)
}
