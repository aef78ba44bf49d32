package scorer_test

import (
	"math"
	"slices"

	"github.com/yardstick-lab/yardstick/internal/activity"
	"github.com/yardstick-lab/yardstick/internal/scorer"
)

// The scorers of other kinds, written down a second time without a thought for
// speed: from all events of a log, for one account and day.

// cutLog is a log by names, cut to a day.
type cutLog struct {
	trace *activity.Trace
	day   activity.Day
	first activity.Day // of the window
	links map[[2]int]bool
}

func (l cutLog) events(visit func(activity.Event)) {
	for e := range l.trace.Len() {
		if at := l.trace.At(e); at.Day() <= l.day {
			visit(at)
		}
	}
}

// linked says whether an account's network counts on the day.
func (l cutLog) linked(a activity.Account, n activity.Network) bool {
	key := [2]int{int(a), int(n)}
	is, known := l.links[key]
	if !known {
		is = l.isLinked(a, n)
		l.links[key] = is
	}
	return is
}

func (l cutLog) isLinked(a activity.Account, n activity.Network) bool {
	is := l.trace.Stock.Of(a, n).Linked
	off := false
	l.events(func(e activity.Event) {
		if e.Network != n || e.Actor != a && e.Owner != a {
			return
		}
		is = true
		if e.Actor == a && e.Action == activity.Connect {
			off = false
		}
		if e.Actor == a && e.Action == activity.Disconnect {
			off = true
		}
	})
	return is && !off
}

func (l cutLog) followers(a activity.Account) int {
	sum := 0
	for n := range l.trace.Networks {
		if !l.linked(a, activity.Network(n)) {
			continue
		}
		stock, known := int(l.trace.Stock.Of(a, activity.Network(n)).Followers), map[activity.Account]bool{}
		l.events(func(e activity.Event) {
			if int(e.Network) != n || e.Owner != a || e.Actor == a {
				return
			}
			if e.Action == activity.Follow {
				known[e.Actor] = true
			}
			if e.Action == activity.Unfollow {
				if known[e.Actor] {
					delete(known, e.Actor)
				} else if stock > 0 {
					stock--
				}
			}
		})
		sum += stock + len(known)
	}
	return sum
}

var onPosts = []activity.Action{activity.Like, activity.Comment, activity.Reply, activity.Reshare, activity.Quote, activity.React}

func (l cutLog) hIndex(a activity.Account) float64 {
	written, got := map[activity.Object]activity.Day{}, map[activity.Object]int{}
	l.events(func(e activity.Event) {
		if !l.linked(a, e.Network) {
			return
		}
		theirs := e.Owner == a && e.Actor != a && e.Object != activity.NoObject && slices.Contains(onPosts, e.Action)
		if _, ok := written[e.Object]; !ok && (theirs || e.Action == activity.Post && e.Actor == a) {
			written[e.Object] = e.Day()
		}
		if theirs {
			got[e.Object]++
		}
	})
	best := 0
	for h := 1; h <= len(written); h++ {
		enough := 0
		for o, day := range written {
			if day >= l.first && got[o] >= h {
				enough++
			}
		}
		if enough >= h {
			best = h
		}
	}
	return float64(best)
}

func (l cutLog) snp(a activity.Account) float64 {
	people, posts := map[[2]int]bool{}, map[activity.Object]bool{}
	passed, answered := map[activity.Object]bool{}, map[activity.Object]bool{}
	l.events(func(e activity.Event) {
		if e.Day() < l.first || !l.linked(a, e.Network) {
			return
		}
		switch k := e.Action; {
		case k == activity.Post && e.Actor == a:
			posts[e.Object] = true
		case e.Owner != a || e.Actor == a:
		case k == activity.Reshare || k == activity.Quote:
			people[[2]int{1, int(e.Actor)}], passed[e.Object] = true, true
		case k == activity.Mention:
			people[[2]int{2, int(e.Actor)}] = true
		case k == activity.Comment || k == activity.Reply:
			answered[e.Object] = true
		}
	})
	sum := 0.0
	if f := l.followers(a); f > 0 {
		sum += float64(len(people)) / float64(f)
	}
	for o := range posts {
		if passed[o] {
			sum += 1 / float64(len(posts))
		}
		if answered[o] {
			sum += 1 / float64(len(posts))
		}
	}
	return sum / 2
}

