package scorer

import "github.com/yardstick-lab/yardstick/internal/activity"

// actionBits is how many bits an action takes in the number of a weight.
const actionBits = 5

// stretch is a range of events with what putting them into the sums takes.
type stretch struct {
	from, to int32
	sign     int64 // 1 to add, −1 to take away
	growth   float64
}

// addFlat adds weights as they are: one look-up and one addition an event.
func (r *run) addFlat(s stretch) {
	for n, row := range r.table.weights {
		for k, w := range row {
			r.fixed[n<<actionBits|k] = s.sign * fix(w, s.growth)
		}
	}
	t, self := r.ix.Trace, r.engine.preset.SelfCredit
	networks, actions := t.Network[s.from:s.to], t.Action[s.from:s.to]
	actors, owners := t.Actor[s.from:s.to], t.Owner[s.from:s.to]
	cells, bad := len(r.table.gain), false
	for i, n := range networks {
		w := r.fixed[int(n)<<actionBits|int(actions[i])]
		if w == 0 || actors[i] == owners[i] && !self {
			continue
		}
		slot := int(owners[i])*cells + int(n)
		if !r.engine.plain {
			slot = int(r.ix.pair[int(s.from)+i])
		}
		sum := r.sums[slot] + w
		r.sums[slot] = sum
		bad = bad || beyond(sum)
	}
	r.note(bad)
}

// addCredits adds credits of their own.
func (r *run) addCredits(s stretch) {
	t, cells, bad := r.ix.Trace, len(r.table.gain), false
	for i, c := range r.credits[s.from:s.to] {
		if c == 0 {
			continue
		}
		e := int(s.from) + i
		slot := 0
		if r.engine.plain {
			slot = int(t.Owner[e])*cells + int(t.Network[e])
		} else {
			slot = int(r.ix.pair[e])
		}
		sum := r.sums[slot] + s.sign*fix(c, s.growth)
		r.sums[slot] = sum
		bad = bad || beyond(sum)
	}
	r.note(bad)
}

// addOwn adds the owners' own acts.
func (r *run) addOwn(s stretch) {
	t, bad := r.ix.Trace, false
	for e := s.from; e < s.to; e++ {
		if w := r.table.own[t.Network[e]][t.Action[e]]; w != 0 {
			cell := r.ix.cell(t.Actor[e], t.Network[e])
			r.own[cell] += s.sign * fix(w, s.growth)
			bad = bad || beyond(r.own[cell])
		}
	}
	r.note(bad)
}

// beyond reports whether a sum has left the range in which one more credit is
// sure to fit.
func beyond(sum int64) bool { return sum > sumLimit || sum < -sumLimit }

func (r *run) note(bad bool) {
	if bad {
		r.err = errOverflow
	}
}

// creditOf returns the credit of an event of the trace on its day.
func (b *Baseline) creditOf(e int) float64 {
	if b.credits != nil {
		return b.credits[e]
	}
	t := b.ix.Trace
	return b.engine.weighs(&b.table, t.Actor[e], t.Owner[e], t.Network[e], t.Action[e])
}

// stretchOf is the events of a day, to be added or taken away.
func (r *run) stretchOf(day activity.Day, sign int64) stretch {
	from, to := r.ix.dayEvents(day)
	return stretch{from, to, sign, r.engine.clock.growth(day, r.baseDay)}
}
