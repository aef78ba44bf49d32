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
	fixed   *weighing
	table   table
	sums    []int64
	off     map[int]bool // cells whose network is disconnected
	baseDay activity.Day
	engaged []float64
	u       []float64 // of the account that is reconsidered
	bad     uint64    // its top bit is set once a sum leaves its range
}

func newLinear(e *Engine, f *Frame, tape Tape) *linear {
	return &linear{
		engine: e, frame: f, tape: tape, fixed: &weighing{},
		table: newTable(&e.preset, f.Networks), sums: make([]int64, f.cells()), off: map[int]bool{},
		baseDay: e.clock.base(f.First), engaged: make([]float64, f.Accounts), u: make([]float64, len(f.Networks)),
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
	for i := nextToggle(p.Action, 0); i < len(p.Action); i = nextToggle(p.Action, i+1) {
		if c := l.frame.cell(p.Actor[i], p.Network[i]); p.Action[i] == activity.Connect {
			delete(l.off, c)
		} else {
			l.off[c] = true
		}
	}
}

// add adds the weights of a day's events.
func (l *linear) add(m move) {
	for n, row := range l.table.weights {
		for k, w := range row {
			l.fixed[n<<actionBits|k] = m.sign * fix(w, m.growth)
		}
	}
	s := scattering{sums: l.sums, fixed: l.fixed, cells: uint(len(l.frame.Networks))}
	if l.engine.preset.SelfCredit {
		s.apart = noAccount
	}
	l.bad |= s.add(m.Part)
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
	var products [batchSize]float64
	plain := l.multiply(products[:len(engaged)], first, unfix)
	lnAll(engaged, products[:len(engaged)])
	for i, log := range engaged {
		engaged[i] = float64(l.engine.preset.B.U * log)
	}
	if !plain {
		for i := range engaged {
			l.reconsider(first+i, unfix)
		}
	}
}

// multiply finds the products of 1+U over the networks of some accounts, and
// reports whether they can do: no U is negative, and no product had its exponent
// to be taken out.
func (l *linear) multiply(products []float64, first int, unfix float64) bool {
	networks, signs, grew := len(l.frame.Networks), int64(0), false
	for i := range products {
		product, at := 1.0, (first+i)*networks
		for _, sum := range l.sums[at : at+networks] {
			signs |= sum
			product *= 1 + float64(float64(sum)*unfix)
		}
		if product > large {
			grew = true
		}
		products[i] = product
	}
	return signs >= 0 && !grew
}

// reconsider finds R of an account with disconnected networks, with negative
// sums, or of more than a product can hold.
func (l *linear) reconsider(a int, unfix float64) {
	clear(l.u)
	for n := range l.u {
		if c := a*len(l.u) + n; !l.off[c] {
			l.u[n] = float64(float64(max(0, l.sums[c])) * unfix)
		}
	}
	l.engaged[a] = l.engine.preset.product(l.u)
}
