package experiment

import (
	"context"
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"

	"github.com/yardstick-lab/yardstick/internal/activity"
	"github.com/yardstick-lab/yardstick/internal/intervention"
	"github.com/yardstick-lab/yardstick/internal/result"
	"github.com/yardstick-lab/yardstick/internal/scorer"
	"github.com/yardstick-lab/yardstick/internal/spec"
)

// share is by how much every constant of ours is perturbed, both ways.
const share = 0.5

// perturbed sets every constant of ours of the main scorer and of the world to
// half and to half as much again, one at a time.
func (p *prober) perturbed(ctx context.Context) ([]result.Perturbed, error) {
	all := p.constantsOfOurs()
	var asked []question
	for i := range all {
		p.aim(&all[i])
		if all[i].Tried {
			for _, at := range []float64{all[i].Low, all[i].High} {
				asked = append(asked, question{point{all[i].Constant, at}, p.scores()})
			}
		}
	}
	if err := p.ask(ctx, asked); err != nil {
		return nil, err
	}
	for i := range all {
		p.moves(&all[i])
	}
	return all, nil
}

func (p *prober) constantsOfOurs() []result.Perturbed {
	var all []result.Perturbed
	for _, c := range ours(p.plan.Presets[0]) {
		all = append(all, result.Perturbed{Constant: spec.OfScorer + c.Path, Value: c.Value, Source: c.Source, Moves: []result.Move{}})
	}
	if w := p.plan.Dataset.World; w != nil {
		for _, s := range w.Sources {
			if isOurs(s.From) {
				all = append(all, result.Perturbed{Constant: spec.OfWorld + s.Path, Value: s.Value, Source: s.From, Moves: []result.Move{}})
			}
		}
	}
	return all
}

// aim chooses the two values of a constant, or says why there are none.
func (p *prober) aim(c *result.Perturbed) {
	now, ok := p.plan.constant(c.Constant)
	switch why := p.idle(c.Constant); {
	case !ok && strings.HasPrefix(c.Constant, spec.OfWorld+"days."):
		c.Note = "not used: the experiment has days of its own"
		return
	case !ok:
		c.Note = "not perturbed: it is not a single number"
		return
	case why != "":
		c.Note = why
		return
	case now.value == 0:
		c.Note = "not perturbed: half of nothing is nothing"
		return
	}
	c.Tried = true
	c.Low, c.High = p.nudge(c.Constant, now, -share), p.nudge(c.Constant, now, share)
	var notes []string
	if c.Constant == spec.OfScorer+endOfScale {
		notes = append(notes, fmt.Sprintf("of the list only the last R is ours, %s", short(now.value)))
	}
	for _, side := range []struct{ is, wants float64 }{{c.Low, now.value * (1 - share)}, {c.High, now.value * (1 + share)}} {
		if side.is != side.wants {
			notes = append(notes, fmt.Sprintf("%s in place of %s, %s", short(side.is), short(side.wants), because(now, side.wants)))
		}
	}
	c.Note = strings.Join(notes, "; ")
}

// because says why a constant could not go as far as it should.
func because(now number, wanted float64) string {
	if now.whole && wanted != math.Trunc(wanted) {
		return "a whole number"
	}
	return "as far as it may go"
}

// nudge moves a constant by a share of itself, as far as it may go; a whole
// number by at least 1.
func (p *prober) nudge(path string, now number, by float64) float64 {
	target := now.value * (1 + by)
	if !now.whole {
		return p.reach(path, now, target)
	}
	target = math.Round(target)
	if target == now.value {
		target += math.Copysign(1, by*now.value)
	}
	return p.reach(path, now, target)
}