func (l cutLog) rate(a activity.Account) float64 {
	n := 0
	l.events(func(e activity.Event) {
		if e.Day() >= l.first && e.Owner == a && e.Actor != a && l.linked(a, e.Network) && (e.Action == activity.Mention || slices.Contains(onPosts, e.Action)) {
			n++
		}
	})
	if f := l.followers(a); f > 0 {
		return float64(n) / float64(f)
	}
	return 0
}

func (l cutLog) seen() map[activity.Account]bool {
	seen := map[activity.Account]bool{}
	l.events(func(e activity.Event) { seen[e.Actor], seen[e.Owner] = true, true })
	for _, h := range l.trace.Stock.Holdings {
		seen[h.Account] = true
	}
	return seen
}

// pageRank is Tweepcred's points of everyone, from a matrix of weights.
func (l cutLog) pageRank(p scorer.Preset) map[activity.Account]float64 {
	weight, out := map[[2]activity.Account]float64{}, map[activity.Account]float64{}
	l.events(func(e activity.Event) {
		if w := p.Weights.Of(l.trace.Networks[e.Network], e.Action); e.Day() >= l.first && e.Actor != e.Owner && w > 0 {
			weight[[2]activity.Account{e.Actor, e.Owner}] += w
			out[e.Actor] += w
		}
	})
	seen := l.seen()
	n, rank := float64(len(seen)), map[activity.Account]float64{}
	for a := range seen {
		rank[a] = 1 / n
	}
	for range 600 {
		next, stuck := map[activity.Account]float64{}, 0.0
		for a := range seen {
			if out[a] == 0 {
				stuck += rank[a]
			}
		}
		for a := range seen {
			next[a] = (1-p.Damping)/n + p.Damping*stuck/n
		}
		for k, w := range weight {
			next[k[1]] += p.Damping * rank[k[0]] * w / out[k[0]]
		}
		rank = next
	}
	for a, r := range rank {
		rank[a] = min(100, max(0, 130+5.21*math.Log(r*n/1e8)))
	}
	return rank
}

func (l cutLog) tunkRank(p scorer.Preset) map[activity.Account]float64 {
	held := map[[3]int]bool{}
	l.events(func(e activity.Event) {
		if e.Actor != e.Owner && (e.Action == activity.Follow || e.Action == activity.Unfollow) {
			held[[3]int{int(e.Actor), int(e.Owner), int(e.Network)}] = e.Action == activity.Follow
		}
	})
	follows, following := map[[2]activity.Account]bool{}, map[activity.Account]float64{}
	for k, is := range held {
		if pair := [2]activity.Account{activity.Account(k[0]), activity.Account(k[1])}; is && !follows[pair] {
			follows[pair] = true
			following[pair[0]]++
		}
	}
	value := map[activity.Account]float64{}
	for range 200 {
		next := map[activity.Account]float64{}
		for k := range follows {
			next[k[1]] += (1 + p.PassOn*value[k[0]]) / following[k[0]]
		}
		value = next
	}
	points := map[activity.Account]float64{}
	for a, v := range value {
		points[a] = min(100, math.Log(1+v)*100/13.8155)
	}
	return points
}

// plainOthers are the scores of everyone on a day.
func plainOthers(p scorer.Preset, trace *activity.Trace, day activity.Day) []float64 {
	l := cutLog{trace, day, math.MinInt32, map[[2]int]bool{}}
	if p.Window > 0 {
		l.first = day - activity.Day(p.Window) + 1
	}
	scores, ranks := make([]float64, len(trace.Accounts)), map[activity.Account]float64(nil)
	switch p.Kind {
	case scorer.KindPageRank:
		ranks = l.pageRank(p)
	case scorer.KindTunkRank:
		ranks = l.tunkRank(p)
	case scorer.KindPoints:
		ranks = l.plainKred(p)
	}
	for i := range scores {
		a := activity.Account(i)
		switch p.Kind {
		case scorer.KindHIndex:
			scores[i] = p.Scale.Score(l.hIndex(a))
		case scorer.KindSNP:
			scores[i] = p.Scale.Score(l.snp(a))
		case scorer.KindRate:
			scores[i] = p.Scale.Score(l.rate(a))
		default:
			scores[i] = ranks[a]
		}
	}
	return scores
}
