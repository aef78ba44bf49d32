package report

import (
	"fmt"
	"slices"
	"strings"

	"github.com/yardstick-lab/yardstick/internal/claim"
	"github.com/yardstick-lab/yardstick/internal/figure"
	"github.com/yardstick-lab/yardstick/internal/result"
)

// hangsView is what the verdicts hang on.
type hangsView struct {
	Sentences []string // tipping points and what actions are worth
	Figures   []figureView
	Ours      string // how many constants of ours decide; empty where that was not tried
	Turns     []turnView
	Idle      []pair // constants that decide nothing, with what is to be known
	Untried   []pair
	Anchors   string
}

// turnView is a verdict that another value of a constant turns.
type turnView struct {
	Constant, Value, At     string
	Claim                   string
	Here, There             verdictView
	EffectHere, EffectThere string
}

// verdictOf reads a verdict as it is printed.
func verdictOf(word string) claim.Verdict {
	for v := claim.Supported; v <= claim.Void; v++ {
		if v.String() == word {
			return v
		}
	}
	return 0
}

// viewHangs is nil where nothing was worked out.
func viewHangs(r *result.Result) *hangsView {
	s := r.Sensitivity
	if s == nil {
		return nil
	}
	v := &hangsView{}
	if s.Whole() || slices.ContainsFunc(s.Tippings, func(t result.Tipping) bool { return strings.HasSuffix(t.Constant, ".half_life") }) {
		v.Anchors = fmt.Sprintf("Where the half-life is varied, the scale of %s is %s.", s.Scorer, s.Anchors)
	}
	for _, t := range s.Tippings {
		v.Sentences = append(v.Sentences, tied(capital(tipped(r, t)))+".")
	}
	for _, rate := range s.Rates {
		v.Sentences = append(v.Sentences, fmt.Sprintf("%s: arm “%s” against “%s”; %s.", tied(capital(rate.Says)), rate.Arm, rate.Control, rate.Method))
	}
	for _, c := range s.Ours {
		v.constant(s, c)
	}
	if !s.Whole() {
		return v
	}
	v.Ours = decided(len(s.Ours)-len(v.Idle)-len(v.Untried), len(s.Ours)-len(v.Untried))
	return v
}

// constant adds a constant of ours where it belongs.
func (v *hangsView) constant(s *result.Sensitivity, c result.Perturbed) {
	switch {
	case !c.Tried:
		v.Untried = append(v.Untried, pair{c.Constant, c.Note})
		return
	case len(s.Decides(c)) == 0:
		v.Idle = append(v.Idle, pair{c.Constant, c.Note})
		return
	}
	for i, m := range c.Moves {
		v.turn(c, s.Claims[i], c.Low, m.Low)
		v.turn(c, s.Claims[i], c.High, m.High)
	}
}

// tipped calls the claim by what it says instead of by its name.
func tipped(r *result.Result, t result.Tipping) string {
	rest, named := strings.CutPrefix(t.Says, t.Claim+" ")
	if c := claimOf(r.Main(), t.Claim); named && c != nil {
		return "“" + capital(says(*c)) + "” " + rest
	}
	return t.Says
}

func (v *hangsView) turn(c result.Perturbed, here result.Standing, at float64, there result.Standing) {
	if there.Verdict == "" || there.Verdict == here.Verdict {
		return
	}
	n := apart(nil, orZero(here.Estimate), orZero(there.Estimate))
	v.Turns = append(v.Turns, turnView{
		c.Constant, readable(c.Value), short(at), here.Claim, viewVerdict(verdictOf(here.Verdict)), viewVerdict(verdictOf(there.Verdict)),
		maybe(here.Estimate, n.signed), maybe(there.Estimate, n.signed),
	})
}

// decided says how many constants of ours decide a verdict.
func decided(deciding, tried int) string {
	how := "Each constant of ours, of the main scorer and of the world, was tried at half of what it is and at half as much again, all else being as it is."
	switch deciding {
	case 0:
		return how + fmt.Sprintf(" None of the %s decides a verdict.", counted(tried, "constant"))
	case 1:
		return how + fmt.Sprintf(" One of %s decides a verdict.", count(tried))
	}
	return how + fmt.Sprintf(" Of %s, %s decide a verdict.", count(tried), count(deciding))
}

// tippings draws each claim along its constant. A walk without any verdict has
// nothing to draw.
func tippings(r *result.Result) []drawing {
	if r.Sensitivity == nil {
		return nil
	}
	var all []drawing
	for i, t := range r.Sensitivity.Tippings {
		c := claimOf(r.Main(), t.Claim)
		if c == nil {
			continue
		}
		f := figure.Tipping{
			Head: figure.Head{
				Name: fmt.Sprintf("%s%d", figureTipping, i+1), Title: says(*c),
				Subtitle: capital(t.Says) + ".", Unit: effectAxis(r, *c),
			},
			Constant: strings.ReplaceAll(t.Constant, `"`, ""), Margin: holdsWithin(*c), Here: t.Value,
		}
		for _, p := range t.Probes {
			if p.Verdict != "" && p.Estimate != nil {
				f.Points = append(f.Points, tippingPoint(p))
			}
		}
		for _, flip := range t.Flips {
			f.Turns = append(f.Turns, flip.Middle())
		}
		if len(f.Points) > 0 {
			all = append(all, f)
		}
	}
	return all
}

func tippingPoint(p result.Probe) figure.TippingPoint {
	point := figure.TippingPoint{At: p.At, Estimate: *p.Estimate, Verdict: drawn[verdictOf(p.Verdict)]}
	if p.Interval != nil {
		point.Outer = &figure.Interval{Low: p.Interval[0], High: p.Interval[1]}
	}
	return point
}