// idle says why a constant cannot move any score under this preset, or "".
func (p *prober) idle(path string) string {
	preset := &p.plan.Presets[0]
	unused := map[string]bool{
		"rep_multiplier": preset.Rep != scorer.RepFollowers, "rep_threshold": preset.Rep != scorer.RepFollowers,
		"k0": preset.B.Q == 0,
	}
	name := strings.TrimPrefix(path, spec.OfScorer)
	switch {
	case unused[name], strings.HasPrefix(name, "own_weights.") && preset.B.O == 0:
		return "not used by this scorer"
	case strings.HasPrefix(path, spec.OfWorld+"budget."):
		return "not used in making a world: a budget is what it is held to"
	case p.unseen(path):
		return "moves only what neither this scorer nor an arm looks at"
	}
	return ""
}

// unseen reports whether a constant of the world is about acts alone that nobody
// looks at, nor at the thanks for them.
func (p *prober) unseen(path string) bool {
	lists, plusK := p.counts(activity.List), p.counts(activity.Endorse)
	switch {
	case isAbout(path, ".listed", "lists"):
		return !lists
	case isAbout(path, "topics"):
		return !plusK
	case isAbout(path, ".listing"):
		return !lists && !p.thanks()
	case isAbout(path, ".endorsements"):
		return !plusK && !p.thanks()
	}
	return false
}

// thanks reports whether a +K or a place on a list leads to mentions, and someone
// looks at those.
func (p *prober) thanks() bool {
	w := p.plan.Dataset.World
	return w != nil && w.Ripples.Thanks > 0 && p.counts(activity.Mention)
}

// isAbout reports whether the path is one of the world's that ends so.
func isAbout(path string, ends ...string) bool {
	return strings.HasPrefix(path, spec.OfWorld) &&
		slices.ContainsFunc(ends, func(end string) bool { return strings.HasSuffix(path, end) })
}

// counts reports whether the main scorer, the arms or the choice of subjects look
// at acts of an action. Draws are named by purpose, so that where nobody looks at
// these acts, more or fewer of them move nothing else.
func (p *prober) counts(k activity.Action) bool {
	preset, e := &p.plan.Presets[0], p.plan.Spec
	if k == activity.List && preset.B.L != 0 || e.Subjects.ReactionsAtLeast > 0 {
		return true
	}
	return weighs(preset.Weights, k) || weighs(preset.OwnWeights, k) || slices.ContainsFunc(e.Arms, func(a intervention.Arm) bool {
		return slices.ContainsFunc(a.Steps, looksAtGifts)
	})
}

// looksAtGifts reports whether what a step does may hang on lists and +K.
func looksAtGifts(s intervention.Step) bool {
	return s.List != nil || s.PlusK != nil || s.Behave != nil || s.Dismiss != nil || s.Open != nil || s.Remove != nil ||
		s.Add != nil && s.Add.To == intervention.LastObject
}

// moves fills in what became of every claim.
func (p *prober) moves(c *result.Perturbed) {
	if !c.Tried {
		return
	}
	low, high := p.at(point{c.Constant, c.Low}), p.at(point{c.Constant, c.High})
	for i, cl := range p.plan.Spec.Claims {
		c.Moves = append(c.Moves, result.Move{Claim: cl.ID, Low: low.standing(i), High: high.standing(i)})
	}
	for _, side := range []struct {
		at float64
		answer
	}{{c.Low, low}, {c.High, high}} {
		if side.refused != "" {
			c.Note = joinNotes(c.Note, fmt.Sprintf("at %s no experiment could be made: %s", strconv.FormatFloat(side.at, 'g', -1, 64), side.refused))
		}
	}
}

func joinNotes(a, b string) string {
	if a == "" {
		return b
	}
	return a + "; " + b
}

// standing is a claim's verdict and effect at a point.
func (a answer) standing(i int) result.Standing {
	if a.refused != "" {
		return result.Standing{}
	}
	c := a.claims[i]
	return result.Standing{Claim: c.Claim.ID, Verdict: c.Verdict.String(), Estimate: c.Estimate}
}

// weighs reports whether a table gives an action a weight on any network.
func weighs(table scorer.Weights, k activity.Action) bool {
	for _, row := range table {
		if row[k] != 0 {
			return true
		}
	}
	return false
}
