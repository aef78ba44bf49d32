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

// span is Length, 0 for a scale that is not one.
func (s Scale) span() float64 {
	if len(s.Anchors) == 0 {
		return 0
	}
	return s.Length()
}

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

// room returns how far R can move either way, at least, and still be shown the
// same; 0 if that is not what is shown.
func (s Scale) room(r, shown float64) float64 {
	if s.Displayed(s.Score(r)) != shown {
		return 0
	}
	half := float64(s.Step / 2)
	from, to := s.ceiling(shown-half), s.floor(shown+half)
	return max(0, min(r-from, to-r)-float64(slack*(1+math.Abs(r))))
}

// slack covers the rounding of what is only a bound.
const slack = 1e-9

// floor returns the least R that scores as much, +Inf if none does.
func (s Scale) floor(score float64) float64 {
	for i, a := range s.Anchors {
		if a.Score >= score {
			if i == 0 {
				return math.Inf(-1)
			}
			return s.between(i-1, score)
		}
	}
	return math.Inf(1)
}

// ceiling returns the greatest R that scores no more, −Inf if none does.
func (s Scale) ceiling(score float64) float64 {
	for i, a := range s.Anchors {
		if a.Score > score {
			if i == 0 {
				return math.Inf(-1)
			}
			return s.between(i-1, score)
		}
	}
	return math.Inf(1)
}

// between is the R between an anchor and the next one that scores as much.
func (s Scale) between(i int, score float64) float64 {
	lo, hi := s.Anchors[i], s.Anchors[i+1]
	return lo.R + float64((score-lo.Score)*((hi.R-lo.R)/(hi.Score-lo.Score)))
}
