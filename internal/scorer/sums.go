package scorer

// actionBits is how many bits an action takes in the number of a weight.
const actionBits = 5

// move is a day's credits on their way into the sums, or out of them.
type move struct {
	*Part
	sign   int64 // 1 to add, −1 to take away
	growth float64
}

// add puts the credits of a day into the sums, or takes them away.
func (r *run) add(m move) {
	if m.Len() == 0 {
		return
	}
	if r.engine.flat {
		r.addFlat(m)
	} else {
		r.addCredits(m)
	}
	if r.table.hasOwn {
		r.addOwn(m)
	}
}

// addFlat adds weights as they are: one look-up and one addition an event.
func (r *run) addFlat(m move) {
	for n, row := range r.table.weights {
		for k, w := range row {
			r.fixed[n<<actionBits|k] = m.sign * fix(w, m.growth)
		}
	}
	self, cells, bad := r.engine.preset.SelfCredit, len(r.table.gain), false
	actions, actors, owners := m.Action, m.Actor, m.Owner
	for i, n := range m.Network {
		w := r.fixed[int(n)<<actionBits|int(actions[i])]
		if w == 0 || actors[i] == owners[i] && !self {
			continue
		}
		slot := int(owners[i])*cells + int(n)
		if !r.engine.plain {
			slot = int(m.Pair[i])
		}
		sum := r.sums[slot] + w
		r.sums[slot] = sum
		bad = bad || beyond(sum)
	}
	r.note(bad)
}

// addCredits adds credits of their own; those of nothing too, since a branch that
// nobody can foresee costs more.
func (r *run) addCredits(m move) {
	cells, sign, slots := len(r.table.gain), float64(m.sign), m.Pair
	if r.engine.plain {
		slots = r.slots[:0]
		for i, owner := range m.Owner {
			slots = append(slots, int32(int(owner)*cells+int(m.Network[i])))
		}
		r.slots = slots
	}
	whole := len(slots) &^ 3
	bad := addFours(r.sums, slots[:whole], m.Credits[:whole], float64(sign*m.growth))
	for i, slot := range slots[whole:] {
		r.sums[slot] += fix(m.Credits[whole+i], float64(sign*m.growth))
		bad |= uint64(r.sums[slot] + sumLimit)
	}
	r.note(bad>>63 != 0)
}

// addFours adds four credits at a time, so that sums far away are waited for
// together. The result's top bit is set where a sum left its range.
func addFours(sums []int64, slots []int32, credits []float64, growth float64) (bad uint64) {
	credits = credits[:len(slots)]
	for i := 0; i+4 <= len(slots); i += 4 {
		s, c := slots[i:i+4:i+4], credits[i:i+4:i+4]
		v, w, x, y := fix(c[0], growth), fix(c[1], growth), fix(c[2], growth), fix(c[3], growth)
		v += sums[s[0]]
		sums[s[0]] = v
		w += sums[s[1]]
		sums[s[1]] = w
		x += sums[s[2]]
		sums[s[2]] = x
		y += sums[s[3]]
		sums[s[3]] = y
		bad |= uint64(v+sumLimit) | uint64(w+sumLimit) | uint64(x+sumLimit) | uint64(y+sumLimit)
	}
	return bad
}

// addOwn adds the owners' own acts.
func (r *run) addOwn(m move) {
	bad := false
	for i, k := range m.Action {
		if w := r.table.own[m.Network[i]][k]; w != 0 {
			cell := r.frame.cell(m.Actor[i], m.Network[i])
			r.own[cell] += m.sign * fix(w, m.growth)
			bad = bad || beyond(r.own[cell])
		}
	}
	r.note(bad)
}

// beyond reports whether a sum has left the range in which one more credit is
// sure to fit.
func beyond(sum int64) bool { return uint64(sum+sumLimit)>>63 != 0 }

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
