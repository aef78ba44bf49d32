package world

import (
	"fmt"
	"slices"

	"github.com/yardstick-lab/yardstick/internal/activity"
	"github.com/yardstick-lab/yardstick/internal/seed"
)

// members is how many others, who do not follow the account, read a list that
// somebody else keeps (ours).
const members = 20

// listed puts the account on a new list of each of Count followers, lets it
// thank them unless it is wordless, and lets the members of the lists react to
// what it writes from then on.
func (s *scene) listed() {
	followers := s.network.audience.row(s.Account)
	for _, i := range s.key.Name("keepers").Stream().Sample(s.Count, len(followers)) {
		keeper := followers[i]
		own := s.key.Name("list").Number(uint64(keeper))
		e := activity.Event{
			Time: s.clock.at(s.First, own.Name("at").Stream()), Network: s.network.number, Action: activity.List,
			Actor: keeper, Owner: s.Account,
			Object: s.object(fmt.Sprintf("list.%s.new", s.crowd.world.Trace.Accounts[keeper])),
		}
		s.emit(e)
		s.met = append(s.met, keeper)
		if s.Message != Wordless {
			wait := s.delays[s.network.word()].after(own.Name("wait").Stream().Float64())
			s.nodTo(keeper, e.Time+wait, own)
		}
		for _, m := range s.members(own) {
			s.read(m, e.Time, own.Number(uint64(m)))
		}
	}
}

// members draws who reads a list: accounts of the network that do not follow the
// account yet, as far as there are so many.
func (s *scene) members(key seed.Key) []activity.Account {
	var drawn []activity.Account
	draw, followers := key.Name("members").Stream(), s.network.audience.row(s.Account)
	for range tries * members {
		m := activity.Account(draw.IntN(s.Accounts))
		_, follows := slices.BinarySearch(followers, m)
		if s.network.linked[m] && !follows && m != s.Account && !slices.Contains(drawn, m) {
			if drawn = append(drawn, m); len(drawn) == members {
				break
			}
		}
	}
	return drawn
}

// read lets a member of a list react to each post that the account writes from
// an instant on.
func (s *scene) read(m activity.Account, from activity.Time, key seed.Key) {
	c := &s.network.career
	for i := c.start[s.Account]; i < c.start[s.Account+1]; i++ {
		if c.at[i] <= from || activity.DayOf(c.at[i]) > s.Last {
			continue
		}
		p := s.network.postAt(s.Account, i)
		s.colour(&p, p.key.Stream())
		p.key = key.Number(uint64(c.at[i]))
		s.meet(&p, m, p.total()*s.ready[m]*s.Ripples.Reads)
	}
}
