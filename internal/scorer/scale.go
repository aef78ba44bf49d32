package scorer

import "math"

// Anchor pins one point of the scale: an account with engagement R has Score.
type Anchor struct{ R, Score float64 }

// Scale maps R to points: piecewise linear through the anchors, which rise in R
// and do not fall in Score, clamped to the first and last score. Step is what a
// displayed score is rounded to, in points.
type Scale struct {
	Anchors []Anchor
	Step    float64
}

// Bottom returns the lowest score of the scale.
func (s Scale) Bottom() float64 { return s.Anchors[0].Score }

// Top returns the highest score of the scale.
func (s Scale) Top() float64 { return s.Anchors[len(s.Anchors)-1].Score }

// Length returns how many points the scale spans.
func (s Scale) Length() float64 { return s.Top() - s.Bottom() }

// Score puts R on the scale.
func (s Scale) Score(r float64) float64 {
	i := 0
	for i < len(s.Anchors) && s.Anchors[i].R <= r { // few: searching costs more
		i++
	}
	if i == 0 {
		return s.Bottom()
	}
	if i == len(s.Anchors) {
		return s.Top()
	}
	lo, hi := s.Anchors[i-1], s.Anchors[i]
	return lo.Score + float64((hi.Score-lo.Score)*((r-lo.R)/(hi.R-lo.R)))
}

// Displayed rounds a score half to even to the step.
func (s Scale) Displayed(score float64) float64 {
	return math.RoundToEven(score/s.Step) * s.Step
}
