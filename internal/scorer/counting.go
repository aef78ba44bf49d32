package scorer

import (
	"math/bits"
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
	within bool // the window
}

// reactions counts those to each post within the window, in the order in which
// posts come first. What it returns is good until it is asked again.
func (d *deeds) reactions() []postCount {
	counts := d.room.counts[:0]
	for i := range d.events {
		e := &d.events[i]
		theirs := reaction(e.Action) && d.theirs(e) && e.Object != activity.NoObject
		if !theirs && !d.wrote(e) || d.links[e.Network] != linked {
			continue
		}
		at := d.room.place[e.Object]
		if at == 0 {
			counts = append(counts, postCount{e.Object, 0, i >= d.start})
			at = int32(len(counts))
			d.room.place[e.Object] = at
		}
		if theirs {
			counts[at-1].n++
		}
	}
	for _, c := range counts {
		d.room.place[c.object] = 0
	}
	d.room.counts = counts
	return slices.DeleteFunc(counts, func(c postCount) bool { return !c.within })
}

// hOf is the largest h such that h posts have at least h reactions.
func hOf(counts []postCount) int {
	posts := make([]int, len(counts)+1) // by reactions; of no more than there are posts
	for _, c := range counts {
		posts[min(c.n, len(counts))]++
	}
	h, have := len(counts), posts[len(counts)]
	for have < h {
		h--
		have += posts[h]
	}
	return h
}

// theirs reports whether an event is an act of another on the account's work.
func (d *deeds) theirs(e *activity.Event) bool { return e.Owner == d.account && e.Actor != d.account }

// wrote reports whether an event is a post of the account.
func (d *deeds) wrote(e *activity.Event) bool {
	return e.Action == activity.Post && e.Actor == d.account
}

// snp is the social networking potential,
//
//	((unique resharers + unique mentioners)/followers + (posts reshared + posts replied to)/posts) / 2,
//
// of what happened within the window (Anger and Kittl 2011). A half whose
// denominator is 0 is 0.
func (d *deeds) snp() float64 {
	people, posts, answered := 0, 0, 0
	d.within(func(_ int, e *activity.Event) {
		if d.wrote(e) && d.room.objects[e.Object].add(isPost) {
			posts++
		}
		if !d.theirs(e) {
			return
		}
		who, what := traits(e.Action)
		if d.room.accounts[e.Actor].add(who) {
			people++
		}
		d.room.objects[e.Object].add(what)
	})
	d.within(func(_ int, e *activity.Event) {
		post := d.room.objects[e.Object]
		if post&isPost != 0 {
			answered += bits.OnesCount8(uint8(post &^ isPost))
		}
		d.room.objects[e.Object], d.room.accounts[e.Actor] = 0, 0
	})
	return (share(people, d.followers()) + share(answered, posts)) / 2
}

// trait is what somebody did to the account's work, or what became of a post; they
// add up.
type trait uint8

const (
	passesOn trait = 1 << iota
	mentions
)

const (
	passedOn trait = 1 << iota
	repliedTo
	isPost
)

// add reports whether a trait is new.
func (t *trait) add(more trait) bool {
	was := *t
	*t |= more
	return *t != was
}

// traits are those that an act gives who acts and what is acted on.
func traits(k activity.Action) (who, what trait) {
	switch k {
	case activity.Reshare, activity.Quote:
		return passesOn, passedOn
	case activity.Mention:
		return mentions, 0
	case activity.Comment, activity.Reply:
		return 0, repliedTo
	}
	return 0, 0
}

// rate is the engagement rate: reactions by others within the window for each
// follower, 0 without followers. Widely sold; on human judgments of influence it
// is a coin (AUC 0.49).
func (d *deeds) rate() float64 {
	n := 0
	d.within(func(_ int, e *activity.Event) {
		if d.theirs(e) && (reaction(e.Action) || e.Action == activity.Mention) {
			n++
		}
	})
	return share(n, d.followers())
}

// share is n/of, 0 of nothing.
func share(n, of int) float64 {
	if of <= 0 {
		return 0
	}
	return float64(n) / float64(of)
}
