package scorer_test

import (
	"maps"
	"math"

	"github.com/yardstick-lab/yardstick/internal/activity"
	"github.com/yardstick-lab/yardstick/internal/scorer"
)

// Kred's influence and outreach, written down a second time.

// kredCell is an account on a network; kredHeld is one follow of it, or one entry
// on a list.
type (
	kredCell struct {
		account activity.Account
		network activity.Network
	}
	kredHeld struct {
		kredCell
		who  activity.Account
		list string
	}
)

// plainFollowers are how many follow each account at the end of each day on which
// something happens.
func (l cutLog) plainFollowers() map[activity.Day]map[kredCell]int {
	all, now, known := map[activity.Day]map[kredCell]int{}, map[kredCell]int{}, map[kredHeld]bool{}
	for _, h := range l.trace.Stock.Holdings {
		now[kredCell{h.Account, h.Network}] = int(h.Followers)
	}
	unnamed := maps.Clone(now) // of the stock
	l.events(func(e activity.Event) {
		c := kredCell{e.Owner, e.Network}
		k := kredHeld{c, e.Actor, ""}
		if e.Actor != e.Owner {
			switch {
			case e.Action == activity.Follow && !known[k]:
				known[k] = true
				now[c]++
			case e.Action == activity.Unfollow && known[k]:
				delete(known, k)
				now[c]--
			case e.Action == activity.Unfollow && unnamed[c] > 0:
				unnamed[c]--
				now[c]--
			}
		}
		all[e.Day()] = maps.Clone(now)
	})
	return all
}

// plainPoints are what everyone has on each network.
func (l cutLog) plainPoints(p scorer.Preset) map[kredCell]float64 {
	points, brought, followers := map[kredCell]float64{}, map[kredHeld]float64{}, l.plainFollowers()
	l.events(func(e activity.Event) {
		if e.Actor == e.Owner {
			return
		}
		w, c := p.Weights.Of(l.trace.Networks[e.Network], e.Action), kredCell{e.Owner, e.Network}
		if float64(followers[e.Day()][kredCell{e.Actor, e.Network}]) > p.RepThreshold {
			w *= p.RepMultiplier
		}
		k := kredHeld{c, e.Actor, ""}
		if e.Action == activity.List || e.Action == activity.Unlist {
			k.list = "list " + l.trace.Objects[e.Object]
		}
		switch e.Action {
		case activity.Follow, activity.List:
			if _, is := brought[k]; is {
				return
			}
			brought[k] = w
		case activity.Unfollow, activity.Unlist:
			points[c] -= brought[k]
			delete(brought, k)
		}
		points[c] += w
	})
	return points
}

// plainKred is the influence of everyone.
func (l cutLog) plainKred(p scorer.Preset) map[activity.Account]float64 {
	sums, top := map[activity.Account]float64{}, 0.0
	for c, x := range l.plainPoints(p) {
		if l.linked(c.account, c.network) {
			sums[c.account] += x
			top = max(top, sums[c.account])
		}
	}
	influence := map[activity.Account]float64{}
	for a := range l.trace.Accounts {
		influence[activity.Account(a)] = 1
		if x := sums[activity.Account(a)]; x > 0 {
			influence[activity.Account(a)] = 1 + 999*math.Log(1+x)/math.Log(1+top)
		}
	}
	return influence
}

// plainOutreach is the outreach of everyone.
func (l cutLog) plainOutreach(p scorer.Preset) map[activity.Account]float64 {
	outreach := map[activity.Account]float64{}
	l.events(func(e activity.Event) {
		if e.Actor != e.Owner {
			outreach[e.Actor] += p.OwnWeights.Of(l.trace.Networks[e.Network], e.Action)
		}
	})
	return outreach
}
