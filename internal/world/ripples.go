package world

import (
	"slices"

	"github.com/yardstick-lab/yardstick/internal/activity"
	"github.com/yardstick-lab/yardstick/internal/seed"
)

// attend lets whoever a turn is said to notice who said it: return the visit,
// follow them, give them a +K.
func (t *telling) attend(n *network, now turn, s *seed.Stream) {
	returns, follows, endorses := s.Float64(), s.Float64(), s.Float64()
	soon, late, later := s.Float64(), s.Float64(), s.Float64()
	wait := &t.delays[n.word()]
	if returns < now.chance(t.Ripples.Returns) {
		t.visit(n, now, now.at+wait.after(soon))
	}
	if follows < now.chance(t.Ripples.Follows) {
		t.befriend(n, now, now.at+wait.after(late))
	}
	if n.Endorsements > 0 && endorses < now.chance(t.Ripples.Endorses) {
		t.praise = append(t.praise, activity.Event{
			Time: now.at + wait.after(later), Network: n.number, Action: activity.Endorse, Actor: now.author, Owner: now.by,
		})
	}
}

// visit lets the one spoken to comment on the latest post of the one who spoke,
// if they have written any.
func (t *telling) visit(n *network, now turn, at activity.Time) {
	if i, ok := n.career.latest(now.by, at); ok {
		t.comment(n, turn{
			key: now.key.Name("visit"), object: n.career.object[i], author: now.by, by: now.author, at: at,
		})
	}
}

// befriend lets the one spoken to follow the one who spoke, if they do not yet.
func (t *telling) befriend(n *network, now turn, at activity.Time) {
	if _, already := slices.BinarySearch(n.audience.row(now.by), now.author); !already {
		t.emit(activity.Event{Time: at, Network: n.number, Action: activity.Follow, Actor: now.author, Owner: now.by})
	}
}

// gift is a +K or a place on a list: who gave it to whom, when.
type gift struct {
	by, to activity.Account
	at     activity.Time
	pull   float64 // as of a turn
}

// thank lets the one who received a gift mention the giver.
func (t *telling) thank(n *network, g gift, s *seed.Stream) {
	thanks, wait := s.Float64(), s.Float64()
	if thanks < min(1, t.Ripples.Thanks*g.pull) {
		t.emit(activity.Event{
			Time: g.at + t.delays[n.word()].after(wait), Network: n.number, Action: activity.Mention, Actor: g.to, Owner: g.by,
		})
	}
}
