package claim

import (
	"errors"
	"fmt"
	"slices"
)

// Options are what the claims of one scorer have in common.
type Options struct {
	// Scale is the scorer's.
	Scale Scale
	// SetOn lists the source rows the scorer was set on.
	SetOn []string
	// Seed keys the sign flips of samples too large to count.
	Seed uint64
}

// Judge rules on all claims of one scorer; evidence[i] belongs to claims[i],
// and so does outcome i. A claim that has Problems, or evidence that holds
// something other than numbers, is an error that names the claim.
func Judge(claims []Claim, evidence []Evidence, o Options) ([]Outcome, error) {
	if len(claims) != len(evidence) {
		panic("claim: Judge needs the evidence of every claim, in the claims' order")
	}
	if problems := Problems(claims); len(problems) > 0 {
		return nil, joined(problems)
	}
	cases := make([]*hearing, len(claims))
	for i, c := range claims {
		if err := errors.Join(o.check(c), evidence[i].check(c)); err != nil {
			return nil, fmt.Errorf("claim %q: %w", c.ID, err)
		}
		cases[i] = measured(c, evidence[i], o)
	}
	newFamilies(cases)
	for _, h := range cases {
		h.rule()
	}
	applyControls(cases)
	outcomes := make([]Outcome, len(cases))
	for i, h := range cases {
		outcomes[i] = h.told()
	}
	return outcomes, nil
}

// of are the options for one claim: what is not in points has no scale, and no
// scorer was set on what needs none.
func (o Options) of(c Claim) Options {
	if !c.InPoints() {
		o.Scale = Scale{}
	}
	if !c.NeedsScore() {
		o.SetOn = nil
	}
	return o
}

// check refuses a claim whose amounts have no meaning on the scale.
func (o Options) check(c Claim) error {
	o = o.of(c)
	for _, a := range []Amount{c.Margin.Amount, c.MinEffect} {
		if points := o.Scale.Points(a); !finite(points) || (points == 0) != (a.Value == 0) {
			return fmt.Errorf("%g means nothing on a scale of length %g", a.Value, o.Scale.Length)
		}
	}
	return nil
}

func joined(problems []Problem) error {
	all := make([]error, len(problems))
	for i, p := range problems {
		all[i] = errors.New(p.String())
	}
	return errors.Join(all...)
}

// ruling is a verdict with what goes with it.
type ruling struct {
	verdict Verdict
	reason  string
	settle  int
}

// rule gives the claim its verdict: what keeps it from being judged first,
// then the rule of its path.
func (h *hearing) rule() {
	r := h.ruling()
	h.out.Verdict, h.out.Reason, h.out.Settle = r.verdict, r.reason, r.settle
}

func (h *hearing) ruling() ruling {
	if fault := h.ev.failedGate(); fault != "" {
		return ruling{verdict: Void, reason: fault}
	}
	switch {
	case h.ev.Missing > 0:
		return h.ruleMissing()
	case h.out.Path == PathPooled:
		return h.rulePooled()
	case h.out.N == 0 && len(h.ev.Units) > 0:
		return h.ruleUntouched()
	}
	return h.ruleUnits()
}

// ruleUnits is for what was seen in units, of which all came in and some were
// changed.
func (h *hearing) ruleUnits() ruling {
	switch {
	case h.c.Type == Invariant:
		return h.ruleInvariant()
	case h.c.Type == Exactly:
		return h.ruleExactly()
	case h.out.Path == PathCensus:
		return h.ruleCensus()
	case h.out.N < minUnits:
		return h.tooFew()
	case h.out.Path == PathExact:
		return ruling{verdict: h.exactVerdict()}
	}
	return h.ruleP()
}

// ruleUntouched is for an intervention that changed nothing anywhere: such units
// count neither for nor against, and more of them would not either.
func (h *hearing) ruleUntouched() ruling {
	in := "in"
	if h.ev.Design == OverLog {
		in = "for"
	}
	return ruling{verdict: Inconclusive, reason: fmt.Sprintf("the intervention changed nothing %s any of the %s, so there is nothing to judge",
		in, h.ev.Design.count(len(h.ev.Units)))}
}

