package scorer

import (
	"fmt"

	"github.com/yardstick-lab/yardstick/internal/activity"
)

// linear is the state of a full replay of a linear engine (see Engine.linear):
// one sum a cell, and R is one logarithm of a product over networks. Nothing
// else about an account can matter, but for networks that it disconnected.
type linear struct {
	engine  *Engine
	frame   *Frame
	tape    Tape
	fixed   []int64 // network and action → weight in fixed point
	table   table
	sums    []int64
	off     map[int]bool // cells whose network is disconnected
	baseDay activity.Day
	engaged []float64
	bad     uint64 // its top bit is set once a sum leaves its range
}

func newLinear(e *Engine, f *Frame, tape Tape) *linear {
	return &linear{
		engine: e, frame: f, tape: tape, fixed: make([]int64, len(f.Networks)<<actionBits),
		table: newTable(&e.preset, f.Networks), sums: make([]int64, f.cells()), off: map[int]bool{},
		baseDay: e.clock.base(f.First), engaged: make([]float64, f.Accounts),
	}
}

// through takes in all days up to the last one kept and evaluates those kept.
func (l *linear) through(keep Keep, visit Visit) error {
	for d := min(l.frame.First, keep.From); d <= keep.To; d++ {
		if err := l.day(d); err != nil {
			return err
		}
		if l.bad>>63 != 0 {
			return fmt.Errorf("preset %s on %s: %w", l.engine.preset.Name, d, errOverflow)
		}
		if keep.Has(d) {
			l.evaluate(1 / l.engine.clock.growth(d, l.baseDay))
			visit(d, l.engaged)
		}
	}
	return nil
}

func (l *linear) day(d activity.Day) error {
	c := &l.engine.clock
	if c.window > 0 {
		if err := l.put(d-activity.Day(c.window), -1); err != nil {
			return err
		}
	}
	if base := c.base(d); base != l.baseDay {
		l.baseDay = base
		clear(l.sums)
		for day := l.frame.First; day < d; day++ {
			if c.inWindow(day, d) {
				if err := l.put(day, 1); err != nil {
					return err
				}
			}
		}
	}
	p, err := l.tape.Day(d)
	if err != nil {
		return err
	}
	l.obey(&p)
	l.add(move{&p, 1, c.growth(d, l.baseDay)})
	return l.tape.Weighed(d, p)
}

// put adds the credits of a day gone by, or takes them away.
func (l *linear) put(day activity.Day, sign int64) error {
	if day < l.frame.First || day > l.frame.Last() {
		return nil
	}
	p, err := l.tape.Day(day)
	if err != nil {
		return err
	}
	l.add(move{&p, sign, l.engine.clock.growth(day, l.baseDay)})
	return nil
}

// obey follows the day's connects and disconnects.
func (l *linear) obey(p *Part) {
	for i, k := range p.Action {
		switch k {
		case activity.Connect:
			delete(l.off, l.frame.cell(p.Actor[i], p.Network[i]))
		case activity.Disconnect:
			l.off[l.frame.cell(p.Actor[i], p.Network[i])] = true
		}
	}
}

// add adds the weights of a day's events: no branch depends on an event.
func (l *linear) add(m move) {
	for n, row := range l.table.weights {
		for k, w := range row {
			l.fixed[n<<actionBits|k] = m.sign * fix(w, m.growth)
		}
	}
	self := int64(0)
	if l.engine.preset.SelfCredit {
		self = -1
	}
	sums, fixed, cells, bad := l.sums, l.fixed, len(l.frame.Networks), l.bad
	actions, actors, owners := m.Action, m.Actor[:len(m.Action)], m.Owner[:len(m.Action)]
	for i, n := range m.Network[:len(actions)] {
		other := -int64((uint64(actors[i]^owners[i]) + 1<<32 - 1) >> 32 & 1) // all ones unless actor = owner
		slot := int(owners[i])*cells + int(n)
		sum := sums[slot] + fixed[int(n)<<actionBits|int(actions[i])]&(other|self)
		sums[slot] = sum
		bad |= uint64(sum + sumLimit)
	}
	l.bad = bad
}

// evaluate finds R of every account, some hundred at a time: first the products
// over networks, then their logarithms in a row.
func (l *linear) evaluate(unfix float64) {
	for from := 0; from < len(l.engaged); from += batchSize {
		l.evaluateSome(l.engaged[from:min(from+batchSize, len(l.engaged))], from, unfix)
	}
	for c := range l.off {
		l.reconsider(c/len(l.frame.Networks), unfix)
	}
}

func (l *linear) evaluateSome(engaged []float64, first int, unfix float64) {
	networks := len(l.frame.Networks)
	var products [batchSize]float64
	grew := false
	for i := range engaged {
		product, at := 1.0, (first+i)*networks
		for _, sum := range l.sums[at : at+networks] {
			product *= 1 + float64(float64(max(0, sum))*unfix)
		}
		products[i] = product
		grew = grew || product > large
	}
	lnAll(engaged, products[:len(engaged)])
	for i, log := range engaged {
		engaged[i] = float64(l.engine.preset.B.U * log)
	}
	if grew { // rare: a product that had its exponent to be taken out
		for i := range engaged {
			if products[i] > large {
				l.reconsider(first+i, unfix)
			}
		}
	}
}

// reconsider finds R of an account with disconnected networks, or of more than a
// product can hold.
func (l *linear) reconsider(a int, unfix float64) {
	u := make([]float64, len(l.frame.Networks))
	for n := range u {
		if c := a*len(u) + n; !l.off[c] {
			u[n] = float64(float64(max(0, l.sums[c])) * unfix)
		}
	}
	l.engaged[a] = l.engine.preset.product(u)
}
