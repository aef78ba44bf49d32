package property

import (
	"slices"

	"github.com/yardstick-lab/yardstick/internal/activity"
)

// rounds bounds how often all ways of simplifying are gone through; each makes
// room for another.
const rounds = 4

// shrink leaves out and simplifies what a case that contradicts the property can
// do without: fewer acts, events, people, places, days, and plain times. The case
// is staged anew each time, so that it stays one of the property.
func (t trial) shrink(d draft) draft {
	for range rounds {
		was := d
		for _, simpler := range []func(draft) draft{t.fewerActs, t.fewerEvents, t.sooner, t.fewerPeople, t.onePlace, t.fewerDays, t.plainTimes, t.plainEvents} {
			d = simpler(d)
		}
		if d.alike(was) {
			break
		}
	}
	return d
}

func (d draft) alike(o draft) bool {
	return d.n == o.n && d.day == o.day && slices.Equal(d.log, o.log) && slices.Equal(d.acts, o.acts)
}

// still reports whether a draft contradicts the property. One that cannot be
// scored does not.
func (t trial) still(d draft) bool {
	o, err := t.try(d)
	return err == nil && o.violated
}

// fewerActs lowers the number of staged acts, in halves and then by one.
func (t trial) fewerActs(d draft) draft {
	for d.n > 1 {
		less := d
		if less.n = d.n / 2; !t.still(less) {
			if less.n = d.n - 1; !t.still(less) {
				break
			}
		}
		d = less
	}
	return d
}

// fewerEvents leaves out events of the background and of the acts.
func (t trial) fewerEvents(d draft) draft {
	d.log = minimal(d.log, func(log Log) bool { less := d; less.log = log; return t.still(less) })
	d.acts = minimal(d.acts, func(acts Log) bool { less := d; less.acts = acts; return t.still(less) })
	return d
}

// minimal is delta debugging (Zeller and Hildebrandt 2002): it leaves out stretches,
// long ones first, until not one event can go.
func minimal(log Log, fails func(Log) bool) Log {
	for length := len(log); length >= 1; {
		left := false
		for from := 0; from < len(log); {
			less := slices.Concat(log[:from], log[min(from+length, len(log)):])
			if fails(less) {
				log, left = less, true
			} else {
				from += length
			}
		}
		if !left || length > 1 {
			length /= 2
		}
	}
	return log
}

// sooner watches on an earlier day.
func (t trial) sooner(d draft) draft {
	for d.day > d.least {
		less := d
		if less.day--; !t.still(less) {
			break
		}
		d = less
	}
	return d
}

// each returns the draft with every event changed, or as it is if that no longer
// contradicts the property.
func (t trial) each(d draft, change func(activity.Named) activity.Named) draft {
	less := d
	less.log, less.acts = slices.Clone(d.log), slices.Clone(d.acts)
	for _, log := range []Log{less.log, less.acts} {
		for i := range log {
			log[i] = change(log[i])
		}
	}
	if less.alike(d) || !t.still(less) {
		return d
	}
	return less
}

// fewerPeople makes two people one, or gives the one the other's name where that
// comes first.
func (t trial) fewerPeople(d draft) draft {
	for i, name := range people {
		for _, other := range people[:i] {
			d = t.each(d, func(e activity.Named) activity.Named { return renamed(e, map[string]string{name: other}) })
		}
	}
	return d
}

// onePlace moves what it can to one network and one object of each owner.
func (t trial) onePlace(d draft) draft {
	d = t.each(d, func(e activity.Named) activity.Named {
		e.Network = networks[0]
		return e
	})
	return t.one(d, func(e activity.Named) activity.Named {
		if plain := act(e.Actor, e.Action, e.Owner); e.Object != "" {
			e.Object = plain.Object
		}
		return e
	})
}

// one changes one event of the background after the other.
func (t trial) one(d draft, change func(activity.Named) activity.Named) draft {
	for i := range d.log {
		less := d
		less.log = slices.Clone(d.log)
		if less.log[i] = change(d.log[i]); less.log[i] != d.log[i] && t.still(less) {
			d = less
		}
	}
	return d
}

// fewerDays moves events of the background to the day that is watched, or else to
// the day before.
func (t trial) fewerDays(d draft) draft {
	for back := range activity.Day(2) {
		d = t.one(d, func(e activity.Named) activity.Named {
			if activity.DayOf(e.Time) < d.day-back {
				e.Time += activity.Time(d.day-back-activity.DayOf(e.Time)) * activity.DayLength
			}
			return e
		})
	}
	return d
}

// plainTimes puts the events of each day a minute apart, from noon.
func (t trial) plainTimes(d draft) draft {
	less := d
	less.log = retimed(d.log, func(d activity.Day, rank int) activity.Time {
		return d.Start() + 12*activity.Hour + activity.Time(rank-1)*activity.Minute
	})
	less.acts = slices.Clone(d.acts)
	for i, e := range less.acts {
		less.acts[i].Time = activity.DayOf(e.Time).Start() + 13*activity.Hour + activity.Time(i)*activity.Minute
	}
	if t.still(less) {
		return less
	}
	return d
}

// plainEvents makes comments of what can as well be comments.
func (t trial) plainEvents(d draft) draft {
	return t.one(d, func(e activity.Named) activity.Named {
		if e.Actor == e.Owner || e.Action == activity.Comment {
			return e
		}
		plain := act(e.Actor, activity.Comment, e.Owner)
		plain.Time, plain.Network = e.Time, e.Network
		return plain
	})
}
