package world

import (
	"fmt"
	"slices"

	"github.com/yardstick-lab/yardstick/internal/activity"
	"github.com/yardstick-lab/yardstick/internal/seed"
)

// act lets the account behave, and the society answer.
func (s *scene) act() {
	switch s.Does {
	case PostMore:
		s.daily(s.postMore)
	case ReplyMore:
		s.daily(s.times(s.reply))
	case ThankAll:
		s.thankAll()
	case AskForPlusK:
		s.daily(s.times(s.ask))
	case PutForward:
		s.daily(s.times(s.forward))
	case GivePlusK:
		s.daily(s.givePlusK)
	case GetListed:
		s.listed()
	default:
		panic("world: a behaviour without a doing")
	}
}

func (s *scene) daily(do func(d activity.Day, key seed.Key)) {
	for d := s.First; d <= s.Last; d++ {
		do(d, s.key.Number(uint64(d)))
	}
}

// moment is the nth time on a day that the account does something.
type moment struct {
	day activity.Day
	nth int
	at  activity.Time
	key seed.Key
}

func (s *scene) moment(d activity.Day, nth int, key seed.Key) moment {
	own := key.Number(uint64(nth))
	return moment{d, nth, s.clock.at(d, own.Name("at").Stream()), own}
}

// times does something Count times a day, each at an instant of its own.
func (s *scene) times(do func(moment)) func(activity.Day, seed.Key) {
	return func(d activity.Day, key seed.Key) {
		for i := range s.Count {
			do(s.moment(d, i, key))
		}
	}
}

// pull is how much more likely than usual an answer is.
func (s *scene) pull() float64 {
	if s.Message == Specific {
		return s.Ripples.Specific
	}
	return 1
}

// more is the account's additional post of a moment.
func (s *scene) more(m moment) activity.Object {
	return s.object(fmt.Sprintf("%s.%s.%s.%s-%02d", s.crowd.world.Trace.Accounts[s.Account], s.network.Name, m.day, s.Does, m.nth+1))
}

func (s *scene) postMore(d activity.Day, key seed.Key) {
	usual := s.network.career.onDay(s.Account, d)
	for i := range usual*(s.Times-1) + s.Count {
		m := s.moment(d, i, key)
		s.post(&post{network: s.network, key: m.key, author: s.Account, object: s.more(m), at: m.at, nth: usual + i})
	}
}

// tries is how many people are looked up for one who has written something
// (ours).
const tries = 8

// towards draws one of some people who has written something by a moment, and
// returns the account's turn towards them, below their latest post.
func (s *scene) towards(among []activity.Account, m moment) (turn, bool) {
	draw := m.key.Name("whom").Stream()
	for range tries {
		whom := among[draw.IntN(len(among))]
		if i, ok := s.network.career.latest(whom, m.at); ok {
			s.met = append(s.met, whom)
			return turn{
				kind: comment, key: m.key.Name("thread"), object: s.network.career.object[i],
				author: whom, by: s.Account, at: m.at, pull: s.pull(),
			}, true
		}
	}
	return turn{}, false
}

// say tells a turn of the account as an action, and what comes of it.
func (s *scene) say(a activity.Action, t turn) {
	s.emit(activity.Event{Time: t.at, Network: s.network.number, Action: a, Actor: s.Account, Owner: t.author, Object: t.object})
	s.converse(s.network, t)
}

func (s *scene) reply(m moment) {
	if t, ok := s.towards(s.network.audience.row(s.Account), m); ok {
		s.say(s.network.word(), t)
	}
}

func (s *scene) forward(m moment) {
	if t, ok := s.towards(s.network.following.row(s.Account), m); ok {
		t.kind = nod
		s.say(activity.Reshare, t)
		s.thank(s.network, gift{by: s.Account, to: t.author, at: t.at, pull: t.pull}, m.key.Name("thanks").Stream())
	}
}

// nodTo mentions someone without a post; they may notice.
func (s *scene) nodTo(whom activity.Account, at activity.Time, key seed.Key) {
	s.say(activity.Mention, turn{kind: nod, key: key.Name("thread"), author: whom, by: s.Account, at: at, pull: s.pull()})
}

func (s *scene) ask(m moment) {
	s.emit(activity.Event{
		Time: m.at, Network: s.network.number, Action: activity.Post, Actor: s.Account, Owner: s.Account, Object: s.more(m),
	})
	for _, f := range s.network.audience.row(s.Account) {
		draw := m.key.Number(uint64(f)).Stream()
		if u, wait := draw.Float64(), draw.Float64(); u < s.Ripples.Asked {
			s.praise = append(s.praise, activity.Event{
				Time: m.at + s.delays[activity.Comment].after(wait), Network: s.network.number,
				Action: activity.Endorse, Actor: f, Owner: s.Account,
			})
		}
	}
}

// givePlusK gives as many +K as the rules still allow on a day, up to Count.
func (s *scene) givePlusK(d activity.Day, key seed.Key) {
	followed := s.network.following.row(s.Account)
	order := key.Name("whom").Stream().Sample(len(followed), len(followed))
	mine := s.crowd.given[s.Account]
	for i, left := 0, s.Count; i < len(order) && left > 0; i++ {
		whom := followed[order[i]]
		own := key.Number(uint64(whom))
		e := activity.Event{
			Time: s.clock.at(d, own.Name("at").Stream()), Network: s.network.number, Actor: s.Account, Owner: whom,
		}
		if !permits(mine, e) {
			continue
		}
		mine, left = append(slices.Clip(mine), e), left-1
		s.met = append(s.met, whom)
		s.endorse(e, s.pull())
		if s.Message != Wordless {
			s.nodTo(whom, e.Time, own)
		}
	}
}

// thankAll answers every comment in the conversations below the account's posts
// of these days: the posts are told twice, and the difference is new.
func (s *scene) thankAll() {
	c := &s.network.career
	usual := newTelling(s.society, 0)
	for i := c.start[s.Account]; i < c.start[s.Account+1]; i++ {
		if d := activity.DayOf(c.at[i]); d < s.First || d > s.Last {
			continue
		}
		p := s.network.postAt(s.Account, i)
		usual.post(&p)
		s.grateful = &p
		s.post(&p)
	}
	s.grateful = nil
	s.events = without(s.events, usual.events)
	s.praise = without(s.praise, usual.praise)
}

// without returns the events of all that are not among some, which are a part of
// them.
func without(all, some []activity.Event) []activity.Event {
	slices.SortFunc(all, activity.Event.Compare)
	slices.SortFunc(some, activity.Event.Compare)
	rest := all[:0]
	for _, e := range all {
		if len(some) > 0 && some[0] == e {
			some = some[1:]
		} else {
			rest = append(rest, e)
		}
	}
	return rest
}