// ruleMissing keeps a missing unit from being dropped silently.
func (h *hearing) ruleMissing() ruling {
	units := h.ev.Design
	r := ruling{
		verdict: Inconclusive,
		reason:  fmt.Sprintf("%d of %d %s %s missing", h.ev.Missing, h.ev.planned(), units, be(h.ev.Missing)),
	}
	if units == OverLog {
		return r
	}
	r.settle = max(h.ev.planned(), h.settle(h.ev.planned()))
	r.reason += h.settleWords(r.settle)
	return r
}

func (h *hearing) tooFew() ruling {
	r := ruling{verdict: Inconclusive, settle: h.settle(minUnits)}
	have := h.ev.Design.count(h.out.N)
	if h.out.N < h.ev.planned() {
		have = fmt.Sprintf("%s applicable of %s", count(h.out.N), h.ev.Design.count(h.ev.planned()))
	}
	r.reason = fmt.Sprintf("only %s, and a claim needs at least %d", have, minUnits) + h.settleWords(r.settle)
	return r
}

// ruleExactly asks for no number of worlds: a rule of the platform is kept or
// it is not.
func (h *hearing) ruleExactly() ruling {
	switch {
	case h.ev.Moved.Count > 0:
		return ruling{verdict: Refuted, reason: h.greatestMove()}
	case h.out.N == 0:
		return ruling{verdict: Inconclusive, reason: "there is nothing to look at"}
	}
	return ruling{verdict: Supported}
}

func (h *hearing) ruleInvariant() ruling {
	switch {
	case h.ev.Moved.Count > 0:
		return ruling{verdict: Refuted, reason: h.greatestMove()}
	case h.ev.Design == OverLog && h.out.N == 0:
		return ruling{verdict: Inconclusive, reason: "no account of this log is eligible"}
	case h.ev.Design != OverLog && h.out.N < minUnits:
		return h.tooFew()
	}
	return ruling{verdict: Supported}
}

// ruleCensus compares the population's own mean: there is nothing to infer.
func (h *hearing) ruleCensus() ruling {
	if h.out.N == 0 {
		return ruling{verdict: Inconclusive, reason: "no account of this log is eligible"}
	}
	return ruling{verdict: h.exactVerdict()}
}

// applyControls turns what a blind scorer would also have come to into VOID.
// A claim's control is settled before the claim that leans on it; Problems has
// seen to it that there is no circle.
func applyControls(cases []*hearing) {
	settled := make([]bool, len(cases))
	var apply func(i int)
	apply = func(i int) {
		h := cases[i]
		if settled[i] {
			return
		}
		settled[i] = true
		if !h.c.NeedsControl() {
			return
		}
		at := slices.IndexFunc(cases, func(other *hearing) bool { return other.c.ID == h.c.SensitiveTo })
		apply(at)
		h.apply(cases[at])
	}
	for i := range cases {
		apply(i)
	}
}

// apply leaves REFUTED standing: a scorer that counts only likes refutes
// "likes do nothing" although it ignores the control's comments.
func (h *hearing) apply(control *hearing) {
	if h.out.Verdict != Supported && h.out.Verdict != Inconclusive {
		return
	}
	fault := h.controlFault(control)
	if fault == "" {
		return
	}
	h.out.Verdict, h.out.Reason, h.out.Settle = Void, fault, 0
}

func (h *hearing) controlFault(control *hearing) string {
	if control.out.Verdict != Supported {
		what := "this scorer was not shown to move"
		if !h.c.NeedsScore() {
			what = "nothing shows that these numbers would have moved"
		}
		return fmt.Sprintf("its positive control “%s” came out %s, so %s", control.c.ID, control.out.Verdict, what)
	}
	if h.out.Margin == nil {
		return ""
	}
	effect := *control.out.Estimate
	if effect >= h.bound-near || effect <= -h.bound+near {
		return ""
	}
	n := apart([]float64{h.bound, -h.bound}, effect)
	return fmt.Sprintf("its positive control “%s” moved by only %s, less than this claim's margin of %s",
		control.c.ID, n.signed(effect), h.points(h.bound))
}
