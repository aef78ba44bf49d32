package scorer

import (
	"cmp"
	"slices"

	"github.com/yardstick-lab/yardstick/internal/activity"
)

// reaction reports whether an action is something that others do to a post, for
// the scorers that count reactions: what disapproves and what has no object is
// none.
func reaction(k activity.Action) bool {
	switch k {
	case activity.Like, activity.Comment, activity.Reply, activity.Reshare, activity.Quote, activity.React:
		return true
	}
	return false
}

// hIndex is the largest h such that h posts have at least h reactions by others
// each (Hirsch 2005, of papers and citations). Posts are those written within
// the window; of an object that the log does not show being written, the first
// reaction counts as that.
func (d *deeds) hIndex() float64 { return float64(hOf(d.reactions())) }

// postCount is how many reactions a post has.
type postCount struct {
	object activity.Object
	n      int
}

// reactions counts those to each post within the window, in the order of posts.
func (d *deeds) reactions() []postCount {
	written, reactions := map[activity.Object]activity.Day{}, map[activity.Object]int{}
	for _, e := range d.events {
		theirs := d.theirs(e) && reaction(e.Action) && e.Object != activity.NoObject
		if !theirs && !d.wrote(e) {
			continue
		}
		if _, known := written[e.Object]; !known {
			written[e.Object] = e.Day()
		}
		if theirs {
			reactions[e.Object]++
		}
	}
	var counts []postCount
	for o, day := range written {
		if day >= d.first {
			counts = append(counts, postCount{o, reactions[o]})
		}
	}
	slices.SortFunc(counts, func(a, b postCount) int { return cmp.Compare(a.object, b.object) })
	return counts
}

// hOf is the largest h such that h posts have at least h reactions.
func hOf(counts []postCount) int {
	sorted := slices.SortedFunc(slices.Values(counts), func(a, b postCount) int { return -cmp.Compare(a.n, b.n) })
	h := 0
	for h < len(sorted) && sorted[h].n > h {
		h++
	}
	return h
}

// theirs reports whether an event is an act of another on the account's work.
func (d *deeds) theirs(e activity.Event) bool { return e.Owner == d.account && e.Actor != d.account }

// wrote reports whether an event is a post of the account.
func (d *deeds) wrote(e activity.Event) bool {
	return e.Action == activity.Post && e.Actor == d.account
}

// posts are those that the account wrote within the window.
func (d *deeds) posts() map[activity.Object]bool {
	posts := map[activity.Object]bool{}
	d.within(func(e activity.Event) {
		if d.wrote(e) {
			posts[e.Object] = true
		}
	})
	return posts
}

// snp is the social networking potential,
//
//	((unique resharers + unique mentioners)/followers + (posts reshared + posts replied to)/posts) / 2,
//
// of what happened within the window (Anger and Kittl 2011). A half whose
// denominator is 0 is 0.
func (d *deeds) snp() float64 {
	resharers, mentioners := map[activity.Account]bool{}, map[activity.Account]bool{}
	posts, reshared, replied := d.posts(), map[activity.Object]bool{}, map[activity.Object]bool{}
	d.within(func(e activity.Event) {
		if !d.theirs(e) {
			return
		}
		switch e.Action {
		case activity.Reshare, activity.Quote:
			resharers[e.Actor], reshared[e.Object] = true, true
		case activity.Mention:
			mentioners[e.Actor] = true
		case activity.Comment, activity.Reply:
			replied[e.Object] = true
		}
	})
	answered := 0
	for o := range posts {
		for _, among := range []map[activity.Object]bool{reshared, replied} {
			if among[o] {
				answered++
			}
		}
	}
	return (share(len(resharers)+len(mentioners), int(d.followers)) + share(answered, len(posts))) / 2
}

// rate is the engagement rate: reactions by others within the window for each
// follower, 0 without followers. Widely sold; on human judgments of influence it
// is a coin (AUC 0.49).
func (d *deeds) rate() float64 {
	n := 0
	d.within(func(e activity.Event) {
		if d.theirs(e) && (reaction(e.Action) || e.Action == activity.Mention) {
			n++
		}
	})
	return share(n, int(d.followers))
}

// share is n/of, 0 of nothing.
func share(n, of int) float64 {
	if of <= 0 {
		return 0
	}
	return float64(n) / float64(of)
}
