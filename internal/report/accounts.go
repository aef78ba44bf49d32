package report

import (
	"fmt"
	"math"

	"github.com/yardstick-lab/yardstick/internal/claim"
	"github.com/yardstick-lab/yardstick/internal/figure"
	"github.com/yardstick-lab/yardstick/internal/result"
)

// classes is how many bars a histogram aims at (ours).
const classes = 30

func accountHistograms(r *result.Result) []drawing {
	var all []drawing
	for i, c := range r.Main().Claims {
		if h, ok := accountHistogram(r, c); ok {
			h.Name = fmt.Sprintf("%s%d", figureAccounts, i+1)
			all = append(all, h)
		}
	}
	return all
}

func accountHistogram(r *result.Result, c result.Claim) (figure.Histogram, bool) {
	var effects []float64
	for _, u := range c.Units {
		if u.Applicable {
			effects = append(effects, u.Difference)
		}
	}
	h := figure.Histogram{
		Head: figure.Head{
			Title: "Account by account: " + capital(says(c)), Subtitle: quantileText(c),
			Unit: effectAxis(r, c),
		},
		Label: "accounts in this log", Noun: "account", Marks: accountMarks(r, c),
	}
	h.Edges, h.Shares = figure.Bins(effects, classes)
	return h, len(effects) > 0 && isEffect(c)
}

func accountMarks(r *result.Result, c result.Claim) []figure.Observed {
	marks := observed(r, c)
	if m := holdsWithin(c); m != nil {
		for _, end := range []float64{m.Low, m.High} {
			if !math.IsInf(end, 0) {
				marks = append(marks, figure.Observed{Label: "the claim's bound: " + plus(short(end)), At: end})
			}
		}
	}
	if c.Estimate != nil && c.Path == claim.PathCensus {
		marks = append(marks, figure.Observed{Label: "mean: " + heldAgainst(c).signed(*c.Estimate), At: *c.Estimate})
	}
	return marks
}

// quantileText puts the quantiles at claim.QuantileShares into words.
func quantileText(c result.Claim) string {
	q := c.Quantiles
	all := fmt.Sprintf("All %s of the accounts in this log that qualify, one at a time.", count(c.N))
	if len(q) != len(claim.QuantileShares) {
		return all
	}
	n := apart(nil, q...)
	return all + fmt.Sprintf(" Half of them lie between %s and %s, nine tenths between %s and %s, all between %s and %s; the median is %s.",
		n.signed(q[2]), n.signed(q[4]), n.signed(q[1]), n.signed(q[5]), n.signed(q[0]), n.signed(q[6]), n.signed(q[3]))
}
