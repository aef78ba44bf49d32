package judgment

import (
	"math"

	"github.com/yardstick-lab/yardstick/internal/activity"
	"github.com/yardstick-lab/yardstick/internal/scorer"
)

// Measure is what something makes of an account's counts.
type Measure func(Counts) float64

// Scorer returns what a scorer makes of counts alone, or says why it cannot: most
// look at who did what and when. Mentions and reshares received are the reactions,
// posts, mentions and reshares sent the own acts; nothing decays, since counts
// have no days.
func Scorer(p scorer.Preset) (m Measure, why string) {
	switch p.Kind {
	case scorer.KindRate:
		return rate, ""
	case scorer.KindConstant:
		return nil, "scores everyone alike"
	case scorer.KindEngine:
	default:
		return nil, "needs events"
	}
	if why := lacking(p); why != "" {
		return nil, why
	}
	return engine(p), ""
}

// lacking says what an engine of these settings looks at that counts do not have,
// or "".
func lacking(p scorer.Preset) string {
	reactions := p.B.U != 0 || p.B.Q != 0
	switch {
	case reactions && p.Phi == scorer.Log2:
		return "needs events: how much each person did"
	case p.Beta != 0 || p.Rep != scorer.RepNone:
		return "needs events: who acted"
	case reactions && onTwitter(p.Weights, activity.Mention) == 0 && onTwitter(p.Weights, activity.Reshare) == 0:
		return "needs events: counts of mentions and reshares are all there is, and it counts neither"
	}
	return ""
}

func engine(p scorer.Preset) Measure {
	return func(c Counts) float64 {
		x := onTwitter(p.Weights, activity.Mention)*c.MentionsReceived + onTwitter(p.Weights, activity.Reshare)*c.ResharesReceived
		own := onTwitter(p.OwnWeights, activity.Post)*c.Posts + onTwitter(p.OwnWeights, activity.Mention)*c.MentionsSent +
			onTwitter(p.OwnWeights, activity.Reshare)*c.ResharesSent
		return p.B.U*math.Log1p(max(0, x)) + p.B.Q*math.Log1p(max(0, x)/(c.Posts+p.K0)) + p.B.O*math.Log1p(max(0, own)) +
			p.B.L*math.Log1p(c.Listed) + p.B.F*math.Log1p(c.Followers)
	}
}

// onTwitter is the weight of an action there, where the counts are from.
func onTwitter(w scorer.Weights, k activity.Action) float64 { return w.Of("twitter", k) }

func rate(c Counts) float64 {
	if c.Followers == 0 {
		return 0
	}
	return (c.MentionsReceived + c.ResharesReceived) / c.Followers
}

// Plain are the measures that need no scorer, to compare with: what each count
// tells by itself.
var Plain = []struct {
	Name string
	Measure
}{
	{"followers, as they are", func(c Counts) float64 { return c.Followers }},
	{"ln followers", func(c Counts) float64 { return math.Log1p(c.Followers) }},
	{"ln lists", func(c Counts) float64 { return math.Log1p(c.Listed) }},
	{"ln (reshares + mentions)", func(c Counts) float64 { return math.Log1p(c.MentionsReceived + c.ResharesReceived) }},
}
