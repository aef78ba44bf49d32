package world

import (
	"cmp"
	"fmt"
	"math"
	"slices"

	"github.com/yardstick-lab/yardstick/internal/activity"
)

// diary is a society that tells its days one after the other. Whatever happens
// comes of something of the same day or before, so that a day whose posts, lists
// and +K are told is whole; what comes of it on later days waits in events.
type diary struct {
	*telling
	next    [][]int32        // by network and account: the first post that is not told yet
	follows []activity.Event // of the span and not told yet, in order of time
	lists   []activity.Event // the same
	given   []activity.Event // +K of the last days
	topic1  activity.Object  // the number of the first topic
	topics  []bool           // by topic: somebody was endorsed for it
	names   []string         // of lists
	sorted  []activity.Event // of the last day, kept for its room
}

// newDiary ties the society and lets it write.
func newDiary(b *society, accounts []string) *diary {
	d := &diary{telling: newTelling(b, 0), topics: make([]bool, b.Topics)}
	var listings []listing
	for i := range b.networks {
		n := &b.networks[i]
		for _, f := range b.ties(n) {
			e := activity.Event{Time: f.at, Network: n.number, Action: activity.Follow, Actor: f.follower, Owner: f.owner}
			d.follows = append(d.follows, e)
		}
		listings = b.readiness(n, listings)
	}
	next := b.schedule()
	for i := range b.networks {
		d.next = append(d.next, slices.Clone(b.networks[i].career.start))
	}
	d.names = b.byList(listings, next, accounts)
	d.topic1 = next + activity.Object(len(d.names))
	for _, l := range listings {
		d.lists = append(d.lists, l.event)
	}
	byTime := func(a, b activity.Event) int { return cmp.Compare(a.Time, b.Time) }
	slices.SortFunc(d.follows, byTime)
	slices.SortFunc(d.lists, byTime)
	return d
}

// tell hands each day of the span to hear, in its total order.
func (d *diary) tell(hear func([]activity.Event) error) error {
	for i := range d.span.days() {
		day := d.span.First() + activity.Day(i)
		if err := hear(d.day(day)); err != nil {
			return err
		}
	}
	return nil
}

// day tells a day, the next after the last one told.
func (d *diary) day(day activity.Day) []activity.Event {
	end := (day + 1).Start()
	d.posts(end)
	d.events = append(d.events, upTo(&d.follows, end)...)
	for _, e := range upTo(&d.lists, end) {
		d.gift(e)
	}
	d.habits(day)
	d.endorse(day)
	today := part(&d.events, end)
	d.sorted = inOrder(today, d.sorted, day.Start())
	return d.sorted
}

// posts tells the posts up to an instant, with all that comes of them.
func (d *diary) posts(end activity.Time) {
	var p post
	for i := range d.networks {
		n, next := &d.networks[i], d.next[i]
		for a, last := range n.career.start[1:] {
			for ; next[a] < last && n.career.at[next[a]] < end; next[a]++ {
				p = n.postAt(activity.Account(a), next[a])
				d.post(&p)
			}
		}
	}
}

// endorse tells the +K of a day, as far as the rules allow after those of the
// days before.
func (d *diary) endorse(day activity.Day) {
	wanted := part(&d.praise, (day + 1).Start())
	d.given = slices.DeleteFunc(d.given, func(e activity.Event) bool { return e.Day() <= day-endorsementRest })
	d.given = allowed(append(d.given, wanted...))
	for _, e := range d.given {
		if e.Day() == day {
			topic := d.telling.topic[e.Owner]
			d.topics[topic] = true
			e.Object = d.topic1 + activity.Object(topic)
			d.gift(e)
		}
	}
}

// gift tells a +K or a place on a list, and the thanks for it.
func (d *diary) gift(e activity.Event) {
	d.emit(e)
	n := &d.networks[e.Network]
	d.thank(n, gift{by: e.Actor, to: e.Owner, at: e.Time, pull: 1}, n.thanks(e).Stream())
}

// upTo takes the events before an instant off the front of events in order of
// time.
func upTo(events *[]activity.Event, end activity.Time) []activity.Event {
	all := *events
	n := slices.IndexFunc(all, func(e activity.Event) bool { return e.Time >= end })
	if n < 0 {
		n = len(all)
	}
	*events = all[n:]
	return all[:n]
}

// part takes the events before an instant from others. They are good until the
// next are added.
func part(events *[]activity.Event, end activity.Time) []activity.Event {
	all, n := *events, 0
	for i, e := range all {
		if e.Time >= end {
			all[n], all[i] = e, all[n]
			n++
		}
	}
	*events = all[:n]
	return all[n:]
}

// objects names the objects, once all days are told. It reports more than a table
// holds.
func (d *diary) objects(text names) (activity.Names, error) {
	size := d.bytes(text)
	if size > math.MaxInt32 {
		return activity.Names{}, fmt.Errorf("making a world: the names of its posts take %d bytes; a table holds %d", size, math.MaxInt32)
	}
	o := newObjects(int(d.topic1)+d.Topics, size)
	for a, account := range text.accounts {
		for i := range d.networks {
			n := &d.networks[i]
			c := &n.career
			for at := c.start[a]; at < c.start[a+1]; at++ {
				day := text.days[activity.DayOf(c.at[at])-d.span.First()]
				o.post(account, n.Name, day, c.nth(activity.Account(a), at)+1)
			}
		}
	}
	for _, name := range d.names {
		o.add(name)
	}
	for topic, used := range d.topics {
		if used {
			o.add(topicName(topic + 1))
		}
	}
	return o.Names, nil
}

// bytes is how long all names are together, if all topics are used.
func (d *diary) bytes(text names) int {
	each, all := len(text.accounts[0])+len(text.days[0])+len("...00"), 0
	for i := range d.networks {
		all += len(d.networks[i].career.at) * (each + len(d.networks[i].Name))
	}
	return all + (len(d.names)+d.Topics)*len(listName(text.accounts[0], 1))
}

// number gives topics their numbers among those that are used, once all days are
// told.
func (d *diary) number(objects []activity.Object) []activity.Object {
	if !slices.Contains(d.topics, false) {
		return objects
	}
	last, place := d.topic1, make([]activity.Object, d.Topics)
	for topic, used := range d.topics {
		place[topic] = last
		if used {
			last++
		}
	}
	objects = slices.Clone(objects)
	for i, o := range objects {
		if o >= d.topic1 {
			objects[i] = place[o-d.topic1]
		}
	}
	return objects
}
