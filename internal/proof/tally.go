package proof

import (
	"fmt"

	"github.com/yardstick-lab/yardstick/internal/claim"
	"github.com/yardstick-lab/yardstick/internal/seed"
)

// Tally counts what became of experiments. Tallies of different experiments add
// up in any order. The zero value has counted none.
type Tally struct {
	Experiments int
	// Verdicts counts the claims by verdict, without the positive control.
	Verdicts [claim.Void + 1]int
	// FalseSupported counts the experiments that supported anything false,
	// FalseRefuted those that refuted anything true.
	FalseSupported, FalseRefuted int
	// FirstSupported counts the experiments whose first claim was SUPPORTED.
	FirstSupported int
	// Intervals counts the first claims that had an interval by t, Covered95
	// and Covered90 those whose interval held the truth.
	Intervals, Covered95, Covered90 int
}

// Add counts another tally in.
func (t *Tally) Add(o Tally) {
	t.Experiments += o.Experiments
	for v, n := range o.Verdicts {
		t.Verdicts[v] += n
	}
	t.FalseSupported += o.FalseSupported
	t.FalseRefuted += o.FalseRefuted
	t.FirstSupported += o.FirstSupported
	t.Intervals += o.Intervals
	t.Covered95 += o.Covered95
	t.Covered90 += o.Covered90
}

// scale is that of a score of 0 to 100 points; a point of it is an SD.
var scale = claim.Scale{Length: 100, Step: 1}

// Run makes the experiments of the range [from, to) and counts their verdicts.
// Every experiment is a function of the seed, the cell's name and its number.
func (c Cell) Run(from, to int, root uint64) (Tally, error) {
	var t Tally
	key := seed.New(root).Name("proof").Name(c.Name)
	claims := c.claims()
	for e := from; e < to; e++ {
		if err := c.experiment(&t, claims, key.Number(uint64(e)).Stream()); err != nil {
			return t, fmt.Errorf("%s, experiment %d: %w", c.Name, e, err)
		}
	}
	return t, nil
}

// experiment judges one experiment, at every look and in the end.
func (c Cell) experiment(t *Tally, claims []claim.Claim, from *seed.Stream) error {
	evidence := c.evidence(claims, from)
	o := claim.Options{Scale: scale, Seed: from.Uint64()}
	var wrong errata
	for _, look := range c.Looks {
		outcomes, err := claim.Judge(claims, soFar(evidence, look), o)
		if err != nil {
			return err
		}
		wrong.note(c, outcomes)
	}
	outcomes, err := claim.Judge(claims, evidence, o)
	if err != nil {
		return err
	}
	wrong.note(c, outcomes)
	t.count(c, outcomes)
	t.FalseSupported += wrong.supported
	t.FalseRefuted += wrong.refuted
	return nil
}

// soFar is the evidence when only the first worlds have come in.
func soFar(all []claim.Evidence, worlds int) []claim.Evidence {
	out := make([]claim.Evidence, len(all))
	for i, ev := range all {
		ev.Missing += len(ev.Units) - worlds
		ev.Units = ev.Units[:worlds]
		out[i] = ev
	}
	return out
}

// errata is 1 where an experiment has come to a false verdict of a kind.
type errata struct{ supported, refuted int }

func (e *errata) note(c Cell, outcomes []claim.Outcome) {
	for i, truth := range c.Claims {
		supported, refuted := c.falsehoods(truth)
		switch v := outcomes[i].Verdict; {
		case v == claim.Supported && supported:
			e.supported = 1
		case v == claim.Refuted && refuted:
			e.refuted = 1
		}
	}
}

// count adds one finished experiment, errors left out.
func (t *Tally) count(c Cell, outcomes []claim.Outcome) {
	t.Experiments++
	for i := range c.Claims {
		t.Verdicts[outcomes[i].Verdict]++
	}
	first, effect := outcomes[0], c.Claims[0].Effect
	if first.Verdict == claim.Supported {
		t.FirstSupported++
	}
	if first.Path != claim.PathT || first.Interval90 == nil {
		return
	}
	t.Intervals++
	if first.Interval.Holds(effect) {
		t.Covered95++
	}
	if first.Interval90.Holds(effect) {
		t.Covered90++
	}
}
