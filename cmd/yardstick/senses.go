package main

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/yardstick-lab/yardstick/internal/experiment"
	"github.com/yardstick-lab/yardstick/internal/result"
)

// sensitivityText is what the verb sensitivity prints.
func sensitivityText(s *result.Sensitivity, stands standing) string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s   %s   %s   what the verdicts hang on\n", s.Experiment, plain(stands.label()), s.Scorer)
	if len(s.Tippings) == 0 {
		b.WriteString("\nThe spec names no constant to seek a tipping point along (tipping).\n")
	} else {
		fmt.Fprintf(&b, "\n%s\n", flipGrid(s.Tippings))
		for _, t := range s.Tippings {
			b.WriteString(plain(t.Says) + "\n")
		}
		fmt.Fprintf(&b, "The two ends of a flip lie at most %s %% apart, of a constant of the world %s %%; nearer to 0 they may be further.\n",
			fixed(100*experiment.TippingTolerance, 0), fixed(100*experiment.WorldTolerance, 0))
	}
	fmt.Fprintf(&b, "\n%s", oursText(s))
	for i, r := range s.Rates {
		if i == 0 {
			b.WriteString("\n")
		}
		b.WriteString(rateText(&r))
	}
	return b.String()
}

// flips puts beside each claim what its verdict hangs on, where that was worked out
// for the inputs of the run.
func (h *house) flips(s *shown) error {
	found, err := h.sensitivity(s.Experiment)
	if err != nil || found == nil {
		return err
	}
	if s.outdated = found.Inputs.Differs(s.Provenance.inputs()); s.outdated != "" {
		return nil
	}
	for i := range s.Scorers[0].Claims {
		c := &s.Scorers[0].Claims[i]
		for _, t := range found.Tippings {
			if t.Claim == c.ID {
				c.flips = t.Says
				if t.Holds != "" {
					c.flips = t.Claim + " " + strings.ToLower(t.Holds[:1]) + t.Holds[1:]
				}
			}
		}
	}
	return nil
}

// turns are lines that say of the claims within what their verdicts stand, as far
// as that is known.
func (s *shown) turns() string {
	var b strings.Builder
	for _, c := range s.Scorers[0].Claims {
		if c.flips != "" {
			fmt.Fprintf(&b, "%s\n", plain(c.flips))
		}
	}
	if s.outdated != "" {
		fmt.Fprintf(&b, "where verdicts flip was sought with another %s, and is left out; %s --sweep seeks it again\n", s.outdated, repeats(s.Experiment, nil))
	}
	return b.String()
}

func flipGrid(all []result.Tipping) *grid {
	g := &grid{header: []string{"CLAIM", "CONSTANT", "HERE", "FLIPS BETWEEN", "FROM", "TO"}, left: 2, also: map[int]string{4: "text", 5: "text"}}
	for _, t := range all {
		for _, f := range t.Flips {
			g.add(t.Claim, t.Constant, exact(t.Value), apart(f.Low, f.High), f.Below, f.Above)
		}
		if len(t.Flips) == 0 {
			g.add(t.Claim, t.Constant, exact(t.Value), "never", none, none)
		}
	}
	return g
}

// apart writes two numbers to as many digits as tell them apart, at least four.
func apart(low, high float64) string {
	for digits := 4; ; digits++ {
		a, b := strconv.FormatFloat(low, 'g', digits, 64), strconv.FormatFloat(high, 'g', digits, 64)
		if a != b || digits == 17 {
			return strings.ReplaceAll(a+" and "+b, "-", "−")
		}
	}
}

// exact is a constant as a file would hold it, with a true minus.
func exact(x float64) string {
	return strings.Replace(strconv.FormatFloat(x, 'g', 6, 64), "-", "−", 1)
}

// oursText lists the constants of ours that decide a verdict, and says of the
// rest that they do not.
func oursText(s *result.Sensitivity) string {
	g := &grid{header: []string{"CONSTANT OF OURS", "HERE", "AT", "CLAIM", "FROM", "TO", "EFFECT"}, left: 1, also: map[int]string{3: "text", 4: "text", 5: "text"}}
	var left, notes []string
	idle := 0
	for _, c := range s.Ours {
		switch {
		case !c.Tried:
			left = append(left, fmt.Sprintf("%s (%s)", c.Constant, c.Note))
		case len(s.Decides(c)) == 0:
			idle++
		default:
			addTurns(g, s, c)
		}
		if c.Tried && c.Note != "" {
			notes = append(notes, c.Constant+": "+c.Note)
		}
	}
	var b strings.Builder
	if len(g.rows) > 0 {
		fmt.Fprintf(&b, "Constants of ours that decide a verdict when they are half or half as much again:\n\n%s\n", g)
	} else {
		b.WriteString("No constant of ours decides a verdict when it is half or half as much again.\n")
	}
	list := func(what string, of []string) {
		if len(of) > 0 {
			fmt.Fprintf(&b, "%s: %s.\n", what, plain(strings.Join(of, "; ")))
		}
	}
	fmt.Fprintf(&b, "%s of ours decide nothing; %s lists them.\n", plural(idle, "other constant"), sensitivityFile)
	list("These were not tried", left)
	list("Not everywhere ±50 %", notes)
	fmt.Fprintf(&b, "The scale is %s.\n", s.Anchors)
	return b.String()
}

// addTurns adds a row for each verdict that another value of a constant turns.
func addTurns(g *grid, s *result.Sensitivity, c result.Perturbed) {
	for i, m := range c.Moves {
		now := s.Claims[i]
		for _, side := range []struct {
			at  float64
			now result.Standing
		}{{c.Low, m.Low}, {c.High, m.High}} {
			if side.now.Verdict != "" && side.now.Verdict != now.Verdict {
				g.add(c.Constant, c.Value, exact(side.at), m.Claim, now.Verdict, side.now.Verdict, shift(now.Estimate, side.now.Estimate))
			}
		}
	}
}

// shift is an effect before and after.
func shift(from, to *float64) string {
	if from == nil || to == nil {
		return none
	}
	places := placesFor(*from, *to)
	return signed(*from, places) + " → " + signed(*to, places)
}

// rateText is a rate in a sentence, and how it came about.
func rateText(r *result.Rate) string {
	text := fmt.Sprintf("%s. Arm %s against %s, metric %s, on %s; %s.", r.Says, r.Arm, r.Control, r.Metric, r.Network, r.Method)
	return plain(text) + "\n"
}
